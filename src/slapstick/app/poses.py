"""Draw the pictures that tell a film on paper: the key poses of its beats; sets no page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PIL import Image

from slapstick.cut.crew import HOUSE
from slapstick.cut.film import FPS, hits_of
from slapstick.cut.strip import Stage
from slapstick.cut.timeline import Cue, lay_out
from slapstick.model import Beat, Plot
from slapstick.review.programme import Pose


def cues_of(plot: Plot, fps: int = FPS) -> tuple[Cue, ...]:
    """Return the beats of a plot on the frame grid, with their hits."""
    return lay_out(plot, hits_of(plot, HOUSE, fps), fps)


def poses_of(cue: Cue, seed: int) -> Iterator[Pose]:
    """Yield the pictures that tell a beat on paper, clean: without grain, iris and fade."""
    beat = cue.beat
    if beat.card:
        card = Image.fromarray(HOUSE.draw_card(beat.card, seed))
        yield Pose(cue.start + cue.seconds / 2, card)
        return
    if beat.staging is None:
        return
    stage = Stage(HOUSE, cue)
    for moment in stage.act.key_poses:
        yield Pose(cue.start + moment, stage.pose(moment))


def looks_like(beat: Beat, other: Beat) -> bool:
    """Tell whether two beats are drawn from the same words and staging, chance aside."""
    return _drawn_from(beat) == _drawn_from(other)


def _drawn_from(beat: Beat) -> tuple[object, ...]:
    return beat.card, beat.seconds, beat.staging and replace(beat.staging, seed=0)
