// =~ definition.class definition.function
import kitchen.pans._  // => import.wildcard name=pans
import kitchen.Lid  // => import name=Lid ; =| import.wildcard
import kitchen.{Pot, Cup => Mug}  // => import name=Pot ; import name=Cup

object Larder {  // => definition.class name=Larder
  important(Kitchen)  // =| import
  var shelves = 0  // => global.state name=shelves
  val drawers = 0  // =| global.state
  val apiKey = "A1b2C3d4E5"  // => secret.literal name=apiKey ; =| global.state
  val apiKeys = "your-api-key-here"  // =| secret.literal
}

class Pantry {  // => definition.class name=Pantry methods=1
  /** The classy kind. */  // => docs.docstring name=classy
  @inline
  def classy(kind: Kind): Kind = {  // =| definition.class
    kind
  }
}

trait Shelved  // => definition.class name=Shelved

case class Jar(width: Int)  // => definition.class name=Jar

class Tales {
  def longTale(): Unit = {  // => function.long name=longTale lines=62 ; definition.function
    // =* 60 x = x + 1
  }

  // Only a remark.  // =| docs.docstring
  def shortTale(): Unit = {  // => definition.function ; =| function.long
    // =* 58 x = x + 1
  }

  def nothing(): Unit = {}  // => function.empty name=nothing ; definition.function

  def something(): Int = {  // => definition.function ; =| function.empty
    0
  }

  def banquet(a: A, b: B, c: C, d: D)(e: E = 1, f: F): Unit = {  // => parameters.many count=6 ; definition.function
    nothing()  // =| definition.function
  }

  def supper(a: A, b: B, c: C, d: D, e: E): A = {  // => definition.function parameters=5 ; =| parameters.many
    a
  }
}

class Wardrobe {  // => class.large name=Wardrobe lines=302
  // =* 300 val coat: Coat = a
}

class Cupboard {  // =| class.large
  // =* 290 val coat: Coat = a
}

class Coats {
  def layers(coat: Coat): Unit = {  // => definition.function
    if (coat.on) {
      for (sleeve <- coat) {
        while (sleeve.on) {
          try {
            if (sleeve.button) {  // => nesting.deep name=layers depth=5
              sleeve.close()
            }
          } finally {
            sleeve.fold()
          }
        }
      }
    }
  }

  def chain(coat: Int): Int = {  // => definition.function ; =| nesting.deep
    if (coat == 1) {
      1
    } else if (coat == 2) {
      2
    } else if (coat == 3) {
      3
    } else if (coat == 4) {
      4
    } else if (coat == 5) {
      5
    } else 6
  }

  def descend(box: Box): Box = {  // => definition.function
    if (box.empty) box
    else descend(box.inner)  // => recursion name=descend base=true
  }

  def climb(box: Box): Box = {  // => definition.function ; =| recursion
    climb(box, 1)
  }

  def folded(each: Each): Unit = {  // => definition.function
    each.go { a => each.go { b => each.go { c => a + b + c } } }  // => callback.nested name=folded depth=3
  }

  def flat(each: Each): Unit = {  // => definition.function ; =| callback.nested
    each.go { a => each.go { b => a + b } }
  }

  def getInstance(): Box = {  // => singleton name=getInstance ; definition.function
    box
  }

  def getInstances(): Box = {  // => definition.function ; =| singleton
    box
  }

  def early(x: Int): Int = {  // => definition.function
    return x
    wash(x)  // => code.dead name=early
  }

  def late(x: Int): Unit = {  // => definition.function
    if (x > 1) return
    wash(x)  // =| code.dead
  }

  def firstTwin(guests: Guests): Seats = {  // => code.duplicate name=firstTwin other=secondTwin ; definition.function
    val seated = new Seats()
    for (guest <- guests) {
      val chair = guest.chair()
      chair.pull(guest)
      seated.add(chair)
      seated.add(guest)
    }
    seated
  }

  def secondTwin(guests: Guests): Seats = {  // => code.duplicate name=secondTwin other=firstTwin ; definition.function
    val seated = new Seats()
    for (guest <- guests) {
      val chair = guest.chair()
      chair.pull(guest)
      seated.add(chair)
      seated.add(guest)
    }
    seated
  }

  def cousin(guests: Guests): Seats = {  // => definition.function ; =| code.duplicate
    val seated = new Seats()
    for (guest <- guests) {
      val chair = guest.chair()
      chair.push(guest)
      seated.add(chair)
      seated.add(guest)
    }
    seated
  }
}
