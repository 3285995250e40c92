<?php
use Kitchen\Lids;  // => import
use Kitchen\Pans;  // => import
use Kitchen\Pots;  // => import
use Kitchen\Cups;  // => import
use Kitchen\Forks;  // => import
use Kitchen\Spoons;  // => import
use Kitchen\Knives;  // => import
use Kitchen\Bowls;  // => import
use Kitchen\Jars;  // => import
use Kitchen\Trays;  // => import
use Kitchen\Mugs;  // => import
use Kitchen\Racks;  // => import

function unpack($box) {
    return unpack($box->inner);  // => recursion name=unpack base=false
}

class Crowd {
    static $jars = 0;  // => global.state name=$jars

    function bake($trays) {
        foreach ($trays as $tray) {  // => loop.nested name=bake depth=3
            foreach ($tray as $row) {
                foreach ($row as $bun) {
                    stamp($bun);
                }
            }
        }
    }

    function callOut($cook) {
        new \Fiber($cook);  // => thread name=Fiber
        var_dump("the cook is in");  // => print.debug
        var_dump("the cook is out");  // => print.debug
        var_dump("the cook is in");  // => print.debug
        preg_match('/^[A-Za-z]+@[A-Za-z]+[.][a-z]+$/', $cook);  // => regex length=32
    }
}
