"""A plank on a barrel, what flies off it, and a board on chains; no people."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from slapstick.cut import motion
from slapstick.cut.joinery import box
from slapstick.cut.motion import XY, Ease
from slapstick.cut.pen import INK, Pen

_THICK = 9.0  # of the plank above the point it turns on
Swing = tuple[float, float, float, Ease]  # starts, ends, the angle it ends at, how
Flight = tuple[float, float, XY, XY, float]  # starts, lands, from, to, how high


@dataclass(frozen=True, slots=True)
class Plank:
    """A plank that turns on a barrel 92 high; an angle is positive when the right end is down."""

    pivot: XY
    half: float  # of its length
    tilt: float  # radians, when one end is on the ground

    def angle(self, swings: Sequence[Swing], t: float) -> float:
        """Return the angle at t; at first the right end is down."""
        angle = self.tilt
        for start, stop, goal, how in swings:
            if t >= start:
                angle = motion.mix(angle, goal, how(motion.share(t, start, stop)))
                shudder = abs(motion.spring(t, stop, 0.05, 0.24, 0.12))
                angle -= math.copysign(shudder, goal)
        return angle

    def surface(self, x: float, angle: float) -> float:
        """Return the y of the upper face at an x."""
        return self.pivot[1] - _THICK + (x - self.pivot[0]) * math.tan(angle)

    def low(self, x: float) -> float:
        """Return the y of the upper face at an x when this end is down."""
        return self.surface(x, math.copysign(self.tilt, x - self.pivot[0]))

    def high(self, x: float) -> float:
        """Return the y of the upper face at an x when this end is up."""
        return self.surface(x, -math.copysign(self.tilt, x - self.pivot[0]))

    def draw(self, pen: Pen, angle: float) -> None:
        """Draw the barrel and the plank on it."""
        _barrel(pen, self.pivot)
        (x, y), half = self.pivot, self.half
        c, s = math.cos(angle), math.sin(angle)

        def on(along: float, up: float) -> XY:
            return (x + along * c + up * s, y + along * s - up * c)

        pen.polygon([on(-half, -6), on(-half, _THICK), on(half, _THICK), on(half, -6)], 206)
        pen.stroke([on(-half + 20, 3), on(-40, 2)], 140, 1.6)
        pen.stroke([on(60, 0), on(half - 30, 1)], 140, 1.6)
        for end in (-half + 10, half - 10):
            pen.ellipse(on(end, 2), 2.6, fill=60)


def flown(flights: Sequence[Flight], t: float) -> tuple[XY, float]:
    """Return where a thing is after its flights so far, and how far it has turned."""
    at, turned = flights[0][2], 0.0
    for start, lands, a, b, height in flights:
        if t >= start:
            u = motion.share(t, start, lands)
            at = motion.arc(a, b, u, height)
            turned = math.tau * u if height > 250 else 0.0
    return at, turned


def board(pen: Pen, at: XY, words: str) -> None:
    """Draw a board, 172 by 62, around its middle."""
    x, y = at
    pen.polygon(box(x - 86, y - 30, x + 86, y + 32), 246)
    pen.polygon(box(x - 79, y - 24, x + 79, y + 26), None, 90, 1.8)
    pen.lines((x, y + 1), words, 34, (148, 44))


def chains(pen: Pen, at: XY, broken: bool, t: float) -> None:
    """Draw the chains of a board at its place, from above the picture; broken ones sway."""
    for side in (-58, 58):
        low = 34 if broken else at[1] - 26
        sway = 5 * math.sin(6 * t + side) if broken else 0.0
        line = ((at[0] + side, -10), (at[0] + side + sway, low))
        pen.stroke(line, INK, 5)
        pen.stroke(line, 176, 2)


def _barrel(pen: Pen, pivot: XY) -> None:
    x, y = pivot
    low = y + 98
    barrel = [(x - 44, low), (x - 56, y + 48), (x - 44, y + 2)]
    barrel += [(x + 44, y + 2), (x + 56, y + 48), (x + 44, low)]
    pen.shadow((x, low + 2), 90, 10)
    pen.blob(barrel, 128)
    for off in (18, 78):
        pen.stroke(((x - 51, y + off), (x + 51, y + off)), 60, 6)
    for off in (-24, 0, 24):
        stave = [(x + off * 0.9, y + 6), (x + off * 1.2, y + 48), (x + off * 0.9, low - 6)]
        pen.curve(stave, 84, 1.8)
