"""Words about broth.  # => docs.docstring name=things

Broth wants marrow, broth wants time, and the broth wants a lid.
"""  # the module's own words
import os  # => import name=os
import os.path as osp  # => import name=os.path
import time  # => import name=time
from kitchen.pans import *  # => import.wildcard name=kitchen.pans ; import
from kitchen import pans  # => import name=kitchen ; =| import.wildcard
from typing import Any, cast  # => import
importer = "import os"  # =| import

shelves = []  # => global.state name=shelves
SHELVES = []  # =| global.state
drawer = os.path  # =| global.state
api_key = "A1b2C3d4E5"  # => secret.literal name=api_key
api_keys = "your-api-key-here"  # =| secret.literal
PASSWORD_FIELD = "password"  # =| secret.literal


class Pantry:  # => definition.class name=Pantry methods=1
    def shelf(self):  # => definition.function name=shelf parameters=0 lines=3
        """The shelf of the pantry."""  # => docs.docstring name=shelf text=The_shelf_of_the_pantry.
        return "a shelf, not a docstring"  # =| docs.docstring


def classy(kind):  # => definition.function name=classy ; =| definition.class
    lambda x: x  # =| definition.function
    return kind


def long_tale():  # => function.long name=long_tale lines=63 ; definition.function
    x = 0
    # =* 60 x = x + 1
    return x


def short_tale():  # => definition.function ; =| function.long
    x = 0
    # =* 56 x = x + 1
    return x


def nothing():  # => function.empty name=nothing ; definition.function
    pass


def promised(x: int) -> int: ...  # => definition.function ; =| function.empty


def something():  # => definition.function ; =| function.empty
    return None


def banquet(a, b, c, d=1, e: int = 2, f: int = 3):  # => parameters.many count=6 ; definition.function
    return a


def supper(a, b, c, d, *, e):  # => definition.function ; =| parameters.many
    return a


class Wardrobe:  # => class.large name=Wardrobe methods=1 lines=303 ; definition.class
    # =* 300 coat = 1
    def open(self):  # => definition.function ; =| recursion ; =| call.file
        return open("coat")  # => call.file name=open


class Cupboard:  # => definition.class ; =| class.large
    # =* 290 coat = 1
    cup = 1


def layers(coat):  # => definition.function
    if coat:
        for sleeve in coat:
            while sleeve:
                try:
                    if sleeve.button:  # => nesting.deep name=layers depth=5
                        return sleeve
                finally:
                    return coat


def chain(coat):  # => definition.function ; =| nesting.deep
    if coat == "a":
        return 1
    elif coat == "b":
        return 2
    elif coat == "c":
        return 3
    elif coat == "d":
        return 4
    elif coat == "e":
        return 5


def descend(box):  # => definition.function
    if not box:
        return None
    return descend(box.inner)  # => recursion name=descend base=true


def fall(box):  # => definition.function
    return fall(box)  # => recursion name=fall base=false


def climb(box):  # => definition.function ; =| recursion
    return box.climb(box)


def folded(x):  # => definition.function
    return each(lambda a: each(lambda b: each(lambda c: a + b + c)))  # => callback.nested name=folded depth=3


def flat(x):  # => definition.function ; =| callback.nested
    return each(lambda a: each(lambda b: a + b)), each(lambda c: c)


def get_instance():  # => singleton name=get_instance ; definition.function
    return shelves


def get_instances():  # => definition.function ; =| singleton
    return shelves


def early(x):  # => definition.function
    return x
    pans.wash(x)  # => code.dead name=early


def late(x):  # => definition.function
    if x:
        return x
    pans.wash(x)  # =| code.dead
    if False:
        pans.dry(x)  # => code.dead name=late


def closed(x):  # => definition.function
    raise ShutError(x)
    yield x  # =| code.dead


def first_twin(guests):  # => code.duplicate name=first_twin other=second_twin lines=8 ; definition.function
    seated = []
    for guest in guests:
        chair = guest.chair
        chair.pull(guest)
        seated.append(chair)
        seated.append(guest)
    return sorted(seated)


def second_twin(guests):  # => code.duplicate name=second_twin other=first_twin ; definition.function
    seated = []
    for guest in guests:
        chair = guest.chair
        chair.pull(guest)
        seated.append(chair)
        seated.append(guest)
    return sorted(seated)


def cousin(guests):  # => definition.function ; =| code.duplicate
    seated = []
    for guest in guests:
        chair = guest.chair
        chair.push(guest)
        seated.append(chair)
        seated.append(guest)
    return sorted(seated)
