"""Motion starts and stops where it should, and feet that are down stay where they are."""

from itertools import pairwise

import pytest

from slapstick.cut import motion
from slapstick.cut.motion import HURRY, RUN, STROLL, TIPTOE, TRUDGE, Gait

EASES = [
    motion.linear, motion.ease, motion.ease_in, motion.ease_out, motion.snap, motion.overshoot,
    motion.anticipate, motion.wobble,
]  # fmt: skip


@pytest.mark.parametrize("how", EASES)
def test_every_ease_runs_from_nothing_to_all(how: motion.Ease) -> None:
    assert how(0.0) == pytest.approx(0.0, abs=0.001)
    assert how(1.0) == pytest.approx(1.0, abs=0.001)


def test_anticipation_draws_back_and_overshoot_goes_too_far() -> None:
    assert min(motion.anticipate(i / 50) for i in range(51)) < -0.02
    assert max(motion.overshoot(i / 50) for i in range(51)) > 1.02


def test_keys_hold_before_and_after() -> None:
    frames = ((1.0, 5.0), (2.0, 9.0))
    assert [motion.keys(t, *frames) for t in (0.0, 1.0, 1.5, 2.0, 3.0)] == [5, 5, 7, 9, 9]


@pytest.mark.parametrize("gait", [STROLL, HURRY, RUN, TIPTOE, TRUDGE])
@pytest.mark.parametrize("distance", [-300.0, 40.0, 420.0])
def test_a_planted_foot_never_moves(gait: Gait, distance: float) -> None:
    def path(t: float) -> float:
        return 100 + distance * motion.ramp(t, 1.0, 4.0)

    strides = [gait.stride(i / 18, path, 1.0, 4.0, (-13.0, 15.0)) for i in range(14, 80)]
    for last, now in pairwise(strides):
        for before, foot in ((last.near, now.near), (last.far, now.far)):
            if before.planted and foot.planted:
                assert foot.x == before.x
    assert strides[0].near.x == 87
    assert strides[-1].near.x == pytest.approx(100 + distance - 13)
    assert strides[-1].far.x == pytest.approx(100 + distance + 15)


def test_what_bounces_comes_to_rest() -> None:
    assert motion.bounces(0.1, 0.0, 50) > 0
    assert motion.bounces(3.0, 0.0, 50) == 0
