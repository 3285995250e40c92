"""Comments as they stand, with their words and without their marks; not for what they confess.

There are thousands of them and most say nothing that a scan asks for, so that what is done for
every one is as little as can be, and what only some are asked for waits until they are asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial
from typing import NamedTuple

from tree_sitter import Node

from slapstick import assets

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
_DASHES = re.compile(rb"\n[ \t]*--+ ?")
_SLASHES = re.compile(rb"\n[ \t]*//[/!]?")  # from one line to the next
_STAR = re.compile(rb"\n[ \t]*\*(?!/)")  # before a line of a block comment
_CLOSINGS = {
    b"<!--": b"-->", b"#=": b"=#", b"--[[": b"]]", b"{-|": b"-}", b"{-": b"-}",
    b"(**": b"*)", b"(*": b"*)",
}  # fmt: skip
_RIGHTS_LINES = 40  # a comment about rights that begins above this line is a header
_HEADS = frozenset(b"copyright license licensed spdx".split())
_RIGHTS = _HEADS | frozenset(b"author authors licence todo".split())
_TAGS = re.compile(rb"</?[A-Za-z][^<>]*>")
# Lines that speak of people and rights, and the names in `TODO(name)`: nobody's theme.
_PEOPLE = re.compile(rb"(?m)^.*(?:@author|copyright|spdx|licen[sc]e).*$|(?<=todo)\([^)\n]*\)")
_LETTERS = bytes(b if 97 <= b <= 122 else b + 32 if 65 <= b <= 90 else 32 for b in range(256))
_SHORTEST = 5  # letters of a word that may tell something
_NEWLINE = 10
_NO_SIGNS: frozenset[bytes] = frozenset()


class Comment(NamedTuple):
    """A comment, or line comments that stand right below one another."""

    nodes: Sequence[Node]
    content: bytes  # of the file
    raw: bytes  # as it is written, with what stands before its lines
    line: int  # from 0
    end_line: int
    words: list[bytes]  # in small letters, those that are its own and may tell something
    signs: frozenset[bytes]  # those of them that were looked for

    @property
    def text(self) -> bytes:
        """What it says, without marks and tags."""
        return _spoken(self.nodes, self.raw, self.content)


def grouped(
    nodes: Sequence[Node],
    spans: Sequence[tuple[int, int]],
    content: bytes,
    signs: frozenset[bytes] = _NO_SIGNS,
) -> list[Comment]:
    """Return comments in order, line comments on adjoining lines put together.

    `spans` says where each node begins and ends, `signs` what words are looked for in them.
    """
    make = partial(_comment, content, signs | _RIGHTS)
    comments: list[Comment] = []
    group: list[Node] = []
    first = end = 0
    column, is_mixed = -1, False
    beside = b""  # what leads from the end of a comment to one that adjoins it, and its mark
    for node, (start, stop) in zip(nodes, spans, strict=True):
        if content[end : start + 2] == beside and group:  # as nearly all that adjoin one do
            group.append(node)
        else:
            before = content[content.rfind(b"\n", 0, start) + 1 : start]
            mark = content[start : start + 2]
            is_line = mark != b"/*" and not before.strip()
            if is_line and len(before) == column and content.count(b"\n", end, start) == 1:
                group.append(node)
                beside = content[end : start + 2]
                is_mixed = is_mixed or not content[end:start].isspace()
            else:
                if group:
                    comments.append(make(group, first, end, is_mixed))
                group, first, is_mixed = [node], start, False
                column, beside = -1, b""
                if is_line:
                    column, beside = len(before), b"\n" + before + mark
        end = stop - 1 if content[stop - 1] == _NEWLINE and start < stop else stop
    if group:
        comments.append(make(group, first, end, is_mixed))
    return comments


def _comment(
    content: bytes,
    noted: frozenset[bytes],
    nodes: Sequence[Node],
    start: int,
    end: int,
    is_mixed: bool,
) -> Comment:
    """Return a comment; `is_mixed` if there is code between its lines."""
    line = nodes[0].start_point[0]
    raw = content[start:end]
    words = raw.translate(_LETTERS).split()
    if is_mixed or b"</" in raw or not _RIGHTS.isdisjoint(words):
        words = _own(_spoken(nodes, raw, content).lower(), line < _RIGHTS_LINES)
    signs = _NO_SIGNS if noted.isdisjoint(words) else noted.intersection(words)
    words = telling_words(words)
    end_line = line + raw.count(b"\n")
    return tuple.__new__(Comment, (nodes, content, raw, line, end_line, words, signs))


def telling_words(words: Sequence[bytes]) -> list[bytes]:
    """Return the words that may tell what a text is about."""
    common = _common_words()
    return [word for word in words if len(word) >= _SHORTEST and word not in common]


def words_in(text: bytes) -> list[bytes]:
    """Return the words of a text in small letters."""
    return text.translate(_LETTERS).split()


def _own(small: bytes, is_high: bool) -> list[bytes]:
    """Return the words of a comment but for those about people and rights."""
    words = words_in(small)
    if _RIGHTS.isdisjoint(words):
        return words
    is_header = is_high and not _HEADS.isdisjoint(words)
    return [] if is_header else words_in(_PEOPLE.sub(b"", small))


def _spoken(nodes: Sequence[Node], raw: bytes, content: bytes) -> bytes:
    """Return what comments say, each without its marks, and all without tags."""
    text, joints = raw, 0
    if len(nodes) > 1 and raw.startswith(b"//"):
        text, joints = _SLASHES.subn(b"\n", raw)
    if joints == len(nodes) - 1:
        text = bare(text)
    else:
        text = b"\n".join([bare(content[node.start_byte : node.end_byte]) for node in nodes])
    return _TAGS.sub(b" ", text) if b"</" in text else text  # <summary>


@cache
def _common_words() -> frozenset[bytes]:
    """Return words that stand in all comments and tell nothing."""
    return frozenset(assets.common_words().read_bytes().split())


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
