"""Try a rule on code that its language lends, where it brings none itself; reads no files.

What a rule looks for differs from language to language, and that is tried.  What it forbids, and
where its files must lie, is the same in all, and is left to the rule's own samples.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from slapstick.match.gags import arm_places
from slapstick.match.index import FactIndex
from slapstick.match.trial import Outcome
from slapstick.model import Clause, Fact, GagRule, Place, Sample
from slapstick.spec.arms import FINDERS, Arm, arms, first_finder

_LOOKS = (*FINDERS, "count")
_MOST_COPIES = 1_000


class Lent(NamedTuple):
    """The marked code of one language: what is in it, and what only looks like something."""

    language: str
    kinds: frozenset[str]  # that the language finds at all
    facts: tuple[Fact, ...] = ()
    near: tuple[tuple[str, int, str], ...] = ()  # a path and a line, and the kind not on it
    rows: Mapping[str, tuple[int, ...]] = {}  # by path: on which row of the file each line stands

    def place(self, path: str, line: int) -> Place:
        """Return where a line stands in the file as it is kept, marks and all."""
        return Place(path, self.rows[path][line - 1])


def claims(rule: GagRule, language: str, kinds: Collection[str]) -> bool:
    """Tell whether a rule can fire in a language that finds `kinds`."""
    return any(_can_hold(arm, language, kinds) for arm in arms(rule.when))


def try_elsewhere(rule: GagRule, lent: Lent) -> tuple[Outcome, ...]:
    """Return what the code of a language shows where a rule has no sample of its own.

    Nothing that should fire is told of where the code has nothing for it: that shows nothing.
    """
    fires = {sample.language for sample in rule.fires}
    quiet = {sample.language for sample in rule.quiet}
    outcomes = []
    for arm in arms(rule.when):
        if not _can_hold(arm, lent.language, lent.kinds):
            continue
        if lent.language not in fires and (fact := _first(arm, lent)):
            outcomes.append(_outcome(rule, lent, True, (fact.path, fact.line), (fact,)))
            fires.add(lent.language)
        if lent.language not in quiet:
            outcomes += _near_misses(rule, arm, lent)
    return tuple(dict.fromkeys(outcomes))


def _can_hold(arm: Arm, language: str, kinds: Collection[str]) -> bool:
    return all(
        clause.kind in kinds if clause.word in _LOOKS else not _bars(clause, language)
        for clause in arm
    )


def _bars(clause: Clause, language: str) -> bool:
    if clause.word == "language":
        return language not in clause.values
    inner = clause.clauses[0] if clause.word == "not" else None
    return inner is not None and inner.word == "language" and language in inner.values


def _first(arm: Arm, lent: Lent) -> Fact | None:
    """Return the first fact of a language's code that an arm finds, as if nothing were forbidden.

    What must be there so many times is read so many times, each time under another folder.
    """
    looks = tuple(clause for clause in arm if clause.word in (*_LOOKS, "language"))
    wanted = {clause.kind for clause in looks}
    facts = [fact for fact in lent.facts if fact.kind in wanted]
    found = arm_places(looks, FactIndex(facts))
    if found:
        return found[0]
    copies = min(_MOST_COPIES, max(_times(clause) for clause in looks))
    many = [f._replace(path=f"{copy}/{f.path}") for copy in range(copies) for f in facts]
    found = arm_places(looks, FactIndex(many))
    return found[0]._replace(path=found[0].path.partition("/")[2]) if found else None


def _times(clause: Clause) -> int:
    return (clause.at_least or 1) if clause.word in ("concept", "count") else 1


def _near_misses(rule: GagRule, arm: Arm, lent: Lent) -> Iterator[Outcome]:
    finder = first_finder(arm)
    for path, line, kind in lent.near:
        if finder is None or kind != finder.kind:
            continue
        fired = tuple(f for f in lent.facts if (f.path, f.line, f.kind) == (path, line, kind))
        yield _outcome(rule, lent, False, (path, line), fired)


def _outcome(
    rule: GagRule, lent: Lent, wanted: bool, at: tuple[str, int], fired: tuple[Fact, ...]
) -> Outcome:
    sample = Sample(lent.language, "", lent.place(*at))
    return Outcome(rule.id, sample, wanted, fired, lent=True)
