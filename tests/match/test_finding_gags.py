from __future__ import annotations

from itertools import permutations

import pytest

from slapstick.match.conditions import fits
from slapstick.match.gags import concepts, find_gags
from slapstick.model import Fact
from tests.match.staged_facts import fact, rule, scan


def places(when: str, *facts: Fact) -> list[str]:
    """Return all places at which a rule of this `when` fires, best evidence first."""
    found = find_gags([rule(when, limits="{per-film: 20, per-file: 20}")], scan(*facts))
    return [f"{match.evidence[0].path}:{match.evidence[0].line}" for match in found]


LOOP = fact("loop", "a.py:10", 20, "fetch_user", size=5)
INNER = fact("sleep", "a.py:15", 0, "time.sleep", size=1)
AFTER = fact("sleep", "a.py:30")
ELSEWHERE = fact("sleep", "b.py:15")


@pytest.mark.parametrize(
    ("tests", "fires"),
    [
        ("{size: {is: 5}}", True),
        ("{size: {is: 6}}", False),
        ("{size: {in: [4, 5]}}", True),
        ("{size: {in: [4, 6]}}", False),
        ("{size: {at-least: 5}}", True),
        ("{size: {at-least: 6}}", False),
        ("{size: {at-most: 5}}", True),
        ("{size: {at-most: 4}}", False),
        ("{size: {at-least: 2, at-most: 9}}", True),
        ("{size: {at-least: 2, at-most: 4}}", False),
        ("{size: {absent: false}}", True),
        ("{size: {absent: true}}", False),
        ("{name: {regex: '^fetch_'}}", True),
        ("{name: {regex: '^push_'}}", False),
        ("{name: {is: fetch_user}, size: {is: 5}}", True),
        ("{name: {is: fetch_user}, size: {is: 6}}", False),
    ],
)
def test_each_test_of_an_attribute_says_yes_and_no(tests: str, fires: bool) -> None:
    assert bool(places(f"{{fact: loop, where: {tests}}}", LOOP)) is fires


def test_an_absent_attribute_passes_no_test_but_absent() -> None:
    bare = fact("loop", "a.py:1")
    assert places("{fact: loop, where: {size: {absent: true}}}", bare) == ["a.py:1"]
    for test in ("is: 0", "in: [0]", "at-least: 0", "at-most: 9"):
        assert places(f"{{fact: loop, where: {{size: {{{test}}}}}}}", bare) == []


@pytest.mark.parametrize(
    ("relation", "fires"),
    [
        ("inside: loop", [INNER]),
        ("after: loop", [AFTER]),
        ("same-file: loop", [INNER, AFTER]),
        ("contains: loop", []),
    ],
)
@pytest.mark.parametrize("other", [INNER, AFTER, ELSEWHERE])
def test_each_relation_holds_only_where_it_says(
    relation: str, fires: list[Fact], other: Fact
) -> None:
    when = f"all:\n  - {{fact: loop, as: loop}}\n  - {{fact: sleep, {relation}}}"
    assert bool(places(when, LOOP, other)) is (other in fires)
    negated = f"all:\n  - {{fact: loop, as: loop}}\n  - not: {{fact: sleep, {relation}}}"
    assert bool(places(negated, LOOP, other)) is (other not in fires)


def test_contains_is_inside_the_other_way_round() -> None:
    when = "all:\n  - {fact: sleep, as: nap}\n  - {fact: loop, contains: nap}"
    assert places(when, LOOP, INNER, AFTER) == ["a.py:15"]


def test_a_fact_is_not_inside_itself() -> None:
    when = "all:\n  - {fact: loop, as: loop}\n  - {fact: loop, inside: loop}"
    assert places(when, LOOP) == []
    assert places(when, LOOP, fact("loop", "a.py:12", 14)) == ["a.py:10"]


def test_relations_chain_and_try_every_way() -> None:
    when = (
        "all:\n  - {fact: function, as: f}\n  - {fact: loop, as: loop, inside: f}\n"
        "  - {fact: sleep, inside: loop}"
    )
    empty = fact("loop", "a.py:5", 6)
    assert places(when, fact("function", "a.py:1", 50), empty, LOOP, INNER) == ["a.py:1"]
    assert places(when, fact("function", "a.py:1", 50), empty, LOOP, AFTER) == []


