using Glass;  // =| recursion

class Frame : Mirror {
  bool Paint(Wall wall) {
    return Paint(wall.Size);  // =| recursion
  }

  void Cloth() {
    var cloth = new Cloth();  // =| recursion
  }
}

class Pane<T> {
  void Fall(int size) {
    Fall(size);  // => recursion name=Fall base=false
  }
}
