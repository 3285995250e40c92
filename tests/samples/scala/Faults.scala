// =~ error.caught error.raised error.swallowed
class SpiltException(why: String) extends Exception(why)  // => error.custom name=SpiltException

class PanError(why: String) extends Pan("no error")  // =| error.custom
class Spill(why: String) extends Exception(why)  // =| error.custom

class Plates {
  def rise(plate: Plate): Unit = {
    throw new SpiltException("the soup is gone")  // => error.raised name=SpiltException message=the_soup_is_gone
  }

  def fall(plate: Plate): Unit = {
    sys.error("the soup is back")  // => error.raised name=sys.error message=the_soup_is_back
  }

  def carry(plate: Plate): Unit = {
    plate.raise(new SpiltException("soup"))  // =| error.raised
    try {
      serve(plate)
    } catch {
      case spilt: SpiltException =>  // => error.caught name=SpiltException ; error.swallowed name=SpiltException ; =| error.caught.bare
      case burnt: BurntException => ()  // => error.caught name=BurntException ; error.swallowed
    }
    try {
      serve(plate)
    } catch {
      case NonFatal(spilt) =>  // => error.caught ; error.caught.bare name=NonFatal ; =| error.swallowed
        throw spilt  // => error.rethrown name=NonFatal
    } finally {  // =| error.caught
      plate.wipe()
    }
    try {
      serve(plate)
    } catch {
      case spilt: SpiltException =>
        throw new SpiltException("more")  // =| error.rethrown
      case _ =>  // => error.caught ; error.caught.bare ; error.swallowed
    }
  }

  def knock(door: Door): Unit = {
    while (true) {  // => loop.retry call=door.open ; =| loop.infinite
      try {
        door.open()
        return
      } catch {
        case shut: ShutException => door.push()
      }
    }
  }

  def knockThrice(door: Door): Door = {
    for (attempt <- 0 until 3) {  // => loop.retry call=door.open limit=3 tries=3
      try {
        return door.open()
      } catch {
        case shut: ShutException => Thread.sleep(1)  // => call.sleep name=Thread.sleep seconds=1.0
      }
    }
    door
  }

  def visit(doors: Doors): Unit = {
    for (door <- doors) {  // =| loop.retry
      try {
        door.open()
        return
      } catch {
        case shut: ShutException => door.push()
      }
    }
  }

  def serveForEver(orders: Orders): Unit = {
    while (true) {  // => loop.infinite name=serveForEver ; =| loop.retry
      orders.take()
    }
  }

  def serveUntil(orders: Orders): Unit = {
    do {  // =| loop.infinite
      if (orders.take()) return
    } while (true)
    while (full) {  // =| loop.infinite
      orders.take()
    }
  }

  def tables(room: Room): Unit = {
    for (row <- room) {  // => loop.nested name=tables depth=2
      for (table <- row) {
        table.greet()
      }
    }
  }

  def table(room: Room): Unit = {
    for (row <- room) {  // =| loop.nested
      row.greet()
    }
    for (row <- room) {
      row.greet()
    }
  }

  def waitFor(kettle: Kettle): Unit = {
    while (!kettle.boils) {  // => loop.polling name=waitFor call=Thread.sleep
      Thread.sleep(5)  // => call.sleep
    }
  }

  def menu(room: Room): Seq[Meal] = {
    for (row <- room) yield {  // =| loop.nested
      for (table <- row) yield table.meal
    }
  }

  def brew(kettle: Kettle): IO[Tea] =
    for {  // =| loop.polling
      _ <- kettle.heat
      _ <- IO.sleep(5)  // => call.sleep
      tea <- kettle.pour
    } yield tea

  def waitOnce(kettle: Kettle): Unit = {
    for (cup <- kettle) {  // =| loop.polling
      cup.fill()
    }
    kettle.sleeper(1)  // =| call.sleep
  }
}
