class X {}  // =| file.long
// =* 900 // more
