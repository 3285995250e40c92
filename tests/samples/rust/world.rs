fn calls(pan: Pan, names: Names) -> usize {
    TcpStream::connect("kitchen");  // => call.network name=TcpStream::connect
    pan.connect("x");  // =| call.network
    File::open("recipe");  // => call.file name=File::open
    pan.open("lid");  // =| call.file
    Command::new("knife");  // => call.process name=Command::new
    pan.command("knife");  // =| call.process
    rand::random();  // => call.random name=rand::random
    pan.random();  // =| call.random
    Instant::now();  // => call.time name=Instant::now
    pan.now();  // =| call.time
    process::exit(2);  // => call.exit name=process::exit
    pan.exit();  // =| call.exit
    Sha256::new();  // => call.crypto name=Sha256::new
    pan.sha();  // =| call.crypto
    env::var("HOME");  // => config.env name=env::var
    pan.var("HOME");  // =| config.env
    let m = Mutex::new(0);  // => lock name=Mutex::new
    pan.locked();  // =| lock
    thread::spawn(pan);  // => thread name=thread::spawn
    pan.thread();  // =| thread
    mpsc::channel();  // => queue name=mpsc::channel
    pan.channel();  // =| queue
    cache.get("pan");  // => cache name=cache.get
    pan.get("cached");  // =| cache
    ctrlc::set_handler(pan);  // => event.handler name=ctrlc::set_handler
    pan.set_handler(pan);  // =| event.handler
    if cfg!(feature = "salt") {}  // => feature.flag name=cfg
    if cfg!(windows) {}  // =| feature.flag
    pan.cfg();  // =| feature.flag
    println!("the pan is hot");  // => print.debug name=println message=the_pan_is_hot
    pan.println("hot");  // =| print.debug
    log::info!("the pan is {}", pan);  // => log name=log::info message=the_pan_is_{}
    pan.info("hot");  // =| log
    Regex::new(r"pan+");  // => regex name=Regex::new pattern=pan+ length=4
    pan.regex("pan+");  // =| regex
    pan.run("SELECT name FROM pans WHERE hot");  // => sql text=SELECT_name_FROM_pans_WHERE_hot
    pan.run("select a pan from the shelf");  // =| sql
    let lid = pan as Lid;  // => type.cast name=Lid
    let ladle = pan.cast(lid);  // =| type.cast
    static PANS: OnceLock<Pan> = OnceLock::new();  // => singleton name=PANS ; cache
    let once: OnceLock<Pan> = pan;  // =| singleton
    static LIDS: Vec<Lid> = Vec::new();  // =| singleton
    env::set_var("PAN", "hot");  // =| config.env
    if pan.heat > 451 {  // => number.magic value=451
        return 0;
    }
    if pan.heat > 100 {  // =| number.magic
        return 0;
    }
    unsafe { pan.open() }  // => unsafe name=calls
    pan.safe();  // =| unsafe
    0
}

struct SpoonQueue;  // => queue name=SpoonQueue

#[deprecated(note = "use the oven")]  // => deprecated name=old_pan
fn old_pan() {}

fn deprecated_pan() {}  // =| deprecated

async fn stir(pan: Pan) {  // => async.function name=stir
    pan.simmer().await;  // => async.await name=pan.simmer
    pan.awaiting();  // =| async.await
}

fn whisk(salt: Box<dyn Any>) {  // => type.any name=Any ; =| async.function
    salt.any();  // =| type.any
}

#[test]  // => test name=makes_soup
fn makes_soup() {
    assert_eq!(pan, pan);  // => assertion name=assert_eq
    pan.assert_eq();  // =| assertion
    MockServer::start();  // => mock name=MockServer::start
    pan.start();  // =| mock
}

#[test]  // => test name=makes_bread
#[ignore]  // => test.skipped name=makes_bread
fn makes_bread() {}

fn test_bread() {}  // =| test ; =| test.skipped

unsafe impl Send for Spoon {}  // => unsafe name=Spoon

impl Sync for Spoon {}  // =| unsafe
