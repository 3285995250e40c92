class Pragmas {
#pragma warning disable CS0168  // => lint.silenced name=CS0168
  int spoon;
#pragma warning restore CS0168  // =| lint.silenced
#pragma warning disable 618  // => lint.silenced name=618
  int fork;
#pragma warning restore 618  // =| lint.silenced
}
