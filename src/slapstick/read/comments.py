"""Facts that stand in comments: promises, apologies, code put to sleep; not for documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tree_sitter import Node

from slapstick.read.source import clean_text

_MARKS = (b"///", b"//!", b"//", b"/**", b"/*!", b"/*", b"#!", b"##", b"#", b"--", b";;", b"%")
_RIGHTS_LINES = 40  # a comment about rights that begins above this line is a header
_NAMES = re.compile(rb"@author|copyright|spdx|licen[sc]e|todo\(")
# Kind and what says so.  The words in capitals must be in capitals: "to do" is prose.
_SAYS = (
    ("comment.todo", re.compile(rb"(?:^|[\s(\[@*#/])TODO\b|^[\s*#/!@-]*todo\s*[:(]", re.MULTILINE)),
    ("comment.fixme", re.compile(rb"\b(?:FIXME|BUG(?=\s*[:(])|BROKEN(?=\s*:))|^[\s*#/!@-]*fixme\b", re.MULTILINE)),
    ("comment.hack", re.compile(
        rb"\b(?:HACK|KLUDGE|KLUGE)\b|^[\s*#/!-]*XXX\b|\bXXX:|\b(?i:(?:dirty|ugly|awful|horrible|nasty|gross|terrible) "
        rb"(?:hack|kludge|trick|workaround)|workaround for|this is a (?:hack|kludge)|work around a|"
        rb"bit of a hack|hacky|hackish|kludgy|quick and dirty|stop-?gap|duct tape|band-?aid)\b", re.MULTILINE)),
    ("comment.apology", re.compile(
        rb"(?i:\bsorry[,.!:]|\b(?:(?:i'?m|we'?re|so|very|really) sorry\b|apologi[sz]e|don'?t ask\b|no idea why|"
        rb"not (?:really |quite |entirely )?sure (?:why|how|what|if this)|(?:i|we) (?:have )?no idea|god knows|for some (?:strange |odd |unknown |weird )?reason|"
        rb"here be dragons|dark magic|black magic|voodoo|shameless|forgive me|somehow works|magically works|"
        rb"(?:this|it) is (?:ugly|awful|terrible|horrible|gross|nasty|insane|crazy|stupid|silly|weird)|"
        rb"wtf|yuck|ugh|eww?|sigh)\b)")),
    ("comment.warning", re.compile(
        rb"(?i:\b(?:do not|don'?t|never) (?:ever )?(?:touch|change|remove|edit|modify|move|reorder|rename|delete) "
        rb"(?:this|these|the order|that|it|anything|unless)\b|\bdanger(?:ous)?\s*[:!]|\bbeware\b|"
        rb"\bhandle with care\b|\bhere lies\b|\babandon all hope\b|\bdo not try this\b)")),
)  # fmt: skip
# At least one of these stands in whatever the patterns above find: one look instead of five.
_TRIGGERS = frozenset(
    b"todo fixme bug broken hack xxx kludge kluge hacky hackish kludgy trick workaround around dirty "
    b"gap stopgap tape aid sorry apologies apologise apologize apologising apologizing ask idea sure "
    b"knows reason dragons magic voodoo shameless forgive somehow magically ugly awful terrible "
    b"horrible gross nasty insane crazy stupid silly weird wtf yuck ugh ew eww sigh touch change "
    b"remove edit modify move reorder rename delete danger dangerous beware care lies hope "
    b"try".split()
)
_WORDS = re.compile(rb"[a-z]{2,}")
# Lines that speak of people and rights, and the names in `TODO(name)`: nobody's theme.
_PEOPLE = re.compile(rb"(?m)^.*(?:@author|copyright|spdx|licen[sc]e).*$|(?<=todo)\([^)\n]*\)")
_PROMISE = re.compile(rb"\b(?:TODO|todo|FIXME|fixme|HACK|XXX|BUG|KLUDGE)\b\s*(?:\([^)\n]{0,60}\))?\s*[:\-]*\s*(.*)")
_CODE_LINE = re.compile(
    rb"^\s*(?:[\w.\[\]\"'>:*&-]+\s*(?:[-+*/|&]?=|:=)\s*[^=\s].*[\w)\]}\"';,({]|.*\)\s*[;{:]|.*[;{]|[})\]]+[;,)]*"
    rb"|(?:return|break|continue|else|import|from|raise|throw|del|assert|await|yield)\b.*"
    rb"|[\w.:>-]+(?:!)?\(.*\)(?:\.\w+\(.*\))*|(?:if|for|while|elif|def|class|with|try|except|func|fn)\b.*[:{])\s*$"
)
_PROSE = re.compile(rb"\b(?:[a-z]+ ){3}[a-z]+\b")
_STRONG = re.compile(rb"[;{}=()]")


class Comment(NamedTuple):
    """A comment, or line comments that stand right below one another."""

    nodes: tuple[Node, ...]
    text: bytes  # without the marks, one line each
    mark: bytes  # how it begins
    line: int  # from 0
    end_line: int
    words: tuple[bytes, ...]  # in small letters


class Said(NamedTuple):
    """A kind of fact that one comment is, with the node it stands in and its words."""

    kind: str
    node: Node
    text: str


def grouped(nodes: Iterable[Node], content: bytes) -> list[Comment]:
    """Return comments in order, line comments on adjoining lines put together."""
    groups: list[list[Node]] = []
    column = end = -2
    for node in nodes:
        (row, at), (end_row, end_column) = node.start_point, node.end_point
        alone = not content[max(0, node.start_byte - at) : node.start_byte].strip()
        if groups and row == end + 1 and at == column and alone and not _is_block(node, content):
            groups[-1].append(node)
        else:
            groups.append([node])
        column = at if alone and not _is_block(node, content) else -2
        end = end_row - (end_column == 0 and end_row > row)
    return [_comment(group, content) for group in groups]


def said(comments: Sequence[Comment], content: bytes) -> Iterator[Said]:
    """Yield what comments confess, one for each node and kind."""
    for comment in comments:
        for node in () if _TRIGGERS.isdisjoint(comment.words) else comment.nodes:
            raw = content[node.start_byte : node.end_byte][:4000]
            for kind, pattern in _SAYS:
                match = pattern.search(raw)
                if match:
                    yield Said(kind, node, _words(kind, raw, match.start(), comment.text))
                    break


def code_of(comment: Comment) -> bytes:
    """Return the lines of a comment if they look like code, else nothing.

    Only a look: whoever asks parses them to be sure.
    """
    lines = [line for line in comment.text.split(b"\n") if line.strip()]
    if not lines or len(lines) > 200 or len(comment.text) > 10_000:
        return b""
    code = [line for line in lines if _CODE_LINE.match(line) and not _PROSE.search(line)]
    strong = sum(1 for line in code if _STRONG.search(line))
    if len(code) < len(lines) or not strong:
        return b""
    return comment.text


def silencer(comment: Comment, words: Iterable[bytes]) -> str:
    """Return the word in the comment that silences a checker, if there is one."""
    text = b" ".join(comment.text[:400].lower().split())
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    found = (w for w in longest_first if text.startswith(w.replace(b"_", b" ")))
    return next(found, b"").replace(b"_", b"").decode()


def _words(kind: str, raw: bytes, at: int, whole: bytes) -> str:
    if kind in ("comment.todo", "comment.fixme", "comment.hack"):
        promise = _PROMISE.search(raw, at)
        if promise:
            rest = re.sub(rb"\*+/\s*$", b"", promise.group(1))
            after = whole.find(rest[:40]) if rest.strip() else -1
            return clean_text(rest if after < 0 else whole[after:].split(b"\n\n")[0], 120)
    line_start = raw.rfind(b"\n", 0, at) + 1
    return clean_text(re.sub(rb"(?m)^[ \t]*\*+/?", b"", bare(raw[line_start:])), 120)


def bare(raw: bytes) -> bytes:
    """Return a comment's words, its marks taken off each line."""
    text = raw.strip()
    for mark in _MARKS:
        if text.startswith(mark):
            text = text[len(mark) :]
            break
    if raw.lstrip().startswith(b"/*"):
        text = re.sub(rb"\*+/$", b"", text)
        text = re.sub(rb"(?m)^[ \t]*\*(?!/)", b"", text)
    return text.rstrip()


def _comment(group: Sequence[Node], content: bytes) -> Comment:
    raw = [content[n.start_byte : n.end_byte] for n in group]
    last = group[-1]
    end_row, end_column = last.end_point
    end = end_row - (end_column == 0 and end_row > last.start_point[0])
    text = b"\n".join(map(bare, raw))
    mark = next((m for m in _MARKS if raw[0].startswith(m)), b"")
    small = text.lower()
    if b"copyright" in small or b"license" in small:
        small = b"" if group[0].start_point[0] < _RIGHTS_LINES else small
    words = tuple(_WORDS.findall(_PEOPLE.sub(b"", small) if _NAMES.search(small) else small))
    return Comment(tuple(group), text, mark, group[0].start_point[0], end, words)


def _is_block(node: Node, content: bytes) -> bool:
    return content[node.start_byte : node.start_byte + 2] == b"/*"
