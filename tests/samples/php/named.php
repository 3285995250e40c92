<?php
function leave($pot) {  // => definition.function name=leave
    die;  // => call.exit name=die
    die("the soup is gone");  // => call.exit name=die
    exit(2);  // => call.exit name=exit
    $pot->die("slowly");  // =| call.exit
    DIE_SLOWLY;  // =| call.exit
}

#[Tasty]  // =| definition.class
class Broth  // => definition.class name=Broth lines=7
{
    #[Hot("very")]  // =| definition.function
    public function boil($pot) {  // => definition.function name=boil lines=3
        return $pot;
    }
}
