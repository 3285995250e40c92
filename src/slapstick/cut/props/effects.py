"""Marks in the air that show blows, haste, dust and thoughts; each lives by its age in seconds."""

from __future__ import annotations

import math

from slapstick.cut.chance import Chance
from slapstick.cut.motion import XY, ease_out
from slapstick.cut.pen import INK, Pen


def burst(pen: Pen, at: XY, age: float, size: float = 90, life: float = 0.28) -> None:
    """Draw the star of a blow; draw it at the moment of the hit with the age 0."""
    if not 0 <= age < life:
        return
    u = age / life
    reach = size * (0.55 + 0.45 * ease_out(min(1.0, u * 2.5))) * (1 - 0.25 * u)
    spikes = 12
    outline = []
    for step in range(2 * spikes):
        long = reach * (1.0 if step % 2 == 0 else 0.54) * (0.82 + 0.3 * ((step * 7) % 5) / 5)
        angle = step * math.pi / spikes + 0.13
        outline.append((at[0] + long * math.cos(angle), at[1] + 0.86 * long * math.sin(angle)))
    pen.polygon(outline, 252, INK, 3)
    inner = [(at[0] + (x - at[0]) * 0.55, at[1] + (y - at[1]) * 0.55) for x, y in outline]
    pen.polygon(inner, 214, None)


def flash_lines(pen: Pen, at: XY, age: float, size: float = 120, life: float = 0.22) -> None:
    """Draw short lines that fly outwards from a shock: a take, a bang, a bell."""
    if not 0 <= age < life:
        return
    u = age / life
    for step in range(12):
        angle = step * math.tau / 12 + 0.2
        near, far = size * (0.62 + 0.3 * u), size * (0.78 + 0.42 * u)
        pen.stroke(
            (
                (at[0] + near * math.cos(angle), at[1] + near * math.sin(angle)),
                (at[0] + far * math.cos(angle), at[1] + far * math.sin(angle)),
            ),
            INK,
            3.2 * (1 - 0.6 * u),
        )


def dust(pen: Pen, at: XY, age: float, size: float = 1.0, life: float = 0.7) -> None:
    """Draw puffs that roll away along the ground to both sides."""
    if not 0 <= age < life:
        return
    u = age / life
    out = ease_out(u)
    for index in range(8):
        side = 1 if index % 2 else -1
        rank = index // 2
        x = at[0] + side * size * (16 + 26 * rank) * (0.4 + 0.9 * out)
        y = at[1] - size * (6 + (30 - 6 * rank) * out * (0.5 + 0.5 * (index % 3) / 2))
        radius = size * (17 - 2.5 * rank) * (1 - u * u)
        if radius > 1.5:
            pen.ellipse((x, y), radius, radius * 0.82, 236 - 8 * rank, 110, 1.6)


def splash(pen: Pen, at: XY, age: float, tone: int = 240, size: float = 1.0, seed: int = 1) -> None:
    """Draw drops that fly up and fall: cream, water, ink."""
    if not 0 <= age < 0.9:
        return
    chance = Chance("splash", seed)
    for _ in range(14):
        speed, angle = chance.between(120, 380), chance.between(-2.7, -0.45)
        radius = chance.between(3, 9) * size * (1 - age * 0.7)
        x = at[0] + size * speed * math.cos(angle) * age
        y = at[1] + size * (speed * math.sin(angle) * age + 900 * age * age)
        if radius > 1:
            pen.ellipse((x, y), radius, radius * 1.15, tone, INK, 1.6)


def dizzy_stars(pen: Pen, at: XY, t: float, size: float = 56, count: int = 5) -> None:
    """Draw stars that circle over a head; `at` is the head."""
    for index in range(count):
        angle = t * 4.6 + index * math.tau / count
        x, y = at[0] + size * math.cos(angle), at[1] - 54 + 0.32 * size * math.sin(angle)
        big = 9 + 3 * math.sin(angle)
        star = [
            (
                x + big * (1 if step % 2 == 0 else 0.44) * math.cos(step * math.pi / 5 - 1.57 + t),
                y + big * (1 if step % 2 == 0 else 0.44) * math.sin(step * math.pi / 5 - 1.57 + t),
            )
            for step in range(10)
        ]
        pen.polygon(star, 252, INK, 1.8)


def speed_lines(pen: Pen, at: XY, facing: float, size: float = 1.0, count: int = 5) -> None:
    """Draw the streaks behind something fast that goes the way it faces."""
    for index in range(count):
        y = at[1] - size * (26 * index)
        long = size * (60 + 34 * ((index * 3) % 4))
        start = at[0] - facing * size * (46 + 10 * ((index * 5) % 3))
        pen.stroke(((start, y), (start - facing * long, y)), 250 if index % 2 else 60, 2.4)


def question(pen: Pen, at: XY, age: float, sign: str = "?") -> None:
    """Draw a question mark that pops up over a head and stays; `at` is the head."""
    if age < 0:
        return
    grow = min(1.0, age / 0.15)
    size = 64 * (grow + 0.25 * math.sin(math.pi * grow))
    pen.text((at[0] + 2, at[1] - 84 + 2), sign, size, 250)
    pen.text((at[0], at[1] - 84), sign, size, INK)


def exclamation(pen: Pen, at: XY, age: float) -> None:
    """Draw an exclamation mark that pops up over a head and stays."""
    question(pen, at, age, "!")


def sweat(pen: Pen, at: XY, t: float, facing: float = 1.0) -> None:
    """Draw drops that fly off a head in effort or fear; `at` is the head."""
    for index in range(3):
        u = (t * 1.7 + index / 3) % 1.0
        angle = -2.5 + 0.5 * index
        far = 44 + 34 * u
        x = at[0] + facing * far * math.cos(angle)
        y = at[1] + far * math.sin(angle) * 0.8 + 26 * u * u
        drop = [(x, y - 8), (x + 4.5, y + 2), (x, y + 6), (x - 4.5, y + 2)]
        if u < 0.85:
            pen.blob(drop, 250, INK, 1.6)
