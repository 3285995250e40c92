from __future__ import annotations

from slapstick.match.explain import clause_text, explain_line, explain_rule
from tests.match.staged_facts import fact, rule, scan

LOOP = fact("loop", "a.py:10", 20, "fetch_user", size=5)
NAP = fact("sleep", "a.py:15", 0, "time.sleep")
RULE = rule(
    "all:\n  - {fact: loop, as: loop, where: {size: {at-least: 4}}}\n"
    "  - not: {fact: sleep, inside: loop}"
)


def test_a_rule_that_fires_is_explained_clause_by_clause() -> None:
    story = explain_rule(RULE, scan(LOOP))
    assert story.fires == 1
    (attempt,) = story.attempts
    assert attempt.fired
    assert [(each.passed, each.clause) for each in attempt.verdicts] == [
        (True, "fact loop where size at-least 4"),
        (True, "not fact sleep inside loop"),
    ]
    assert attempt.verdicts[0].place.line == 8


def test_a_rule_that_does_not_fire_shows_what_came_nearest_and_why_not() -> None:
    other = fact("loop", "b.py:1", 9, size=1)
    story = explain_rule(RULE, scan(LOOP, NAP, other, fact("sleep", "b.py:2")))
    assert story.fires == 0
    nearest, further = story.attempts
    assert nearest.fact == LOOP
    assert [each.passed for each in nearest.verdicts] == [True, False]
    assert nearest.verdicts[1].facts == (NAP,)
    assert "1 of sleep" in nearest.verdicts[1].detail
    assert further.failed == 2
    assert "size is 1" in further.verdicts[0].detail


def test_a_rule_with_nothing_to_look_at_says_so() -> None:
    (attempt,) = explain_rule(RULE, scan(NAP)).attempts
    assert attempt.fact is None
    assert attempt.verdicts[0].detail == "there is no loop"


def test_a_clause_about_something_not_found_is_not_looked_at() -> None:
    chained = rule(
        "all:\n  - {fact: loop, as: loop}\n  - {fact: sleep, as: nap, inside: loop}\n"
        "  - {fact: lock, after: nap}"
    )
    (attempt,) = explain_rule(chained, scan(LOOP)).attempts
    assert [each.passed for each in attempt.verdicts] == [True, False, False]
    assert attempt.verdicts[2].detail.startswith("not looked at")


def test_a_line_lists_its_facts_and_every_rule_about_them() -> None:
    todo = rule("{fact: todo}", id="todo")
    story = explain_line("a.py", 10, [todo, RULE], scan(LOOP, NAP))
    assert story.facts == (LOOP,)
    assert [(each.rule.id, each.fired) for each in story.attempts] == [("a/b/pie", False)]


def test_a_line_within_a_fact_is_explained_by_what_is_around_it() -> None:
    story = explain_line("a.py", 12, [RULE], scan(LOOP))
    assert [each.fired for each in story.attempts] == [True]


def test_a_line_without_facts_has_nothing_to_tell() -> None:
    story = explain_line("a.py", 99, [RULE], scan(LOOP))
    assert (story.facts, story.attempts) == ((), ())


def test_a_count_that_is_missed_is_told() -> None:
    (attempt,) = explain_rule(
        rule("{concept: todo, at-least: 3}"), scan(fact("todo", "a.py:1"))
    ).attempts
    assert attempt.verdicts[0].detail == "1 in the project"
    assert not attempt.fired


def test_clauses_are_told_in_the_words_of_the_file() -> None:
    asked = rule(
        "all:\n  - {fact: loop, as: l, where: {size: {absent: false}, name: {in: [a, b]}}}\n"
        "  - not: {any: [{language: go}, {path: 'x/**'}]}\n"
        "  - count: {fact: todo, at-most: 2}"
    )
    assert [clause_text(each) for each in asked.when.clauses] == [
        "fact loop where size present where name in a, b",
        "not any (language go, path x/**)",
        "count todo at-most 2",
    ]
