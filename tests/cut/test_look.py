"""The look of old film: how much of everything, and always the same."""

from __future__ import annotations

import numpy as np
import pytest

from slapstick.cut.look import Iris, Look

GREY = np.full((720, 960), 128, np.uint8)
BLACK = np.full((720, 960), 12, np.uint8)
CALM = np.s_[300:420, 420:540]  # a patch in the middle, where the vignette is flat


@pytest.fixture(scope="module")
def look() -> Look:
    return Look(7)


def test_grain_is_visible_in_mid_grey(look: Look) -> None:
    deviation = np.mean([look(GREY, index)[CALM].std() for index in range(12)])
    assert 3 <= deviation <= 6


def test_blacks_stay_nearly_clean(look: Look) -> None:
    deviation = np.mean([look(BLACK, index)[CALM].std() for index in range(12)])
    assert deviation <= 2


def test_flicker_stays_within_six_per_cent(look: Look) -> None:
    means = np.array([look(GREY, index)[CALM].mean() for index in range(60)])
    assert 0 < np.ptp(means) / means.mean() / 2 <= 0.06


def test_the_picture_weaves_by_one_pixel_at_most(look: Look) -> None:
    dot = np.full((720, 960), 20, np.uint8)
    dot[350:371, 470:491] = 240
    centres = []
    for index in range(30):
        ys, xs = np.nonzero(look(dot, index)[340:380, 460:500] > 150)
        centres.append((ys.mean(), xs.mean()))
    drift = np.array(centres) - np.array([20.0, 20.0])
    assert 0.5 < np.abs(drift).max() <= 1.5


@pytest.mark.parametrize("seed", [7, 1860, 2718281828])
def test_one_frame_of_five_has_a_scratch_whatever_the_seed(seed: int) -> None:
    look = Look(seed)
    scratched = [
        np.abs(np.diff(look(GREY, n)[180:540, 180:780].mean(axis=0))).max() > 3 for n in range(40)
    ]
    assert 0.05 <= np.mean(scratched) <= 0.22


def test_the_same_frame_is_aged_the_same_way_twice() -> None:
    assert np.array_equal(Look(5)(GREY, 3), Look(5)(GREY, 3))


def test_another_seed_or_frame_looks_different(look: Look) -> None:
    assert not np.array_equal(look(GREY, 3), look(GREY, 4))
    assert not np.array_equal(look(GREY, 3), Look(8)(GREY, 3))


def test_an_iris_leaves_only_its_circle(look: Look) -> None:
    picture = look(GREY, 3, Iris(400, 300, 100))
    assert picture[300, 400] > 90
    assert picture[300, 520] == 0
    assert 0 < picture[300, 494] < 90


def test_a_closed_iris_and_a_full_fade_are_black(look: Look) -> None:
    assert look(GREY, 3, Iris(400, 300, 0)).max() == 0
    assert look(GREY, 3, fade=0.0)[CALM].max() <= 12


def test_the_corners_of_the_gate_are_dark(look: Look) -> None:
    assert look(GREY, 3)[0, 0] == 0
