"""What becomes a film: matches, beats, shots, prompts, and what came out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal, NamedTuple

from slapstick.model.project import TokenBudgetLevel
from slapstick.model.rules import GagRule
from slapstick.model.source import Fact, Place


@dataclass(frozen=True, slots=True)
class Concept:
    """A kind of fact made project-wide."""

    kind: str
    count: int
    files: int
    facts: tuple[Fact, ...]  # best evidence first


@dataclass(frozen=True, slots=True)
class GagMatch:
    """A rule that found its code."""

    rule: GagRule
    slots: tuple[
        tuple[str, str], ...
    ]  # "loop.call" -> "fetch_user": raw names, made into words by tell
    evidence: tuple[Fact, ...]  # the first is the one that is shown
    count: int  # how many times the rule fired in the repository
    score: int


# ------------------------------------------------------------------ tell


class Line(NamedTuple):
    """A sentence, and where its words come from."""

    text: str
    rule: Place
    source: Place | None = None


@dataclass(frozen=True, slots=True)
class Staging:
    """What a puppet gag is told: everything that decides its picture but its length."""

    puppet: str
    prop: str
    scene: str
    count: int = 1
    laugh: int = 2
    signs: tuple[str, ...] = ()  # words on shop fronts and boards
    label: str = ""  # words on a cap or a crate
    reversed: bool = False
    seed: int = 0  # from a digest


@dataclass(frozen=True, slots=True)
class Card:
    """Words on black."""

    text: str
    subtitle: str = ""
    kind: Literal["title", "intertitle", "end"] = "intertitle"


@dataclass(frozen=True, slots=True)
class Beat:
    """A stretch of the film: a card, or a gag in its place and time."""

    id: str
    section: str
    role: str
    start: float
    seconds: float
    mood: str
    card: Card | None = None
    staging: Staging | None = None
    match: GagMatch | None = None  # None for cards and fillers
    lines: tuple[Line, ...] = ()  # setup, escalate, topper; or the card's words
    camera: str = ""
    sound: str = ""
    cast: tuple[str, ...] = ()

    @property
    def end(self) -> float:
        """Seconds from the film's start at which it is over."""
        return self.start + self.seconds

    @property
    def evidence(self) -> Fact | None:
        """The fact that is shown beside it."""
        return self.match.evidence[0] if self.match else None


@dataclass(frozen=True, slots=True)
class Plot:
    """The whole film on paper: beats without a gap from 0 to its end."""

    title: str
    story: str
    beats: tuple[Beat, ...]
    seed: int

    @property
    def seconds(self) -> float:
        """Running time."""
        return self.beats[-1].end if self.beats else 0.0


@dataclass(frozen=True, slots=True)
class Shot:
    """What one take of a camera shows: one or more beats that are filmed together."""

    id: str
    beats: tuple[Beat, ...]
    seconds: float


class Part(NamedTuple):
    """A named part of a prompt; levels drop and shorten whole parts."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    """The words for one shot."""

    shot: str
    seconds: float
    level: TokenBudgetLevel
    parts: tuple[Part, ...]
    gag: str = ""  # id of the rule it shows; "" for a filler
    dropped: tuple[str, ...] = ()  # what its level left out: "continuity", "style: shortened"

    @property
    def text(self) -> str:
        """The words as a service receives them: one sentence a line."""
        return "\n".join(line.text for part in self.parts for line in part.lines)

    @property
    def words(self) -> int:
        """How many words it takes."""
        return len(self.text.split())

    @property
    def digest(self) -> str:
        """Its name for ever: everything that decides the picture."""
        return hashlib.sha256(f"{self.seconds:g}\n{self.text}".encode()).hexdigest()


# ------------------------------------------------------------------ cut


class Comeback(NamedTuple):
    """How a puppet gag goes when it returns, a sentence each; `{prop}` is open."""

    again: str  # what happens to him once more
    again_ends: str
    turned: str  # the last time, the other way round
    turned_ends: str
    meets: str = ""  # what he meets again, where it is not the prop that he carries


class Hit(NamedTuple):
    """A moment the audience laughs at; the piano strikes here."""

    time: float  # seconds, from the beat's or the film's start
    strength: int  # 1 a stumble .. 4 the catastrophe


@dataclass(frozen=True, slots=True)
class Film:
    """What came out."""

    path: str
    seconds: float
    frames: int
    size: int
    frames_digest: str
    pcm_digest: str
    rendered: int = 0  # frames drawn anew; the others came from the cache
    unusable: tuple[tuple[str, str], ...] = ()  # clips that were left out: (shot, why)
