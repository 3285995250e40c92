"""Draw the ornaments of a printed programme: fan, star, rule and perforated film; sets no type."""

from __future__ import annotations

import math

from PIL import ImageDraw

Pen = ImageDraw.ImageDraw
XY = tuple[float, float]
_RAYS = 15
_HOLE, _PITCH = (14, 10), 26  # perforations: their size, and from one to the next
EDGE = 20  # pixels of film above and below its pictures


def fan(pen: Pen, foot: XY, radius: float, ink: str, paper: str) -> None:
    """Draw half a sun that rises from `foot`, rays of two lengths around a disc."""
    x, y = foot
    for ray in range(_RAYS):
        long = radius * (0.96 if ray % 2 == 0 else 0.84)
        first, last = (math.pi * (ray + share) / _RAYS for share in (0.16, 0.84))
        arc = [first + (last - first) * step / 4 for step in range(5)]
        points = [(x + long * math.cos(a), y - long * math.sin(a)) for a in arc]
        pen.polygon([(x, y), *points], ink)
    for share, tone in ((0.34, paper), (0.26, ink)):
        reach = radius * share
        pen.pieslice([(x - reach, y - reach), (x + reach, y + reach)], 180, 360, tone)


def star(pen: Pen, centre: XY, radius: float, ink: str) -> None:
    """Draw a star with five points, one of them up."""
    x, y = centre
    points = []
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.44
        angle = math.pi / 2 + math.pi * corner / 5
        points.append((x + reach * math.cos(angle), y - reach * math.sin(angle)))
    pen.polygon(points, ink)


def rule(pen: Pen, centre: XY, width: float, ink: str) -> None:
    """Draw a line that is broken by three diamonds."""
    x, y = centre
    for side in (-1, 1):
        pen.line([(x + side * 42, y), (x + side * width / 2, y)], ink, 2)
        diamond(pen, (x + side * 24, y), 6, ink)
    diamond(pen, centre, 12, ink)


def diamond(pen: Pen, centre: XY, size: float, ink: str) -> None:
    """Draw a square that stands on its corner."""
    x, y = centre
    pen.polygon([(x - size, y), (x, y - size), (x + size, y), (x, y + size)], ink)


def film(pen: Pen, box: tuple[float, float, float, float], ink: str, light: str) -> None:
    """Draw a stretch of film: left, top, right, bottom; pictures go between its two edges."""
    left, top, right, bottom = box
    pen.rectangle([(left, top), (right, bottom)], ink)
    holes = max(1, int((right - left) // _PITCH))
    pitch = (right - left) / holes
    for hole in range(holes):
        x = round(left + (hole + 0.5) * pitch - _HOLE[0] / 2)
        for y in (round(top + (EDGE - _HOLE[1]) / 2), round(bottom - (EDGE + _HOLE[1]) / 2)):
            pen.rounded_rectangle([(x, y), (x + _HOLE[0], y + _HOLE[1])], 3, light)
