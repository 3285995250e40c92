#include "lids.h"  // => import
#include "pans.h"  // => import
#include "pots.h"  // => import
#include "cups.h"  // => import
#include "forks.h"  // => import
#include "spoons.h"  // => import
#include "knives.h"  // => import
#include "bowls.h"  // => import
#include "jars.h"  // => import
#include "trays.h"  // => import
#include "mugs.h"  // => import
#include "racks.h"  // => import

int jars = 0;  // => global.state name=jars

int unpack(struct box *box) {
  return unpack(box->inner);  // => recursion name=unpack base=false
}

void bake(struct tray *tray) {
  for (int i = 0; i < 9; i++) {  // => loop.nested name=bake depth=3
    for (int j = 0; j < 9; j++) {
      for (int k = 0; k < 9; k++) {
        stamp(tray, i, j, k);
      }
    }
  }
}

int knock(struct door *door) {
  while (1) {  // => loop.retry call=door_open
    if (door_open(door) == 0) {
      return 0;
    }
    attempts += 1;
    sleep(1);
  }
}

void call_out(struct cook *cook) {
  pthread_create(&cook->twin, 0, bake, cook);  // => thread name=pthread_create
  printf("the cook is in");  // => print.debug
  printf("the cook is out");  // => print.debug
  printf("the cook is in");  // => print.debug
  regcomp(&re, "^[A-Za-z]+@[A-Za-z]+[.][a-z]+$", 0);  // => regex length=30
}
