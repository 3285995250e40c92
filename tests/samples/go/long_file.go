package x  // => file.long name=long_file lines=1002
// =* 1000 var x = 1
