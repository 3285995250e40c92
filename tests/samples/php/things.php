<?php
// =~ definition.class definition.function
use Kitchen\Pans;  // => import name=Kitchen\Pans
require_once __DIR__ . '/lid.php';  // => import name=/lid.php

class Importer {  // =| import
    use Shelves;  // =| import
    static $shelves = 0;  // => global.state name=$shelves
    const DRAWERS = 0;  // =| global.state
    private $apiKey = "A1b2C3d4E5";  // => secret.literal name=apiKey ; =| global.state
    private $apiKeys = "your-api-key-here";  // =| secret.literal

    function __construct(private $lid) {}  // =| function.empty

    function count() {
        global $shelf;  // => global.state name=$shelf
        goto home;  // => goto name=home
        home:  // =| goto
        return $shelf;
    }
}

class Pantry {  // => definition.class name=Pantry methods=1
    /** The classy kind. */  // => docs.docstring name=classy
    #[Pure]
    function classy($kind) {  // =| definition.class
        return $kind;
    }
}

trait Shelves {}  // => definition.class name=Shelves

interface Shelved {}  // => definition.class name=Shelved

enum Jar {}  // => definition.class name=Jar

class Tales {
    function longTale() {  // => function.long name=longTale lines=62 ; definition.function
    // =* 60 $x = $x + 1;
    }

    // Only a remark.  // =| docs.docstring
    function shortTale() {  // => definition.function ; =| function.long
    // =* 58 $x = $x + 1;
    }

    function nothing() {}  // => function.empty name=nothing ; definition.function

    function something() {  // => definition.function ; =| function.empty
        return 0;
    }

    function banquet($a, $b, $c, $d = 1, int $e = 2, ...$f) {  // => parameters.many count=6 ; definition.function
        return nothing();  // =| definition.function
    }

    function supper($a, $b, $c, $d, $e) {  // => definition.function parameters=5 ; =| parameters.many
        return $a;
    }
}

class Wardrobe {  // => class.large name=Wardrobe lines=302
// =* 300 public $coat;
}

class Cupboard {  // =| class.large
// =* 290 public $coat;
}

class Coats {
    function layers($coat) {  // => definition.function
        if ($coat->on) {
            foreach ($coat as $sleeve) {
                while ($sleeve->on) {
                    try {
                        if ($sleeve->button) {  // => nesting.deep name=layers depth=5
                            return;
                        }
                    } finally {
                        $sleeve->fold();
                    }
                }
            }
        }
    }

    function chain($coat) {  // => definition.function ; =| nesting.deep
        if ($coat == 1) {
            return 1;
        } elseif ($coat == 2) {
            return 2;
        } else if ($coat == 3) {
            return 3;
        } elseif ($coat == 4) {
            return 4;
        } elseif ($coat == 5) {
            return 5;
        }
        return 6;
    }

    function descend($box) {  // => definition.function
        if ($box->empty) {
            return $box;
        }
        return $this->descend($box->inner);  // => recursion name=descend base=true
    }

    function climb($box) {  // => definition.function ; =| recursion
        return climb($box) + $box->climb(1);
    }

    function folded($each) {  // => definition.function
        $each->go(fn($a) => $each->go(function ($b) { return $each->go(fn($c) => $c); }));  // => callback.nested name=folded depth=3
    }

    function flat($each) {  // => definition.function ; =| callback.nested
        $each->go(fn($a) => $each->go(fn($b) => $a + $b));
    }

    static function getInstance() {  // => singleton name=getInstance ; definition.function
        return self::$box;
    }

    static function getInstances() {  // => definition.function ; =| singleton
        return self::$box;
    }

    function early($x) {  // => definition.function
        return $x;
        wash($x);  // => code.dead name=early
    }

    function late($x) {  // => definition.function
        if ($x > 1) return $x;
        wash($x);  // =| code.dead
        if (false) {  // => code.dead name=late
            wash($x);
        }
        if (true) {  // =| code.dead
            wash($x);
        }
    }

    function firstTwin($guests) {  // => code.duplicate name=firstTwin other=secondTwin ; definition.function
        $seated = [];
        foreach ($guests as $guest) {
            $chair = $guest->chair();
            $chair->pull($guest);
            $seated[] = $chair;
            $seated[] = $guest;
        }
        return $seated;
    }

    function secondTwin($guests) {  // => code.duplicate name=secondTwin other=firstTwin ; definition.function
        $seated = [];
        foreach ($guests as $guest) {
            $chair = $guest->chair();
            $chair->pull($guest);
            $seated[] = $chair;
            $seated[] = $guest;
        }
        return $seated;
    }

    function cousin($guests) {  // => definition.function ; =| code.duplicate
        $seated = [];
        foreach ($guests as $guest) {
            $chair = $guest->chair();
            $chair->push($guest);
            $seated[] = $chair;
            $seated[] = $guest;
        }
        return $seated;
    }
}
