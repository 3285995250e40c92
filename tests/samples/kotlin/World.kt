class World {
  fun calls(pan: Pan, names: Names): Int {
    Socket("kitchen", 80)  // => call.network name=Socket
    pan.socket("x")  // =| call.network
    URL("http://kitchen")  // =| call.network
    File("recipe").readText()  // => call.file name=File("recipe").readText
    File("recipe")  // =| call.file
    pan.file("lid")  // =| call.file
    ProcessBuilder("knife")  // => call.process name=ProcessBuilder
    pan.process("knife")  // =| call.process
    Math.random()  // => call.random name=Math.random
    pan.randomly()  // =| call.random
    System.currentTimeMillis()  // => call.time name=System.currentTimeMillis
    pan.currentTimeMillis()  // =| call.time
    Date(pan.born)  // =| call.time
    Date()  // => call.time name=Date
    exitProcess(2)  // => call.exit name=exitProcess
    pan.exit()  // =| call.exit
    engine.eval("1 + 1")  // => call.eval name=engine.eval
    Class.forName("Pan")  // =| call.eval
    pan.forName("Pan")  // =| call.eval
    MessageDigest.getInstance("MD5")  // => call.crypto name=MessageDigest.getInstance
    pan.getInstance("MD5")  // =| call.crypto
    System.getenv("HOME")  // => config.env name=System.getenv
    pan.getenv("HOME")  // =| config.env
    synchronized(pan) {  // => lock name=synchronized
      pan.locked()  // =| lock
    }
    thread { names.clear() }  // => thread name=thread
    GlobalScope.launch { names.clear() }  // => thread name=GlobalScope.launch
    pan.thread()  // =| thread
    ArrayDeque<Pan>()  // => queue name=ArrayDeque
    pan.queue()  // =| queue
    cache.get("pan")  // => cache name=cache.get
    pan.get("cached")  // =| cache
    pan.addListener(names)  // => event.handler name=pan.addListener
    pan.listener(names)  // =| event.handler
    pan.isFeatureEnabled("salt")  // => feature.flag name=pan.isFeatureEnabled
    pan.isEnabled("salt")  // =| feature.flag
    println("the pan is hot")  // => print.debug name=println message=the_pan_is_hot
    pan.println("hot")  // =| print.debug
    logger.info("the pan is {}", pan)  // => log name=logger.info message=the_pan_is_{}
    pan.info("hot")  // =| log
    Regex("pan+")  // => regex pattern=pan+ length=4
    pan.regex("pan+")  // =| regex
    pan.run("SELECT name FROM pans WHERE hot")  // => sql text=SELECT_name_FROM_pans_WHERE_hot
    pan.run("select a pan from the shelf")  // =| sql
    val lid = pan as Lid  // => type.cast name=Lid
    val ladle = pan is Lid  // =| type.cast
    Unsafe.getUnsafe()  // => unsafe name=Unsafe.getUnsafe
    pan.getUnsafe()  // =| unsafe
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
    return 0
  }

  suspend fun stew(pan: Pan) {  // => async.function name=stew
    pan.boil().await()  // => async.await
    pan.await  // =| async.await
  }

  fun boil(pan: Pan): Pan {  // =| async.function
    return pan
  }

  fun season(salt: Any) {  // => type.any name=Any
    salt.any()  // =| type.any
  }

  @Deprecated("use the new pan")  // => deprecated name=oldPan
  fun oldPan() {}

  fun deprecatedPan() {}  // =| deprecated

  @Deprecated("use no lid")  // => deprecated name=
  val lid: Lid

  fun lidOf(pan: Pan) = pan.lid
}

class SpoonQueue  // => queue name=SpoonQueue

class WorldTest {
  @Test  // => test name=makes_soup
  fun `makes soup`() {
    assertEquals(1, pan)  // => assertion name=assertEquals
    pan.equals(1)  // =| assertion
    mockk<Pan>()  // => mock name=mockk
    pan.mocks()  // =| mock
  }

  @Test  // => test name=makesBread
  @Ignore("no flour")  // => test.skipped name=makesBread text=no_flour
  fun makesBread() {}

  fun testing() {}  // =| test ; =| test.skipped

  init {
    test("makes cake") { assertTrue(pan) }  // => test name=test title=makes_cake ; assertion
    test { pan.wash() }  // =| test
    task("makes cake") { pan.wash() }  // =| test
  }
}
