// =~ definition.class definition.function
import kitchen.pans.*  // => import.wildcard name=kitchen.pans
import kitchen.Lid  // => import name=kitchen.Lid ; =| import.wildcard

important(Kitchen)  // =| import

var shelf = 0  // => global.state name=shelf

val drawers = 0  // =| global.state

object Larder {  // => singleton name=Larder ; definition.class name=Larder
  var shelves = 0  // => global.state name=shelves
  val apiKey = "A1b2C3d4E5"  // => secret.literal name=apiKey ; =| global.state
  val apiKeys = "your-api-key-here"  // =| secret.literal
}

class Pantry {  // => definition.class name=Pantry methods=1 ; =| singleton
  /** The classy kind. */  // => docs.docstring name=classy
  @Suppress("rust")  // => lint.silenced name=Suppress
  fun classy(kind: Kind): Kind {  // =| definition.class ; =| lint.silenced
    return kind
  }
}

interface Shelved  // => definition.class name=Shelved

enum class Jar { FULL, EMPTY }  // => definition.class name=Jar

data class Lid(val width: Int)  // => definition.class name=Lid

class Tales {
  fun longTale() {  // => function.long name=longTale lines=62 ; definition.function
    // =* 60 x = x + 1
  }

  // Only a remark.  // =| docs.docstring
  fun shortTale() {  // => definition.function ; =| function.long
    // =* 58 x = x + 1
  }

  fun nothing() {}  // => function.empty name=nothing ; definition.function

  fun something(): Int {  // => definition.function ; =| function.empty
    return 0
  }

  fun banquet(a: A, b: B, c: C, d: D, e: E = E(), vararg f: F): Int {  // => parameters.many count=6 ; definition.function
    return nothing()  // =| definition.function
  }

  fun supper(a: A, b: B, c: C, d: D, e: E): A {  // => definition.function parameters=5 ; =| parameters.many
    return a
  }
}

class Wardrobe {  // => class.large name=Wardrobe lines=302
  // =* 300 val coat: Coat
}

class Cupboard {  // =| class.large
  // =* 290 val coat: Coat
}

class Coats {
  fun layers(coat: Coat) {  // => definition.function
    if (coat.on) {
      for (sleeve in coat) {
        while (sleeve.on) {
          try {
            if (sleeve.button) {  // => nesting.deep name=layers depth=5
              return
            }
          } finally {
            sleeve.fold()
          }
        }
      }
    }
  }

  fun chain(coat: Int): Int {  // => definition.function ; =| nesting.deep
    if (coat == 1) {
      return 1
    } else if (coat == 2) {
      return 2
    } else if (coat == 3) {
      return 3
    } else if (coat == 4) {
      return 4
    } else if (coat == 5) {
      return 5
    }
    return 6
  }

  fun descend(box: Box): Box {  // => definition.function
    if (box.empty) {
      return box
    }
    return descend(box.inner)  // => recursion name=descend base=true
  }

  fun climb(box: Box): Box {  // => definition.function ; =| recursion
    return climb(box, 1)
  }

  fun folded(each: Each) {  // => definition.function
    each.go { a -> each.go { b -> each.go { c -> a + b + c } } }  // => callback.nested name=folded depth=3
  }

  fun labelled(each: Each) {  // => definition.function
    each("pan") { serve() }  // =| test
  }

  fun flat(each: Each) {  // => definition.function ; =| callback.nested
    each.go { a -> each.go { b -> a + b } }
  }

  fun getInstance(): Box {  // => singleton name=getInstance ; definition.function
    return box
  }

  fun getInstances(): Box {  // => definition.function ; =| singleton
    return box
  }

  fun early(x: Int): Int {  // => definition.function
    return x
    wash(x)  // => code.dead name=early
  }

  fun late(x: Int) {  // => definition.function
    if (x > 1) return
    wash(x)  // =| code.dead
    if (false) {  // => code.dead name=late
      wash(x)
    }
    if (wet) {  // =| code.dead
      wash(x)
    }
  }

  fun firstTwin(guests: Guests): Seats {  // => code.duplicate name=firstTwin other=secondTwin ; definition.function
    val seated = Seats()
    for (guest in guests) {
      val chair = guest.chair()
      chair.pull(guest)
      seated.add(chair)
      seated.add(guest)
    }
    return seated
  }

  fun secondTwin(guests: Guests): Seats {  // => code.duplicate name=secondTwin other=firstTwin ; definition.function
    val seated = Seats()
    for (guest in guests) {
      val chair = guest.chair()
      chair.pull(guest)
      seated.add(chair)
      seated.add(guest)
    }
    return seated
  }

  fun cousin(guests: Guests): Seats {  // => definition.function ; =| code.duplicate
    val seated = Seats()
    for (guest in guests) {
      val chair = guest.chair()
      chair.push(guest)
      seated.add(chair)
      seated.add(guest)
    }
    return seated
  }
}
