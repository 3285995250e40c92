"""Turn captured nodes into nested regions in one sweep; not for judging them.

Captures of one tree nest or lie apart, so sorting them by place gives the structure without
walking the tree again.  Everything here is iterative: depth in the source costs no stack.
A file has thousands of regions: what many share is made once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from tree_sitter import Node

_SEARCH = 60  # how far up a part looks for the region it belongs to
_FUNCTIONS = frozenset({"definition.function", "function"})
_LOOPS = frozenset({"loop"})
_TRIES = frozenset({"try"})
_HANDLERS = frozenset({"handler"})
_TARGETS = frozenset({"loop", "switch"})
_BLOCKS = frozenset({"branch", "loop", "try"})
_NO_NOTES: dict[str, list[Node]] = {}  # of regions without any; left empty

# Start, -end, whether a part, kind, a number that no other entry has, node, part or name.
Entry = tuple[int, int, int, str, int, Node, str]


class _Traits(NamedTuple):
    """What kinds make of a region for those inside it."""

    is_function: bool
    is_named: bool
    is_plain: bool  # nothing of what follows
    is_loop: bool
    is_handler: bool
    is_try: bool
    is_target: bool
    is_block: bool


class Region:
    """A stretch of source that was captured, with what stands around it."""

    __slots__ = (
        "_traits", "depth", "end", "function", "handler", "kinds", "loop", "name", "named", "node",
        "notes", "parent", "start", "target", "trial",
    )  # fmt: skip

    # Of the nearest regions around it, all but the first two lie within the nearest function.
    function: Region | None
    named: Region | None  # the nearest function with a name
    loop: Region | None
    handler: Region | None
    trial: Region | None
    target: Region | None  # what a `break` here leaves
    depth: int  # blocks around it

    def __init__(
        self, start: int, end: int, kinds: frozenset[str], node: Node, parent: Region | None
    ) -> None:
        self.start, self.end, self.kinds, self.node = start, end, kinds, node
        self.parent = parent
        self.notes = _NO_NOTES
        self.name = ""  # set where a table of names found it
        self._traits: _Traits | None = None
        if parent is None:
            self.function = self.named = self.loop = self.handler = self.trial = self.target = None
            self.depth = 0
            return
        traits = parent._traits or parent._settle()
        if traits.is_function:
            self.function = parent
            self.named = parent if traits.is_named else parent.named
            self.loop = self.handler = self.trial = self.target = None
            self.depth = 0
            return
        self.function, self.named = parent.function, parent.named
        self.loop, self.handler = parent.loop, parent.handler
        self.trial, self.target, self.depth = parent.trial, parent.target, parent.depth
        if not traits.is_plain:
            self._stand_in(parent, traits)

    def _settle(self) -> _Traits:
        """Fix what its kinds make of it: once something stands inside, all are known."""
        self._traits = _traits(self.kinds)
        return self._traits

    def _stand_in(self, parent: Region, traits: _Traits) -> None:
        if traits.is_loop:
            self.loop = parent
        if traits.is_handler:
            self.handler = parent
        if traits.is_try:
            self.trial = parent
        if traits.is_target:
            self.target = parent
        self.depth += traits.is_block

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


def sweep(entries: list[Entry]) -> list[Region]:
    """Return the regions in the order of the source; the entries are left sorted."""
    regions: list[Region] = []
    stack: list[Region] = []
    top: Region | None = None
    entries.sort()
    for start, minus_end, rank, kind, _, node, word in entries:
        end = -minus_end
        while top is not None and (top.end <= start or top.end < end):
            stack.pop()
            top = stack[-1] if stack else None
        if rank:
            _note(stack, kind, word, node)
            continue
        if top is None or top.start != start or top.end != end:
            top = Region(start, end, _only(kind), node, top)
            regions.append(top)
            stack.append(top)
        elif kind not in top.kinds:
            top.kinds = _with(top.kinds, kind)
        if word:
            top.name = word
    return regions


def entries_of(kind: str, part: str, nodes: Sequence[Node], first: int) -> Iterable[Entry]:
    """Return captured nodes as entries of the sweep, numbered from `first`.

    Parts come after the regions they note.
    """
    rank = 1 if part else 0
    return [
        (node.start_byte, -node.end_byte, rank, kind, number, node, part)
        for number, node in enumerate(nodes, first)
    ]


def _note(stack: list[Region], kind: str, part: str, node: Node) -> None:
    for region in reversed(stack[-_SEARCH:] if len(stack) > _SEARCH else stack):
        if kind in region.kinds:
            if region.notes is _NO_NOTES:
                region.notes = {part: [node]}
            else:
                region.notes.setdefault(part, []).append(node)
            return


@cache
def _only(kind: str) -> frozenset[str]:
    return frozenset({kind})


@cache
def _with(kinds: frozenset[str], kind: str) -> frozenset[str]:
    return kinds | {kind}


@cache
def _traits(kinds: frozenset[str]) -> _Traits:
    tests = (_LOOPS, _HANDLERS, _TRIES, _TARGETS, _BLOCKS)
    is_loop, is_handler, is_try, is_target, is_block = (not kinds.isdisjoint(t) for t in tests)
    return _Traits(
        not kinds.isdisjoint(_FUNCTIONS),
        "definition.function" in kinds,
        not (is_loop or is_handler or is_try or is_target or is_block),
        is_loop,
        is_handler,
        is_try,
        is_target,
        is_block and "branch.chained" not in kinds,
    )
