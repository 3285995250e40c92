"""Invent the film's tunes and sing them over any harmony; knows no textures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from slapstick.cut.chance import Chance
from slapstick.cut.score.moods import Chord

MAJOR, MINOR = (0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 11)
_RAGGED = (
    "x.xx.xx.", "xx.xx.x.", "x.xxx.x.", ".xx.xx.x", "x.x.xxx.", "x..xx.x.", "xx.x.xx.", "x.xx.x.x",
)  # fmt: skip
_CALM = ("x...x.x.", "x.x.x...", "x..xx...", "x...x...")
_FIGURE = ("x.xxx...", "xxx.x...", "x..x..x.", "xx.xx...", "x.x.xx..")
_STEPS = (1, 1, -1, -1, 2, -2, 1, -1, 3, -3)
_LOWEST, _HIGHEST = -3, 7  # degrees around the tonic


class Motif(NamedTuple):
    """One bar of tune: when it sounds, and the scale degrees, 0 is the tonic."""

    rhythm: str  # eight sixteenths, `x` where a note begins
    degrees: tuple[int, ...]


class Sung(NamedTuple):
    """One note of a tune in its bar."""

    at: float  # sixteenths from the bar's start
    length: float
    pitch: int
    accent: bool


class Tunes(NamedTuple):
    """All the tunes of a film, each of two bars."""

    theme: tuple[Motif, Motif]
    answer: tuple[Motif, Motif]
    close: tuple[Motif, Motif]


def invent(seed: int) -> Tunes:
    """Return the tunes that belong to a film."""
    chance = Chance("tunes", seed)
    head = _bar(chance, chance.pick(_RAGGED), chance.pick((0, 2, 4)))
    tail = _bar(chance, chance.pick(_RAGGED), head.degrees[-1])
    answer = _bar(chance, chance.pick(_RAGGED), chance.pick((4, 5, 7)))
    rest = _bar(chance, chance.pick(_CALM), answer.degrees[-1])
    last = _falling(chance.pick(("x.xx.x..", "x.x.x...", "xx.xx...")), tail.degrees[0])
    return Tunes((head, tail), (answer, rest), (head, last))


def signature(seed: int, figure: str, *, turned: bool = False) -> tuple[Motif, Motif]:
    """Return the tune of one puppet gag; `turned` upside down and back to front."""
    chance = Chance("signature", seed, figure)
    first = _bar(chance, chance.pick(_FIGURE), chance.pick((0, 4)))
    second = Motif(first.rhythm, tuple(degree + chance.pick((1, 2)) for degree in first.degrees))
    if not turned:
        return first, second
    return _turned(second), _turned(first)


def sing(
    motif: Motif, chord: Sequence[Chord], tonic: int, *, minor: bool, lift: int = 0
) -> list[Sung]:
    """Return a bar of tune over the chords of its halves.

    `tonic` is a MIDI pitch; `lift` moves the tune by degrees of its scale.
    """
    scale = MINOR if minor else MAJOR
    onsets = [i for i, mark in enumerate(motif.rhythm) if mark == "x"]
    sung = []
    for degree, at, until in zip(
        motif.degrees, onsets, [*onsets[1:], len(motif.rhythm)], strict=True
    ):
        octave, step = divmod(degree + lift, 7)
        pitch = tonic + scale[step] + 12 * octave
        accent = at % 4 == 0 or until - at > 1
        if accent:
            pitch = nearest(pitch, chord[0 if at < 4 else 1])
        sung.append(Sung(at, until - at, pitch, accent))
    return sung


def nearest(pitch: int, chord: Chord) -> int:
    """Return the tone of a chord nearest to a pitch; of two, the lower."""
    classes = {(chord.root + interval) % 12 for interval in chord.intervals}
    return next(
        near
        for distance in range(12)
        for near in (pitch - distance, pitch + distance)
        if near % 12 in classes
    )


def _bar(chance: Chance, rhythm: str, first: int) -> Motif:
    degrees, leapt = [first], 0
    for _ in range(rhythm.count("x") - 1):
        step = chance.pick(_STEPS)
        if leapt:  # a leap is answered by a step back
            step = -1 if leapt > 0 else 1
        leapt = step if abs(step) >= 3 else 0
        degree = degrees[-1] + step
        if not _LOWEST <= degree <= _HIGHEST:
            degree = degrees[-1] - step
        degrees.append(degree)
    return Motif(rhythm, tuple(degrees))


def _falling(rhythm: str, first: int) -> Motif:
    """Return a bar that comes to rest on the tonic."""
    count = rhythm.count("x")
    start = max(count - 1, min(first, 4))
    degrees = [round(start * (count - 1 - i) / (count - 1)) for i in range(count)]
    return Motif(rhythm, tuple(degrees))


def _turned(motif: Motif) -> Motif:
    """Return a bar upside down and back to front, still beginning on its first beat."""
    degrees = tuple(4 - degree for degree in reversed(motif.degrees))
    return Motif(motif.rhythm, degrees)
