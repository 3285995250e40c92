"""Throw whatever is loose on the set into the air at the film's strongest hit; moves no puppet."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from slapstick.cut.chance import Chance
from slapstick.cut.motion import XY
from slapstick.cut.pen import HEIGHT, WIDTH, Pen
from slapstick.cut.props.portable import draw_prop

LASTS = 2.7  # seconds until the last piece has left the picture
_PIECES = 40
_GRAVITY = 1150.0  # pixels a second, each second
_FLOOR = HEIGHT + 70.0  # pieces come from, and fall, below the picture
# What lies about on each set: named as rules name things.
_LOOSE: Mapping[str, tuple[str, ...]] = {
    "archive": ("paper", "letter", "paper", "roll", "box"),
    "banquet": ("plate", "pie", "bucket", "bowler", "umbrella"),
    "street": ("bowler", "paper", "umbrella", "box", "letter"),
    "theatre": ("bowler", "paper", "roll", "plate", "umbrella"),
    "workshop": ("bucket", "box", "broom", "paper", "bowler"),
}
_ANYWHERE = ("bowler", "paper", "box", "plate", "letter")


class _Piece(NamedTuple):
    """One thing in flight."""

    name: str
    x: float  # where it leaves the floor
    across: float  # pixels a second
    up: float  # pixels a second
    spin: float  # radians a second
    late: float  # seconds after the hit
    scale: float


def rain(pen: Pen, scene: str, seed: int, since: float) -> None:
    """Draw all that flies `since` seconds after the hit; nothing before it or when all is down."""
    if not 0 <= since < LASTS:
        return
    for piece in _pieces(scene, seed):
        t = since - piece.late
        if t > 0:
            draw_prop(pen, piece.name, _at(piece, t), piece.spin * t, piece.scale)


def _at(piece: _Piece, t: float) -> XY:
    return piece.x + piece.across * t, _FLOOR - piece.up * t + _GRAVITY * t * t / 2


@cache
def _pieces(scene: str, seed: int) -> tuple[_Piece, ...]:
    return tuple(_thrown(Chance("debris", scene, seed), _LOOSE.get(scene, _ANYWHERE)))


def _thrown(chance: Chance, loose: tuple[str, ...]) -> Iterator[_Piece]:
    """Yield pieces spread evenly across the picture, each high enough to be seen falling."""
    for number in range(_PIECES):
        x = WIDTH * (number + chance.unit()) / _PIECES
        height = chance.between(0.55, 1.05) * HEIGHT
        yield _Piece(
            chance.pick(loose),
            x,
            chance.between(-120, 120) + (x - WIDTH / 2) * 0.35,
            math.sqrt(2 * _GRAVITY * height),
            chance.between(-7, 7),
            chance.between(0.0, 0.35),
            chance.between(0.9, 1.5),
        )
