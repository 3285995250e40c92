"""Set words in the shipped period fonts, with a fallback for every glyph; draws on no picture."""

from __future__ import annotations

import struct
import unicodedata
import zlib
from functools import cache, lru_cache

from PIL import Image, ImageDraw, ImageFont

from slapstick.assets import asset
from slapstick.errors import BadRequest

LIMELIGHT = "limelight"
GOUDY = "goudy"
OLD_STANDARD = "old-standard"

# The first file that has a glyph draws it.
_FILES: dict[str, tuple[str, ...]] = {
    LIMELIGHT: (
        "limelight-latin-400-normal",
        "limelight-latin-ext-400-normal",
        "old-standard-tt-latin-400-normal",
        "old-standard-tt-latin-ext-400-normal",
    ),
    GOUDY: (
        "goudy-bookletter-1911-latin-400-normal",
        "old-standard-tt-latin-400-normal",
        "old-standard-tt-latin-ext-400-normal",
    ),
    OLD_STANDARD: (
        "old-standard-tt-latin-400-normal",
        "old-standard-tt-latin-ext-400-normal",
    ),
}
_SPELLINGS = str.maketrans(
    {
        "Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i", "ŋ": "n",
        "\t": " ", "\n": " ", "\u00a0": " ", "→": "-", "←": "-", "`": "'",
    }
)  # fmt: skip


def spell(words: str, face: str = GOUDY) -> str:
    """Return `words` with letters that no font of `face` has spelled another way, or dropped."""
    return "".join(_spelled(letter, face) for letter in words)


def require(words: str, face: str = GOUDY) -> str:
    """Return `words` as they can be printed; BadRequest names what has no glyph and no spelling."""
    lost = sorted({letter for letter in words if letter.strip() and not _spelled(letter, face)})
    if lost:
        names = ", ".join(f"{letter!r} (U+{ord(letter):04X})" for letter in lost)
        raise BadRequest(
            f"no font can print {names} in {words!r}", "write it in Latin letters", code="SL230"
        )
    return spell(words, face)


@lru_cache(maxsize=1024)
def measure(words: str, size: int, face: str = GOUDY) -> tuple[float, float]:
    """Return width and line height in pixels of `words` at `size`."""
    return sum(_font(file, size).getlength(run) for file, run in _runs(words, face)), size * 1.2


def fit(words: str, size: int, width: float, face: str = GOUDY) -> int:
    """Return the largest size up to `size` at which `words` are no wider than `width`."""
    needed = measure(words, size, face)[0]
    fitted = size if needed <= width else max(6, int(size * width / needed))
    while fitted > 6 and measure(words, fitted, face)[0] > width:
        fitted -= 1
    return fitted


@lru_cache(maxsize=512)
def mask(words: str, size: int, face: str = GOUDY) -> Image.Image:
    """Return the ink of one line as an 8-bit mask; its middle is the middle of the capitals."""
    words = spell(words, face)
    wide, high = measure(words, size, face)
    pad = max(2, size // 6)
    image = Image.new("L", (int(wide) + 2 * pad + 1, int(high) + 2 * pad), 0)
    pen = ImageDraw.Draw(image)
    x = float(pad)
    base = image.height / 2 + cap_height(size, face) / 2
    for file, run in _runs(words, face):
        font = _font(file, size)
        pen.text((x, base), run, font=font, fill=255, anchor="ls")
        x += font.getlength(run)
    return image


def cap_height(size: int, face: str = GOUDY) -> float:
    """Return the height of a capital in pixels."""
    box = _font(_FILES[face][0], size).getbbox("H", anchor="ls")
    return float(box[3] - box[1])


def _spelled(letter: str, face: str) -> str:
    if _holder(letter, face):
        return letter
    other = letter.translate(_SPELLINGS)
    plain = "".join(c for c in unicodedata.normalize("NFKD", other) if not unicodedata.combining(c))
    return "".join(c for c in plain if _holder(c, face))


def _runs(words: str, face: str) -> list[tuple[str, str]]:
    runs: list[tuple[str, str]] = []
    for letter in words:
        file = _holder(letter, face) or _FILES[face][0]
        if runs and runs[-1][0] == file:
            runs[-1] = (file, runs[-1][1] + letter)
        else:
            runs.append((file, letter))
    return runs


def _holder(letter: str, face: str) -> str:
    code = ord(letter)
    return next((file for file in _FILES[face] if code in _glyphs(file)), "")


@cache
def _font(file: str, size: int) -> ImageFont.FreeTypeFont:
    # The basic layout is the same on every platform; Raqm is not always there.
    path = asset(f"fonts/{file}.woff")
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _glyphs(file: str) -> frozenset[int]:
    """Read the character map of a WOFF 1.0 file: the code points it can draw."""
    woff = asset(f"fonts/{file}.woff").read_bytes()
    (tables,) = struct.unpack_from(">H", woff, 12)
    for index in range(tables):
        tag, start, packed, full, _ = struct.unpack_from(">4s4I", woff, 44 + 20 * index)
        if tag == b"cmap":
            table = woff[start : start + packed]
            return _characters(zlib.decompress(table) if packed < full else table)
    raise BadRequest(f"{file}.woff has no character map", code="SL230")


def _characters(cmap: bytes) -> frozenset[int]:
    (count,) = struct.unpack_from(">H", cmap, 2)
    found: set[int] = set()
    for index in range(count):
        (start,) = struct.unpack_from(">I", cmap, 4 + 8 * index + 4)
        (kind,) = struct.unpack_from(">H", cmap, start)
        if kind == 4:
            found |= _segments(cmap, start)
        elif kind == 12:
            (groups,) = struct.unpack_from(">I", cmap, start + 12)
            for group in range(groups):
                first, last, _ = struct.unpack_from(">3I", cmap, start + 16 + 12 * group)
                found.update(range(first, last + 1))
    return frozenset(found - {0xFFFF})


def _segments(cmap: bytes, start: int) -> set[int]:
    (double,) = struct.unpack_from(">H", cmap, start + 6)
    ends = struct.unpack_from(f">{double // 2}H", cmap, start + 14)
    firsts = struct.unpack_from(f">{double // 2}H", cmap, start + 16 + double)
    return {code for a, b in zip(firsts, ends, strict=True) for code in range(a, b + 1)}
