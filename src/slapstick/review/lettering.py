"""Set type on paper with the shipped faces; knows nothing of films."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

from PIL import Image, ImageDraw, ImageFont

from slapstick.assets import asset

DISPLAY, BOOK, NEWS = (
    "limelight-latin-400-normal",
    "goudy-bookletter-1911-latin-400-normal",
    "old-standard-tt-latin-400-normal",
)
_MISSING = "\N{MIDDLE DOT}"  # stands for a letter that the face does not have


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface in one size, in pixels."""

    name: str
    size: int

    @property
    def font(self) -> ImageFont.FreeTypeFont:
        """The face as Pillow draws it: simple layout, so that every machine sets the same."""
        return _font(self.name, self.size)

    @property
    def leading(self) -> int:
        """Pixels from one line to the next."""
        return round(self.size * 1.32)

    def width(self, text: str) -> float:
        """Return how many pixels a line takes."""
        return self.font.getlength(legible(text, self))

    def wrap(self, text: str, width: float) -> list[str]:
        """Break a text into lines of at most `width` pixels; a word too long breaks anywhere."""
        lines, line = [], ""
        for word in legible(text, self).split():
            candidate = f"{line} {word}" if line else word
            if self.width(candidate) <= width:
                line = candidate
                continue
            if line:
                lines.append(line)
            *whole, line = _pieces(word, self, width)
            lines += whole
        return [*lines, line] if line else lines

    def fitting(self, text: str, width: float, smallest: int) -> Face:
        """Return this face, or a smaller one in which the text fits one line, if there is one."""
        sizes = range(self.size, smallest - 1, -2)
        faces = (Face(self.name, size) for size in sizes)
        return next(
            (face for face in faces if face.width(text) <= width), Face(self.name, smallest)
        )


def legible(text: str, face: Face) -> str:
    """Return the text in letters that the face has: accents fall before letters do."""
    return "".join(_letter(face.name, character) for character in text)


def set_lines(
    paper: Image.Image, at: tuple[float, float], lines: list[str], face: Face, ink: str
) -> float:
    """Draw lines downwards from a point and return the y below the last."""
    pen = ImageDraw.Draw(paper)
    x, y = at
    for line in lines:
        pen.text((x, y), line, font=face.font, fill=ink)
        y += face.leading
    return y


def _pieces(word: str, face: Face, width: float) -> list[str]:
    pieces, piece = [], ""
    for character in word:
        if piece and face.width(piece + character) > width:
            pieces.append(piece)
            piece = ""
        piece += character
    return [*pieces, piece]


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    path = str(asset(f"fonts/{name}.woff"))
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _letter(name: str, character: str) -> str:
    if character.isspace() or _has(name, character):
        return character
    plain = "".join(part for part in normalize("NFKD", character) if _has(name, part))
    return plain or _MISSING


@cache
def _has(name: str, character: str) -> bool:
    font = _font(name, 24)
    return bytes(font.getmask(character)) != bytes(font.getmask("\uffff"))
