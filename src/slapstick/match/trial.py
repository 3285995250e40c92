"""Run a rule's own samples: does it fire where it says, and stay quiet where it says?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from slapstick.match.explain import Attempt, nearest_misses
from slapstick.match.gags import places_of
from slapstick.match.index import FactIndex
from slapstick.model import Fact, GagRule, Place, Sample

FactsIn = Callable[[str, str], tuple[Fact, ...]]
"""Returns the facts of some code in a language: `facts_in("python", "while True: ...")`."""


class Outcome(NamedTuple):
    """What one sample showed."""

    rule: str
    sample: Sample
    wanted: bool  # True: it should fire
    fired: tuple[Fact, ...]
    misses: tuple[Attempt, ...] = ()  # of a sample that should fire and does not

    @property
    def passed(self) -> bool:
        """Whether it did as wanted."""
        return bool(self.fired) is self.wanted


class Trial(NamedTuple):
    """What all samples of one rule showed."""

    rule: GagRule
    outcomes: tuple[Outcome, ...]
    faults: tuple[tuple[Place, str], ...]  # of the rule as a whole

    @property
    def passed(self) -> bool:
        """Whether every sample did as wanted, and there were some of both sorts."""
        return not self.faults and all(outcome.passed for outcome in self.outcomes)


def try_rule(rule: GagRule, facts_in: FactsIn, languages: Iterable[str] | None = None) -> Trial:
    """Run the samples of a rule, of all its languages or only of some."""
    only = None if languages is None else frozenset(languages)
    samples = [(each, True) for each in rule.fires] + [(each, False) for each in rule.quiet]
    chosen = [(each, wanted) for each, wanted in samples if only is None or each.language in only]
    outcomes = tuple(_run(rule, sample, wanted, facts_in) for sample, wanted in chosen)
    return Trial(rule, outcomes, tuple(_faults(rule, outcomes)))


def _run(rule: GagRule, sample: Sample, wanted: bool, facts_in: FactsIn) -> Outcome:
    index = FactIndex(facts_in(sample.language, sample.code))
    fired = tuple(places_of(rule, index))
    misses = nearest_misses(rule, index, 1) if wanted and not fired else ()
    return Outcome(rule.id, sample, wanted, fired, misses)


def _faults(rule: GagRule, outcomes: Iterable[Outcome]) -> Iterable[tuple[Place, str]]:
    outcomes = tuple(outcomes)
    if not outcomes:
        yield rule.place, "no sample was run"
        return
    if not any(each.wanted and each.fired for each in outcomes):
        yield rule.place, "no sample makes it fire"
    if all(each.wanted for each in outcomes):
        yield rule.place, "no sample shows it quiet"
