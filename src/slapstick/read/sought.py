"""Find the nodes that a table names where its names stand in the text; not for other captures.

Types are many, and few of them are in a table: to capture them all costs more than the rest of the
query.  Where the header says `; sought: type_identifier`, the names are looked for in the bytes.
"""

from __future__ import annotations

from collections.abc import Iterator

from tree_sitter import Node, Tree

from slapstick.read.languages import Language

_WORD = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$")


def sought(language: Language, tree: Tree, content: bytes) -> dict[str, list[Node]]:
    """Return the nodes of the kinds that are sought which end with a name of their table."""
    found: dict[str, list[Node]] = {}
    for table, kinds in language.sought.items():
        for word in language.names[table].lasts:
            for at in _places(word, content):
                nodes = [*_ending(tree.root_node, at, at + len(word), kinds)]
                if nodes:
                    found.setdefault(table, []).extend(nodes)
    return found


def _places(word: bytes, content: bytes) -> Iterator[int]:
    """Yield where a word stands that is part of no longer one."""
    at = content.find(word)
    while at >= 0:
        end = at + len(word)
        behind = content[end] if end < len(content) else 0
        if behind not in _WORD and (not at or content[at - 1] not in _WORD):
            yield at
        at = content.find(word, end)


def _ending(root: Node, start: int, end: int, kinds: frozenset[str]) -> Iterator[Node]:
    """Yield the nodes of these kinds that end with a stretch, as one around another may."""
    node = root.named_descendant_for_byte_range(start, end)
    for _ in kinds:
        if node is None or node.end_byte != end:
            return
        if node.type in kinds:
            yield node
        node = node.parent
