"""Say why a rule fired or did not, clause by clause; finds nothing that the search would not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from slapstick.match.conditions import CONDITIONS, SHOWN, Bound, ordered, related
from slapstick.match.gags import matches_of, places_of
from slapstick.match.index import FactIndex, holds
from slapstick.model import Clause, Fact, GagMatch, GagRule, Place, Scan
from slapstick.spec.arms import Arm, arms, first_finder

_MOST_LOOKED_AT = 2_000


class Verdict(NamedTuple):
    """What one clause said."""

    place: Place  # of the clause in the rule file
    clause: str  # "fact loop.retry where limit absent"
    passed: bool
    detail: str = ""  # "limit is 5", "2 of test in the project"
    facts: tuple[Fact, ...] = ()  # what it found, at most three


class Attempt(NamedTuple):
    """One rule tried on one fact, by the arm that came nearest."""

    rule: GagRule
    fact: Fact | None  # None: there is no fact of the kind at all
    verdicts: tuple[Verdict, ...]

    @property
    def fired(self) -> bool:
        """Whether every clause passed."""
        return all(verdict.passed for verdict in self.verdicts)

    @property
    def failed(self) -> int:
        """How many clauses did not."""
        return sum(not verdict.passed for verdict in self.verdicts)


class RuleStory(NamedTuple):
    """All there is to say of one rule in one repository."""

    rule: GagRule
    fires: int  # at how many places
    matches: tuple[GagMatch, ...]
    attempts: tuple[Attempt, ...]  # of the matches; or the nearest misses


class LineStory(NamedTuple):
    """All there is to say of one line of source."""

    place: Place
    facts: tuple[Fact, ...]  # that stand on the line, then those around it
    attempts: tuple[Attempt, ...]  # fired first, then by how near they came


def explain_rule(rule: GagRule, scan: Scan, most: int = 5) -> RuleStory:
    """Say where a rule fires and by which clauses; or what came nearest."""
    index = FactIndex(scan.facts)
    matches = tuple(matches_of(rule, scan, index))
    if not matches:
        return RuleStory(rule, 0, (), nearest_misses(rule, index, most))
    attempts = tuple(try_on(rule, match.evidence[0], index) for match in matches[:most])
    return RuleStory(rule, len(places_of(rule, index)), matches, attempts)


def explain_line(
    path: str, line: int, rules: Iterable[GagRule], scan: Scan, most: int = 12
) -> LineStory:
    """Say what was found on a line and what every rule about it made of that."""
    here = [fact for fact in scan.facts if fact.path == path and fact.line <= line <= fact.end_line]
    here.sort(key=lambda fact: (fact.line != line, fact.end_line - fact.line, fact.kind))
    on_line = [fact for fact in here if fact.line == line] or here[:3]
    index = FactIndex(scan.facts)
    attempts = [
        try_on(rule, fact, index) for rule in rules for fact in on_line if fact.kind in _kinds(rule)
    ]
    attempts.sort(key=lambda each: (each.failed, -each.rule.weight, each.rule.id))
    return LineStory(Place(path, line), tuple(here), tuple(attempts[:most]))


def nearest_misses(rule: GagRule, index: FactIndex, most: int) -> tuple[Attempt, ...]:
    """Return the facts on which a rule came nearest to firing."""
    facts = [fact for kind in sorted(_kinds(rule)) for fact in index.of(kind)[:_MOST_LOOKED_AT]]
    if not facts:
        return (_on_nothing(rule),)
    attempts = [try_on(rule, fact, index) for fact in facts]
    attempts.sort(key=lambda each: each.failed)
    return tuple(attempts[:most])


def try_on(rule: GagRule, fact: Fact, index: FactIndex) -> Attempt:
    """Try a rule on one fact, clause by clause, and keep the arm that came nearest."""
    tried = [
        Attempt(rule, fact, tuple(_verdicts(arm, fact, index)))
        for arm in arms(rule.when)
        if (finder := first_finder(arm)) and finder.kind == fact.kind
    ]
    nearest = min(tried, key=lambda each: each.failed) if tried else _on_nothing(rule)
    silence = rule.silent_at(fact.path, fact.line)
    if silence is None:
        return nearest
    order = f"sora: off {silence.override.pattern}"
    quiet = Verdict(silence.override.place, order, False, silence.override.reason)
    return nearest._replace(verdicts=(*nearest.verdicts, quiet))


def clause_text(clause: Clause) -> str:
    """Return a clause as one line of words."""
    if clause.word == "not":
        return f"not {clause_text(clause.clauses[0])}"
    if clause.clauses:
        return f"{clause.word} ({', '.join(map(clause_text, clause.clauses))})"
    parts = [clause.word, clause.kind, " or ".join(clause.values)]
    parts += [
        f"where {test.attribute} {_test_text(test.word, test.value)}" for test in clause.tests
    ]
    parts += [f"{word} {label}" for word, label, _ in clause.relations]
    parts.append("" if clause.at_least is None else f"at-least {clause.at_least}")
    parts.append("" if clause.at_most is None else f"at-most {clause.at_most}")
    return " ".join(filter(None, parts))


def _test_text(word: str, value: object) -> str:
    if word == "absent":
        return "absent" if value else "present"
    shown = ", ".join(map(str, value)) if isinstance(value, tuple) else value
    return f"{word} {shown}"


def _verdicts(arm: Arm, fact: Fact, index: FactIndex) -> Iterator[Verdict]:
    finder = first_finder(arm)
    state: Bound = {SHOWN: fact}
    if finder is not None:
        yield _of_finder(finder, fact, index)
        state = {**state, finder.label: fact} if finder.label else state
    unknown: set[str] = set()
    for clause in ordered(arm, without=finder):
        if any(label in unknown for label in _labels(clause)):
            detail = "not looked at: it speaks of something that was not found"
            yield Verdict(clause.place, clause_text(clause), False, detail)
            unknown.add(clause.label)
            continue
        after = next(iter(CONDITIONS[clause.word](clause, index)(state)), None)
        detail, facts = _DETAILS[clause.word](clause, state, index)
        yield Verdict(clause.place, clause_text(clause), after is not None, detail, facts)
        unknown.update({clause.label} - {""} if after is None else ())
        state = state if after is None else after


def _of_finder(finder: Clause, fact: Fact, index: FactIndex) -> Verdict:
    """Say how the shown fact did on the clause that looks for it."""
    missed = [t for t in finder.tests if not holds((t.attribute, t.word, t.value), fact)]
    values = [f"{test.attribute} is {_value(fact, test.attribute)}" for test in missed]
    values += [
        f"{t.attribute} is {_value(fact, t.attribute)}" for t in finder.tests if t not in missed
    ]
    passed = not missed
    if finder.at_least is not None or finder.at_most is not None:
        number, where = _number(finder, fact, index)
        passed = passed and _in_bounds(finder, number)
        values.append(f"{number} in {where}")
    return Verdict(finder.place, clause_text(finder), passed, ", ".join(values), (fact,))


def _in_bounds(clause: Clause, number: int) -> bool:
    low = 1 if clause.at_least is None else clause.at_least
    return low <= number and (clause.at_most is None or number <= clause.at_most)


def _number(finder: Clause, fact: Fact, index: FactIndex) -> tuple[int, str]:
    if finder.word == "concept":
        return len(index.passing(finder.kind, finder.tests)), "the project"
    return len(index.in_file(finder.kind, finder.tests, fact.path)), fact.path


def _value(fact: Fact, attribute: str) -> str:
    value = fact.get(attribute)
    return "absent" if value is None else str(value)


def _labels(clause: Clause) -> Iterator[str]:
    yield from (label for _, label, _ in clause.relations)
    for each in clause.clauses:
        yield from _labels(each)


_Detail = tuple[str, tuple[Fact, ...]]


def _found(clause: Clause, state: Bound, index: FactIndex) -> _Detail:
    facts = related(clause, index)(state)
    where = "there" if clause.relations else "in the project"
    return f"{len(facts)} of {clause.kind} {where}", tuple(facts[:3])


def _found_inside(clause: Clause, state: Bound, index: FactIndex) -> _Detail:
    (inner,) = clause.clauses
    if inner.word == "fact" and all(label in state for label in _labels(inner)):
        return _found(inner, state, index)
    return "", ()


_DETAILS: dict[str, Callable[[Clause, Bound, FactIndex], _Detail]] = {
    "fact": _found,
    "concept": _found,
    "count": _found,
    "not": _found_inside,
    "path": lambda clause, state, index: (state[SHOWN].path, ()),  # noqa: ARG005  # one shape for all
    "language": lambda clause, state, index: (state[SHOWN].language, ()),  # noqa: ARG005  # one shape for all
}


def _kinds(rule: GagRule) -> frozenset[str]:
    return frozenset(f.kind for arm in arms(rule.when) if (f := first_finder(arm)))


def _on_nothing(rule: GagRule) -> Attempt:
    """Return the attempt of a rule for which there is nothing to try it on."""
    verdicts = tuple(
        Verdict(finder.place, clause_text(finder), False, f"there is no {finder.kind}")
        for arm in arms(rule.when)
        if (finder := first_finder(arm))
    )
    return Attempt(rule, None, verdicts)
