"""The contract between a puppet gag and all that surrounds it; no gag and no drawing here.

A puppet gag is told its staging and its length and answers with a performance: when the hits
fall, which moments tell the story on paper, and how to draw the picture at any moment.  Score,
iris, storyboard and the checks of the finished film need nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from slapstick.cut.pen import HEIGHT, WIDTH, Pen
from slapstick.model import Comeback, Hit, Staging

__all__ = [
    "FLOOR", "HEIGHT", "WIDTH", "Drawn", "Figure", "Performance", "Point", "PuppetGag", "drawn",
]  # fmt: skip

FLOOR = 640.0  # y at which people stand


class Point(NamedTuple):
    """A place in the picture: pixels from the upper left corner."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Figure:
    """Where one actor was drawn in one frame."""

    actor: str
    joints: Mapping[str, Point]  # head neck hip hand.near hand.far knee.* foot.near foot.far
    planted: frozenset[str] = frozenset()  # feet that carry weight and may not drift
    top: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """What one frame holds besides its pixels; the first figure is the hero."""

    figures: tuple[Figure, ...]
    focus: Point  # what the audience looks at; irises close here


def drawn(pen: Pen, *figures: Figure, focus: tuple[float, float] | None = None) -> Drawn:
    """Tell what a frame holds; the focus, given on the sheet, becomes a point of the picture.

    Without a focus the audience looks at the hero's head.
    """
    return Drawn(figures, Point(*pen.seen(focus or figures[0].joints["head"])))


@dataclass(frozen=True, slots=True)
class Performance:
    """A gag in its length."""

    seconds: float
    hits: tuple[Hit, ...]  # from the gag's start, at least one, sorted
    key_poses: tuple[float, ...]  # 4 to 6 moments: arrival, wind-up, hit, reaction, topper
    backdrop: Callable[[Pen], None]  # drawn once: all that never moves
    draw: Callable[[Pen, float], Drawn]  # drawn for each frame on a copy of the backdrop
    leaps: tuple[tuple[float, float], ...] = ()  # stretches in which joints may jump: falls, blows


@dataclass(frozen=True, slots=True)
class PuppetGag:
    """One entry of the repertoire: `GAG` in a module of `cut/gags/`."""

    name: str  # as rules write it: "slip", "revolving-door"
    summary: str  # one sentence: what the audience sees
    perform: Callable[[Staging, float], Performance]
    shortest: float = 5.0  # seconds below which it cannot be told
    scenes: tuple[str, ...] = field(default=("street",))  # sets it can play on, best first
    props: tuple[str, ...] = ()  # props it knows how to draw; the first is the default
    comeback: Comeback | None = None  # its words when it returns; else those of the story
