class World {
  int calls(Pan& pan, Names names) {
    getaddrinfo("kitchen", 80);  // => call.network name=getaddrinfo
    pan.addr("x");  // =| call.network
    std::ifstream recipe("recipe");  // => call.file name=std::ifstream
    std::filesystem::remove("recipe");  // => call.file name=std::filesystem::remove
    pan.fopen("lid");  // =| call.file
    std::system("knife");  // => call.process name=std::system
    pan.process("knife");  // =| call.process
    std::rand();  // => call.random name=std::rand
    pan.random();  // =| call.random
    std::chrono::steady_clock::now();  // => call.time name=std::chrono::steady_clock::now
    pan.now();  // =| call.time
    gmtime(pan.born);  // =| call.time
    std::exit(2);  // => call.exit name=std::exit
    pan.leave();  // =| call.exit
    dlopen("pan");  // => call.eval name=dlopen
    pan.opens("pan");  // =| call.eval
    SHA256("pan");  // => call.crypto name=SHA256
    pan.hash("pan");  // =| call.crypto
    std::getenv("HOME");  // => config.env name=std::getenv
    pan.environment("HOME");  // =| config.env
    std::lock_guard<std::mutex> guard(padlock);  // => lock name=std::lock_guard<std::mutex>
    pan.locked();  // =| lock
    std::thread cook(boil);  // => thread name=std::thread
    pan.thread();  // =| thread
    std::queue<int> orders;  // => queue name=std::queue<int>
    pan.queue();  // =| queue
    cache.Lookup("pan");  // => cache name=cache.Lookup
    pan.Lookup("cached");  // =| cache
    signal(2, names);  // => event.handler name=signal
    pan.signal(names);  // =| event.handler
    IsFeatureEnabled("salt");  // => feature.flag name=IsFeatureEnabled
    pan.IsEnabled("salt");  // =| feature.flag
    printf("the pan is hot");  // => print.debug name=printf message=the_pan_is_hot
    std::cout << pan << names;  // => print.debug name=std::cout
    pan.out << names;  // =| print.debug
    LOG("the pan is {}", pan);  // => log name=LOG message=the_pan_is_{}
    pan.info("hot");  // =| log
    spdlog::get("pan");  // =| log
    std::regex_match("pan", names);  // => regex name=std::regex_match
    pan.match("pan+");  // =| regex
    pan.run("SELECT name FROM pans WHERE hot");  // => sql text=SELECT_name_FROM_pans_WHERE_hot
    pan.run("select a pan from the shelf");  // =| sql
    Lid* lid = (Lid*) pan;  // => type.cast name=Lid*
    Lid cover = static_cast<Lid>(pan);  // => type.cast name=Lid
    Lid ladle = std::move<Lid>(pan);  // =| type.cast
    char* raw = reinterpret_cast<char*>(pan);  // => unsafe ; type.cast
    pan.unsafe();  // =| unsafe
    std::bit_cast<int>(pan);  // =| unsafe
    if (pan == nullptr) {  // => null.check name=pan
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
      case 3:  // => switch.fallthrough
        pan.salt();
        [[fallthrough]];
      default:  // =| switch.fallthrough
        pan.burn();
    }
    co_await pan.boil();  // => async.await name=pan.boil
    pan.await();  // =| async.await
    return 0;
  }

  void season(void* salt) {  // => type.any name=void
    salt->any();  // =| type.any
  }

  [[deprecated("use the new pan")]] void oldPan() {}  // => deprecated name=oldPan

  [[nodiscard]] int deprecatedPan() { return 1; }  // =| deprecated
};

class SpoonQueue {};  // => queue name=SpoonQueue

TEST(World, MakesSoup) {  // => test name=MakesSoup
  EXPECT_EQ(1, pan);  // => assertion name=EXPECT_EQ
  pan.equals(1);  // =| assertion
}

TEST_F(World, DISABLED_MakesBread) {  // => test name=DISABLED_MakesBread ; test.skipped name=DISABLED_MakesBread
  EXPECT_CALL(pan, heat);  // => mock name=EXPECT_CALL
  pan.mocks();  // =| mock
}

World::World(Pan, Testing) {}  // =| test ; =| test.skipped
