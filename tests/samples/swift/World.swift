class World {
  func calls(pan: Pan, names: Names) -> Int {
    URLSession.shared.dataTask(with: pan)  // => call.network name=URLSession.shared.dataTask
    pan.session("x")  // =| call.network
    FileManager.default.removeItem(atPath: "recipe")  // => call.file name=FileManager.default.removeItem
    pan.remove("lid")  // =| call.file
    Process()  // => call.process name=Process
    pan.process("knife")  // =| call.process
    Int.random(in: names)  // => call.random name=Int.random
    pan.random()  // =| call.random
    Date()  // => call.time name=Date
    pan.date()  // =| call.time
    Date(timeIntervalSince1970: 60)  // =| call.time
    exit(2)  // => call.exit name=exit
    pan.exit()  // =| call.exit
    context.evaluateScript("1 + 1")  // => call.eval name=context.evaluateScript
    NSClassFromString("Pan")  // =| call.eval
    pan.classFrom("Pan")  // =| call.eval
    SHA256.hash(data: pan)  // => call.crypto name=SHA256.hash
    pan.hash(data: pan)  // =| call.crypto
    ProcessInfo.processInfo.environment["HOME"]  // => config.env name=ProcessInfo.processInfo.environment
    pan.processInfo.environments["HOME"]  // =| config.env
    let padlock = NSLock()  // => lock name=NSLock
    pan.locked()  // =| lock
    DispatchQueue.global().async { pan.boil() }  // => thread name=DispatchQueue.global ; thread name=DispatchQueue.global().async
    pan.thread()  // =| thread
    DispatchQueue(label: "pans")  // => queue name=DispatchQueue
    pan.queue()  // =| queue
    cache.object(forKey: "pan")  // => cache name=cache.object
    pan.object("cached")  // =| cache
    pan.addObserver(names)  // => event.handler name=pan.addObserver
    pan.observer(names)  // =| event.handler
    pan.isFeatureEnabled("salt")  // => feature.flag name=pan.isFeatureEnabled
    pan.isEnabled("salt")  // =| feature.flag
    print("the pan is hot")  // => print.debug name=print message=the_pan_is_hot
    pan.print("hot")  // =| print.debug
    logger.info("the pan is \(pan)")  // => log name=logger.info
    pan.info("hot")  // =| log
    NSRegularExpression(pattern: "pan+")  // => regex pattern=pan+ length=4
    let expression = /pan+/  // => regex pattern=pan+ length=4
    pan.expression(pattern: "pan+")  // =| regex
    pan.run("SELECT name FROM pans WHERE hot")  // => sql text=SELECT_name_FROM_pans_WHERE_hot
    pan.run("select a pan from the shelf")  // =| sql
    let lid = pan as! Lid  // => type.cast name=Lid
    let cover = pan as? Lid  // => type.cast name=Lid
    let ladle = pan is Lid  // =| type.cast
    withUnsafeBytes(of: pan) { names.add($0) }  // => unsafe name=withUnsafeBytes
    pan.unsafe()  // =| unsafe
    if pan == nil {  // => null.check name=pan
      return 0
    }
    if pan == names {  // =| null.check
      return 0
    }
    if pan.heat > 451 {  // => number.magic value=451
      return 0
    }
    if pan.heat > 100 {  // =| number.magic
      return 0
    }
    switch pan.heat {
    case 1:  // => switch.fallthrough name=calls
      pan.warm()
      fallthrough
    case 2:  // =| switch.fallthrough
      pan.cook()
    default:  // =| switch.fallthrough
      pan.burn()
    }
    return 0
  }

  func stew(pan: Pan) async throws {  // => async.function name=stew
    await pan.boil()  // => async.await name=pan.boil
    try await pan.simmer()  // => async.await name=pan.simmer
    pan.await()  // =| async.await
  }

  func boil(pan: Pan) -> Pan {  // =| async.function
    return pan
  }

  func season(salt: Any) {  // => type.any name=Any
    salt.any()  // =| type.any
  }

  @available(*, deprecated, message: "use the new pan")  // => deprecated name=oldPan
  func oldPan() {}

  @available(iOS 13, *)  // =| deprecated
  func newPan() {}
}

class SpoonQueue {}  // => queue name=SpoonQueue

class WorldTest: XCTestCase {
  func testSoup() {  // => test name=testSoup
    XCTAssertEqual(1, pan)  // => assertion name=XCTAssertEqual
    pan.assertEqual(1)  // =| assertion
  }

  @Test  // => test name=makesBread
  func makesBread() throws {
    throw XCTSkip("no flour")  // => test.skipped name=XCTSkip text=no_flour
  }

  func testing() {}  // =| test ; =| test.skipped
}

class FakePan {}  // => mock name=FakePan

class Fakery {}  // =| mock
