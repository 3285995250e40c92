"""Facts that stand in comments: promises, apologies, code put to sleep; not for documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from tree_sitter import Node

from slapstick.read.expressions import later
from slapstick.read.remarks import Comment, bare
from slapstick.read.source import clean_text, positions

# What a warning forbids, and what then stands before it.
_FORBIDDEN = frozenset(b"touch change remove edit modify move reorder rename delete".split())
_FORBIDDING = (b"not ", b"n't ", b"ont ", b"ever ")
# Kind, words of which one stands in whatever says so, and what says so.
# Words in capitals must be in capitals: "to do" is prose.
_SAYS = (
    (
        "comment.todo",
        frozenset(b"todo".split()),
        later(rb"(?m)(?:^|[\s(\[@*#/])TODO\b(?!\(\))|^[\s*#/!@-]*todo\s*[:(]"),
    ),
    (
        "comment.fixme",
        frozenset(b"fixme bug broken".split()),
        later(rb"(?m)\b(?:FIXME|BUG(?=\s*[:(])|BROKEN(?=\s*:))|^[\s*#/!@-]*fixme\b"),
    ),
    (
        "comment.hack",
        frozenset(
            (
                b"hack kludge kluge xxx trick workaround around hacky hackish kludgy dirty "
                b"gap stopgap tape aid bandaid "
            ).split()
        ),
        later(
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
        later(
            rb"(?i)\bsorry[,.!:]|\b(?:(?:i'?m|we'?re|so|very|really) sorry\b|apologi[sz]e"
            rb"|don'?t ask\b"
            rb"|no idea why|not (?:really |quite |entirely )?sure (?:why|how|what|if this)"
            rb"|(?<!\bif )(?:i|we) (?:have )?no idea|god knows"
            rb"|(?<!\bif )(?<!\bif, )for some (?:strange |odd |unknown |weird )?reason"
            rb"|here be dragons|dark magic|black magic|voodoo|shameless|forgive me"
            rb"|somehow works|magically works"
            rb"|(?:this|it) is (?:ugly|awful|terrible|horrible|gross|nasty|insane|crazy|stupid"
            rb"|silly|weird)|wtf(?!-8)|yuck|ugh|eww?|sigh)\b"
        ),
    ),
    (
        "comment.warning",
        frozenset(b"danger dangerous beware care lies hope try".split()).union(_FORBIDDEN),
        later(
            rb"(?i)(?<!\bi )(?<!\b(?:we|it) )(?<!\byou )(?<!\bthey )(?<!\bthat )(?<!\bwhich )"
            rb"\b(?:do not|don'?t|never) (?:ever )?(?:touch|change|remove|edit|modify"
            rb"|move|reorder"
            rb"|rename|delete) (?:this|these|the order|that|it|anything|unless)\b"
            rb"|\bdanger(?:ous)?\s*[:!]|\bbeware\b|\bhandle with care\b|\bhere lies\b"
            rb"|\babandon all hope\b|\bdo not try this\b"
        ),
    ),
)
_SAYING = {sign: number for number, (_, signs, _) in enumerate(_SAYS) for sign in signs}
SIGNS = frozenset(_SAYING)
_PROMISE = later(
    rb"^\W*(?:TODO|todo|FIXME|fixme|HACK|XXX|BUG|KLUDGE)\b\s*(?:\([^)\n]{0,60}\))?\s*[:\-]*\s*"
)
_CODE_LINE = later(
    rb"^\s*(?:[\w.\[\]\"'>:*&-]+\s*(?:[-+*/|&]?=|:=)\s*[^=\s].*[\w)\]}\"';,({]"  # an assignment
    rb"|.*\)\s*[;{:]|.*[;{]|[})\]]+[;,)]*"
    rb"|(?:return|break|continue|else|import|from|raise|throw|del|assert|await|yield)\b.*"
    rb"|[\w.:>-]+(?:!)?\(.*\)(?:\.\w+\(.*\))*"  # a call
    rb"|(?:if|for|while|elif|def|class|with|try|except|func|fn)\b.*[:{])\s*$"
)
_SWITCH = later(rb"^[\s*]*sora:[ \t]*off\b(?P<rest>[^\n]*)", re.IGNORECASE)
_MOST_CODE = 10_000  # bytes
_LONGEST_LINE = 300  # of a comment that may be code
_ORDER = later(rb"\W*(?:language|lang)=\w+\W*")  # to an editor: what a string is written in
_PROSE = later(rb"\b(?:[a-z]+ ){3}[a-z]+\b")
_STRONG = b";{}=()"
_WEAK = bytes(b for b in range(1, 256) if b not in _STRONG)
_NO_LETTERS = later(rb"^[^a-z0-9]+")
_CLOSED = later(rb"\s*(?:\*+/|\*\)|-\}|-->)\s*\Z")  # the end of a comment of many lines
_BEYOND = 40  # bytes behind the line of a sign where a colon may stand


class Silencers(NamedTuple):
    """What silences a checker."""

    may_begin: re.Pattern[bytes]  # matches where a comment that does begins, and some others
    within: re.Pattern[bytes]  # the same for any line of several but the first
    beginnings: tuple[bytes, ...]
    longest_first: tuple[bytes, ...]


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


class Unspoken(NamedTuple):
    """A comment that says nothing to people."""

    comment: Comment
    silencer: str  # the word that silences a checker, if there is one
    code: bytes  # what looks like code, and is it if it can be parsed
    node: Node  # where that stands


def said(
    comments: Sequence[Comment], words: Sequence[Sequence[bytes]], content: bytes
) -> Iterator[Said]:
    """Yield what comments confess, one for each node and kind; `words` are those of each."""
    for comment, own in zip(comments, words, strict=True):
        if SIGNS.isdisjoint(own):
            continue
        signs = SIGNS.intersection(own)
        says = _may_say(comment.raw, signs)
        for index, node in enumerate(comment.nodes if says else ()):
            raw = content[node.start_byte : node.end_byte][:4000]
            small = raw.lower()
            if not any(sign in small for sign in signs):
                continue
            for kind, pattern in says:
                match = pattern.search(raw)
                if match:
                    more = [
                        content[n.start_byte : n.end_byte] for n in comment.nodes[index + 1 :][:3]
                    ]
                    yield Said(kind, node, _words(raw, match.start(), kind, more))
                    break


def _may_say(raw: bytes, found: Iterable[bytes]) -> list[tuple[str, re.Pattern[bytes]]]:
    """Return the kinds a comment may confess: a look only at the lines on which a sign stands."""
    small = raw.lower()
    says: set[int] = set()
    for sign in found:
        number = _SAYING[sign]
        for at in positions(sign, small) if number not in says else ():
            if sign in _FORBIDDEN and not small.endswith(_FORBIDDING, 0, at):
                continue
            end = small.find(b"\n", at)
            until = len(raw) if end < 0 else end + _BEYOND
            if _SAYS[number][2].search(raw, small.rfind(b"\n", 0, at) + 1, until):
                says.add(number)
                break
    return [(_SAYS[number][0], _SAYS[number][2]) for number in sorted(says)]


def switches(comments: Sequence[Comment], content: bytes) -> Iterator[Switch]:
    """Yield the orders in comments that switch rules off.

    One behind code is about its own line; one that stands alone also about the line below the
    comment.
    """
    raws = [comment.raw for comment in comments]
    if b"sora:" not in b" ".join(raws).lower():  # as in nearly all files
        return
    for comment in comments:
        alone = not _stands_behind_code(comment)
        for node in comment.nodes:
            for line in bare(content[node.start_byte : node.end_byte]).split(b"\n"):
                order = _SWITCH.match(line)
                if order:
                    rule, _, why = order["rest"].partition(b"--")
                    words = rule.decode("utf-8", "replace").strip(), clean_text(why, 200)
                    yield Switch(node, *words, comment.end_line + 1 + alone)


def unspoken(comments: Sequence[Comment], known: Silencers) -> Iterator[Unspoken]:
    """Yield the comments that silence a checker, or look like code."""
    raws = [comment.raw for comment in comments]
    joined = b"\0".join(raws)  # asked at once, as most have nothing
    strong = joined.translate(None, _WEAK).split(b"\0")
    is_silenced = known.within.search(joined) is not None
    if len(strong) != len(raws):
        strong = [raw.translate(None, _WEAK) for raw in raws]
    begins = map(known.may_begin.match, raws)
    for comment, begin, signs in zip(comments, begins, strong, strict=True):
        word = _silencer(comment, known) if begin else ""
        code = _code_of(comment) if signs and not word else b""
        if word or code:
            yield Unspoken(comment, word, code, comment.nodes[0])
        if is_silenced and len(comment.nodes) > 1:
            yield from _within(comment, known)


def _within(comment: Comment, known: Silencers) -> Iterator[Unspoken]:
    """Yield the lines below the first of several that silence a checker."""
    for match in known.within.finditer(comment.raw):
        row = comment.raw.count(b"\n", 0, match.start()) + 1
        if row < len(comment.nodes):
            node = comment.nodes[row]
            said = bare(comment.content[node.start_byte : node.end_byte][:400])
            word = _silencing(said.lower().lstrip(), known)
            if word:
                yield Unspoken(comment, word, b"", node)


def _code_of(comment: Comment) -> bytes:
    """Return the lines of a comment if they look like code, else nothing."""
    if _PROSE.search(comment.raw) or _ORDER.fullmatch(comment.raw) or _stands_behind_code(comment):
        return b""
    text = comment.text
    if len(text) > _MOST_CODE or len(text.translate(None, _STRONG)) == len(text):
        return b""
    lines = [line for line in text.split(b"\n") if line.strip()]
    if max(map(len, lines)) > _LONGEST_LINE or not all(map(_CODE_LINE.match, lines)):
        return b""
    return text


def _stands_behind_code(comment: Comment) -> bool:
    """Tell whether there is code before a comment on its line, of which it says what it means."""
    first = comment.nodes[0]
    return bool(comment.content[first.start_byte - first.start_point[1] : first.start_byte].strip())


def _silencer(comment: Comment, known: Silencers) -> str:
    """Return the word in the comment that silences a checker, if there is one."""
    return _silencing(comment.text[:400].lower().lstrip(), known)


def _silencing(head: bytes, known: Silencers) -> str:
    """Return the word with which a comment begins that silences a checker, if there is one."""
    if not head.startswith(known.beginnings):
        return ""
    text = b" ".join(head.split())
    found = (w for w in known.longest_first if text.startswith(w.replace(b"_", b" ")))
    return next(found, b"").replace(b"_", b"").decode()


@cache
def silencers(words: frozenset[bytes]) -> Silencers:
    """Return how comments that silence begin, and what silences."""
    longest_first = tuple(sorted(words, key=lambda word: (-len(word), word)))
    beginnings = tuple(sorted({word.partition(b"_")[0] for word in words}))
    letters = b"|".join([re.escape(_NO_LETTERS.sub(b"", word)) for word in beginnings])
    may_begin = re.compile(rb"[^A-Za-z0-9<]*+(?:<|(?i:%b))" % (letters or b"(?!)"))  # `<`: a tag
    within = re.compile(rb"\n[^A-Za-z0-9\n]*+(?i:%b)" % (letters or b"(?!)"))
    return Silencers(may_begin, within, beginnings, longest_first)


def _words(raw: bytes, at: int, kind: str, more: Sequence[bytes]) -> str:
    line_start = raw.rfind(b"\n", 0, at) + 1
    raw = _CLOSED.sub(b"", raw)
    text = b"\n".join([bare(raw[line_start:]), *map(bare, more)])
    if kind in ("comment.todo", "comment.fixme", "comment.hack"):
        text = _PROMISE.sub(b"", text, count=1)
    return clean_text(re.sub(rb"(?m)^[ \t]*\*+/?", b"", text).split(b"\n\n")[0], 120)
