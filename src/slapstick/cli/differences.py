"""Show the lines of a difference on a terminal: wrapped at words, the changed ones set off.

Where stdout is no terminal, lines are printed as they are.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import click

from slapstick.cli import words
from slapstick.review.wording import Word, compared

_INDENT = "      "  # of a reason, and of what does not fit on a line
_COLOURS = {"+": "green", "-": "red"}


def say_differences(lines: Iterable[str]) -> None:
    """Print lines as `reports.edit_lines` yields them."""
    told = list(lines)
    if not sys.stdout.isatty():
        for line in told:
            words.say_diff(line)
        return
    width = max(40, shutil.get_terminal_size().columns - 1)
    for number, line in enumerate(told):
        pair = _other_half(told, number)
        for row in _rows(line, pair, width):
            words.say(row)


def _rows(line: str, pair: str, width: int) -> Iterator[str]:
    """Yield a line in as many rows as it takes."""
    sign = line[:1]
    if sign in _COLOURS:
        first, rest, said = f"{sign} ", "  ", line[2:]
    elif line.lstrip().startswith("# "):
        first = rest = f"{_INDENT}# "
        said = line.lstrip()[2:]
    else:
        yield click.style(line, bold=True) if line.startswith("  [") else line
        return
    for number, row in enumerate(_wrapped(compared(said, pair), width - len(first))):
        shown = [_styled(rest if number else first, sign, changed=False)]
        for changed, run in groupby(row, key=lambda word: word[1]):
            shown.append(_styled(" ".join(word for word, _ in run), sign, changed=changed))
        yield shown[0] + " ".join(shown[1:])


def _styled(text: str, sign: str, *, changed: bool) -> str:
    colour = _COLOURS.get(sign)
    off = True if changed else None  # False would write codes as well
    return click.style(text, fg=colour, dim=None if colour else True, bold=off, underline=off)


def _other_half(lines: Sequence[str], number: int) -> str:
    """Return the line that a line was, or became; "" where it is alone."""
    sign = lines[number][:1]
    if sign == "-" and number + 1 < len(lines) and lines[number + 1][:1] == "+":
        return lines[number + 1][2:]
    if sign == "+" and number and lines[number - 1][:1] == "-":
        return lines[number - 1][2:]
    return ""


def _wrapped(told: Sequence[Word], width: int) -> Iterator[list[Word]]:
    """Yield rows of words that are at most `width` wide, unless one word is wider."""
    row: list[Word] = []
    used = 0
    for word in told:
        if row and used + 1 + len(word[0]) > width:
            yield row
            row, used = [], 0
        used += len(word[0]) + bool(row)
        row.append(word)
    yield row
