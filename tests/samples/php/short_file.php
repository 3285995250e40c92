<?php  // =| file.long
// =* 900 // more
