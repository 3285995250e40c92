"""Choose which of many facts to show: code before tests, names before none; never which rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from slapstick.model import Fact

if TYPE_CHECKING:
    from slapstick.model import Clause  # most scans ask no rules

_TEST_PATH = re.compile(
    r"(?:^|/)(?:[^/]*-)?(?:tests?|testing|specs?|__tests__|testdata|fixtures|mocks?|examples?|"
    r"samples?|demos?|e2e|regress(?:ion)?|bench(?:es|marks?)?|docs?|vendor|third_party|migrations|"
    r"deprecated|\.[\w-]+)(?:-[^/]*)?/|(?:^|/)[a-z]+Test/|(?:^|/)(?:test_|conftest)[^/]*$|"
    r"[^/]*(?:_test|\.test|\.test-d|\.spec|_spec|Tests?)\.[^/.]+$|"
    r"\.(?:md|markdown|rst)$|(?:^|/)(?:(?:autogen|configure|bootstrap)\.[^/.]+|"
    r"\.[^/]+|(?:Dockerfile|Makefile)[^/]*)$"
)

_MEASURES = ("lines", "depth", "count", "parameters", "methods", "seconds", "value")
_SIGNS = {"at-least": -1, "at-most": 1}


def ranked(
    facts: Sequence[Fact], clause: Clause, slots: Sequence[str] = (), most: int | None = None
) -> list[Fact]:
    """Return the best `most` of `facts` (all without), which are given by place; best first.

    `slots` are the attributes that texts need; what lacks one comes last.  Where the clause asks
    for much (`at-least`), the most extreme comes first; where for little, the least.
    """
    extreme = _extreme(clause)
    if extreme:
        facts = sorted(facts, key=extreme)
    tiers: dict[int, list[Fact]] = {}
    for fact in facts:
        tier = tiers.setdefault(_tier(fact, slots), [])
        tier.append(fact)
        if most is not None and len(tiers.get(0, ())) >= most:
            break
    return [fact for _, tier in sorted(tiers.items()) for fact in tier][:most]


@lru_cache(maxsize=100_000)
def in_tests(path: str) -> bool:
    """Tell whether a path is that of a test, an example or a paper, builds, or is hidden."""
    return bool(_TEST_PATH.search(path))


def measures(fact: Fact) -> Iterator[tuple[str, float]]:
    """Yield the numbers that a fact carries, the most telling first."""
    told = dict(fact.attributes)
    for word in _MEASURES:
        value = told.get(word)
        if value is not None and not isinstance(value, (str, bool)):
            yield word, float(value)


def strongest_measure(fact: Fact) -> float:
    """Return the most telling number that a fact carries; 0 where it carries none."""
    return next((number for _, number in measures(fact)), 0.0) if fact.attributes else 0.0


def _tier(fact: Fact, slots: Sequence[str] = ()) -> int:
    """Return 0 for what may be shown at once, more for what is shown for want of better."""
    lacking = sum([not fact.get(each) for each in slots]) if slots else 0
    return lacking * 8 + 4 * in_tests(fact.path) + _dullness(fact.name)


def _dullness(name: str) -> int:
    """Return 0 for a name of several words of the project's own, 2 for one that says nothing."""
    if not 4 <= len(name) <= 28 or not name[0].isalpha():
        return 2
    several_words = ("_" in name) is name.islower()  # fetch_user, fetchUser; not flask, MAX_SIZE
    return 0 if several_words and "." not in name else 1


def _extreme(clause: Clause) -> Callable[[Fact], float] | None:
    """Return the sort key of the first number that a clause asks about."""
    for test in clause.tests:
        if test.word in _SIGNS:
            attribute, sign = test.attribute, _SIGNS[test.word]
            return lambda fact: sign * float(fact.get(attribute) or 0)
    return None
