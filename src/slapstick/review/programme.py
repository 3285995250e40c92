"""What a storyboard says of a film, before paper or page; draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PIL.Image import Image

from slapstick.model import Beat, Hit, Plot

PEAK = 0.7  # share of the running time at which a story has its peak
_READING = (0.9, 0.36)  # seconds a card needs: to notice it, and for each word


@dataclass(frozen=True, slots=True)
class Pose:
    """One picture of the film and its moment: seconds from the film's start."""

    time: float
    picture: Image


@dataclass(frozen=True, slots=True)
class Stretch:
    """A section of the story in its time: seconds from the film's start."""

    numeral: str
    name: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Entry:
    """What the programme says of one beat."""

    number: int
    beat: Beat
    when: str  # "0:12.5-0:19.0", with a dash as printers set it
    title: str  # "Banana peel retry", or the kind of card
    credit: str  # rule id, and how often it fired
    place: str  # file:line; "" for cards and fillers
    words: str  # the card's words
    pace: str  # words, and words per second; "" without words
    hurried: bool  # nobody can read that so fast


def stretches(plot: Plot) -> tuple[Stretch, ...]:
    """Return the sections of a plot in order, numbered as acts are."""
    runs = [tuple(beats) for _, beats in groupby(plot.beats, key=lambda beat: beat.section)]
    return tuple(
        Stretch(_roman(number), _words_of(run[0].section), run[0].start, run[-1].end)
        for number, run in enumerate(runs, 1)
    )


def entries(plot: Plot) -> tuple[Entry, ...]:
    """Return an entry per beat, in the order of the film."""
    return tuple(_entry(number, beat) for number, beat in enumerate(plot.beats, 1))


def timecode(seconds: float) -> str:
    """Return `1:03.5` for 63.5 seconds."""
    tenths = round(seconds * 10)
    return f"{tenths // 600}:{tenths // 10 % 60:02d}.{tenths % 10}"


def summary(plot: Plot, hits: Sequence[Hit] = ()) -> str:
    """Return the line under the title: length, beats, gags from the code, laughs if known."""
    gags = count_gags(plot)
    told = [
        f"Running time {timecode(plot.seconds)}",
        f"{len(plot.beats)} beats",
        f"{gags} {'gag' if gags == 1 else 'gags'} from the code",
        f"{len(hits)} {'laugh' if len(hits) == 1 else 'laughs'}" if hits else "",
    ]
    return " · ".join(filter(None, told))


def billing(plot: Plot) -> tuple[str, str]:
    """Return the title and what stands under it, as the title card has them."""
    first = plot.beats[0].card if plot.beats else None
    if first and first.kind == "title" and plot.title.startswith(first.text):
        return first.text, first.subtitle
    return plot.title, ""


def count_gags(plot: Plot) -> int:
    """Return how many different gags the code gave; one that returns counts once."""
    return len({(beat.match.rule.id, beat.evidence) for beat in plot.beats if beat.match})


def _entry(number: int, beat: Beat) -> Entry:
    words = _card_words(beat)
    count = len(words.split())
    notice, per_word = _READING
    return Entry(
        number=number,
        beat=beat,
        when=f"{timecode(beat.start)}\N{EN DASH}{timecode(beat.end)}",
        title=_title(beat),
        credit=_credit(beat),
        place=str(beat.evidence.place) if beat.evidence else "",
        words=words,
        pace=f"{count} word{'' if count == 1 else 's'}, {count / beat.seconds:.1f} a second"
        if words
        else "",
        hurried=bool(words) and beat.seconds < notice + per_word * count,
    )


def _card_words(beat: Beat) -> str:
    if beat.card is None:
        return ""
    return " \N{EM DASH} ".join(filter(None, (beat.card.text, beat.card.subtitle)))


def _title(beat: Beat) -> str:
    if beat.match:
        return _words_of(beat.match.rule.id)
    if beat.staging:
        return _words_of(beat.staging.puppet)
    return {"title": "Title", "end": "The End"}.get(beat.role, "Card")


def _credit(beat: Beat) -> str:
    if beat.match is None:
        return "the story's own gag" if beat.staging else ""
    times = beat.match.count
    return f"{beat.match.rule.id}, found {'once' if times == 1 else f'{times:,} times'}"


def _words_of(name: str) -> str:
    words = name.rsplit("/", 1)[-1].replace("-", " ").replace("_", " ").replace(".", " ").strip()
    return words[:1].upper() + words[1:]


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
