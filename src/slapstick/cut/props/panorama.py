"""Draw scenery that rolls past runners: roofs, fronts, lamps, seams of the floor; no runners.

A picture that rolls as a whole moves more than any blow.  In a chase that is not the film's peak
the scenery is seen through haze, so that the peak stays the film's liveliest moment.
"""

from __future__ import annotations

import math

from slapstick.cut.chance import Chance
from slapstick.cut.joinery import board, box
from slapstick.cut.pen import INK, WIDTH, Pen
from slapstick.model import Staging

_WALL = 586.0
_FRONT = 470.0  # from one house to the next
_OPEN_AIR = frozenset({"", "street"})
_PEAK = 4  # the laugh at which only the peak is played
_HAZE, _AIR = 0.58, 186  # how much of what is seen is air, and its tone


def panorama_ground(pen: Pen, staging: Staging) -> None:
    """Paint what never rolls: sky or ceiling, and the bare floor."""
    if staging.scene in _OPEN_AIR:
        pen.gradient((0, 0, 960, _WALL), 204, 236)
        for x, y in ((150, 70), (520, 44), (820, 96)):
            for step in range(4):
                pen.glow((x + step * 34, y - 9 * (step % 2)), 60, 24, 0.4)
    else:
        pen.gradient((0, 0, 960, _WALL), 150, 186)
        pen.hatch(box(0, 0, 960, 60), 124, 6, 0)
    pen.gradient((0, _WALL, 960, 720), 176, 212)
    pen.polygon(box(-5, 692, 965, 704), 150, INK, 2)
    pen.gradient((0, 704, 960, 720), 118, 104)


def panorama(pen: Pen, staging: Staging, travelled: float) -> None:
    """Draw all that lies behind the runners; `travelled` is where the camera is, in pixels."""
    outside = staging.scene in _OPEN_AIR
    if outside:
        _roofs(pen, travelled * 0.22, staging.seed)
    first = math.floor((travelled - 20) / _FRONT)
    for index in range(first, first + 4):
        left = index * _FRONT - travelled
        if -_FRONT < left < WIDTH:
            (_house if outside else _office)(pen, left, index, staging)
    _seams(pen, travelled)
    step = 560.0
    for index in range(math.floor(travelled / step), math.floor(travelled / step) + 3):
        x = index * step - travelled + 40
        if outside and -60 < x < WIDTH + 60:
            _lamp(pen, x)
    if staging.laugh < _PEAK:
        pen.veil(_AIR, _HAZE)


def panorama_before(pen: Pen, staging: Staging, travelled: float) -> None:
    """Draw what rushes by between the runners and the audience, at the film's peak."""
    if staging.laugh < _PEAK:
        return
    near = travelled * 1.6
    step = 610.0
    first = math.floor(near / step)
    for index in range(first, first + 3):
        x = index * step - near + 80
        if not -60 < x < WIDTH + 60:
            continue
        if staging.scene not in _OPEN_AIR:  # a basket for paper
            pen.polygon([(x - 30, 668), (x + 30, 668), (x + 22, 735), (x - 22, 735)], 52)
            pen.ellipse((x, 668), 30, 7, 90, INK)
        else:
            pen.hose(((x, 735), (x, 664)), (15, 13), 44)
            pen.ellipse((x, 660), 17, 15, 60, INK)
            pen.stroke(((x - 13, 684), (x + 13, 684)), 150, 4)


def _roofs(pen: Pen, moved: float, seed: int) -> None:
    first = math.floor(moved / 130)
    for index in range(first - 1, first + 9):
        chance = Chance("rolling roofs", seed, index)
        x, top = index * 130 - moved, _WALL - chance.between(330, 450)
        wide = 122.0
        roof = [(x, _WALL), (x, top), (x + wide / 2, top - 46), (x + wide, top), (x + wide, _WALL)]
        pen.polygon(roof, 196, 172, 1.4)
        pen.polygon(box(x + 84, top - 52, x + 98, top - 8), 186, 166, 1.4)


