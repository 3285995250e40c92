"""An office full of files: drawers with labels, a clock, a desk and a door with words on glass."""

from __future__ import annotations

import math

from slapstick.cut.chance import Chance
from slapstick.cut.joinery import board, box, planks, shade_corners
from slapstick.cut.pen import INK, Pen
from slapstick.cut.scenery import Scene, sign
from slapstick.model import Staging

_WALL = 582


def _paint(pen: Pen, staging: Staging) -> None:
    pen.gradient((0, 0, 960, _WALL), 176, 202)
    pen.hatch(box(0, 0, 960, 60), 150, 6, 0)
    planks(pen, (0, _WALL, 960, 720), 190, 142, staging.seed)
    pen.polygon(box(-5, _WALL - 26, 965, _WALL), 110, INK, 2)
    _cabinet(pen, 30, 150, 300, staging)
    _shelves(pen, 640, 930, staging.seed)
    board(pen, (316, 70, 624, 132), sign(staging, 0, SCENE.signs[0]))
    _clock(pen, 372, 210)
    _glass_door(pen, 470, sign(staging, 1, SCENE.signs[1]))
    _lamp(pen)
    shade_corners(pen, 100)


def _cabinet(pen: Pen, left: float, top: float, right: float, staging: Staging) -> None:
    pen.polygon(box(left, top, right, _WALL + 8), 132, INK, 2.6)
    pen.polygon(box(left - 8, top - 16, right + 8, top), 150, INK, 2.4)
    chance = Chance("drawers", staging.seed)
    words = [word for line in staging.signs for word in line.split()]
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    for row in range(7):
        for column in range(3):
            x, y = left + 12 + column * 84, top + 14 + row * 58
            pen.polygon(box(x, y, x + 76, y + 50), 150 + chance.whole(-8, 8), INK, 2)
            pen.hatch(box(x, y + 40, x + 76, y + 50), 108, 4, 0)
            pen.polygon(box(x + 12, y + 8, x + 64, y + 26), 240, INK, 1.4)
            name = (
                words[(row * 3 + column) // 2 % len(words)] if words and column == row % 3 else ""
            )
            pen.text((x + 38, y + 17), name or letters[row * 3 + column], 14, width=46)
            pen.arc((x + 38, y + 32), 7, 0, 180, INK, 2.4)
    x, y = left + 12 + 84, top + 14 + 5 * 58  # one drawer is left open
    pen.polygon(
        [(x - 6, y + 6), (x + 82, y + 6), (x + 88, y + 56), (x - 12, y + 56)], 164, INK, 2.2
    )
    for step in range(6):
        pen.polygon(
            box(x + 4 + step * 12, y - 12 - 5 * (step % 3), x + 14 + step * 12, y + 6),
            244,
            INK,
            1.6,
        )


def _shelves(pen: Pen, left: float, right: float, seed: int) -> None:
    pen.polygon(box(left, 120, right, _WALL + 8), 84, INK, 2.6)
    chance = Chance("shelves", seed)
    for shelf in range(5):
        floor = 206 + shelf * 90
        pen.polygon(box(left + 8, floor - 78, right - 8, floor), 60, None)
        x = left + 12
        while x < right - 26:
            wide, tall = chance.between(10, 24), chance.between(42, 72)
            tone = chance.pick((226, 176, 134, 104, 200))
            lean = chance.between(6, 12) if chance.unit() < 0.12 else 0
            pen.polygon(
                [
                    (x + lean, floor - tall),
                    (x + wide + lean, floor - tall),
                    (x + wide, floor),
                    (x, floor),
                ],
                tone,
                INK,
                1.6,
            )
            if wide > 15:
                pen.polygon(
                    box(
                        x + 3 + lean * 0.6,
                        floor - tall * 0.75,
                        x + wide - 3 + lean * 0.6,
                        floor - tall * 0.5,
                    ),
                    244,
                    None,
                )
            x += wide + (2 + lean)
        pen.polygon(box(left + 2, floor, right - 2, floor + 9), 128, INK, 1.8)


def _clock(pen: Pen, x: float, y: float) -> None:
    pen.ellipse((x, y), 42, fill=90, line=INK)
    pen.ellipse((x, y), 35, fill=246, line=INK, width=1.8)
    for hour in range(12):
        a = hour * math.tau / 12
        pen.stroke(
            (
                (x + 27 * math.cos(a), y + 27 * math.sin(a)),
                (x + 32 * math.cos(a), y + 32 * math.sin(a)),
            ),
            INK,
            2,
        )
    pen.stroke(((x, y), (x, y - 24)), INK, 3)
    pen.stroke(((x, y), (x + 15, y + 8)), INK, 3.4)


def _glass_door(pen: Pen, left: float, words: str) -> None:
    right, top = left + 132, 226
    pen.polygon(box(left - 12, top - 14, right + 12, _WALL + 6), 104, INK, 2.4)
    pen.polygon(box(left, top, right, _WALL + 6), 140, INK, 2.2)
    pen.polygon(box(left + 16, top + 18, right - 16, top + 176), 224, INK, 2)
    pen.hatch(box(left + 16, top + 18, right - 16, top + 176), 208, 6, 58)
    pen.lines(((left + right) / 2, top + 92), words, 27, (92, 110))
    pen.polygon(box(left + 16, top + 204, right - 16, _WALL - 12), 126, INK, 1.8)
    pen.ellipse((right - 9, top + 192), 5, fill=230, line=INK, width=1.6)


def _lamp(pen: Pen) -> None:
    pen.wash([(452, 46), (508, 46), (760, _WALL + 60), (200, _WALL + 60)], 255, 0.13)
    pen.stroke(((480, 0), (480, 20)), INK, 3)
    pen.polygon([(466, 18), (494, 18), (528, 48), (432, 48)], 60)
    pen.ellipse((480, 50), 13, 7, 255, INK, 1.6)


SCENE = Scene(
    "archive", "An office of files, drawers and one glass door.", _paint, ("Records", "Enquiries")
)
