// =~ error.caught error.raised error.swallowed
class SpiltException(why: String) : Exception(why)  // => error.custom name=SpiltException

class DialException(why: String) : Oven(why)  // =| error.custom
class PanException(why: String) : Oven(why, exception("an error"))  // =| error.custom
class Spill(why: String) : Exception(why)  // =| error.custom

class Plates {
  fun rise(plate: Plate) {
    throw SpiltException("the soup is gone")  // => error.raised name=SpiltException message=the_soup_is_gone
  }

  fun fall(plate: Plate) {
    error("the soup is back")  // => error.raised name=error message=the_soup_is_back
  }

  fun carry(plate: Plate) {
    plate.raise(SpiltException("soup"))  // =| error.raised
    try {
      serve(plate)
    } catch (spilt: SpiltException) {  // => error.caught name=SpiltException ; error.swallowed ; =| error.caught.bare
      // nothing to see
    }
    try {
      serve(plate)
    } catch (spilt: Exception) {  // => error.caught ; error.caught.bare name=Exception ; =| error.swallowed
      throw spilt  // => error.rethrown name=Exception
    } finally {  // =| error.caught
      plate.wipe()
    }
    try {
      serve(plate)
    } catch (spilt: SpiltException) {
      throw SpiltException("more")  // =| error.rethrown
    }
    plate.lid!!.lift()  // => error.unwrapped name=plate.lid
    plate.lid?.lift()  // =| error.unwrapped
  }

  fun knock(door: Door) {
    while (true) {  // => loop.retry call=door.open ; =| loop.infinite
      try {
        door.open()
        break
      } catch (shut: ShutException) {
      }
    }
  }

  fun knockThrice(door: Door): Door? {
    for (attempt in 1..3) {  // => loop.retry call=door.open limit=3 tries=3
      try {
        return door.open()
      } catch (shut: ShutException) {
        Thread.sleep(1)  // => call.sleep name=Thread.sleep seconds=1.0
      }
    }
    return null
  }

  fun visit(doors: Doors) {
    for (door in doors) {  // =| loop.retry
      try {
        door.open()
        return
      } catch (shut: ShutException) {
      }
    }
  }

  fun serveForEver(orders: Orders) {
    while (true) {  // => loop.infinite name=serveForEver ; =| loop.retry
      orders.take()
    }
  }

  fun serveUntil(orders: Orders) {
    do {  // =| loop.infinite
      if (orders.take()) break
    } while (true)
    while (full) {  // =| loop.infinite
      orders.take()
    }
    while (true) {  // =| loop.infinite
      val order = orders.take() ?: break
    }
    while (true) {  // =| loop.infinite
      orders.all { order -> return }
    }
    while (true) {  // => loop.infinite
      orders.all { order -> return@all }
    }
    home@ while (true) {  // => loop.nested ; =| loop.infinite
      for (order in orders) {
        if (order.last) break@home
      }
    }
  }

  fun tables(room: Room) {
    for (row in room) {  // => loop.nested name=tables depth=2
      for (table in row) {
        table.greet()
      }
    }
  }

  fun table(room: Room) {
    for (row in room) {  // =| loop.nested
      row.greet()
    }
    for (row in room) {
      row.greet()
    }
  }

  fun waitFor(kettle: Kettle) {
    while (!kettle.boils) {  // => loop.polling name=waitFor call=delay
      delay(5)  // => call.sleep name=delay
    }
  }

  fun waitOnce(kettle: Kettle) {
    for (cup in kettle) {  // =| loop.polling
      cup.fill()
    }
    kettle.delays(1)  // =| call.sleep
  }
}
