class World {
  def calls(pan: Pan, names: Names): Int = {
    new Socket("kitchen", 80)  // => call.network name=Socket
    pan.socket("x")  // =| call.network
    new URL("http://kitchen")  // =| call.network
    os.read(recipe)  // => call.file name=os.read
    pan.read("lid")  // =| call.file
    new File("lid")  // =| call.file
    os.proc("knife")  // => call.process name=os.proc
    pan.proc("knife")  // =| call.process
    Random.nextInt(6)  // => call.random name=Random.nextInt
    pan.random()  // =| call.random
    val now = System.currentTimeMillis  // => call.time name=System.currentTimeMillis
    pan.currentTimeMillis()  // =| call.time
    new Date(pan.born)  // =| call.time
    new Date()  // => call.time name=Date
    sys.exit(2)  // => call.exit name=sys.exit
    pan.exit()  // =| call.exit
    engine.eval("1 + 1")  // => call.eval name=engine.eval
    Class.forName("Pan")  // =| call.eval
    pan.forName("Pan")  // =| call.eval
    MessageDigest.getInstance("MD5")  // => call.crypto name=MessageDigest.getInstance
    pan.getInstance("MD5")  // =| call.crypto
    sys.env("HOME")  // => config.env name=sys.env
    pan.env("HOME")  // =| config.env
    synchronized {  // => lock name=synchronized
      pan.locked()  // =| lock
    }
    Future { names.clear() }  // => thread name=Future
    pan.future()  // =| thread
    mutable.Queue[Pan](pan)  // => queue name=mutable.Queue
    pan.queue()  // =| queue
    cache.get("pan")  // => cache name=cache.get
    pan.get("cached")  // =| cache
    pan.onComplete(names)  // => event.handler name=pan.onComplete
    pan.completed(names)  // =| event.handler
    pan.isFeatureEnabled("salt")  // => feature.flag name=pan.isFeatureEnabled
    pan.isEnabled("salt")  // =| feature.flag
    println("the pan is hot")  // => print.debug name=println message=the_pan_is_hot
    pan.println("hot")  // =| print.debug
    logger.info("the pan is {}", pan)  // => log name=logger.info message=the_pan_is_{}
    pan.info("hot")  // =| log
    new Regex("pan+")  // => regex pattern=pan+ length=4
    pan.regex("pan+")  // =| regex
    pan.run("SELECT name FROM pans WHERE hot")  // => sql text=SELECT_name_FROM_pans_WHERE_hot
    pan.run("select a pan from the shelf")  // =| sql
    val lid = pan.asInstanceOf[Lid]  // => type.cast name=Lid
    val ladle = pan.isInstanceOf[Lid]  // =| type.cast
    pan.boil.unsafeRunSync()  // => unsafe name=pan.boil.unsafeRunSync
    pan.runSync()  // =| unsafe
    Await.result(pan.boil(), 3)  // => async.await name=Await.result
    pan.awaits()  // =| async.await
    if (pan == null) {  // => null.check name=pan
      return 0
    }
    if (pan == names) {  // =| null.check
      return 0
    }
    if (pan.heat > 451) {  // => number.magic value=451
      return 0
    }
    if (pan.heat > 100) {  // =| number.magic
      return 0
    }
    0
  }

  def season(salt: Any): Unit = {  // => type.any name=Any
    salt.any()  // =| type.any
  }

  @deprecated("use the new pan", "1.0")  // => deprecated name=oldPan
  def oldPan(): Unit = {}

  def deprecatedPan(): Unit = {}  // =| deprecated

  @deprecated("use no lid", "1.0")  // => deprecated name=
  var lid: Lid = null

  def lidOf(pan: Pan): Lid = lid

  @nowarn("cat=unused")  // => lint.silenced name=nowarn
  def warmPan(): Unit = {}

  @tailrec  // =| lint.silenced
  final def coldPan(): Unit = {}
}

class SpoonQueue  // => queue name=SpoonQueue

class WorldTest {
  test("makes soup") {  // => test name=test title=makes_soup
    assertEquals(1, pan)  // => assertion name=assertEquals
    pan shouldBe 1  // => assertion name=shouldBe
    pan.equals(1)  // =| assertion
    mock(pan)  // => mock name=mock
    pan.mocks()  // =| mock
  }

  it should "make bread" in {  // => test name=in title=make_bread
    assumeTrue(flour)  // => test.skipped name=assumeTrue
    assume(flour)  // =| test.skipped
  }

  "a pan" in {  // => test title=a_pan
    pan.test()  // =| test ; =| test.skipped
    cancel(pan)  // =| test.skipped
  }
}
