"""Set intertitles, titles and the end as cards of the period; the words come from elsewhere."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from slapstick.cut import lettering
from slapstick.cut.chance import Chance
from slapstick.cut.pen import HEIGHT, WIDTH, XY, Pen, balance
from slapstick.errors import BadRequest
from slapstick.model import Card

BLACK: Final = 11
CREAM: Final = 234
_GOLD: Final = 196  # ornaments stand back a little behind the words
_DIM: Final = 128
SAFE: Final = (0.8 * WIDTH, 0.8 * HEIGHT)  # nothing that is read may leave this box
SMALLEST: Final = 0.04 * HEIGHT  # height of a capital that is read from the last row
MOST_ROWS: Final = 3
_MIDDLE: Final = WIDTH / 2
_SIZES: Final = {"title": 92.0, "end": 108.0, "intertitle": 66.0}
_TEXT_WIDTH: Final = 730.0


def draw_card(card: Card, seed: int, emblem: str = "S") -> npt.NDArray[np.uint8]:
    """Return the card as a (720, 960) uint8 picture.

    The seed chooses ornaments, so that one film has one style.  Raises BadRequest where words
    have no glyph or would have to be set too small to read.
    """
    pen = Pen.blank(BLACK)
    chance = Chance("card", seed)
    frame, corner, divider = chance.pick(_FRAMES), chance.pick(_CORNERS), chance.pick(_DIVIDERS)
    frame(pen)
    for x, y in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
        corner(pen, _mirror(x, y))
    _emblem(pen, emblem)
    _words(pen, card, divider)
    return np.asarray(pen.picture()).copy()


def rows_of(card: Card) -> tuple[float, tuple[str, ...]]:
    """Return the size in pixels and the rows in which a card's words are set.

    Raises BadRequest where three rows of the smallest readable size cannot hold them.
    """
    face = _face(card)
    words = lettering.require(" ".join(card.text.split()), face)
    widest = SAFE[0] - 30 if card.kind != "intertitle" else _TEXT_WIDTH
    best: tuple[float, tuple[str, ...]] = (0.0, ())
    for count in range(1, MOST_ROWS + 1):
        rows = balance(words, count, face)
        need = max(lettering.measure(row, 64, face)[0] for row in rows) / 64
        size = min(_SIZES[card.kind], widest / max(need, 0.1))
        if size > best[0] * 1.12:  # another row must be worth it
            best = (size, rows)
    if lettering.cap_height(round(best[0] * 2), face) / 2 < SMALLEST:
        message = f"the card is too long to be read: {card.text!r}"
        raise BadRequest(message, "use at most 12 short words", code="SL230")
    return best


def _face(card: Card) -> str:
    return lettering.GOUDY if card.kind == "intertitle" else lettering.LIMELIGHT


def _words(pen: Pen, card: Card, divider: Callable[[Pen, float], None]) -> None:
    size, rows = rows_of(card)
    step = size * (1.34 if card.kind == "intertitle" else 1.2)
    middle = HEIGHT / 2 - (52 if card.subtitle else 6)
    for index, row in enumerate(rows):
        y = middle + (index - (len(rows) - 1) / 2) * step
        pen.text((_MIDDLE, y), row, size, CREAM, _face(card), SAFE[0])
    if not card.subtitle:
        return
    below = middle + len(rows) / 2 * step + 30
    divider(pen, below)
    words = lettering.require(" ".join(card.subtitle.split()), lettering.GOUDY)
    under = balance(words, 1 if lettering.measure(words, 44, lettering.GOUDY)[0] < 560 else 2)
    for index, row in enumerate(under):
        pen.text((_MIDDLE, below + 48 + index * 56), row, 46, CREAM - 12, lettering.GOUDY, 640)


# ------------------------------------------------------------------ ornaments


def _mirror(x: int, y: int) -> Callable[[XY], XY]:
    """Return the map from a corner's own coordinates (inwards, downwards) to the sheet's."""
    return lambda p: (
        _MIDDLE + x * (_MIDDLE - 58 - p[0]),
        HEIGHT / 2 + y * (HEIGHT / 2 - 54 - p[1]),
    )


def _box(pen: Pen, inset: float, tone: int, width: float) -> None:
    x, y = inset, inset - 2
    corners = ((x, y), (WIDTH - x, y), (WIDTH - x, HEIGHT - y), (x, HEIGHT - y))
    pen.polygon(corners, None, tone, width)


def _double_rule(pen: Pen) -> None:
    _box(pen, 40, _GOLD, 3)
    _box(pen, 50, _DIM, 1.2)


def _notched_rule(pen: Pen) -> None:
    a, b, n = 42.0, 40.0, 26.0
    right, low = WIDTH - a, HEIGHT - b
    pen.polygon(
        (
            (a + n, b), (right - n, b), (right - n, b + n), (right, b + n),
            (right, low - n), (right - n, low - n), (right - n, low), (a + n, low),
            (a + n, low - n), (a, low - n), (a, b + n), (a + n, b + n),
        ),
        None, _GOLD, 2.6,
    )  # fmt: skip
    _box(pen, 56, _DIM, 1.2)


def _beaded_rule(pen: Pen) -> None:
    _box(pen, 40, _GOLD, 2.2)
    for x in range(60, WIDTH - 59, 24):
        pen.ellipse((x, 48), 1.7, fill=_DIM)
        pen.ellipse((x, HEIGHT - 48), 1.7, fill=_DIM)
    for y in range(60, HEIGHT - 59, 24):
        pen.ellipse((50, y), 1.7, fill=_DIM)
        pen.ellipse((WIDTH - 50, y), 1.7, fill=_DIM)


def _spiral(centre: XY, radius: float, turns: float, start: float) -> list[XY]:
    steps = int(26 * turns)
    points = []
    for step in range(steps + 1):
        share = step / steps
        shrunk, angle = radius * (1 - 0.82 * share), start + math.tau * turns * share
        points.append((centre[0] + shrunk * math.cos(angle), centre[1] + shrunk * math.sin(angle)))
    return points


def _whiplash(pen: Pen, to: Callable[[XY], XY]) -> None:
    """Draw a stem that swings along each edge and curls up at its end."""
    stem = [(14.0, 14.0), (44.0, 30.0), (84.0, 14.0), (124.0, 12.0), (146.0, 26.0)]
    curl = _spiral((134, 36), 15.6, 1.5, -0.7)
    for swap in (False, True):
        for path in (stem, curl):
            points = [(b, a) if swap else (a, b) for a, b in path]
            pen.curve([to(p) for p in points], _GOLD, 2.4)
        leaf = [(58.0, 24.0), (70.0, 40.0), (90.0, 38.0), (74.0, 25.0)]
        pen.blob([to((b, a) if swap else (a, b)) for a, b in leaf], _DIM, _GOLD, 1.4)
    _lozenge(pen, to((20, 20)), 8)


def _fan(pen: Pen, to: Callable[[XY], XY]) -> None:
    """Draw rays that spread from the corner under two arcs."""
    for k in range(7):
        angle = math.pi / 2 * k / 6
        far = 96 if k % 2 == 0 else 76
        near = (10 + 22 * math.cos(angle), 10 + 22 * math.sin(angle))
        tip = (10 + far * math.cos(angle), 10 + far * math.sin(angle))
        pen.stroke([to(near), to(tip)], _GOLD, 2)
        pen.ellipse(to(tip), 3.2, fill=_GOLD)
    for radius in (22, 58):
        angles = [math.pi / 2 * k / 12 for k in range(13)]
        path = [(10 + radius * math.cos(a), 10 + radius * math.sin(a)) for a in angles]
        pen.curve([to(p) for p in path], _DIM, 1.6)


def _rose(pen: Pen, to: Callable[[XY], XY]) -> None:
    """Draw a small rosette with two sprays of leaves."""
    for swap in (False, True):
        spray = [(30.0, 20.0), (66.0, 15.0), (102.0, 17.0), (136.0, 12.0)]
        pen.curve([to((b, a) if swap else (a, b)) for a, b in spray], _GOLD, 2)
        for k in range(4):
            x = 52.0 + 23 * k
            for side in (-1, 1):
                leaf = [
                    (x, 16.0),
                    (x + 8, 16 + side * 9.0),
                    (x + 20, 16 + side * 8.0),
                    (x + 11, 16.0),
                ]
                pen.blob([to((b, a) if swap else (a, b)) for a, b in leaf], _DIM, None)
    for k in range(6):
        angle = math.tau * k / 6
        pen.ellipse(
            to((20 + 8 * math.cos(angle), 20 + 8 * math.sin(angle))), 6, 6, _DIM, _GOLD, 1.2
        )
    pen.ellipse(to((20, 20)), 5, fill=_GOLD)


def _lozenge(pen: Pen, centre: XY, size: float) -> None:
    x, y = centre
    pen.polygon(((x, y - size), (x + size, y), (x, y + size), (x - size, y)), _GOLD, None)


def _lozenge_divider(pen: Pen, y: float) -> None:
    for side in (-1, 1):
        pen.stroke([(_MIDDLE + side * 18, y), (_MIDDLE + side * 128, y)], _GOLD, 2)
    _lozenge(pen, (_MIDDLE, y), 8)


def _swell_divider(pen: Pen, y: float) -> None:
    pen.polygon(
        ((_MIDDLE - 140, y), (_MIDDLE, y - 3.6), (_MIDDLE + 140, y), (_MIDDLE, y + 3.6)),
        _GOLD,
        None,
    )
    for side in (-1, 1):
        pen.ellipse((_MIDDLE + side * 152, y), 3, fill=_GOLD)


def _dots_divider(pen: Pen, y: float) -> None:
    for k in range(-3, 4):
        pen.ellipse((_MIDDLE + k * 26, y), 4.2 - abs(k) * 0.7, fill=_GOLD)


def _emblem(pen: Pen, letters: str) -> None:
    """Draw the house's mark on the lower edge, as companies did."""
    x, y = _MIDDLE, HEIGHT - 84
    pen.ellipse((x, y), 29, 21, BLACK, _GOLD, 2)
    pen.ellipse((x, y), 24, 16.5, None, _DIM, 1.2)
    pen.text((x, y), letters[:3], 20, _GOLD, lettering.LIMELIGHT, 34)


_FRAMES = (_double_rule, _notched_rule, _beaded_rule)
_CORNERS = (_whiplash, _fan, _rose)
_DIVIDERS = (_lozenge_divider, _swell_divider, _dots_divider)
