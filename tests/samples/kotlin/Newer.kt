package kitchen  // =| definition.class ; =| definition.function ; =| type.cast

class Guest { fun name() = "Ada" }  // => definition.class name=Guest ; definition.function name=name

@Suppress("unused")
class Waiter(val set: Table) {  // => definition.class name=Waiter methods=7
  fun serve(order: Any): Int {  // => definition.function name=serve parameters=1
    return when (order) {
      is Soup if order.hot -> 1
      is Soup if (
        order.old
      ) -> 2
      is Salad -> if (order.fresh) 3 else 4
      else -> 5
    }
  }

  val tray
    @Synchronized
    get() = Tray()

  fun carry(order: Order): Plate {  // => definition.function name=carry parameters=1
    val plate = order.plate {
      warm = true
    } get Plate.best
    return plate as Plate  // => type.cast name=Plate
  }

  fun seat(where: Place?) {  // => definition.function name=seat
    where?.let {
      sit(it)
    }
    where = null
  }

  fun shout(dynamic: dynamic) {  // => definition.function name=shout parameters=1
    print(dynamic)
  }

  fun price() = $$"${5} and $tip"  // => definition.function name=price

  fun later() {  // => definition.function name=later
    val task = suspend { serve(1) }
    context(set) {
      task()
    }
  }

  context(kitchen: Kitchen)
  fun cook(vararg data: Int) {  // => definition.function name=cook parameters=1
    kitchen.fry(data)
  }
}

@Kept
annotation class Marked  // => definition.class name=Marked

@Kept
wash with soap  // =| definition.class

class Cook {  // => definition.class name=Cook methods=1
  fun taste() {  // => definition.function name=taste
    class
  }
}
