from __future__ import annotations

from slapstick.match.elsewhere import Lent, claims, try_elsewhere
from slapstick.model import Fact
from tests.match.staged_facts import fact, rule

KINDS = frozenset({"loop", "todo", "call.sleep"})


def lent(*facts: Fact, near: tuple[tuple[str, int, str], ...] = ()) -> Lent:
    rows = {path: tuple(range(1, 100)) for path in {"a.go", *(each.path for each in facts)}}
    return Lent("go", KINDS, facts, near, rows)


def told(when: str, code: Lent) -> list[tuple[bool, int, bool]]:
    outcomes = try_elsewhere(rule(when), code)
    return [(each.wanted, each.sample.place.line, each.passed) for each in outcomes]


def test_what_a_rule_looks_for_is_tried_and_what_it_forbids_is_not() -> None:
    code = lent(fact("loop", "a.go:3"), fact("todo", "a.go:4"))
    assert told("{all: [{fact: loop}, {not: {fact: todo}}, {path: 'src/**'}]}", code) == [
        (True, 3, True)
    ]


def test_code_that_has_nothing_for_a_rule_shows_nothing() -> None:
    assert told("{fact: loop, where: {size: {at-least: 9}}}", lent(fact("loop", "a.go:3"))) == []


def test_code_is_read_as_often_as_a_rule_counts() -> None:
    assert told("{concept: loop, as: l, at-least: 5}", lent(fact("loop", "a.go:3"))) == [
        (True, 3, True)
    ]


def test_numbers_of_one_file_are_not_made_up() -> None:
    assert told("{fact: loop, at-least: 5}", lent(fact("loop", "a.go:3"))) == []


def test_what_only_looks_like_a_fact_must_not_be_one() -> None:
    near = (("a.go", 3, "loop"), ("a.go", 7, "loop"), ("a.go", 8, "todo"))
    assert told("{fact: loop}", lent(fact("loop", "a.go:3"), near=near)) == [
        (True, 3, True),
        (False, 3, False),
        (False, 7, True),
    ]


def test_a_rule_claims_the_languages_that_have_all_that_it_looks_for() -> None:
    assert claims(rule("{fact: loop}"), "go", KINDS)
    assert not claims(rule("{fact: loop}"), "go", {"todo"})
    assert not claims(rule("{all: [{fact: loop}, {language: rust}]}"), "go", KINDS)
    assert not claims(rule("{all: [{fact: loop}, {not: {language: go}}]}"), "go", KINDS)
    assert not claims(
        rule("{all: [{fact: loop}, {count: {fact: sleep, at-least: 1}}]}"), "go", {"loop"}
    )
    assert claims(rule("{any: [{fact: todo}, {fact: loop}]}"), "go", {"loop"})