def test_any_fires_once_for_a_place_that_two_arms_find() -> None:
    when = (
        "any:\n  - {fact: loop, where: {size: {at-least: 3}}}\n"
        "  - {fact: loop, where: {name: {regex: fetch}}}"
    )
    assert places(when, LOOP, fact("loop", "b.py:1")) == ["a.py:10"]


def test_not_without_a_relation_means_nowhere_in_the_project() -> None:
    when = "all:\n  - {fact: loop}\n  - not: {fact: test}"
    assert places(when, LOOP) == ["a.py:10"]
    assert places(when, LOOP, fact("test", "z.py:1")) == []


def test_path_and_language_narrow_the_shown_fact() -> None:
    here, there = fact("loop", "src/a.py:1"), fact("loop", "tools/b.go:1")
    assert places("all: [{fact: loop}, {path: 'src/**'}]", here, there) == ["src/a.py:1"]
    assert places("all: [{fact: loop}, {language: [go, c]}]", here, there) == ["tools/b.go:1"]
    assert places("all: [{fact: loop}, {not: {language: go}}]", here, there) == ["src/a.py:1"]
    assert places("all: [{fact: loop}, {any: [{path: a}, {language: go}]}]", here, there) == [
        "tools/b.go:1"
    ]


@pytest.mark.parametrize(
    ("pattern", "path", "is_fit"),
    [
        ("src/**", "src/a/b.py", True),
        ("src/*", "src/a/b.py", False),
        ("**/b.py", "b.py", True),
        ("**/b.py", "src/a/b.py", True),
        ("**/b.py", "src/a/xb.py", False),
        ("*.py", "a.py", True),
        ("*.py", "src/a.py", False),
        ("a?c.py", "abc.py", True),
        ("a.c", "abc", False),
    ],
)
def test_patterns_of_paths(pattern: str, path: str, is_fit: bool) -> None:
    assert fits(path, [pattern]) is is_fit


def test_a_number_of_facts_is_that_of_one_file() -> None:
    facts = [fact("todo", f"a.py:{n}") for n in (1, 2, 3)] + [fact("todo", "b.py:1")]
    assert places("{fact: todo, at-least: 3}", *facts) == ["a.py:1", "a.py:2", "a.py:3"]
    assert places("{fact: todo, at-least: 4}", *facts) == []
    assert places("{fact: todo, at-most: 2}", *facts) == ["b.py:1"]


def test_a_number_with_a_relation_is_that_of_the_relation() -> None:
    naps = [fact("sleep", "a.py:12"), fact("sleep", "a.py:13"), fact("sleep", "a.py:40")]
    when = "all:\n  - {fact: loop, as: loop}\n  - {fact: sleep, inside: loop, at-least: %d}"
    assert places(when % 2, LOOP, *naps) == ["a.py:10"]
    assert places(when % 3, LOOP, *naps) == []


def test_a_concept_fires_once_for_the_whole_project() -> None:
    facts = [fact("todo", f"{name}.py:1") for name in "abc"]
    (match,) = find_gags([rule("{concept: todo, at-least: 3}")], scan(*facts))
    assert match.count == 3
    assert len(match.evidence) == 3
    assert find_gags([rule("{concept: todo, at-least: 4}")], scan(*facts)) == ()


def test_a_count_is_asked_of_the_whole_project_and_shows_nothing() -> None:
    when = "all:\n  - {fact: loop}\n  - count: {fact: todo, at-least: 2, at-most: 3}"
    todos = [fact("todo", f"{name}.py:1") for name in "bcde"]
    assert [bool(places(when, LOOP, *todos[:n])) for n in (1, 2, 3, 4)] == [
        False,
        True,
        True,
        False,
    ]


