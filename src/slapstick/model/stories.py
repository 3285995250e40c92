"""What people write in a story: a film without its gags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from slapstick.model.rules import GagScript
from slapstick.model.source import Place


@dataclass(frozen=True, slots=True)
class Character:
    """A figure of the cast, or a set: described the same way in every prompt."""

    id: str
    bible: tuple[tuple[str, Place], ...]  # sentences, with where each stands
    place: Place


@dataclass(frozen=True, slots=True)
class Slot:
    """One beat of a story before a gag fills it."""

    id: str
    section: str
    role: Literal["title", "card", "gag", "peak", "resolution", "end"]
    seconds: tuple[float, float]  # shortest, longest; the solver picks on a grid of half seconds
    place: Place
    laugh: tuple[int, int] = (1, 4)
    tags: tuple[str, ...] = ()
    mood: str = "stroll"
    scene: str = "street"  # which set it plays on
    camera: str = ""
    sound: str = ""
    cards: tuple[str, ...] = ()  # templates of the words on a card; the first that fits is shown
    subtitle: str = ""
    callback: str = ""  # id of the slot whose gag returns here
    reversed: bool = False  # the returning gag ends the other way round
    filler: GagScript | None = None  # for a callback: its words, {prop} and {label} open
    cast: tuple[str, ...] = ("apprentice",)
    drop_below: float = 0.0  # left out of films shorter than this
    marks: tuple[tuple[str, Place], ...] = ()  # "camera" -> where that text stands

    def mark(self, key: str) -> Place:
        """Return where a text of the beat stands."""
        return dict(self.marks).get(key, self.place)


@dataclass(frozen=True, slots=True)
class StoryWords:
    """What a story shows in another language than English: titles and cards."""

    code: str  # "de"
    titles: tuple[tuple[str, tuple[str, ...]], ...]  # as a story's own
    cards: tuple[tuple[str, tuple[str, ...]], ...]  # beat -> its texts
    subtitles: tuple[tuple[str, str], ...]  # beat -> the smaller line below
    marks: tuple[tuple[tuple[str, int], Place], ...]  # (beat, number) -> where that text stands
    place: Place


@dataclass(frozen=True, slots=True)
class Story:
    """A film without its gags."""

    id: str
    title: str
    seconds: float
    peak: float  # share of the running time at which the peak is centred
    look: tuple[tuple[str, Place], ...]  # sentences of the style header
    cast: tuple[Character, ...]
    slots: tuple[Slot, ...]
    place: Place
    summary: str = ""
    lengths: tuple[float, ...] = (90.0,)  # running times it is written for
    places: tuple[Character, ...] = ()  # the sets, described the same way in every prompt
    continuity: tuple[tuple[str, Place], ...] = ()
    titles: tuple[tuple[str, tuple[str, ...]], ...] = ()  # fact family -> templates; "" for any
    languages: tuple[StoryWords, ...] = ()
