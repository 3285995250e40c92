import Lids  // => import
import Pans  // => import
import Pots  // => import
import Cups  // => import
import Forks  // => import
import Spoons  // => import
import Knives  // => import
import Bowls  // => import
import Jars  // => import
import Trays  // => import
import Mugs  // => import
import Racks  // => import

var jars = 0  // => global.state name=jars

func unpack(box: Box) -> Box {
  return unpack(box: box.inner)  // => recursion name=unpack base=false
}

func bake(trays: Trays) {
  for tray in trays {  // => loop.nested name=bake depth=3
    for row in tray {
      for bun in row {
        stamp(bun)
      }
    }
  }
}

func callOut(cook: Cook) {
  Thread { cook.boil() }.start()  // => thread name=Thread
  print("the cook is in")  // => print.debug
  print("the cook is out")  // => print.debug
  print("the cook is in")  // => print.debug
  NSRegularExpression(pattern: "^[A-Za-z]+@[A-Za-z]+[.][a-z]+$")  // => regex length=30
}
