"""Turn captured nodes into nested regions in one sweep; not for judging them.

Captures of one tree nest or lie apart, so sorting them by place gives the structure without
walking the tree again.  Everything here is iterative: depth in the source costs no stack.
A file has thousands of regions: what many share is made once.  Parts are as many again, and each
belongs to a region of its kind: they are noted kind by kind, when the regions are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from operator import attrgetter, le, lt
from typing import NamedTuple

from tree_sitter import Node

from slapstick.spec.language_text import STRUCTURE

# Of these kinds it matters what is in them, around them or like them: they are regions.
ASKED = frozenset(
    {*STRUCTURE, "async.function", "call.exit", "call.sleep", "code.dead", "definition.class",
     "definition.function", "deprecated", "docs.docstring", "error.raised", "error.rethrown",
     "error.swallowed", "goto", "loop.infinite", "number.magic", "switch.fallthrough",
     "test", "test.skipped", "unsafe"}
)  # fmt: skip
_SEARCH = 60  # how far up a part looks for the region it belongs to
_FUNCTIONS = frozenset({"definition.function", "function"})
_LOOPS = frozenset({"loop"})
_TRIES = frozenset({"try"})
_HANDLERS = frozenset({"handler"})
_TARGETS = frozenset({"loop", "switch"})
_BLOCKS = frozenset({"branch", "loop", "try"})
_NO_NOTES: dict[str, list[Node]] = {}  # of regions without any; left empty
_start, _end = attrgetter("start_byte"), attrgetter("end_byte")

# Start, -end, kind, a number that no other entry has, node, name.
Entry = tuple[int, int, str, int, Node, str]


class Context(NamedTuple):
    """What stands around regions: of the nearest ones, all but two within the nearest function."""

    function: Region | None
    named: Region | None  # the nearest function with a name
    depth: int = 0  # blocks around it
    loop: Region | None = None
    handler: Region | None = None
    trial: Region | None = None
    target: Region | None = None  # what a `break` here leaves


class _Traits(NamedTuple):
    """What kinds make of a region for those inside it."""

    is_function: bool
    is_named: bool
    is_loop: bool
    is_handler: bool
    is_try: bool
    is_target: bool
    is_block: bool

    def around(self, region: Region) -> Context:
        """Return what stands around the regions in `region`."""
        if self.is_function:
            return Context(region, region if self.is_named else region.named)
        outer = region.context
        return Context(
            outer.function,
            outer.named,
            outer.depth + self.is_block,
            region if self.is_loop else outer.loop,
            region if self.is_handler else outer.handler,
            region if self.is_try else outer.trial,
            region if self.is_target else outer.target,
        )


class Region:
    """A stretch of source that was captured, with what stands around it."""

    __slots__ = (
        "called", "context", "end", "inside", "kinds", "name", "node", "notes", "parent", "start",
    )  # fmt: skip

    start: int
    end: int
    kinds: frozenset[str]
    node: Node
    parent: Region | None
    context: Context
    inside: Context | None  # what stands around its inside, in the sweep alone
    notes: dict[str, list[Node]]
    name: str  # "" but where a table of names found it
    called: str | None  # how it is named in the source, once that was asked

    @property
    def function(self) -> Region | None:
        """The nearest function around it."""
        return self.context.function

    @property
    def named(self) -> Region | None:
        """The nearest function with a name around it."""
        return self.context.named

    @property
    def loop(self) -> Region | None:
        """The nearest loop around it in its function."""
        return self.context.loop

    @property
    def handler(self) -> Region | None:
        """The nearest handler around it in its function."""
        return self.context.handler

    @property
    def trial(self) -> Region | None:
        """The nearest `try` around it in its function."""
        return self.context.trial

    @property
    def target(self) -> Region | None:
        """What a `break` in its place leaves."""
        return self.context.target

    @property
    def depth(self) -> int:
        """How many blocks of its function stand around it."""
        return self.context.depth

    def first(self, part: str) -> Node | None:
        """Return the first node captured as that part."""
        notes = self.notes.get(part)
        return notes[0] if notes else None

    @property
    def line(self) -> int:
        """Line on which it begins, from 1."""
        return self.node.start_point[0] + 1

    @property
    def lines(self) -> int:
        """How many lines it stands on."""
        return self.node.end_point[0] - self.node.start_point[0] + 1


TOP = Context(None, None)


def sweep(entries: list[Entry]) -> list[Region]:
    """Return the regions in the order of the source; the entries are left sorted.

    What stands around a region's inside is settled when something does, as all its kinds are known
    then.  It is forgotten behind the region, so that nothing refers to itself: workers collect no
    cycles.
    """
    regions: list[Region] = []
    top: Region | None = None
    top_end = 0
    new = Region.__new__  # filled in right here, as a call for each would cost as much again
    entries.sort()
    for start, minus_end, kind, _, node, word in entries:
        end = -minus_end
        while top is not None and (top_end <= start or top_end < end):
            top.inside = None
            top = top.parent
            top_end = top.end if top is not None else 0
        if top is None or top_end != end or top.start != start:
            around = TOP
            if top is not None:
                around = top.inside = top.inside or context_in(top)
            region = new(Region)
            region.start, region.end, region.kinds, region.node = start, end, _only(kind), node
            region.parent, region.context, region.inside = top, around, None
            region.name, region.called, region.notes = word, None, _NO_NOTES
            top, top_end = region, end
            regions.append(region)
        else:
            if kind not in top.kinds:
                top.kinds = _with(top.kinds, kind)
            if word:
                top.name = word
    while top is not None:
        top.inside = None
        top = top.parent
    return regions


def entries_of(kind: str, nodes: Sequence[Node], first: int) -> Iterable[Entry]:
    """Return captured nodes as entries of the sweep, numbered from `first`."""
    return [
        (node.start_byte, -node.end_byte, kind, number, node, "")
        for number, node in enumerate(nodes, first)
    ]


def note(regions: Sequence[Region], kind: str, part: str, nodes: Iterable[Node]) -> None:
    """Note nodes as a part of regions of a kind, each at the innermost that it stands in.

    The regions are in the order of the source.
    """
    following = iter(regions)
    ahead = next(following, None)
    near: Region | None = None  # the last that begins before a node, or with it
    for node in sorted(nodes, key=_start) if ahead is not None else ():
        start = node.start_byte
        while ahead is not None and ahead.start <= start:
            near, ahead = ahead, next(following, None)
        region = near
        if region is None or region.end <= start or region.start == start:
            region = _holding(region, kind, start, node.end_byte)
            if region is None:
                continue
        notes = region.notes
        if notes is _NO_NOTES:
            region.notes = {part: [node]}
        elif part not in notes:
            notes[part] = [node]
        else:
            noted = notes[part]
            noted.append(node)
            if noted[-2].start_byte == start:  # one in the other: the outer first
                noted.sort(key=_outer_first)


def paired(nodes: Sequence[Node], names: Sequence[Node]) -> Sequence[tuple[Node, Node]] | None:
    """Return nodes with the names in them; `None` unless each has one that is in no other's."""
    if len(nodes) != len(names):
        return None
    if len(nodes) > 1:
        nodes, names = sorted(nodes, key=_start), sorted(names, key=_start)
    starts, at = list(map(_start, nodes)), list(map(_start, names))
    is_plain = (
        all(map(le, starts, at))  # each name behind the beginning of its node
        and all(map(lt, at, starts[1:]))  # and before that of the next
        and all(map(le, map(_end, names), map(_end, nodes)))
    )
    return list(zip(nodes, names, strict=True)) if is_plain else None


