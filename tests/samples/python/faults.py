# =~ error.caught error.swallowed error.raised
import time


class SpiltError(Exception):  # => error.custom name=SpiltError
    pass


class DialError(Oven):  # =| error.custom
    pass


class Spill(Exception):  # =| error.custom
    pass


def serve(plate):
    raise SpiltError("the soup is gone")  # => error.raised name=SpiltError message=the_soup_is_gone


def rise(plate):
    plate.raise_(SpiltError)  # =| error.raised


def carry(plate):
    try:
        serve(plate)
    except SpiltError:  # => error.caught name=SpiltError ; error.swallowed name=SpiltError
        pass
    try:
        serve(plate)
    except (KeyError, ValueError) as spilt:  # => error.caught name=KeyError ; =| error.swallowed ; =| error.caught.bare
        plate.log = spilt
    try:
        serve(plate)
    except Exception:  # => error.caught ; error.caught.bare name=Exception
        raise  # => error.rethrown name=Exception ; error.raised
    try:
        serve(plate)
    except:  # => error.caught ; error.caught.bare
        raise SpiltError  # => error.raised name=SpiltError ; =| error.rethrown
    finally:  # =| error.caught
        plate.wipe()


def knock(door):
    while True:  # => loop.retry call=door.open
        try:
            door.open()
            break
        except OSError:
            pass


def knock_thrice(door):
    for _ in range(3):  # => loop.retry call=door.open limit=3 tries=3
        try:
            return door.open()
        except OSError:
            time.sleep(1)  # => call.sleep name=time.sleep seconds=1.0


def knock_often(door, most):
    for attempt in range(most):  # => loop.retry call=door.open limit=most
        try:
            return door.open()
        except OSError:
            continue


def visit(doors):
    for door in doors:  # =| loop.retry
        try:
            return door.open()
        except OSError:
            continue


def fetch_all(orders):
    while orders:  # =| loop.retry ; => loop.polling
        # attempt to take the next one
        try:
            return orders.pop()
        except OSError:
            time.sleep(orders.pause)  # => call.sleep


def serve_for_ever(orders):
    while True:  # => loop.infinite name=serve_for_ever ; =| loop.retry
        try:
            orders.take()
        except OSError:
            pass


def serve_until(orders):
    while True:  # =| loop.infinite
        if orders.take():
            break


def tables(room):
    for row in room:  # => loop.nested name=tables depth=3
        for table in row:
            for guest in table:
                guest.greet()


def table(room):
    for row in room:  # =| loop.nested
        row.greet()
    for row in room:
        row.greet()


def wait_for(kettle):
    while not kettle.boils:  # => loop.polling name=wait_for call=time.sleep
        time.sleep(5)  # => call.sleep seconds=5.0


def wait_once(kettle):
    for cup in kettle:  # =| loop.polling
        cup.fill()
    time.sleep(kettle.rest)  # => call.sleep
    kettle.sleeper(1)  # =| call.sleep
