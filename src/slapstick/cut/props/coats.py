"""Coats, worn, flying, hung up and in a heap; not for whoever is in them."""

from __future__ import annotations

from collections.abc import Callable

from slapstick.cut.chance import Chance
from slapstick.cut.motion import XY, squash
from slapstick.cut.pen import INK, Pen
from slapstick.cut.props.spot import Spot

Body = Callable[[float, float], XY]  # (forward in pixels, share of the way from hem to neck)
_CLOTH = ((62, 0), (176, 45), (112, 0), (212, 90), (84, 135), (150, 0))  # tone, weave in degrees


def tone_of(index: int) -> int:
    """Return the tone of the `index`th coat: neighbours never match."""
    return _CLOTH[index % len(_CLOTH)][0]


def worn_coat(pen: Pen, body: Body, girth: float, index: int, tug: float) -> None:
    """Draw the `index`th coat on a body, `girth` from middle to side; `tug` pulls its back."""
    half = ((0.16, 1.04), (0.62, 0.99), (0.92, 0.8), (1.0, 0.45), (0.94, 0.0))
    front = [body(x * girth, u) for x, u in half]
    back = [body(-(x + (0.3 * tug if u > 0.7 else 0)) * girth - 16 * tug * (u > 0.7), u)
            for x, u in reversed(half)]  # fmt: skip
    outline = [*front, *back]
    tone, weave = _CLOTH[index % len(_CLOTH)]
    line = 30 if tone > 95 else 128
    pen.blob(outline, tone)
    if weave:
        pen.hatch(outline, tone - 44, 15, weave, 2.2)
    pen.stroke([body(0.4 * girth, 0.95), body(0.5 * girth, 0.5),
                body(0.46 * girth, 0.02)], line, 2.4)  # fmt: skip
    for share in (0.68, 0.5, 0.32):
        pen.ellipse(body(0.62 * girth, share), 5, fill=line, line=INK, width=1.6)
    pen.stroke([body(-0.5 * girth, 0.24), body(0.14 * girth, 0.22)], line, 3)
    for x in (-0.7, -0.2):
        pen.stroke([body(x * girth, 0.02), body(x * girth * 0.94, 0.14)], line, 1.8)


def collars(pen: Pen, body: Body, girth: float, index: int, under: int) -> None:
    """Show at his neck the collars of the coats that are still to come."""
    for ring in range(min(under, 5), -1, -1):
        tone = _CLOTH[(index + ring) % len(_CLOTH)][0]
        wide = 17 + girth * 0.1 + 8 * (min(under, 5) - ring)
        points = [(-wide, 1.025), (-wide * 0.5, 1.08), (wide * 0.8, 1.08),
                  (wide * 1.2, 1.03), (wide * 0.8, 0.92 - 0.0013 * wide),
                  (-wide * 0.4, 0.97)]  # fmt: skip
        pen.blob([body(x, u) for x, u in points], tone, INK, 2.2)


def coat_ticket(pen: Pen, body: Body, girth: float, words: str) -> None:
    """Pin a paper with words to a coat that is worn."""
    corners = ((-0.5, 0.52), (0.12, 0.5), (0.12, 0.36), (-0.5, 0.38))
    pen.polygon([body(x * girth, u) for x, u in corners], 238, INK, 1.8)
    high = abs(body(0, 0.5)[1] - body(0, 0.39)[1])
    pen.lines(body(-0.19 * girth, 0.44), words, 22, (0.54 * girth, high))


def loose_coat(pen: Pen, at: XY, angle: float, scale: float, index: int) -> None:
    """Draw an empty coat that hangs from its collar."""
    s = Spot(at, angle, scale)
    tone, weave = _CLOTH[index % len(_CLOTH)]
    line = 30 if tone > 95 else 128
    half = [(11, 3), (26, -6), (40, -22), (52, -94), (31, -99), (29, -64), (42, -150)]
    body = s.path([*half, (0, -156), *((-x, y) for x, y in reversed(half))])
    pen.polygon(body, tone)
    for way in (-1, 1):
        pen.stroke(s.path([(way * 29, -66), (way * 26, -30)]), INK, 2.2)
    if weave:
        pen.hatch(body, tone - 44, 13, weave, 2.0)
    pen.polygon(s.path([(-11, 3), (0, -40), (11, 3)]), max(24, tone - 50), INK, 2)
    pen.stroke(s.path([(0, -40), (2, -152)]), line, 2)
    for y in (-58, -80, -102):
        pen.ellipse(s.place(8, y), 3 * scale, fill=line)


def coat_heap(pen: Pen, at: XY, number: int, age: float, *, front: bool) -> None:
    """Draw a heap of coats `age` seconds after it fell: what lies behind somebody, or before."""
    wide = 118 + 10 * number
    flat = squash(age, 0.0, 0.16)[1]
    high = (96 + 5 * number if front else 150 + 6 * number) * flat
    x, base = at
    mound = [(x - wide, base), (x - wide * 0.72, base - high * 0.55), (x - wide * 0.2, base - high),
             (x + wide * 0.3, base - high * 0.94), (x + wide * 0.7, base - high * 0.5),
             (x + wide, base)]  # fmt: skip
    pen.polygon(mound, 70)
    chance = Chance("heap", number, int(front))
    shown = min(number, 7)
    for index in range(shown):
        u = (index + 0.5) / shown
        side = -1 if (index + front) % 2 else 1
        top = x + side * wide * (0.1 + 0.3 * chance.unit())
        up = base - high * (1.02 - 0.5 * u)
        angle = -side * chance.between(0.75, 1.25)
        loose_coat(pen, (top, up), angle, 0.62 + 0.3 * (1 - u), index + front)
    if front:
        loose_coat(pen, (x + 8, base - high * 0.96), 0.2, 0.62, number)


def crumpled_coat(pen: Pen, at: XY, age: float, index: int) -> None:
    """Draw a coat that dropped round the feet of whoever wore it, `age` seconds ago."""
    flat = squash(age, 0.0, 0.5)
    x, y = at
    tone = tone_of(index)
    wide, high = 92 * flat[0], 40 * flat[1]
    pen.blob([(x - wide, y), (x - wide * 0.8, y - high * 0.6), (x - wide * 0.3, y - high),
              (x + wide * 0.2, y - high * 0.7), (x + wide * 0.7, y - high * 0.9), (x + wide, y)],
             tone)  # fmt: skip
    for u in (-0.5, 0.0, 0.45):
        pen.curve([(x + wide * u, y - 4), (x + wide * (u + 0.06), y - high * 0.4),
                   (x + wide * (u + 0.2), y - high * 0.6)], 30, 2)  # fmt: skip


def coat_stand(pen: Pen, at: XY, lean: float, high: float) -> None:
    """Draw a coat stand whose foot is at a point."""
    s = Spot(at, lean)
    pen.shadow((at[0] + 4, at[1]), 70, 10)
    pen.hose(s.path([(0, 0), (0, high)]), (8, 6), 92)
    for x in (-44, 44):
        pen.hose(s.path([(0, 40), (x * 0.5, 20), (x, 0)]), (6, 5, 5), 92)
    for y in (-6, -40):
        for x in (-40, 40):
            pen.hose(s.path([(0, high + y - 16), (x * 0.7, high + y - 10), (x, high + y + 12)]),
                     (4.5, 4, 5), 110)  # fmt: skip
    pen.ellipse(s.place(0, high + 8), 10, fill=150, line=INK)
