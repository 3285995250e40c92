"""Facts about functions and classes as they are defined; not for what happens inside them.

They are the most of what is derived, so that a place is worked out once for all that is said of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tree_sitter import Node

from slapstick.model import Fact, Pairs
from slapstick.read.maker import Maker
from slapstick.read.reading import Reading
from slapstick.read.structure import Region

LONG_FUNCTION = 60  # lines
LARGE_CLASS = (300, 20)  # lines, methods
MANY_PARAMETERS = 6

_NAME = re.compile(rb"\w+")
_WRAPPED = 4  # regions that may stand between a method and its class: a decorator, an export


def definitions(reading: Reading, maker: Maker) -> list[Fact]:
    """Return the facts about a file's functions and classes, and those that their names give."""
    return _functions(reading, maker) + _classes(reading, maker)


def _functions(reading: Reading, maker: Maker) -> list[Fact]:
    facts: list[Fact] = []
    in_clauses = b"clauses" in reading.language.words.get("overloads", ())
    allows = reading.language.vetoes.allows
    kinds_of = reading.language.patterns["function"].kinds
    taken_by, at = _counting(reading), maker.at
    for region in reading.of("definition.function"):
        name, notes = reading.name(region), region.notes
        if not name or not allows("definition.function", name):
            continue
        place = maker.place(region.node)
        lines, count = place[2] - place[0] + 1, taken_by(notes.get("parameter", ()))
        sizes: Pairs = (("lines", lines), ("parameters", count))
        facts.append(at("definition.function", place, name, sizes))
        for kind in kinds_of(name):
            if kind != "singleton" or count < 2:  # asked for with arguments, there is more than one
                facts += maker.made(kind, place, name)
        if lines > LONG_FUNCTION:
            facts += maker.made("function.long", place, name, (("lines", lines),))
        if count >= MANY_PARAMETERS:
            facts += maker.made("parameters.many", place, name, (("count", count),))
        body = notes.get("body")
        if body is None or (in_clauses and reading.defined(name) > 1):
            continue  # one clause of several does nothing by itself
        if reading.is_empty(body[0]) and not reading.is_declared_only(body[0]):
            facts += maker.made("function.empty", place, name)
    return facts


def _counting(reading: Reading) -> Callable[[Sequence[Node]], int]:
    """Return what counts the parameters of a function, without a receiver that is written."""
    receivers = tuple(reading.language.words.get("receiver", frozenset()) - {b"bare"})
    content = reading.source.content

    def count(parameters: Sequence[Node]) -> int:
        if not parameters:
            return 0
        taken = [node for node in parameters if "comment" not in node.type]
        if not taken or not receivers:
            return len(taken)
        first = content[taken[0].start_byte : taken[0].end_byte]
        if first not in receivers:
            if not first.startswith(receivers):
                return len(taken)
            word = _NAME.match(first)
            if word is None or word.group() not in receivers:
                return len(taken)
        return len(taken) - 1

    return count


def _classes(reading: Reading, maker: Maker) -> list[Fact]:
    facts: list[Fact] = []
    classes = reading.of("definition.class")
    methods = _methods(reading.of("definition.function")) if classes else {}
    allows = reading.language.vetoes.allows
    kinds_of = reading.language.patterns["class"].kinds
    for region in classes:
        name = reading.name(region)
        if ">::" not in name:
            name = name.partition("<")[0]  # `hash<Pan>` specializes `hash`
        if not name:
            continue
        place = maker.place(region.node)
        lines, count = place[2] - place[0] + 1, methods.get(region.start, 0)
        sizes: Pairs = (("lines", lines), ("methods", count))
        if allows("definition.class", name):
            facts.append(maker.at("definition.class", place, name, sizes))
        for kind in kinds_of(name):
            facts += maker.made(kind, place, name)
        if lines > LARGE_CLASS[0] or count > LARGE_CLASS[1]:
            facts += maker.made("class.large", place, name, sizes)
    return facts


def _methods(functions: Sequence[Region]) -> dict[int, int]:
    """Return how many of the functions stand in each class, by where it begins."""
    methods: dict[int, int] = {}
    for function in functions:
        owner = function.parent
        for _ in range(_WRAPPED):
            if owner is None or "definition.class" in owner.kinds:
                break
            owner = None if "definition.function" in owner.kinds else owner.parent
        if owner is not None and "definition.class" in owner.kinds:
            methods[owner.start] = methods.get(owner.start, 0) + 1
    return methods
