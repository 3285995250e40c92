"""Facts about functions and classes as they are defined; not for what happens inside them.

They are the most of what is derived, so that a place is worked out once for all that is said of it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

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
_DUPLICATE_LINES, _DUPLICATE_BYTES = 6, 100  # of a body; spaces are not counted
_SPACES = b" \t\r\n\f\v"
_DECLARED = b"..."  # instead of a body, as in overloads and protocols


class Definitions(NamedTuple):
    """What a file defines."""

    facts: list[Fact]  # about functions and classes, and those that their names give
    bodies: list[tuple[str, Fact]]  # a digest of the body of every longer function


def definitions(reading: Reading, maker: Maker) -> Definitions:
    """Return what is to be said about a file's functions and classes."""
    facts, bodies = _functions(reading, maker)
    return Definitions(facts + _classes(reading, maker), bodies)


def _functions(reading: Reading, maker: Maker) -> Definitions:
    facts: list[Fact] = []
    bodies: list[tuple[str, Fact]] = []
    content = reading.source.content
    in_clauses = b"clauses" in reading.language.words.get("overloads", ())
    vetoes, kinds_of = reading.language.vetoes, reading.language.patterns["function"].kinds
    is_free, allows = vetoes.is_free("definition.function"), vetoes.allows
    taken_by, at, fields = _counting(reading), maker.at, reading.language.words.get("fields")
    for region in reading.of("definition.function"):
        name, notes = reading.name(region), region.notes
        if not name or not (is_free or allows("definition.function", name)):
            continue
        if "macro" in notes and not reading.source.raw(notes["macro"][0]).isupper():
            continue  # an old function that takes what it does not declare
        place = maker.place(region.node)
        taken = notes.get("parameter", ())
        lines, count = place[2] - place[0] + 1, taken_by(taken)
        sizes: Pairs = (("lines", lines), ("parameters", count))
        defined = at("definition.function", place, name, sizes)
        facts.append(defined)
        facts += [
            at(kind, place, name)
            for kind in kinds_of(name)
            # Of a singleton that is asked for with arguments there is more than one.
            if (kind != "singleton" or count < 2) and allows(kind, name)
        ]
        if lines > LONG_FUNCTION:
            facts += maker.made("function.long", place, name, (("lines", lines),))
        if count >= MANY_PARAMETERS:
            facts += maker.made("parameters.many", place, name, (("count", count),))
        body = notes.get("body")
        if body is None:
            continue
        start, end = body[0].start_byte, body[0].end_byte
        if lines >= _DUPLICATE_LINES and end - start >= _DUPLICATE_BYTES:
            digest = _digest(body[0], content[start:end])
            if digest:
                bodies.append((digest, defined))
        if in_clauses and reading.defined(name) > 1:
            continue  # one clause of several does nothing by itself
        if not reading.is_empty(start, end) or content.endswith(_DECLARED, start, end):
            continue
        if not (fields and any(fields & {*content[slice(*n.byte_range)].split()} for n in taken)):
            facts += maker.made("function.empty", place, name)
    return Definitions(facts, bodies)


def _digest(body: Node, written: bytes) -> str:
    """Return a digest of a body, or nothing if it is too short to be called a duplicate."""
    if body.end_point[0] - body.start_point[0] < _DUPLICATE_LINES - 1:
        return ""
    told = written.translate(None, _SPACES)
    if len(told) < _DUPLICATE_BYTES:
        return ""
    return hashlib.blake2b(told, digest_size=12).hexdigest()


def _counting(reading: Reading) -> Callable[[Sequence[Node]], int]:
    """Return what counts the parameters of a function, without a receiver that is written."""
    receivers = reading.language.words.get("receiver", frozenset()) - {b"bare"}
    begun, content = tuple(receivers), reading.source.content

    def count(parameters: Sequence[Node]) -> int:
        if not parameters or not receivers:
            return len(parameters)
        first = content[parameters[0].start_byte : parameters[0].end_byte]
        if first in receivers:
            return len(parameters) - 1
        if first.startswith(begun):
            word = _NAME.match(first)
            if word is not None and word.group() in receivers:
                return len(parameters) - 1
        return len(parameters)

    return count


def _classes(reading: Reading, maker: Maker) -> list[Fact]:
    facts: list[Fact] = []
    classes = reading.of("definition.class")
    methods = _methods(reading.of("definition.function")) if classes else {}
    allows = reading.language.vetoes.allows
    kinds_of = reading.language.patterns["class"].kinds
    literals = reading.language.literals.get("definition.class", frozenset())
    for region in classes:
        name, literal = _unspecialized(reading.name(region)), region.first("literal")
        if literals and literal is not None and reading.source.raw(literal) not in literals:
            continue
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


def _unspecialized(name: str) -> str:
    """Return the name of what a class specializes, if it does: `hash` of `hash<Pan>`."""
    head, bracket, given = name.partition("<")
    depth = 1 if bracket else 0
    for index, letter in enumerate(given):
        depth += (letter == "<") - (letter == ">")
        if not depth:  # behind it only what it owns may stand
            return head if index == len(given) - 1 else name
    return head  # or a name that was too long to be shown whole


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
