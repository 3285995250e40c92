"""Draw plates that spin, stand in stacks or have broken; not for what is served on them."""

from __future__ import annotations

import math

from slapstick.cut import motion
from slapstick.cut.chance import Chance
from slapstick.cut.motion import XY
from slapstick.cut.pen import INK, Pen

_SHARD = ((0.0, 1.0), (1.9, 0.7), (3.4, 0.95), (4.6, 0.5))


def spinning_plate(pen: Pen, at: XY, tilt: float, spin: float, scale: float = 1.0) -> None:
    """Draw a plate seen from a little above; `at` is its foot, `spin` its turn in radians."""
    c, s = math.cos(tilt), math.sin(tilt)

    def ring(wide: float, high: float, up: float) -> list[XY]:
        points = []
        for step in range(16):
            a = math.tau * step / 16
            x, y = wide * scale * math.cos(a), scale * (up + high * math.sin(a))
            points.append((at[0] + x * c + y * s, at[1] + x * s - y * c))
        return points

    pen.polygon(ring(54, 14, 11), 250, INK, 2.4)
    pen.polygon(ring(32, 8, 10), 228, 150, 1.6)
    for turn in (0.0, math.pi):
        x, y = 43 * scale * math.cos(spin + turn), scale * (11 + 11 * math.sin(spin + turn))
        pen.ellipse((at[0] + x * c + y * s, at[1] + x * s - y * c), 4 * scale, 2.4 * scale, 90)


def plate_stack(pen: Pen, at: XY, count: int, lean: float = 0.0, scale: float = 1.0) -> None:
    """Draw plates on one another; the stack bends by `lean` pixels for each plate."""
    for index in range(count):
        x = at[0] + lean * index * (0.4 + 0.6 * index / max(1, count))
        y = at[1] - 8.5 * scale * index
        outline = [(-34, 9), (0, 12), (34, 9), (15, 0), (-15, 0)]
        pen.blob([(x + dx * scale, y - dy * scale) for dx, dy in outline], 250, INK, 2)


def shards(pen: Pen, at: XY, age: float, seed: int, count: int = 8, spread: float = 52) -> None:
    """Draw what is left of a plate that broke `age` seconds ago at a place of the floor."""
    if age < 0:
        return
    chance = Chance("shards", seed)
    fly = motion.share(age, 0.0, 0.32)
    for _ in range(count):
        rest = (at[0] + chance.between(-spread, spread), at[1] + chance.between(-7, 12))
        x, y = motion.arc(at, rest, fly, chance.between(20, 100))
        shard(pen, (x, y), chance.between(0, math.tau) + 5 * fly, chance.between(7, 14))


def shard_heap(pen: Pen, at: XY, size: XY, count: int) -> None:
    """Draw a heap of broken plates: its foot's middle, (wide, high), number of pieces."""
    chance = Chance("heap", count)
    for index in range(count):
        u = chance.between(-0.5, 0.5)
        up = chance.unit() * size[1] * math.cos(math.pi * u) ** 2 * (1 - index / (1.6 * count))
        shard(pen, (at[0] + u * size[0], at[1] - up), chance.between(0, math.tau),
              chance.between(9, 18))  # fmt: skip


def shard(pen: Pen, at: XY, angle: float, size: float) -> None:
    """Draw one piece of a plate."""
    rim = [(angle + turn, size * long) for turn, long in _SHARD]
    corners = [(at[0] + r * math.cos(a), at[1] + 0.8 * r * math.sin(a)) for a, r in rim]
    pen.polygon(corners, 248, INK, 1.8)
