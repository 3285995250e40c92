"""The pianist's hands: textures that turn a bar's harmony and tune into tones; no timing here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from slapstick.cut.score.moods import Chord
from slapstick.cut.score.theme import Sung, nearest


class Tone(NamedTuple):
    """A key going down, in its bar."""

    at: float  # sixteenths from the bar's start
    length: float
    pitch: int
    weight: int  # added to the velocity of the passage
    melody: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar before it is played."""

    index: int  # from the passage's start
    chords: tuple[Chord, Chord]  # of its two halves
    upcoming: Chord  # of the next bar
    tune: tuple[Sung, ...]
    energy: float  # 0 to 1: what the film asks for at this moment


Texture: TypeAlias = Callable[[Bar], Iterator[Tone]]

_BASS, _TENOR, _TREBLE = 31, 50, 62  # lowest pitch each layer may take


def _bass(chord: Chord, interval: int = 0) -> int:
    return _from(_BASS, chord.root + interval)


def _from(lowest: int, pitch: int) -> int:
    """Return the pitch of the same name within the octave above `lowest`."""
    return lowest + (pitch - lowest) % 12


def _voicing(chord: Chord, lowest: int = _TENOR) -> list[int]:
    """Return a chord in close position above `lowest`."""
    return sorted(_from(lowest, chord.root + interval) for interval in chord.intervals)


def _fifth(chord: Chord) -> int:
    return chord.intervals[2]


# ------------------------------------------------------------------ the left hand


def stride(bar: Bar) -> Iterator[Tone]:
    """Octave on the beat, chord after it."""
    for half, chord in enumerate(bar.chords):
        low = _bass(chord) if half == 0 else _bass(chord, _fifth(chord))
        yield Tone(4 * half, 1.7, low, 6)
        yield Tone(4 * half, 1.7, low + 12, -2)
        for pitch in _voicing(chord):
            yield Tone(4 * half + 2, 1.4, pitch, -14)


def oompah(bar: Bar) -> Iterator[Tone]:
    """One bass note, two short chords: light feet."""
    for half, chord in enumerate(bar.chords):
        low = _bass(chord) if half == 0 else _bass(chord, _fifth(chord))
        yield Tone(4 * half, 1.2, low + (12 if low < 36 else 0), 4)
        if bar.energy > 0.8:
            yield Tone(4 * half, 1.2, low + (0 if low < 36 else -12), 0)
        for pitch in _voicing(chord)[:3]:
            yield Tone(4 * half + 2, 0.9, pitch, -10)
            if bar.energy > 0.9:
                yield Tone(4 * half + 3, 0.7, pitch, -20)


def walking(bar: Bar) -> Iterator[Tone]:
    """Octaves that walk through the chord and lean into the next one."""
    first, second = bar.chords
    goal = _bass(bar.upcoming)
    lean = goal - 1 if bar.index % 2 == 0 else goal + 1
    steps = (_bass(first), _bass(first, first.intervals[1]), _bass(second, _fifth(second)), lean)
    for i, low in enumerate(steps):
        yield Tone(2 * i, 1.6, low, 4 if i % 2 == 0 else -2)
        yield Tone(2 * i, 1.6, low + 12, -6)


def tresillo(bar: Bar) -> Iterator[Tone]:
    """Three against the bar: the sly left foot."""
    first, second = bar.chords
    low = _bass(first)
    for at, pitch in ((0, low), (3, low + _fifth(first)), (6, _bass(second, _fifth(second)))):
        yield Tone(at, 1.8, pitch, 4 if at == 0 else -2)
    for pitch in _voicing(second)[:3]:
        yield Tone(4, 1.2, pitch, -16)


def throb(bar: Bar) -> Iterator[Tone]:
    """Chords hammered in eighths over an octave."""
    for half, chord in enumerate(bar.chords):
        yield Tone(4 * half, 3.6, _bass(chord), 6)
        yield Tone(4 * half, 3.6, _bass(chord) + 12, 0)
        for i in range(2):
            for pitch in _voicing(chord)[:3]:
                yield Tone(4 * half + 2 * i + 0.0, 1.1, pitch, -12 - 4 * i)


