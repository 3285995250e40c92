// =~ error.caught error.raised error.swallowed
class SpiltException : public Exception {};  // => error.custom name=SpiltException

struct PanError : public Pan {};  // =| error.custom
class Spill : public Exception {};  // =| error.custom

class Plates {
  void rise(Plate plate) {
    throw SpiltException("the soup is gone");  // => error.raised name=SpiltException message=the_soup_is_gone
  }

  void carry(Plate plate) {
    plate.raise(SpiltException("soup"));  // =| error.raised
    try {
      serve(plate);
    } catch (const SpiltException& spilt) {  // => error.caught name=SpiltException ; error.swallowed ; =| error.caught.bare
      // nothing to see
    }
    try {
      serve(plate);
    } catch (const std::exception& spilt) {  // => error.caught ; error.caught.bare name=std::exception ; =| error.swallowed
      throw;  // => error.rethrown name=std::exception
    }
    try {
      serve(plate);
    } catch (...) {  // => error.caught ; error.caught.bare ; error.swallowed
    }
    plate.catches();  // =| error.caught
    try {
      serve(plate);
    } catch (const SpiltException& spilt) {
      throw SpiltException("more");  // =| error.rethrown
    }
  }

  void knock(Door door) {
    while (true) {  // => loop.retry call=door.open
      try {
        door.open();
        break;
      } catch (const ShutException& shut) {
      }
    }
  }

  Door knockThrice(Door door) {
    for (int attempt = 0; attempt < 3; attempt++) {  // => loop.retry call=door.open limit=3 tries=3
      try {
        return door.open();
      } catch (const ShutException& shut) {
        std::this_thread::sleep_for(1);  // => call.sleep name=std::this_thread::sleep_for seconds=1.0
      }
    }
    return null;
  }

  void visit(Doors doors) {
    for (Door& door : doors) {  // =| loop.retry
      try {
        door.open();
        return;
      } catch (const ShutException& shut) {
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
    for (Row& row : room) {  // => loop.nested name=tables depth=2
      for (Table& table : row) {
        table.greet();
      }
    }
  }

  void table(Room room) {
    for (Row& row : room) {  // =| loop.nested
      row.greet();
    }
    for (Row& row : room) {
      row.greet();
    }
  }

  void waitFor(Kettle kettle) {
    while (!kettle.boils) {  // => loop.polling name=waitFor call=std::this_thread::sleep_for
      std::this_thread::sleep_for(5);  // => call.sleep
    }
  }

  void waitOnce(Kettle kettle) {
    for (Cup& cup : kettle) {  // =| loop.polling
      cup.fill();
    }
    kettle.sleeper(1);  // =| call.sleep
  }
};
