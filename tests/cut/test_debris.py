"""Tests of what flies through the air at the strongest hit."""

from __future__ import annotations

import numpy as np
import pytest

from slapstick.cut.debris import LASTS, rain
from slapstick.cut.pen import Pen


def _picture(since: float, seed: int = 1, scene: str = "street") -> bytes:
    pen = Pen.blank()
    rain(pen, scene, seed, since)
    return np.asarray(pen.picture()).tobytes()


_EMPTY = np.asarray(Pen.blank().picture()).tobytes()


@pytest.mark.parametrize("since", [-0.5, -0.01, 0.0, LASTS, LASTS + 1])
def test_nothing_flies_before_the_hit_or_when_all_is_down(since: float) -> None:
    assert _picture(since) == _EMPTY


@pytest.mark.parametrize("scene", ["archive", "banquet", "street", "theatre", "workshop", "moon"])
def test_every_set_has_something_loose(scene: str) -> None:
    assert _picture(0.8, scene=scene) != _EMPTY


def test_the_same_seed_throws_the_same_things() -> None:
    assert _picture(0.8, seed=4) == _picture(0.8, seed=4)
    assert _picture(0.8, seed=4) != _picture(0.8, seed=5)


def test_the_last_piece_has_left_the_picture_when_the_rain_is_over() -> None:
    assert _picture(LASTS - 0.02) == _EMPTY
