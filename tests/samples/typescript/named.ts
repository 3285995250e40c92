@tasty()  // =| definition.class
class Broth {  // => definition.class name=Broth
  @hot  // =| definition.function
  boil(pot: Pot): Pot {  // => definition.function name=boil lines=3
    return pot.boil();
  }
}

class Pan {  // => definition.class name=Pan
  constructor(private readonly lid: Lid) {}  // => definition.function name=constructor ; =| function.empty

  private fry(): void {}  // => definition.function name=fry ; function.empty name=fry
}
