"""A tree shows what a query may name: fields, kinds, tokens and what leaves say."""

from __future__ import annotations

import pytest

from slapstick.read.languages import GrammarMissing
from slapstick.read.trees import tree_lines


def test_each_node_has_its_place_field_kind_and_words() -> None:
    assert list(tree_lines("tree_sitter_python", b'x = "a"\n')) == [
        "1:1     (module)",
        "1:1       (expression_statement)",
        "1:1         (assignment)",
        "1:1           left: (identifier)  x",
        '1:3           "="',
        "1:5           right: (string)",
        "1:5             (string_start)  \"",
        "1:6             (string_content)  a",
        "1:7             (string_end)  \"",
    ]  # fmt: skip


def test_tokens_are_quoted_as_in_a_query() -> None:
    assert '1:9             "\\""' in list(tree_lines("tree_sitter_javascript", b'let a = "";'))


def test_depth_costs_no_stack() -> None:
    lines = tree_lines("tree_sitter_python", b"[" * 2000 + b"]" * 2000)
    assert sum("(list)" in line for line in lines) == 2000


def test_a_grammar_that_is_not_installed_is_named() -> None:
    with pytest.raises(GrammarMissing, match="pip install tree-sitter-nowhere"):
        list(tree_lines("tree_sitter_nowhere", b""))
