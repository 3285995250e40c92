"""Find the facts of one file; not for finding files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter, eq, itemgetter
from typing import NamedTuple

from tree_sitter import Node

from slapstick.model import Fact, FactKind, Pairs, Scalar
from slapstick.read import comments as comment_facts
from slapstick.read import documents, strings
from slapstick.read.arguments import Arguments, number_value, string_text
from slapstick.read.comments import Comment
from slapstick.read.derived import LONG_FILE, derive
from slapstick.read.languages import Language, vocabulary
from slapstick.read.reading import LONGEST_CALLEE, Found, Reading, callee
from slapstick.read.source import Source, clean_name
from slapstick.read.structure import Entry, Region, entries_of, sweep
from slapstick.read.syntax import captures as captures_of
from slapstick.read.syntax import parse
from slapstick.spec.language_text import STRUCTURE

_MOST = 2000  # facts of one kind in one file; a table of constants is no story
_DUPLICATE_LINES, _DUPLICATE_BYTES = 6, 120
_ELSEWHERE = frozenset({"definition.function", "definition.class", "docs.docstring"})
_AROUND = frozenset({"code.dead", "unsafe", "switch.fallthrough", "loop.infinite"})
_ABOUT_NEXT = frozenset({"test", "test.skipped", "deprecated"})  # when an annotation says so
_PLAIN_NUMBERS = frozenset(
    {*range(-10, 13), 16, 24, 32, 48, 60, 64, 90, 100, 128, 180, 255, 256, 360, 512, 1000, 1024,
     2048, 4096, 0.5, 0.25, 0.1, 1.5, 2.5}
)  # fmt: skip
_TABLES = ("type", "annotation", "mention")
_OF_BLOCKS = frozenset({"loop", "loop.each", "loop.endless"})  # without a block they are none
_NAMELESS = frozenset({*STRUCTURE, "error.raised"})  # what a table finds that is its own word


class FileFacts(NamedTuple):
    """What one file gives to the scan."""

    facts: tuple[Fact, ...]
    lines: int
    words: tuple[tuple[str, int, int], ...]  # telling words of its documents: word, count, line
    bodies: tuple[tuple[str, Fact], ...]  # digests of longer function bodies


def facts_in(language: Language, content: bytes, path: str) -> tuple[Fact, ...]:
    """Return the facts of one file, by line, column and kind; errors in the code are tolerated."""
    read = read_source(language, content, path)
    return () if read is None else merge([read])


def merge(files: Iterable[FileFacts]) -> tuple[Fact, ...]:
    """Put the facts of files together and add those that only files together show."""
    read = list(files)
    facts = [fact for file in read for fact in file.facts]
    facts += duplicates(pair for file in read for pair in file.bodies)
    facts += documents.themes([(file.facts, file.words) for file in read if file.facts])
    return in_order(set(facts))


def in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return facts by path, line, column and kind."""
    return tuple(sorted(facts, key=_order))


def read_source(language: Language, content: bytes, path: str) -> FileFacts | None:
    """Parse one file and return what it gives to the scan; `None` if nothing can parse it."""
    tree = parse(language, content)
    if tree is None:
        return None
    captures = captures_of(language, tree)
    source = Source(content, path)
    captures.setdefault("call", [])
    captures.setdefault("comment", []).sort(key=_start)  # captures come in no order
    notes = comment_facts.grouped(captures["comment"], content)
    reading = _reading(source, language, captures)
    maker = _Maker(reading)
    facts = [
        *maker.captured(),
        *maker.derived(),
        *maker.commented(notes),
        *maker.written(tree.root_node),
        *maker.long_file(),
    ]
    documented = documents.documented(reading, notes)
    words = documents.telling(notes, documented)
    facts += maker.make_all(documents.shown(documented))
    kept = tuple(_capped(set(facts)))
    return FileFacts(kept, source.lines, words, tuple(maker.bodies(kept)))


def duplicates(bodies: Iterable[tuple[str, Fact]]) -> Iterator[Fact]:
    """Yield a fact for every function whose body another function has too."""
    groups: dict[str, list[Fact]] = {}
    for digest, fact in bodies:
        groups.setdefault(digest, []).append(fact)
    for group in groups.values():
        twins = sorted(group, key=_order)
        for index, fact in enumerate(twins if len(twins) > 1 else ()):
            other = twins[index - 1] if index else twins[1]
            pairs: Pairs = (("lines", fact.get("lines") or 0), ("other", other.name))
            yield fact._replace(kind="code.duplicate", attributes=pairs)


_start = attrgetter("start_byte")
_place = itemgetter(2, 3, 0, 4, 5, 7)  # of a fact within its file, by what mostly decides


def _order(fact: Fact) -> tuple[object, ...]:
    kind, path, line, column, end_line, end_column, _, name, attributes = fact
    return (path, line, column, kind, end_line, end_column, name, str(attributes))


def _in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Return one file's facts, each once, by `_order`: the attributes rarely decide."""
    kept = sorted(set(facts), key=_place)
    places = list(map(_place, kept))
    return sorted(kept, key=_order) if any(map(eq, places, places[1:])) else kept


