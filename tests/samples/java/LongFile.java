class X {}  // => file.long name=LongFile lines=1002
// =* 1000 // more
