from __future__ import annotations

from dataclasses import replace

from slapstick.match.trial import Fixture, try_rule
from slapstick.model import Fact, Place
from tests.match.staged_facts import fact, rule

LOOPS = rule("{fact: loop}")


def facts_in(language: str, code: str) -> tuple[Fact, ...]:
    return (fact("loop", "sample.py:1"),) if code == "yes" else ()


def test_a_rule_that_does_as_it_says_passes() -> None:
    trial = try_rule(LOOPS, facts_in)
    assert trial.passed
    assert [each.wanted for each in trial.outcomes] == [True, False]


def test_a_sample_that_does_not_fire_names_the_clause() -> None:
    trial = try_rule(LOOPS, lambda language, code: ())
    fires, quiet = trial.outcomes
    assert not trial.passed
    assert (fires.passed, quiet.passed) == (False, True)
    assert fires.attempts[0].verdicts[0].detail == "there is no loop"
    assert trial.faults == ()
    assert [m for _, m in try_rule(replace(LOOPS, fires=()), facts_in).faults] == [
        "no sample makes it fire"
    ]


def test_a_sample_that_should_be_quiet_and_is_not_shows_where() -> None:
    trial = try_rule(LOOPS, lambda language, code: (fact("loop", "sample.py:1"),))
    assert not trial.passed
    assert not trial.outcomes[1].passed
    assert trial.outcomes[1].fired[0].line == 1


def test_a_trial_of_nothing_is_no_success() -> None:
    trial = try_rule(LOOPS, facts_in, languages=["cobol"])
    assert not trial.passed
    assert [message for _, message in trial.faults] == ["no sample was run"]


def test_an_arm_that_no_sample_reaches_is_told_at_its_own_clause() -> None:
    either = rule("any:\n  - {fact: loop}\n  - {fact: todo, where: {size: {is: 3}}}")
    trial = try_rule(either, facts_in)
    assert [(place.line, message) for place, message in trial.faults] == [
        (either.when.clauses[1].place.line, "no sample reaches this arm")
    ]


def test_a_sample_that_wrongly_fires_shows_what_each_clause_saw() -> None:
    big = rule("{fact: loop, where: {size: {at-least: 4}}}")
    trial = try_rule(big, lambda language, code: (fact("loop", "sample.py:1", size=9),))
    (attempt,) = trial.outcomes[1].attempts
    assert [(each.passed, each.detail) for each in attempt.verdicts] == [(True, "size is 9")]


def test_fixtures_count_as_samples() -> None:
    either = rule("any:\n  - {fact: loop}\n  - {fact: todo}")
    todo = Fixture(Place("fixtures/pie/fires-todo"), True, (fact("todo", "a.py:1"),))
    assert try_rule(either, facts_in, None, [todo]).passed
    wrong = todo._replace(wanted=False)
    assert not try_rule(either, facts_in, None, [todo, wrong]).passed