def _capped(facts: Iterable[Fact]) -> list[Fact]:
    ordered = _in_order(facts)
    if len(ordered) <= _MOST:
        return ordered
    counts: dict[str, int] = {}
    kept = []
    for fact in ordered:
        counts[fact.kind] = counts.get(fact.kind, 0) + 1
        if counts[fact.kind] <= _MOST:
            kept.append(fact)
    return kept


def _reading(source: Source, language: Language, captures: dict[str, list[Node]]) -> Reading:
    entries: list[Entry] = []
    for capture, nodes in captures.items():
        kind, part = language.roles[capture]
        if capture in ("call", "comment"):
            continue
        if capture in _TABLES:
            _named(source, language, capture, nodes, entries)
        else:
            entries += entries_of(kind, part, nodes, len(entries))
    functions = {source.raw(node) for node in captures.get("definition.function.name", ())}
    _calls(source, language, captures["call"], functions, entries)
    comments = [(node.start_byte, node.end_byte) for node in captures["comment"]]
    lines = frozenset(node.start_point[0] for node in captures.get("annotation", ()))
    arguments = Arguments(source)
    return Reading(source, language, arguments, sweep(entries), comments, captures["call"], lines)


def _named(
    source: Source, language: Language, table: str, nodes: Sequence[Node], entries: list[Entry]
) -> None:
    """Add the names that a table names."""
    names, content = language.names[table], source.content
    for node in () if names.empty else nodes:
        start, end = node.start_byte, node.end_byte
        raw = content[start : min(end, start + LONGEST_CALLEE)]
        kinds = names.kinds(raw)
        if kinds and table == "annotation":
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
    known, content, is_last = language.callees, source.content, "callee" in language.words
    whole = language.names["whole"]
    for node in nodes:
        start, end = node.start_byte, node.end_byte
        if is_last or end - start > LONGEST_CALLEE:
            raw = callee(content, node, language)
        else:
            raw = content[start:end]
        kinds, shown, last = known[raw]
        for kind in kinds:
            entries.append((start, -end, 0, kind, len(entries), node, shown))
        if last in functions:
            entries.append((start, -end, 0, "call", len(entries), node, ""))
        for kind in () if whole.empty else whole.kinds(raw):
            call = _whole(node)  # what stands before the name is no part of it
            if kind in _OF_BLOCKS and not content.endswith((b"}", b"end"), start, call.end_byte):
                continue
            entries.append((start, -call.end_byte, 0, kind, len(entries), call, ""))


def _whole(callee: Node) -> Node:
    """Return a call with its arguments and its block, where that stands behind them."""
    call = callee.parent or callee
    outer = call.parent
    if outer is not None and (outer.type, outer.start_byte) == (call.type, call.start_byte):
        return outer
    return call


