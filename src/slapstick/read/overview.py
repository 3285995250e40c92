"""What a person wants to see first of a folder; not for how it is found."""

from __future__ import annotations

from typing import NamedTuple

from slapstick.model import Fact


class Counted(NamedTuple):
    """How many facts there are of a kind, and the one that shows best."""

    kind: str
    found: int
    best: Fact


class Overview(NamedTuple):
    """What a person wants to see first of a folder."""

    name: str
    languages: tuple[tuple[str, int], ...]
    lines: int
    skipped: dict[str, int]  # by reason
    no_history: str
    counted: tuple[Counted, ...]  # by kind
