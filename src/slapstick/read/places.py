"""Find where a definition begins that has annotations before it; not for reading these."""

from __future__ import annotations

import re

from tree_sitter import Node

_BEFORE = re.compile("annotation|attribute|decorator|comment|preproc")


def beginning(node: Node) -> Node:
    """Return the node at which a definition begins, behind its annotations: itself if it has none.

    Grammars differ: in some an annotation stands before a definition, in others inside it.
    """
    return _behind(node) or node


def _behind(node: Node) -> Node | None:
    for child in node.children:
        if _BEFORE.search(child.type):
            continue
        if child.type != "modifiers":
            return child
        inner = _behind(child)
        if inner is not None:  # else all of them are annotations
            return inner
    return None