class _Maker:
    """Makes facts of regions."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._source = reading.source
        self._language = reading.language
        self._kinds = _kinds()
        self._orders: dict[frozenset[str], tuple[str, ...]] = {}
        self._skips = [(r.start, r.end) for r in reading.of("skip")]

    def make_all(self, found: Iterable[Found]) -> Iterator[Fact]:
        """Yield facts of what was found, unless the language forbids the name."""
        for item in found:
            if self._language.vetoes.allows(item.kind, item.name):
                yield self._fact(item.kind, item.node, item.name, item.attributes)

    def captured(self) -> Iterator[Fact]:
        """Yield the facts that a query or a table of names found."""
        for region in self._reading.regions:
            for kind in self._told(frozenset(region.kinds)):
                yield from self.make_all(self._captured(region, kind))

    def _told(self, kinds: frozenset[str]) -> tuple[str, ...]:
        """Return those of a region's kinds that are facts, in order."""
        told = self._orders.get(kinds)
        if told is None:
            told = tuple(sorted((kinds & self._kinds.keys()) - _ELSEWHERE))
            self._orders[kinds] = told
        return told

    def derived(self) -> Iterator[Fact]:
        """Yield the facts that follow from structure and from the names of definitions."""
        for item in derive(self._reading):
            yield from self.make_all([item])
            table = self._language.patterns.get(item.kind.removeprefix("definition."))
            for kind in table.kinds(item.name) if table and "definition." in item.kind else ():
                if kind == "singleton" and int(item.attributes.get("parameters", 0)) > 1:
                    continue  # asked for with arguments, there is more than one
                yield from self.make_all([Found(kind, item.node, item.name)])

    def commented(self, comments: Sequence[Comment]) -> Iterator[Fact]:
        """Yield the facts that stand in comments."""
        for said in comment_facts.said(comments, self._source.content):
            attributes: dict[str, Scalar] = {"text": said.text} if said.text else {}
            yield self._fact(said.kind, said.node, "", attributes)
        for order in comment_facts.switches(comments, self._source.content):
            told: dict[str, Scalar] = {"why": order.why} if order.why else {}
            yield self._fact(
                "comment.switch", order.node, order.rule, {**told, "until": order.until}
            )
        silencers = self._language.words.get("silencers", frozenset())
        for comment in comments:
            word = comment_facts.silencer(comment, silencers)
            if word:
                yield self._fact("lint.silenced", comment.nodes[0], word)
            elif self._is_code(comment_facts.code_of(comment)):
                lines = comment.end_line - comment.line + 1
                yield self._fact("comment.code", comment.nodes[0], "", {"lines": lines})

    def written(self, root: Node) -> Iterator[Fact]:
        """Yield the facts that stand in strings."""
        return self.make_all(strings.written(self._source, root))

    def long_file(self) -> Iterator[Fact]:
        """Yield one fact if the file is long."""
        lines = self._source.lines
        if lines > LONG_FILE:
            yield Fact("file.long", self._source.path, 1, 1, 1, 1, self._language.id,
                       self._source.stem, (("lines", lines),))  # fmt: skip

    def bodies(self, facts: Sequence[Fact]) -> Iterator[tuple[str, Fact]]:
        """Yield a digest of the body of every longer function, with its definition."""
        definitions = {(f.line, f.column): f for f in facts if f.kind == "definition.function"}
        for region in self._reading.of("definition.function"):
            body = region.first("body")
            if body is None or body.end_point[0] - body.start_point[0] < _DUPLICATE_LINES - 1:
                continue
            raw = b" ".join(self._source.raw(body).split())
            line, column, _, _ = self._source.range(region.node)
            fact = definitions.get((line, column))
            if fact is not None and len(raw) >= _DUPLICATE_BYTES:
                yield hashlib.blake2b(raw, digest_size=12).hexdigest(), fact

    def _captured(self, region: Region, kind: str) -> Iterator[Found]:
        declared = tuple(a.name for a in self._kinds[kind].attributes)
        notes = region.notes.get("name", ())
        names = [self._source.name(node) for node in notes] if not region.name else [region.name]
        attributes = self._attributes(region, kind, declared)
        if kind == "number.magic":
            value = number_value(self._source.raw(region.node))
            if value is None or value in _PLAIN_NUMBERS or self._skipped(region):
                return
            attributes["value"] = value
        if kind in _AROUND and not names:
            names = [self._reading.name(region.named)]
        if kind in _ABOUT_NEXT and ("annotation" in region.kinds or not names):
            names = [self._reading.annotated(region)]
        if kind == "import" and region.name:  # a call that imports names its module
            names = [text for text in self._reading.arguments.texts(region.node)[:1] if text]
        if kind == "error.swallowed" and not self._is_dropped(region):
            return
        if "unless" in region.notes or self._is_other(region, kind):
            return
        for name in names[: 1 if kind == "error.raised" else None] or [""]:
            yield Found(kind, region.node, name, dict(attributes))

    def _attributes(
        self, region: Region, kind: str, declared: tuple[str, ...]
    ) -> dict[str, Scalar]:
        given = self._reading.arguments.attributes(region.node, declared) if region.name else {}
        attributes: dict[str, Scalar] = dict(given)
        for part, nodes in region.notes.items():
            if part != "name" and part in declared:
                text = string_text(self._source.raw(nodes[0]))
                attributes[part] = text
        limit = str(attributes.get("limit", ""))
        if limit.isdigit() and len(limit) < 10:
            attributes["tries"] = int(limit)
        if kind == "regex" and "pattern" in attributes:
            attributes["length"] = len(str(attributes["pattern"]))
        return attributes

    def _is_dropped(self, region: Region) -> bool:
        body, into = region.first("body"), region.first("into")
        if into is not None and self._source.raw(into) != b"_":
            return False
        return body is None or self._reading.is_empty(body)

    def _is_other(self, region: Region, kind: str) -> bool:
        literals = self._language.literals.get(kind)
        literal = region.first("literal") if literals else None
        return literal is not None and self._source.raw(literal) not in (literals or ())

    def _skipped(self, region: Region) -> bool:
        return any(start <= region.start < end for start, end in self._skips)

    def _is_code(self, text: bytes) -> bool:
        if not text:
            return False
        tree = parse(self._language, _dedented(text))
        if tree is None or tree.root_node.has_error:
            return False
        return tree.root_node.named_child_count > 0

    def _fact(
        self, kind: str, node: Node, name: str, attributes: Mapping[str, Scalar] | None = None
    ) -> Fact:
        line, column, end_line, end_column = self._source.range(node)
        pairs = tuple(sorted((attributes or {}).items()))
        return Fact(kind, self._source.path, line, column, end_line, end_column,
                    self._language.id, name, pairs)  # fmt: skip


@cache
def _kinds() -> dict[str, FactKind]:
    return {kind.kind: kind for kind in vocabulary()}


def _dedented(text: bytes) -> bytes:
    lines = text.split(b"\n")
    margin = min((len(x) - len(x.lstrip()) for x in lines if x.strip()), default=0)
    return b"\n".join(line[margin:] for line in lines) + b"\n"
