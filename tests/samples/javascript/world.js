function calls(pan, names) {
  fetch("http://kitchen");  // => call.network name=fetch
  pan.fetch("x");  // =| call.network
  fs.readFileSync("recipe");  // => call.file name=fs.readFileSync
  pan.readFileSync("lid");  // =| call.file
  child_process.exec("knife");  // => call.process name=child_process.exec
  pan.exec("knife");  // =| call.process
  Math.random();  // => call.random name=Math.random
  pan.random();  // =| call.random
  Date.now();  // => call.time name=Date.now
  pan.now();  // =| call.time
  new Date();  // => call.time name=Date
  new Date(pan.born);  // =| call.time
  process.exit(2);  // => call.exit name=process.exit
  pan.exit();  // =| call.exit
  eval("1 + 1");  // => call.eval name=eval
  pan.eval("1");  // =| call.eval
  crypto.createHash("sha256");  // => call.crypto name=crypto.createHash
  pan.createHash();  // =| call.crypto
  pan.use(process.env.HOME);  // => config.env name=process.env
  pan.use(process.envy.HOME);  // =| config.env
  pan.use(process.env["HOME"]);  // => config.env name=process.env
  pan.use(process.envy["HOME"]);  // =| config.env
  new Mutex();  // => lock name=Mutex
  pan.mutex();  // =| lock
  new Worker("pan.js");  // => thread name=Worker
  pan.worker();  // =| thread
  Promise.all(pans);  // =| thread
  new Queue();  // => queue name=Queue
  pan.queue();  // =| queue
  cache.get("pan");  // => cache name=cache.get
  pan.get("cached");  // =| cache
  pan.addEventListener("boil", names);  // => event.handler event=boil
  pan.listener("boil", names);  // =| event.handler
  isFeatureEnabled("salt");  // => feature.flag name=isFeatureEnabled
  pan.feature("salt");  // =| feature.flag
  console.log("the pan is hot");  // => print.debug name=console.log message=the_pan_is_hot
  pan.log("hot");  // =| print.debug ; =| log
  logger.info("the pan is %s", pan);  // => log name=logger.info message=the_pan_is_%s
  pan.use(/pan+/);  // => regex pattern=pan+ length=4
  pan.use("/pan+/");  // =| regex
  new RegExp(pan + "+", "gi");  // => regex name=RegExp pattern=
  pan.run("SELECT name FROM pans WHERE hot");  // => sql text=SELECT_name_FROM_pans_WHERE_hot
  pan.run("select a pan from the shelf");  // =| sql
  if (pan === null) {  // => null.check name=pan
    return;
  }
  if (pan === names) {  // =| null.check
    return;
  }
  if (pan.heat > 451) {  // => number.magic value=451
    return;
  }
  if (pan.heat > 100) {  // =| number.magic
    return;
  }
  switch (pan.heat) {
    case 1:  // => switch.fallthrough name=calls
      pan.warm();
    case 2:  // =| switch.fallthrough
      pan.cook();
      break;
    case 3:  // =| switch.fallthrough
    default:
      pan.burn();
  }
}

class SpoonQueue {}  // => queue name=SpoonQueue

deprecate(calls, "use the oven");  // => deprecated name=deprecate
deprecated(calls);  // =| deprecated

async function stir(pan) {  // => async.function name=stir
  await pan.simmer();  // => async.await name=pan.simmer
  pan.await();  // =| async.await
}

function whisk(pan) {  // =| async.function
  return pan;
}

it("makes soup", () => {  // => test name=it title=makes_soup
  expect(pan.hot).toBe(true);  // => assertion name=expect
  pan.expect(1);  // =| assertion
  jest.fn();  // => mock name=jest.fn
  pan.fn();  // =| mock
});

bit("makes soup");  // =| test

t.test("makes stew", () => {});  // => test name=t.test title=makes_stew

re.test("makes stew");  // =| test

it.skip("makes bread", () => {});  // => test.skipped name=it.skip text=makes_bread
pan.skip("makes bread");  // =| test.skipped

/** @deprecated use the spoon */  // => deprecated name=ladle
function ladle() {}

/** Says `@deprecated` of others. */  // =| deprecated
function spoon() {}
