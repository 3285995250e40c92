"""A street with two shops, a lamp and roofs behind; their fronts bear the repository's words."""

from __future__ import annotations

import math

from slapstick.cut.chance import Chance
from slapstick.cut.joinery import board, box, bricks, pane, shade_corners, street_lamp
from slapstick.cut.pen import INK, Pen
from slapstick.cut.scenery import Scene, sign
from slapstick.model import Staging

_WALL = 586  # where the fronts meet the pavement


def _paint(pen: Pen, staging: Staging) -> None:
    pen.gradient((0, 0, 960, _WALL), 206, 232)
    _clouds(pen, staging.seed)
    _roofs(pen, staging.seed)
    _pavement(pen)
    turned = staging.seed % 2
    left, right = ((34, 400), (500, 926)) if turned else ((34, 460), (560, 926))
    _shop(pen, left, 176, 172, sign(staging, 0, SCENE.signs[0]), staging.seed)
    _shop(pen, right, 206, 150, sign(staging, 1, SCENE.signs[1]), staging.seed + 1)
    street_lamp(pen, (left[1] + right[0]) / 2, _WALL + 16)
    shade_corners(pen, 150)


def _clouds(pen: Pen, seed: int) -> None:
    chance = Chance("clouds", seed)
    for _ in range(3):
        x, y = chance.between(60, 900), chance.between(30, 120)
        for step in range(5):
            pen.glow((x + step * 34 - 68, y - 10 * (step % 2)), 60, 26, 0.35)


def _roofs(pen: Pen, seed: int) -> None:
    chance = Chance("roofs", seed)
    for tone, low, high in ((202, 250, 380), (184, 160, 280)):
        x = -30.0
        while x < 980:
            wide, tall = chance.between(70, 140), chance.between(low, high)
            top = _WALL - tall
            pen.polygon(box(x, top, x + wide, _WALL), tone, tone - 26, 1.4)
            if chance.unit() < 0.6:
                pen.polygon(
                    [(x - 5, top), (x + wide / 2, top - 40), (x + wide + 5, top)],
                    tone - 10,
                    tone - 30,
                    1.4,
                )
            pen.polygon(
                box(x + wide * 0.7, top - 52, x + wide * 0.7 + 14, top), tone - 8, tone - 30, 1.4
            )
            for wy in range(int(top) + 20, _WALL - 20, 40):
                for wx in range(int(x) + 14, int(x + wide) - 16, 30):
                    pen.polygon(box(wx, wy, wx + 11, wy + 19), tone + chance.whole(-30, 14), None)
            x += wide + 2
    pen.wash(box(0, 300, 960, _WALL), 235, 0.25)


def _shop(
    pen: Pen, span: tuple[float, float], top: float, tone: int, words: str, seed: int
) -> None:
    left, right = span
    bricks(pen, (left, top, right, _WALL + 4), tone, tone - 34, seed)
    pen.hatch(box(left, top, left + 26, _WALL), tone - 40, 5, 62)
    pen.polygon(box(left - 9, top - 15, right + 9, top), tone + 26, INK, 2.4)
    for step in range(int((right - left) // 20) + 1):
        x = left + step * 20
        pen.polygon(box(x - 4, top, x + 4, top + 9), tone + 26, INK, 1.6)
    board(pen, (left + 14, top + 20, right - 14, top + 76), words)
    door_left = right - 118 if seed % 2 else left + 22
    glass = (left + 26, right - 140) if seed % 2 else (left + 140, right - 26)
    pane(pen, (glass[0], top + 150, glass[1], _WALL - 56), 112, 2)
    _wares(pen, glass, _WALL - 56, seed)
    pen.polygon(box(left + 2, _WALL - 36, right - 2, _WALL + 4), tone - 26, INK, 2)
    _shop_door(pen, door_left, top + 140)
    _awning(pen, glass[0] - 14, glass[1] + 14, top + 88, seed)


def _wares(pen: Pen, glass: tuple[float, float], sill: float, seed: int) -> None:
    chance = Chance("wares", seed)
    x = glass[0] + 20
    while x < glass[1] - 22:
        wide, tall = chance.between(16, 34), chance.between(14, 46)
        tone = chance.whole(150, 215)
        if chance.unit() < 0.5:
            pen.ellipse((x + wide / 2, sill - tall / 2), wide / 2, tall / 2, tone, 50, 1.6)
        else:
            pen.polygon(box(x, sill - tall, x + wide, sill), tone, 50, 1.6)
        x += wide + chance.between(6, 20)


def _shop_door(pen: Pen, left: float, top: float) -> None:
    right = left + 96
    pen.polygon(box(left - 8, top - 8, right + 8, _WALL + 4), 96, INK, 2.4)
    pen.polygon(box(left, top, right, _WALL + 4), 128, INK, 2)
    pen.gradient((left + 16, top + 18, right - 16, top + 150), 118, 92)
    pen.polygon(box(left + 16, top + 18, right - 16, top + 150), None, INK, 2)
    pen.wash(
        [
            (left + 24, top + 150),
            (left + 38, top + 150),
            (right - 22, top + 18),
            (right - 36, top + 18),
        ],
        255,
        0.25,
    )
    pen.polygon(box(left + 16, top + 168, right - 16, _WALL - 14), 112, INK, 1.8)
    pen.ellipse((right - 9, top + 160), 4.5, fill=228, line=INK, width=1.6)


def _awning(pen: Pen, left: float, right: float, top: float, seed: int) -> None:
    count = max(5, round((right - left) / 34))
    step = (right - left) / count
    pen.wash(box(left + 10, top + 54, right - 10, top + 80), 20, 0.35)
    for index in range(count):
        x = left + index * step
        tone = 240 if (index + seed) % 2 else 92
        slant = [12 * (1 - 2 * (index + i) / count) for i in (0, 1)]
        pen.polygon(
            [(x + slant[0], top), (x + step + slant[1], top), (x + step, top + 46), (x, top + 46)],
            tone,
            INK,
            2,
        )
        flap = [(x + step / 2 + step / 2 * math.cos(a), top + 46 + 13 * math.sin(a)) for a in
                [math.pi * i / 8 for i in range(9)]]  # fmt: skip
        pen.polygon(flap, tone, INK, 2)


def _pavement(pen: Pen) -> None:
    pen.gradient((0, _WALL, 960, 690), 178, 206)
    for index in range(-9, 10):
        pen.stroke(((480 + index * 66, _WALL), (480 + index * 98, 684)), 150, 1.6)
    for y in (604, 630, 664):
        pen.stroke(((0, y), (960, y)), 158, 1.6)
    pen.polygon(box(-5, 684, 965, 698), 150, INK, 2.2)
    pen.gradient((0, 698, 960, 720), 118, 104)
    for index in range(34):
        pen.arc((index * 29 + 8, 716), 14, 200, 340, 84, 2)


SCENE = Scene(
    "street", "Two shop fronts, a gas lamp, roofs behind.", _paint, ("Sundries", "Repairs")
)
