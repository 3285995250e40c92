int x = 1;  // =| file.long
// =* 900 int more;
