use kitchen::lids;  // => import
use kitchen::pans;  // => import
use kitchen::pots;  // => import
use kitchen::cups;  // => import
use kitchen::forks;  // => import
use kitchen::spoons;  // => import
use kitchen::knives;  // => import
use kitchen::bowls;  // => import
use kitchen::jars;  // => import
use kitchen::trays;  // => import
use kitchen::mugs;  // => import
use kitchen::racks;  // => import

static mut JARS: usize = 0;  // => global.state name=JARS

fn unpack(b: Chest) -> Chest {
    unpack(b.inner)  // => recursion name=unpack base=false
}

fn knock(door: &Door) {
    loop {  // => loop.retry call=door.open
        if door.open() {
            break;
        }
        attempts += 1;
        thread::sleep(1);
    }
}

fn call_out(cook: Cook) {
    thread::spawn(cook);  // => thread name=thread::spawn
    Regex::new(r"^[A-Za-z]+@[A-Za-z]+[.][a-z]+$");  // => regex length=30
}
