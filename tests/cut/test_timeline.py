from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from slapstick.cut.strip import shaken
from slapstick.cut.timeline import HOLD, WIDEST, Cue, lay_out, passages
from slapstick.model import Hit, Plot
from tests.cut.troupe import card_beat, gag_beat, short_plot

HITS = {"gag": (Hit(3.0, 1),), "peak": (Hit(1.01, 2), Hit(2.25, 4)), "rest": (Hit(0.6, 1),)}


def cues(fps: int = 18) -> dict[str, Cue]:
    return {cue.beat.id: cue for cue in lay_out(short_plot(), HITS, fps)}


@pytest.mark.parametrize("fps", [16, 18, 24, 25])
def test_beats_share_no_frame_and_leave_none_out(fps: int) -> None:
    laid = lay_out(short_plot(), HITS, fps)
    assert laid[0].first == 0
    assert all(a.first + a.frames == b.first for a, b in pairwise(laid))
    assert sum(cue.frames for cue in laid) == 16 * fps


def test_a_hit_falls_on_the_first_frame_that_shows_it() -> None:
    peak = cues()["peak"]
    for hit, told in zip(peak.hits, HITS["peak"], strict=True):
        assert hit.time * 18 == pytest.approx(round(hit.time * 18))
        assert 0 <= hit.time - told.time < 1 / 18
        assert hit.strength == told.strength
    assert [hit.time for hit in peak.film_hits] == [8.0 + hit.time for hit in peak.hits]


def test_a_hit_after_the_end_of_its_beat_is_not_played() -> None:
    plot = Plot("x", "x", (gag_beat("gag", 0.0, 2.0),), 1)
    assert not lay_out(plot, {"gag": (Hit(2.0, 3),)}, 18)[0].hits


def test_the_iris_opens_once_and_closes_on_the_last_scene_and_the_strongest_hit() -> None:
    laid = cues()
    assert [name for name, cue in laid.items() if cue.iris_in] == ["gag"]
    assert [name for name, cue in laid.items() if cue.iris_out] == ["peak", "rest"]


@pytest.mark.parametrize(("hit", "closes"), [(2.5, True), (2.7, False)])
def test_an_iris_closes_on_the_strongest_hit_if_it_is_seen_for_long(
    hit: float, closes: bool
) -> None:
    peak = lay_out(short_plot(), {**HITS, "peak": (Hit(hit, 4),)}, 18)[2]
    assert peak.seconds == 5.0
    assert peak.iris_out == closes  # it takes 0.9 s, and 1.5 s are left before it or they are not


def test_a_closing_iris_waits_on_the_face_and_then_shuts() -> None:
    peak = cues()["peak"]
    radii = [peak.moment(index).iris for index in range(peak.frames)]
    shut = [radius for radius in radii if radius is not None]
    assert radii[0] is None
    assert shut == sorted(shut, reverse=True)
    assert shut.count(HOLD) >= 3
    assert shut[-1] == 0


def test_an_opening_iris_grows_until_the_picture_is_whole() -> None:
    gag = cues()["gag"]
    radii = [gag.moment(index).iris for index in range(gag.frames)]
    grown = [radius for radius in radii if radius is not None]
    assert grown == sorted(grown)
    assert 0 < grown[0] < HOLD < grown[-1] <= WIDEST
    assert radii[len(grown)] is None


def test_cards_fade_in_and_out_and_are_bright_between() -> None:
    title = cues()["title"]
    fades = [title.moment(index).fade for index in range(title.frames)]
    assert fades[0] < 0.2
    assert fades[-1] == 0
    assert fades[18] == 1.0
    assert max(abs(a - b) for a, b in pairwise(fades)) < 0.4


def test_grain_does_not_depend_on_where_in_the_film_a_beat_stands() -> None:
    late = lay_out(
        Plot("x", "x", (card_beat("a", 0.0, 3.0, "A"), gag_beat("gag", 3.0, 6.0)), 1), {}, 18
    )
    assert late[1].grain == cues()["gag"].grain != cues()["peak"].grain


def test_the_pianist_is_told_of_beats_hits_and_figures() -> None:
    told = passages(lay_out(short_plot(), HITS, 18))
    assert [passage.card for passage in told] == [True, False, False, False, True]
    assert told[2].figure == "tumble"
    assert told[2].hits[-1].strength == 4
    assert told[2].start < told[2].hits[-1].time < told[2].end


def test_only_the_strongest_hit_shakes_the_camera_and_it_comes_to_rest() -> None:
    laid = cues()
    shaken = {
        name: [index for index in range(cue.frames) if any(cue.moment(index).shake)]
        for name, cue in laid.items()
    }
    blow = round(HITS["peak"][1].time * 18 + 0.5)
    assert shaken.pop("peak") == list(range(blow, blow + 27))  # a second and a half
    assert not any(shaken.values())


def test_a_shaken_picture_is_moved_and_has_no_hole() -> None:
    picture = np.arange(60, dtype=np.uint8).reshape(6, 10)
    moved = shaken(picture, (2, -1))
    assert moved.shape == picture.shape
    assert np.array_equal(moved[:5, 2:], picture[1:, :8])
    assert np.array_equal(moved[:5, 0], picture[1:, 0])
    assert shaken(picture, (0, 0)) is picture
