"""Parse and query one file within bounds; not for what the captures mean.

Parsers recover from errors by trying many readings, which hostile text can make cost the square of
its length.  The bounds are counted in the parser's own steps, so the same text always ends alike;
only where the steps themselves take for ever, or all memory, that is what ends it.
"""

from __future__ import annotations

import re
import threading
import time

import tree_sitter
from tree_sitter import Node, Tree

from slapstick.read.children import resident
from slapstick.read.clients import without_client_words
from slapstick.read.languages import Language
from slapstick.read.macros import without_macros
from slapstick.read.rewording import mark, reworded, surely_fails, weight

_STEPS, _STEPS_PER_BYTE = 3000, 0.04  # real source takes 0.02 at most
_SECONDS = 1.5  # of the processor; a megabyte of source takes a tenth of one
_LOOKS = 7  # steps between looks at the clock, and a mask; some steps take a fiftieth of a second
_MEMORY = 200_000_000  # bytes that a parse may take; without it the parser would crash for want
_WORTH = 10  # one part of so many has to be lost where it often is, for another look to pay
_WEIGHS = 0.02  # seconds between looks at the memory; ordinary files take less
_MARKERS = re.compile(rb"(?:[-?:][ \t]+)+")  # of blocks that begin in the middle of a line
_ASKING = threading.Lock()  # the cursors of a language are there once, and hold where they are


def understood(language: Language, content: bytes) -> Tree | None:
    """Return the syntax tree as `parse` does, without errors that come of what is known to fail."""
    words = language.words.get("rewords")
    if words and surely_fails(content, words):
        again = parse(language, reworded(content, sorted(words)).content)
        if again is not None and not again.root_node.has_error:
            return again
    tree = parse(language, content)
    if tree is None or not words or not tree.root_node.has_error:
        return tree
    lost = weight(tree.root_node)
    if "macros" in language.words and lost * _WORTH < len(content):
        return tree
    other, spans = reworded(content, sorted(words), tree.root_node)
    if not spans:
        return tree
    mark(tree, content, spans)
    again = parse(language, other, tree)
    if again is None or weight(again.root_node) >= lost:
        return tree
    return again


def parse(language: Language, content: bytes, old: Tree | None = None) -> Tree | None:
    """Return the syntax tree; `None` if the parser gets lost in it, or would not survive it.

    `old` is the tree of nearly the same source, in which it is marked what differs.
    """
    deepest = language.words.get("deepest")
    if deepest and levels(content) > int(next(iter(deepest))):
        return None
    macros = language.words.get("macros")
    if macros:
        content = without_macros(content, in_classes=b"yes" in macros)
    if "client" in language.words:
        content = without_client_words(content)
    left = int(_STEPS + _STEPS_PER_BYTE * len(content))
    begun = weighed = -1.0  # as soon as the clock is first looked at, which small files never do
    before = -1

    def give_up(_offset: int, _has_error: bool) -> bool:
        nonlocal left, begun, weighed, before
        left -= 1
        if not left & _LOOKS:
            now = time.thread_time()
            if begun < 0:
                begun = weighed = now
            if now - begun > _SECONDS:
                return True
            if now - weighed > _WEIGHS:
                weighed, held = now, resident()
                before = held if before < 0 else before
                return held - before > _MEMORY
        return left < 0

    def rest(offset: int, _point: tuple[int, int]) -> bytes | memoryview:
        if offset >= len(content):
            return b""
        lent.append(memoryview(content)[offset:])
        return lent[-1]

    lent: list[memoryview] = []
    try:
        parser = tree_sitter.Parser(language.grammar)
        if old is None:
            return parser.parse(rest, progress_callback=give_up)
        return parser.parse(rest, old, progress_callback=give_up)
    except ValueError:
        return None
    finally:
        for view in lent:
            view.release()  # the parser never frees what it was lent: let it be an empty view


def captures(language: Language, tree: Tree) -> dict[str, list[Node]]:
    """Return the nodes that the language's query captures, in no order."""
    called, root = language.captures, tree.root_node
    with _ASKING:
        inner = language.cursor.captures(root)
        outer = {} if language.outermost is None else language.outermost.captures(root)
    found = {called[short]: nodes for short, nodes in inner.items()}
    for short, nodes in outer.items():
        known = found.get(called[short])
        found[called[short]] = list({*known, *nodes}) if known else nodes
    return found


def levels(content: bytes) -> int:
    """Return about how many blocks stand inside one another by their indents, at least half."""
    open_at: list[int] = []
    most = 0
    for line in content.split(b"\n"):
        body = line.lstrip(b" \t")
        if not body:
            continue
        column = len(line) - len(body)
        while open_at and open_at[-1] >= column:
            open_at.pop()
        markers = _MARKERS.match(body)
        inner = 0 if markers is None else len(markers.group().split())
        open_at += range(column, column + inner + 1)
        most = max(most, len(open_at))
    return most
