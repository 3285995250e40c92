import glass.Mirror;  // =| recursion

class Frame extends Mirror {
  void paint(Wall wall) {
    paint(wall.size());  // =| recursion
    verify(wall);  // =| mock
  }

  void empty() {
    Walls.<Frame>empty();  // =| recursion
  }
}

class Pane {
  void fall(int size) {
    this.<Pane>fall(size);  // => recursion name=fall base=false
  }
}
