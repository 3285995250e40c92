"""What each word of `when` means: one small function per word, in one table.

A condition is prepared once for a clause and an index, and then asked of what is bound so far.
The answer is each way in which the clause holds: the bindings, with what it binds added.  No way:
it does not hold.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter

from slapstick.match.evidence import ranked
from slapstick.match.index import FactIndex
from slapstick.model import Clause, Fact
from slapstick.spec.arms import Arm, arms

Bound = Mapping[str, Fact]  # label -> fact; the shown fact also under SHOWN
SHOWN = "*"
Ask = Callable[[Bound], Iterable[Bound]]

_ORDER = {"count": 0, "concept": 1, "path": 3, "language": 3, "fact": 4, "not": 5}


def prepare(arm: Sequence[Clause], index: FactIndex) -> Ask:
    """Return the question whether all clauses of an arm hold together, asked in their order."""
    asks = tuple(CONDITIONS[clause.word](clause, index) for clause in arm)
    if len(asks) == 1:
        return asks[0]

    def ask(bound: Bound, depth: int = 0) -> Iterator[Bound]:
        if depth == len(asks):
            yield bound
            return
        for found in asks[depth](bound):
            yield from ask(found, depth + 1)

    return ask


def ordered(arm: Arm, *, without: Clause | None = None) -> Arm:
    """Return an arm's clauses, cheapest first and each after those it speaks of."""
    return tuple(
        sorted((each for each in arm if each is not without), key=lambda c: _ORDER[c.word])
    )


def within(number: int, clause: Clause, least: int = 1) -> bool:
    """Tell whether a number lies between a clause's at-least and at-most; a label needs one."""
    low = least if clause.at_least is None else clause.at_least
    if clause.at_most is not None and clause.at_least is None and not clause.label:
        low = 0
    return low <= number and (clause.at_most is None or number <= clause.at_most)


def related(clause: Clause, index: FactIndex) -> Callable[[Bound], Sequence[Fact]]:
    """Return the question which facts pass a clause's tests and relations."""
    if not clause.relations:
        found = index.passing(clause.kind, clause.tests)
        return lambda _: found
    near = _near(clause, index)
    return lambda bound: list(near(bound))


def _near(clause: Clause, index: FactIndex) -> Callable[[Bound], Iterator[Fact]]:
    """Return the question, answered one by one, which facts pass all relations of a clause."""
    files = index.by_file(clause.kind, clause.tests)
    (word, anchor), *others = [(word, label) for word, label, _ in clause.relations]
    relation, narrow = RELATIONS[word], _NARROW.get(word, _whole)
    rest = [(RELATIONS[other], label) for other, label in others]

    def ask(bound: Bound) -> Iterator[Fact]:
        fact = bound[anchor]
        near = files.get(fact.path)
        for each in narrow(near, fact) if near else ():
            if relation(each, fact) and all(test(each, bound[label]) for test, label in rest):
                yield each

    return ask


def fits(path: str, patterns: Sequence[str]) -> bool:
    """Tell whether a path fits one of the patterns; `**` crosses folders."""
    return any(_glob(pattern).fullmatch(path) for pattern in patterns)


def _fact(clause: Clause, index: FactIndex) -> Ask:
    counted = clause.at_least is not None or clause.at_most is not None
    if clause.relations and not clause.label and not counted:
        near = _near(clause, index)  # the first is enough

        def exists(bound: Bound) -> Iterable[Bound]:
            for _ in near(bound):
                return (bound,)
            return ()

        return exists
    find = related(clause, index)

    def ask(bound: Bound) -> Iterable[Bound]:
        found = find(bound)
        if not within(len(found), clause):
            return ()
        if not found or not clause.label:
            return (bound,)
        return [{**bound, clause.label: fact} for fact in found]

    return ask


def _concept(clause: Clause, index: FactIndex) -> Ask:
    found = index.passing(clause.kind, clause.tests)
    holds = within(len(found), clause)
    shown = ranked(found, clause, most=1) if holds and clause.label else []

    def ask(bound: Bound) -> Iterable[Bound]:
        if not holds:
            return ()
        return ({**bound, clause.label: shown[0]} if shown else bound,)

    return ask


def _count(clause: Clause, index: FactIndex) -> Ask:
    holds = within(len(index.passing(clause.kind, clause.tests)), clause, least=0)
    return lambda bound: (bound,) if holds else ()


def _not(clause: Clause, index: FactIndex) -> Ask:
    asks = [prepare(ordered(arm), index) for arm in arms(clause.clauses[0])]

    def ask(bound: Bound) -> Iterable[Bound]:
        for each in asks:
            for _ in each(bound):
                return ()
        return (bound,)

    return ask


def _path(clause: Clause, _: FactIndex) -> Ask:
    return lambda bound: (bound,) if fits(bound[SHOWN].path, clause.values) else ()


def _language(clause: Clause, _: FactIndex) -> Ask:
    return lambda bound: (bound,) if bound[SHOWN].language in clause.values else ()


CONDITIONS: dict[str, Callable[[Clause, FactIndex], Ask]] = {
    "fact": _fact,
    "concept": _concept,
    "count": _count,
    "not": _not,
    "path": _path,
    "language": _language,
}


def _inside(fact: Fact, other: Fact) -> bool:
    return (
        other.line <= fact.line
        and fact.end_line <= other.end_line
        and fact is not other
        and (other.line, other.column) <= (fact.line, fact.column)
        and (fact.end_line, fact.end_column) <= (other.end_line, other.end_column)
    )


def _contains(fact: Fact, other: Fact) -> bool:
    return _inside(other, fact)


def _after(fact: Fact, other: Fact) -> bool:
    return (fact.line, fact.column) >= (other.end_line, other.end_column)


def _same_file(fact: Fact, other: Fact) -> bool:
    return fact is not other


# All four are asked of facts that stand in one file: `related` looks nowhere else.
RELATIONS: dict[str, Callable[[Fact, Fact], bool]] = {
    "inside": _inside,
    "contains": _contains,
    "after": _after,
    "same-file": _same_file,
}


_LINE = attrgetter("line")


def _whole(facts: Sequence[Fact], _: Fact) -> Sequence[Fact]:
    return facts


def _lines_inside(facts: Sequence[Fact], other: Fact) -> Sequence[Fact]:
    """Return what begins on the lines of the other: facts of a file stand in order of line."""
    first = bisect_left(facts, other.line, key=_LINE)
    return facts[first : bisect_right(facts, other.end_line, first, key=_LINE)]


def _lines_after(facts: Sequence[Fact], other: Fact) -> Sequence[Fact]:
    return facts[bisect_left(facts, other.end_line, key=_LINE) :]


_NARROW: dict[str, Callable[[Sequence[Fact], Fact], Sequence[Fact]]] = {
    "inside": _lines_inside,
    "after": _lines_after,
}
_GLOB = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


@lru_cache(maxsize=1_000)
def _glob(pattern: str) -> re.Pattern[str]:
    """Translate a pattern; written here because the standard one follows the file system's case."""
    tokens = re.findall(r"\*\*/|\*\*|\*|\?|[^*?]+", pattern)
    return re.compile("".join(_GLOB.get(token) or re.escape(token) for token in tokens))
