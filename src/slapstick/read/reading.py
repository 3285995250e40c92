"""One file as far as it has been read: what finders of facts ask; not for finding any."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from tree_sitter import Node

from slapstick.model import Scalar
from slapstick.read.arguments import Arguments
from slapstick.read.expressions import later
from slapstick.read.languages import Language
from slapstick.read.names import LONGEST_CALLEE
from slapstick.read.source import Source, clean_name
from slapstick.read.structure import TOP, Context, Region, context_in

_NO_ATTRIBUTES: Mapping[str, Scalar] = {}
_BETWEEN_WORDS = b" \t\n\r\f\v{};:,"
_WORD = re.compile(rb"[^\s{};:,]+")
_NEAR = 40  # bytes in which a body's first word mostly begins
_LONGEST_EMPTY = 4000  # bytes of a body that may be empty but for comments

_byte_range = attrgetter("byte_range")
_QUOTES = frozenset("\"'")
_SHORTEST_QUOTED = 3  # with something between the quotes
_JOINTS = (b".", b">", b":")
AFTER_OWNER = frozenset(b".>: \t\n\r\f\v")  # what may stand right behind an owner
# What stands before the last part of a callee, read backwards so that it is found at once: names
# and joints, then a closing bracket.
_REWNO = re.compile(rb"(?:\s*(?:\.|>-)\s*[\w$:]*)+[)\]]?|::[\w:]*\w")
_TYPE_GIVEN = re.compile(rb"(?<=\.)\s*<[^<>;{}]*(?:<[^<>;{}]*>[^<>;{}]*)*>\s*\Z")  # `Pan.<T>fry`
_NAMED = bytes(b for b in range(128) if chr(b).isalnum() or chr(b) in "_$:.")
_AS_SPACE = bytes(b if b in _NAMED else 32 for b in range(256))
# What stands between an annotation and the name of what it is about: no other definition.
_MOST_BETWEEN = 2000  # bytes
_MOST_BRACKETS = 3  # inside one another
_IN_BRACKETS = later(
    rb"""\"{3}(?s:.*?)\"{3}|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|\([^()]*\)|<[^<>;{}]*>|/\*(?s:.*?)\*/|(?m://|\#)[^\n]*"""
)
_ANOTHER = later(rb"[;{}]|(?<![=!<>])=(?![=>])|\b(?:val|var|let|const|case|property)\b")
_APART = frozenset(b" (,=![{&|+*/\n\t;")  # what is never part of an owner


class Found(NamedTuple):
    """A fact before it has a place in lines."""

    kind: str
    node: Node
    name: str = ""
    attributes: Mapping[str, Scalar] = _NO_ATTRIBUTES


class Gathered(NamedTuple):
    """What a query captured in one file."""

    source: Source
    language: Language
    arguments: Arguments
    regions: list[Region]
    comments: list[tuple[int, int]]  # where each begins and ends, in order
    calls: list[Node]  # callees in any order
    named: Mapping[str, Sequence[tuple[Node, str]]]  # what a table named that nobody asks about
    told: Mapping[str, Sequence[tuple[Node, str]]]  # what was captured so, with its name
    conditionals: Sequence[Node]  # choices inside expressions
    annotated_lines: frozenset[int] = frozenset()  # from 0


