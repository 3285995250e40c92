// =~ error.caught error.caught.bare error.swallowed error.raised
class SpiltError extends Error {}  // => error.custom name=SpiltError

class DialError extends Oven {}  // =| error.custom
class Spill extends Error {}  // =| error.custom

function serve(plate) {
  throw new SpiltError("the soup is gone");  // => error.raised name=SpiltError message=the_soup_is_gone
}

function rise(plate) {
  plate.throw(new SpiltError("soup"));  // =| error.raised
}

function carry(plate) {
  try {
    serve(plate);
  } catch (spilt) {  // => error.caught name=spilt ; error.caught.bare ; error.swallowed
    // nothing to see
  }
  try {
    serve(plate);
  } catch (spilt) {  // => error.caught ; =| error.swallowed
    throw spilt;  // => error.rethrown name=spilt
  }
  try {
    serve(plate);
  } catch (spilt) {
    throw new SpiltError("more");  // =| error.rethrown
  } finally {  // =| error.caught ; =| error.caught.bare
    plate.wipe();
  }
}

function knock(door) {
  while (true) {  // => loop.retry call=door.open
    try {
      door.open();
      break;
    } catch (shut) {}
  }
}

async function knockThrice(door) {
  for (let attempt = 0; attempt < 3; attempt++) {  // => loop.retry call=door.open limit=3 tries=3
    try {
      return await door.open();
    } catch (shut) {
      await sleep(1);  // => call.sleep name=sleep seconds=1.0
    }
  }
}

function visit(doors) {
  for (const door of doors) {  // =| loop.retry
    try {
      return door.open();
    } catch (shut) {}
  }
}

function serveForEver(orders) {
  while (true) {  // => loop.infinite name=serveForEver ; =| loop.retry
    orders.take();
  }
}

function serveUntil(orders) {
  for (;;) {  // =| loop.infinite
    if (orders.take()) break;
  }
  do {  // =| loop.infinite
    orders.take();
  } while (0);
  while (orders.full) {  // =| loop.infinite
    orders.take();
  }
}

function tables(room) {
  for (const row of room) {  // => loop.nested name=tables depth=2
    for (const table of row) {
      table.greet();
    }
  }
}

function table(room) {
  for (const row of room) {  // =| loop.nested
    row.greet();
  }
  for (const row of room) {
    row.greet();
  }
}

async function waitFor(kettle) {
  while (!kettle.boils) {  // => loop.polling name=waitFor call=sleep
    await sleep(5);  // => call.sleep
  }
}

function waitOnce(kettle) {
  for (const cup of kettle) {  // =| loop.polling
    cup.fill();
  }
  kettle.sleeper(1);  // =| call.sleep
}
