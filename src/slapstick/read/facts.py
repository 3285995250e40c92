"""Find the facts of one file; not for finding files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter, eq, itemgetter

from tree_sitter import Node

from slapstick.model import Fact, Pairs
from slapstick.read import comments as comment_facts
from slapstick.read import documents, strings
from slapstick.read.definitions import definitions
from slapstick.read.derived import LONG_FILE, derive
from slapstick.read.documents import Document
from slapstick.read.gather import gather
from slapstick.read.languages import Language
from slapstick.read.maker import Maker
from slapstick.read.merging import merged, order_of
from slapstick.read.packed import FileFacts
from slapstick.read.remarks import Comment, grouped, words_of
from slapstick.read.source import Source
from slapstick.read.syntax import captures as captures_of
from slapstick.read.syntax import parse

_MOST = 2000  # facts of one kind in one file; a table of constants is no story
_DUPLICATE_LINES, _DUPLICATE_BYTES = 6, 100  # spaces are not counted
_SPACES = b" \t\r\n\f\v"


def facts_in(language: Language, content: bytes, path: str) -> tuple[Fact, ...]:
    """Return the facts of one file, by line, column and kind; errors in the code are tolerated."""
    read = read_source(language, content, path)
    return () if read is None else merged({path: read})


def read_source(language: Language, content: bytes, path: str) -> FileFacts | None:
    """Parse one file and return what it gives to the scan; `None` if nothing can parse it."""
    tree = parse(language, content)
    if tree is None:
        return None
    captures = captures_of(language, tree, content)
    source = Source(content, path)
    captures.setdefault("call", [])
    captures.setdefault("comment", []).sort(key=_start)  # captures come in no order
    reading = gather(source, language, captures)
    notes = grouped(captures["comment"], reading.comments, content)
    words = words_of(notes, comment_facts.SIGNS)
    maker = _Finder(reading)
    facts = [
        *maker.captured(),
        *maker.derived(),
        *maker.commented(notes, words),
        *maker.written(tree.root_node),
        *maker.long_file(),
    ]
    docs = documents.documented(reading, notes)
    facts += maker.documented(docs)
    kept = tuple(_capped(facts))
    telling = documents.telling(notes, words, docs)
    return FileFacts(kept, source.lines, telling, tuple(maker.bodies(kept)))


_start = attrgetter("start_byte")
_place = itemgetter(2, 3, 0, 4, 5, 7)  # of a fact within its file, by what mostly decides


def _in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Return one file's facts, each once, by `order_of`: the attributes rarely decide."""
    kept = sorted(facts, key=_place)
    places = list(map(_place, kept))
    is_tied = any(map(eq, places, places[1:]))  # most files have no fact twice
    return sorted(set(kept), key=order_of) if is_tied else kept


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


class _Finder(Maker):
    """Finds all facts of one file."""

    def derived(self) -> list[Fact]:
        """Return the facts that follow from structure and from the names of definitions."""
        return [*definitions(self._reading, self), *self.make_all(derive(self._reading))]

    def commented(
        self, comments: Sequence[Comment], words: Sequence[Sequence[bytes]]
    ) -> Iterator[Fact]:
        """Yield the facts that stand in comments."""
        content = self._source.content
        for said in comment_facts.said(comments, words, content):
            yield self.fact(said.kind, said.node, "", (("text", said.text),) if said.text else ())
        for order in comment_facts.switches(comments, content):
            told: Pairs = (("until", order.until), ("why", order.why))
            yield self.fact("comment.switch", order.node, order.rule, told[: 1 + bool(order.why)])
        silencers = comment_facts.silencers(self._language.words.get("silencers", frozenset()))
        for comment, word, code in comment_facts.unspoken(comments, silencers):
            if word:
                yield self.fact("lint.silenced", comment.nodes[0], word)
            elif self._is_code(code):
                lines = comment.end_line - comment.line + 1
                yield self.fact("comment.code", comment.nodes[0], "", (("lines", lines),))

    def documented(self, docs: Iterable[Document]) -> Iterator[Fact]:
        """Yield the facts that are documents."""
        for doc in docs:
            pairs: Pairs = (("text", doc.shown),) if doc.text else ()
            yield from self.made("docs.docstring", self.place(doc.node), doc.name, pairs)

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
        definitions: dict[tuple[int, int], Fact] = {}
        for region in self._reading.of("definition.function"):
            body = region.first("body")
            raw = b"" if body is None else self._source.raw(body)
            if len(raw) < _DUPLICATE_BYTES or raw.count(b"\n") < _DUPLICATE_LINES - 1:
                continue
            told = raw.translate(None, _SPACES)
            if len(told) < _DUPLICATE_BYTES:
                continue
            definitions = definitions or {
                fact[2:4]: fact for fact in facts if fact[0] == "definition.function"
            }
            fact = definitions.get(self.place(region.node)[:2])
            if fact is not None:
                yield hashlib.blake2b(told, digest_size=12).hexdigest(), fact

    def _is_code(self, text: bytes) -> bool:
        tree = parse(self._language, _dedented(text))
        if tree is None or tree.root_node.has_error:
            return False
        return tree.root_node.named_child_count > 0


def _dedented(text: bytes) -> bytes:
    lines = text.split(b"\n")
    margin = min((len(x) - len(x.lstrip()) for x in lines if x.strip()), default=0)
    return b"\n".join(line[margin:] for line in lines) + b"\n"
