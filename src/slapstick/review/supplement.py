"""Name what a storyboard page may hold besides the plan; sets nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from slapstick.model import Problem
from slapstick.review.links import Link, unlinked
from slapstick.review.reports import ShotReview


class Still(NamedTuple):
    """One picture of a page: its moment in the film, in seconds, and its address."""

    time: float
    address: str


@dataclass(frozen=True, slots=True)
class Live:
    """What a page needs whose film is drawn while it is watched, and that is set anew."""

    edition: str  # names what is shown; another one is another page
    fps: int
    frames: Mapping[str, tuple[str, int]]  # by beat: the address of its frames, and how many
    score: str = ""  # the address of its music
    problems: tuple[Problem, ...] = ()  # why what was written last is not shown


@dataclass(frozen=True, slots=True)
class Supplement:
    """What a page may hold besides the plan."""

    film: bytes = b""  # the animatic as MP4; without one its poses are leafed through
    link: Link = unlinked  # to a line of the code
    source: str = ""  # "the code as it stood at 1f2e3d4c5b"
    language: str = "en"  # of titles and cards
    changes: Mapping[str, ShotReview] = field(default_factory=dict)  # by shot
    stills: Mapping[str, Sequence[Still]] = field(default_factory=dict)  # as reviewed, by beat
    prices: Mapping[str, int] = field(default_factory=dict)  # micro-dollars, by shot
    approve: str = ""  # the command that approves what is seen
    live: Live | None = None
