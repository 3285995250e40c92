@tasty  // =| definition.class
class Broth {  // => definition.class name=Broth lines=6
  @deprecated("cold", "1.0")  // =| definition.function
  def boil(pot: Pot): Pot = {  // => definition.function name=boil lines=3
    pot.boil
  }
}
