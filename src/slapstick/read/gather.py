"""Gather what a query captured into the reading of a file; not for making facts of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from tree_sitter import Node

from slapstick.read.arguments import Arguments, telling_number
from slapstick.read.languages import Language
from slapstick.read.names import LONGEST_CALLEE
from slapstick.read.reading import AFTER_OWNER, Reading, owner
from slapstick.read.source import Source, clean_name
from slapstick.read.structure import ASKED, Entry, entries_of, note, paired, sweep
from slapstick.spec.language_text import STRUCTURE

_NO_HEADS: Set[int] = frozenset()  # where definitions are calls themselves, which are many
_TABLES = ("type", "annotation", "mention")
_APART = frozenset({"call", "comment", "conditional"})  # captures that are no regions by themselves
_BY_CALL = ASKED | {"import"}  # of which a call tells more than its name
_OF_BLOCKS = frozenset({"loop", "loop.each", "loop.endless"})  # without a block they are none
_NAMELESS = frozenset({*STRUCTURE, "error.raised"})  # what a table finds that is its own word


def gather(source: Source, language: Language, captures: dict[str, list[Node]]) -> Reading:
    """Return a file's regions, calls and comments; `captures` has an entry for each of the latter.

    Calls, types and numbers are many and few of them tell anything: only those become regions.
    """
    gathered = _Gathered(source, language)
    gathered.add_captured(captures)
    gathered.add_calls(captures["call"])
    reading = Reading(
        source,
        language,
        Arguments(source, language.words.get("first", ())),
        sweep(gathered.entries),
        [node.byte_range for node in captures["comment"]],
        captures["call"],
        gathered.named,
        gathered.told,
        captures.get("conditional", ()),
        frozenset(_lines(captures.get("annotation", ()))),
    )
    for (kind, part), nodes in gathered.parts.items():
        if kind not in gathered.told:
            note(reading.of(kind), kind, part, nodes)
    return reading


class _Told(NamedTuple):
    """Calls that tell something, of many that do not."""

    named: list[tuple[Node, bytes]]  # as they are written: a table may name them
    recursive: list[Node]  # if they stand in what they call


def _lines(nodes: Sequence[Node]) -> Iterator[int]:
    """Yield the lines on which nodes stand, from 0: nearly all on one."""
    for node in nodes:
        first, last = node.start_point[0], node.end_point[0]
        yield from (first,) if first == last else range(first, last + 1)


class _Gathered:
    """What was captured, as it becomes regions and parts of them."""

    def __init__(self, source: Source, language: Language) -> None:
        self._content, self._language = source.content, language
        self.entries: list[Entry] = []
        self.parts: defaultdict[tuple[str, str], list[Node]] = defaultdict(list)
        self.named: defaultdict[str, list[tuple[Node, str]]] = defaultdict(list)
        self.told: dict[str, list[tuple[Node, str]]] = {}

    def add_captured(self, captures: Mapping[str, Sequence[Node]]) -> None:
        """Add all captures but calls and comments."""
        content, language, roles = self._content, self._language, self._language.roles
        for kind in map(bytes.decode, language.words.get("named", ())):
            named = [node.child_by_field_name("name") for node in captures.get(kind, ())]
            self.parts[kind, "name"] += filter(None, named)
        for capture, nodes in captures.items():
            kind, part = roles[capture]
            if part:
                self.parts[kind, part] += _uncommented(nodes) if part == "parameter" else nodes
            elif capture in _TABLES:
                self._add_named(capture, nodes)
            elif capture == "number.magic":
                told = [n for n in nodes if telling_number(content[n.start_byte : n.end_byte])]
                self.entries += entries_of(kind, told, len(self.entries))
            elif capture in _APART:
                continue
            elif kind not in language.plain or not self._add_told(kind, nodes, captures):
                self.entries += entries_of(kind, nodes, len(self.entries))

    def _add_told(
        self, kind: str, nodes: Sequence[Node], captures: Mapping[str, Sequence[Node]]
    ) -> bool:
        """Add what is a fact by itself, if each node has its one name, or none has any."""
        names = captures.get(f"{kind}.name")
        if not names:
            self.told[kind] = [(node, "") for node in nodes]
            return True
        pairs, content = paired(nodes, names), self._content
        if pairs is None:
            return False
        self.told[kind] = [
            (node, clean_name(content[name.start_byte : name.end_byte][:LONGEST_CALLEE]))
            for node, name in pairs
        ]
        return True

    def _add_named(self, table: str, nodes: Sequence[Node]) -> None:
        """Add the names that a table names."""
        names, content, entries = self._language.names[table], self._content, self.entries
        if names.empty:
            return
        known = names.known
        told = [
            (node, kinds)
            for node in nodes
            if (kinds := known[content[node.start_byte : node.end_byte]])
        ]  # few of many
        for node, kinds in told:
            start, end = node.start_byte, node.end_byte
            raw = content[start : min(end, start + LONGEST_CALLEE)]
            if table == "annotation":
                entries.append((start, -end, "annotation", len(entries), node, ""))
            for kind in kinds:
                word = "" if kind in _NAMELESS else clean_name(raw)
                if kind in _BY_CALL or table == "annotation":
                    entries.append((start, -end, kind, len(entries), node, word))
                else:
                    self.named[kind].append((node, word))

    def add_calls(self, nodes: Sequence[Node]) -> None:
        """Add the calls that a table names, and tell those that may be recursions."""
        language, content, entries = self._language, self._content, self.entries
        telling = _telling_with_owners if "callee" in language.words else _telling
        names = self.parts["definition.function", "name"]
        functions = {content[node.start_byte : node.end_byte] for node in names}
        known, whole = language.callees, language.names["whole"]
        found, recursive = telling(language, content, nodes, functions)
        by_call = "definition.function" in whole.of
        heads = _NO_HEADS if by_call else {node.end_byte for node in names}
        for node, raw in found:
            if node.end_byte in heads:
                continue  # `function open(pan)` in Julia calls nothing
            kinds, shown, last = known[raw]
            for kind in kinds:
                if kind in _BY_CALL:
                    start, end = node.byte_range
                    entries.append((start, -end, kind, len(entries), node, shown))
                else:
                    self.named[kind].append((node, shown))
            if last in functions:
                recursive.append(node)
            for kind in () if whole.empty else whole.known[raw]:
                self._add_whole(kind, _whole(node), node.start_byte)
        if recursive:
            self.parts["definition.function", "callee"] = recursive

    def _add_whole(self, kind: str, call: Node, start: int) -> None:
        """Add a call with all that belongs to it; what stands before the name is no part of it."""
        end = call.end_byte
        if kind in _OF_BLOCKS and not self._content.endswith((b"}", b"end"), start, end):
            return
        self.entries.append((start, -end, kind, len(self.entries), call, ""))
        if kind == "error.raised":
            for part, nodes in _raised(call).items():
                self.parts[kind, part] += nodes
        elif kind == "definition.function":
            self.parts[kind, "parameter"] += _uncommented(_taken(call))


def _uncommented(parameters: Sequence[Node]) -> list[Node]:
    """Return what is taken without the remarks between."""
    return [node for node in parameters if not node.is_extra or "comment" not in node.type]


def _telling(
    language: Language, content: bytes, nodes: Sequence[Node], functions: Set[bytes]
) -> _Told:
    """Return the few calls that tell something.

    This is done for every call there is, so it does as little as can be for each.
    """
    telling, told = language.telling, _Told([], [])
    found, recursive = told
    for node in nodes:
        start, end = node.start_byte, node.end_byte
        raw = content[start if end - start < LONGEST_CALLEE else end - LONGEST_CALLEE : end]
        last = telling[raw]
        if not last:
            found.append((node, raw))
        elif last in functions:
            recursive.append(node)
    return told


def _telling_with_owners(
    language: Language, content: bytes, nodes: Sequence[Node], functions: Set[bytes]
) -> _Told:
    """Return the same where what is captured of a callee is only the last part of its name."""
    telling, told = language.telling, _Told([], [])
    found, recursive = told
    heads = telling.heads
    for node in nodes:
        start, end = node.start_byte, node.end_byte
        raw = content[start if end - start < LONGEST_CALLEE else end - LONGEST_CALLEE : end]
        last = telling[raw]
        before = owner(content, start) if start and content[start - 1] in AFTER_OWNER else b""
        if not last or (before and before.startswith(heads)):
            found.append((node, before + raw))
        elif last in functions:
            recursive.append(node)
    return told


def _raised(call: Node) -> dict[str, list[Node]]:
    """Return what a call raises: `raise Spilt, "why"`, `raise Spilt.new("why")`, `raise "why"`."""
    given = call.child_by_field_name("arguments")
    if given is None or not given.named_children:
        return {}
    error, *more = given.named_children[:2]
    parts: dict[str, list[Node]] = {}
    if "string" not in error.type:
        parts["name"] = [error.child_by_field_name("receiver") or error]
        inner = error.child_by_field_name("arguments")
        more += inner.named_children[:1] if inner is not None else []
    parts["message"] = [node for node in (error, *more) if "string" in node.type][:1]
    return parts


def _taken(call: Node) -> list[Node]:
    """Return what a function takes whose definition is itself a call: `def stir(pot, spoon) do`."""
    given = _given(call)
    head = given[0] if given else None
    return _given(head) if head is not None and head.type == "call" else []


def _given(call: Node) -> list[Node]:
    listed = next((child for child in call.named_children if child.type == "arguments"), None)
    return listed.named_children if listed is not None else []


def _whole(callee: Node) -> Node:
    """Return a call with its arguments and its block, where that stands behind them."""
    call = callee.parent or callee
    outer = call.parent
    if outer is not None and (outer.type, outer.start_byte) == (call.type, call.start_byte):
        return outer
    return call
