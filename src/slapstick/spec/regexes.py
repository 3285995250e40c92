"""Tell whether a regular expression is safe to run on any name; not for running it.

Python's engine backtracks, so a pattern from a stranger's pack could hang.  Names are cut to
`LONGEST` characters before they are searched, and only patterns are let through whose worst case
on that length is bounded: nothing that varies inside a repetition, no look-around, no reference.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from re import _constants as sre  # type: ignore[attr-defined]  # typeshed leaves it out
from re import _parser as parser  # type: ignore[attr-defined]  # typeshed leaves it out
from typing import Any, NamedTuple

LONGEST = 100
_MOST_STEPS = 1_000_000  # for one name; what people write for names needs a few hundred
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_REFUSED = {
    sre.ASSERT: "look-around",
    sre.ASSERT_NOT: "look-around",
    sre.GROUPREF: "a reference to a group",
    sre.GROUPREF_EXISTS: "a reference to a group",
}


class Fault(NamedTuple):
    """Why a pattern cannot be used, and at which character of it."""

    message: str
    position: int = 0
    suggestion: str = ""


def fault(pattern: str) -> Fault | None:
    """Return what is wrong with a pattern; `None` if it may be used."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what Python may read differently one day is refused
            tree = parser.parse(pattern)
            re.compile(pattern)
    except re.error as error:
        return Fault(f"not a regular expression: {error.msg}", error.pos or 0)
    except Warning as warning:
        return Fault(f"not a plain regular expression: {warning}")
    except (OverflowError, RecursionError):
        return Fault("not a regular expression: too large")
    try:
        starts = 1 if _begins_at_the_start(tree) else LONGEST
        steps = starts * _steps(tree, repeated=False)
    except _Unsafe as unsafe:
        return Fault(f"{unsafe} could take for ever", 0, "write it without")
    if steps > _MOST_STEPS:
        hint = "begin with ^, or use fewer of * + ? |"
        return Fault("so many repetitions could take for ever", 0, hint)
    return None


def _begins_at_the_start(tree: Any) -> bool:
    """Tell whether a pattern is tried at the first character only."""
    first = next(iter(tree), None)
    anchors = (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING)
    return bool(first and first[0] is sre.AT and first[1] in anchors) and not (
        tree.state.flags & re.MULTILINE
    )


class _Unsafe(Exception):
    """A construct whose worst case has no bound."""


def _steps(items: Iterable[Any], *, repeated: bool) -> int:
    """Return how many ways the engine may try, at worst, from one position."""
    ways = 1
    for word, argument in items:
        if word in _REFUSED:
            raise _Unsafe(_REFUSED[word])
        if word in _REPEATS:
            ways *= _repeat(*argument, repeated=repeated)
        elif word is sre.BRANCH:
            if repeated:
                raise _Unsafe("a choice inside a repetition")
            ways *= sum(_steps(arm, repeated=False) for arm in argument[1])
        elif word is sre.SUBPATTERN:
            ways *= _steps(argument[-1], repeated=repeated)
        elif word is sre.ATOMIC_GROUP:
            ways *= _steps(argument, repeated=repeated)
    return ways


def _repeat(least: int, most: Any, body: Iterable[Any], *, repeated: bool) -> int:
    spread = min(LONGEST, int(most) - least + 1) if most is not sre.MAXREPEAT else LONGEST
    if spread > 1 and repeated:
        raise _Unsafe("a repetition inside a repetition")
    inner = _steps(body, repeated=repeated or spread > 1 or least > 1)
    return spread * inner
