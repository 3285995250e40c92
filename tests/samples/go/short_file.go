package x  // =| file.long
// =* 900 var x = 1
