"""Word the cards: the first of a beat's texts that can be filled and read in time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from slapstick.model import Card, Line, Slot, Story
from slapstick.spec.timing import is_readable
from slapstick.tell.casting import seed_of
from slapstick.tell.fill import Names, fill, slots_of

_KINDS: Mapping[str, Literal["title", "intertitle", "end"]] = {"title": "title", "end": "end"}


def word_card(
    slot: Slot, seconds: float, names: Names, seed: int, used: Sequence[str]
) -> tuple[Card, Line]:
    """Return a card and its words with their place.

    Texts with slots come first, in their order; of the plain ones the seed picks.  A text that
    was `used` before is passed over while there is another.
    """
    texts = [(text, n) for n, text in enumerate(slot.cards)]
    open_texts = [each for each in texts if slots_of(each[0])]
    plain = _turned([each for each in texts if not slots_of(each[0])], seed_of(str(seed), slot.id))
    subtitle = fill(slot.subtitle, names, "card")
    filled = [
        (fill(text, names, "card"), n)
        for text, n in (*open_texts, *plain)
        if all(names.knows(each) for each in slots_of(text))
    ]
    readable = [each for each in filled if is_readable(seconds, each[0], subtitle)]
    fresh = [each for each in readable if each[0] not in used]
    text, n = (fresh or readable or _shortest(filled))[0]
    place = slot.mark(f"card.{n}") if len(slot.cards) > 1 else slot.mark("card")
    return Card(text, subtitle, _KINDS.get(slot.role, "intertitle")), Line(text, place)


def film_title(story: Story, family: str, names: Names, seconds: float, seed: int) -> str:
    """Return the film's title: of the templates for the peak's family of facts, one that fits."""
    fallback = fill("{project}", names, "card")
    for prefix in _prefixes(family):
        templates = [(text, 0) for text in dict(story.titles).get(prefix, ())]
        for text, _ in _turned(templates, seed_of(str(seed), "title")):
            title = fill(text, names, "card")
            known = all(names.knows(slot) for slot in slots_of(text))
            if known and is_readable(seconds, title):
                return title
    return fallback if is_readable(seconds, fallback) else story.title


def title_card(title: str) -> Card:
    """Return the title on its card: what follows a semicolon or colon stands below, smaller."""
    for mark in ("; ", ": "):
        main, found, below = title.partition(mark)
        if found:
            return Card(main, below, "title")
    return Card(title, "", "title")


def _turned(texts: Sequence[tuple[str, int]], seed: int) -> list[tuple[str, int]]:
    """Return the texts in their order, begun at another one."""
    start = seed % len(texts) if texts else 0
    return [*texts[start:], *texts[:start]]


def _shortest(filled: Sequence[tuple[str, int]]) -> Sequence[tuple[str, int]]:
    return sorted(filled, key=lambda each: (len(each[0].split()), len(each[0]))) or [("", 0)]


def _prefixes(family: str) -> list[str]:
    """Return `error.swallowed`, `error` and "" for `error.swallowed`."""
    steps = family.split(".") if family else []
    return [".".join(steps[:n]) for n in range(len(steps), 0, -1)] + [""]
