"""Put what a grammar does not know out of its way; not for what it means.

A grammar is older than the newest of its language, and one word that it does not know may cost it
the class around or the whole file.  Where it fails, such places are overwritten with what it knows
in what the parser reads, byte for byte, so that everything else stays where it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tree_sitter import Node, Tree

from slapstick.read.expressions import later
from slapstick.read.signatures import Span, signatures, surely_misread, variances

_SEEN = re.compile(rb"\S")


def _blank(raw: bytes) -> bytes:
    return _SEEN.sub(b" ", raw)


def _spelled(raw: bytes) -> bytes:
    """Return a name that is no word of any language: the same with another end."""
    return raw[:-1] + b"_"


def _closed(raw: bytes) -> bytes:
    """Return a space with the sign in it that ends what stands before."""
    return b";" + raw[1:]


def _named(raw: bytes) -> bytes:
    return b"_" * len(raw)


def _without_dollars(raw: bytes) -> bytes:
    return raw.replace(b"$", b" ")


def _without_quotes(raw: bytes) -> bytes:
    return raw.replace(b'"', b"'")


class _Place(NamedTuple):
    """A place that a grammar does not know."""

    sign: bytes  # which every such place has
    spans: Callable[[bytes], Iterable[Span]]  # of what is overwritten
    overwritten: Callable[[bytes], bytes]


def _places(*rows: tuple[bytes, bytes, Callable[[bytes], bytes]]) -> Sequence[_Place]:
    """Return places that patterns find, of which the first group is overwritten.

    A pattern that begins with letters is looked for many times as fast as others.
    """
    return [_Place(sign, _spans(pattern), written) for sign, pattern, written in rows]


def _spans(pattern: bytes) -> Callable[[bytes], Iterable[Span]]:
    found = later(pattern)
    return lambda content: (match.span(1) for match in found.finditer(content))


# What stands before the guard of a case of `when`, and brackets with two more inside.
_CASE = rb"\n[ \t]*(?:!?(?:is|in)[ \t]|[\w.\"]{1,80}[ \t]+if\b)(?:(?!->)[^\n{}]){0,200}?(?<=[ \t])"
_BRACKETS = rb"\((?:[^(){}]|\((?:[^(){}]|\([^(){}]*\))*\))*\)"
_RESERVED = (
    rb"(?:const|var|if|for|else|switch|class|new|true|false|null|in|do|try|function|return|import"
    rb"|export|this|let|while|with|throw|delete|void|debugger)"
)
_PLACES: dict[bytes, Sequence[_Place]] = {
    b"scripts": _places(
        (b" as ", rb"as(?<=\sas)\s+(" + _RESERVED + rb")(?=\s*[,}])", _spelled),
        (b"accessor", rb"(accessor)(?<!\waccessor)\s+[\w#$]", _blank),
    ),
    b"tags": _places(
        (b"class=", rb"(class)(?<=\sclass)=[\"'{]", _spelled),
        (b"for=", rb"(for)(?<=\sfor)=[\"'{]", _spelled),
    ),
    b"types": [
        _Place(b"<", signatures, _closed),
        _Place(b"<", variances, _blank),
        *_places(
            (b"import(", rb"""typeof(?<!\wtypeof)\s+(import\((["'])[^"'\n]*\2\))""", _named),
            (b"import(", rb"""(import(?<!\wimport)\((["'])[^"'\n]*\2\)\.)(?=\w+(?:\.\w+)*<)""",
             _blank),
            (b"\\`", rb"(\\`)", _named),
            (b"type *", rb"export(?<!\wexport)\s+(type)\s+\*", _blank),
        ),
    ],
    b"csharp": _places(
        (b"@", rb'(?:\$@|@\$)"((?:[^"]|""){1,4000})"(?!")', _without_quotes),
        (b"allows ref", rb"(,\s*allows ref struct)\b", _blank),
    ),
    b"kotlin": _places(
        (b" if", _CASE + rb"(if\b(?:(?!->)[^\n{}]){1,300})->", _blank),
        (b" if (", _CASE + rb"(if " + _BRACKETS + rb"[^\n{}>-]{0,200})->", _blank),
        (b"@", rb"\n[ \t]*(@[\w.]+(?:\([^()\n]*\))?)(?=\s*\n[ \t]*[gs]et\()", _blank),
        (b"get ", rb"[})]\s*\b(get)[ \t]+[\w(]", _spelled),
        (b"where", rb"\n[ \t]*(where)\b(?=\s*(?:=|\?|\.|!!))", _spelled),
        (b"dynamic", rb"\b(dynamic)\b", _spelled),
        (b"vararg data", rb"\bvararg (data)\s*:", _spelled),
        (b"suspend {", rb"\b(suspend) \{", _blank),
        (b'$$"', rb'(\$+"(?:""(?s:.{0,4000}?)""|(?:[^"\\\n]|\\.)*)")', _without_dollars),
        (b"context(", rb"\n[ \t]*(context\([^()\n]*\))(?=[ \t]*\r?\n)", _blank),
        (b"context(", rb"\b(context)\((?![^()\n]*\)[ \t]*\r?\n)", _spelled),
        # The last member of a class stands on the line of its bracket.
        (b" }", rb"\n(?=[^\n]*\b(?:class|object|fun|val|var|init)\b)[^\n]*[^\s{;]([ ])\}", _closed),
    ),
    b"zsh": _places(
        (b"$+", rb"(\$\+\w+\[[^\]\n]{1,60}\])", _named),
        (b"${", rb"\$\{[=^~#+]{0,2}(\((?:[^(){}\s]|\([^()\s]*\)){1,30}\))", _named),
        (b"${", rb"\$\{([=^~+]{1,2})(?=[A-Za-z_(])", _named),
        (b"$", rb"\$([+=~^]|\#(?=[A-Za-z_]))(?=[A-Za-z_])", _named),
        (b"[(", rb"\[(\([a-zA-Z]{1,3}\))", _named),
        (b"always", rb"\}[ \t]*(always)[ \t]*\{", _closed),
        (b"(", rb"[\w*/}](\([-.@/^N*#:a-zA-Z0-9\[\]]{1,14}\))(?=[\s;)\"'])", _named),
        (b"&", rb"[^&]&([!|])(?=\s)", _blank),
        (b":", rb"\$\{\w+(?:\[[^\]\n]{0,40}\])?((?::[a-zA-Z]{1,2})+)\}", _named),
        (b"()", rb"\n[ \t]*(\(\))(?=[ \t]*\{)", _blank),
        (b"${${", rb"(\$\{\$\{[^{}\n]{1,60}\}(?:\[[^\]\n]{0,20}\]|[:#%/][^{}\n]{0,40})\})", _named),
    ),
}  # fmt: skip
_ENDS = (b"", b"{", b"}", b";")  # behind which a declaration may begin
_NEAR = 1000  # bytes before a condition in which code stands
_DIRECTIVE = later(  # found by its sign, at the beginning of a line or not
    rb"#[ \t]*(if(?:n?def)?|elif(?:n?def)?|else|endif)\b(?:[^\n]*\\\r?\n)*[^\n]*"
)


class Reworded(NamedTuple):
    """A source in which places are overwritten, each with as many bytes."""

    content: bytes
    spans: Sequence[Span]  # that were overwritten


def surely_fails(content: bytes, words: Collection[bytes]) -> bool:
    """Tell whether a grammar cannot but fail at a source, so that it need not be tried."""
    return b"types" in words and surely_misread(content)


def reworded(content: bytes, words: Sequence[bytes], root: Node | None = None) -> Reworded:
    """Return the source with what the grammar does not know overwritten, as `words` name it.

    `root` is the tree of what failed, if it was parsed; conditions are only looked for near errors.
    """
    written = bytearray(content)
    spans: list[Span] = []
    for word in words:
        if word == b"directives" and root is not None:
            for start, end in _untaken(content, [error.byte_range for error in errors(root)]):
                written[start:end] = _blank(content[start:end])
                spans.append((start, end))
        for place in _PLACES.get(word, ()):
            for start, end in place.spans(content) if place.sign in content else ():
                written[start:end] = place.overwritten(content[start:end])
                spans.append((start, end))
    return Reworded(bytes(written), spans)


def mark(tree: Tree, content: bytes, spans: Sequence[Span]) -> None:
    """Mark in the tree of a source what was overwritten, so that the rest need not be parsed."""
    row = line = last = 0
    for start, end in sorted(spans):
        row += content.count(b"\n", last, start)
        line = content.rfind(b"\n", line, start) + 1 or line
        last = start
        beyond = row + content.count(b"\n", start, end)
        behind = content.rfind(b"\n", line, end) + 1 or line
        tree.edit(
            start, end, end, (row, start - line), (beyond, end - behind), (beyond, end - behind)
        )


def errors(root: Node) -> Iterator[Node]:
    """Yield the outermost nodes that are errors, and those that are missing."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.is_error or node.is_missing:
            yield node
        elif node.has_error:
            waiting += node.children


def weight(root: Node) -> int:
    """Return how much of a source is lost in errors: bytes, and one for each that is missing."""
    return sum(max(1, node.end_byte - node.start_byte) for node in errors(root))


def _untaken(content: bytes, failed: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield directives of conditions near what failed, and all branches of those but the first."""
    opened: list[list[re.Match[bytes]]] = []
    failed = sorted(failed)  # and apart
    ends = [end for _, end in failed]
    for match in _DIRECTIVE.finditer(content):
        if content[content.rfind(b"\n", 0, match.start()) + 1 : match.start()].strip():
            continue
        if match[1].startswith(b"if"):
            opened.append([])
        if not opened:
            continue
        opened[-1].append(match)
        if match[1] != b"endif":
            continue
        group = opened.pop()
        first, last = group[0].start(), content.find(b"\n", match.end())
        before = content.rfind(b"\n", 0, max(0, first - 1))
        at = bisect_left(ends, before)
        near = at < len(failed) and failed[at][0] <= last
        if near and not _are_whole(content, group):
            yield group[0].span()
            yield group[1].start(), match.end()


def _are_whole(content: bytes, group: Sequence[re.Match[bytes]]) -> bool:
    """Tell whether all branches of a condition are declarations or statements: those are known."""
    branches = (_code(content[a.end() : b.start()]) for a, b in pairwise(group))
    before = _code(content[max(0, group[0].start() - _NEAR) : group[0].start()])
    return before[-1:] in _ENDS and all(
        branch[-1:] in _ENDS and branch.count(b"{") == branch.count(b"}") for branch in branches
    )


def _code(text: bytes) -> bytes:
    """Return a text up to its last code: without remarks and directives behind that."""
    while True:
        text = text.rstrip()
        last = text[text.rfind(b"\n") + 1 :]
        if text.endswith(b"*/"):
            text = text[: max(0, text.rfind(b"/*"))]
        elif last.lstrip().startswith((b"#", b"//")):
            text = text[: len(text) - len(last)]
        elif b"//" in last and b'"' not in last:
            text = text[: len(text) - len(last) + last.find(b"//")]
        else:
            return text
