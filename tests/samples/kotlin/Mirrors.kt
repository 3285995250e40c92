import glass.Mirror  // =| recursion

fun Cloth.polish(wet: Boolean) = polish(Water(wet))  // =| recursion

fun hang(wall: Wall) {
  hang(wall.other)  // => recursion name=hang base=false
}

class Frame(val wall: Wall) : Mirror() {
  fun paint(size: Int) {
    paint(Size(size))  // =| recursion
    verify(size)  // =| mock
  }
}

class Glass(val wall: Wall) {
  fun fall(size: Int) {
    fall(size)  // => recursion name=fall base=false
  }
}
