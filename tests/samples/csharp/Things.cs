// =~ definition.class definition.function
using static kitchen.Pans;  // => import.wildcard name=kitchen.Pans ; import
using kitchen.Lid;  // => import name=kitchen.Lid ; =| import.wildcard

class Importer {  // =| import
  static int shelves = 0;  // => global.state name=shelves
  static readonly int DRAWERS = 0;  // =| global.state
  string apiKey = "A1b2C3d4E5";  // => secret.literal name=apiKey ; =| global.state
  string apiKeys = "your-api-key-here";  // =| secret.literal
}

class Pantry {  // => definition.class name=Pantry methods=1
  /** The classy kind. */  // => docs.docstring name=classy
  [Pure]
  Kind classy(Kind kind) {  // =| definition.class
    return kind;
  }
}

class Tales {
  void longTale() {  // => function.long name=longTale lines=62 ; definition.function
    // =* 60 x = x + 1;
  }

  // Only a remark.  // =| docs.docstring
  void shortTale() {  // => definition.function ; =| function.long
    // =* 58 x = x + 1;
  }

  void nothing() {}  // => function.empty name=nothing ; definition.function

  int something() {  // => definition.function ; =| function.empty
    return 0;
  }

  int banquet(A a, A b, A c, A d, A e, A f) {  // => parameters.many count=6 ; definition.function
    return nothing();  // =| definition.function
  }

  int supper(A a, A b, A c, A d, A e) {  // => definition.function parameters=5 ; =| parameters.many
    return a;
  }
}

class Wardrobe {  // => class.large name=Wardrobe lines=302
  // =* 300 int coat;
}

class Cupboard {  // =| class.large
  // =* 290 int coat;
}

class Coats {
  void layers(Coat coat) {  // => definition.function
    if (coat.on) {
      foreach (Sleeve sleeve in coat) {
        while (sleeve.on) {
          try {
            if (sleeve.button) {  // => nesting.deep name=layers depth=5
              return;
            }
          } finally {
            sleeve.fold();
          }
        }
      }
    }
  }

  int chain(int coat) {  // => definition.function ; =| nesting.deep
    if (coat == 1) {
      return 1;
    } else if (coat == 2) {
      return 2;
    } else if (coat == 3) {
      return 3;
    } else if (coat == 4) {
      return 4;
    } else if (coat == 5) {
      return 5;
    }
    return 6;
  }

  Box descend(Box box) {  // => definition.function
    if (box.empty) {
      return box;
    }
    return descend(box.inner);  // => recursion name=descend base=true
  }

  Box climb(Box box) {  // => definition.function ; =| recursion
    return climb(box, 1);
  }

  void folded(Each each) {  // => definition.function
    each.Go(a => each.Go(b => each.Go(c => a + b + c)));  // => callback.nested name=folded depth=3
  }

  void flat(Each each) {  // => definition.function ; =| callback.nested
    each.go(a => each.go(b => a + b));
  }

  static Box GetInstance() {  // => singleton name=GetInstance ; definition.function
    return box;
  }

  static Box GetInstances() {  // => definition.function ; =| singleton
    return box;
  }

  static Box Instance { get; }  // => singleton name=Instance
  static Box Other { get; }  // =| singleton

  Coats(int x) : base(x) {}  // => definition.function ; =| function.empty

  int early(int x) {  // => definition.function
    return x;
    wash(x);  // => code.dead name=early
  }

  int late(int x) {  // => definition.function
    if (x > 1) return x;
    wash(x);  // =| code.dead
  }

  Seats firstTwin(Guests guests) {  // => code.duplicate name=firstTwin other=secondTwin ; definition.function
    Seats seated = new Seats();
    foreach (Guest guest in guests) {
      Chair chair = guest.chair();
      chair.pull(guest);
      seated.add(chair);
      seated.add(guest);
    }
    return seated;
  }

  Seats secondTwin(Guests guests) {  // => code.duplicate name=secondTwin other=firstTwin ; definition.function
    Seats seated = new Seats();
    foreach (Guest guest in guests) {
      Chair chair = guest.chair();
      chair.pull(guest);
      seated.add(chair);
      seated.add(guest);
    }
    return seated;
  }

  Seats cousin(Guests guests) {  // => definition.function ; =| code.duplicate
    Seats seated = new Seats();
    foreach (Guest guest in guests) {
      Chair chair = guest.chair();
      chair.push(guest);
      seated.add(chair);
      seated.add(guest);
    }
    return seated;
  }
}
