"""A theatre's front at night: a marquee of lamps with the repository's words, posters, steps."""

from __future__ import annotations

import math

from slapstick.cut.chance import Chance
from slapstick.cut.joinery import box, shade_corners, street_lamp
from slapstick.cut.pen import INK, Pen
from slapstick.cut.scenery import Scene, sign
from slapstick.model import Staging

_WALL = 588  # where the front meets the pavement


def _paint(pen: Pen, staging: Staging) -> None:
    _night(pen, staging.seed)
    _front(pen)
    _entrance(pen)
    for x, index in ((178, 1), (782, 2)):
        _poster(pen, x, sign(staging, index, SCENE.signs[index]), staging.seed + index)
    _pavement(pen)
    _steps(pen)
    _marquee(pen, sign(staging, 0, SCENE.signs[0]))
    for x in (46, 914):
        street_lamp(pen, x, _WALL + 18)
    shade_corners(pen, 60)


def _night(pen: Pen, seed: int) -> None:
    pen.gradient((0, 0, 960, _WALL), 104, 168)
    chance = Chance("stars", seed)
    for _ in range(46):
        x, y = chance.between(4, 956), chance.between(6, 230)
        pen.ellipse((x, y), chance.between(0.8, 1.9), fill=226)
    x = -20.0
    while x < 970:
        wide, tall = chance.between(60, 110), chance.between(240, 360)
        pen.polygon(box(x, _WALL - tall, x + wide, _WALL), 120, 100, 1.4)
        for wy in range(int(_WALL - tall) + 18, _WALL - 20, 40):
            for wx in range(int(x) + 12, int(x + wide) - 14, 26):
                lit = chance.unit() < 0.3
                pen.polygon(box(wx, wy, wx + 10, wy + 17), 220 if lit else 104, None)
        x += wide + 2


def _front(pen: Pen) -> None:
    pen.polygon(box(92, 118, 868, _WALL), 176, INK, 2.6)
    pediment = [(74, 120), (300, 62), (480, 22), (660, 62), (886, 120)]
    pen.polygon(pediment, 190, INK, 2.6)
    pen.polygon([(160, 108), (320, 74), (480, 42), (640, 74), (800, 108)], 164, INK, 1.8)
    mask = [(454, 58), (480, 64), (506, 58), (505, 84), (480, 108), (455, 84)]
    pen.blob(mask, 214, INK, 2)
    for side in (-1, 1):  # a mask that laughs in the round, scrolls on both sides
        pen.curve([(480 + side * 40, 100), (480 + side * 96, 76), (480 + side * 150, 100)], 92, 3)
        pen.arc((480 + side * 11, 79), 6, 190, 350, INK, 3)
    pen.polygon([(467, 86), (493, 86), (487, 96), (480, 98), (473, 96)], 40, None)
    pen.polygon(box(82, 116, 878, 132), 206, INK, 2.2)
    for x in (112, 264, 656, 808):
        _column(pen, x + 20)


def _column(pen: Pen, x: float) -> None:
    pen.polygon(box(x - 22, 146, x + 22, _WALL), 204, INK, 2.2)
    for step in (-12, -4, 4, 12):
        pen.stroke(((x + step, 168), (x + step, _WALL - 26)), 168, 1.6)
    pen.hatch(box(x - 22, 160, x - 10, _WALL - 22), 150, 5, 62)
    for top, wide in ((132, 30), (146, 26), (_WALL - 24, 27), (_WALL - 12, 31)):
        pen.polygon(box(x - wide, top, x + wide, top + 14), 214, INK, 2)


def _entrance(pen: Pen) -> None:
    left, right, top = 322, 638, 330
    pen.polygon(box(left - 14, top - 12, right + 14, _WALL), 110, INK, 2.4)
    pen.gradient((left, top, right, _WALL), 150, 116)
    for index in range(3):
        x = left + 6 + index * 103
        pen.polygon(box(x, top + 10, x + 98, _WALL), 92, INK, 2.2)
        pen.gradient((x + 14, top + 26, x + 84, top + 168), 236, 206)
        pen.polygon(box(x + 14, top + 26, x + 84, top + 168), None, INK, 2)
        for y in (top + 72, top + 120):
            pen.stroke(((x + 14, y), (x + 84, y)), 92, 2.4)
        pen.polygon(box(x + 14, top + 186, x + 84, _WALL - 14), 80, INK, 1.8)
        pen.stroke(((x + 88, top + 150), (x + 88, top + 186)), 236, 4)