def tremolo(bar: Bar) -> Iterator[Tone]:
    """The shiver of the melodrama: two layers in turn, without end."""
    for half, chord in enumerate(bar.chords):
        voices = _voicing(chord, _TENOR - 5)
        low = _bass(chord) + 12
        for i in range(4):
            yield Tone(4 * half + i, 1.1, low, -14 if i else -6)
            for pitch in voices[-2:]:
                yield Tone(4 * half + i + 0.5, 0.9, pitch, -20)


def creep(bar: Bar) -> Iterator[Tone]:
    """Single short notes far below, on tiptoe."""
    first, second = bar.chords
    low = _bass(first)
    for at, pitch in ((0, low), (2, low + 1), (4, _bass(second)), (6, _bass(bar.upcoming) - 1)):
        yield Tone(at, 0.9, pitch + 12, -2 if at % 4 == 0 else -12)
    if bar.index % 2:
        for pitch in _voicing(second, _TENOR + 5)[:2]:
            yield Tone(5, 0.8, pitch, -18)


def arpeggio(bar: Bar) -> Iterator[Tone]:
    """Broken chords that rise and fall."""
    for half, chord in enumerate(bar.chords):
        root = _from(38, chord.root)
        third, fifth = chord.intervals[1], _fifth(chord)
        for i, interval in enumerate((0, fifth, 12 + third, 12 if half else 12 + fifth)):
            yield Tone(4 * half + i, 4 - i + 0.5, root + interval, -4 if i == 0 else -14)


def rolled(bar: Bar) -> Iterator[Tone]:
    """A great chord rolled upwards on each half."""
    for half, chord in enumerate(bar.chords):
        pitches = [_bass(chord), _bass(chord) + 12, *_voicing(chord)]
        for i, pitch in enumerate(pitches):
            yield Tone(4 * half + 0.14 * i, 3.7 - 0.14 * i, pitch, 2 - 3 * i)


def held(bar: Bar) -> Iterator[Tone]:
    """One soft chord a bar, while people read."""
    first, second = bar.chords
    yield Tone(0, 7.6, _bass(first) + 12, -4)
    for i, pitch in enumerate(_voicing(first)[:3]):
        yield Tone(0.3 + 0.1 * i, 3.5 if second != first else 7.2, pitch, -14)
    if second != first:
        for pitch in _voicing(second)[:3]:
            yield Tone(4, 3.5, pitch, -14)


def stops(bar: Bar) -> Iterator[Tone]:
    """One short chord on the first beat, then room for the tune."""
    first, _ = bar.chords
    yield Tone(0, 1.2, _bass(first), 8)
    for pitch in _voicing(first):
        yield Tone(0, 1.0, pitch, -4)


# ------------------------------------------------------------------ the right hand


def theme(bar: Bar) -> Iterator[Tone]:
    """The tune alone."""
    for note in bar.tune:
        yield Tone(note.at, 0.95 * note.length, note.pitch, 8 if note.accent else -4, melody=True)


def octaves(bar: Bar) -> Iterator[Tone]:
    """The tune in octaves, with the chord inside its accents when the film is loud."""
    for note in bar.tune:
        weight = 10 if note.accent else -2
        yield Tone(note.at, 0.95 * note.length, note.pitch, weight, melody=True)
        yield Tone(note.at, 0.9 * note.length, note.pitch - 12, weight - 10)
        if note.accent and bar.energy > 0.75:
            inner = nearest(note.pitch - 5, bar.chords[0 if note.at < 4 else 1])
            yield Tone(note.at, 0.8 * note.length, inner, weight - 16)


def thirds(bar: Bar) -> Iterator[Tone]:
    """The tune with a second voice under it."""
    for note in bar.tune:
        yield Tone(note.at, 0.95 * note.length, note.pitch, 6 if note.accent else -4, melody=True)
        under = nearest(note.pitch - 4, bar.chords[0 if note.at < 4 else 1])
        if under < note.pitch:
            yield Tone(note.at, 0.9 * note.length, under, -10)


