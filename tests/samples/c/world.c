int knock_thrice(struct door *door) {
  for (int attempt = 0; attempt < 3; attempt++) {  // => loop.retry call=door_open limit=3 tries=3
    if (door_open(door)) {
      return 1;
    }
    sleep(1);  // => call.sleep name=sleep seconds=1.0
  }
  return 0;
}

void serve_for_ever(struct orders *orders) {
  while (1) {  // => loop.infinite name=serve_for_ever ; =| loop.retry
    take(orders);
  }
}

void serve_until(struct orders *orders) {
  for (;;) {  // =| loop.infinite
    if (take(orders)) break;
  }
  while (orders->full) {  // =| loop.infinite
    take(orders);
  }
  while (0) {  // =| loop.infinite
    take(orders);
  }
}

void tables(struct room *room) {
  for (int i = 0; i < 3; i++) {  // => loop.nested name=tables depth=2
    for (int j = 0; j < 3; j++) {
      greet(room, i, j);
    }
  }
}

void table(struct room *room) {
  for (int i = 0; i < 3; i++) {  // =| loop.nested
    greet(room, i, i);
  }
}

void wait_for(struct kettle *kettle) {
  while (!kettle->boils) {  // => loop.polling name=wait_for call=usleep
    usleep(5);  // => call.sleep
  }
}

void wait_once(struct kettle *kettle) {
  for (int i = 0; i < 3; i++) {  // =| loop.polling
    fill(kettle);
  }
  sleeper(1);  // =| call.sleep
}

int calls(struct pan *pan, char *names) {
  connect(3, pan, 4);  // => call.network name=connect
  pan_connect(pan);  // =| call.network
  fopen("recipe", "r");  // => call.file name=fopen
  pan_fopen("lid");  // =| call.file
  system("knife");  // => call.process name=system
  pan_system("knife");  // =| call.process
  rand();  // => call.random name=rand
  pan_rand();  // =| call.random
  gettimeofday(pan, 0);  // => call.time name=gettimeofday
  pan_time();  // =| call.time
  localtime(pan->born);  // =| call.time
  exit(2);  // => call.exit name=exit
  pan_exit();  // =| call.exit
  dlopen("pan", 1);  // => call.eval name=dlopen
  pan_dlopen("pan");  // =| call.eval
  SHA256(pan, 3, 0);  // => call.crypto name=SHA256
  pan_sha(pan);  // =| call.crypto
  getenv("HOME");  // => config.env name=getenv
  pan_getenv("HOME");  // =| config.env
  pthread_mutex_lock(&pan->lock);  // => lock name=pthread_mutex_lock
  pan_lock(pan);  // =| lock
  pthread_create(&pan->cook, 0, cook, pan);  // => thread name=pthread_create
  pan_thread(pan);  // =| thread
  pthread_t cook_of_pan;  // =| thread
  signal(15, stir);  // => event.handler name=signal
  pan_signal(15, stir);  // =| event.handler
  printf("the pan is hot");  // => print.debug name=printf message=the_pan_is_hot
  pan_printf("hot");  // =| print.debug
  syslog(3, "the pan is %s", names);  // => log name=syslog message=the_pan_is_%s
  pan_syslog("hot");  // =| log
  regcomp(&re, "pan+", 0);  // => regex pattern=pan+ length=4
  pan_regcomp("pan+");  // =| regex
  run("SELECT name FROM pans WHERE hot");  // => sql text=SELECT_name_FROM_pans_WHERE_hot
  run("select a pan from the shelf");  // =| sql
  struct lid *lid = (struct lid *)pan;  // => type.cast name=structlid*
  struct lid *ladle = (pan);  // =| type.cast
  if (pan == NULL) {  // => null.check name=pan
    return 0;
  }
  if (pan == names) {  // =| null.check
    return 0;
  }
  if (pan->heat > 451) {  // => number.magic value=451
    goto done;  // => goto name=done
  }
  if (pan->heat > 100) {  // =| number.magic
    return 0;
  }
  switch (pan->heat) {
  case 1:  // => switch.fallthrough name=calls
    warm(pan);
  case 2:  // =| switch.fallthrough
    cook(pan);
    break;
#ifdef SPICY
  case 3:  // => switch.fallthrough name=calls
    warm(pan);
  case 4:  // =| switch.fallthrough
    cook(pan);
    break;
#endif
  default:  // =| switch.fallthrough
    burn(pan);
  }
done:  // =| goto
  return 0;
}

struct spoon_queue {  // => queue name=spoon_queue
  int spoons;
};

struct queued_spoon {  // =| queue
  int spoon;
};

struct spoon_cache {  // => cache name=spoon_cache
  int spoons;
};

struct cached_spoon {  // =| cache
  int spoon;
};

void season(void *salt) {  // => type.any name=void
  salt_it(salt);  // =| type.any
}

void test_soup(void) {  // => test name=test_soup
  assert(1);  // => assertion name=assert
  pan_assert(1);  // =| assertion
  TEST_IGNORE();  // => test.skipped name=TEST_IGNORE
  pan_ignore();  // =| test.skipped
}

void tested_soup(void) {}  // =| test

int maybe_run_test(void) { return 1; }  // =| test

void mock_pan(void) {}  // => mock name=mock_pan

void mocked_pan(void) {}  // =| mock
