"""A factory hall: roof trusses, a line shaft with belts, tall windows, a great idle machine."""

from __future__ import annotations

import math

from slapstick.cut.chance import Chance
from slapstick.cut.joinery import board, box, planks, shade_corners
from slapstick.cut.motion import XY
from slapstick.cut.pen import INK, Pen
from slapstick.cut.scenery import Scene, sign
from slapstick.model import Staging

_WALL = 584  # where the back wall meets the floor
_SHAFT = 128  # height of the line shaft under the roof


def _paint(pen: Pen, staging: Staging) -> None:
    pen.gradient((0, 0, 960, _WALL), 164, 198)
    _brickwork(pen, staging.seed)
    for x in (210, 480, 750):
        _window(pen, x)
    planks(pen, (0, _WALL, 960, 720), 188, 146, staging.seed)
    _dado(pen)
    _machine(pen, 828)
    _bench(pen, 128, staging.seed)
    _roof(pen)
    _shaft(pen)
    board(pen, (318, 40, 642, 104), sign(staging, 0, SCENE.signs[0]))
    _notice(pen, 206, sign(staging, 1, SCENE.signs[1]))
    shade_corners(pen, 84)


def _brickwork(pen: Pen, seed: int) -> None:
    chance = Chance("workshop", seed)
    for _ in range(150):
        x, y = chance.between(-20, 950), 16 * chance.whole(4, 34)
        pen.stroke(((x, y), (x + chance.between(18, 34), y)), 158, 1.6)


def _window(pen: Pen, x: float) -> None:
    left, right, top, sill = x - 88, x + 88, 190, 440
    rise = [(x + 88 * math.cos(a), top + 26 * math.sin(a)) for a in _half_circle()]
    outline = [*rise, (right, sill), (left, sill)]
    pen.polygon([(px + (px - x) * 0.1, py - 6) for px, py in outline], 132, INK, 2.2)
    pen.polygon(outline, 228, INK, 2.2)
    for step in range(1, 5):
        bar = left + 176 * step / 5
        pen.stroke(((bar, top - 20), (bar, sill)), 120, 2.4)
    for y in (top + 34, top + 96, top + 158, top + 220):
        pen.stroke(((left, y), (right, y)), 120, 2.4)
    for column, row in ((0, 2), (3, 0), (2, 3)):  # panes that were mended with tin
        px, py = left + 176 * column / 5, top + 34 + 62 * row
        pen.polygon(box(px + 1, py + 1, px + 34, py + 61), 196, None)
        pen.hatch(box(px + 1, py + 1, px + 34, py + 61), 170, 7, 50)
    pen.polygon(box(left - 14, sill, right + 14, sill + 12), 186, INK, 2)
    pen.wash([(left, sill + 40), (right, sill + 40), (right + 90, 700), (left + 30, 700)], 255, 0.1)


def _half_circle() -> list[float]:
    return [math.pi + math.pi * step / 12 for step in range(13)]


def _dado(pen: Pen) -> None:
    pen.polygon(box(-5, 500, 965, _WALL), 140, INK, 2)
    pen.stroke(((0, 508), (960, 508)), 108, 2)
    for index in range(17):
        pen.stroke(((index * 62 - 14, 510), (index * 62 - 14, _WALL - 2)), 118, 1.6)
    pen.wash(box(0, _WALL, 960, _WALL + 20), 20, 0.25)


def _machine(pen: Pen, x: float) -> None:
    """Draw the great machine: boiler, flywheel, gauge, lever; it does nothing at all."""
    pen.shadow((x, 612), 128, 12)
    pen.polygon(box(x - 112, 560, x + 118, 608), 96, INK, 2.4)
    pen.polygon(box(x - 100, 430, x - 10, 562), 128, INK, 2.4)
    pen.hatch(box(x - 100, 430, x - 76, 562), 92, 5, 62)
    for y in (446, 546):
        for step in range(5):
            pen.ellipse((x - 90 + step * 18, y), 2.6, fill=70)
    pen.ellipse((x - 55, 496), 27, fill=244, line=INK, width=4)
    for step in range(7):
        a = math.pi * (0.8 + step * 0.233)
        pen.stroke((_round(x - 55, 496, 18, a), _round(x - 55, 496, 23, a)), INK, 1.8)
    pen.stroke(((x - 55, 496), _round(x - 55, 496, 18, math.pi * 1.35)), INK, 2.6)
    pen.hose([(x - 62, 430), (x - 62, 330), (x - 20, 296), (x + 30, 296)], [13] * 4, 120)
    pen.polygon(box(x - 84, 418, x - 40, 432), 150, INK, 2)
    _wheel(pen, (x + 50, 492), 78, 98)
    pen.polygon(box(x + 22, 556, x + 78, 570), 128, INK, 2)


