"""Bound the words of a prompt by leaving out or shortening whole parts; never cuts a sentence.

The steps are taken in their declared order until the prompt fits, so a smaller level is always
a part of a larger one.  What shows the gag itself goes last.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from slapstick.model import Line, Part, Prompt, TokenBudgetLevel

MOST_WORDS: dict[TokenBudgetLevel, int] = {
    TokenBudgetLevel.ULTRA_LOW: 100,
    TokenBudgetLevel.LOW: 150,
    TokenBudgetLevel.STANDARD: 240,
    TokenBudgetLevel.HIGH: 400,
}
# Four characters of English make about one token; three are a safe guess for any tokenizer.
_CHARACTERS_PER_TOKEN = 3

Parts = tuple[Part, ...]


class LevelRow(NamedTuple):
    """What one level makes of one shot."""

    shot: str
    level: TokenBudgetLevel
    words: int
    tokens: int  # a careful count from above
    dropped: tuple[str, ...]


def fit(
    parts: Parts, most: int, holds: Callable[[Parts], bool] = lambda _: True
) -> tuple[Parts, tuple[str, ...]]:
    """Return parts of at most `most` words that `holds` likes, and what was left out to get there.

    The last line of the action is kept in any case, so the answer may still be too long.
    """
    dropped: list[str] = []
    for name, step in _STEPS:
        if count_words(parts) <= most and holds(parts):
            break
        smaller = step(parts)
        if smaller != parts:
            parts = smaller
            dropped.append(name)
    return tuple(part for part in parts if part.lines), tuple(dropped)


def count_words(parts: Parts) -> int:
    """Return the words of all parts."""
    return sum(len(line.text.split()) for part in parts for line in part.lines)


def count_tokens(text: str) -> int:
    """Return no fewer tokens than any usual tokenizer makes of English text."""
    return max(len(text.split()), -(-len(text) // _CHARACTERS_PER_TOKEN))


def row(prompt: Prompt) -> LevelRow:
    """Return one line of the table of levels."""
    tokens = count_tokens(prompt.text)
    return LevelRow(prompt.shot, prompt.level, prompt.words, tokens, prompt.dropped)


def _drop(name: str) -> Callable[[Parts], Parts]:
    return lambda parts: tuple(part for part in parts if part.name != name)


def _keep_first(name: str, most: int = 1) -> Callable[[Parts], Parts]:
    """Keep the first `most` sentences of a part."""
    return lambda parts: tuple(
        Part(part.name, part.lines[:most]) if part.name == name else part for part in parts
    )


def _one_of_each(parts: Parts) -> Parts:
    """Keep the first sentence about each figure: those that follow it stand at another place."""
    return tuple(
        Part(part.name, _first_of_figures(part.lines)) if part.name == "cast" else part
        for part in parts
    )


def _first_of_figures(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.text.startswith("The "))


def _action_ends(parts: Parts) -> Parts:
    """Keep the first and the last sentence of the action."""
    return tuple(
        Part(part.name, (part.lines[0], part.lines[-1]))
        if part.name == "action" and len(part.lines) > 2
        else part
        for part in parts
    )


def _action_end(parts: Parts) -> Parts:
    """Keep the last sentence of the action."""
    return tuple(
        Part(part.name, part.lines[-1:]) if part.name == "action" else part for part in parts
    )


_STEPS: tuple[tuple[str, Callable[[Parts], Parts]], ...] = (
    ("continuity: shortened", _keep_first("continuity")),
    ("place: shortened", _keep_first("place")),
    ("style: four sentences", _keep_first("style", 4)),
    ("continuity", _drop("continuity")),
    ("style: two sentences", _keep_first("style", 2)),
    ("cast: one sentence a figure", _one_of_each),
    ("sound", _drop("sound")),
    ("style: one sentence", _keep_first("style")),
    ("camera", _drop("camera")),
    ("place", _drop("place")),
    ("cast: the hero alone", _keep_first("cast")),
    ("cast", _drop("cast")),
    ("action: without the escalation", _action_ends),
    ("action: the topper alone", _action_end),
    ("style", _drop("style")),
)
