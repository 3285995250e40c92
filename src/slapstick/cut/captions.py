"""Put a film into words for those who read along: captions and WebVTT; pure text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from slapstick.model import Beat, Card

_SHARES = {1: (1.0,), 2: (0.5, 0.5), 3: (0.35, 0.4, 0.25)}  # of a beat: setup, escalate, topper
_SHORTEST = 0.84  # seconds a caption must stay
_TIME = r"(\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMES = re.compile(f"{_TIME} --> {_TIME}")


class Caption(NamedTuple):
    """Words and when they are read, in seconds of the film."""

    start: float
    end: float
    text: str


def captions(beats: Iterable[Beat]) -> tuple[Caption, ...]:
    """Return captions for every card and every gag, in order and without overlap."""
    return tuple(caption for beat in beats for caption in _of(beat))


def webvtt(shown: Sequence[Caption]) -> str:
    """Return captions as a WebVTT file."""
    cues = [
        f"{index}\n{_clock(caption.start)} --> {_clock(caption.end)}\n{_escaped(caption.text)}\n"
        for index, caption in enumerate(shown, 1)
    ]
    return "\n".join(["WEBVTT\n", *cues])


def read_webvtt(text: str) -> tuple[Caption, ...]:
    """Return the captions of a WebVTT file; ValueError names the first block that is not one."""
    blocks = text.replace("\r\n", "\n").strip("\n").split("\n\n")
    if not re.match(r"WEBVTT(?:[ \t\n]|$)", blocks[0]):
        raise ValueError("the file does not begin with WEBVTT")
    shown: list[Caption] = []
    for block in blocks[1:]:
        lines = block.strip("\n").split("\n")
        if lines[0].startswith("NOTE"):
            continue
        found = _TIMES.fullmatch(lines[0]) or (_TIMES.fullmatch(lines[1]) if lines[1:] else None)
        if not found:
            raise ValueError(f"no times in the block that begins {lines[0]!r}")
        words = "\n".join(lines[lines.index(found.group(0)) + 1 :])
        start, end = _seconds(found.groups()[:4]), _seconds(found.groups()[4:])
        if not words or end <= start or (shown and start < shown[-1].start):
            raise ValueError(f"out of order, empty or without length: {found.group(0)}")
        shown.append(Caption(start, end, _unescaped(words)))
    return tuple(shown)


def _of(beat: Beat) -> list[Caption]:
    texts = [_card_words(beat.card)] if beat.card else [line.text for line in beat.lines]
    texts = [" ".join(text.split()) for text in texts if text.strip()][:3]
    if not texts:
        return []
    while len(texts) > 1 and beat.seconds * min(_SHARES[len(texts)]) < _SHORTEST:
        texts = [*texts[:-2], f"{texts[-2]} {texts[-1]}"]
    made, start = [], beat.start
    for index, (text, share) in enumerate(zip(texts, _SHARES[len(texts)], strict=True)):
        end = beat.end if index == len(texts) - 1 else start + share * beat.seconds
        made.append(Caption(round(start, 3), round(end, 3), text))
        start = end
    return made


def _card_words(card: Card) -> str:
    words = " ".join(card.text.split())
    more = " ".join(card.subtitle.split())
    if not more:
        return words
    return f"{words} {more}" if words[-1:] in ".!?…" else f"{words}: {more}"


def _clock(seconds: float) -> str:
    whole = round(1000 * seconds)
    minutes, rest = divmod(whole, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def _seconds(groups: Sequence[str]) -> float:
    hours, minutes, seconds, thousandths = (int(group) for group in groups)
    return 3600 * hours + 60 * minutes + seconds + thousandths / 1000


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
