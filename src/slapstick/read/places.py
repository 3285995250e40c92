"""Find where a definition begins that has annotations before it; not for reading these."""

from __future__ import annotations

import re
from functools import cache

from tree_sitter import Node

_BEFORE = re.compile("annotation|attribute|decorator|comment|preproc")


def beginning(node: Node) -> Node:
    """Return the node at which a definition begins, behind its annotations: itself if it has none.

    Grammars differ: in some an annotation stands before a definition, in others inside it.
    """
    return _behind(node) or node


def _behind(node: Node) -> Node | None:
    for index in range(node.child_count):  # mostly the first or second is it
        child = node.child(index)
        if child is None or _is_before(child.type):
            continue
        if child.type != "modifiers":
            return child
        inner = _behind(child)
        if inner is not None:  # else all of them are annotations
            return inner
    return None


@cache
def _is_before(kind: str) -> bool:
    return _BEFORE.search(kind) is not None
