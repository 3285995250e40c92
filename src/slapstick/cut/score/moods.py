"""The moods of photoplay music as a table: tempo, key, harmony and textures; no notes here.

Every mood plays the film's own theme, so that a chase and a farewell belong to one film.
"""

from __future__ import annotations

from typing import NamedTuple


class Chord(NamedTuple):
    """A chord in absolute pitch."""

    root: int  # pitch class, 0 is C
    intervals: tuple[int, ...]  # semitones above the root


class Mood(NamedTuple):
    """How a stretch of film is accompanied."""

    tempo: int  # quarter notes a minute, in 2/4
    shift: int  # semitones from the home key
    minor: bool
    velocity: int  # at full strength
    progressions: tuple[str, ...]  # bars divided by spaces, halves of a bar by `/`
    left: tuple[str, ...]  # textures from calm to wild
    right: tuple[str, ...]
    augmented: bool = False  # the theme at half speed


_MAJOR, _MINOR, _SEVENTH, _DIMINISHED = (0, 4, 7), (0, 3, 7), (0, 4, 7, 10), (0, 3, 6, 9)
_CHORDS: dict[str, tuple[int, tuple[int, ...]]] = {
    "I": (0, _MAJOR), "i": (0, _MINOR), "I7": (0, _SEVENTH), "io": (0, _DIMINISHED),
    "bII": (1, _MAJOR), "ii": (2, _MINOR), "II7": (2, _SEVENTH), "iii": (4, _MINOR),
    "III7": (4, _SEVENTH), "IV": (5, _MAJOR), "iv": (5, _MINOR), "#ivo": (6, _DIMINISHED),
    "V7": (7, _SEVENTH), "V+": (7, (0, 4, 8)), "bVI": (8, _MAJOR), "Ger": (8, _SEVENTH),
    "vi": (9, _MINOR), "VI7": (9, _SEVENTH), "viio": (11, _DIMINISHED),
}  # fmt: skip

MOODS: dict[str, Mood] = {
    "title": Mood(
        92, 0, False, 92,
        ("I VI7 II7 V7", "I IV #ivo V7", "I I7 IV V7"),
        ("rolled",), ("bells",),
    ),
    "stroll": Mood(
        104, 0, False, 82,
        (
            "I I V7 V7 V7 V7 I I/V7",
            "I VI7 II7 V7 I VI7 II7/V7 I",
            "I I7 IV iv I/VI7 II7/V7 I V7",
            "I io ii V7 I #ivo V7 I",
        ),
        ("stride", "stride", "tresillo", "walking"), ("theme", "ragged", "thirds", "octaves"),
    ),
    "march": Mood(
        112, 5, False, 84,
        ("I I V7 I IV I II7 V7", "I V7 I VI7 ii #ivo I/V7 I"),
        ("oompah", "walking", "stride"), ("octaves", "thirds", "ragged"),
    ),
    "sly": Mood(
        96, 9, True, 82,
        ("i i V7 V7 iv i II7 V7", "i bII V7 i i Ger V7 i"),
        ("tresillo", "creep", "tresillo"), ("theme", "thirds", "theme"),
    ),
    "trouble": Mood(
        120, 9, True, 84,
        ("i i iv V7 i #ivo V7 i", "i Ger V7 i iv i V7 i", "i viio i V7 bVI #ivo V7 i"),
        ("oompah", "walking", "throb"), ("theme", "octaves", "trembling"),
    ),
    "misterioso": Mood(
        84, 0, True, 90,
        ("i viio i #ivo iv bII V7 V7", "i i bII bII #ivo #ivo V7 V7", "i #ivo i viio iv i Ger V7"),
        ("creep", "creep", "tremolo"), ("whisper", "whisper", "thirds"),
    ),
    "agitato": Mood(
        132, 2, True, 86,
        ("i viio i V7 iv #ivo i/V7 i", "i bVI Ger V7 i iv #ivo V7"),
        ("throb", "tremolo", "walking"), ("octaves", "trembling", "octaves"),
    ),
    "chase": Mood(
        152, 9, True, 90,
        ("i V7 i V7 iv i #ivo V7", "i i V7 V7 Ger V7 i V7", "i viio V7 i bVI iv #ivo V7"),
        ("oompah", "stride", "walking"), ("galop", "galop", "octaves"),
    ),
    "pathos": Mood(
        66, 5, False, 90,
        ("I vi IV iv I II7 V7 I", "I iii IV iv I/VI7 II7/V7 I I"),
        ("arpeggio", "arpeggio"), ("sighs", "sighs"), augmented=True,
    ),
    "finale": Mood(
        100, 0, False, 94,
        ("I VI7 II7 V7 I I7/IV iv/VI7 II7/V7", "IV iv I VI7 II7 V7 I I/V7"),
        ("stride", "stride", "walking"), ("octaves", "ragged", "octaves"),
    ),
}  # fmt: skip

_ALIASES = {
    "hurry": "chase", "pursuit": "chase", "galop": "chase", "end": "finale", "triumph": "finale",
    "comic": "stroll", "rag": "stroll", "walk": "stroll", "lively": "stroll", "tender": "pathos",
    "sad": "pathos", "storm": "agitato", "mystery": "misterioso", "tiptoe": "misterioso",
    "tango": "sly", "pompous": "march", "overture": "title",
}  # fmt: skip


def mood_named(name: str) -> Mood:
    """Return the mood that a story asks for; words nobody knows are a stroll."""
    return MOODS.get(_ALIASES.get(name, name), MOODS["stroll"])


def chord_of(symbol: str, key: int) -> Chord:
    """Return the chord that a roman numeral means in a key (pitch class)."""
    root, intervals = _CHORDS[symbol]
    return Chord((key + root) % 12, intervals)


def is_chord(symbol: str) -> bool:
    """Tell whether a roman numeral is one this table knows."""
    return symbol in _CHORDS
