"""Pictures out of a clip, as a service shows it before anybody plays it; no HTTP."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

import av
from PIL import Image

_HIGH, _COLUMNS, _SHEET = 180, 5, 10  # of a sheet: pixels of a picture, columns, pictures


def thumbnail(film: bytes) -> bytes:
    """Return the first picture of a clip as WebP."""
    return _encoded(_pictures(film)[0], "WEBP")


def spritesheet(film: bytes) -> bytes:
    """Return ten pictures of a clip on one sheet, as JPEG."""
    pictures = _pictures(film)
    chosen = [pictures[number * len(pictures) // _SHEET] for number in range(_SHEET)]
    wide = max(1, chosen[0].width * _HIGH // chosen[0].height)
    sheet = Image.new("RGB", (wide * _COLUMNS, _HIGH * (_SHEET // _COLUMNS)))
    for number, picture in enumerate(chosen):
        place = (number % _COLUMNS * wide, number // _COLUMNS * _HIGH)
        sheet.paste(picture.resize((wide, _HIGH)), place)
    return _encoded(sheet, "JPEG")


STILLS: Mapping[str, tuple[str, Callable[[bytes], bytes]]] = {
    "thumbnail": ("image/webp", thumbnail),
    "spritesheet": ("image/jpeg", spritesheet),
}


def _pictures(film: bytes) -> list[Image.Image]:
    with av.open(io.BytesIO(film), "r") as container:
        decoded = container.decode(video=0)
        return [Image.fromarray(each.to_ndarray(format="rgb24")) for each in decoded]


def _encoded(picture: Image.Image, kind: str) -> bytes:
    memory = io.BytesIO()
    picture.save(memory, kind)
    return memory.getvalue()
