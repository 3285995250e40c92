"""Know where on a written page each value stands; checks nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from slapstick.model import Place, Problem
from slapstick.spec.yaml_text import Map, Seq, excerpt, find

Step = str | int


@dataclass(frozen=True, slots=True)
class Page:
    """A written file: its text, and the values that know their places."""

    path: str
    lines: Sequence[str]
    root: Map
    beside: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The lines of other files, by path, in which a place may stand as well."""

    def place(self, *steps: Step, key: bool = False) -> Place:
        """Return where the value (or the key) at `steps` stands, or its nearest parent."""
        return Place(self.path, *find(self.root, steps, key=key))

    def value(self, *steps: Step) -> Any:
        """Return what is written at `steps`; `None` if nothing is."""
        value: Any = self.root
        for step in steps:
            if isinstance(value, Map) and step in value:
                value = value[str(step)]
            elif isinstance(value, Seq) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
        return value

    def within(self, steps: Sequence[Step], fragment: str) -> Place:
        """Return where `fragment` stands inside the text at `steps`."""
        return self.seek(self.place(*steps), fragment)

    def seek(self, start: Place, fragment: str) -> Place:
        """Return the next place from `start` on at which `fragment` stands; else `start`."""
        lines = self._lines(start)
        for number in range(start.line, min(start.line + 30, len(lines) + 1)):
            begin = start.column - 1 if number == start.line else 0
            column = lines[number - 1].find(fragment, begin)
            if column >= 0:
                return Place(start.path, number, column + 1)
        return start

    def cut_short(self, place: Place, text: str) -> bool:
        """Tell whether a text without quotes ends where a comment begins."""
        line = "".join(self._lines(place)[place.line - 1 : place.line])
        return line[place.column - 1 :].startswith(f"{text.strip()} #")

    def inside(self, key: Place, text: str, position: int) -> Place:
        """Return where the character at `position` of the text behind a key is written.

        Escapes of a text in double quotes are counted; of one on other lines its key is told.
        """
        line = "".join(self._lines(key)[key.line - 1 : key.line])
        opened = re.compile(r"[^:]*:\s*([\"']?)").match(line, key.column - 1)
        if opened is None:
            return key
        at, quote = opened.end(), opened[1]
        for character in text[:position]:
            if quote == '"' and line[at : at + 1] == "\\":
                at += {"x": 4, "u": 6, "U": 10}.get(line[at + 1 : at + 2], 2)
            elif quote == "'" and character == "'":
                at += 2
            else:
                at += 1
        return Place(key.path, key.line, at + 1) if at < len(line) else key

    def problem(self, place: Place, code: str, message: str, suggestion: str = "") -> Problem:
        """Return a mistake at `place`, with the line it stands on."""
        return Problem(place, code, message, suggestion, excerpt(self._lines(place), place))

    def _lines(self, place: Place) -> Sequence[str]:
        return self.lines if place.path == self.path else self.beside.get(place.path, ())
