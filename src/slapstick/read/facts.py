"""Find the facts of one file; not for finding files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
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
from slapstick.read.syntax import parse, understood

_MOST = 2000  # facts of one kind in one file; a table of constants is no story


def facts_in(language: Language, content: bytes, path: str) -> tuple[Fact, ...]:
    """Return the facts of one file, by line, column and kind; errors in the code are tolerated."""
    read = read_source(language, content, path)
    return () if read is None else merged({path: read})


def read_source(language: Language, content: bytes, path: str) -> FileFacts | None:
    """Parse one file and return what it gives to the scan; `None` if nothing can parse it."""
    tree = understood(language, content)
    if tree is None:
        return None
    captures = captures_of(language, tree)
    source = Source(content, path)
    captures.setdefault("call", [])
    captures["comment"] = _remarks(language, captures.get("comment", []), content)
    if any(form in path.lower() for form in map(bytes.decode, language.words.get("forms", ()))):
        captures.pop("comment.todo", None)
    reading = gather(source, language, captures)
    notes = grouped(captures["comment"], reading.comments, content)
    words = words_of(notes, comment_facts.SIGNS)
    maker = _Finder(reading)
    defined = definitions(reading, maker)
    facts = [
        *maker.captured(),
        *defined.facts,
        *maker.make_all(derive(reading)),
        *maker.commented(notes, words),
        *maker.written(tree.root_node),
        *maker.long_file(),
    ]
    docs = documents.documented(reading, notes)
    facts += maker.documented(docs)
    kept = tuple(_capped(facts))
    telling = documents.telling(notes, words, docs)
    return FileFacts(kept, source.lines, telling, tuple(_of_kept(defined.bodies, kept)))


_start = attrgetter("start_byte")


def _remarks(language: Language, nodes: list[Node], content: bytes) -> list[Node]:
    """Return the comments in order: captures come in none."""
    begun = tuple(language.words.get("remark", ()))
    if begun:
        nodes = [node for node in nodes if content.startswith(begun, node.start_byte)]
    nodes.sort(key=_start)
    return nodes


_beginning = itemgetter(2, 3, 0)  # of a fact within its file, and its kind, which mostly decide
_place = itemgetter(2, 3, 0, 4, 5, 7)


def _in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Return one file's facts, each once, by `order_of`: the attributes rarely decide."""
    kept = sorted(facts, key=_beginning)
    if _is_tied(kept, _beginning):  # in few files
        kept = sorted(dict.fromkeys(kept), key=_place)
        if _is_tied(kept, _place):
            kept.sort(key=order_of)
    return kept


def _is_tied(facts: Iterable[Fact], key: Callable[[Fact], tuple[object, ...]]) -> bool:
    """Tell whether a key leaves the order of some facts open, which are sorted by it."""
    places = list(map(key, facts))
    return any(map(eq, places, places[1:]))


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


def _of_kept(
    bodies: Sequence[tuple[str, Fact]], kept: Sequence[Fact]
) -> Sequence[tuple[str, Fact]]:
    """Return the bodies of which the definition is no fact too many."""
    if len(kept) < _MOST:
        return bodies
    known = set(kept)
    return [(digest, fact) for digest, fact in bodies if fact in known]


class _Finder(Maker):
    """Finds all facts of one file."""

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
        for comment, word, code, node in comment_facts.unspoken(comments, silencers):
            if word:
                yield self.fact("lint.silenced", node, word)
            elif self._is_code(code):
                lines = comment.end_line - comment.line + 1
                yield self.fact("comment.code", node, "", (("lines", lines),))

    def documented(self, docs: Iterable[Document]) -> Iterator[Fact]:
        """Yield the facts that are documents."""
        for doc in docs:
            pairs: Pairs = (("text", doc.shown),) if doc.text else ()
            place = self.place(doc.node)
            yield from self.made("docs.docstring", place, doc.name, pairs)
            if doc.is_deprecated:
                yield from self.made("deprecated", place, doc.name)

    def written(self, root: Node) -> Iterator[Fact]:
        """Yield the facts that stand in strings."""
        return self.make_all(strings.written(self._source, root))

    def long_file(self) -> Iterator[Fact]:
        """Yield one fact if the file is long."""
        lines = self._source.lines
        if lines > LONG_FILE:
            yield Fact("file.long", self._source.path, 1, 1, 1, 1, self._language.id,
                       self._source.stem, (("lines", lines),))  # fmt: skip

    def _is_code(self, text: bytes) -> bool:
        tree = parse(self._language, _dedented(text))
        if tree is None or tree.root_node.has_error:
            return False
        return tree.root_node.named_child_count > 0


def _dedented(text: bytes) -> bytes:
    lines = text.split(b"\n")
    margin = min((len(x) - len(x.lstrip()) for x in lines if x.strip()), default=0)
    return b"\n".join(line[margin:] for line in lines) + b"\n"
