"""What piano and traps do on a hit: the run-up, the blow and the breath after it."""

from __future__ import annotations

from collections.abc import Iterator

from slapstick.cut.chance import Chance
from slapstick.cut.score.notes import Note, Stroke
from slapstick.cut.score.theme import MAJOR
from slapstick.model import Hit

_RUN_STEP = 0.05  # seconds between the notes of a run-up
_RUNS = {1: 4, 2: 6, 3: 8, 4: 10}  # notes of it, by the hit's strength
_BREATHS = {1: 0.42, 2: 0.42, 3: 0.5, 4: 0.7}  # seconds of rest for the reaction
_LOW = {1: (43, 55), 2: (36, 43, 48, 49), 3: (33, 36, 40, 41, 48), 4: (31, 33, 36, 37, 40, 41, 43)}
_HIGH = {1: (79, 85), 2: (76, 82, 88), 3: (76, 79, 82, 85, 88), 4: (76, 79, 82, 85, 88, 91)}
_FORCE = {1: 112, 2: 118, 3: 123, 4: 127}
_DRUMS = {1: ("block",), 2: ("block", "drum"), 3: ("drum", "cymbal"), 4: ("drum", "cymbal")}
_DRUM_FORCE = {1: 70, 2: 88, 3: 104, 4: 122}


def run_up(hit: Hit) -> float:
    """Return how long before a hit the hands begin to run, in seconds."""
    return _RUNS[_strength(hit)] * _RUN_STEP


def hush(hit: Hit) -> float:
    """Return how long before a hit the left hand stops, so that the blow falls into silence."""
    return 0.05 + 0.07 * _strength(hit)


def breath(hit: Hit) -> float:
    """Return how long after a hit the piano rests, in seconds."""
    return _BREATHS[_strength(hit)]


def sting(hit: Hit, key: int, chance: Chance, since: float) -> Iterator[Note]:
    """Play the run-up from not before `since`, and the blow exactly on the hit."""
    strength = _strength(hit)
    yield from _run(hit, key, chance, since)
    force = _FORCE[strength]
    for pitch in _LOW[strength]:
        yield Note(hit.time, 0.3 + 0.15 * strength, pitch, force)
    for pitch in _HIGH[strength]:
        yield Note(hit.time, 0.25 + 0.05 * strength, pitch, force - 8)


def drumming(hit: Hit) -> Iterator[Stroke]:
    """Play the traps on a hit."""
    strength = _strength(hit)
    for drum in _DRUMS[strength]:
        yield Stroke(hit.time, drum, _DRUM_FORCE[strength])


def _run(hit: Hit, key: int, chance: Chance, since: float) -> Iterator[Note]:
    count = _RUNS[_strength(hit)]
    falling = chance.unit() < 0.33
    first = chance.whole(0, 2)
    for i in range(count):
        start = hit.time - _RUN_STEP * (count - i)
        if start < since:
            continue
        step = count - 1 - i if falling else i
        octave, degree = divmod(step + first, len(MAJOR))
        pitch = 67 + (key + 5) % 12 + MAJOR[degree] + 12 * octave
        yield Note(start, 0.07, min(pitch, 96), 42 + round(34 * (i + 1) / count))


def _strength(hit: Hit) -> int:
    return min(4, max(1, hit.strength))
