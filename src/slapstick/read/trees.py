"""Show the syntax tree of a file, as queries write it; not for finding facts in it."""

from __future__ import annotations

from collections.abc import Iterator

from tree_sitter import Node

from slapstick.read.languages import compile_language
from slapstick.read.source import clean_text
from slapstick.read.syntax import understood
from slapstick.spec.language_text import LanguageText

_QUOTED = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n"})  # of a token in a query
_LONGEST = 60  # characters of what a node without others inside says


def tree_lines(grammar: str, content: bytes) -> Iterator[str]:
    """Yield a line for each node: its place, its field, its kind and what it says.

    `grammar` is `MODULE` or `MODULE:function`, as the header of a language file has it.

    Raises:
        GrammarMissing: the grammar is not installed, or this tree-sitter cannot load it.
    """
    name = grammar.partition(":")[0].removeprefix("tree_sitter_")
    language = compile_language(LanguageText(name, "", grammar, "", (), (), (), (), ""))
    tree = understood(language, content)
    if tree is None:
        return
    waiting: list[tuple[Node, int, str]] = [(tree.root_node, 0, "")]
    while waiting:
        node, depth, field = waiting.pop()
        yield _line(node, depth, field, content)
        inner = [
            (child, depth + 1, node.field_name_for_child(index) or "")
            for index, child in enumerate(node.children)
        ]
        waiting += reversed(inner)


def _line(node: Node, depth: int, field: str, content: bytes) -> str:
    row, column = node.start_point
    kind = f"({node.type})" if node.is_named else f'"{node.type.translate(_QUOTED)}"'
    said = ""
    if node.is_missing:
        said = "  missing"
    elif node.is_named and not node.child_count:
        said = f"  {clean_text(content[node.start_byte : node.end_byte], _LONGEST)}"
    told = f"{field}: {kind}" if field else kind
    return f"{row + 1}:{column + 1}".ljust(8) + "  " * depth + told + said
