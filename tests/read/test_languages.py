"""Language files: loaded alike wherever they stand, their mistakes placed."""

from __future__ import annotations

from pathlib import Path

import pytest

from slapstick.model import Problem
from slapstick.read.facts import facts_in
from slapstick.read.languages import (
    GrammarMissing,
    QueryMistake,
    builtin_texts,
    check_queries,
    compile_language,
    find_language,
    load_texts,
    missing_grammars,
    read_texts,
)
from slapstick.read.marked import SAMPLES
from slapstick.read.matrix import matrix

_HEADER = "; grammar: tree_sitter_python\n; files: *.pie\n"


def _problems(body: str) -> list[Problem]:
    texts, problems = read_texts([("own/pie.scm", _HEADER + body)], builtin_texts())
    return problems + check_queries([text for text in texts if text.id == "pie"])


def test_every_built_in_language_compiles() -> None:
    assert check_queries(builtin_texts()) == []
    assert [text.id for text in builtin_texts()] == sorted(each.name for each in SAMPLES.iterdir())


@pytest.mark.parametrize(
    ("body", "place", "said"),
    [
        ("(cal function: (_) @call)\n", "own/pie.scm:3:2", "did you mean 'call'?"),
        ("\n(call functon: (_) @call)\n", "own/pie.scm:4:7", "did you mean 'function'?"),
        ("(call function: (_) @cal)\n", "own/pie.scm:3:21", "did you mean 'call'?"),
        ("; cal call.sleep: nap\n", "own/pie.scm:3:3", "did you mean 'call'?"),
        ("; call call.slep: nap\n", "own/pie.scm:3:8", "did you mean 'call.sleep'?"),
        ("; call call.sleep:\n", "own/pie.scm:3:3", ""),
        ("; call: nap\n", "own/pie.scm:3:3", ""),
        ("; prose without a colon\n", "own/pie.scm:3", "prose: ';;'"),
        ('((identifier) @call (#eq? @call "x"))\n', "own/pie.scm:3:22", "filter by name in the"),
        ("(call function: (_) @call\n", "own/pie.scm:3", ""),
        ("(identifier (call) @call)\n", "own/pie.scm:3:13", ""),
        ("; extends: pythn\n", "own/pie.scm:3", "did you mean 'python'?"),
        ("; extends: pie\n", "own/pie.scm:3", ""),
        ("; meaningless lok: there is none\n", "own/pie.scm:3:15", "did you mean 'lock'?"),
        ("; callee: first\n", "own/pie.scm:3:11", "one of: last, no"),
        ("; macros: yes perhaps\n", "own/pie.scm:3:15", "one of: lines, no, yes"),
        ("; call regex: Regex [regex]\n", "own/pie.scm:3:21", "without brackets"),
        ("(comment) @comment\n; call call.sleep: nap\n", "own/pie.scm:4:3", "move it there"),
        ("(comment) @comment\n; files: *.pye\n", "own/pie.scm:4:3", "move it there"),
    ],
)
def test_a_mistake_is_placed_and_has_a_suggestion(body: str, place: str, said: str) -> None:
    found = _problems(body)
    assert [str(problem.place) for problem in found] == [place]
    assert said in found[0].suggestion
    assert found[0].code.startswith("SL06")


def test_prose_behind_a_query_is_no_header_line() -> None:
    prose = "; first: what is called\n; call them: whatever\n; what it has is this: a loop\n"
    assert _problems(f"(comment) @comment\n{prose}") == []


def test_a_grammar_that_is_called_otherwise_is_named() -> None:
    header = "; grammar: tree_sitter_typescript\n; files: *.pie\n"
    texts, _ = read_texts([("own/pie.scm", header)])
    (problem,) = missing_grammars([text for text in texts if text.id == "pie"])
    assert problem.message == "tree_sitter_typescript has no grammar 'language'"
    assert problem.suggestion == (
        "it has tree_sitter_typescript:language_tsx, tree_sitter_typescript:language_typescript"
    )


def test_all_mistakes_of_a_file_are_told_at_once() -> None:
    body = "; call call.slep: nap\n; fils: *.x\n(call function: (_) @cal)\n(identifier) @tipe\n"
    assert len(_problems(body)) == 4


def test_a_file_without_its_header_says_what_is_missing() -> None:
    _, problems = read_texts([("own/pie.scm", "(identifier) @call\n")])
    assert [problem.message for problem in problems] == [
        "no header line '; grammar: MODULE'",
        "no header line '; files: PATTERNS'",
    ]


def test_a_persons_own_language_is_read_like_a_built_in_one(tmp_path: Path) -> None:
    body = "; call call.sleep: nap\n(call function: (_) @call)\n"
    (tmp_path / "pie.scm").write_text(_HEADER + body, "utf-8")
    texts, problems = load_texts([tmp_path])
    assert problems == []
    pie = find_language(texts, "crust.pie")
    assert pie is not None
    facts = facts_in(compile_language(pie), b"nap(3)\n", "crust.pie")
    assert [(f.kind, f.name, f.language, f.get("seconds")) for f in facts] == [
        ("call.sleep", "nap", "pie", 3.0)
    ]


