class World {
  int calls(Pan pan, Names names) {
    new Socket("kitchen", 80);  // => call.network name=Socket
    pan.socket("x");  // =| call.network
    new URL("http://kitchen");  // =| call.network
    Files.readString("recipe");  // => call.file name=Files.readString
    pan.readString("lid");  // =| call.file
    new File("recipe");  // =| call.file
    shelf.listFiles();  // => call.file name=shelf.listFiles
    new ProcessBuilder("knife");  // => call.process name=ProcessBuilder
    pan.process("knife");  // =| call.process
    Math.random();  // => call.random name=Math.random
    pan.random();  // =| call.random
    System.currentTimeMillis();  // => call.time name=System.currentTimeMillis
    pan.currentTimeMillis();  // =| call.time
    new Date();  // => call.time name=Date
    new Date(pan.born);  // =| call.time
    System.exit(2);  // => call.exit name=System.exit
    pan.exit();  // =| call.exit
    engine.eval("1 + 1");  // => call.eval name=engine.eval
    Class.forName("Pan");  // =| call.eval
    pan.forName("Pan");  // =| call.eval
    MessageDigest.getInstance("MD5");  // => call.crypto name=MessageDigest.getInstance
    pan.getInstance("MD5");  // =| call.crypto
    System.getenv("HOME");  // => config.env name=System.getenv
    pan.getenv("HOME");  // =| config.env
    synchronized (pan) {  // => lock name=pan
      pan.locked();  // =| lock
    }
    new Thread(pan).start();  // => thread name=Thread
    pan.thread();  // =| thread
    new ArrayBlockingQueue(3);  // => queue name=ArrayBlockingQueue
    pan.queue();  // =| queue
    cache.get("pan");  // => cache name=cache.get
    pan.get("cached");  // =| cache
    pan.addListener(names);  // => event.handler name=pan.addListener
    pan.listener(names);  // =| event.handler
    pan.isFeatureEnabled("salt");  // => feature.flag name=pan.isFeatureEnabled
    pan.isEnabled("salt");  // =| feature.flag
    System.out.println("the pan is hot");  // => print.debug name=System.out.println message=the_pan_is_hot
    pan.println("hot");  // =| print.debug
    logger.info("the pan is {}", pan);  // => log name=logger.info message=the_pan_is_{}
    pan.info("hot");  // =| log
    Pattern.compile("pan+");  // => regex pattern=pan+ length=4
    pan.compile("pan+");  // =| regex
    pan.run("SELECT name FROM pans WHERE hot");  // => sql text=SELECT_name_FROM_pans_WHERE_hot
    pan.run("select a pan from the shelf");  // =| sql
    Lid lid = (Lid) pan;  // => type.cast name=Lid
    Lid ladle = (pan);  // =| type.cast
    Unsafe.getUnsafe();  // => unsafe name=Unsafe.getUnsafe
    pan.getUnsafe();  // =| unsafe
    if (pan == null) {  // => null.check name=pan
      return 0;
    }
    if (pan == names) {  // =| null.check
      return 0;
    }
    if (pan.heat > 451) {  // => number.magic value=451
      return 0;
    }
    if (pan.heat > 100) {  // =| number.magic
      return 0;
    }
    switch (pan.heat) {
      case 1:  // => switch.fallthrough name=calls
        pan.warm();
      case 2:  // =| switch.fallthrough
        pan.cook();
        break;
      default:  // =| switch.fallthrough
        pan.burn();
    }
    return 0;
  }

  void season(Object salt) {  // => type.any name=Object
    salt.object();  // =| type.any
  }

  @Deprecated  // => deprecated name=oldPan
  void oldPan() {}

  void deprecatedPan() {}  // =| deprecated

  @Deprecated  // => deprecated name=
  Lid lid;

  Lid lidOf(Pan pan) { return lid; }

  @Deprecated(since = "3")  // => deprecated name=knobs
  @Count(max = "4; 5")
  static <T extends Knob> Map<T, Integer> knobs() { return null; }
}

class SpoonQueue {}  // => queue name=SpoonQueue

class WorldTest {
  @Test  // => test name=makesSoup
  void makesSoup() {
    assertEquals(1, pan);  // => assertion name=assertEquals
    pan.equals(1);  // =| assertion
    Mockito.mock(Pan.class);  // => mock name=Mockito.mock
    pan.mocks(Pan.class);  // =| mock
  }

  @Test  // => test name=makesBread
  @Disabled("no flour")  // => test.skipped name=makesBread
  void makesBread() {}

  void testing() {}  // =| test ; =| test.skipped
}
