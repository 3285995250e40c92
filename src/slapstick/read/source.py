"""The text of one file, with places and cleaned words; not for deciding what is a fact."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from tree_sitter import Node

_LONGEST_NAME = 80
_LONGEST_WORD = 160  # of one that is a single word, as tests are called: cut, it names nothing
_LONGEST_TEXT = 160
_BREAKS = "\n\t\r\v\f"
_FIRST_LOOK, _SECOND_LOOK = 3, 8  # bytes for each character that can be shown
_ASCII = {code: " " if chr(code) in _BREAKS else None for code in (*range(32), 127)}
_UNSEEN = ("Cc", "Cf", "Co", "Cs", "Cn")


class Source:
    """The bytes of a file and how to name stretches of them."""

    def __init__(self, content: bytes, path: str) -> None:
        self.content = content
        self.path = path
        self.is_ascii = content.isascii()

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return self.content.count(b"\n") + (self.content[-1:] not in (b"", b"\n"))

    @property
    def stem(self) -> str:
        """The file's name without folder and ending."""
        return self.path.rpartition("/")[2].partition(".")[0]

    def raw(self, node: Node) -> bytes:
        """Return a node's bytes."""
        return self.content[node.start_byte : node.end_byte]

    def name(self, node: Node) -> str:
        """Return a node's text as an identifier: on one line, capped."""
        return clean_name(self.content[node.start_byte : node.end_byte][:400])

    def characters(self, at: int, column: int) -> int:
        """Return how many characters stand in a line before a place, `column` bytes into it."""
        if self.is_ascii:
            return column
        before = self.content[at - column : at]
        return column if before.isascii() else len(before.decode("utf-8", "replace"))


def clean_name(raw: bytes) -> str:
    """Return an identifier as it can be shown: no spaces inside, nothing unseen, capped."""
    text = raw.decode("utf-8", "replace")
    if text.isidentifier():
        return text[:_LONGEST_WORD]  # as mostly
    if text.isascii() and text.isprintable() and " " not in text and "`" not in text:
        return text[:_LONGEST_NAME]
    text = seen(text)
    if text[:1] == text[-1:] == "`":  # a name of many words, as tests have
        return "_".join(text[1:-1].split())[:_LONGEST_NAME]
    return "".join(text.split())[:_LONGEST_NAME]


def clean_text(raw: bytes, longest: int = _LONGEST_TEXT) -> str:
    """Return words as they can be shown: single spaces, nothing unseen, capped at a word."""
    text = _cleaned(raw[: longest * _FIRST_LOOK])
    if len(text) < longest + 2 and len(raw) > longest * _FIRST_LOOK:  # it may be cut in a word
        text = _cleaned(raw[: longest * _SECOND_LOOK])
    return shortened(text, longest)


def _cleaned(raw: bytes) -> str:
    text = b" ".join(raw.split()).decode("utf-8", "replace")
    return text if text.isprintable() else " ".join(seen(text).split())


def shortened(text: str, longest: int) -> str:
    """Return words as they are or, if they are more, capped at a word."""
    if len(text) <= longest:
        return text
    return text[: longest + 1].rpartition(" ")[0] or text[:longest]


def seen(text: str) -> str:
    """Return the text without control, format and private characters; breaks become spaces."""
    if text.isprintable():
        return text
    if text.isascii():
        return text.translate(_ASCII)
    return "".join(
        " " if c in _BREAKS else c
        for c in text
        if c in _BREAKS or unicodedata.category(c) not in _UNSEEN
    )


def positions(word: bytes, text: bytes) -> Iterator[int]:
    """Yield where a word stands in a text."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))
