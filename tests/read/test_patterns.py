"""Patterns as they are compiled find what they find as they are written, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import tree_sitter
import tree_sitter_go
import tree_sitter_python

from slapstick.read.languages import (
    builtin_texts,
    check_queries,
    compile_language,
    read_texts,
)
from slapstick.read.patterns import Compiled, compile_patterns, read_patterns
from slapstick.read.shelf import Shelf
from slapstick.read.syntax import captures, parse
from slapstick.spec.language_text import LanguageText

_SAMPLES = Path(__file__).parent.parent / "samples"
_GO = tree_sitter.Language(tree_sitter_go.language())
_PYTHON = tree_sitter.Language(tree_sitter_python.language())
_FORMS = """
(call function: (identifier) @call arguments: (argument_list . (string) @mention))
(call function: (identifier) @call.name (argument_list (integer) . (integer) @number)) @call
(comparison_operator (identifier) @mention . ["<" ">"] (integer)) @branch
(if_statement condition: (true) . consequence: (block (pass_statement)) @loop) @try
(function_definition !return_type name: (_) @definition.function.name) @definition.function
(block . (expression_statement (string) @docs.docstring) .)
(argument_list (keyword_argument name: (_) @type)? . (string) @comment .)
(_ (pass_statement)) @skip
function: (attribute) @annotation
((pass_statement) @break . (break_statement))
"""
_SOURCE = b"""
f("a"); f(1, "a"); f(1, 2); f(1, x, 2); f(x); f(a=1, "b"); f(1)("s")
a < 1; a > b; a <= 1; 1 < a; a < b > 1
if True: pass
if True: x
if false: pass
def f(): "said"
def g() -> int: pass
for x in y:
    pass
    break
