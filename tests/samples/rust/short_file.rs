const X: usize = 1;  // =| file.long
// =* 900 const X: usize = 1;
