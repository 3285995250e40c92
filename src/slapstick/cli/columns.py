"""Lay out a table for a terminal: short columns stay whole, long ones are broken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

_GAP = "  "
_NARROWEST = 6  # letters; below that nothing can be read
_BREAKS = (r"[^ /]*[ /]?", r"[^._:,-]*[._:,-]?")  # after which a cell may go on below; best first
_NUMBER = re.compile(r"[\d,]+")


def laid_out(
    columns: Sequence[str], rows: Sequence[Sequence[str]], width: int
) -> tuple[list[str], list[str]]:
    """Return the lines of the heading and of the rows, no wider than `width` if that can be."""
    widths = _widths(columns, rows, width - len(_GAP) * (len(columns) - 1))
    numbers = [
        bool(rows) and all(map(_NUMBER.fullmatch, column)) for column in zip(*rows, strict=True)
    ]
    heading = [*_lines(columns, widths, numbers), _GAP.join("─" * each for each in widths)]
    return heading, [line for row in rows for line in _lines(row, widths, numbers)]


def cell_width(text: str) -> int:
    """Return how many places of a terminal a text takes."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines of at most `width`: broken at spaces and slashes, or else anywhere."""
    lines = [""]
    for piece in _pieces(text, width, _BREAKS):
        if lines[-1] and cell_width((lines[-1] + piece).rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def _pieces(text: str, width: int, breaks: Sequence[str]) -> Iterator[str]:
    """Yield parts that fit, as large as may be."""
    if cell_width(text) <= width:
        yield text
    elif breaks:
        for part in filter(None, re.findall(breaks[0], text)):
            yield from _pieces(part, width, breaks[1:])
    else:
        yield from text


def _widths(columns: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Return how wide each column is: as its cells, or the longest no wider than one another."""
    cells = [max(map(cell_width, column)) for column in zip(*rows, strict=True)]
    cells = cells or [0] * len(columns)
    whole = [max(cell, len(name)) for cell, name in zip(cells, columns, strict=True)]
    if sum(whole) <= room:
        return whole
    words = [max(map(len, name.split()), default=1) for name in columns]
    least = [max(cell, word) for cell, word in zip(cells, words, strict=True)]
    most = max(least)
    while most > _NARROWEST and sum(min(each, most) for each in least) > room:
        most -= 1
    return [min(each, most) for each in least]


def _lines(row: Sequence[str], widths: Sequence[int], numbers: Sequence[bool]) -> Iterator[str]:
    """Yield one row of cells, as many lines as its tallest has."""
    broken = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
    for height in range(max(map(len, broken))):
        line = []
        for cell, width, is_number in zip(
            broken, widths, numbers or [False] * len(row), strict=True
        ):
            text = cell[height] if height < len(cell) else ""
            blank = " " * (width - cell_width(text))
            line.append(blank + text if is_number else text + blank)
        yield _GAP.join(line).rstrip()
