"""Things one can carry, throw or tread on: all drawn by the same call; not for furniture."""

from __future__ import annotations

from collections.abc import Callable

from slapstick.cut.motion import XY
from slapstick.cut.pen import INK, Pen
from slapstick.cut.props.spot import Spot

Prop = Callable[[Pen, Spot, str], None]


def draw_prop(
    pen: Pen,
    name: str,
    at: XY,
    angle: float = 0.0,
    scale: float = 1.0,
    words: str = "",
    facing: float = 1.0,
) -> None:
    """Draw a thing by its name in a rule ("banana peel", "hot pie"); a crate if none is known.

    `at` is the middle of its foot, `angle` radians clockwise around it; words are written on
    what has room for words.
    """
    PORTABLE[kind_of(name)](pen, Spot(at, angle, scale, facing), words)


def kind_of(name: str) -> str:
    """Return the thing a name means: the last of its words that is one, else "crate"."""
    known = [word for word in _words(name) if word in PORTABLE]
    return known[-1] if known else "crate"


def _words(name: str) -> list[str]:
    words = name.lower().replace("-", " ").replace("_", " ").split()
    return [*(_ALSO.get(word, word) for word in words)]


def _peel(pen: Pen, s: Spot, _words: str) -> None:
    for tip, bend in ((-30, -24), (30, 22), (-13, -16), (15, 14)):
        leaf = [(-4, 15), (bend, 12), (tip, 1), (bend * 0.55, 2), (4, 8)]
        pen.blob(s.path(leaf), 236, INK, 2.2)
        pen.curve(s.path([(bend * 0.3, 11), (bend * 0.8, 8), (tip * 0.85, 3)]), 150, 1.4)
    pen.blob(s.path([(-6, 8), (-5, 20), (1, 27), (5, 24), (6, 9)]), 226, INK, 2.2)
    pen.ellipse(s.place(1, 26), 3 * s.scale, fill=40)


def _ice(pen: Pen, s: Spot, _words: str) -> None:
    pen.blob(s.path([(-54, 2), (-30, 8), (10, 7), (54, 3), (28, -5), (-26, -6)]), 236, 130, 1.8)
    for x in (-26, 4, 26):
        pen.stroke(s.path([(x, 1), (x + 12, 4)]), 170, 1.8)


def _soap(pen: Pen, s: Spot, words: str) -> None:
    pen.blob(s.path([(-24, 0), (-25, 14), (-14, 20), (14, 20), (25, 14), (24, 0)]), 232)
    pen.text(s.place(0, 9), words or "soap", 13 * s.scale, 90, width=38 * s.scale)
    for x, y, r in ((-20, 27, 6), (-4, 31, 4), (18, 26, 5)):
        pen.ellipse(s.place(x, y), r * s.scale, fill=250, line=120, width=1.4)


def _pie(pen: Pen, s: Spot, _words: str) -> None:
    pen.polygon(s.path([(-38, 14), (-26, 0), (26, 0), (38, 14)]), 150)
    cream = [
        (-40, 14),
        (-34, 24),
        (-20, 24),
        (-12, 34),
        (2, 32),
        (12, 36),
        (22, 25),
        (36, 24),
        (40, 14),
    ]
    pen.blob(s.path(cream), 250)
    for x in (-22, -4, 14):
        pen.curve(s.path([(x, 20), (x + 6, 25), (x + 12, 21)]), 170, 1.6)
    pen.ellipse(s.place(4, 38), 5.5 * s.scale, fill=40)


def _crate(pen: Pen, s: Spot, words: str) -> None:
    pen.polygon(s.path([(-44, 0), (-44, 66), (44, 66), (44, 0)]), 168)
    for y in (16, 50):
        pen.stroke(s.path([(-43, y), (43, y)]), 96, 1.8)
    pen.hatch(s.path([(-44, 0), (-44, 66), (-30, 66), (-30, 0)]), 120, 5, 60)
    for x in (-44, 34):
        pen.polygon(s.path([(x, 0), (x, 66), (x + 10, 66), (x + 10, 0)]), 146, INK, 1.8)
        for y in (6, 60):
            pen.ellipse(s.place(x + 5, y), 1.6 * s.scale, fill=40)
    _written(pen, s, words, (0, 33), 24, (62, 40))


