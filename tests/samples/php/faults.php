<?php
// =~ error.caught error.raised error.swallowed
class SpiltException extends Exception {}  // => error.custom name=SpiltException

class PanException extends Pan {}  // =| error.custom
class Spill extends Exception {}  // =| error.custom

class Plates {
    function rise($plate) {
        throw new SpiltException("the soup is gone");  // => error.raised name=SpiltException message=the_soup_is_gone
    }

    function carry($plate) {
        $plate->raise(new SpiltException("soup"));  // =| error.raised
        try {
            serve($plate);
        } catch (SpiltException $spilt) {  // => error.caught name=SpiltException ; error.swallowed ; =| error.caught.bare
            // nothing to see
        }
        try {
            serve($plate);
        } catch (\Exception $spilt) {  // => error.caught ; error.caught.bare name=\Exception ; =| error.swallowed
            throw $spilt;  // => error.rethrown name=\Exception
        } finally {  // =| error.caught
            $plate->wipe();
        }
        try {
            serve($plate);
        } catch (SpiltException $spilt) {
            throw new SpiltException("more");  // =| error.rethrown
        }
        @serve($plate);  // => error.swallowed name=serve
        serve("@plate");  // =| error.swallowed
    }

    function knock($door) {
        while (true) {  // => loop.retry call=$door->open ; =| loop.infinite
            try {
                $door->open();
                break;
            } catch (ShutException $shut) {
            }
        }
    }

    function knockThrice($door) {
        for ($attempt = 0; $attempt < 3; $attempt++) {  // => loop.retry call=$door->open limit=3 tries=3
            try {
                return $door->open();
            } catch (ShutException $shut) {
                sleep(1);  // => call.sleep name=sleep seconds=1.0
            }
        }
        return null;
    }

    function visit($doors) {
        foreach ($doors as $door) {  // =| loop.retry
            try {
                $door->open();
                return;
            } catch (ShutException $shut) {
            }
        }
    }

    function serveForEver($orders) {
        while (true) {  // => loop.infinite name=serveForEver ; =| loop.retry
            $orders->take();
        }
    }

    function serveUntil($orders) {
        for (;;) {  // =| loop.infinite
            if ($orders->take()) {
                break;
            }
        }
        while (false) {  // =| loop.infinite
            $orders->take();
        }
    }

    function tables($room) {
        foreach ($room as $row) {  // => loop.nested name=tables depth=2
            foreach ($row as $table) {
                $table->greet();
            }
        }
    }

    function table($room) {
        foreach ($room as $row) {  // =| loop.nested
            $row->greet();
        }
        foreach ($room as $row) {
            $row->greet();
        }
    }

    function waitFor($kettle) {
        while (!$kettle->boils) {  // => loop.polling name=waitFor call=sleep
            sleep(5);  // => call.sleep
        }
    }

    function waitOnce($kettle) {
        foreach ($kettle as $cup) {  // =| loop.polling
            $cup->fill();
        }
        $kettle->sleeper(1);  // =| call.sleep
    }
}
