<?php
class World {
    function calls($pan, $names) {
        file_get_contents("recipe");  // => call.file name=file_get_contents
        $pan->file("lid");  // =| call.file
        curl_exec($pan);  // => call.network name=curl_exec
        $pan->curl_exec("x");  // =| call.network
        shell_exec("knife");  // => call.process name=shell_exec
        `fork`;  // => call.process
        $pan->exec("knife");  // =| call.process
        random_int(1, 6);  // => call.random name=random_int
        $pan->random();  // =| call.random
        microtime();  // => call.time name=microtime
        new \DateTime();  // => call.time name=DateTime
        $pan->time();  // =| call.time
        new \DateTimeImmutable('1912-01-01');  // =| call.time
        exit;  // => call.exit name=exit
        die("pan");  // => call.exit name=die
        $pan->exit();  // =| call.exit
        eval("pan");  // => call.eval name=eval
        $pan->eval("pan");  // =| call.eval
        unserialize("pan");  // =| call.eval
        hash("md5", "pan");  // => call.crypto name=hash
        $pan->hash("pan");  // =| call.crypto
        getenv("HOME");  // => config.env name=getenv
        $_ENV["HOME"];  // => config.env name=$_ENV
        $pan["HOME"];  // =| config.env
        flock($pan, LOCK_EX);  // => lock name=flock
        $pan->locked();  // =| lock
        new \Fiber($pan);  // => thread name=Fiber
        $pan->fiber();  // =| thread
        new SplQueue();  // => queue name=SplQueue
        $pan->queue();  // =| queue
        Cache::get("pan");  // => cache name=Cache::get
        $pan->get("cached");  // =| cache
        $pan->addListener("boil", $names);  // => event.handler name=$pan->addListener event=boil
        $pan->listener("boil");  // =| event.handler
        $pan->attach("lid");  // =| event.handler
        Feature::active("salt");  // => feature.flag name=Feature::active
        $pan->active("salt");  // =| feature.flag
        var_dump("the pan is hot");  // => print.debug name=var_dump message=the_pan_is_hot
        $pan->dump("hot");  // =| print.debug
        print_r($pan, true);  // =| print.debug
        print_r($pan);  // => print.debug name=print_r
        $this->logger->info("the pan is hot");  // => log name=$this->logger->info message=the_pan_is_hot
        $pan->info("hot");  // =| log
        preg_match('/pan+/', $names);  // => regex pattern=/pan+/ length=6
        $pan->preg_match("pan+");  // =| regex
        $pan->run("SELECT name FROM pans WHERE hot");  // => sql text=SELECT_name_FROM_pans_WHERE_hot
        $pan->run("select a pan from the shelf");  // =| sql
        $lid = (int) $pan;  // => type.cast name=int
        $ladle = ($pan);  // =| type.cast
        if ($pan === null) return 0;  // => null.check name=$pan
        if (null === $pan) return 0;  // => null.check name=$pan
        if (is_null($pan)) return 0;  // => null.check name=is_null
        if ($pan === $names) return 0;  // =| null.check
        if ($pan->heat > 451) return 0;  // => number.magic value=451
        if ($pan->heat > 100) return 0;  // =| number.magic
        switch ($pan->heat) {
            case 1:  // => switch.fallthrough name=calls
                $pan->warm();
            case 2:  // =| switch.fallthrough
                $pan->cook();
                break;
            case 3:  // =| switch.fallthrough
                throw new ColdException();
            case 4:  // => switch.fallthrough
                $pan->heat = 2;
                // and on
            default:  // =| switch.fallthrough
                $pan->burn();
        }
        return 0;
    }

    function season(mixed $salt) {  // => type.any name=mixed
        $salt->mixed();  // =| type.any
    }

    #[Deprecated]  // => deprecated name=oldPan
    function oldPan() {}

    function deprecatedPan() {}  // =| deprecated
}

class SpoonQueue {}  // => queue name=SpoonQueue

class WorldTest {
    function testSoup() {  // => test name=testSoup
        $this->assertSame(1, $pan);  // => assertion name=$this->assertSame
        $pan->same(1);  // =| assertion
        $this->createMock(Pan::class);  // => mock name=$this->createMock
        $pan->mocks(Pan::class);  // =| mock
    }

    #[Test]  // => test name=makesBread
    function makesBread() {
        $this->markTestSkipped("no flour");  // => test.skipped name=$this->markTestSkipped text=no_flour
    }

    function testing() {}  // =| test ; =| test.skipped
}
