use kitchen::pans::*;  // => import.wildcard name=kitchen::pans ; =| import
use kitchen::lids;  // => import name=kitchen::lids ; =| import.wildcard
use kitchen::{spoons, forks};  // => import name=kitchen

static mut SHELVES: usize = 0;  // => global.state name=SHELVES
static DRAWERS: usize = 0;  // =| global.state
const API_KEY: &str = "A1b2C3d4E5";  // => secret.literal name=API_KEY
const API_KEYS: &str = "your-api-key-here";  // =| secret.literal

struct Pantry {  // => definition.class name=Pantry
    shelf: usize,
}

type Shelf = Pantry;  // =| definition.class

/// The classy kind.  // => docs.docstring name=classy
#[inline]
fn classy(kind: Kind) -> Kind {  // => definition.function name=classy parameters=1
    let f = |x| x;  // =| definition.function
    kind
}

// Only a remark.  // =| docs.docstring
fn plain(kind: Kind) -> Kind {  // => definition.function
    kind
}

fn long_tale() {  // => function.long name=long_tale lines=62 ; definition.function
    // =* 60 x = x + 1;
}

fn short_tale() {  // => definition.function ; =| function.long
    // =* 58 x = x + 1;
}

fn nothing() {}  // => function.empty name=nothing ; definition.function

fn something() -> usize {  // => definition.function ; =| function.empty
    0
}

fn banquet(a: A, b: A, c: A, d: A, e: A, f: A) -> A {  // => parameters.many count=6 ; definition.function
    a
}

fn supper(&self, a: A, b: A, c: A, d: A, e: A) -> A {  // => definition.function parameters=5 ; =| parameters.many
    a
}

struct Wardrobe {  // => class.large name=Wardrobe lines=302 ; definition.class
    // =* 300 coat: usize,
}

struct Cupboard {  // => definition.class ; =| class.large
    // =* 290 coat: usize,
}

fn layers(coat: Coat) -> usize {  // => definition.function
    if coat.on {
        for sleeve in coat {
            while sleeve.on {
                match sleeve {
                    1 => {
                        if sleeve.button {  // => nesting.deep name=layers depth=5
                            return 1;
                        }
                    }
                }
            }
        }
    }
    0
}

fn chain(coat: &str) -> usize {  // => definition.function ; =| nesting.deep
    if coat == "a" {
        1
    } else if coat == "b" {
        2
    } else if coat == "c" {
        3
    } else if coat == "d" {
        4
    } else if coat == "e" {
        5
    } else {
        6
    }
}

fn descend(b: Chest) -> Chest {  // => definition.function
    if b.empty {
        return b;
    }
    descend(b.inner)  // => recursion name=descend base=true
}

impl Chest {
    fn climb(&self) -> Chest {  // => definition.function ; =| recursion
        climb(self.inner)
    }
}

fn folded(each: Each) {  // => definition.function
    each(|a| each(|b| each(|c| a + b + c)));  // => callback.nested name=folded depth=3
}

fn flat(each: Each) {  // => definition.function ; =| callback.nested
    each(|a| each(|b| a + b));
}

fn early(x: usize) -> usize {  // => definition.function
    return x;
    wash(x);  // => code.dead name=early
}

fn late(x: usize) -> usize {  // => definition.function
    if x > 1 {
        return x;
    }
    wash(x);  // =| code.dead
    #[cfg(wet)]
    return x;
    wash(x);  // =| code.dead
}

fn first_twin(guests: Guests) -> Seats {  // => code.duplicate name=first_twin other=second_twin ; definition.function
    let mut seated = Seats::new();
    for guest in guests {
        let chair = guest.chair();
        chair.pull(guest);
        seated.push(chair);
        seated.push(guest);
    }
    seated
}

fn second_twin(guests: Guests) -> Seats {  // => code.duplicate name=second_twin other=first_twin ; definition.function
    let mut seated = Seats::new();
    for guest in guests {
        let chair = guest.chair();
        chair.pull(guest);
        seated.push(chair);
        seated.push(guest);
    }
    seated
}

fn cousin(guests: Guests) -> Seats {  // => definition.function ; =| code.duplicate
    let mut seated = Seats::new();
    for guest in guests {
        let chair = guest.chair();
        chair.push(guest);
        seated.push(chair);
        seated.push(guest);
    }
    seated
}
