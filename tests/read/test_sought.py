"""Types of a table are looked for in the text, and are found as if a query had captured them."""

from __future__ import annotations

import pytest

from slapstick.read.languages import builtin_texts, check_queries, compile_language, read_texts
from slapstick.read.syntax import captures, parse

_TEXTS = {text.id: text for text in builtin_texts()}


def _types(language: str, source: bytes) -> list[bytes]:
    known = compile_language(_TEXTS[language])
    tree = parse(known, source)
    assert tree is not None
    nodes = captures(known, tree, source).get("type", [])
    return sorted(source[node.start_byte : node.end_byte] for node in nodes)


@pytest.mark.parametrize(
    ("language", "source", "found"),
    [
        ("go", b"package a\nvar door sync.Mutex\n", [b"Mutex", b"sync.Mutex"]),
        ("go", b"package a\nfunc f(a any, b []any) {}\n", [b"any", b"any"]),
        ("go", b"package a\nvar many, Anyone Company\n", []),
        ("go", b'package a\n// any Mutex\nvar a = "any"\nfunc Once() {}\n', []),
        ("rust", b"struct A { door: std::sync::Mutex<u8> }", [b"Mutex"]),
        ("rust", b"struct MutexOfTheDoor;", []),
        ("c", b"queue_t", []),
        ("c", b"queue_t a; sem_t b;", [b"queue_t", b"sem_t"]),
        ("c", b"int my_sem_t, sem_tea;", []),
    ],
)
def test_a_type_is_found_where_the_tree_has_it(
    language: str, source: bytes, found: list[bytes]
) -> None:
    assert _types(language, source) == found


def test_what_a_table_owns_whole_is_found_all_the_same() -> None:
    text = "; grammar: tree_sitter_go\n; type lock: doors.*\n; sought: qualified_type\n"
    texts, _ = read_texts([("goo.scm", f"{text}(qualified_type) @type\n")], ())
    language = compile_language(texts[0])
    source = b"package a\nvar latch doors.Front\n"
    tree = parse(language, source)
    assert tree is not None
    assert [node.type for node in captures(language, tree, source)["type"]] == ["qualified_type"]


_HEADER = "; grammar: tree_sitter_go\n; files: *.goo\n; type lock: Latch\n; sought: {}\n"


@pytest.mark.parametrize(
    ("sought", "told"),
    [
        ("type_identifer", "the grammar has no node 'type_identifer'"),
        ("qualified_type", "no pattern captures 'qualified_type' and says no more of it"),
    ],
)
def test_what_cannot_be_sought_is_told_in_its_place(sought: str, told: str) -> None:
    text = _HEADER.format(f"type_identifier {sought}") + "(type_identifier) @type\n"
    texts, problems = read_texts([("goo.scm", text)], ())
    assert problems == []
    (problem,) = check_queries(texts)
    assert (problem.place.line, problem.place.column) == (4, 27)
    assert problem.message == told
    assert problem.suggestion
