from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from slapstick.model import Place
from slapstick.spec.yaml_text import excerpt, find, load


def places(text: str) -> list[tuple[int, int, str]]:
    return [(p.place.line, p.place.column, p.code) for p in load(text, "a.yaml")[1]]


def test_words_mean_what_yaml_1_2_says() -> None:
    value, problems = load("a: off\nb: no\nc: true\nd: 0o17\ne: 1e3\nf: '5'\ng:\n", "a.yaml")
    assert problems == []
    assert value == {"a": "off", "b": "no", "c": True, "d": 15, "e": 1000.0, "f": "5", "g": None}


def test_keys_and_values_know_their_places() -> None:
    value, _ = load("a:\n  - b: 1\n    c: [x, y]\n", "a.yaml")
    assert find(value, ["a", 0, "c"], key=True) == (3, 5)
    assert find(value, ["a", 0, "c", 1]) == (3, 12)
    assert find(value, ["a", 0, "missing"]) == (2, 5)


def test_a_duplicate_key_is_told_with_both_lines_and_the_first_counts() -> None:
    value, (problem,) = load("a: 1\nb: 2\na: 3\n", "a.yaml")
    assert value == {"a": 1, "b": 2}
    assert problem.place == Place("a.yaml", 3, 1)
    assert "line 1" in problem.message


def test_a_tab_is_called_a_tab() -> None:
    _, (problem,) = load("a:\n\tb: 1\n", "a.yaml")
    assert problem.place.line == 2
    assert "tab" in problem.message


def test_anchors_tags_and_second_documents_are_refused_where_they_stand() -> None:
    assert places("a: &x 1\n") == [(1, 4, "SL001")]
    assert places("a: !!python/name:os.system x\n") == [(1, 4, "SL001")]
    assert places("a: *x\n") == [(1, 4, "SL001")]
    assert places("a: 1\n---\nb: 2\n") == [(2, 1, "SL001")]
    assert places("? [a]\n: 1\n") == [(1, 3, "SL001")]


def test_a_forbidden_character_is_placed_after_wide_characters() -> None:
    assert places("é: ü\n日本: \x07\n") == [(2, 5, "SL001")]
    assert places("a: \ud800\n") == [(1, 4, "SL001")]


def test_a_byte_order_mark_moves_no_column() -> None:
    value, problems = load("\ufeffa: 1\n", "a.yaml")
    assert problems == []
    assert find(value, ["a"], key=True) == (1, 1)


def test_depth_and_size_have_limits() -> None:
    assert [code for _, _, code in places("[" * 10_000)] == ["SL001"]
    assert [code for _, _, code in places("a" * 8_000_001)] == ["SL001"]


def test_a_number_too_long_for_a_number_stays_text() -> None:
    value, problems = load(f"a: {'9' * 5000}\n", "a.yaml")
    assert problems == []
    assert value["a"] == "9" * 5000


def test_a_very_long_line_is_cut_behind_the_place() -> None:
    lines = ["x" * 10_000]
    assert len(excerpt(lines, Place("a", 1, 5))) == 161
    assert len(excerpt(lines, Place("a", 1, 300))) == 321
    assert excerpt(lines, Place("a", 1, 9_000)) == ""
    assert excerpt(lines, Place("a", 7, 1)) == ""


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ab:-[]{}'\"|>&*!%#?, \n\t\u2028\x85é\x00"), max_size=60))
def test_no_text_ever_raises_and_every_mistake_has_a_line(text: str) -> None:
    value, problems = load(text, "a.yaml")
    assert value is None or not any(p.code == "SL001" for p in problems)
    assert all(p.place.line <= text.count("\n") + 2 + len(text.splitlines()) for p in problems)


def test_more_brackets_than_anybody_writes_are_told_as_such() -> None:
    _, (problem,) = load("a: " + "[" * 2_000 + "]" * 2_000, "deep.yaml")
    assert problem.message == "nested deeper than 64"
