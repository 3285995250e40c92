"""Gather what a query captured into the reading of a file; not for making facts of it."""

from __future__ import annotations

from collections.abc import Sequence

from tree_sitter import Node

from slapstick.read.arguments import Arguments, telling_number
from slapstick.read.languages import Language
from slapstick.read.reading import LONGEST_CALLEE, Reading, owner
from slapstick.read.source import Source, clean_name
from slapstick.read.structure import Entry, entries_of, sweep
from slapstick.spec.language_text import STRUCTURE

_TABLES = ("type", "annotation", "mention")
_OF_BLOCKS = frozenset({"loop", "loop.each", "loop.endless"})  # without a block they are none
_NAMELESS = frozenset({*STRUCTURE, "error.raised"})  # what a table finds that is its own word


def gather(source: Source, language: Language, captures: dict[str, list[Node]]) -> Reading:
    """Return a file's regions, calls and comments; `captures` has an entry for each of the latter.

    Calls, types and numbers are many and few of them tell anything: only those become regions.
    """
    entries: list[Entry] = []
    roles = language.roles
    for kind in map(bytes.decode, language.words.get("named", ())):
        named = [node.child_by_field_name("name") for node in captures.get(kind, ())]
        captures.setdefault(f"{kind}.name", []).extend(filter(None, named))
    for capture, nodes in captures.items():
        kind, part = roles[capture]
        if capture in ("call", "comment"):
            continue
        if capture in _TABLES:
            _named(source, language, capture, nodes, entries)
        elif capture == "number.magic":
            content = source.content
            telling = [n for n in nodes if telling_number(content[n.start_byte : n.end_byte])]
            entries += entries_of(kind, part, telling, len(entries))
        else:
            entries += entries_of(kind, part, nodes, len(entries))
    functions = {source.raw(node) for node in captures.get("definition.function.name", ())}
    _calls(source, language, captures["call"], functions, entries)
    comments = [node.byte_range for node in captures["comment"]]
    lines = frozenset([node.start_point[0] for node in captures.get("annotation", ())])
    arguments = Arguments(source)
    return Reading(source, language, arguments, sweep(entries), comments, captures["call"], lines)


def _named(
    source: Source, language: Language, table: str, nodes: Sequence[Node], entries: list[Entry]
) -> None:
    """Add the names that a table names."""
    names, content = language.names[table], source.content
    if names.empty:
        return
    known = names.known
    for node in nodes:
        start, end = node.start_byte, node.end_byte
        raw = content[start : min(end, start + LONGEST_CALLEE)]
        kinds = known[raw]
        if not kinds:
            continue
        if table == "annotation":
            entries.append((start, -end, 0, "annotation", len(entries), node, ""))
        for kind in kinds:
            word = "" if kind in _NAMELESS else clean_name(raw)
            entries.append((start, -end, 0, kind, len(entries), node, word))


def _calls(
    source: Source,
    language: Language,
    nodes: Sequence[Node],
    functions: set[bytes],
    entries: list[Entry],
) -> None:
    """Add the calls that a table names, and those that may be recursions."""
    known, content = language.callees, source.content
    whole = language.names["whole"]
    for node, raw in _telling(language, content, nodes, functions):
        start = node.start_byte
        kinds, shown, last = known[raw]
        for kind in kinds:
            entries.append((start, -node.end_byte, 0, kind, len(entries), node, shown))
        if last in functions:
            entries.append((start, -node.end_byte, 0, "call", len(entries), node, ""))
        for kind in () if whole.empty else whole.known[raw]:
            call = _whole(node)  # what stands before the name is no part of it
            if kind in _OF_BLOCKS and not content.endswith((b"}", b"end"), start, call.end_byte):
                continue
            entries.append((start, -call.end_byte, 0, kind, len(entries), call, ""))
            if kind == "error.raised":
                entries += _raised(call, len(entries))
            elif kind == "definition.function":
                entries += entries_of(kind, "parameter", _taken(call), len(entries))


def _telling(
    language: Language, content: bytes, nodes: Sequence[Node], functions: set[bytes]
) -> list[tuple[Node, bytes]]:
    """Return the few calls that a table may name or that may be recursions, as they are written.

    This is done for every call there is, so it does as little as can be for each.
    """
    written = [
        content[start if (start := n.start_byte) > (cut := n.end_byte - LONGEST_CALLEE) else cut :
                cut + LONGEST_CALLEE]
        for n in nodes
    ]  # fmt: skip
    maybe = language.telling.among(set(written), functions)
    pairs = zip(nodes, written, strict=True)
    if "callee" not in language.words:
        return [pair for pair in pairs if pair[1] in maybe]
    heads = language.telling.heads
    found = []
    for node, last in pairs:
        if last in maybe:
            found.append((node, owner(content, node.start_byte) + last))
        elif heads:
            before = owner(content, node.start_byte)
            if before.startswith(heads):
                found.append((node, before + last))
    return found


def _raised(call: Node, first: int) -> list[Entry]:
    """Return what a call raises: `raise Spilt, "why"`, `raise Spilt.new("why")`, `raise "why"`."""
    given = call.child_by_field_name("arguments")
    if given is None or not given.named_children:
        return []
    error, *more = given.named_children[:2]
    entries: list[Entry] = []
    if "string" not in error.type:
        name = error.child_by_field_name("receiver") or error
        entries += entries_of("error.raised", "name", [name], first)
        inner = error.child_by_field_name("arguments")
        more += inner.named_children[:1] if inner is not None else []
    words = [node for node in (error, *more) if "string" in node.type]
    return [*entries, *entries_of("error.raised", "message", words[:1], first + 1)]


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
