// =~ error.caught error.raised error.swallowed
class SpiltException : Exception {}  // => error.custom name=SpiltException

class DialException : Oven {}  // =| error.custom
class Spill : Exception {}  // =| error.custom

class Plates {
  void rise(Plate plate) {
    throw new SpiltException("the soup is gone");  // => error.raised name=SpiltException message=the_soup_is_gone
  }

  void carry(Plate plate) {
    plate.raise(new SpiltException("soup"));  // =| error.raised
    try {
      serve(plate);
    } catch (SpiltException spilt) {  // => error.caught name=SpiltException ; error.swallowed ; =| error.caught.bare
      // nothing to see
    }
    try {
      serve(plate);
    } catch (Exception spilt) {  // => error.caught ; error.caught.bare name=Exception ; =| error.swallowed
      throw;  // => error.rethrown name=Exception
    } finally {  // =| error.caught
      plate.wipe();
    }
    try {
      serve(plate);
    } catch (SpiltException spilt) {
      throw new SpiltException("more");  // =| error.rethrown
    }
  }

  void knock(Door door) {
    while (true) {  // => loop.retry call=door.open
      try {
        door.open();
        break;
      } catch (ShutException) {
      }
    }
  }

  Door knockThrice(Door door) {
    for (int attempt = 0; attempt < 3; attempt++) {  // => loop.retry call=door.open limit=3 tries=3
      try {
        return door.open();
      } catch (ShutException shut) {
        Thread.Sleep(1);  // => call.sleep name=Thread.Sleep seconds=1.0
      }
    }
    return null;
  }

  void visit(Doors doors) {
    foreach (Door door in doors) {  // =| loop.retry
      try {
        door.open();
        return;
      } catch (ShutException shut) {
      }
    }
  }

  void serveForEver(Orders orders) {
    while (true) {  // => loop.infinite name=serveForEver ; =| loop.retry
      orders.take();
    }
  }

  void serveUntil(Orders orders) {
    for (;;) {  // =| loop.infinite
      if (orders.take()) {
        break;
      }
    }
    while (orders.full) {  // =| loop.infinite
      orders.take();
    }
  }

  void tables(Room room) {
    foreach (Row row in room) {  // => loop.nested name=tables depth=2
      foreach (Table table in row) {
        table.greet();
      }
    }
  }

  void table(Room room) {
    foreach (Row row in room) {  // =| loop.nested
      row.greet();
    }
    foreach (Row row in room) {
      row.greet();
    }
  }

  void waitFor(Kettle kettle) {
    while (!kettle.boils) {  // => loop.polling name=waitFor call=Thread.Sleep
      Thread.Sleep(5);  // => call.sleep
    }
  }

  void waitOnce(Kettle kettle) {
    foreach (Cup cup in kettle) {  // =| loop.polling
      cup.fill();
    }
    kettle.sleeper(1);  // =| call.sleep
  }
}
