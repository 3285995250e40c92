import asyncio
import functools
import hashlib
import logging
import os
import queue
import random
import re
import requests
import subprocess
import sys
import threading
from typing import Any, cast
from unittest import mock
from unittest.mock import Mock

logger = logging.getLogger("kitchen")


def calls(pan, names):
    requests.get("http://kitchen")  # => call.network name=requests.get
    pan.requests_get("x")  # =| call.network
    httpx.AsyncClient()  # => call.network name=httpx.AsyncClient
    httpx.URL("http://kitchen")  # =| call.network
    open("recipe")  # => call.file name=open
    pan.open("lid")  # =| call.file
    subprocess.run(["knife"])  # => call.process name=subprocess.run
    pan.run("knife")  # =| call.process
    random.choice(names)  # => call.random name=random.choice
    pan.choice(names)  # =| call.random
    datetime.now()  # => call.time name=datetime.now
    pan.now()  # =| call.time
    time.gmtime(pan.born)  # =| call.time
    sys.exit(2)  # => call.exit name=sys.exit
    pan.exit()  # =| call.exit
    eval("1 + 1")  # => call.eval name=eval
    pan.eval("1")  # =| call.eval
    hashlib.sha256(pan)  # => call.crypto name=hashlib.sha256
    pan.sha256()  # =| call.crypto
    os.environ["HOME"]  # => config.env name=os.environ
    os.getenv("HOME")  # => config.env name=os.getenv
    os.environs["HOME"]  # =| config.env
    threading.Lock()  # => lock name=threading.Lock
    pan.lock()  # =| lock
    threading.Thread(target=pan)  # => thread name=threading.Thread
    pan.thread()  # =| thread
    concurrent.futures.wait(pan)  # =| thread
    queue.Queue()  # => queue name=queue.Queue
    pan.queue()  # =| queue
    cache.get("pan")  # => cache name=cache.get
    pan.get("cached")  # =| cache
    signal.signal(15, pan)  # => event.handler name=signal.signal
    pan.add_listener("boil", pan)  # => event.handler event=boil
    db.connect()  # =| event.handler
    features.has("salt")  # => feature.flag name=features.has
    pan.has("salt")  # =| feature.flag
    print("the pan is hot")  # => print.debug name=print message=the_pan_is_hot
    pan.print("hot")  # =| print.debug
    print("hot", file=pan)  # =| print.debug
    print("hot", file=sys.stderr)  # => print.debug name=print message=hot
    logger.info("the pan is %s", pan)  # => log name=logger.info message=the_pan_is_%s
    pan.info("hot")  # =| log
    cast(str, pan)  # => type.cast name=cast
    pan.cast(str)  # =| type.cast
    re.compile(r"pan+")  # => regex name=re.compile pattern=pan+ length=4
    pan.compile("pan+")  # =| regex
    re.match(PAN, "a pan")  # => regex name=re.match pattern=
    pan.run("SELECT name FROM pans WHERE hot")  # => sql text=SELECT_name_FROM_pans_WHERE_hot
    pan.run("select a pan from the shelf")  # =| sql
    pan.run("select name, age from pans")  # => sql text=select_name,_age_from_pans
    pan.run("delete from pans where hot")  # => sql
    pan.run("update pans set hot as steel")  # =| sql
    if pan is None:  # => null.check name=pan
        return
    if pan is names:  # =| null.check
        return
    if pan.heat > 451:  # => number.magic value=451
        return
    if pan.heat > 100:  # =| number.magic
        return
    return pan.heat * 86400  # => number.magic value=86400


class SpoonQueue:  # => queue name=SpoonQueue
    pass


@functools.lru_cache  # => cache name=functools.lru_cache
def remembered(pan):
    return pan


@deprecated("use the oven")  # => deprecated name=old_pan
def old_pan():
    return 1


def deprecated_pans():  # =| deprecated
    return 2


async def stir(pan):  # => async.function name=stir
    await pan.simmer()  # => async.await name=pan.simmer
    pan.await_()  # =| async.await


def whisk(pan):  # =| async.function
    return pan


def season(salt: Any) -> str:  # => type.any name=Any
    return Any.thing  # =| type.any


lid: Any | None = None  # => type.any name=Any
pot: str | None = None  # =| type.any


def shared():
    global shelves  # => global.state name=shelves
    shelves = 1
    local = []  # =| global.state


def test_soup(pan):  # => test name=test_soup
    assert pan.hot  # => assertion
    pan.assert_hot()  # =| assertion
    mock.patch("pan.heat")  # => mock name=mock.patch
    pan.mock("heat")  # =| mock


def tested_soup(pan):  # =| test
    return pan


@pytest.mark.skip(reason="the oven is out")  # => test.skipped name=test_bread
def test_bread(pan):  # => test name=test_bread
    pytest.skip("no flour")  # => test.skipped name=pytest.skip text=no_flour
    pan.skip("no flour")  # =| test.skipped


def ladle():
    """Stir.  # => deprecated name=ladle

    .. deprecated:: 1912
    """


def spoon():
    """Tell what is deprecated."""  # =| deprecated
