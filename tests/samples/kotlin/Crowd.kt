import kitchen.Lids  // => import
import kitchen.Pans  // => import
import kitchen.Pots  // => import
import kitchen.Cups  // => import
import kitchen.Forks  // => import
import kitchen.Spoons  // => import
import kitchen.Knives  // => import
import kitchen.Bowls  // => import
import kitchen.Jars  // => import
import kitchen.Trays  // => import
import kitchen.Mugs  // => import
import kitchen.Racks  // => import

var jars = 0  // => global.state name=jars

fun unpack(box: Box): Box {
  return unpack(box.inner)  // => recursion name=unpack base=false
}

fun bake(trays: Trays) {
  for (tray in trays) {  // => loop.nested name=bake depth=3
    for (row in tray) {
      for (bun in row) {
        stamp(bun)
      }
    }
  }
}

fun callOut(cook: Cook) {
  thread { cook.boil() }  // => thread name=thread
  println("the cook is in")  // => print.debug
  println("the cook is out")  // => print.debug
  println("the cook is in")  // => print.debug
  Regex("^[A-Za-z]+@[A-Za-z]+[.][a-z]+.")  // => regex length=30
}
