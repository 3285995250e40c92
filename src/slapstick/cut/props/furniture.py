"""Things that stand, hang or lean in a set and that gags move; not for what is carried."""

from __future__ import annotations

import math
from collections.abc import Sequence

from slapstick.cut.motion import XY
from slapstick.cut.pen import INK, Pen
from slapstick.cut.props.spot import Spot


def ladder(pen: Pen, a: XY, b: XY, width: float = 34, tone: int = 176) -> None:
    """Draw a ladder from its foot to its top; also a ladder that is carried level."""
    far = math.hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    ux, uy = (b[0] - a[0]) / far, (b[1] - a[1]) / far
    nx, ny = -uy * width / 2, ux * width / 2
    count = max(3, round(far / 34))
    for index in range(1, count):
        x, y = a[0] + ux * far * index / count, a[1] + uy * far * index / count
        pen.hose(((x - nx, y - ny), (x + nx, y + ny)), (3.2, 3.2), tone - 18, INK, 2)
    for side in (-1, 1):
        ends = [(p[0] + side * nx, p[1] + side * ny) for p in (a, b)]
        pen.hose(ends, (5, 5), tone)


def rope(pen: Pen, points: Sequence[XY], width: float = 5) -> None:
    """Draw a rope along points."""
    pen.curve(points, INK, width + 2.4)
    pen.curve(points, 196, width - 0.6)


def chair(pen: Pen, at: XY, scale: float = 1.0, angle: float = 0.0, facing: float = 1.0) -> None:
    """Draw a chair that stands at a point, its back behind; the seat is 84 above it."""
    s = Spot(at, angle, scale, facing)
    for x in (-30, 26):
        pen.hose(s.path([(x * 0.9 + 8, 84), (x + 10, 6)]), (4.5, 3.5), 70)
    for y in (140, 168):
        pen.hose(s.path([(-30, y), (-12, y + 3)]), (5, 5), 96)
    pen.hose(s.path([(-27, 84), (-34, 182)]), (5, 4.5), 96)
    for x in (-28, 30):
        pen.hose(s.path([(x, 84), (x * 1.12, 0)]), (5, 4), 96)
    pen.polygon(s.path([(-36, 80), (-32, 92), (36, 92), (40, 80)]), 130)


def table(pen: Pen, at: XY, width: float = 220, height: float = 96, cloth: bool = True) -> None:
    """Draw a table whose foot is centred at a point."""
    s = Spot(at)
    half = width / 2
    for x in (-half + 18, half - 18):
        pen.hose(s.path([(x, height - 6), (x, 0)]), (6, 4.5), 84)
    if not cloth:
        pen.polygon(
            s.path([(-half, height - 8), (-half, height), (half, height), (half, height - 8)]), 120
        )
        return
    steps = max(4, round(width / 34))
    hem = [(half - width * i / steps, height * 0.42 - 9 * (i % 2)) for i in range(steps + 1)]
    pen.polygon(s.path([(-half, height), (half, height), *hem]), 238)
    for index in range(1, steps):
        x = half - width * index / steps
        pen.stroke(s.path([(x, height * 0.8), (x, height * 0.48)]), 186, 1.8)
    pen.polygon(
        s.path(
            [
                (-half - 3, height - 3),
                (-half, height + 5),
                (half, height + 5),
                (half + 3, height - 3),
            ]
        ),
        250,
    )


def door(
    pen: Pen, at: XY, open_: float = 0.0, size: XY = (118, 262), words: str = "", hinge: int = -1
) -> None:
    """Draw a door in its frame, foot centred at a point; `open_` 0 shut .. 1 wide open."""
    half, high = size[0] / 2, size[1]
    s = Spot(at)
    pen.polygon(
        s.path([(-half - 13, 0), (-half - 13, high + 14), (half + 13, high + 14), (half + 13, 0)]),
        84,
    )
    pen.polygon(s.path([(-half, 0), (-half, high), (half, high), (half, 0)]), 34)
    edge = half - 2 * half * 0.86 * open_
    drop = 13 * open_
    x0, x1 = hinge * half, -hinge * edge
    leaf = [(x0, 0), (x0, high), (x1, high + drop * 0.4), (x1, -drop)]
    pen.polygon(s.path(leaf), 138)

    def panel(u0: float, u1: float, v0: float, v1: float) -> list[XY]:
        def on(u: float, v: float) -> XY:
            x = x0 + (x1 - x0) * u
            low, top = -drop * u, high + drop * 0.4 * u
            return s.place(x, low + (top - low) * v)

        return [on(u0, v0), on(u0, v1), on(u1, v1), on(u1, v0)]

    pen.polygon(panel(0.16, 0.84, 0.08, 0.42), 120, INK, 2)
    pen.polygon(panel(0.16, 0.84, 0.52, 0.93), 206 if words else 120, INK, 2)
    if words and open_ < 0.3:
        pen.lines(s.place(0, high * 0.725), words, 26, (half * 1.2, high * 0.3))
    pen.ellipse(panel(0.9, 0.9, 0.47, 0.47)[0], 5.5, fill=226, line=INK, width=1.8)


def rug(pen: Pen, left: float, right: float, floor: float, lump: float = 0.0) -> None:
    """Draw a rug on the floor with a lump under it, `lump` pixels high."""
    middle, wide = (left + right) / 2, right - left
    shape = (
        (-0.5, 0.0),
        (-0.3, 0.05),
        (-0.17, 0.55),
        (0.0, 1.0),
        (0.17, 0.55),
        (0.3, 0.05),
        (0.5, 0.0),
    )
    top = [(middle + wide * x, floor - 6 - lump * y) for x, y in shape]
    outline = [*top, (right + 12, floor + 10), (left - 12, floor + 10)]
    pen.polygon(outline, 104)
    inner = [(x, y + 6) for x, y in top[1:-1]]
    pen.curve(inner, 190, 3)
    for index in range(int(wide // 12)):
        x = left - 8 + 12 * index + 6
        pen.stroke(((x, floor + 9), (x - 2, floor + 17)), 206, 2)


def placard(
    pen: Pen, at: XY, words: str, width: float = 150, height: float = 70, angle: float = 0.0
) -> None:
    """Draw a board on a stick, its foot at a point: for pickets, prices and warnings."""
    s = Spot(at, angle)
    pen.hose(s.path([(0, 0), (0, 120)]), (4, 4), 150, INK, 2)
    board = [
        (-width / 2, 100),
        (-width / 2, 100 + height),
        (width / 2, 100 + height),
        (width / 2, 100),
    ]
    pen.polygon(s.path(board), 246)
    middle = s.place(0, 100 + height / 2)
    if abs(angle) < 0.06:
        pen.lines(middle, words, 34, (width - 18, height - 14))
    else:
        pen.text(middle, words, 30, INK, width=width - 18, angle=math.degrees(angle))
