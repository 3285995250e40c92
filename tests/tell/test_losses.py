from __future__ import annotations

from slapstick.model import GagMatch, Project
from slapstick.tell.casting import Casting, Stage, cast_gags, losses
from slapstick.tell.plot import casting_of
from tests.tell.fakes import EVERYWHERE, SCAN, SHORTEST, many, match, rule, story


def casting(*matches: GagMatch, shortest: float = 5.0) -> Casting:
    least = {**SHORTEST, "pie": shortest}
    return casting_of(story(), matches, SCAN, Project(), Stage(EVERYWHERE, least))


def test_a_rule_that_plays_loses_only_the_other_beats() -> None:
    made = casting(*many())
    plays = {p.slot.id: p.match.rule.id for p in cast_gags(made) if p.match}
    for beat, name in plays.items():
        told = losses(made, name)
        assert beat not in {loss.slot.id for loss in told}
        assert len(told) == len(made.slots) - 1


def test_the_winner_that_is_named_is_the_one_that_plays() -> None:
    made = casting(*many())
    plays = {part.slot.id: part.match for part in cast_gags(made)}
    for loss in losses(made, "test/pack/gag-000"):
        assert loss.winner is plays[loss.slot.id]
        assert loss.why


def test_each_reason_is_told() -> None:
    weak = match(rule("weak", "pie", weight=1))
    strong = match(rule("strong", "pie", weight=99), "other_name", path="b.py")
    why = {loss.slot.id: loss.why for loss in losses(casting(weak, strong), "test/pack/weak")}
    assert "its puppet gag 'pie' plays in 'catastrophe'" in why.values()
    assert why["rescue"] == "only good habits resolve"

    good = match(rule("good", "pie", tags=("resolution",)))
    best = match(rule("best", "queue", tags=("resolution",), weight=99), "x_y", path="b.py")
    why = {loss.slot.id: loss.why for loss in losses(casting(good, best), "test/pack/good")}
    assert why["arrival"] == "good habits are kept for the resolution"
    assert "behind, most by" in why["rescue"]

    why = {loss.slot.id: loss.why for loss in losses(casting(weak, shortest=20), "test/pack/weak")}
    assert why["arrival"].startswith("'pie' takes 20 s")
    (told,) = {loss.why for loss in losses(casting(weak), "test/pack/none")}
    assert told.startswith("it did not fire")
