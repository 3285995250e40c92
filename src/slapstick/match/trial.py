"""Run a rule's own samples: does it fire where it says, and stay quiet where it says?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from slapstick.match.explain import Attempt, nearest_misses, try_on
from slapstick.match.gags import arm_places, places_of
from slapstick.match.index import FactIndex
from slapstick.model import Fact, GagRule, Place, Sample
from slapstick.spec.arms import Arm, arms

FactsIn = Callable[[str, str], tuple[Fact, ...]]
"""Returns the facts of some code in a language: `facts_in("python", "while True: ...")`."""


class Fixture(NamedTuple):
    """A folder of whole files on which a rule must, or must not, fire."""

    place: Place
    wanted: bool
    facts: tuple[Fact, ...]


class Outcome(NamedTuple):
    """What one sample or fixture showed."""

    rule: str
    sample: Sample  # of a fixture: no code, and `fixture` for a language
    wanted: bool  # True: it should fire
    fired: tuple[Fact, ...]
    attempts: tuple[Attempt, ...] = ()  # of one that went wrong: what each clause said
    lent: bool = False  # on code of the language, not of the rule

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
        """Whether every sample did as wanted, and together they show all that is to be shown."""
        return not self.faults and all(outcome.passed for outcome in self.outcomes)


def try_rule(
    rule: GagRule,
    facts_in: FactsIn,
    languages: Iterable[str] | None = None,
    fixtures: Iterable[Fixture] = (),
) -> Trial:
    """Run the samples of a rule, of all its languages or only of some, and its fixtures.

    Every arm must be reached by a sample that fires; of some languages only, that is not asked.
    """
    only = None if languages is None else frozenset(languages)
    samples = [(each, True) for each in rule.fires] + [(each, False) for each in rule.quiet]
    ran = [
        (sample, wanted, facts_in(sample.language, sample.code))
        for sample, wanted in samples
        if only is None or sample.language in only
    ]
    ran += [(Sample("fixture", "", each.place), each.wanted, each.facts) for each in fixtures]
    outcomes = []
    reached: set[Arm] = set()
    for sample, wanted, facts in ran:
        index = FactIndex(facts)
        outcomes.append(_outcome(rule, sample, wanted, index))
        reached |= {arm for arm in arms(rule.when) if wanted and arm_places(arm, index)}
    faults = [*_faults(rule, outcomes)]
    if only is None and not faults and all(each.passed for each in outcomes if each.wanted):
        faults += _unreached(rule, reached)
    return Trial(rule, tuple(outcomes), tuple(faults))


def _outcome(rule: GagRule, sample: Sample, wanted: bool, index: FactIndex) -> Outcome:
    fired = tuple(places_of(rule, index))
    attempts: tuple[Attempt, ...] = ()
    if wanted and not fired:
        attempts = nearest_misses(rule, index, 1)
    elif fired and not wanted:
        attempts = (try_on(rule, fired[0], index),)
    return Outcome(rule.id, sample, wanted, fired, attempts)


def _faults(rule: GagRule, outcomes: Iterable[Outcome]) -> Iterator[tuple[Place, str]]:
    outcomes = tuple(outcomes)
    if not outcomes:
        yield rule.place, "no sample was run"
        return
    if not any(each.wanted for each in outcomes):
        yield rule.place, "no sample makes it fire"
    if all(each.wanted for each in outcomes):
        yield rule.place, "no sample shows it quiet"


def _unreached(rule: GagRule, reached: set[Arm]) -> Iterator[tuple[Place, str]]:
    """Yield each arm that no sample reaches, at the first clause that is its own."""
    every = arms(rule.when)
    for arm in every:
        if arm in reached:
            continue
        others = {clause for other in every if other != arm for clause in other}
        own = [clause for clause in arm if clause not in others] or list(arm)
        yield own[0].place, "no sample reaches this arm"
