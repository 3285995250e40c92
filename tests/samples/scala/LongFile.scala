class X {}  // => file.long name=LongFile lines=1001
// =* 1000 // more