def _wheel(pen: Pen, at: XY, radius: float, tone: int, spokes: int = 6) -> None:
    pen.ellipse(at, radius, fill=None, line=INK, width=3)
    for step in range(spokes):
        a = math.tau * step / spokes + 0.3
        pen.hose((at, _round(*at, radius - 8, a)), (5, 3.5), tone + 30, INK, 2)
    rim = radius - 7
    pen.ellipse(at, rim, fill=None, line=tone, width=13)
    pen.ellipse(at, radius - 13, fill=None, line=INK, width=2)
    pen.ellipse(at, 12, fill=tone, line=INK, width=2.4)
    pen.ellipse(at, 4, fill=220)


def _round(x: float, y: float, radius: float, angle: float) -> XY:
    return (x + radius * math.cos(angle), y + radius * math.sin(angle))


def _bench(pen: Pen, x: float, seed: int) -> None:
    pen.shadow((x, 606), 130, 11)
    for px in (x - 96, x + 88):
        pen.polygon(box(px, 516, px + 16, 604), 112, INK, 2.2)
    pen.polygon(box(x - 90, 556, x + 90, 568), 104, INK, 2)
    pen.polygon(box(x - 116, 500, x + 116, 518), 166, INK, 2.4)
    pen.polygon([(x + 50, 500), (x + 50, 478), (x + 66, 478), (x + 66, 462), (x + 96, 462),
                 (x + 96, 478), (x + 84, 478), (x + 84, 500)], 92, INK, 2.2)  # fmt: skip
    pen.stroke(((x + 42, 488), (x + 108, 488)), INK, 4)
    chance = Chance("bench", seed)
    for step in range(3):
        px, tall = x - 90 + step * 36, chance.between(18, 40)
        pen.polygon(box(px, 500 - tall, px + 26, 500), chance.whole(150, 214), INK, 1.8)


def _roof(pen: Pen) -> None:
    pen.polygon(box(-5, -5, 965, 30), 92, INK, 2.2)
    for middle in (0, 320, 640, 960):
        pen.hose([(middle - 160, 30), (middle, 150)], (5, 5), 112, INK, 2)
        pen.hose([(middle + 160, 30), (middle, 150)], (5, 5), 112, INK, 2)
    for x in (0, 320, 640, 960):
        pen.polygon(box(x - 13, 26, x + 13, _WALL + 4), 122, INK, 2.2)
        pen.polygon(box(x - 20, 146, x + 20, 162), 136, INK, 2)
        pen.polygon(box(x - 20, _WALL - 12, x + 20, _WALL + 6), 108, INK, 2)
        pen.hatch(box(x - 13, 164, x - 4, _WALL - 12), 92, 5, 62)


def _shaft(pen: Pen) -> None:
    pen.hose([(-10, _SHAFT), (970, _SHAFT)], (6, 6), 150, INK, 2)
    for x, radius, foot in ((878, 34, 414), (128, 30, 500), (700, 26, 0)):
        if foot:
            for side, lean in ((-1, 0.5), (1, 0.8)):
                pen.stroke(((x + side * radius, _SHAFT), (x + side * radius * lean, foot)), 62, 5)
        pen.ellipse((x, _SHAFT), 13, radius, 136, INK, 2.4)
        pen.ellipse((x, _SHAFT), 4, radius * 0.5, 92, None)


def _notice(pen: Pen, x: float, words: str) -> None:
    pen.polygon(box(x - 92, 286, x + 92, 366), 120, INK, 2.2)
    pen.polygon(box(x - 84, 294, x + 84, 358), 242, INK, 1.8)
    pen.lines((x, 326), words, 30, (152, 54))
    for side in (-1, 1):
        pen.ellipse((x + side * 78, 300), 2.6, fill=60)


SCENE = Scene(
    "workshop",
    "A factory hall with belts, tall windows and a great machine.",
    _paint,
    ("Works", "No Idling"),
)
