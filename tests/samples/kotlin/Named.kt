@Tasty("soup")  // =| definition.class
class Broth {  // => definition.class name=Broth lines=7
  @Deprecated("cold")  // =| definition.function ; =| async.function
  // salted
  suspend fun boil(pot: Pot) {  // => definition.function name=boil lines=3 ; async.function name=boil
    pot.boil()
  }
}
