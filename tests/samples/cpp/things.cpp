// =~ definition.class definition.function
using namespace kitchen;  // => import.wildcard name=kitchen
#include <lid>  // => import name=<lid> ; =| import.wildcard

using kitchen::pans;  // =| import ; =| import.wildcard
int shelf = 0;  // => global.state name=shelf

class Importer {
  inline static int shelves = 0;  // => global.state name=shelves
  static const int DRAWERS = 0;  // =| global.state
  std::string apiKey = "A1b2C3d4E5";  // => secret.literal name=apiKey ; =| global.state
  std::string apiKeys = "your-api-key-here";  // =| secret.literal
};

class Pantry {  // => definition.class name=Pantry methods=1
  /** The classy kind. */  // => docs.docstring name=classy
  Kind classy(Kind kind) {  // =| definition.class
    return kind;
  }
};

class Tales {
  void longTale() {  // => function.long name=longTale lines=62 ; definition.function
    // =* 60 x = x + 1;
  }

  // Only a remark.  // =| docs.docstring
  void shortTale() {  // => definition.function ; =| function.long
    // =* 58 x = x + 1;
  }

  Tales(int x) : x_(x) {}  // => definition.function ; =| function.empty
  ~Tales() {}  // => definition.function ; =| function.empty

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
};

class Wardrobe {  // => class.large name=Wardrobe lines=302
  // =* 300 int coat;
};

class Cupboard {  // =| class.large
  // =* 290 int coat;
};

class Coats {
  void layers(Coat coat) {  // => definition.function
    if (coat.on) {
      for (Sleeve& sleeve : coat) {
        while (sleeve.on) {
          try {
            if (sleeve.button) {  // => nesting.deep name=layers depth=5
              return;
            }
          } catch (...) {
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
    each.go([&](int a) { each.go([&](int b) { each.go([&](int c) { return c; }); }); });  // => callback.nested name=folded depth=3
  }

  void flat(Each each) {  // => definition.function ; =| callback.nested
    each.go([&](int a) { each.go([&](int b) { return b; }); });
  }

  static Box getInstance() {  // => singleton name=getInstance ; definition.function
    return box;
  }

  static Box getInstances() {  // => definition.function ; =| singleton
    return box;
  }

  int early(int x) {  // => definition.function
    return x;
    wash(x);  // => code.dead name=early
  }

  int late(int x) {  // => definition.function
    if (x > 1) return x;
    wash(x);  // =| code.dead
  }

  Seats firstTwin(Guests guests) {  // => code.duplicate name=firstTwin other=secondTwin ; definition.function
    Seats seated = Seats();
    for (Guest& guest : guests) {
      Chair chair = guest.chair();
      chair.pull(guest);
      seated.add(chair);
      seated.add(guest);
    }
    return seated;
  }

  Seats secondTwin(Guests guests) {  // => code.duplicate name=secondTwin other=firstTwin ; definition.function
    Seats seated = Seats();
    for (Guest& guest : guests) {
      Chair chair = guest.chair();
      chair.pull(guest);
      seated.add(chair);
      seated.add(guest);
    }
    return seated;
  }

  Seats cousin(Guests guests) {  // => definition.function ; =| code.duplicate
    Seats seated = Seats();
    for (Guest& guest : guests) {
      Chair chair = guest.chair();
      chair.push(guest);
      seated.add(chair);
      seated.add(guest);
    }
    return seated;
  }
};

int* Coats::hook(int row) {  // => definition.function name=hook parameters=1
  return rows_[row];
}

const Coat& Coats::Rack::coat(int row) {  // => definition.function name=coat
  goto home;  // => goto name=home
home:  // =| goto
  return rows_[row];
}

#if 0  // => code.dead
int wash();
#endif

#if 1  // =| code.dead
int dry();
#endif
