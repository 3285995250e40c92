const X: usize = 1;  // => file.long name=long_file lines=1001
// =* 1000 const X: usize = 1;
