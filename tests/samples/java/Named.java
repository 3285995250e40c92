@interface Tasty {  // => definition.class name=Tasty
  int salt();
}

class Soup {  // => definition.class name=Soup
  @Tasty  // =| definition.class
  int salt;
}
