#include <pans.h>

KITCHEN_BEGIN_DECLS

KITCHEN_API pan_t pan_open(int width) {  // => definition.function name=pan_open parameters=1
  return pan_of(width);
}

KITCHEN_ALLOC(2)
char *pan_name(pan_t pan, int length) {  // => definition.function name=pan_name parameters=2
  return pan_of(pan, length);
}

static int pan_heat(int pan) {  // => definition.function name=pan_heat
  PAN_TEST_BEGIN

  struct heat {  // => definition.class name=heat
    int degrees;
  };

  int most =
#ifdef PAN_IRON
    PAN_IRON_MOST
#else
    PAN_OTHER_MOST
#endif
    ;
  return most;
}

typedef struct lid {  // => definition.class name=lid
  int width;
} lid;  // =| definition.class

typedef struct _rack {  // => definition.class name=_rack
  int width;
} rack_t;  // =| definition.class

typedef struct {  // => definition.class name=hob_t
  int heat;
} hob_t;

typedef enum {  // => definition.class name=meal_t
  SOUP
} meal_t;

typedef union {  // => definition.class name=egg_t
  int raw;
} egg_t;

typedef int spoon_t;  // =| definition.class

void pan_serve(int pan) {  // => definition.function name=pan_serve
  if(pan == 1) {
    spoon(pan);
  }
#ifndef PAN_LIDS
}
#endif
  else if(pan == 2) {  // =| definition.function
    fork_it(pan);
  }

int pan_wait(int pan) {  // => definition.function name=pan_wait
#if PAN_TIMED
  for (; !pan_timed(pan);) {
#else
  for (;;) {
#endif
    if (pan_hot(pan)) break;
  }
  return pan;
}

#ifdef PAN_COPPER
/* Copper is hot at once. */
int pan_copper(int pan) {  // => definition.function name=pan_copper
  return pan;
}
#else
int pan_other(int pan) {  // => definition.function name=pan_other
  return pan_heat(pan);
}
#endif  /* PAN_COPPER */

typedef struct PAN_ALIGN(16) pan_state {  // => definition.class name=pan_state
  PAN_FIELDS
  PAN_LID_FIELDS
  int heat;
} pan_state;  // =| definition.class

TEST_CASE(is_hot) {  // => definition.function name=is_hot lines=3 ; test name=is_hot
  return pan_hot(1);
}

is_cold(pan) {  // =| definition.function
  return !pan_hot(pan);
}

KITCHEN_END_DECLS
