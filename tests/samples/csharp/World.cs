class World {
  int calls(Pan pan, Names names) {
    new HttpClient();  // => call.network name=HttpClient
    pan.http("x");  // =| call.network
    File.ReadAllText("recipe");  // => call.file name=File.ReadAllText
    pan.ReadAllText("lid");  // =| call.file
    Process.Start("knife");  // => call.process name=Process.Start
    pan.Start("knife");  // =| call.process
    Guid.NewGuid();  // => call.random name=Guid.NewGuid
    pan.random();  // =| call.random
    var now = DateTime.UtcNow;  // => call.time name=DateTime.UtcNow
    pan.UtcNow();  // =| call.time
    Environment.Exit(2);  // => call.exit name=Environment.Exit
    pan.Exit();  // =| call.exit
    Assembly.LoadFrom("Pan");  // => call.eval name=Assembly.LoadFrom
    pan.LoadFrom("Pan");  // =| call.eval
    Activator.CreateInstance(typeof(Pan));  // =| call.eval
    SHA256.Create();  // => call.crypto name=SHA256.Create
    pan.Create("MD5");  // =| call.crypto
    Environment.GetEnvironmentVariable("HOME");  // => config.env name=Environment.GetEnvironmentVariable
    pan.GetEnvironmentVariable("HOME");  // =| config.env
    lock (pan) {  // => lock name=pan
      pan.locked();  // =| lock
    }
    Task.Run(pan);  // => thread name=Task.Run
    pan.Run();  // =| thread
    Task.WhenAll(pans);  // =| thread
    new Queue<int>();  // => queue name=Queue<int>
    pan.queue();  // =| queue
    _cache.Get("pan");  // => cache name=_cache.Get
    pan.Get("cached");  // =| cache
    pan.Boiled += (a, b) => names.Add(a);  // => event.handler name=pan.Boiled
    pan.Subscribe("boil");  // => event.handler name=pan.Subscribe event=boil
    pan.Boils += 1;  // =| event.handler
    featureManager.IsEnabledAsync("salt");  // => feature.flag name=featureManager.IsEnabledAsync
    pan.IsEnabled("salt");  // =| feature.flag
    Console.WriteLine("the pan is hot");  // => print.debug name=Console.WriteLine message=the_pan_is_hot
    pan.WriteLine("hot");  // =| print.debug
    _logger.LogInformation("the pan is {}", pan);  // => log name=_logger.LogInformation message=the_pan_is_{}
    pan.Info("hot");  // =| log
    _logger.ForContext<Pan>();  // =| log
    DateTime.Parse("1912-01-01");  // =| call.time
    new Regex("pan+");  // => regex pattern=pan+ length=4
    pan.Regex("pan+");  // =| regex
    pan.Run("SELECT name FROM pans WHERE hot");  // => sql text=SELECT_name_FROM_pans_WHERE_hot
    pan.Run("select a pan from the shelf");  // =| sql
    pan.Run("SELECT name FROM #pans");  // => sql
    var lid = (Lid) pan;  // => type.cast name=Lid
    var cover = pan as Lid;  // => type.cast name=Lid
    var ladle = (pan);  // =| type.cast
    unsafe {  // => unsafe name=calls
      pan.Safe();  // =| unsafe
    }
    if (pan == null) {  // => null.check name=pan
      return 0;
    }
    if (pan is not null) {  // => null.check name=pan
      return 0;
    }
    if (lid is null || lid is Pan) {  // => null.check name=lid
      return 0;
    }
    if (lid is 451 || lid is Pan) {  // =| null.check
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
    pan!.Wash();  // => error.unwrapped name=pan
    pan.Wash(!names);  // =| error.unwrapped
    Pan lent = null!;  // =| error.unwrapped
    goto home;  // => goto name=home
    home:  // =| goto
    return 0;
  }

  async Task stew(Pan pan) {  // => async.function name=stew
    await pan.Boil();  // => async.await name=pan.Boil
    pan.await();  // =| async.await
  }

  Task boil(Pan async) {  // =| async.function
    return async;
  }

  void season(object salt) {  // => type.any name=object
    salt.dynamic();  // =| type.any
  }

  [Obsolete("use the new pan")]  // => deprecated name=oldPan
  void oldPan() {}

  void obsoletePan() {}  // =| deprecated
}

class SpoonQueue {}  // => queue name=SpoonQueue

class WorldTest {
  [Fact]  // => test name=makesSoup
  void makesSoup() {
    Assert.Equal(1, pan);  // => assertion name=Assert.Equal
    pan.Equal(1);  // =| assertion
    new Mock<Pan>();  // => mock name=Mock<Pan>
    pan.Mocks();  // =| mock
  }

  [Fact(Skip = "no flour")]  // => test name=makesBread ; test.skipped name=makesBread text=no_flour
  void makesBread() {}

  [Fact(DisplayName = "cake")]  // => test name=makesCake ; =| test.skipped
  void makesCake() {}

  void testing() {}  // =| test ; =| test.skipped
}
