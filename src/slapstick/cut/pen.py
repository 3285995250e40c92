"""Draw shapes in picture pixels on a grey image; knows no puppets and no sets.

The image is twice as large as the picture and is halved when it is developed, which smooths every
edge and leaves room for a camera that moves in without going soft.  Another backend would have to
offer these methods and nothing more.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache

from PIL import Image, ImageDraw

from slapstick.cut import lettering

WIDTH, HEIGHT = 960, 720  # the 4:3 picture
INK, PAPER = 16, 242
LINE = 2.6  # weight of an outline
_FINE = 2  # image pixels per picture pixel
_CLOSE = 1.25  # zoom from which on nearest pixels would show as steps

XY = tuple[float, float]


class Pen:
    """A pen on one image."""

    def __init__(self, image: Image.Image, reach: float = 1.0) -> None:
        self._image = image
        self._reach = reach
        self._draw = ImageDraw.Draw(image)
        self._centre: XY = (WIDTH / 2, HEIGHT / 2)
        self._zoom = 1.0

    @classmethod
    def blank(cls, tone: int = PAPER) -> Pen:
        """Return a pen on a new sheet of one tone."""
        return cls(Image.new("L", (WIDTH * _FINE, HEIGHT * _FINE), tone))

    def copy(self, reach: float = 1.0) -> Pen:
        """Return a pen on a copy of the sheet as it stands.

        `reach` is the share of its way that the camera goes when it is told where to look.
        """
        return Pen(self._image.copy(), reach)

    # -------------------------------------------------------------- camera

    def camera(self, centre: XY, zoom: float) -> None:
        """Look at a part of the sheet when it is developed: zoom 1 is all of it, 2 a quarter.

        The view never leaves the sheet; nothing that is drawn changes.
        """
        self._zoom = max(1.0, 1 + (zoom - 1) * self._reach)
        half_x, half_y = WIDTH / 2 / self._zoom, HEIGHT / 2 / self._zoom
        self._centre = (
            min(max(centre[0], half_x), WIDTH - half_x),
            min(max(centre[1], half_y), HEIGHT - half_y),
        )

    def seen(self, point: XY) -> XY:
        """Return where the camera shows a point of the sheet."""
        return (
            WIDTH / 2 + (point[0] - self._centre[0]) * self._zoom,
            HEIGHT / 2 + (point[1] - self._centre[1]) * self._zoom,
        )

    def picture(self) -> Image.Image:
        """Develop the sheet: the WIDTH x HEIGHT picture that the camera sees, mode L."""
        if self._zoom == 1.0:
            return self._image.reduce(_FINE)
        wide, high = WIDTH * _FINE / self._zoom, HEIGHT * _FINE / self._zoom
        left, top = self._centre[0] * _FINE - wide / 2, self._centre[1] * _FINE - high / 2
        left, top = max(0.0, left), max(0.0, top)
        if self._zoom <= _CLOSE:
            # Two by two of the nearest pixels: as sharp as unmoved, and in less than half the time.
            step = 1 / self._zoom
            moved = self._image.transform(
                self._image.size, Image.Transform.AFFINE, (step, 0, left, 0, step, top)
            )
            return moved.reduce(_FINE)
        box = (left, top, min(left + wide, WIDTH * _FINE), min(top + high, HEIGHT * _FINE))
        return self._image.resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR, box=box)

    # -------------------------------------------------------------- shapes

    def polygon(
        self, points: Sequence[XY], fill: int | None, line: int | None = INK, width: float = LINE
    ) -> None:
        """Draw a closed shape: filled, then outlined; `None` leaves that part out."""
        path = [(x * _FINE, y * _FINE) for x, y in points]
        if fill is not None:
            self._draw.polygon(path, fill=fill)
        if line is not None:
            self._draw.line([*path, path[0], path[1]], line, _weight(width), "curve")

    def blob(
        self, points: Sequence[XY], fill: int | None, line: int | None = INK, width: float = LINE
    ) -> None:
        """Draw a closed shape whose corners are rounded into one smooth curve."""
        path = [(x * _FINE, y * _FINE) for x, y in smooth(points, closed=True)]
        if fill is not None:
            self._draw.polygon(path, fill=fill)
        if line is not None:  # a smooth line needs no joints
            self._draw.line([*path, path[0]], line, _weight(width))

    def stroke(self, points: Sequence[XY], tone: int = INK, width: float = LINE) -> None:
        """Draw an open line with round ends."""
        self._line(points, tone, width, "curve")

    def curve(self, points: Sequence[XY], tone: int = INK, width: float = LINE) -> None:
        """Draw an open line as one smooth curve through its points."""
        self._line(smooth(points), tone, width, None)

    def ellipse(
        self,
        centre: XY,
        rx: float,
        ry: float | None = None,
        fill: int | None = INK,
        line: int | None = None,
        width: float = LINE,
    ) -> None:
        """Draw an upright ellipse; a circle without `ry`.  The outline lies outside the fill."""
        ry = rx if ry is None else ry
        x, y = centre[0] * _FINE, centre[1] * _FINE
        a, b = max(0.3, rx) * _FINE, max(0.3, ry) * _FINE
        if line is not None:
            edge = width * _FINE / 2
            outer = (x - a - edge, y - b - edge, x + a + edge, y + b + edge)
            self._draw.ellipse(outer, line if fill is not None else None, line, _weight(width))
            a, b = max(0.3, a - edge), max(0.3, b - edge)
        if fill is not None:
            self._draw.ellipse((x - a, y - b, x + a, y + b), fill)

    def arc(
        self, centre: XY, radius: float, start: float, stop: float, tone: int, width: float = LINE
    ) -> None:
        """Draw a part of a circle, clockwise from start to stop in degrees; 0 is to the right."""
        x, y, r = centre[0] * _FINE, centre[1] * _FINE, radius * _FINE
        self._draw.arc((x - r, y - r, x + r, y + r), start, stop, tone, _weight(width))

    def hose(
        self,
        points: Sequence[XY],
        widths: Sequence[float],
        fill: int,
        line: int | None = INK,
        width: float = LINE,
    ) -> None:
        """Draw a tapered limb through its points: one outline however sharply it bends.

        `widths` are half-thicknesses, one a point.
        """
        for grow, tone in ((width / 2, line), (-width / 2, fill)):
            if tone is None:
                continue
            for index in range(len(points) - 1):
                a, b = widths[index] + grow, widths[index + 1] + grow
                self._draw.polygon(capsule(points[index], points[index + 1], a, b), fill=tone)

    # -------------------------------------------------------------- light and texture

    def wash(self, points: Sequence[XY], tone: int, strength: float) -> None:
        """Lay a see-through tone over a closed shape: glass, light, shade; strength 0 to 1."""
        left = math.floor(min(x for x, _ in points) * _FINE)
        top = math.floor(min(y for _, y in points) * _FINE)
        wide = math.ceil(max(x for x, _ in points) * _FINE) - left + 1
        high = math.ceil(max(y for _, y in points) * _FINE) - top + 1
        if wide > 4 * self._image.width or high > 4 * self._image.height:
            return
        cover = Image.new("L", (wide, high), 0)
        path = [(x * _FINE - left, y * _FINE - top) for x, y in points]
        ImageDraw.Draw(cover).polygon(path, fill=_level(strength))
        self._image.paste(tone, (left, top), cover)

    def veil(self, tone: int, strength: float) -> None:
        """Lay a see-through tone over all that is drawn so far: haze; strength 0 to 1."""
        self._image.paste(self._image.point(_veiled(tone, _level(strength))))

    def shadow(self, centre: XY, rx: float, ry: float = 9.0, strength: float = 0.45) -> None:
        """Lay a soft shadow on the ground."""
        cover = _soft(max(2, int(rx * _FINE)), max(2, int(ry * _FINE)), _level(strength))
        left = int(centre[0] * _FINE - cover.width / 2)
        self._image.paste(INK, (left, int(centre[1] * _FINE - cover.height / 2)), cover)

    def glow(self, centre: XY, rx: float, ry: float, strength: float = 0.5) -> None:
        """Lay soft light on the sheet."""
        cover = _soft(max(2, int(rx * _FINE)), max(2, int(ry * _FINE)), _level(strength))
        left = int(centre[0] * _FINE - cover.width / 2)
        self._image.paste(255, (left, int(centre[1] * _FINE - cover.height / 2)), cover)

    def gradient(self, box: tuple[float, float, float, float], top: int, bottom: int) -> None:
        """Fill an upright box with a tone that changes from its top to its bottom."""
        left, y0, right, y1 = (round(v * _FINE) for v in box)
        for y in range(y0, y1):
            tone = top + (bottom - top) * (y - y0) / max(1, y1 - y0)
            # Ordered dither: two tones alternate so that no band shows.
            fill = int(tone + (0.25, 0.75)[y % 2])
            self._draw.line(((left, y), (right, y)), fill)

    def hatch(
        self, points: Sequence[XY], tone: int, gap: float = 5, angle: float = 45, width: float = 1.2
    ) -> None:
        """Fill a closed shape with engraver's lines, `gap` apart, at `angle` degrees."""
        for a, b in _hatching(points, gap, math.radians(angle)):
            self._draw.line(
                ((a[0] * _FINE, a[1] * _FINE), (b[0] * _FINE, b[1] * _FINE)), tone, _weight(width)
            )

    # -------------------------------------------------------------- words

    def text(
        self,
        centre: XY,
        words: str,
        size: float,
        tone: int = INK,
        face: str = lettering.LIMELIGHT,
        width: float | None = None,
        angle: float = 0.0,
    ) -> None:
        """Write one line around its centre, shrunk to fit `width`; `angle` degrees clockwise.

        `size` is the font's size in picture pixels.  Words are never cut.
        """
        words = lettering.spell(words, face).strip()
        if not words:
            return
        fine = round(size * _FINE)
        if width is not None:
            fine = lettering.fit(words, fine, width * _FINE, face)
        cover = lettering.mask(words, fine, face)
        if angle:
            cover = cover.rotate(-angle, Image.Resampling.BILINEAR, expand=True)
        left = round(centre[0] * _FINE - cover.width / 2)
        self._image.paste(tone, (left, round(centre[1] * _FINE - cover.height / 2)), cover)

    def lines(
        self,
        centre: XY,
        words: str,
        size: float,
        box: XY,
        tone: int = INK,
        face: str = lettering.LIMELIGHT,
    ) -> None:
        """Write words around a centre in as few lines as keep them large in a box (wide, high)."""
        words = lettering.spell(words, face).strip()
        best = max(
            (_layout(words, count, size, box, face) for count in (1, 2, 3)), key=lambda it: it[0]
        )
        each, rows = best
        for index, row in enumerate(rows):
            y = centre[1] + (index - (len(rows) - 1) / 2) * each * 1.12
            self.text((centre[0], y), row, each, tone, face, box[0])

    def _line(self, points: Sequence[XY], tone: int, width: float, joint: str | None) -> None:
        path = [(x * _FINE, y * _FINE) for x, y in points]
        weight = _weight(width)
        self._draw.line(path, tone, weight, joint if len(path) > 2 else None)
        if weight > 4:
            half = weight / 2
            for x, y in (path[0], path[-1]):
                self._draw.ellipse((x - half, y - half, x + half, y + half), tone)


