"""Read what a story says in other languages: titles and cards; prompts stay as they are.

What a gag brings along, its prop and its count, is English, so no card of another language may
borrow it; its card it may, where the gag has one in that language. Names from the code are the
same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

from pydantic import Field

from slapstick.model import Problem, Story, StoryWords
from slapstick.spec.page import Page
from slapstick.spec.texts import flaws, slots_in
from slapstick.spec.timing import CARD_ROLES, is_readable, kept_slots, solve_times
from slapstick.spec.wording import suggest
from slapstick.spec.written import Name, Written

_WHO = ("next", "last", "peak", "habit")
CARDS = ("project", "title", *(f"{who}.{word}" for who in _WHO for word in ("label", "card")))
TITLES = ("project", "label")
_LONGEST = 36  # words of a text; cards have a limit of their own, the time to read them
_Text = Annotated[str, Field(min_length=1, max_length=120)]
_Texts = Annotated[tuple[_Text, ...], Field(min_length=1, max_length=8)]


class WrittenWords(Written):
    """A story's titles and cards in one language."""

    titles: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9.]*$", max_length=40)], _Texts]
    """Film titles by the family of fact that the peak is about; `any` serves the rest."""
    cards: dict[Name, _Texts]
    """The texts of each card by the id of its beat; the first that can be read is shown."""
    subtitles: dict[Name, Annotated[str, Field(min_length=1, max_length=80)]] = Field(
        default_factory=dict
    )
    """The smaller line below a card, by the id of its beat."""


def words_of(code: str, written: WrittenWords, page: Page) -> StoryWords:
    """Return a story's words in the language `code`, each with its place."""
    titles = tuple(
        ("" if family == "any" else family, texts)
        for family, texts in sorted(written.titles.items())
    )
    cards = tuple(written.cards.items())
    marks = tuple(
        ((beat, number), page.place("languages", code, "cards", beat, number))
        for beat, texts in cards
        for number in range(len(texts))
    )
    place = page.place("languages", code, key=True)
    return StoryWords(code, titles, cards, tuple(written.subtitles.items()), marks, place)


def in_language(story: Story, code: str) -> Story:
    """Return the story as it is shown in a language; as it is where it has no such words."""
    words = next((each for each in story.languages if each.code == code), None)
    if words is None:
        return story
    cards, marks, subtitles = dict(words.cards), dict(words.marks), dict(words.subtitles)
    slots = []
    for slot in story.slots:
        if slot.id not in cards:
            slots.append(slot)
            continue
        places = [(f"card.{n}", marks[slot.id, n]) for n in range(len(cards[slot.id]))]
        kept = [each for each in slot.marks if not each[0].startswith("card")]
        found = (*kept, ("card", places[0][1]), *places)
        slots.append(
            replace(slot, cards=cards[slot.id], subtitle=subtitles.get(slot.id, ""), marks=found)
        )
    return replace(story, slots=tuple(slots), titles=words.titles)


def prove_words(story: Story, page: Page) -> Iterator[Problem]:
    """Yield what keeps a story from being shown in the languages it offers."""
    beats = [slot.id for slot in story.slots if slot.role in CARD_ROLES and slot.role != "title"]
    for words in story.languages:
        told = [beat for beat, _ in words.cards]
        for beat in (each for each in told if each not in beats):
            place = page.place("languages", words.code, "cards", beat, key=True)
            message = f"no card is called '{beat}'"
            yield page.problem(place, "SL080", message, suggest(beat, beats, "cards"))
        for beat in (each for each, _ in words.subtitles if each not in beats):
            place = page.place("languages", words.code, "subtitles", beat, key=True)
            message = f"no card is called '{beat}'"
            yield page.problem(place, "SL080", message, suggest(beat, beats, "cards"))
        for beat in (each for each in beats if each not in told):
            message = f"the card '{beat}' has no words in '{words.code}'"
            yield page.problem(words.place, "SL082", message)
        if not dict(words.titles).get(""):
            yield page.problem(words.place, "SL082", "`titles` has nothing under `any`")
        yield from _texts(words, page)
        yield from _reading(story, words, page)


def _texts(words: StoryWords, page: Page) -> Iterator[Problem]:
    marks = dict(words.marks)
    texts = [(text, marks[beat, n], CARDS) for beat, all_ in words.cards for n, text in
             enumerate(all_)]  # fmt: skip
    for family, all_ in words.titles:
        steps = ("languages", words.code, "titles", family or "any")
        texts += [(text, page.place(*steps, n), TITLES) for n, text in enumerate(all_)]
    for text, place, allowed in texts:
        for flaw in flaws(text, sentence=False, most_words=_LONGEST):
            at = page.seek(place, flaw.fragment) if flaw.fragment else place
            yield page.problem(at, "SL028", flaw.message, flaw.suggestion)
        for slot in slots_in(text):
            name = str(slot).strip("{}")
            if name not in allowed:
                hint = suggest(name, allowed, "here one may write")
                at = page.seek(place, str(slot))
                yield page.problem(at, "SL025", f"nothing fills {slot} here", hint)


def _reading(story: Story, words: StoryWords, page: Page) -> Iterator[Problem]:
    """Yield cards without plain words that can be read in their time, at each length."""
    shown = in_language(story, words.code)
    for seconds in story.lengths:
        slots = kept_slots(shown.slots, seconds)
        times = solve_times(slots, seconds, story.peak) or ()
        for slot, time in zip(slots, times, strict=False):
            plain = [card for card in slot.cards if not slots_in(card)]
            if slot.cards and not any(is_readable(time, card, slot.subtitle) for card in plain):
                message = f"at {seconds:g} s no plain card of '{slot.id}' can be read in {time:g} s"
                yield page.problem(slot.mark("card"), "SL085", message)