def _poster(pen: Pen, x: float, words: str, seed: int) -> None:
    """Draw a framed bill: the words, and a figure that promises much."""
    left, right, top, bottom = x - 50, x + 50, 344, 516
    pen.polygon(box(left - 9, top - 9, right + 9, bottom + 9), 70, INK, 2.4)
    pen.polygon(box(left, top, right, bottom), 240, INK, 1.8)
    pen.polygon(box(left + 6, top + 6, right - 6, bottom - 6), None, 90, 1.4)
    pen.lines((x, top + 36), words, 25, (84, 50))
    tilt = 1 if seed % 2 else -1
    pen.ellipse((x, bottom - 62), 30, fill=206)
    pen.hose([(x, bottom - 58), (x - 8 * tilt, bottom - 30)], (8, 9), 60, INK, 1.8)
    pen.ellipse((x + 3 * tilt, bottom - 76), 11, 12, 250, INK, 1.8)
    pen.polygon(box(x + 3 * tilt - 12, bottom - 96, x + 3 * tilt + 12, bottom - 85), 30, None)
    for end in ((x + 30 * tilt, bottom - 78), (x - 28 * tilt, bottom - 60)):
        pen.stroke(((x, bottom - 54), end), 40, 4)
    for end in ((x + 14 * tilt, bottom - 12), (x - 26 * tilt, bottom - 14)):
        pen.stroke(((x - 8 * tilt, bottom - 30), end), 40, 5)


def _pavement(pen: Pen) -> None:
    pen.gradient((0, _WALL, 960, 690), 164, 194)
    for index in range(-9, 10):
        pen.stroke(((480 + index * 66, _WALL), (480 + index * 98, 684)), 138, 1.6)
    for y in (606, 632, 664):
        pen.stroke(((0, y), (960, y)), 146, 1.6)
    pen.polygon(box(-5, 684, 965, 698), 140, INK, 2.2)
    pen.gradient((0, 698, 960, 720), 108, 96)
    pen.glow((480, 632), 380, 46, 0.5)


def _steps(pen: Pen) -> None:
    for step in range(3):
        wide, top = 176 + 18 * step, 572 + 12 * step
        pen.polygon(box(480 - wide, top, 480 + wide, top + 12), 216 - 14 * step, INK, 2)
    pen.polygon([(436, 572), (524, 572), (546, 608), (414, 608)], 92, INK, 2)
    for offset in (-1, 1):
        pen.stroke(((480 + offset * 36, 572), (480 + offset * 56, 608)), 200, 2)


def _marquee(pen: Pen, words: str) -> None:
    """Draw the roof over the entrance; lamps run round the board with the words."""
    left, right, top, bottom = 236, 724, 172, 292
    pen.glow((480, 300), 380, 120, 0.4)
    for x in (280, 680):
        pen.stroke(((x, 128), (x, top)), INK, 3)
    pen.polygon([(left, bottom), (right, bottom), (right - 30, bottom + 30),
                 (left + 30, bottom + 30)], 96, INK, 2.4)  # fmt: skip
    for step in range(11):
        pen.ellipse((left + 60 + step * 37, bottom + 16), 7, 6, 252, INK, 1.4)
    pen.polygon(box(left, top, right, bottom), 40, INK, 2.8)
    pen.polygon(box(left + 26, top + 24, right - 26, bottom - 24), 246, INK, 2.2)
    pen.lines((480, (top + bottom) / 2), words, 58, (right - left - 80, bottom - top - 60))
    for step in range(21):
        for y in (top + 12, bottom - 12):
            pen.ellipse((left + 14 + step * 23, y), 6, fill=252, line=120, width=1.4)
    for step in range(1, 4):
        for x in (left + 13, right - 13):
            pen.ellipse((x, top + 12 + step * 24), 6, fill=252, line=120, width=1.4)
    fan = [(480 + 74 * math.cos(a), top + 2 + 40 * math.sin(a)) for a in
           [math.pi + math.pi * step / 10 for step in range(11)]]  # fmt: skip
    pen.polygon(fan, 66, INK, 2.4)
    for tip in fan[1:-1]:
        pen.stroke(((480, top), tip), 190, 1.8)


SCENE = Scene(
    "theatre",
    "A theatre's front at night, with a marquee of lamps and two bills.",
    _paint,
    ("Variety", "To-night", "Twice Daily"),
)
