"""Comments as they stand, with their words and without their marks; not for what they confess.

There are thousands of them and most say nothing that a scan asks for, so that what is done for
every one is as little as can be, and what only some are asked for waits until they are asked.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from itertools import filterfalse
from typing import NamedTuple

from tree_sitter import Node

from slapstick.read.expressions import later

_MARKS = (
    b"///",
    b"//!",
    b"//",
    b"/**",
    b"/*!",
    b"/*",
    b"#!",
    b"##",
    b"#=",
    b"#",
    b"--[[",
    b"---",
    b"-- |",
    b"--",
    b"{-|",
    b"{-",
    b"(**",
    b"(*",
    b";;",
    b"%",
    b"<!--",
)
_MARK = re.compile(b"|".join(map(re.escape, _MARKS)))
_DASHED = frozenset({b"---", b"--", b"-- |"})  # in Haskell, several such lines are one comment
_DASHES = re.compile(rb"\n[ \t]*--+ ?(?:\| )?")
_SLASHES = re.compile(rb"\n[ \t]*//[/!]?")  # from one line to the next
_STAR = re.compile(rb"\n[ \t]*\*(?!/)")  # before a line of a block comment
_CLOSINGS = {
    b"<!--": b"-->", b"#=": b"=#", b"--[[": b"]]", b"{-|": b"-}", b"{-": b"-}",
    b"(**": b"*)", b"(*": b"*)",
}  # fmt: skip
_HEADER = 200  # bytes of a comment from which on it may be a header that many files share
_RIGHTS_LINES = 40  # a comment about rights that begins above this line is a header
_HEADS = frozenset(b"copyright license licensed spdx".split())
_RIGHTS = _HEADS | frozenset(b"author authors licence todo".split())
_TAGS = re.compile(rb"</?[A-Za-z][^<>]*>")
# Lines that speak of people and rights, and the names in `TODO(name)`: nobody's theme.
_PEOPLE = later(
    rb"(?m)^.*(?:@author|copyright|spdx|licen[sc]e).*$|^[^a-z\n]*authors?\b.*$"
    rb"|(?<=todo)\([^)\n]*\)"
)
_NAMES = later(rb"(?:\bauthors?\b:?|copyright)(?:\s+\S+){0,5}")  # in a text without lines
_LETTERS = bytes(b if 97 <= b <= 122 else b + 32 if 65 <= b <= 90 else 32 for b in range(256))
_SHORTEST = 5  # letters of a word that may tell something
_NEWLINE = 10


class Comment(NamedTuple):
    """A comment, or line comments that stand right below one another."""

    nodes: Sequence[Node]
    content: bytes  # of the file
    raw: bytes  # as it is written, with what stands before its lines
    end: int  # behind its last byte
    is_mixed: bool  # whether there is code between its lines

    @property
    def line(self) -> int:
        """The line on which it begins, from 0."""
        return self.nodes[0].start_point[0]

    @property
    def end_line(self) -> int:
        """The last line on which it stands, from 0."""
        return self.line + self.raw.count(b"\n")

    @property
    def text(self) -> bytes:
        """What it says, without marks and tags."""
        return _spoken(self.nodes, self.raw, self.content)

    def head(self, size: int) -> Comment:
        """Return its first lines, of at least so many bytes; what they say, all of it says first.

        Where tags, code or a line that goes on may reach beyond them, it is returned whole.
        """
        length = self.raw.find(b"\n", size)
        if length < 0 or self.is_mixed or b"</" in self.raw:
            return self
        raw, end = self.raw[:length], self.end - len(self.raw) + length
        nodes = self.nodes[: raw.count(b"\n") + 1]
        if len(nodes) > 1 and nodes[-1].end_byte not in (end, end + 1):  # some end behind it
            return self
        return Comment(nodes, self.content, raw, end, is_mixed=False)


_new: Callable[[type[Comment], tuple[object, ...]], Comment] = tuple.__new__  # at half the cost


def grouped(
    nodes: Sequence[Node], spans: Sequence[tuple[int, int]], content: bytes
) -> list[Comment]:
    """Return comments in order, line comments on adjoining lines put together.

    `spans` says where each node begins and ends.
    """
    comments: list[Comment] = []
    first = begin = end = 0  # of a group: its first node, where it begins, where it ends so far
    column, is_mixed = -1, False
    beside = b""  # what leads from the end of a comment to one that adjoins it, and its mark
    for index, (start, stop) in enumerate(spans):
        if not beside or content[end : start + 2] != beside:  # nearly all that adjoin one pass by
            before = content[content.rfind(b"\n", 0, start) + 1 : start]
            mark = content[start : start + 2]
            is_line = mark != b"/*" and not before.strip()
            if is_line and len(before) == column and content.count(b"\n", end, start) == 1:
                beside = content[end : start + 2]
                is_mixed = is_mixed or not content[end:start].isspace()
            else:
                if index:
                    group = (nodes[first:index], content, content[begin:end], end, is_mixed)
                    comments.append(_new(Comment, group))
                first, begin, is_mixed = index, start, False
                column, beside = -1, b""
                if is_line:
                    column, beside = len(before), b"\n" + before + mark
        end = stop - 1 if content[stop - 1] == _NEWLINE and start < stop else stop
    if nodes:
        comments.append(_new(Comment, (nodes[first:], content, content[begin:end], end, is_mixed)))
    return comments


def words_of(comments: Sequence[Comment], signs: frozenset[bytes]) -> list[list[bytes]]:
    """Return for each comment its own words in small letters: those in `signs`, and rarer ones."""
    is_dull = _dull(signs).__contains__
    found: list[list[bytes]] = []
    for comment in comments:
        raw = comment.raw
        if len(raw) >= _HEADER and len(comment.nodes) == 1 and comment.line == 0:
            found.append(_words_at_top(raw, signs))
            continue
        words = [*filterfalse(is_dull, raw.translate(_LETTERS).split())]
        if not _RIGHTS.isdisjoint(words) or b"</" in raw or comment.is_mixed:
            words = [*filterfalse(is_dull, _own(comment.text, comment.line))]
        found.append(words)
    return found


@lru_cache(maxsize=64)
def _words_at_top(raw: bytes, signs: frozenset[bytes]) -> list[bytes]:
    """Return the words of one comment that a file begins with, as many others do."""
    is_dull = _dull(signs).__contains__
    words = [*filterfalse(is_dull, _words_in(raw))]
    if _RIGHTS.isdisjoint(words) and b"</" not in raw:
        return words
    return [*filterfalse(is_dull, _own(_untagged(bare(raw)), 0))]


def rarer_words(text: bytes) -> list[bytes]:
    """Return the words of a text in small letters, but for the common ones and people's names."""
    words = _words_in(text)
    if not _RIGHTS.isdisjoint(words):
        words = _words_in(_NAMES.sub(b"", text))
    return [*filterfalse(_common_words().__contains__, words)]


