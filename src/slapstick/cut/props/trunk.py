"""A suitcase as large as a mouth, with what comes out of it; not the one that is carried."""

from __future__ import annotations

import math

from slapstick.cut.motion import XY
from slapstick.cut.pen import INK, Pen
from slapstick.cut.props.spot import Spot

_HALF, _RIM, _LID = 136.0, 100.0, 44.0  # half its width, height of the body, depth of the lid
_GAPS = (-114.0, 72.0, 112.0, -72.0, 92.0)  # where sleeves hang: the label stays free
_TONES = (246, 120, 210, 66, 232, 160)


def lid_point(at: XY, angle: float, along: float, over: float = 0.0) -> XY:
    """Return a point of the lid: `along` from the hinge, `over` the inside of the lid."""
    return _lid(at, angle).place(-along, over)


def lid_top(at: XY, angle: float, x: float) -> float:
    """Return how high the outside of the lid is at x."""
    along = at[0] + _HALF - x
    return at[1] - _RIM - _LID - along * math.tan(angle)


def trunk_back(pen: Pen, at: XY, angle: float) -> None:
    """Draw the dark between body and lid: what lies behind the clothes."""
    pen.shadow((at[0], at[1]), 170, 12)
    s = Spot(at)
    pen.polygon(s.path([(-_HALF, 60), (-_HALF, _RIM), (_HALF, _RIM), (_HALF, 60)]), 40)
    if angle > 0.02:
        far = [lid_point(at, angle * u, 2 * _HALF - 14) for u in (0.0, 0.5, 1.0)]
        pen.polygon([s.place(_HALF, _RIM), *far], 40)


def trunk_clothes(pen: Pen, at: XY, angle: float, number: int) -> None:
    """Draw the layers of clothes between body and lid: they fill whatever room there is."""
    if angle < 0.02:
        return
    hinge = (at[0] + _HALF, at[1] - _RIM)
    thick = 2 * _HALF * math.sin(angle) / number * 0.62
    for index in range(number):
        turn = min(angle, 1.0) * (index + 0.45) / number
        long = 2 * _HALF - 8 + 12 * ((index * 7) % 3)
        path = [
            (hinge[0] - r * math.cos(turn), hinge[1] - r * math.sin(turn)) for r in (70, 170, long)
        ]
        tone = _TONES[index % len(_TONES)]
        pen.hose(path, (4, 3 + thick * 0.6, 4 + thick), tone)
        line = 40 if tone > 110 else 190
        end = path[2]
        pen.curve([(end[0] + 26, end[1] - thick * 0.2), (end[0] + 4, end[1]),
                   (end[0] + 22, end[1] + thick * 0.3)], line, 1.6)  # fmt: skip


def trunk_front(
    pen: Pen, at: XY, angle: float, words: str, sleeves: int, sway: float, handle: bool
) -> None:
    """Draw body and lid, and the sleeves that hang out of it."""
    s, lid = Spot(at), _lid(at, angle)
    pen.blob(s.path([(-_HALF, 4), (-_HALF - 3, 50), (-_HALF, _RIM), (0, _RIM + 1), (_HALF, _RIM),
                     (_HALF + 3, 50), (_HALF, 4), (0, 0)]), 122)  # fmt: skip
    pen.polygon(lid.path([(0, 0), (-2 * _HALF, 0), (-2 * _HALF, _LID), (0, _LID)]), 104)
    for x in (-88, 88):
        pen.polygon(s.path([(x - 9, 1), (x - 9, _RIM), (x + 9, _RIM), (x + 9, 1)]), 74, INK, 2)
        pen.polygon(
            lid.path([(x - 145, -2), (x - 145, _LID + 2), (x - 127, _LID + 2), (x - 127, -2)]), 74
        )
    pen.polygon(lid.path([(0, -3), (-2 * _HALF - 3, -3), (-2 * _HALF - 3, 6), (0, 6)]), 86, INK, 2)
    if words:
        pen.polygon(s.path([(-58, 20), (-58, 74), (58, 74), (58, 20)]), 240, INK, 2)
        pen.lines(s.place(0, 47), words, 32, (106, 48))
    for index in range(sleeves):
        _hanging(pen, s.place(_GAPS[index % len(_GAPS)], _RIM + 2), index, sway)
    pen.ellipse(s.place(_HALF - 4, _RIM), 7, fill=170, line=INK)
    if handle:
        trunk_handle(pen, lid.place(-214, _LID), angle)


def trunk_handle(pen: Pen, at: XY, angle: float) -> None:
    """Draw the handle by itself: its foot is centred at a point."""
    s = Spot(at, angle)
    arch = s.path([(-26, 0), (-22, 20), (22, 20), (26, 0)])
    pen.curve(arch, INK, 11)
    pen.curve(arch, 150, 5)


def garment(pen: Pen, at: XY, angle: float, scale: float, index: int) -> None:
    """Draw a shirt, a sock or a pair of drawers that flies or lies about."""
    s = Spot(at, angle, scale)
    tone = _TONES[index % len(_TONES)]
    if index % 3 == 1:
        pen.blob(s.path([(-9, 40), (9, 40), (9, 6), (34, -6), (32, -20), (-8, -14)]), tone)
        pen.stroke(s.path([(-9, 30), (9, 30)]), 30 if tone > 110 else 220, 4)
    elif index % 3 == 2:
        legs = [(-28, 40), (28, 40), (34, -52), (12, -54), (0, 8), (-12, -54), (-34, -52)]
        pen.polygon(s.path(legs), tone)
        pen.stroke(s.path([(-27, 30), (27, 30)]), 30 if tone > 110 else 220, 3)
    else:
        shirt = [(-14, 46), (0, 38), (14, 46), (34, 38), (66, 6), (50, -10), (32, 12), (30, -50),
                 (-30, -50), (-32, 12), (-50, -10), (-66, 6), (-34, 38)]  # fmt: skip
        pen.polygon(s.path(shirt), tone)
        pen.stroke(s.path([(0, 38), (0, -48)]), 30 if tone > 110 else 220, 2)


def _lid(at: XY, angle: float) -> Spot:
    return Spot((at[0] + _HALF, at[1] - _RIM), angle)


def _hanging(pen: Pen, at: XY, index: int, sway: float) -> None:
    x, y = at
    long = 46 + 12 * (index % 3)
    swing = sway * (1 if index % 2 else -0.7)
    path = [(x, y), (x + 3 + swing * 0.4, y + long * 0.5), (x + swing, y + long)]
    tone = _TONES[index % len(_TONES)]
    wide = 9 if index % 3 == 1 else 13
    pen.hose(path, (wide * 0.8, wide, wide), tone)
    end = path[2]
    pen.stroke([(end[0] - wide, end[1] - 2), (end[0] + wide, end[1] - 2)], INK, 2)
    if index % 3 == 0:
        pen.ellipse((end[0] + 5, end[1] + 4), 2.4, fill=40)