def _box(pen: Pen, s: Spot, words: str) -> None:
    pen.polygon(s.path([(-34, 0), (-34, 50), (34, 50), (34, 0)]), 206)
    pen.polygon(s.path([(-37, 42), (-37, 54), (37, 54), (37, 42)]), 190)
    pen.polygon(s.path([(-5, 0), (-5, 54), (5, 54), (5, 0)]), 110, INK, 1.6)
    if words:
        pen.polygon(s.path([(-28, 10), (-28, 36), (28, 36), (28, 10)]), 244, INK, 1.6)
        _written(pen, s, words, (0, 23), 17, (50, 22))
    else:
        pen.blob(s.path([(0, 54), (-14, 66), (-18, 58)]), 110, INK, 1.6)
        pen.blob(s.path([(0, 54), (14, 66), (18, 58)]), 110, INK, 1.6)


def _letter(pen: Pen, s: Spot, words: str) -> None:
    pen.polygon(s.path([(-26, 0), (-26, 34), (26, 34), (26, 0)]), 246, INK, 2)
    pen.stroke(s.path([(-26, 34), (0, 15), (26, 34)]), 110, 1.8)
    pen.ellipse(s.place(0, 14), 5 * s.scale, fill=70)
    _written(pen, s, words, (0, 8), 12, (46, 12))


def _paper(pen: Pen, s: Spot, words: str) -> None:
    pen.polygon(s.path([(-20, 0), (-20, 52), (20, 52), (20, 0)]), 250, INK, 2)
    if words:
        _written(pen, s, words, (0, 36), 13, (36, 24))
    for y in (10, 17, 24) if words else (10, 18, 26, 34, 42):
        pen.stroke(s.path([(-14, y), (14, y)]), 150, 1.6)


def _roll(pen: Pen, s: Spot, words: str) -> None:
    pen.polygon(s.path([(-16, 0), (-16, 30), (16, 30), (16, 0)]), 246, INK, 2)
    pen.ellipse(s.place(0, 32), 16 * s.scale, 6 * s.scale, 232, INK, 2)
    pen.ellipse(s.place(0, 32), 6 * s.scale, 2.4 * s.scale, 90, INK, 1.4)
    _written(pen, s, words, (0, 14), 13, (28, 22))


def _plate(pen: Pen, s: Spot, _words: str) -> None:
    pen.blob(s.path([(-32, 8), (0, 11), (32, 8), (14, 0), (-14, 0)]), 250, INK, 2.2)
    pen.curve(s.path([(-22, 6), (0, 4), (22, 6)]), 170, 1.6)


def _bucket(pen: Pen, s: Spot, words: str) -> None:
    pen.polygon(s.path([(-26, 46), (-19, 0), (19, 0), (26, 46)]), 132)
    pen.hatch(s.path([(-26, 46), (-19, 0), (-8, 0), (-10, 46)]), 84, 4.5, 80)
    pen.ellipse(s.place(0, 46), 26 * s.scale, 6 * s.scale, 80, INK, 2)
    pen.curve(s.path([(-26, 46), (-16, 72), (16, 72), (26, 46)]), INK, 2.6)
    _written(pen, s, words, (3, 22), 15, (32, 28))


def _suitcase(pen: Pen, s: Spot, words: str) -> None:
    pen.curve(s.path([(-12, 54), (-10, 66), (10, 66), (12, 54)]), INK, 5)
    outline = [(-48, 2), (-50, 28), (-47, 54), (0, 55), (47, 54), (50, 28), (48, 2), (0, 0)]
    pen.blob(s.path(outline), 116)
    for x in (-28, 28):
        pen.polygon(s.path([(x - 4, 1), (x - 4, 55), (x + 4, 55), (x + 4, 1)]), 76, INK, 1.6)
        pen.ellipse(s.place(x, 40), 3 * s.scale, fill=220)
    pen.polygon(s.path([(-20, 14), (-20, 38), (20, 38), (20, 14)]), 240, INK, 1.6)
    _written(pen, s, words, (0, 26), 15, (36, 20))


