"""Read the marked samples that ship with each language; not for the samples of rules.

They say what each line must and must not give.

A mark stands at a line's end, behind the language's comment sign, and is taken off before reading:

    # => KIND attribute=value ; KIND     these facts begin on this line
    # =| KIND                            this line looks like one and is none
    # =* 60 TEXT                         sixty lines of TEXT stand here
    # =~ KIND KIND                       facts of these kinds may stand unmarked in this file

Of a kind that is marked anywhere in a file no fact may stand unmarked.  `_` in a value is a space.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from slapstick.assets import samples

SAMPLES = samples()
_MARK = re.compile(r"[ \t]*(?://|#|/\*|--|<!--|\(\*)[ \t]*(?==[>|])(.*?)(?:\*/|-->|\*\))?[ \t]*$")
_REPEAT = re.compile(
    r"^([ \t]*)(?://|#|--|/\*|<!--|\(\*)[ \t]=\*[ \t](\d+)[ \t](.*?)(?:[ \t]*(?:--->|\*\)))?$"
)
_FREE = re.compile(r"^(?://|#|--|\(\*)[ \t]=~[ \t](.*?)(?:[ \t]*\*\))?$")


class Expected(NamedTuple):
    """A fact that must begin on a line."""

    line: int
    kind: str
    attributes: tuple[tuple[str, str], ...]


class MarkedSample(NamedTuple):
    """A sample without its marks."""

    path: str
    content: bytes
    facts: tuple[Expected, ...]
    quiet: tuple[tuple[int, str], ...]
    unjudged: set[str]
    rows: tuple[int, ...] = ()  # on which row of the marked file each line stands

    @property
    def judged(self) -> set[str]:
        """Return the kinds of which no fact may stand unmarked."""
        spoken = {fact.kind for fact in self.facts} | {kind for _, kind in self.quiet}
        return spoken - self.unjudged


def read_sample(path: Path) -> MarkedSample:
    """Return a sample and its marks."""
    facts: list[Expected] = []
    quiet: list[tuple[int, str]] = []
    lines: list[str] = []
    unjudged: set[str] = set()
    rows: list[int] = []
    for number, row in enumerate(path.read_text("utf-8").splitlines(), 1):
        repeat = _REPEAT.match(row)
        if repeat:
            lines += [repeat.group(1) + repeat.group(3)] * int(repeat.group(2))
            rows += [number] * int(repeat.group(2))
            continue
        rows.append(number)
        if free := _FREE.match(row):
            lines.append("")
            unjudged |= set(free.group(1).split())
            continue
        mark = _MARK.search(row)
        lines.append(row[: mark.start()] if mark else row)
        for item in mark.group(1).split(" ; ") if mark else ():
            sign, kind, *values = (
                item.split() if item[:2] in ("=>", "=|") else ["=>", *item.split()]
            )
            if sign == "=|":
                quiet.append((len(lines), kind))
            else:
                pairs = (value.partition("=")[::2] for value in values)
                facts.append(Expected(len(lines), kind, tuple((k, v) for k, v in pairs)))
    content = ("\n".join(lines) + "\n").encode()
    return MarkedSample(path.name, content, tuple(facts), tuple(quiet), unjudged, tuple(rows))