class Reading(Gathered):
    """One file as far as it has been read."""

    def __init__(self, *_gathered: object) -> None:
        self.groups: defaultdict[frozenset[str], list[Region]] = defaultdict(list)  # by their kinds
        self.groups_of: dict[str, list[frozenset[str]]] = {}  # with a kind
        self.kinds: dict[str, Sequence[Region]] = {}  # those asked for
        self.starts: list[int] = []  # of regions, when asked
        self.calls_in_order: list[Node] = []  # when asked
        self.call_starts: list[int] = []  # the same
        self.comment_starts = [start for start, _ in self.comments]
        self.empty = tuple(self.language.words.get("empty", ()))  # what does nothing
        self.names: dict[str, int] = {}  # of functions, when asked
        self.names_at: list[tuple[int, str]] = []  # of definitions, when asked
        groups = self.groups
        for region in self.regions:
            groups[region.kinds].append(region)
        for kinds in groups:
            for kind in kinds:
                self.groups_of.setdefault(kind, []).append(kinds)

    def of(self, kind: str) -> Sequence[Region]:
        """Return the regions of a kind."""
        found = self.kinds.get(kind)
        if found is None:
            found = self.of_groups(self.groups_of[kind]) if kind in self.groups_of else ()
            self.kinds[kind] = found
        return found

    def of_groups(self, groups: Iterable[frozenset[str]]) -> Sequence[Region]:
        """Return the regions that have exactly these kinds, in the order of the source."""
        found = [self.groups[group] for group in groups]
        if len(found) < 2:  # nothing to put together
            return found[0] if found else ()
        return sorted(chain.from_iterable(found), key=place_of)

    def around(self, start: int, end: int) -> Context:
        """Return what stands around a stretch that need not be a region."""
        if not self.starts:
            self.starts = [region.start for region in self.regions]
        last = bisect_right(self.starts, start) - 1
        region = self.regions[last] if last >= 0 else None
        while region is not None and (
            region.end < end or (region.start, region.end) == (start, end)
        ):
            region = region.parent
        return TOP if region is None else context_in(region)

    def inside(self, region: Region) -> Sequence[Region]:
        """Return the regions that stand within another, itself left out."""
        if not self.starts:
            self.starts = [region.start for region in self.regions]
        first = bisect_left(self.starts, region.start)
        last = bisect_left(self.starts, region.end, first)
        return [r for r in self.regions[first:last] if r is not region and r.end <= region.end]

    def calls_inside(self, start: int, end: int) -> Sequence[Node]:
        """Return the callees within a stretch."""
        if not self.call_starts:
            self.calls_in_order = sorted(self.calls, key=_byte_range)
            self.call_starts = [node.start_byte for node in self.calls_in_order]
        first = bisect_left(self.call_starts, start)
        return self.calls_in_order[first : bisect_left(self.call_starts, end, first)]

    def name(self, region: Region | None) -> str:
        """Return a region's name as written."""
        if region is None:
            return ""
        called = region.called
        if called is None:
            called = region.name
            if not called and "name" in region.notes:
                called = _unquoted(self.source, region.notes["name"][0])
            region.called = called
        return called

    def defined(self, name: str) -> int:
        """Return how many functions of a name there are."""
        if not self.names:
            self.names = Counter(map(self.name, self.of("definition.function")))
        return self.names.get(name, 0)

    def callee(self, node: Node) -> bytes:
        """Return what a call calls, as written; its last part if it is long."""
        return callee(self.source.content, node, self.language)

    def annotated(self, region: Region) -> str:
        """Return the name of the definition that an annotation stands before."""
        if not self.names_at:
            owners = [*self.of("definition.function"), *self.of("definition.class")]
            named = ((r.first("name"), self.name(r)) for r in owners)
            self.names_at = sorted((note.start_byte, name) for note, name in named if note)
        at = bisect_left(self.names_at, (region.start, ""))
        if at == len(self.names_at):
            return ""
        start, name = self.names_at[at]
        between = self.source.content[region.end : start][:_MOST_BETWEEN]
        return "" if _is_another(between) else name

    def is_empty(self, start: int, end: int) -> bool:
        """Tell whether a body does nothing; comments do nothing."""
        if end - start > _LONGEST_EMPTY:
            return False
        content = self.source.content
        near = content[start : end if end - start < _NEAR else start + _NEAR]
        rest = near.lstrip(_BETWEEN_WORDS)
        if rest and not rest.startswith(self.empty):  # as nearly always
            first = start + len(near) - len(rest)
        else:
            word = _WORD.search(content, start, end)
            first = -1 if word is None or word.group() in self.empty else word.start()
        if first >= 0:
            at = bisect_right(self.comment_starts, first) - 1
            if at < 0 or self.comments[at][1] <= first:  # it is no comment that begins here
                return False
        return all(
            word.group() in self.empty
            for at, until in self._stretches(start, end)
            for word in _WORD.finditer(content, at, until)
        )

    def code(self, start: int, end: int) -> bytes:
        """Return a stretch of the source without its comments."""
        content = self.source.content
        return b" ".join(content[at:until] for at, until in self._stretches(start, end))

    def _stretches(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield where there is code in a stretch of the source: around its comments."""
        first = max(0, bisect_left(self.comment_starts, start) - 1)
        for index in range(first, len(self.comments)):
            at, until = self.comments[index]
            if at >= end:
                break
            if until > start:
                yield start, at
                start = max(start, until)
        yield start, end


def _is_another(between: bytes) -> bool:
    """Tell whether another definition stands in code, whatever is in its brackets and quotes."""
    if not _ANOTHER.search(between):
        return False  # as mostly
    for _ in range(_MOST_BRACKETS):
        between = _IN_BRACKETS.sub(b"", between)
    return _ANOTHER.search(between) is not None


def place_of(region: Region) -> tuple[int, int]:
    """Return what puts regions in the order of the source: the outer before the inner."""
    return region.start, -region.end


def callee(content: bytes, node: Node, language: Language) -> bytes:
    """Return what a call calls, as written; its last part if it is long."""
    start, end = node.start_byte, node.end_byte
    raw = content[max(start, end - LONGEST_CALLEE) : end]
    return owner(content, start) + raw if "callee" in language.words else raw


def _unquoted(source: Source, node: Node) -> str:
    """Return a name as it can be shown, without the quotes of one that is written as a string."""
    name = source.name(node)
    mark = name[:1]
    if mark not in _QUOTES or len(name) < _SHORTEST_QUOTED or mark != name[-1:]:
        return name
    return clean_name(b"`" + source.raw(node)[1:-1] + b"`")


def owner(content: bytes, start: int) -> bytes:
    """Return the names and joints that end right before a name, which begins at `start`."""
    if not start or content[start - 1] not in AFTER_OWNER:
        return b""
    before = content[max(0, start - LONGEST_CALLEE // 4) : start]
    if not before.endswith(b".") and before.rstrip().endswith(b">"):
        before = _TYPE_GIVEN.sub(b"", before)
    if before.endswith(b"."):
        rest, space, found = before.translate(_AS_SPACE).rpartition(b" ")
        if space and found[:1] != b"." and before[len(rest)] in _APART:
            return found  # as mostly, at a fraction of the cost
    elif not before.rstrip().endswith(_JOINTS):
        return b""
    match = _REWNO.match(before[::-1])
    return match.group()[::-1] if match else b""
