"""Doc comments and the words that recur in them; not for confessions in comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from tree_sitter import Node

from slapstick.read.arguments import string_text
from slapstick.read.reading import Reading
from slapstick.read.remarks import Comment, rarer_words, telling_words
from slapstick.read.source import clean_text, shortened

_LONGEST = 16
_PER_FILE = 40
_SHOWN = 120  # characters of a document that a fact keeps
_HEAD = 240  # bytes of a comment that mostly have as many
_HEEDED = 2000  # characters of a document whose words are counted
_RULE = b"-----"  # as Haskell has them between definitions
_DEFINITIONS = ("definition.function", "definition.class")


class Document(NamedTuple):
    """What is written about a definition, or about the file."""

    node: Node
    name: str  # of what it is about
    text: str
    is_deprecated: bool = False  # whether it says so of what it is about

    @property
    def line(self) -> int:
        """The line on which it begins, from 0."""
        return self.node.start_point[0]

    @property
    def shown(self) -> str:
        """Its first words."""
        return shortened(self.text, _SHOWN)


def documented(reading: Reading, comments: Sequence[Comment]) -> list[Document]:
    """Return the documents of all definitions, inside them or right above."""
    return [*_inside(reading), *_above(reading, comments)]


def _inside(reading: Reading) -> Iterator[Document]:
    words = reading.language.words.get("docstrings", frozenset())
    known = reading.language.literals.get("docs.docstring")
    for region in reading.of("docs.docstring"):
        literal = region.first("literal")
        word = reading.source.raw(literal) if literal is not None else b"above"
        if literal is not None and known is not None and word not in known:
            continue
        owner = region.parent
        while owner is not None and owner.kinds.isdisjoint(_DEFINITIONS):
            owner = owner.parent
        name = reading.annotated(region) if word in words else reading.name(owner)
        raw = reading.source.raw(region.first("body") or region.node)
        is_old = owner is not None and _deprecates(reading, raw)
        yield Document(region.node, name or reading.source.stem, string_text(raw, _HEEDED), is_old)


def _above(reading: Reading, comments: Sequence[Comment]) -> Iterator[Document]:
    words = reading.language.words.get("doc-comment", ())
    marks = tuple(sorted(word.replace(b"_", b" ") for word in words))
    if not marks:
        return
    content, annotated = reading.source.content, reading.annotated_lines
    above = {content.find(b"\n", c.end): c for c in comments if _begins(c.raw, marks)}
    above.pop(-1, None)  # there is nothing below the last line
    for region in (r for kind in _DEFINITIONS for r in reading.of(kind)):
        at = content.rfind(b"\n", 0, region.start)  # where the line above it ends
        if annotated and at not in above:
            line = region.node.start_point[0] - 1
            while line in annotated and at not in above:
                line, at = line - 1, content.rfind(b"\n", 0, max(0, at))
        comment = above.get(at)
        name = reading.name(region) if comment is not None else ""
        if comment is not None and name:
            is_old = _deprecates(reading, comment.raw)
            yield Document(comment.nodes[0], name, _said(comment), is_old)


def _deprecates(reading: Reading, raw: bytes) -> bool:
    """Tell whether a line of a document begins with a word that deprecates what it is about."""
    words = reading.language.words.get("deprecating", ())
    for word in (word.replace(b"_", b" ") for word in words):
        at = raw.find(word)
        if at >= 0:
            line = raw[raw.rfind(b"\n", 0, at) + 1 : at]
            return not line.strip(b" \t*/!#\"'")
    return False


def _begins(raw: bytes, marks: tuple[bytes, ...]) -> bool:
    """Tell whether a comment begins with a mark, but for a ruled line above it."""
    if not raw.startswith(_RULE):
        return raw.startswith(marks)
    ruled, _, rest = raw.partition(b"\n")
    return raw.startswith(marks) or (not ruled.strip(b"- \t\r") and rest.lstrip().startswith(marks))


def _said(comment: Comment) -> str:
    """Return what a comment says, as far as somebody asks for it."""
    if not _is_comment(comment.nodes[0]):
        return clean_text(comment.text, _HEEDED)
    head = comment.head(_HEAD)
    text = clean_text(head.text, 2 * _SHOWN)
    return text if head is comment or len(text) > _SHOWN + 1 else clean_text(comment.text)


def telling(
    comments: Sequence[Comment], words: Sequence[Sequence[bytes]], docs: Sequence[Document]
) -> tuple[tuple[str, int, int], ...]:
    """Return words of a file's documents and comments that may tell what it is about.

    `words` are those of each comment, so that documents which are comments need not be looked at.
    """
    strings = [doc for doc in docs if not _is_comment(doc.node)]
    more = [rarer_words(doc.text.lower().encode()) for doc in strings]
    lines: dict[bytes, int] = {}
    texts: Sequence[tuple[Comment | Document, Sequence[bytes]]]
    texts = [*zip(comments, words, strict=True), *zip(strings, more, strict=True)]
    for text, own in reversed(texts):  # so that the first line of a word stays
        line = text.line + 1 if own else 0
        for word in own:
            lines[word] = line
    counts = Counter(chain.from_iterable([*words, *more]))
    ranked = sorted(sorted(telling_words(counts)), key=counts.__getitem__, reverse=True)
    return tuple(
        [(w.decode(), counts[w], lines[w]) for w in ranked[:_PER_FILE] if len(w) <= _LONGEST]
    )


def _is_comment(node: Node) -> bool:
    return "comment" in node.type
