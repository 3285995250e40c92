"""Draw the cat: an exception, which gets out of whatever is shut."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from slapstick.cut.motion import XY
from slapstick.cut.pen import INK, Pen
from slapstick.cut.performance import Figure, Point

Place = Callable[[float, float], XY]
_COAT = 30


@dataclass(frozen=True, slots=True)
class CatPose:
    """What the cat does; `gait` runs its legs (1 is a whole cycle), `arch` raises its back."""

    sit: float = 0.0  # 1: it sits and looks
    arch: float = 0.0  # 1: hair on end, back up
    gait: float = 0.0
    speed: float = 0.0  # 0 still .. 1 a gallop
    eyes: float = 1.0
    tail: float = 0.0  # radians: how the tail is swung
    pitch: float = 0.0  # of the body: a leap up is negative


def draw_cat(pen: Pen, at: XY, pose: CatPose, facing: float = 1.0, scale: float = 1.0) -> Figure:
    """Draw the cat standing at a point and tell where it is."""
    c, s = math.cos(pose.pitch), math.sin(pose.pitch)

    def place(x: float, y: float) -> XY:
        y -= 34
        x, y = x * c + y * s, y * c - x * s
        return (at[0] + facing * x * scale, at[1] - (y + 34) * scale)

    sit, arch = pose.sit, pose.arch
    chest = (22 - 6 * sit, 36 + 12 * sit + 8 * arch)
    rump = (-26 + 10 * sit, 34 - 14 * sit + 8 * arch)
    _tail(pen, place, rump, pose, scale)
    feet = _legs(pen, place, chest, rump, pose, scale, far=True)
    back = (0 - 4 * sit, 40 + 26 * arch + 2 * sit)
    widths = [v * scale for v in (13 + 3 * sit, 11.5 + arch, 12.5)]
    pen.hose([place(*rump), place(*back), place(*chest)], widths, _COAT)
    if arch > 0.5:
        for step in range(-3, 4):
            x = step * 7
            y = 52 + 26 * arch - abs(step) * 4
            pen.stroke([place(x, y - 6), place(x - 3, y + 8 * arch)], INK, 2.4)
    feet.update(_legs(pen, place, chest, rump, pose, scale, far=False))
    pen.ellipse(place(chest[0] + 6, chest[1] - 4), 8 * scale, 9 * scale, 232)
    head = (chest[0] + 18, chest[1] + 20 - 6 * arch)
    _head(pen, place, head, pose, scale)
    joints = {
        "head": Point(*place(*head)), "neck": Point(*place(*chest)), "hip": Point(*place(*rump)),
        **{name: Point(*point) for name, point in feet.items()},
    }  # fmt: skip
    return Figure("cat", joints, frozenset(), place(*head)[1] - 26 * scale, at[1])


def _head(pen: Pen, place: Place, head: XY, pose: CatPose, scale: float) -> None:
    x, y = head
    for dx in (-11, 9):
        ear = [
            place(x + dx - 8, y + 9),
            place(x + dx - 1, y + 30 - 8 * pose.arch),
            place(x + dx + 8, y + 10),
        ]
        pen.polygon(ear, _COAT)
        pen.polygon(
            [
                place(x + dx - 3, y + 12),
                place(x + dx - 1, y + 23 - 8 * pose.arch),
                place(x + dx + 4, y + 12),
            ],
            150,
            None,
        )
    pen.ellipse(place(x, y), 20 * scale, 17 * scale, _COAT, INK)
    pen.ellipse(place(x + 7, y - 7), 12 * scale, 8 * scale, 238)
    for dx in (-5, 10):
        if pose.eyes < 0.2:
            pen.stroke([place(x + dx - 5, y + 4), place(x + dx + 5, y + 4)], 220, 2.4)
        else:
            pen.ellipse(
                place(x + dx, y + 4), 5.4 * scale, 6.6 * scale * min(1.2, pose.eyes), 250, INK, 1.6
            )
            pen.ellipse(place(x + dx + 1.5, y + 4), 1.9 * scale, 4.8 * scale, 12)
    pen.ellipse(place(x + 9, y - 3), 3 * scale, 2.2 * scale, 30)
    mouth = [
        place(x + 2, y - 9),
        place(x + 6, y - 11),
        place(x + 9, y - 7),
        place(x + 13, y - 11),
        place(x + 17, y - 8),
    ]
    pen.curve(mouth, INK, 1.6)
    if pose.arch > 0.6:
        pen.ellipse(place(x + 9, y - 12), 4.5 * scale, 3.5 * scale, 60, INK, 1.4)
    for dy in (-3, -8):
        pen.stroke([place(x + 16, y + dy), place(x + 36, y + dy * 1.4 + 4)], 225, 1.3)
        pen.stroke([place(x - 4, y + dy), place(x - 20, y + dy * 1.4 + 2)], 225, 1.3)


def _legs(
    pen: Pen, place: Place, chest: XY, rump: XY, pose: CatPose, scale: float, far: bool
) -> dict[str, XY]:
    feet: dict[str, XY] = {}
    shift, side = (0.5, "far") if far else (0.0, "near")
    for root, name, lead, reach in ((chest, "hand", 0.0, 8.0), (rump, "foot", 0.55, -2.0)):
        turn = math.tau * (pose.gait + shift + lead)
        swing = 24 * pose.speed * math.cos(turn)
        lift = 14 * pose.speed * max(0.0, math.sin(turn))
        sit = pose.sit if name == "foot" else 0.0
        x = root[0] + swing + (4 if far else -2) + (14 * sit) + reach * 0.2
        foot = place(x, 5 + lift)
        knee = place((root[0] + x) / 2 + (5 if name == "foot" else -3), (root[1] + lift) / 2 + 4)
        pen.hose(
            (place(root[0], root[1] - 2), knee, foot),
            (8 * scale, 6 * scale, 5 * scale),
            _COAT - (6 if far else 0),
        )
        pen.ellipse((foot[0], foot[1]), 7 * scale, 5 * scale, 232, INK, 1.8)
        feet[f"{name}.{side}"] = foot
    return feet


def _tail(pen: Pen, place: Place, rump: XY, pose: CatPose, scale: float) -> None:
    up = 0.9 + 0.7 * pose.arch - 0.8 * pose.speed
    points, angle = [rump], math.pi - up + pose.tail
    for step in range(4):
        x, y = points[-1]
        points.append((x + 15 * math.cos(angle), y + 15 * math.sin(angle)))
        angle -= 0.45 + 0.25 * math.sin(pose.tail * 2 + step)
    thick = 1 + 0.9 * pose.arch
    pen.hose([place(*p) for p in points], [w * thick * scale for w in (5.5, 5, 4.6, 4.4, 4)], _COAT)