def smooth(points: Sequence[XY], closed: bool = False, steps: int = 4) -> list[XY]:
    """Return a smooth curve (Catmull-Rom) through the points."""
    count = len(points)
    if count < 3:
        return list(points)
    if closed:
        ring = [points[-1], *points, points[0], points[1]]
    else:
        ring = [points[0], *points, points[-1]]
    path: list[XY] = []
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(
        ring, ring[1:], ring[2:], ring[3:], strict=False
    ):
        for w0, w1, w2, w3 in _weights(steps):
            path.append(
                (ax * w0 + bx * w1 + cx * w2 + dx * w3, ay * w0 + by * w1 + cy * w2 + dy * w3)
            )
    if not closed:
        path.append(points[-1])
    return path


def capsule(a: XY, b: XY, wa: float, wb: float) -> list[XY]:
    """Return the outline, in image pixels, of a tapered capsule given in picture pixels."""
    ax, ay, bx, by = a[0] * _FINE, a[1] * _FINE, b[0] * _FINE, b[1] * _FINE
    wa, wb = max(0.2, wa) * _FINE, max(0.2, wb) * _FINE
    length = math.hypot(bx - ax, by - ay)
    ux, uy = ((bx - ax) / length, (by - ay) / length) if length > 1e-6 else (1.0, 0.0)
    outline = [(ax + wa * (ux * c - uy * s), ay + wa * (uy * c + ux * s)) for c, s in _BACK]
    outline += [(bx + wb * (ux * c - uy * s), by + wb * (uy * c + ux * s)) for c, s in _FRONT]
    return outline


