#include <stdio.h>  // => import name=<stdio.h>
const char *includes = "#include <stdio.h>";  // =| import

int shelves = 0;  // => global.state name=shelves
const int drawers = 0;  // =| global.state
static const char *api_key = "A1b2C3d4E5";  // => secret.literal name=api_key
static const char *api_keys = "your-api-key-here";  // =| secret.literal

struct pantry {  // => definition.class name=pantry
  int shelf;
};

struct pantry *shelf;  // =| definition.class

/** The classy kind. */  // => docs.docstring name=classy
int classy(int kind) {  // => definition.function name=classy parameters=1
  return kind;
}

/* Only a remark. */  // =| docs.docstring
int plain(int kind);  // =| definition.function

void long_tale(void) {  // => function.long name=long_tale lines=62 ; definition.function
  // =* 60 x = x + 1;
}

char *short_tale(void) {  // => definition.function name=short_tale ; =| function.long
  // =* 58 x = x + 1;
}

void nothing(void) {}  // => function.empty name=nothing ; definition.function

int something(void) {  // => definition.function ; =| function.empty
  return 0;
}

int banquet(int a, int b, int c, int d, int e, int f) {  // => parameters.many count=6 ; definition.function
  return a;
}

int supper(int a, int b, int c, int d, int e) {  // => definition.function parameters=5 ; =| parameters.many
  return a;
}

struct wardrobe {  // => class.large name=wardrobe lines=302 ; definition.class
  // =* 300 int coat;
};

struct cupboard {  // => definition.class ; =| class.large
  // =* 290 int coat;
};

int layers(struct coat *coat) {  // => definition.function
  if (coat) {
    for (int i = 0; i < coat->sleeves; i++) {
      while (coat->on) {
        switch (coat->on) {
        case 1:
          if (coat->button) {  // => nesting.deep name=layers depth=5
            return 1;
          }
        }
      }
    }
  }
  return 0;
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

struct box *descend(struct box *box) {  // => definition.function
  if (!box) {
    return box;
  }
  return descend(box->inner);  // => recursion name=descend base=true
}

int climb(struct box *box) {  // => definition.function ; =| recursion
  return box->climb(box);
}

struct box *box_get_instance(void) {  // => singleton name=box_get_instance ; definition.function
  return box;
}

struct box *get_instances(void) {  // => definition.function ; =| singleton
  return box;
}

int early(int x) {  // => definition.function
  return x;
  wash(x);  // => code.dead name=early
}

int late(int x) {  // => definition.function
  if (x > 1) return x;
  wash(x);  // =| code.dead
#if 0  // => code.dead name=late
  dry(x);
#endif
#if 1  // =| code.dead
  dry(x);
#endif
}

int jump_in(int x) {  // => definition.function
  goto middle;
  while (x > 1) {  // =| code.dead
    wash(x);
  middle:
    dry(x);
  }
  return x;
}

int first_twin(struct guest *guests) {  // => code.duplicate name=first_twin other=second_twin ; definition.function
  int seated = 0;
  for (int i = 0; i < guests->count; i++) {
    struct chair *chair = guests->chairs[i];
    chair_pull(chair, guests);
    seated += chair_seat(chair);
    seated += guest_seat(chair);
  }
  return seated;
}

int second_twin(struct guest *guests) {  // => code.duplicate name=second_twin other=first_twin ; definition.function
  int seated = 0;
  for (int i = 0; i < guests->count; i++) {
    struct chair *chair = guests->chairs[i];
    chair_pull(chair, guests);
    seated += chair_seat(chair);
    seated += guest_seat(chair);
  }
  return seated;
}

int cousin(struct guest *guests) {  // => definition.function ; =| code.duplicate
  int seated = 0;
  for (int i = 0; i < guests->count; i++) {
    struct chair *chair = guests->chairs[i];
    chair_push(chair, guests);
    seated += chair_seat(chair);
    seated += guest_seat(chair);
  }
  return seated;
}
