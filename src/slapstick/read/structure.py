"""Turn captured nodes into nested regions in one sweep; not for judging them.

Captures of one tree nest or lie apart, so sorting them by place gives the structure without
walking the tree again.  Everything here is iterative: depth in the source costs no stack.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from tree_sitter import Node

_SEARCH = 60  # how far up a part looks for the region it belongs to
_FUNCTIONS = frozenset({"definition.function", "function"})
_LOOPS = frozenset({"loop"})
_TRIES = frozenset({"try"})
_HANDLERS = frozenset({"handler"})
_TARGETS = frozenset({"loop", "switch"})
_BLOCKS = frozenset({"branch", "loop", "try"})

Entry = tuple[int, int, int, str, Node, str]  # start, -end, rank, kind, node, part or name


class Region:
    """A stretch of source that was captured, with what stands around it."""

    __slots__ = (
        "depth", "end", "function", "handler", "kinds", "loop", "name", "named", "node", "notes",
        "parent", "start", "target", "trial",
    )  # fmt: skip

    def __init__(self, start: int, end: int, node: Node, parent: Region | None) -> None:
        self.start, self.end, self.node, self.parent = start, end, node, parent
        self.kinds: set[str] = set()
        self.notes: dict[str, list[Node]] = {}
        self.name = ""  # set where a table of names found it
        self.function: Region | None = None  # the nearest around it; the rest within that one
        self.named: Region | None = None  # the nearest function with a name
        self.loop: Region | None = None
        self.handler: Region | None = None
        self.trial: Region | None = None
        self.target: Region | None = None  # what a `break` here leaves
        self.depth = 0  # blocks around it
        if parent is not None:
            self._stand_in(parent)

    def _stand_in(self, parent: Region) -> None:
        kinds = parent.kinds
        if not kinds.isdisjoint(_FUNCTIONS):
            self.function = parent
            self.named = parent if "definition.function" in kinds else parent.named
            return
        self.function = parent.function
        self.named = parent.named
        self.loop = parent if not kinds.isdisjoint(_LOOPS) else parent.loop
        self.handler = parent if not kinds.isdisjoint(_HANDLERS) else parent.handler
        self.trial = parent if not kinds.isdisjoint(_TRIES) else parent.trial
        self.target = parent if not kinds.isdisjoint(_TARGETS) else parent.target
        adds = not kinds.isdisjoint(_BLOCKS) and "branch.chained" not in kinds
        self.depth = parent.depth + adds

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


def sweep(entries: Iterable[Entry]) -> list[Region]:
    """Return the regions in the order of the source."""
    regions: list[Region] = []
    stack: list[Region] = []
    for start, minus_end, rank, kind, node, word in sorted(entries, key=itemgetter(0, 1, 2, 3)):
        while stack and (stack[-1].end <= start or stack[-1].end < -minus_end):
            stack.pop()
        if rank:
            _note(stack, kind, word, node)
            continue
        top = stack[-1] if stack else None
        if top is None or top.start != start or top.end != -minus_end:
            top = Region(start, -minus_end, node, top)
            regions.append(top)
            stack.append(top)
        top.kinds.add(kind)
        if word:
            top.name = word
    return regions


def entries_of(kind: str, part: str, nodes: Iterable[Node]) -> list[Entry]:
    """Return captured nodes as entries of the sweep; parts come after the regions they note."""
    rank = 1 if part else 0
    return [(node.start_byte, -node.end_byte, rank, kind, node, part) for node in nodes]


def _note(stack: list[Region], kind: str, part: str, node: Node) -> None:
    for region in reversed(stack[-_SEARCH:]):
        if kind in region.kinds:
            region.notes.setdefault(part, []).append(node)
            return