def _house(pen: Pen, left: float, index: int, staging: Staging) -> None:
    tone = (168, 146, 184, 156)[index % 4]
    top = 178.0 + 26 * (index % 3)
    right = left + _FRONT - 44
    pen.polygon(box(left, top, right, _WALL + 4), tone, INK, 2.4)
    pen.polygon(box(left - 8, top - 14, right + 8, top), tone + 26, INK, 2.2)
    board(pen, (left + 24, top + 18, right - 24, top + 78), _words(staging, index, "Sundries"))
    door = right - 118 if index % 2 else left + 22
    a, b = (left + 26, right - 146) if index % 2 else (left + 146, right - 26)
    pen.polygon(box(door, top + 146, door + 94, _WALL + 4), 92, INK, 2.2)
    pen.polygon(box(door + 16, top + 164, door + 78, top + 280), 120, INK, 1.8)
    pen.polygon(box(a, top + 146, b, _WALL - 50), 108, INK, 2.4)
    for u in (0.18, 0.52):
        x = a + (b - a) * u
        low, high = _WALL - 60, top + 176
        pen.polygon([(x, low), (x + 22, low), (x + 90, high), (x + 68, high)], 142, None)
    pen.polygon(box(left + 2, _WALL - 34, right - 2, _WALL + 4), tone - 28, INK, 2)
    slope = [(a - 6, top + 96), (b + 6, top + 96), (b + 18, top + 150), (a - 18, top + 150)]
    pen.polygon(slope, 232, INK, 2)
    count, span = 4, (b - a + 12) / 8
    for stripe in range(count):
        x = a - 6 + span * 2 * stripe
        pen.polygon([(x, top + 97), (x + span, top + 97), (x + span - 3 + 2 * stripe, top + 149),
                     (x - 8 + 4 * stripe, top + 149)], 82, None)  # fmt: skip


def _office(pen: Pen, left: float, index: int, staging: Staging) -> None:
    right = left + _FRONT
    pen.polygon(box(left, 430, right, _WALL), 122, INK, 2)
    pen.polygon(box(left, 420, right, 434), 158, INK, 1.8)
    a = left + 40
    pen.polygon(box(a - 12, 196, a + 158, _WALL + 4), 84, INK, 2.2)
    pen.polygon(box(a, 210, a + 146, _WALL + 4), 134, INK, 2)
    pen.polygon(box(a + 16, 228, a + 130, 392), 226, INK, 2)
    pen.lines((a + 73, 310), _words(staging, index, "Records"), 30, (100, 120))
    for row in range(4):
        for column in range(2):
            x, y = left + 240 + column * 96, 256 + row * 82
            pen.polygon(box(x, y, x + 90, y + 76), 146 - 6 * ((row + column) % 2), INK, 2)
            pen.polygon(box(x + 22, y + 14, x + 68, y + 34), 238, INK, 1.4)
            pen.arc((x + 45, y + 46), 8, 0, 180, INK, 2.6)


def _words(staging: Staging, index: int, otherwise: str) -> str:
    words = [line.strip() for line in staging.signs if line.strip()]
    return words[index % len(words)] if words else otherwise


def _seams(pen: Pen, travelled: float) -> None:
    pen.stroke(((0, _WALL), (WIDTH, _WALL)), 90, 2.2)
    pen.stroke(((0, 628), (WIDTH, 628)), 156, 1.6)
    for index in range(-3, 14):
        x = index * 88 - travelled % 88
        pen.stroke(((x, _WALL), (480 + (x - 480) * 1.5, 692)), 148, 1.8)


def _lamp(pen: Pen, x: float) -> None:
    foot = _WALL + 14
    pen.hose(((x, foot - 340), (x, foot)), (4, 6), 48)
    for up, wide in ((6, 15), (120, 9)):
        pen.polygon(box(x - wide, foot - up - 7, x + wide, foot - up), 48, INK, 2)
    pen.polygon(
        [(x - 14, foot - 346), (x + 14, foot - 346), (x + 22, foot - 404), (x - 22, foot - 404)],
        250,
    )
    pen.polygon([(x - 28, foot - 404), (x, foot - 434), (x + 28, foot - 404)], 48)