def _holding(region: Region | None, kind: str, start: int, end: int) -> Region | None:
    """Return the first of a region and those around it that is of a kind and holds a stretch."""
    for _ in range(_SEARCH):
        if region is None or (region.end >= end and region.end > start and kind in region.kinds):
            return region
        region = region.parent
    return None


def context_in(region: Region) -> Context:
    """Return what stands around the regions in a region."""
    traits = _traits(region.kinds)
    return region.context if traits is None else traits.around(region)


def _outer_first(node: Node) -> tuple[int, int]:
    return node.start_byte, -node.end_byte


@cache
def _only(kind: str) -> frozenset[str]:
    return frozenset({kind})


@cache
def _with(kinds: frozenset[str], kind: str) -> frozenset[str]:
    return kinds | {kind}


@cache
def _traits(kinds: frozenset[str]) -> _Traits | None:
    """Return what kinds make of a region for those inside it; `None` if nothing."""
    tests = (_LOOPS, _HANDLERS, _TRIES, _TARGETS, _BLOCKS)
    is_loop, is_handler, is_try, is_target, is_block = (not kinds.isdisjoint(t) for t in tests)
    is_function = not kinds.isdisjoint(_FUNCTIONS)
    if not (is_function or is_loop or is_handler or is_try or is_target or is_block):
        return None
    return _Traits(
        is_function,
        "definition.function" in kinds,
        is_loop,
        is_handler,
        is_try,
        is_target,
        is_block and "branch.chained" not in kinds,
    )
