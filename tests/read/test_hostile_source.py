"""Source that nobody wrote in good faith: read within bounds, and never a crash."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slapstick.read.contents import tangled, unreadable
from slapstick.read.facts import facts_in
from slapstick.read.languages import builtin_texts, compile_language
from slapstick.read.syntax import levels, parse
from slapstick.spec.language_text import LanguageText

_SAMPLES = Path(__file__).parent.parent / "samples"
_DEEP = {
    "minus": b"x = 1" + b"\n- 1" * 30_000,
    "dots": b"a" + b"\n.b()" * 30_000,
    "lambdas": b"lambda x: " * 10_000,
    "indents": b"".join(b" " * depth + b"if a:\n" for depth in range(1000)),
    "items": b"- ? - : " * 500 + b"\n" + b"".join(b" " * d + b"- a:\n" for d in range(0, 900, 2)),
    "else-if": b"if (a) {}" + b" else if (b) {}" * 10_000,
    "strings": b"'" * 19_000,
    "comments": b"/*" * 9_000,
    "spaces": b"return x" + b" \t" * 200_000 + b"\n\n\nx",
    "todos": b"# TODO x\n" * 6_000,
}


@pytest.mark.parametrize("shape", _DEEP)
@pytest.mark.parametrize("text", builtin_texts(), ids=lambda text: text.id)
def test_depth_costs_no_stack(
    text: LanguageText, shape: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A parser that gets lost does so soon; the others take half of this.
    monkeypatch.setattr("slapstick.read.syntax._SECONDS", 0.5)
    content = _DEEP[shape]
    assert not tangled(content)
    assert len(facts_in(compile_language(text), content, "x")) < 5_000


@pytest.mark.parametrize("sign", ["(", "[", "{", "f(", "[[", "({", ";", "+", "{{}"])
def test_a_hundred_thousand_open_signs_are_tangled(sign: str) -> None:
    assert tangled(sign.encode() * 100_000)


def test_a_row_of_one_sign_in_the_middle_of_code_is_tangled() -> None:
    code = b"pot = stir(pot)\n" * 3_000
    assert not tangled(code + b"- " * 19_000 + code)
    assert tangled(code + b"-  " * 20_000 + code)


def test_text_in_which_a_parser_gets_lost_is_given_up() -> None:
    javascript = compile_language(next(t for t in builtin_texts() if t.id == "javascript"))
    assert parse(javascript, b"lambda x: " * 5_000) is None
    assert parse(javascript, b"let x = 1;\n" * 5_000) is not None


def test_text_whose_every_step_takes_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    go = compile_language(next(t for t in builtin_texts() if t.id == "go"))
    content = b"package a\n\nfunc f() { g() }\n" * 2_000
    assert parse(go, content) is not None
    monkeypatch.setattr("slapstick.read.syntax._SECONDS", 0)
    assert parse(go, content) is None


def test_text_that_takes_all_memory_to_parse_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    go = compile_language(next(t for t in builtin_texts() if t.id == "go"))
    content = b"package a\n\nfunc f() { g() }\n" * 2_000
    monkeypatch.setattr("slapstick.read.syntax._WEIGHS", 0)
    for growth, is_read in ((1_000, True), (150_000_000, False)):
        held = count(0, growth)
        monkeypatch.setattr("slapstick.read.syntax.resident", lambda held=held: next(held))
        assert (parse(go, content) is not None) is is_read


def test_ordinary_code_is_not_tangled() -> None:
    assert not tangled(b"x = {'a': [1, (2, 3)]}\n" * 40_000)


def test_names_are_cleaned_of_what_cannot_be_seen() -> None:
    python = compile_language(next(t for t in builtin_texts() if t.id == "python"))
    content = "def soup():\n    raise Spilt('a\u202eb\x07c\td')  # TODO: e\u2066f\n".encode()
    facts = facts_in(python, content, "x.py")
    said = [value for fact in facts for _, value in fact.attributes if isinstance(value, str)]
    assert "abc d" in said
    assert "ef" in said
    assert all(text.isprintable() for text in said)


def test_columns_count_characters_not_bytes() -> None:
    python = compile_language(next(t for t in builtin_texts() if t.id == "python"))
    facts = facts_in(python, "x = 'é€😀'; time.sleep(1)\n".encode(), "x.py")
    sleep = next(fact for fact in facts if fact.kind == "call.sleep")
    assert (sleep.line, sleep.column, sleep.end_column) == (1, 12, 22)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_truncated_and_shuffled_source_is_tolerated(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(builtin_texts()))
    files = sorted((_SAMPLES / text.id).iterdir())
    content = data.draw(st.sampled_from(files)).read_bytes()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, len(content)))
    noise = data.draw(st.binary(max_size=40))
    facts = facts_in(compile_language(text), content[start:end] + noise + content[:start], "x")
    assert all(fact.line >= 1 and fact.column >= 1 for fact in facts)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_files_of_other_languages_and_noise_in_one_are_tolerated(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(builtin_texts()))
    paths = st.sampled_from(sorted(_SAMPLES.glob("*/*")))
    pieces = data.draw(st.lists(st.one_of(paths.map(Path.read_bytes), st.binary()), max_size=5))
    content = b"".join(pieces)
    if not unreadable(content):
        facts = facts_in(compile_language(text), content, "x")
        lines = content.count(b"\n") + 1
        assert all(1 <= fact.line <= fact.end_line <= lines for fact in facts)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=3000))
def test_any_bytes_are_read_or_left_out_with_a_word(content: bytes) -> None:
    assert unreadable(content) in ("", "binary", "not-utf-8", "generated", "tangled")
    facts = facts_in(compile_language(builtin_texts()[0]), content, "x")
    assert all(fact.line >= 1 for fact in facts)


def test_blocks_are_counted_by_their_indents() -> None:
    assert levels(b"a:\n  b:\n    - c\n    - d\ne:\n") == 4
    assert levels(b"- " * 50 + b"x\n") == 51
    assert levels(b"a: 1\n" * 1000) == 1