_BACK = tuple((math.cos(a), math.sin(a)) for a in (math.pi * (0.5 + i / 8) for i in range(9)))
_FRONT = tuple((math.cos(a), math.sin(a)) for a in (math.pi * (-0.5 + i / 8) for i in range(9)))


def _weight(width: float) -> int:
    return max(1, round(width * _FINE))


def _level(strength: float) -> int:
    return max(0, min(255, int(strength * 255)))


@lru_cache(maxsize=16)
def _weights(steps: int) -> tuple[tuple[float, float, float, float], ...]:
    made = []
    for step in range(steps):
        u = step / steps
        made.append(
            (
                -0.5 * u + u * u - 0.5 * u**3,
                1 - 2.5 * u * u + 1.5 * u**3,
                0.5 * u + 2 * u * u - 1.5 * u**3,
                -0.5 * u * u + 0.5 * u**3,
            )
        )
    return tuple(made)


@lru_cache(maxsize=16)
def _veiled(tone: int, level: int) -> list[int]:
    """Return what each tone becomes, in whole numbers, `level` of 255 towards another."""
    return [(old * (255 - level) + tone * level + 127) // 255 for old in range(256)]


@lru_cache(maxsize=256)
def _soft(rx: int, ry: int, level: int) -> Image.Image:
    """Return an ellipse that fades from `level` in its middle to nothing."""
    cover = Image.radial_gradient("L").resize((2 * rx, 2 * ry), Image.Resampling.BILINEAR)
    table = [min(level, int(level * 1.6 * max(0.0, 1 - v / 181))) for v in range(256)]
    return cover.point(table)


def _hatching(points: Sequence[XY], gap: float, angle: float) -> Iterable[tuple[XY, XY]]:
    c, s = math.cos(angle), math.sin(angle)
    turned = [(x * c + y * s, y * c - x * s) for x, y in points]
    low, high = min(v for _, v in turned), max(v for _, v in turned)
    edges = list(zip(turned, [*turned[1:], turned[0]], strict=True))
    for row in range(math.ceil(low / gap), math.floor(high / gap) + 1):
        v = row * gap + 1e-3
        cuts = sorted(
            x0 + (v - y0) * (x1 - x0) / (y1 - y0)
            for (x0, y0), (x1, y1) in edges
            if (y0 > v) != (y1 > v)
        )
        for u0, u1 in zip(cuts[::2], cuts[1::2], strict=False):
            yield (u0 * c - v * s, u0 * s + v * c), (u1 * c - v * s, u1 * s + v * c)


def _layout(
    words: str, count: int, size: float, box: XY, face: str
) -> tuple[float, tuple[str, ...]]:
    """Return the size at which words in `count` balanced rows fit the box, and the rows."""
    rows = balance(words, count, face)
    tall = min(size, box[1] / (len(rows) * 1.12))
    widest = max(rows, key=lambda row: lettering.measure(row, 64, face)[0])
    need = lettering.measure(widest, 64, face)[0] / 64
    return min(tall, box[0] / max(need, 0.1)), rows


def balance(words: str, count: int, face: str = lettering.LIMELIGHT) -> tuple[str, ...]:
    """Break words into at most `count` rows whose widest is as narrow as can be."""
    parts = words.split()
    if count <= 1 or len(parts) <= 1:
        return (" ".join(parts),)

    def widest(rows: tuple[str, ...]) -> float:
        return max(lettering.measure(row, 64, face)[0] for row in rows)

    options = [
        (" ".join(parts[:cut]), *balance(" ".join(parts[cut:]), count - 1, face))
        for cut in range(1, len(parts))
    ]
    return min(options, key=widest)
