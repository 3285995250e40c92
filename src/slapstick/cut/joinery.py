"""Parts that sets are built from: boards with words, windows, lamps, floors; not for puppets."""

from __future__ import annotations

from slapstick.cut.chance import Chance
from slapstick.cut.pen import INK, Pen

Box = tuple[float, float, float, float]


def box(left: float, top: float, right: float, bottom: float) -> list[tuple[float, float]]:
    """Return the corners of an upright box."""
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def board(pen: Pen, place: Box, words: str, light: bool = False) -> None:
    """Draw a sign with a double border; its words are shrunk to fit, never cut."""
    left, top, right, bottom = place
    ground, ink = (232, 24) if light else (34, 236)
    pen.polygon([(x + 4, y + 5) for x, y in box(*place)], 92, None)
    pen.polygon(box(*place), ground, INK, 2.4)
    pen.polygon(box(left + 5, top + 5, right - 5, bottom - 5), None, ink, 1.4)
    middle = ((left + right) / 2, (top + bottom) / 2)
    high = bottom - top
    pen.lines(middle, words, high * 0.62, (right - left - 30, high - 20), ink)


def bricks(pen: Pen, place: Box, tone: int, line: int, seed: int, share: float = 0.35) -> None:
    """Draw a wall on which some bricks show."""
    left, top, right, bottom = place
    pen.polygon(box(*place), tone, INK, 2.4)
    chance = Chance("bricks", seed, round(left))
    y, odd = top + 8, False
    while y < bottom - 8:
        x = left + (20 if odd else 6)
        while x < right - 34:
            if chance.unit() < share:
                pen.stroke(((x, y), (x + 26, y)), line, 1.6)
                if chance.unit() < 0.5:
                    pen.stroke(((x + 26, y), (x + 26, y + 9)), line, 1.4)
            x += 32
        y, odd = y + 13, not odd


def pane(pen: Pen, place: Box, tone: int = 104, bars: int = 1) -> None:
    """Draw a window: dark glass, light that falls over it, bars, a sill."""
    left, top, right, bottom = place
    pen.polygon(box(left - 7, top - 7, right + 7, bottom + 7), 210, INK, 2.2)
    pen.gradient(place, tone + 18, tone - 14)
    wide, high = right - left, bottom - top
    for u, w in ((0.12, 0.16), (0.36, 0.07)):
        shine = [(left + wide * u, bottom), (left + wide * (u + w), bottom)]
        lean = min(high * 0.55, wide * (0.98 - u - w))
        shine += [(left + wide * (u + w) + lean, top), (left + wide * u + lean, top)]
        pen.wash(shine, 255, 0.22)
    pen.hatch(box(left, top, right, top + high * 0.24), tone - 40, 4, 0, 1.2)
    pen.polygon(box(*place), None, INK, 2.4)
    for index in range(1, bars + 1):
        x = left + wide * index / (bars + 1)
        pen.stroke(((x, top), (x, bottom)), INK, 3.4)
    pen.polygon(box(left - 12, bottom + 5, right + 12, bottom + 15), 196, INK, 2)


def street_lamp(pen: Pen, x: float, foot: float, lit: bool = True) -> None:
    """Draw a gas lamp."""
    if lit:
        pen.glow((x, foot - 398), 92, 92, 0.4)
    pen.hose(((x, foot - 350), (x, foot - 6)), (4, 6), 48)
    for up, wide in ((6, 15), (20, 11), (120, 9), (330, 9)):
        pen.polygon(box(x - wide, foot - up - 7, x + wide, foot - up), 48, INK, 2)
    pen.stroke(((x - 28, foot - 342), (x + 28, foot - 342)), 40, 5)
    pen.polygon(
        [(x - 14, foot - 356), (x + 14, foot - 356), (x + 22, foot - 416), (x - 22, foot - 416)],
        250,
    )
    pen.polygon([(x - 28, foot - 416), (x, foot - 446), (x + 28, foot - 416)], 48)
    pen.ellipse((x, foot - 449), 5, fill=48)
    pen.stroke(((x, foot - 356), (x, foot - 416)), 120, 1.8)


def planks(pen: Pen, place: Box, tone: int, line: int, seed: int = 0) -> None:
    """Draw a floor of boards that run into the depth."""
    left, top, right, bottom = place
    pen.gradient(place, tone - 16, tone + 10)
    middle = (left + right) / 2
    for index in range(-14, 15):
        pen.stroke(((middle + index * 62, top), (middle + index * 118, bottom)), line, 1.8)
    chance = Chance("planks", seed)
    for _ in range(26):
        index, u = chance.whole(-9, 8), chance.unit()
        y = top + (bottom - top) * u * u
        spread = 62 + (118 - 62) * (y - top) / (bottom - top)
        pen.stroke(((middle + index * spread, y), (middle + (index + 1) * spread, y)), line, 1.8)


def tiles(pen: Pen, place: Box, light: int, dark: int) -> None:
    """Draw a chequered floor in perspective."""
    left, top, right, bottom = place
    middle, rows = (left + right) / 2, 6
    edges = [top + (bottom - top) * (i / rows) ** 1.5 for i in range(rows + 1)]
    for row in range(rows):
        a, b = (62 + 74 * (edges[row + i] - top) / (bottom - top) for i in (0, 1))
        for column in range(-10, 10):
            corners = [(middle + column * a, edges[row]), (middle + (column + 1) * a, edges[row]),
                       (middle + (column + 1) * b, edges[row + 1]),
                       (middle + column * b, edges[row + 1])]  # fmt: skip
            pen.polygon(corners, light if (row + column) % 2 else dark, None)
    pen.stroke(((left, top), (right, top)), INK, 2.4)


def shade_corners(pen: Pen, tone: int = 70) -> None:
    """Draw engraver's lines into the upper corners, where a stage is darkest."""
    for side in (0, 1):
        for reach, gap in ((250, 9), (150, 9)):
            corner = (0.0, 0.0) if side == 0 else (960.0, 0.0)
            way = 1 if side == 0 else -1
            area = [corner, (corner[0] + way * reach, 0), (corner[0], reach * 0.9)]
            pen.hatch(area, tone, gap, -42 * way + (8 if reach < 200 else 0), 1.1)
