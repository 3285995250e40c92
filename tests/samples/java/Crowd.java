import kitchen.Lids;  // => import
import kitchen.Pans;  // => import
import kitchen.Pots;  // => import
import kitchen.Cups;  // => import
import kitchen.Forks;  // => import
import kitchen.Spoons;  // => import
import kitchen.Knives;  // => import
import kitchen.Bowls;  // => import
import kitchen.Jars;  // => import
import kitchen.Trays;  // => import
import kitchen.Mugs;  // => import
import kitchen.Racks;  // => import

class Crowd {
  static int jars = 0;  // => global.state name=jars

  Box unpack(Box box) {
    return unpack(box.inner);  // => recursion name=unpack base=false
  }

  void callOut(Cook cook) {
    new Thread(cook).start();  // => thread name=Thread
    System.out.println("the cook is in");  // => print.debug
    System.out.println("the cook is out");  // => print.debug
    System.out.println("the cook is in");  // => print.debug
    Pattern.compile("^[A-Za-z]+@[A-Za-z]+[.][a-z]+$");  // => regex length=30
  }
}
