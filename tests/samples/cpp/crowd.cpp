#include <lids>  // => import
#include <pans>  // => import
#include <pots>  // => import
#include <cups>  // => import
#include <forks>  // => import
#include <spoons>  // => import
#include <knives>  // => import
#include <bowls>  // => import
#include <jars>  // => import
#include <trays>  // => import
#include <mugs>  // => import
#include <racks>  // => import

int jars = 0;  // => global.state name=jars

Box unpack(Box box) {
  return unpack(box.inner);  // => recursion name=unpack base=false
}

void bake(Trays trays) {
  for (auto& tray : trays) {  // => loop.nested name=bake depth=3
    for (auto& row : tray) {
      for (auto& bun : row) {
        stamp(bun);
      }
    }
  }
}

void call_out(Cook cook) {
  std::thread twin(bake);  // => thread name=std::thread
  printf("the cook is in");  // => print.debug
  printf("the cook is out");  // => print.debug
  printf("the cook is in");  // => print.debug
  regcomp(&re, "^[A-Za-z]+@[A-Za-z]+[.][a-z]+$", 0);  // => regex length=30
}
