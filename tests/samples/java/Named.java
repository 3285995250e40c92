@interface Tasty {  // => definition.class name=Tasty
  int salt() default 3;  // => definition.function name=salt parameters=0
}

class Soup {  // => definition.class name=Soup
  @Tasty  // =| definition.class
  int salt;
}

@Tasty  // =| definition.class
@SuppressWarnings("stale")
public class Broth {  // => definition.class name=Broth lines=6 methods=1
  @Override  // =| definition.function
  public void boil(Pot pot) {  // => definition.function name=boil lines=3
    pot.boil();
  }
}
