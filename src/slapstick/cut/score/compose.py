"""Compose the music of a film from its passages: rules in, notes out; makes no sound.

One theme runs through every mood.  The loudness follows one arc over the whole film, whose summit
is its strongest hit.  Each gag has a signature that returns with it, turned round when it does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from slapstick.cut.chance import Chance
from slapstick.cut.score import stings
from slapstick.cut.score.figures import LEFT, RIGHT, Bar, Tone
from slapstick.cut.score.grid import SIXTEENTHS, Grid, lay
from slapstick.cut.score.moods import MOODS, Chord, Mood, chord_of, mood_named
from slapstick.cut.score.notes import Note, Passage, Score, Stroke, summit
from slapstick.cut.score.theme import Motif, Sung, Tunes, invent, signature, sing
from slapstick.model import Hit

_KEYS = (0, 2, 3, 5, 7, 8, 10)  # C D E flat F G A flat B flat
_PACES = (0.95, 0.98, 1.0, 1.03, 1.06)
_FORM = ("theme", "theme", "answer", "close")  # of eight bars, two by two
_LIFTS = (0, 1, 0, 0)  # the second time a step higher
_ARC = ((0.0, 0.56), (0.35, 0.58), (0.75, 0.66), (0.93, 0.8), (1.0, 1.0))  # up to the summit
_FALL = (
    (0.0, 1.0),
    (0.06, 0.8),
    (0.12, 0.6),
    (0.5, 0.54),
    (0.85, 0.56),
    (1.0, 0.76),
)  # and from there on
_LOWEST, _HIGHEST = 28, 96


def compose(passages: Sequence[Passage], seed: int) -> Score:
    """Return the score of a film whose passages follow each other without a gap."""
    film = _film(passages, seed)
    notes: list[Note] = []
    strokes: list[Stroke] = []
    bars: list[float] = []
    for index in range(len(passages)):
        part = _part(film, index)
        notes += _played(film, part)
        notes += _stung(film, part)
        strokes += [stroke for hit in part.passage.hits for stroke in stings.drumming(hit)]
        bars += [part.grid.time(SIXTEENTHS * bar) for bar in range(part.grid.bars)]
    kept = sorted(note for note in notes if _LOWEST <= note.pitch <= _HIGHEST)
    return Score(film.seconds, tuple(kept), tuple(sorted(strokes)), tuple(bars), film.home)


@dataclass(frozen=True, slots=True)
class _Film:
    """What all passages share."""

    passages: tuple[Passage, ...]
    seed: int
    home: int
    pace: float
    tunes: Tunes
    peak: float  # seconds: where the strongest hit falls

    @property
    def seconds(self) -> float:
        return self.passages[-1].end

    def energy(self, time: float) -> float:
        """Return how loud the film is at a moment, 0 to 1."""
        if time <= self.peak:
            return _along(_ARC, time / max(self.peak, 0.01))
        return _along(_FALL, (time - self.peak) / max(self.seconds - self.peak, 0.01))


@dataclass(frozen=True, slots=True)
class _Part:
    """A passage with all that was decided about it."""

    passage: Passage
    mood: Mood
    key: int
    grid: Grid
    chords: tuple[tuple[Chord, Chord], ...]  # a pair for each bar
    upcoming: Chord
    last: bool  # the film ends with it


def _film(passages: Sequence[Passage], seed: int) -> _Film:
    chance = Chance("film", seed)
    hits = [hit for passage in passages for hit in passage.hits]
    strongest = summit(hits, passages[-1].end)
    peak = strongest.time if strongest else 0.7 * passages[-1].end
    home, pace = chance.pick(_KEYS), chance.pick(_PACES)
    return _Film(tuple(passages), seed, home, pace, invent(seed), peak)


def _part(film: _Film, index: int) -> _Part:
    passage = film.passages[index]
    mood, last = mood_named(passage.mood), index == len(film.passages) - 1
    key = (film.home + mood.shift) % 12
    hits = [hit.time for hit in passage.hits]
    grid = lay(passage.start, passage.end, hits, mood.tempo * film.pace)
    following = film.passages[index + 1].mood if not last else passage.mood
    next_key = (film.home + mood_named(following).shift) % 12
    earlier = sum(other.mood == passage.mood for other in film.passages[:index])
    chosen = (
        Chance("harmony", film.seed, passage.mood).whole(0, len(mood.progressions) - 1) + earlier
    )
    symbols = mood.progressions[chosen % len(mood.progressions)].split()
    chords = [
        _pair(symbols[bar % len(symbols)], (key + _climb(mood, bar)) % 12)
        for bar in range(grid.bars)
    ]
    _cadence(chords, key, next_key, mood, last=last)
    tonic = "i" if mood_named(following).minor else "I"
    return _Part(passage, mood, key, grid, tuple(chords), chord_of(tonic, next_key), last)


def _climb(mood: Mood, bar: int) -> int:
    """Return by how many semitones a chase has risen: one every eight bars."""
    return bar // 8 if mood is MOODS["chase"] else 0


def _pair(symbols: str, key: int) -> tuple[Chord, Chord]:
    first, _, second = symbols.partition("/")
    return chord_of(first, key), chord_of(second or first, key)


def _cadence(
    chords: list[tuple[Chord, Chord]], key: int, next_key: int, mood: Mood, *, last: bool
) -> None:
    """End on the tonic, or lead into the next key."""
    tonic = chord_of("i" if mood.minor else "I", key)
    if last:
        chords[-1] = (tonic, tonic)
        if len(chords) > 1:
            chords[-2] = (chord_of("II7", key), chord_of("V7", key))
        return
    chords[-1] = (tonic if len(chords) > 1 else chords[-1][0], chord_of("V7", next_key))


# ------------------------------------------------------------------ playing the bars


def _played(film: _Film, part: _Part) -> Iterator[Note]:
    chance = Chance("hands", film.seed, str(part.passage.start))
    for index in range(part.grid.bars):
        if part.last and index == part.grid.bars - 1:
            yield from _final_chord(film, part, index)
            return
        bar = _bar(film, part, index)
        for tone in _hands(part, bar):
            yield from _note(part, bar, tone, chance)


def _bar(film: _Film, part: _Part, index: int) -> Bar:
    chords = part.chords[index]
    following = part.chords[index + 1][0] if index + 1 < len(part.chords) else part.upcoming
    time = part.grid.time(SIXTEENTHS * index)
    energy = min(1.0, film.energy(time) + _expectation(part.passage.hits, time))
    return Bar(index, chords, following, _tune(film, part, index), energy)


def _expectation(hits: Iterable[Hit], time: float) -> float:
    """Return the crescendo of the three seconds before a hit, by its strength."""
    ahead = [hit for hit in hits if 0 <= hit.time - time < 3]
    return max((0.025 * hit.strength * (1 - (hit.time - time) / 3) for hit in ahead), default=0.0)


def _tune(film: _Film, part: _Part, index: int) -> tuple[Sung, ...]:
    motif, lift = _motif(film, part, index)
    tonic = 72 + (part.key + 5) % 12 - 5 + _climb(part.mood, index)
    if not part.mood.augmented:
        return tuple(sing(motif, part.chords[index], tonic, minor=part.mood.minor, lift=lift))
    sung = sing(motif, part.chords[index], tonic, minor=part.mood.minor, lift=lift)
    slow = [note for note in sung if note.at % 2 == 0] or sung[:1]
    ends = [note.at for note in slow[1:]] + [float(SIXTEENTHS)]
    return tuple(note._replace(length=end - note.at) for note, end in zip(slow, ends, strict=True))


def _motif(film: _Film, part: _Part, index: int) -> tuple[Motif, int]:
    since = _since_signature(part, index)
    if since is not None:
        turned = part.passage.reversed and index >= 2
        return signature(film.seed, part.passage.figure, turned=turned)[since], 0
    pair = index // 2 % len(_FORM)
    tune: tuple[Motif, Motif] = getattr(film.tunes, _FORM[pair])
    return tune[index % 2], _LIFTS[pair]


def _since_signature(part: _Part, index: int) -> int | None:
    """Return which bar of the signature this is: as the gag begins, and after its last hit."""
    if not part.passage.figure:
        return None
    if index < 2:
        return index
    if part.passage.hits:
        over = part.passage.hits[-1].time
        first = next(
            (bar for bar in range(2, part.grid.bars) if part.grid.time(SIXTEENTHS * bar) >= over),
            part.grid.bars,
        )
        if first <= index < first + 2:
            return index - first
    return None


def _hands(part: _Part, bar: Bar) -> Iterator[Tone]:
    mood, index = part.mood, bar.index
    if part.passage.card and mood is not MOODS["title"] and mood is not MOODS["finale"]:
        left, right = "held", "aside"
    elif part.passage.figure and index == 0:
        left, right = "stops", "thirds"
    else:
        progress = index / part.grid.bars
        left = mood.left[int(progress * len(mood.left))]
        right = mood.right[int(progress * len(mood.right))]
    yield from LEFT[left](bar)
    yield from RIGHT[right](bar)


def _note(part: _Part, bar: Bar, tone: Tone, chance: Chance) -> Iterator[Note]:
    """Place a tone in time, unless a hit wants silence there."""
    at = SIXTEENTHS * bar.index + tone.at
    start, end = part.grid.time(at), part.grid.time(at + tone.length)
    human = (chance.unit() - 0.5) * 0.007, chance.whole(-3, 3)
    for hit in part.passage.hits:
        high = tone.melody or tone.pitch > 60
        lead = stings.run_up(hit) if high else stings.hush(hit)
        if hit.time - lead <= start < hit.time + stings.breath(hit):
            return
        if start < hit.time < end:
            end = hit.time - 0.01
    velocity = part.mood.velocity * (0.3 + 0.7 * bar.energy)
    if part.passage.card:
        velocity *= 0.9
    loud = min(118, max(18, round(velocity) + tone.weight + human[1]))
    start = max(part.passage.start, start + human[0])
    yield Note(start, max(0.05, end - start), tone.pitch, loud)


def _stung(film: _Film, part: _Part) -> Iterator[Note]:
    since = part.passage.start
    for hit in part.passage.hits:
        chance = Chance("sting", film.seed, str(hit.time))
        yield from stings.sting(hit, part.key, chance, since)
        since = hit.time + stings.breath(hit)


def _final_chord(film: _Film, part: _Part, index: int) -> Iterator[Note]:
    """Close the film: a great chord, and the bass once more."""
    start, button = part.grid.time(SIXTEENTHS * index), part.grid.time(SIXTEENTHS * index + 4)
    chord = part.chords[index][0]
    low = 31 + (chord.root - 31) % 12
    upper = [low + 24 + interval for interval in chord.intervals] + [low + 36, low + 48]
    for i, pitch in enumerate([low, low + 12, *upper]):
        yield Note(start + 0.012 * i, film.seconds - start, pitch, 96 - i)
    for pitch in (low, low + 12):
        yield Note(button, film.seconds - button, pitch, 84)


def _along(curve: Sequence[tuple[float, float]], place: float) -> float:
    """Return the height of a curve of straight pieces."""
    for (x0, y0), (x1, y1) in pairwise(curve):
        if place <= x1:
            return y0 + (y1 - y0) * (place - x0) / (x1 - x0)
    return curve[-1][1]