def test_slots_are_filled_with_raw_names_and_the_file_where_there_is_none() -> None:
    texts = "{loop.name} met {loop.size} of {count} at {project} in {nap.name} of {nap.file}."
    when = "all:\n  - {fact: loop, as: loop}\n  - {fact: sleep, as: nap, inside: loop}"
    (match,) = find_gags(
        [rule(when, setup=f'"{texts}"')], scan(LOOP, INNER._replace(name=""), ELSEWHERE)
    )
    assert dict(match.slots) == {
        "count": "1",
        "loop.name": "fetch_user",
        "loop.size": "5",
        "nap.file": "teapot a",  # a file of one letter says nothing alone
        "nap.name": "teapot a",
        "project": "teapot",
    }


def test_evidence_prefers_code_before_tests_and_names_before_none() -> None:
    facts = (
        fact("loop", "a_test.py:1", name="fetch_user"),
        fact("loop", "src/a.py:1"),
        fact("loop", "src/b.py:1", name="x"),
        fact("loop", "src/c.py:1", name="fetch_user"),
        fact("loop", "tests/a.py:1", name="fetch_user"),
    )
    assert places("{fact: loop}", *facts) == [
        "src/c.py:1",
        "src/a.py:1",
        "src/b.py:1",
        "a_test.py:1",
        "tests/a.py:1",
    ]


def test_evidence_prefers_the_extreme_of_what_is_asked() -> None:
    facts = [fact("loop", f"a.py:{n}", name="fetch_user", size=n) for n in (3, 9, 5)]
    assert places("{fact: loop, where: {size: {at-least: 3}}}", *facts) == [
        "a.py:9",
        "a.py:5",
        "a.py:3",
    ]
    assert places("{fact: loop, where: {size: {at-most: 9}}}", *facts)[0] == "a.py:3"


def test_limits_hold_and_the_count_does_not_care() -> None:
    facts = [fact("loop", f"{name}.py:{n}") for name in "abc" for n in (1, 2)]
    found = find_gags([rule("{fact: loop}", limits="{per-film: 2}")], scan(*facts))
    assert [match.evidence[0].path for match in found] == ["a.py", "b.py"]
    assert [match.count for match in found] == [6, 6]


def test_the_order_is_total_and_does_not_depend_on_the_order_of_rules() -> None:
    rules = [
        rule("{fact: loop}", id="b"),
        rule("{fact: loop}", id="a"),
        rule("{fact: sleep}", id="c", weight=90),
        rule("{fact: loop}", id="d", limits="{per-film: 2}"),
    ]
    here = scan(LOOP, INNER, fact("loop", "z.py:1"))
    orders = {find_gags(each, here) for each in permutations(rules)}
    assert len(orders) == 1
    assert [match.rule.id for match in orders.pop()] == [
        "a/b/c",
        "a/b/a",
        "a/b/b",
        "a/b/d",
        "a/b/d",
    ]


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("src/client.rs", "teapot client"),
        ("kitchen/_utils.py", "kitchen _utils"),
        ("lib/res.js", "teapot res"),
        ("src/net/mod.rs", "net"),
        ("billing/__init__.py", "billing"),
        ("web/cart/index.test.js", "cart"),
        ("cmd/serve/main.go", "serve"),
        ("crates/parser/src/lib.rs", "parser"),
        ("src/main.rs", "teapot main"),
        ("main.c", "teapot main"),
    ],
)
def test_a_file_whose_name_says_nothing_lends_that_of_its_folder(path: str, word: str) -> None:
    gag = rule("{fact: sleep, as: nap}", setup="He naps in {nap.file}.")
    (match,) = find_gags([gag], scan(fact("sleep", f"{path}:3")))
    assert dict(match.slots)["nap.file"] == word


def test_concepts_count_facts_and_files() -> None:
    found = concepts([LOOP, INNER, AFTER, ELSEWHERE])
    assert [(each.kind, each.count, each.files) for each in found] == [
        ("sleep", 3, 2),
        ("loop", 1, 1),
    ]


def test_many_facts_without_a_tie_do_not_multiply() -> None:
    facts = [fact("loop", f"a.py:{n}", n + 1) for n in range(1, 3000, 2)]
    when = (
        "all:\n  - {fact: loop, as: a}\n  - {fact: sleep, same-file: a, as: b}\n"
        "  - not: {fact: lock, inside: b}"
    )
    naps = [fact("sleep", f"b.py:{n}") for n in range(1, 3000)]
    assert places(when, *facts, *naps) == []