def ragged(bar: Bar) -> Iterator[Tone]:
    """The tune, its gaps filled from the chord below."""
    yield from theme(bar)
    busy = {int(note.at) for note in bar.tune}
    for at in range(8):
        if at not in busy:
            voices = _voicing(bar.chords[at // 4], _TREBLE - 2)
            yield Tone(at, 0.8, voices[(at + bar.index) % len(voices)], -16)


def galop(bar: Bar) -> Iterator[Tone]:
    """Sixteenths without a breath, hung on the tune's accents."""
    for half, chord in enumerate(bar.chords):
        sung = [note.pitch for note in bar.tune if 4 * half <= note.at < 4 * half + 4]
        top = nearest(max(sung, default=76), chord)
        below = nearest(top - 3, chord)
        turn = (
            (top, top - 1, top, below) if (bar.index + half) % 2 else (top, below, below - 3, below)
        )
        for i, pitch in enumerate(turn):
            tone = pitch if i in (0, 1) else nearest(pitch, chord)
            yield Tone(4 * half + i, 0.9, tone, 10 if i == 0 else -6, melody=i == 0)
        if bar.energy > 0.85:
            yield Tone(4 * half, 0.9, top - 12, 0)


def trembling(bar: Bar) -> Iterator[Tone]:
    """The tune beaten in octaves like a drum roll."""
    for note in bar.tune:
        beats = max(1, round(note.length * 2))
        for i in range(beats):
            pitch = note.pitch if i % 2 == 0 else note.pitch - 12
            at = note.at + note.length * i / beats
            yield Tone(at, 0.8, pitch, 6 if i == 0 else -8, melody=i == 0)


def whisper(bar: Bar) -> Iterator[Tone]:
    """The head of the tune, short and low, every other bar; then a held breath."""
    if bar.index % 2 == 0:
        for note in bar.tune[:4]:
            yield Tone(note.at, 0.6, note.pitch - 12, 0 if note.accent else -8, melody=True)
    else:
        for i, pitch in enumerate(reversed(_voicing(bar.chords[1], _TREBLE))):
            yield Tone(4 + i, 0.7, pitch, -12)


def sighs(bar: Bar) -> Iterator[Tone]:
    """Long notes that lean on their upper neighbour, with a sixth below."""
    for note in bar.tune:
        chord = bar.chords[0 if note.at < 4 else 1]
        rest = nearest(note.pitch, chord)
        if note.at % 4 == 0 and note.length >= 2:
            yield Tone(note.at, 0.9, rest + 2, 2, melody=True)
            yield Tone(note.at + 0.9, note.length - 0.6, rest, 0, melody=True)
        else:
            yield Tone(note.at, note.length, rest, 0, melody=True)
        yield Tone(note.at, note.length, nearest(rest - 8, chord), -16)


def bells(bar: Bar) -> Iterator[Tone]:
    """The tune as the curtain rises: full chords under each accent."""
    for note in bar.tune:
        yield Tone(note.at, note.length, note.pitch, 8 if note.accent else -2, melody=True)
        yield Tone(note.at, note.length, note.pitch - 12, -2)
        if note.at % 4 == 0:
            for pitch in _voicing(bar.chords[0 if note.at < 4 else 1], _TREBLE)[:3]:
                yield Tone(note.at + 0.2, note.length, pitch, -10)


def aside(bar: Bar) -> Iterator[Tone]:
    """A few soft notes of the tune while people read."""
    for note in bar.tune:
        if note.accent:
            yield Tone(note.at, 0.95 * note.length, note.pitch, -2, melody=True)


LEFT: Mapping[str, Texture] = {
    texture.__name__: texture
    for texture in (
        stride, oompah, walking, tresillo, throb, tremolo, creep, arpeggio, rolled, held, stops,
    )
}  # fmt: skip
RIGHT: Mapping[str, Texture] = {
    texture.__name__: texture
    for texture in (
        theme, octaves, thirds, ragged, galop, trembling, whisper, sighs, bells, aside,
    )
}  # fmt: skip
