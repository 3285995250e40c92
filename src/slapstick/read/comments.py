"""Facts that stand in comments: promises, apologies, code put to sleep; not for documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tree_sitter import Node

from slapstick.read.source import clean_text

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
_CLOSINGS = {
    b"<!--": b"-->", b"#=": b"=#", b"--[[": b"]]", b"{-|": b"-}", b"{-": b"-}",
    b"(**": b"*)", b"(*": b"*)",
}  # fmt: skip
_RIGHTS_LINES = 40  # a comment about rights that begins above this line is a header
_HEADS = frozenset(b"copyright license licensed spdx".split())
_RIGHTS = _HEADS | frozenset(b"author authors licence todo".split())
# Kind, words of which one stands in whatever says so, and what says so.
# Words in capitals must be in capitals: "to do" is prose.
_SAYS = (
    (
        "comment.todo",
        frozenset(b"todo".split()),
        re.compile(rb"(?m)(?:^|[\s(\[@*#/])TODO\b|^[\s*#/!@-]*todo\s*[:(]"),
    ),
    (
        "comment.fixme",
        frozenset(b"fixme bug broken".split()),
        re.compile(rb"(?m)\b(?:FIXME|BUG(?=\s*[:(])|BROKEN(?=\s*:))|^[\s*#/!@-]*fixme\b"),
    ),
    (
        "comment.hack",
        frozenset(
            (
                b"hack kludge kluge xxx trick workaround around hacky hackish kludgy dirty "
                b"gap stopgap tape aid bandaid "
            ).split()
        ),
        re.compile(
            rb"(?m)\b(?:HACK|KLUDGE|KLUGE)\b|^[\s*#/!-]*XXX\b|\bXXX:|\b(?i:(?:dirty|ugly|awful"
            rb"|horrible|nasty|gross|terrible) (?:hack|kludge|trick|workaround)|workaround for"
            rb"|this is a (?:hack|kludge)|work around a|bit of a hack|hacky|hackish|kludgy"
            rb"|quick and dirty|stop-?gap|duct tape|band-?aid)\b"
        ),
    ),
    (
        "comment.apology",
        frozenset(
            (
                b"sorry apologize apologise ask idea sure knows reason dragons magic "
                b"voodoo shameless forgive somehow magically ugly awful terrible horrible "
                b"gross nasty insane crazy stupid silly weird wtf yuck ugh ew eww sigh "
            ).split()
        ),
        re.compile(
            rb"(?i)\bsorry[,.!:]|\b(?:(?:i'?m|we'?re|so|very|really) sorry\b|apologi[sz]e"
            rb"|don'?t ask\b"
            rb"|no idea why|not (?:really |quite |entirely )?sure (?:why|how|what|if this)"
            rb"|(?:i|we) (?:have )?no idea|god knows"
            rb"|for some (?:strange |odd |unknown |weird )?reason|here be dragons|dark magic"
            rb"|black magic|voodoo|shameless|forgive me|somehow works|magically works"
            rb"|(?:this|it) is (?:ugly|awful|terrible|horrible|gross|nasty|insane|crazy|stupid"
            rb"|silly|weird)|wtf|yuck|ugh|eww?|sigh)\b"
        ),
    ),
    (
        "comment.warning",
        frozenset(
            (
                b"touch change remove edit modify move reorder rename delete danger "
                b"dangerous beware care lies hope try "
            ).split()
        ),
        re.compile(
            rb"(?i)\b(?:do not|don'?t|never) (?:ever )?(?:touch|change|remove|edit|modify"
            rb"|move|reorder"
            rb"|rename|delete) (?:this|these|the order|that|it|anything|unless)\b"
            rb"|\bdanger(?:ous)?\s*[:!]|\bbeware\b|\bhandle with care\b|\bhere lies\b"
            rb"|\babandon all hope\b|\bdo not try this\b"
        ),
    ),
)
_SIGNS = frozenset().union(*(signs for _, signs, _ in _SAYS))
_WORDS = re.compile(rb"[a-z]{2,}")
_TAGS = re.compile(rb"</?[A-Za-z][^<>]*>")
# Lines that speak of people and rights, and the names in `TODO(name)`: nobody's theme.
_PEOPLE = re.compile(rb"(?m)^.*(?:@author|copyright|spdx|licen[sc]e).*$|(?<=todo)\([^)\n]*\)")
_PROMISE = re.compile(
    rb"^\W*(?:TODO|todo|FIXME|fixme|HACK|XXX|BUG|KLUDGE)\b\s*(?:\([^)\n]{0,60}\))?\s*[:\-]*\s*"
)
_CODE_LINE = re.compile(
    rb"^\s*(?:[\w.\[\]\"'>:*&-]+\s*(?:[-+*/|&]?=|:=)\s*[^=\s].*[\w)\]}\"';,({]"  # an assignment
    rb"|.*\)\s*[;{:]|.*[;{]|[})\]]+[;,)]*"
    rb"|(?:return|break|continue|else|import|from|raise|throw|del|assert|await|yield)\b.*"
    rb"|[\w.:>-]+(?:!)?\(.*\)(?:\.\w+\(.*\))*"  # a call
    rb"|(?:if|for|while|elif|def|class|with|try|except|func|fn)\b.*[:{])\s*$"
)
_SWITCH = re.compile(rb"^[\s*]*sora:[ \t]*off\b(?P<rest>[^\n]*)", re.IGNORECASE)
_MOST_CODE = 10_000  # bytes
_LONGEST_LINE = 300  # of a comment that may be code
_PROSE = re.compile(rb"\b(?:[a-z]+ ){3}[a-z]+\b")
_STRONG = b";{}=()"


# How comments that silence a checker begin, and the words that silence, longest first.
Silencers = tuple[tuple[bytes, ...], tuple[bytes, ...]]


class Comment(NamedTuple):
    """A comment, or line comments that stand right below one another."""

    nodes: tuple[Node, ...]
    text: bytes  # without the marks, one line each
    mark: bytes  # how it begins
    line: int  # from 0
    end_line: int
    words: tuple[bytes, ...]  # in small letters


class Switch(NamedTuple):
    """An order in a comment, `sora: off RULE -- why`, and the lines it is about."""

    node: Node
    rule: str  # "" if none is named
    why: str
    until: int  # the last line it is about, from 1


class Said(NamedTuple):
    """A kind of fact that one comment is, with the node it stands in and its words."""

    kind: str
    node: Node
    text: str


def grouped(nodes: Iterable[Node], content: bytes) -> list[Comment]:
    """Return comments in order, line comments on adjoining lines put together."""
    comments: list[Comment] = []
    group: list[Node] = []
    first = end = column = -2
    for node in nodes:
        (row, at), (end_row, end_column) = node.start_point, node.end_point
        start = node.start_byte
        is_line = not content.startswith(b"/*", start) and (
            at == 0 or not content[max(0, start - at) : start].strip()
        )
        if is_line and row == end + 1 and at == column and group:
            group.append(node)
        else:
            if group:
                comments.append(_comment(group, content, first, end))
            group, first = [node], row
        column = at if is_line else -2
        end = end_row - (end_column == 0 and end_row > row)
    if group:
        comments.append(_comment(group, content, first, end))
    return comments


def said(comments: Sequence[Comment], content: bytes) -> Iterator[Said]:
    """Yield what comments confess, one for each node and kind."""
    for comment in comments:
        if _SIGNS.isdisjoint(comment.words):
            continue
        words = frozenset(comment.words)
        says = [(kind, pattern) for kind, signs, pattern in _SAYS if not signs.isdisjoint(words)]
        for index, node in enumerate(comment.nodes if says else ()):
            raw = content[node.start_byte : node.end_byte][:4000]
            for kind, pattern in says:
                match = pattern.search(raw)
                if match:
                    more = [
                        content[n.start_byte : n.end_byte] for n in comment.nodes[index + 1 :][:3]
                    ]
                    yield Said(kind, node, _words(raw, match.start(), kind, more))
                    break


def switches(comments: Iterable[Comment], content: bytes) -> Iterator[Switch]:
    """Yield the orders in comments that switch rules off.

    One behind code is about its own line; one that stands alone also about the line below the
    comment.
    """
    for comment in comments:
        if b"sora:" not in comment.text.lower():
            continue
        first = comment.nodes[0]
        alone = not content[first.start_byte - first.start_point[1] : first.start_byte].strip()
        for node in comment.nodes:
            for line in bare(content[node.start_byte : node.end_byte]).split(b"\n"):
                order = _SWITCH.match(line)
                if order:
                    rule, _, why = order["rest"].partition(b"--")
                    words = rule.decode("utf-8", "replace").strip(), clean_text(why, 200)
                    yield Switch(node, *words, comment.end_line + 1 + alone)


def code_of(comment: Comment) -> bytes:
    """Return the lines of a comment if they look like code, else nothing.

    Only a look: whoever asks parses them to be sure.
    """
    text = comment.text
    length = len(text)
    if length > _MOST_CODE or len(text.translate(None, _STRONG)) == length or _PROSE.search(text):
        return b""
    lines = [line for line in text.split(b"\n") if line.strip()]
    if max(map(len, lines)) > _LONGEST_LINE or not all(map(_CODE_LINE.match, lines)):
        return b""
    return text


def silencer(comment: Comment, known: Silencers) -> str:
    """Return the word in the comment that silences a checker, if there is one."""
    beginnings, longest_first = known
    head = comment.text[:400].lower().lstrip()
    if not head.startswith(beginnings):
        return ""
    text = b" ".join(head.split())
    found = (w for w in longest_first if text.startswith(w.replace(b"_", b" ")))
    return next(found, b"").replace(b"_", b"").decode()


@cache
def silencers(words: frozenset[bytes]) -> Silencers:
    """Return how comments that silence begin, and what silences, longest first."""
    longest_first = tuple(sorted(words, key=lambda word: (-len(word), word)))
    return tuple(sorted({word.partition(b"_")[0] for word in words})), longest_first


def _words(raw: bytes, at: int, kind: str, more: Sequence[bytes]) -> str:
    line_start = raw.rfind(b"\n", 0, at) + 1
    text = b"\n".join([bare(raw[line_start:]), *map(bare, more)])
    if kind in ("comment.todo", "comment.fixme", "comment.hack"):
        text = _PROMISE.sub(b"", text, count=1)
    return clean_text(re.sub(rb"(?m)^[ \t]*\*+/?", b"", text).split(b"\n\n")[0], 120)


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
    if b"*" not in text:
        return text
    lines = []
    for line in text.split(b"\n"):
        inner = line.lstrip(b" \t")
        starred = inner.startswith(b"*") and not inner.startswith(b"*/")
        lines.append(inner[1:] if starred else line)
    return b"\n".join(lines)


def _comment(group: Sequence[Node], content: bytes, line: int, end_line: int) -> Comment:
    raw = tuple([content[n.start_byte : n.end_byte] for n in group])
    text, words, mark = _spoken(raw, line < _RIGHTS_LINES)
    return Comment(tuple(group), text, mark, line, end_line, words)


@lru_cache(maxsize=1 << 10)  # the same head stands above many files
def _spoken(raw: tuple[bytes, ...], is_high: bool) -> tuple[bytes, tuple[bytes, ...], bytes]:
    """Return a comment's words as written, those in small letters that are its own, its mark."""
    text = b"\n".join([bare(line) for line in raw])
    if b"</" in text:  # <summary>
        text = _TAGS.sub(b" ", text)
    small = text.lower()
    words = tuple(_WORDS.findall(small))
    if not _RIGHTS.isdisjoint(words):
        is_header = is_high and not _HEADS.isdisjoint(words)
        words = tuple(_WORDS.findall(b"" if is_header else _PEOPLE.sub(b"", small)))
    mark = _MARK.match(raw[0])
    return text, words, mark.group() if mark else b""
