#include <pans.h>

KITCHEN_BEGIN_NAMESPACE

class KITCHEN_EXPORT Pan : public Pot {  // => definition.class name=Pan methods=4
  KITCHEN_OBJECT
 public:
  Pan(int width, int height) : width_(width) {}  // => definition.function name=Pan parameters=2
  KITCHEN_CONSTEXPR explicit operator bool() const { return width_; }  // => definition.function name=bool
  int fry(int egg) const KITCHEN_LOCKED(mutex_) {  // => definition.function name=fry parameters=1
    return egg;
  }
  KITCHEN_INLINE KITCHEN_NODISCARD int boil(int egg) {  // => definition.function name=boil parameters=1
    return egg;
  }
};

KITCHEN_FLAG(bool, hot, false, "whether it is");

KITCHEN_NON_NULL(2)
inline int pour(int egg, char *pot) { return egg; }  // => definition.function name=pour

typedef struct lid {  // => definition.class name=lid
  int width;
} lid;  // =| definition.class

typedef enum { SOUP } meal_t;  // => definition.class name=meal_t

typedef int spoon_t;  // =| definition.class

template <typename T>
struct serves<T*, enable_if_t<kitchen::is_pan<T>::value>> {  // => definition.class name=serves
  int width;
};

template <typename T>
struct shelf<T>::rack {  // => definition.class name=shelf<T>::rack
  int width;
};

template <>
struct hash<Pan> {  // => definition.class name=hash
  Pan PAN;  // =| definition.function ; =| definition.class
};

class KITCHEN_EXPORT Lid;  // =| definition.class

void stir(Pan *pan) {  // => definition.function name=stir
  int a[] = {
    KITCHEN_POTS
  };
  KITCHEN_CATCH(pan, a) {  // =| definition.function
    return;
  }
}

#define STIR_ALL(pan) \
  void PAN_STIR { stir(pan); }  // =| definition.function

KITCHEN_END_NAMESPACE