def _words_in(text: bytes) -> list[bytes]:
    return text.translate(_LETTERS).split()


def _own(text: bytes, line: int) -> list[bytes]:
    """Return the words of a comment but for those about people and rights."""
    small = text.lower()
    words = _words_in(small)
    if _RIGHTS.isdisjoint(words):
        return words
    is_header = line < _RIGHTS_LINES and not _HEADS.isdisjoint(words)
    return [] if is_header else _words_in(_PEOPLE.sub(b"", small))


def telling_words(words: Iterable[bytes]) -> list[bytes]:
    """Return the words that may tell what a text is about."""
    common = _common_words()
    return [word for word in words if len(word) >= _SHORTEST and word not in common]


@cache
def _dull(signs: frozenset[bytes]) -> frozenset[bytes]:
    """Return common words that are no signs of anything."""
    return _common_words() - signs - _RIGHTS


@cache
def _common_words() -> frozenset[bytes]:
    """Return words that stand in all comments and tell nothing."""
    here = os.path.dirname(__file__)  # noqa: PTH120  # pathlib takes 4 ms to load
    with open(f"{here}/common_words.txt", "rb") as file:  # noqa: PTH123  # as above
        return frozenset(file.read().split())


def _spoken(nodes: Sequence[Node], raw: bytes, content: bytes) -> bytes:
    """Return what comments say, each without its marks, and all without tags."""
    text, joints = raw, 0
    if len(nodes) > 1 and raw.startswith(b"//"):
        text, joints = _SLASHES.subn(b"\n", raw)
    if joints == len(nodes) - 1:
        text = bare(text)
    else:
        text = b"\n".join([bare(content[node.start_byte : node.end_byte]) for node in nodes])
    return _untagged(text)


def _untagged(text: bytes) -> bytes:
    return _TAGS.sub(b" ", text) if b"</" in text else text  # <summary>


def bare(raw: bytes) -> bytes:
    """Return a comment's words, its marks taken off each line."""
    if raw.startswith(b"//"):  # the commonest first, at less cost
        return raw[3 if raw[2:3] in b"/!" else 2 :].rstrip()
    text = raw.strip()
    mark = _MARK.match(text)
    if mark is not None:
        text = text[mark.end() :]
        if mark.group().startswith(b"/*"):
            text = _without_stars(text)
        elif mark.group() in _DASHED:
            text = _DASHES.sub(b"\n", text).lstrip(b"-")
        else:
            text = text.removesuffix(_CLOSINGS.get(mark.group(), b""))
    return text.rstrip()


def _without_stars(text: bytes) -> bytes:
    """Return the inside of a block comment without the stars before its lines and at its end."""
    if text.endswith(b"*/"):
        text = text[:-1].rstrip(b"*")
    return _STAR.sub(b"\n", b"\n" + text)[1:] if b"*" in text else text
