"""One file as far as it has been read: what finders of facts ask; not for finding any."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from tree_sitter import Node

from slapstick.model import Scalar
from slapstick.read.arguments import Arguments
from slapstick.read.languages import Language
from slapstick.read.source import Source
from slapstick.read.structure import Region

_SPACE = re.compile(rb"[\s{};:,]+")
_LONGEST_EMPTY = 4000  # bytes of a body that may be empty but for comments
_LONGEST_CALLEE = 400
_OWNER = re.compile(rb"[)\]]?(?:[\w$]*\s*\.\s*)+$")


@dataclass
class Found:
    """A derived fact before it has a place in lines."""

    kind: str
    node: Node
    name: str = ""
    attributes: dict[str, Scalar] = field(default_factory=dict)


@dataclass
class Reading:
    """One file as far as it has been read."""

    source: Source
    language: Language
    arguments: Arguments
    regions: list[Region]
    comments: list[tuple[int, int]]  # where each begins and ends, in order
    calls: list[Node]  # callees in order
    annotated_lines: frozenset[int] = frozenset()  # from 0
    kinds: dict[str, list[Region]] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)  # of regions
    call_starts: list[int] = field(default_factory=list)
    defined: dict[str, int] = field(default_factory=dict)  # how many functions of a name
    names_at: list[tuple[int, str]] = field(default_factory=list)  # of definitions, when asked

    def __post_init__(self) -> None:
        for region in self.regions:
            for kind in region.kinds:
                self.kinds.setdefault(kind, []).append(region)
        for function in self.of("definition.function"):
            name = self.name(function)
            self.defined[name] = self.defined.get(name, 0) + 1
        self.starts = [region.start for region in self.regions]
        self.call_starts = [node.start_byte for node in self.calls]

    def of(self, kind: str) -> Sequence[Region]:
        """Return the regions of a kind."""
        return self.kinds.get(kind, ())

    def inside(self, region: Region) -> Sequence[Region]:
        """Return the regions that stand within another, itself left out."""
        first = bisect_left(self.starts, region.start)
        last = bisect_left(self.starts, region.end, first)
        return [r for r in self.regions[first:last] if r is not region and r.end <= region.end]

    def calls_inside(self, start: int, end: int) -> Sequence[Node]:
        """Return the callees within a stretch."""
        first = bisect_left(self.call_starts, start)
        return self.calls[first : bisect_left(self.call_starts, end, first)]

    def name(self, region: Region | None) -> str:
        """Return a region's name as written."""
        if region is None:
            return ""
        note = region.first("name")
        return region.name or (self.source.name(note) if note is not None else "")

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
        return self.names_at[at][1] if at < len(self.names_at) else ""

    def is_empty(self, body: Node) -> bool:
        """Tell whether a body does nothing; comments do nothing."""
        if body.end_byte - body.start_byte > _LONGEST_EMPTY:
            return False
        words = _SPACE.split(self.code(body.start_byte, body.end_byte))
        empty = self.language.words.get("empty", frozenset())
        return all(not word or word in empty for word in words)

    def code(self, start: int, end: int) -> bytes:
        """Return a stretch of the source without its comments."""
        content, kept = self.source.content, []
        first = max(0, bisect_left(self.comments, (start, 0)) - 1)
        for at, until in self.comments[first:]:
            if at >= end:
                break
            if until > start:
                kept.append(content[start:at])
                start = max(start, until)
        return b" ".join([*kept, content[start:end]])


def callee(content: bytes, node: Node, language: Language) -> bytes:
    """Return what a call calls, as written; its last part if it is long."""
    start, end = node.start_byte, node.end_byte
    raw = content[max(start, end - _LONGEST_CALLEE) : end]
    if "callee" in language.words:
        before = content[max(0, start - _LONGEST_CALLEE // 4) : start]
        owner = _OWNER.search(before) if before.rstrip().endswith(b".") else None
        if owner is not None:
            raw = owner.group() + raw
    return raw
