class Pragmas {
#pragma warning disable CS0168  // => lint.silenced name=CS0168
  int spoon;
#pragma warning restore CS0168  // =| lint.silenced
}
