from __future__ import annotations

from slapstick.match.trial import try_rule
from slapstick.model import Fact
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
    assert fires.misses[0].verdicts[0].detail == "there is no loop"
    assert [message for _, message in trial.faults] == ["no sample makes it fire"]


def test_a_sample_that_should_be_quiet_and_is_not_shows_where() -> None:
    trial = try_rule(LOOPS, lambda language, code: (fact("loop", "sample.py:1"),))
    assert not trial.passed
    assert not trial.outcomes[1].passed
    assert trial.outcomes[1].fired[0].line == 1


def test_a_trial_of_nothing_is_no_success() -> None:
    trial = try_rule(LOOPS, facts_in, languages=["cobol"])
    assert not trial.passed
    assert [message for _, message in trial.faults] == ["no sample was run"]
