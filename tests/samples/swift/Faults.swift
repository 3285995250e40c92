// =~ error.caught error.raised error.swallowed error.caught.bare
enum SpiltError: Error { case dry }  // => error.custom name=SpiltError

enum Spill: Error { case dry }  // =| error.custom

class Plates {
  func rise(plate: Plate) throws {
    throw SpiltError("the soup is gone")  // => error.raised name=SpiltError message=the_soup_is_gone
  }

  func fall(plate: Plate) {
    fatalError("the soup is back")  // => error.raised name=fatalError message=the_soup_is_back
  }

  func carry(plate: Plate) throws {
    plate.fatal(SpiltError("soup"))  // =| error.raised
    do {
      try serve(plate)
    } catch is SpiltError {  // => error.caught name=SpiltError ; error.swallowed name=SpiltError ; =| error.caught.bare
      // nothing to see
    }
    do {
      try serve(plate)
    } catch {  // => error.caught ; error.caught.bare ; =| error.swallowed
      plate.wipe()
    }
    do {
      try serve(plate)
    } catch {  // => error.caught ; error.caught.bare ; error.swallowed
    }
    do {
      try serve(plate)
    } catch let spilt {  // => error.caught name=spilt ; error.caught.bare ; =| error.swallowed
      throw spilt  // => error.rethrown name=spilt
    }
    do {  // =| error.caught
      try serve(plate)
    } catch let spilt as SpiltError {
      throw SpiltError("more")  // =| error.rethrown
    }
    try? serve(plate)  // => error.swallowed name=serve
    try! serve(plate)  // => error.unwrapped name=serve ; =| error.swallowed
    plate.lid!.lift()  // => error.unwrapped name=plate.lid
    try serve(!plate)  // =| error.unwrapped
  }

  func knock(door: Door) {
    while true {  // => loop.retry call=door.open ; =| loop.infinite
      do {
        try door.open()
        break
      } catch {
      }
    }
  }

  func knockThrice(door: Door) -> Door? {
    for attempt in 0..<3 {  // => loop.retry call=door.open limit=3 tries=3
      do {
        return try door.open()
      } catch {
        sleep(1)  // => call.sleep name=sleep seconds=1.0
      }
    }
    return nil
  }

  func visit(doors: Doors) {
    for door in doors {  // =| loop.retry
      do {
        try door.open()
        return
      } catch {
      }
    }
  }

  func serveForEver(orders: Orders) {
    while true {  // => loop.infinite name=serveForEver ; =| loop.retry
      orders.take()
    }
  }

  func serveUntil(orders: Orders) {
    repeat {  // =| loop.infinite
      if orders.take() {
        break
      }
    } while true
    while orders.full {  // =| loop.infinite
      orders.take()
    }
  }

  func tables(room: Room) {
    for row in room {  // => loop.nested name=tables depth=2
      for table in row {
        table.greet()
      }
    }
  }

  func table(room: Room) {
    for row in room {  // =| loop.nested
      row.greet()
    }
    for row in room {
      row.greet()
    }
  }

  func waitFor(kettle: Kettle) {
    while !kettle.boils {  // => loop.polling name=waitFor call=Thread.sleep
      Thread.sleep(forTimeInterval: 5)  // => call.sleep seconds=5.0
    }
  }

  func waitOnce(kettle: Kettle) {
    for cup in kettle {  // =| loop.polling
      cup.fill()
    }
    kettle.sleeper(1)  // =| call.sleep
  }
}
