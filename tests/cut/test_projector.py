"""Single frames, asked for in any order, are those of the film."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from slapstick.cut.projector import Projector
from slapstick.cut.strip import strip
from slapstick.cut.timeline import Cue, lay_out
from slapstick.model import Beat, Card, Hit, Plot
from tests.cut.troupe import FAKES, gag_beat

CARD = Beat("title", "overture", "title", 0.0, 2.0, "stroll", card=Card("A card", "", "title"))
PLOT = Plot("Film", "tale", (CARD, gag_beat("gag", 2.0, 5.0), gag_beat("last", 7.0, 3.0)), 7)
CUES = lay_out(PLOT, {"gag": (Hit(2.0, 4),)}, 6)


def drawn(jpeg: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(jpeg)) as picture:
        return np.asarray(picture, np.int16)


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.beat.id)
def test_a_frame_is_the_one_that_the_film_has(cue: Cue) -> None:
    projector = Projector(FAKES)
    film = list(strip(FAKES, cue, PLOT.seed))

    for index in (cue.frames - 1, 0, cue.frames // 2):
        frame = drawn(projector.frame(cue.beat.id, cue, PLOT.seed, index))
        assert frame.shape == film[index].shape
        assert np.abs(frame - film[index]).mean() < 3  # what JPEG costs


def test_what_was_drawn_is_not_drawn_again() -> None:
    projector = Projector(FAKES)
    cue = CUES[1]
    once = projector.frame("gag", cue, PLOT.seed, 4)

    assert projector.frame("gag", cue, PLOT.seed, 4) is once
    assert projector.frame("gag", cue, PLOT.seed, 5) != once


def test_poses_are_small_and_clean() -> None:
    projector = Projector(FAKES)

    first, other = (drawn(projector.pose("gag", CUES[1], PLOT.seed, number)) for number in (0, 2))
    assert first.shape == (288, 384)
    assert np.abs(first - other).max() > 50
    assert drawn(projector.pose("title", CUES[0], PLOT.seed, 0)).max() > 200
