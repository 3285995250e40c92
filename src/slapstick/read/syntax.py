"""Parse and query one file within bounds; not for what the captures mean.

Parsers recover from errors by trying many readings, which hostile text can make cost the square of
its length.  The bounds are counted in the parser's own steps, so the same text always ends alike.
"""

from __future__ import annotations

import tree_sitter
from tree_sitter import Node, Tree

from slapstick.read.languages import Language

_STEPS, _STEPS_PER_BYTE = 3000, 0.04  # real source takes 0.02 at most
_DEEPEST = 1000  # nodes around what is looked at; deeper, queries take the square of the time


def parse(language: Language, content: bytes) -> Tree | None:
    """Return the syntax tree; `None` if the parser gets lost in it."""
    left = int(_STEPS + _STEPS_PER_BYTE * len(content))

    def give_up(_offset: int, _has_error: bool) -> bool:
        nonlocal left
        left -= 1
        return left < 0

    def rest(offset: int, _point: tuple[int, int]) -> bytes:
        return content[offset:]

    try:
        return tree_sitter.Parser(language.grammar).parse(rest, progress_callback=give_up)
    except ValueError:
        return None


def captures(language: Language, tree: Tree) -> dict[str, list[Node]]:
    """Return the nodes that the language's query captures, in no order."""
    cursor = tree_sitter.QueryCursor(language.query)
    cursor.set_max_start_depth(_DEEPEST)
    return cursor.captures(tree.root_node)