def test_a_later_file_replaces_an_earlier_one(tmp_path: Path) -> None:
    (tmp_path / "go.scm").write_text("; grammar: tree_sitter_go\n; files: *.golang\n", "utf-8")
    texts, problems = load_texts([tmp_path])
    assert problems == []
    assert find_language(texts, "a.go") is None
    assert find_language(texts, "a.golang") is not None


def test_a_language_that_extends_another_has_its_tables_and_its_own(tmp_path: Path) -> None:
    body = (
        "; grammar: tree_sitter_python\n; files: *.pie\n; extends: python\n; call call.sleep: nap\n"
    )
    texts, problems = read_texts([("own/pie.scm", body)], builtin_texts())
    pie = next(text for text in texts if text.id == "pie")
    assert problems == []
    facts = facts_in(compile_language(pie), b"nap(3)\ntime.sleep(2)\n", "x.pie")
    assert [fact.name for fact in facts if fact.kind == "call.sleep"] == ["nap", "time.sleep"]


def test_a_language_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "pie.scm").write_bytes(b"\xff\xfe")
    _, problems = load_texts([tmp_path])
    assert [problem.code for problem in problems] == ["SL004"]


def test_a_missing_grammar_says_what_to_install() -> None:
    texts, _ = read_texts([("own/pie.scm", "; grammar: tree_sitter_pie\n; files: *.pie\n")])
    with pytest.raises(GrammarMissing, match="pip install tree-sitter-pie"):
        compile_language(texts[0])
    assert [(p.code, str(p.place), p.suggestion) for p in missing_grammars(texts)] == [
        ("SL069", "own/pie.scm:1:12", "pip install tree-sitter-pie")
    ]


def test_every_mistake_of_a_query_is_told_at_its_letter() -> None:
    body = '("ü" @call) ; ä\n(while_stmt conditon: (tru)) @loop\n(block)\n(cal) @call\n'
    assert [(str(p.place)[12:], p.code, p.suggestion) for p in _problems(body)] == [
        (
            "3:3",
            "SL067",
            "what stands in what: sora languages tree FILE --grammar tree_sitter_python",
        ),
        ("4:2", "SL067", "did you mean 'while_statement'?"),
        ("4:13", "SL067", "did you mean 'condition'?"),
        ("4:24", "SL067", "did you mean 'true'?"),
        ("5", "SL068", "name what it finds: (pattern) @fact.kind"),
        ("6:2", "SL067", "did you mean 'call'?"),
    ]


def test_a_query_that_a_grammar_cannot_take_over_is_told_where_it_is_taken_over() -> None:
    text = "; grammar: tree_sitter_go\n; files: *.pie\n; extends: python\n"
    texts, _ = read_texts([("own/pie.scm", text)], builtin_texts())
    problems = check_queries(each for each in texts if each.id == "pie")
    assert {str(problem.place) for problem in problems} == {"own/pie.scm:3"}
    assert "what 'python' brings does not fit" in problems[0].message


def test_a_query_that_does_not_fit_is_raised_with_its_place() -> None:
    texts, _ = read_texts([("own/pie.scm", _HEADER + "(cal) @call\n")])
    with pytest.raises(QueryMistake) as caught:
        compile_language(texts[0])
    assert str(caught.value.problems[0].place) == "own/pie.scm:3:2"


@pytest.mark.parametrize(
    ("name", "first_line", "language"),
    [
        ("a.py", b"", "python"),
        ("a.tsx", b"", "tsx"),
        ("a.test.ts", b"", "typescript"),
        ("SConstruct", b"", "python"),
        ("tool", b"#!/usr/bin/env node", "javascript"),
        ("tool", b"#! /usr/local/bin/python3.12 -E", "python"),
        ("tool", b"#!/bin/bash", "bash"),
        (".github/workflows/ci.yml", b"", "yaml"),
        ("sub/.github/workflows/ci.yml", b"", "yaml"),
        ("config/ci.yml", b"", None),
        ("a.txt", b"#!/usr/bin/python", "python"),
        ("Makefile", b"", "make"),
        (".py", b"", "python"),
    ],
)
def test_a_file_is_known_by_its_name_or_interpreter(
    name: str, first_line: bytes, language: str | None
) -> None:
    found = find_language(builtin_texts(), name, first_line)
    assert (found.id if found else None) == language


def test_the_matrix_tells_built_in_from_own() -> None:
    texts, _ = read_texts([("own/pie.scm", _HEADER + "; call call.sleep: nap\n")], builtin_texts())
    states = {(c.language, c.kind): c.state for c in matrix(texts)}
    assert states["python", "call.sleep"] == "tested"
    assert states["pie", "call.sleep"] == "untested"
    assert states["pie", "recursion"] == "unsaid"
    assert states["go", "async.await"] == "meaningless"
    assert states["c", "error.swallowed"] == "unsupported"


def test_one_reason_may_stand_for_all_that_is_not_found() -> None:
    body = "; meaningless *: a pie is no program\n; unsupported lock: nobody locks pies\n\n"
    texts, problems = read_texts([("own/pie.scm", _HEADER + body + "(comment) @comment\n")])
    states = {cell.kind: (cell.state, cell.reason) for cell in matrix(texts)}

    assert problems == []
    assert states["comment.todo"] == ("untested", "")
    assert states["lock"] == ("unsupported", "nobody locks pies")
    assert states["error.raised"] == ("meaningless", "a pie is no program")
