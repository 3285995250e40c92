// =~ definition.class definition.function
import Kitchen  // => import name=Kitchen
important(Kitchen)  // =| import

class Importer {
  static var shelves = 0  // => global.state name=shelves
  static let drawers = 0  // =| global.state ; =| singleton
  static var doors: Int { return 0 }  // =| global.state
  static let shared = Importer()  // => singleton name=shared
  static let current = Importer()  // =| singleton
  let apiKey = "A1b2C3d4E5"  // => secret.literal name=apiKey ; =| global.state
  let apiKeys = "your-api-key-here"  // =| secret.literal
}

var shelf = 0  // => global.state name=shelf
var drawer: Int { return 0 }  // =| global.state

class Pantry {  // => definition.class name=Pantry methods=1
  /// The classy kind.  // => docs.docstring name=classy
  @objc
  func classy(kind: Kind) -> Kind {  // =| definition.class
    return kind
  }
}

struct Jar {}  // => definition.class name=Jar

protocol Shelved {}  // => definition.class name=Shelved

extension Jar {  // =| definition.class
  func lid() -> Int {  // => definition.function name=lid
    return 1
  }
}

class Tales {
  func longTale() {  // => function.long name=longTale lines=62 ; definition.function
    // =* 60 x = x + 1
  }

  // Only a remark.  // =| docs.docstring
  func shortTale() {  // => definition.function ; =| function.long
    // =* 58 x = x + 1
  }

  func nothing() {}  // => function.empty name=nothing ; definition.function

  func something() -> Int {  // => definition.function ; =| function.empty
    return 0
  }

  func banquet(a: A, b: B, c: C, with d: D, _ e: E = 1, f: F...) {  // => parameters.many count=6 ; definition.function
    return nothing()  // =| definition.function
  }

  func supper(a: A, b: B, c: C, d: D, e: E) -> A {  // => definition.function parameters=5 ; =| parameters.many
    return a
  }
}

class Wardrobe {  // => class.large name=Wardrobe lines=302
  // =* 300 let coat: Coat
}

class Cupboard {  // =| class.large
  // =* 290 let coat: Coat
}

class Coats {
  func layers(coat: Coat) {  // => definition.function
    if coat.on {
      for sleeve in coat {
        while sleeve.on {
          do {
            if try sleeve.button() {  // => nesting.deep name=layers depth=5
              return
            }
          } catch {
            sleeve.fold()
          }
        }
      }
    }
  }

  func chain(coat: Int) -> Int {  // => definition.function ; =| nesting.deep
    if coat == 1 {
      return 1
    } else if coat == 2 {
      return 2
    } else if coat == 3 {
      return 3
    } else if coat == 4 {
      return 4
    } else if coat == 5 {
      return 5
    }
    return 6
  }

  func descend(box: Box) -> Box {  // => definition.function
    if box.empty {
      return box
    }
    return descend(box: box.inner)  // => recursion name=descend base=true
  }

  func climb(box: Box) -> Box {  // => definition.function ; =| recursion
    return climb(bag: box)
  }

  func folded(all: All) {  // => definition.function
    all.go { a in all.go { b in all.go { c in a + b + c } } }  // => callback.nested name=folded depth=3
  }

  func flat(all: All) {  // => definition.function ; =| callback.nested
    all.go { a in all.go { b in a + b } }
  }

  static func sharedInstance() -> Box {  // => singleton name=sharedInstance ; definition.function
    return box
  }

  static func sharedInstances() -> Box {  // => definition.function ; =| singleton
    return box
  }

  func early(x: Int) -> Int {  // => definition.function
    return x
    wash(x)  // => code.dead name=early
  }

  func late(x: Int) {  // => definition.function
    if x > 1 { return }
    wash(x)  // =| code.dead
  }

func mended(x: Coat) -> Coat {  // => definition.function name=mended
    return
        wash(x)  // =| code.dead
        + dry(x)
}

  func firstTwin(guests: Guests) -> Seats {  // => code.duplicate name=firstTwin other=secondTwin ; definition.function
    var seated = Seats()
    for guest in guests {
      let chair = guest.chair()
      chair.pull(guest)
      seated.add(chair)
      seated.add(guest)
    }
    return seated
  }

  func secondTwin(guests: Guests) -> Seats {  // => code.duplicate name=secondTwin other=firstTwin ; definition.function
    var seated = Seats()
    for guest in guests {
      let chair = guest.chair()
      chair.pull(guest)
      seated.add(chair)
      seated.add(guest)
    }
    return seated
  }

  func cousin(guests: Guests) -> Seats {  // => definition.function ; =| code.duplicate
    var seated = Seats()
    for guest in guests {
      let chair = guest.chair()
      chair.push(guest)
      seated.add(chair)
      seated.add(guest)
    }
    return seated
  }
}
