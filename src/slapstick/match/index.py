"""Find facts by kind, file and test without looking at all of them; knows no rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from slapstick.model import AttributeTest, Fact, Scalar
from slapstick.spec.regexes import LONGEST

_NUMBERS = (int, float)
Value = Scalar | None
Asked = tuple[str, str, Scalar | tuple[Scalar, ...]]  # attribute, word, value


class FactIndex:
    """The facts of one scan, grouped once and tested a column at a time."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._kinds: dict[str, list[Fact]] = {}
        for fact in facts:
            self._kinds.setdefault(fact.kind, []).append(fact)
        self._columns: dict[tuple[str, str], list[Value]] = {}
        self._passing: dict[tuple[str, tuple[Asked, ...]], list[Fact]] = {}
        self._by_file: dict[tuple[str, tuple[Asked, ...]], dict[str, list[Fact]]] = {}

    def of(self, kind: str) -> Sequence[Fact]:
        """Return all facts of a kind, by place."""
        return self._kinds.get(kind, ())

    def passing(self, kind: str, tests: Sequence[AttributeTest]) -> Sequence[Fact]:
        """Return the facts of a kind that pass all tests, by place."""
        asked = tuple((test.attribute, test.word, test.value) for test in tests)
        key = (kind, asked)
        if key not in self._passing:
            found = self._kinds.get(kind, [])
            if len(asked) == 1:
                found = self._filter(kind, found, asked[0])
            elif asked:
                found = [fact for fact in found if all(holds(each, fact) for each in asked)]
            self._passing[key] = found
        return self._passing[key]

    def in_file(self, kind: str, tests: Sequence[AttributeTest], path: str) -> Sequence[Fact]:
        """Return the passing facts of one file, by place."""
        return self.by_file(kind, tests).get(path, ())

    def by_file(self, kind: str, tests: Sequence[AttributeTest]) -> Mapping[str, Sequence[Fact]]:
        """Return the passing facts of each file that has any."""
        key = (kind, tuple((test.attribute, test.word, test.value) for test in tests))
        if key not in self._by_file:
            files: dict[str, list[Fact]] = {}
            for fact in self.passing(kind, tests):
                files.setdefault(fact.path, []).append(fact)
            self._by_file[key] = files
        return self._by_file[key]

    def _filter(self, kind: str, facts: Sequence[Fact], asked: Asked) -> list[Fact]:
        attribute, word, wanted = asked
        test = TESTS[word]
        column = self._columns.get((kind, attribute))
        if column is None:
            column = self._columns[kind, attribute] = [fact.get(attribute) for fact in facts]
        if word == "at-least" and isinstance(wanted, (int, float)):  # the commonest, so no calls
            return [
                fact
                for fact, value in zip(facts, column, strict=True)
                if value.__class__ in _NUMBERS and value >= wanted
            ]
        return [fact for fact, value in zip(facts, column, strict=True) if test(value, wanted)]


def holds(asked: Asked, fact: Fact) -> bool:
    """Tell whether one fact passes one test."""
    attribute, word, wanted = asked
    return TESTS[word](fact.get(attribute), wanted)


def _number(value: Value) -> float | None:
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _at_least(value: Value, wanted: object) -> bool:
    number = _number(value)
    return number is not None and isinstance(wanted, (int, float)) and number >= wanted


def _at_most(value: Value, wanted: object) -> bool:
    number = _number(value)
    return number is not None and isinstance(wanted, (int, float)) and number <= wanted


def _in(value: Value, wanted: object) -> bool:
    return value is not None and isinstance(wanted, tuple) and value in wanted


def _regex(value: Value, wanted: object) -> bool:
    return value is not None and bool(_compiled(str(wanted)).search(str(value)[:LONGEST]))


@lru_cache(maxsize=2_000)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


TESTS: dict[str, Callable[[Value, object], bool]] = {
    "is": lambda value, wanted: value == wanted,
    "in": _in,
    "regex": _regex,
    "absent": lambda value, wanted: (value is None) is wanted,
    "at-least": _at_least,
    "at-most": _at_most,
}
