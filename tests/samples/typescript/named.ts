@tasty()  // =| definition.class
class Broth {  // => definition.class name=Broth
  @hot  // =| definition.function
  boil(pot: Pot): Pot {  // => definition.function name=boil lines=3
    return pot.boil();
  }
}
