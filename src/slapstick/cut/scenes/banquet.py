"""A banquet room: panels, chandelier, laid tables and a menu with the repository's words."""

from __future__ import annotations

import math

from slapstick.cut.joinery import board, box, shade_corners, tiles
from slapstick.cut.pen import INK, Pen
from slapstick.cut.props.furniture import table
from slapstick.cut.scenery import Scene, sign
from slapstick.model import Staging

_WALL = 578


def _paint(pen: Pen, staging: Staging) -> None:
    pen.gradient((0, 0, 960, _WALL), 168, 196)
    _paper_on_wall(pen)
    for x in (128, 832):
        _window(pen, x)
    _wainscot(pen)
    board(pen, (330, 96, 630, 166), sign(staging, 0, SCENE.signs[0]))
    _menu(pen, staging)
    tiles(pen, (0, _WALL, 960, 720), 214, 160)
    pen.wash(box(0, _WALL, 960, _WALL + 22), 20, 0.25)
    for x in (138, 822):
        _laid_table(pen, x)
    _chandelier(pen)
    shade_corners(pen, 96)


def _paper_on_wall(pen: Pen) -> None:
    for row in range(9):
        for column in range(17):
            x, y = column * 60 + (30 if row % 2 else 0), 40 + row * 44
            pen.polygon([(x, y - 9), (x + 5, y), (x, y + 9), (x - 5, y)], None, 158, 1.4)
            pen.ellipse((x, y + 16), 1.6, fill=158)


def _window(pen: Pen, x: float) -> None:
    arch = [(x + 66 * math.cos(a), 170 + 66 * math.sin(a)) for a in
            [math.pi + math.pi * i / 14 for i in range(15)]]  # fmt: skip
    outline = [*arch, (x + 66, 430), (x - 66, 430)]
    pen.polygon(outline, 236, INK, 2.4)
    pen.stroke(((x, 104), (x, 430)), 110, 3.4)
    for y in (170, 256, 342):
        pen.stroke(((x - 66, y), (x + 66, y)), 110, 2.8)
    for side in (-1, 1):
        fall = [(x + side * 94, 84), (x + side * 10, 92), (x + side * 42, 250),
            (x + side * 62, 330),
                (x + side * 58, 440), (x + side * 100, 446)]  # fmt: skip
        pen.blob(fall, 92)
        for step in (0.35, 0.6, 0.82):
            pen.curve([(x + side * (20 + 70 * step), 96), (x + side * (50 + 40 * step), 250),
                       (x + side * (62 + 32 * step), 430)], 60, 1.8)  # fmt: skip
        pen.stroke(((x + side * 40, 332), (x + side * 100, 326)), 220, 5)
    pen.polygon(box(x - 108, 72, x + 108, 94), 116, INK, 2.2)


def _wainscot(pen: Pen) -> None:
    pen.polygon(box(-5, 448, 965, _WALL), 126, INK, 2.4)
    pen.polygon(box(-5, 440, 965, 452), 160, INK, 2)
    for index in range(9):
        x = index * 112 - 20
        pen.polygon(box(x + 8, 468, x + 98, 562), 116, 74, 2)
        pen.hatch(box(x + 8, 468, x + 24, 562), 88, 5, 62)


def _menu(pen: Pen, staging: Staging) -> None:
    pen.polygon(box(392, 206, 568, 404), 72, INK, 2.6)
    pen.polygon(box(402, 216, 558, 394), 240, INK, 1.8)
    pen.text((480, 242), "Today", 26, INK)
    pen.lines((480, 300), sign(staging, 1, SCENE.signs[1]), 30, (136, 76))
    for y in (354, 366, 378):
        pen.stroke(((430, y), (530, y)), 150, 1.8)


def _laid_table(pen: Pen, x: float) -> None:
    pen.shadow((x, 626), 140, 12)
    table(pen, (x, 622), 232, 104)
    for dx in (-80, -28, 28, 80):
        pen.ellipse((x + dx, 514), 19, 4.5, 252, INK, 1.6)
    for dx in (-54, 54):
        pen.polygon(
            [(x + dx - 9, 484), (x + dx + 9, 484), (x + dx + 2, 500), (x + dx - 2, 500)],
            214,
            INK,
            1.6,
        )
        pen.stroke(((x + dx, 500), (x + dx, 514)), INK, 2)
    pen.polygon(box(x - 6, 470, x + 6, 514), 190, INK, 1.8)
    for dx, dy in ((-13, -6), (0, -16), (13, -6)):
        pen.ellipse((x + dx, 466 + dy), 9, fill=226, line=INK, width=1.6)


def _chandelier(pen: Pen) -> None:
    pen.glow((480, 50), 260, 110, 0.45)
    pen.stroke(((480, 0), (480, 26)), INK, 3)
    pen.curve([(372, 44), (420, 74), (480, 50), (540, 74), (588, 44)], 60, 5)
    for x in (372, 426, 480, 534, 588):
        y = 44 if x in (372, 588) else 62 if x != 480 else 48
        pen.polygon(box(x - 4, y - 26, x + 4, y), 240, INK, 1.6)
        pen.ellipse((x, y - 33), 4, 7, 255, 120, 1.4)


SCENE = Scene(
    "banquet", "A banquet room with laid tables and a menu.", _paint, ("Banquet", "Potluck")
)
