// =~ error.caught error.raised error.swallowed
class SpiltException extends Exception {}  // => error.custom name=SpiltException

class DialException extends Oven {}  // =| error.custom
class Spill extends Exception {}  // =| error.custom

class Plates {
  void rise(Plate plate) throws SpiltException {
    throw new SpiltException("the soup is gone");  // => error.raised name=SpiltException message=the_soup_is_gone
  }

  void carry(Plate plate) throws SpiltException {
    plate.raise(new SpiltException("soup"));  // =| error.raised
    try {
      serve(plate);
    } catch (SpiltException spilt) {  // => error.caught name=SpiltException ; error.swallowed ; =| error.caught.bare
      // nothing to see
    }
    try {
      serve(plate);
    } catch (Exception spilt) {  // => error.caught ; error.caught.bare name=Exception ; =| error.swallowed
      throw spilt;  // => error.rethrown name=Exception
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
      } catch (ShutException shut) {
      }
    }
  }

  Door knockThrice(Door door) {
    for (int attempt = 0; attempt < 3; attempt++) {  // => loop.retry call=door.open limit=3 tries=3
      try {
        return door.open();
      } catch (ShutException shut) {
        Thread.sleep(1);  // => call.sleep name=Thread.sleep seconds=1.0
      }
    }
    return null;
  }

  void visit(Doors doors) {
    for (Door door : doors) {  // =| loop.retry
      try {
        door.open();
        return;
      } catch (ShutException shut) {
      }
    }
  }

  Door knockAnew(Door door) {
    for (;;) {  // => loop.retry call=mapper.apply
      Plate plate;
      try {
        plate = Objects.requireNonNull(mapper.apply(door), "no plate");
      } catch (ShutException shut) {
        door.knock();
        continue;
      }
      return plate.door();
    }
  }

  void drain(Plates plates) {
    for (;;) {  // =| loop.retry
      if (plates.ready()) {
        try {
          plates.take();
        } catch (ShutException shut) {
          plates.tell(shut);
          continue;
        }
      }
      missed = missing.addAndGet(-missed);
      if (missed == 0) {
        break;
      }
    }
  }

  void drainInsideOut(Plates plates) {
    for (;;) {  // =| loop.retry
      if (plates.gone()) {
        try {
          plates.clear();
        } catch (ShutException shut) {
          plates.tell(shut);
        }
        return;
      }
      plates.take();
    }
  }

  void greet(Door door) {
    while (true) {  // =| loop.retry
      Guest guest;
      try {
        guest = door.next();
      } catch (ShutException shut) {
        break;
      }
      if (guest.retries()) {
        return;
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
    for (Row row : room) {  // => loop.nested name=tables depth=2
      for (Table table : row) {
        table.greet();
      }
    }
  }

  void table(Room room) {
    for (Row row : room) {  // =| loop.nested
      row.greet();
    }
    for (Row row : room) {
      row.greet();
    }
  }

  void waitFor(Kettle kettle) {
    while (!kettle.boils) {  // => loop.polling name=waitFor call=Thread.sleep
      Thread.sleep(5);  // => call.sleep
    }
  }

  void waitOnce(Kettle kettle) {
    for (Cup cup : kettle) {  // =| loop.polling
      cup.fill();
    }
    kettle.sleeper(1);  // =| call.sleep
  }
}
