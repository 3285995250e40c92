"""The values of a score: what the pianist is told, and what is played; no music is made here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from slapstick.model import Hit

RATE = 44_100  # samples a second of everything that is played


@dataclass(frozen=True, slots=True)
class Passage:
    """What the pianist is told of one beat; times are seconds from the film's start."""

    start: float
    end: float
    mood: str
    hits: tuple[Hit, ...] = ()
    card: bool = False  # words are read: play softly
    figure: str = ""  # whose signature tune is heard: the name of the puppet gag
    reversed: bool = False  # the gag ends the other way round, and so does its tune


class Note(NamedTuple):
    """One key of the piano going down."""

    start: float  # seconds
    seconds: float
    pitch: int  # MIDI number, 60 is middle C
    velocity: int  # 1 to 127


class Stroke(NamedTuple):
    """One stroke of the trap drummer who sits beside the piano."""

    start: float  # seconds
    drum: str  # block, drum, cymbal
    velocity: int


def summit(hits: Iterable[Hit], seconds: float) -> Hit | None:
    """Return the strongest hit; of equals the one nearest to 70 % of the film."""
    return max(hits, key=lambda hit: (hit.strength, -abs(hit.time - 0.7 * seconds)), default=None)


@dataclass(frozen=True, slots=True)
class Score:
    """The music of a film."""

    seconds: float
    notes: tuple[Note, ...]  # by start, then pitch
    strokes: tuple[Stroke, ...]
    bars: tuple[float, ...]  # where each bar begins, in seconds
    key: int  # pitch class of the home key, 0 is C