a.b(c.d("e"))
"""

Places = dict[str, set[tuple[int, int]]]


def _as_written(query: tree_sitter.Query, tree: tree_sitter.Tree) -> Places:
    """What whole matches capture: unlike `captures()`, they are never told before their end."""
    found: Places = {}
    for _, match in tree_sitter.QueryCursor(query).matches(tree.root_node):
        for capture, nodes in match.items():
            found.setdefault(capture, set()).update(node.byte_range for node in nodes)
    return found


def _asked(
    cursor: tree_sitter.QueryCursor, compiled: Compiled, tree: tree_sitter.Tree
) -> Mapping[str, list[tree_sitter.Node]]:
    """What is captured, by the names that were written."""
    return {compiled.captures[k]: nodes for k, nodes in cursor.captures(tree.root_node).items()}


def _places(found: Mapping[str, list[tree_sitter.Node]]) -> Places:
    return {capture: {node.byte_range for node in nodes} for capture, nodes in found.items()}


@pytest.mark.parametrize("text", builtin_texts(), ids=lambda text: text.id)
def test_a_language_finds_in_its_samples_what_its_patterns_say(text: LanguageText) -> None:
    language = compile_language(text)
    files = [file for file in (_SAMPLES / text.id).rglob("*") if file.is_file()]
    query = tree_sitter.Query(language.grammar, text.text)
    assert files
    for content in (file.read_bytes() for file in files):
        tree = parse(language, content)
        if tree is not None:
            assert _places(captures(language, tree)) == _as_written(query, tree)


@pytest.mark.parametrize("trusted", [(), ("call", "argument_list"), ("call:function", "block")])
@pytest.mark.parametrize("all_of_them", [False, True])
def test_trust_changes_nothing_of_what_is_found(
    trusted: tuple[str, ...], all_of_them: bool
) -> None:
    nodes = ("comparison_operator", "if_statement", "keyword_argument", "expression_statement")
    compiled = compile_patterns(_PYTHON, _FORMS, (*trusted, *nodes * all_of_them))
    tree = tree_sitter.Parser(_PYTHON).parse(_SOURCE)
    written = _as_written(tree_sitter.Query(_PYTHON, _FORMS), tree)
    assert compiled.outermost is None
    assert _places(_asked(compiled.cursor, compiled, tree)) == written


def test_what_never_comes_to_its_end_is_not_found() -> None:
    pattern = '(interface_type "{" . "}") @type.any'
    tree = tree_sitter.Parser(_GO).parse(
        b"package a\ntype B interface { C() }\ntype D interface {}\n"
    )
    compiled = compile_patterns(_GO, pattern, ())
    found = _asked(compiled.cursor, compiled, tree)["type.any"]
    assert [node.start_point.row for node in found] == [2]


def test_the_outermost_are_asked_of_the_outermost_alone() -> None:
    text = "(module (expression_statement) @global.state)\n(pass_statement) @skip"
    compiled = compile_patterns(_PYTHON, text, ())
    tree = tree_sitter.Parser(_PYTHON).parse(b"a\nif a:\n    pass\n")
    assert compiled.outermost is not None
    assert [*_asked(compiled.outermost, compiled, tree)] == ["global.state"]
    assert [*_asked(compiled.cursor, compiled, tree)] == ["skip"]


def test_captures_beyond_the_letters_are_told_apart() -> None:
    tree = tree_sitter.Parser(_PYTHON).parse(b"".join(b"a%d.b\n" % n for n in range(3)))
    text = "\n".join(f"(attribute) @kind.{number}" for number in range(200))
    compiled = compile_patterns(_PYTHON, text)
    found = _asked(compiled.cursor, compiled, tree)
    assert sorted(found) == sorted(f"kind.{number}" for number in range(200))
    assert {len(nodes) for nodes in found.values()} == {3}


def test_one_tree_after_another_is_asked_alike() -> None:
    language = compile_language(next(text for text in builtin_texts() if text.id == "python"))
    trees = [tree_sitter.Parser(_PYTHON).parse(source) for source in (_SOURCE, b"", _SOURCE)]
    first, empty, again = (_places(captures(language, tree)) for tree in trees)
    assert first == again
    assert empty == {}


def test_brackets_that_do_not_fit_are_no_patterns() -> None:
    assert read_patterns("(a (b)") is None
    assert read_patterns("(a [b)") is None
    assert read_patterns("@a") is None
    assert read_patterns('("a) @b') is None
    assert read_patterns("(" * 200 + ")" * 200) is None


def test_a_pattern_is_written_as_it_was_read() -> None:
    text = '(a !b . c: [(d) "e"]* @f . (_)) @g @h'
    assert [str(part) for part in read_patterns(text) or ()] == [text]


def test_a_trusted_node_that_is_none_is_told() -> None:
    header = "; grammar: tree_sitter_python\n; files: *.pie\n; trusted: cal call:functon call\n"
    texts, problems = read_texts([("own/pie.scm", header + "(call) @call\n")], builtin_texts())
    problems += check_queries([text for text in texts if text.id == "pie"])
    told = [(str(problem.place), problem.suggestion) for problem in problems]
    assert told == [
        ("own/pie.scm:3:12", "did you mean 'call'?"),
        ("own/pie.scm:3:21", "did you mean 'function'?"),
    ]


def test_patterns_that_were_kept_find_the_same_and_no_others_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SORA_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("slapstick.read.shelf._SETTLED", -(10**15))
    grammar = tmp_path / "grammar.so"
    grammar.write_bytes(b"old")
    tree = tree_sitter.Parser(_PYTHON).parse(_SOURCE)

    def found(text: str) -> dict[str, object]:
        compiled = compile_patterns(_PYTHON, text, ("call",), Shelf("query", [str(grammar)]))
        return dict(_places(_asked(compiled.cursor, compiled, tree)))

    first = found(_FORMS)
    with monkeypatch.context() as patch:
        patch.setattr("slapstick.read.patterns._written_anew", None)
        assert found(_FORMS) == first
    assert [*found("(call) @call")] == ["call"]
    grammar.write_bytes(b"newer")
    assert found(_FORMS) == first
