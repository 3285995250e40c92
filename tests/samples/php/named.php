<?php
function leave($pot) {
    die;  // => call.exit name=die
    die("the soup is gone");  // => call.exit name=die
    exit(2);  // => call.exit name=exit
    $pot->die("slowly");  // =| call.exit
    DIE_SLOWLY;  // =| call.exit
}
