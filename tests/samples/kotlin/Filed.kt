@file:Suppress("rust")  // => lint.silenced name=Suppress
package kitchen  // =| lint.silenced

class Pan {  // => definition.class name=Pan
  companion object Lid : Cover {}  // => definition.class name=Lid
}

class Pot {  // => definition.class name=Pot
  companion object {}  // =| definition.class
}
