"""Draw a strip of film from a few of its frames; chooses and cuts nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw

_FRAME = (360, 270)
_GAP, _EDGE = 10, 46
_HOLE, _PITCH = (18, 24), 44  # perforations: their size, and from one to the next
_FILM, _LIGHT = 18, 236  # greys


def draw_strip(pictures: Sequence[Image.Image]) -> Image.Image:
    """Draw the pictures side by side on perforated film."""
    width = len(pictures) * (_FRAME[0] + _GAP) + _GAP
    strip = Image.new("L", (width, _FRAME[1] + 2 * _EDGE), _FILM)
    pen = ImageDraw.Draw(strip)
    for x in range(_PITCH // 2, width - _HOLE[0], _PITCH):
        for y in (11, strip.height - 11 - _HOLE[1]):
            pen.rounded_rectangle([(x, y), (x + _HOLE[0], y + _HOLE[1])], 5, _LIGHT)
    for index, picture in enumerate(pictures):
        frame = picture.convert("L").resize(_FRAME, Image.Resampling.LANCZOS)
        strip.paste(frame, (_GAP + index * (_FRAME[0] + _GAP), _EDGE))
    return strip
