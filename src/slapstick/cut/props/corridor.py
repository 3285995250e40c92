"""A corridor of four doors: its wall, and leaves that open into the rooms or into the corridor."""

from __future__ import annotations

import math

from slapstick.cut import motion
from slapstick.cut.joinery import box, shade_corners
from slapstick.cut.motion import XY
from slapstick.cut.pen import INK, Pen

DOORS = (122.0, 361.0, 600.0, 839.0)  # the middle of each
SILL = 598.0  # y of the thresholds
_HALF, _HIGH = 68.0, 316.0
_PAPER = tuple((x * 48 + 24 * (y % 2), 44 + y * 52) for y in range(8) for x in range(21))


def corridor(pen: Pen) -> None:
    """Draw the wall and four dark doorways; the floor is somebody else's."""
    pen.gradient((0, 0, 960, 590), 172, 198)
    for x, y in _PAPER:
        pen.curve([(x - 7, y + 6), (x, y - 8), (x + 7, y + 6)], 162, 1.6)
    pen.polygon(box(-5, 456, 965, 590), 134, INK, 2.2)
    pen.polygon(box(-5, 448, 965, 460), 164, INK, 2)
    pen.polygon(box(-5, 576, 965, 592), 96, INK, 2)
    pen.polygon(box(-5, 212, 965, 220), 150, 104, 1.6)
    shade_corners(pen, 92)
    for door in DOORS:
        top = SILL - _HIGH
        pen.polygon(box(door - _HALF - 15, top - 16, door + _HALF + 15, SILL + 3), 92, INK, 2.4)
        pen.polygon(box(door - _HALF - 22, top - 26, door + _HALF + 22, top - 14), 112, INK, 2.2)
        pen.polygon(box(door - _HALF, top, door + _HALF, SILL + 2), 46)
    for lamp in (241, 720):
        pen.glow((lamp, 330), 74, 74, 0.4)
        stem = [(lamp - 5, 376), (lamp + 5, 376), (lamp + 2, 350), (lamp - 2, 350)]
        pen.polygon(stem, 60, INK, 2)
        pen.ellipse((lamp, 334), 15, 18, 252, INK, 2)


def door_leaf(pen: Pen, door: int, wide: float, words: str) -> None:
    """Draw a door by its number, `wide` open into its room: 0 shut .. 1; words while it is shut."""
    left, top = DOORS[door] - _HALF, SILL - _HIGH
    right = left + 2 * _HALF * (1 - 0.88 * wide)
    drop = 16 * wide
    pen.polygon([(left, top), (right, top + drop), (right, SILL - drop), (left, SILL)], 138)
    if wide > 0.9:
        return

    def panel(low: float, high: float) -> list[XY]:
        a, b = motion.mix(left, right, 0.15), motion.mix(left, right, 0.85)
        d = drop * 0.5
        return [(a, top + low + d), (b, top + low + d), (b, top + high - d), (a, top + high - d)]

    pen.polygon(panel(20, 124), 214, INK, 2)
    pen.polygon(panel(158, 286), 122, INK, 2)
    if wide < 0.05:
        pen.lines((DOORS[door], top + 72), words, 30, (84, 90))
    pen.ellipse((motion.mix(left, right, 0.91), top + 142), 5.5, fill=228, line=INK, width=1.8)


def outward_leaf(pen: Pen, door: int, swung: float) -> None:
    """Draw a door by its number, `swung` open into the corridor: 0 .. 1."""
    middle = DOORS[door]
    hinge, far = middle - _HALF, 150 * math.sin(math.pi * 0.5 * swung)
    wide = 2 * _HALF * math.cos(math.pi * 0.62 * min(1.0, swung))
    x, low = hinge + wide, SILL + 0.36 * far
    leaf = [(hinge, SILL - _HIGH), (hinge, SILL), (x, low), (x, SILL - _HIGH - 0.1 * far)]
    pen.polygon(leaf, 150, INK, 3)
    inset = [(hinge + (px - hinge) * 0.2, py) for px, py in ((x, SILL - 250), (x, SILL - 40))] + [
        (hinge + (x - hinge) * 0.8, py) for py in (SILL - 26, SILL - 262)
    ]
    pen.polygon(inset, 132, INK, 2)
    pen.ellipse((hinge + (x - hinge) * 0.92, SILL - 128), 6, fill=226, line=INK, width=1.8)
