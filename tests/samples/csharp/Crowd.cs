using kitchen.Lids;  // => import
using kitchen.Pans;  // => import
using kitchen.Pots;  // => import
using kitchen.Cups;  // => import
using kitchen.Forks;  // => import
using kitchen.Spoons;  // => import
using kitchen.Knives;  // => import
using kitchen.Bowls;  // => import
using kitchen.Jars;  // => import
using kitchen.Trays;  // => import
using kitchen.Mugs;  // => import
using kitchen.Racks;  // => import

class Crowd {
  static int jars = 0;  // => global.state name=jars

  Box Unpack(Box box) {
    return Unpack(box.inner);  // => recursion name=Unpack base=false
  }

  void Bake(Trays trays) {
    foreach (var tray in trays) {  // => loop.nested name=Bake depth=3
      foreach (var row in tray) {
        foreach (var bun in row) {
          stamp(bun);
        }
      }
    }
  }

  void CallOut(Cook cook) {
    Task.Run(cook);  // => thread name=Task.Run
    Console.WriteLine("the cook is in");  // => print.debug
    Console.WriteLine("the cook is out");  // => print.debug
    Console.WriteLine("the cook is in");  // => print.debug
    new Regex("^[A-Za-z]+@[A-Za-z]+[.][a-z]+$");  // => regex length=30
  }
}