def _umbrella(pen: Pen, s: Spot, _words: str) -> None:
    pen.stroke(s.path([(0, 0), (0, 92)]), INK, 4)
    pen.curve(s.path([(0, 2), (2, -8), (11, -9), (13, 0)]), INK, 4)
    dome = [(-66, 78), (-54, 108), (-24, 126), (0, 130), (24, 126), (54, 108), (66, 78)]
    hem = [(44, 84), (33, 78), (22, 85), (0, 78), (-22, 85), (-33, 78), (-44, 84)]
    pen.polygon(s.path([*dome, *hem]), 48)
    for x in (-33, 0, 33):
        pen.curve(s.path([(0, 129), (x * 0.8, 108), (x, 80)]), 120, 1.8)
    pen.stroke(s.path([(0, 130), (0, 140)]), INK, 4)


def _broom(pen: Pen, s: Spot, _words: str) -> None:
    pen.hose(s.path([(0, 34), (0, 176)]), (3.6 * s.scale, 3.0 * s.scale), 190, INK, 2)
    pen.polygon(s.path([(-9, 44), (-26, 0), (26, 0), (9, 44)]), 206)
    for x in (-18, -9, 0, 9, 18):
        pen.stroke(s.path([(x * 0.35, 40), (x, 2)]), 120, 1.6)
    pen.stroke(s.path([(-11, 37), (11, 37)]), INK, 4)


def _bowler(pen: Pen, s: Spot, _words: str) -> None:
    pen.blob(s.path([(-24, 4), (-23, 22), (-12, 33), (12, 33), (23, 22), (24, 4)]), 28)
    pen.stroke(s.path([(-23, 8), (23, 8)]), 122, 5 * s.scale)
    pen.blob(s.path([(-37, 7), (-20, 1), (20, 1), (37, 7), (20, 5), (-20, 5)]), 28, INK, 3)


def _bell(pen: Pen, s: Spot, _words: str) -> None:
    pen.ellipse(s.place(0, 2), 5 * s.scale, fill=60)
    pen.blob(s.path([(-24, 4), (-15, 14), (-11, 34), (0, 40), (11, 34), (15, 14), (24, 4)]), 176)
    pen.stroke(s.path([(-5, 14), (-3, 30)]), 240, 3)


def _bomb(pen: Pen, s: Spot, _words: str) -> None:
    pen.ellipse(s.place(0, 22), 22 * s.scale, fill=30, line=INK)
    pen.ellipse(s.place(-8, 30), 5 * s.scale, fill=190)
    pen.curve(s.path([(8, 42), (16, 52), (28, 50)]), 200, 2.6)


def _written(pen: Pen, s: Spot, words: str, at: XY, size: float, room: XY) -> None:
    if not words:
        return
    if abs(s.angle) < 0.06:
        pen.lines(s.place(*at), words, size * s.scale, (room[0] * s.scale, room[1] * s.scale))
    else:
        degrees = s.angle * 57.2958
        pen.text(s.place(*at), words, size * s.scale, INK, width=room[0] * s.scale, angle=degrees)


PORTABLE: dict[str, Prop] = {
    "bell": _bell, "bomb": _bomb, "bowler": _bowler, "box": _box, "broom": _broom,
    "bucket": _bucket, "crate": _crate, "ice": _ice, "letter": _letter, "paper": _paper,
    "peel": _peel, "pie": _pie, "plate": _plate, "roll": _roll, "soap": _soap,
    "suitcase": _suitcase, "umbrella": _umbrella,
}  # fmt: skip
_ALSO = {
    "banana": "peel", "boxes": "box", "case": "suitcase", "crates": "crate", "envelope": "letter",
    "hat": "bowler", "letters": "letter", "list": "roll", "note": "paper", "notes": "paper",
    "pail": "bucket", "parcel": "box", "pies": "pie", "plates": "plate", "scroll": "roll",
    "telegram": "paper", "ticket": "roll", "trunk": "suitcase", "valise": "suitcase",
}  # fmt: skip
