"""Turn a rule's `when` into arms: lists of clauses, any one list of which is enough.

Proofs at load and the search itself both work on arms, so that what is proved is what runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product

from slapstick.model import Clause

Arm = tuple[Clause, ...]
MOST_ARMS = 64
FINDERS = ("fact", "concept")


class TooManyArms(ValueError):
    """A `when` whose choices multiply beyond what anybody can read."""


def arms(clause: Clause) -> tuple[Arm, ...]:
    """Return the arms of a clause in written order; raise `TooManyArms` beyond `MOST_ARMS`."""
    return _ARMS.get(clause.word, _itself)(clause)


def first_finder(arm: Arm) -> Clause | None:
    """Return the clause whose fact is shown: the first `fact`, else the first `concept`."""
    return next((each for word in FINDERS for each in arm if each.word == word), None)


def bound(arm: Iterable[Clause]) -> dict[str, Clause]:
    """Return what each label of an arm stands for; of two alike, the first."""
    labels: dict[str, Clause] = {}
    for each in arm:
        if each.label and each.word in FINDERS:
            labels.setdefault(each.label, each)
    return labels


def _all(clause: Clause) -> tuple[Arm, ...]:
    choices = [arms(each) for each in clause.clauses]
    many = 1
    for each in choices:
        many *= len(each)
        if many > MOST_ARMS:
            raise TooManyArms(many)
    return tuple(tuple(leaf for arm in arms_ for leaf in arm) for arms_ in product(*choices))


def _any(clause: Clause) -> tuple[Arm, ...]:
    found = tuple(arm for each in clause.clauses for arm in arms(each))
    if len(found) > MOST_ARMS:
        raise TooManyArms(len(found))
    return found


def _itself(clause: Clause) -> tuple[Arm, ...]:
    return ((clause,),)


_ARMS: dict[str, Callable[[Clause], tuple[Arm, ...]]] = {"all": _all, "any": _any}
