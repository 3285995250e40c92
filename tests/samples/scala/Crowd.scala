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

object Crowd {
  var jars = 0  // => global.state name=jars

  def unpack(box: Box): Box = {
    unpack(box.inner)  // => recursion name=unpack base=false
  }

  def bake(trays: Trays): Unit = {
    for (tray <- trays) {  // => loop.nested name=bake depth=3
      for (row <- tray) {
        for (bun <- row) {
          stamp(bun)
        }
      }
    }
  }

  def callOut(cook: Cook): Unit = {
    Future { cook.boil() }  // => thread name=Future
    println("the cook is in")  // => print.debug
    println("the cook is out")  // => print.debug
    println("the cook is in")  // => print.debug
    new Regex("^[A-Za-z]+@[A-Za-z]+[.][a-z]+$")  // => regex length=30
  }
}
