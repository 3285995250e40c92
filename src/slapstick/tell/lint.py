"""Find words that services refuse, cameras cannot film or audiences should not read; pure.

Findings stand where the words were written: at the rule, the story, or the source that a filled
sentence shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from slapstick.model import Avoid, Comeback, GagRule, Place, Plot, Problem, Prompt, Story
from slapstick.spec.timing import CARD_ROLES, is_readable, reading_seconds
from slapstick.tell import lexicon
from slapstick.tell.fill import slots_of
from slapstick.tell.lexicon import Lexicon

_WORD = re.compile(r"[a-zà-öø-ÿ][a-zà-öø-ÿ'-]*")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_SCRIPT = ("setup", "escalate", "topper")
_COMMON = frozenset(
    ("a", "an", "and", "the", "he", "his", "it", "its", "is", "was", "of", "to", "in", "on", "at",
     "as", "by", "for", "with", "all", "had", "has", "they", "their", "one", "that", "this", "be",
     "but", "more", "not", "nothing", "apprentice", "inspector")
)  # fmt: skip
_TELLS_TOO_MUCH = 0.6  # of a card's telling words, if its gag has them too


class Finding(NamedTuple):
    """What is wrong with a text, and what to do."""

    code: str
    message: str
    suggestion: str = ""


def lexicon_of(avoid: Iterable[Avoid]) -> Lexicon:
    """Return what packs and project wish to keep out of films, as one lexicon."""
    every = list(dict.fromkeys(avoid))
    return Lexicon(
        tuple(dict.fromkeys(name for each in every for name in each.names)),
        frozenset(word for each in every for word in each.words),
    )


def lint_rule(rule: GagRule, words: Lexicon = Lexicon()) -> list[Problem]:  # noqa: B008  # frozen
    """Return what is wrong with the words of a gag, at their places in its rule."""
    gag = rule.gag
    texts = [(getattr(gag, key), rule.mark(key)) for key in _SCRIPT]
    found = [problem for text, place in texts for problem in _told(text, place, _FILMED, words)]
    found += _told(gag.prop, rule.mark("prop"), _NAMED, words)
    for sign in gag.signs:
        found += _told(sign, rule.mark("signs"), _NAMED, words)
    found += _told(gag.card, rule.mark("card"), _NAMED, words)
    return found + list(_narrates(gag.card, [text for text, _ in texts], rule.mark("card")))


def lint_story(story: Story, words: Lexicon = Lexicon()) -> list[Problem]:  # noqa: B008  # frozen
    """Return what is wrong with the words of a story, at their places in its file."""
    found: list[Problem] = []
    for text, place in (*story.look, *story.continuity):
        found += _told(text, place, _LOOK, words)
    for described in (*story.cast, *story.places):
        for text, place in described.bible:
            found += _told(text, place, _FILMED, words)
    for slot in story.slots:
        texts = [(slot.camera, slot.mark("camera")), (slot.sound, slot.mark("sound"))]
        if slot.filler:
            texts += [(getattr(slot.filler, key), slot.mark(key)) for key in _SCRIPT]
        for text, place in texts:
            found += _told(text, place, _FILMED, words)
        for card in slot.cards:
            found += _told(card, slot.mark("card"), _NAMED, words)
    return found


def lint_comeback(comeback: Comeback, place: Place) -> list[Problem]:
    """Return what is wrong with the words of a puppet gag for its returns."""
    return [found for text in comeback for found in _told(text, place, _FILMED, Lexicon())]


def lint_prompts(
    prompts: Iterable[Prompt],
    written: Iterable[Problem] = (),
    words: Lexicon = Lexicon(),  # noqa: B008  # frozen
) -> list[Problem]:
    """Return what is wrong with what would be sent, each finding once, where its words stand.

    `written` are the findings of `lint_rule` and `lint_story`: they are not told again, and what
    else is found in a line with a source came from that source.
    """
    told = {(problem.place, problem.message) for problem in written}
    lines = dict.fromkeys(
        (line, part.name) for prompt in prompts for part in prompt.parts for line in part.lines
    )
    found: list[Problem] = []
    for line, part in lines:
        checks = _LOOK if part == "style" else _FILMED
        found += [
            problem._replace(place=line.source or line.rule)
            for problem in _told(line.text, line.rule, checks, words)
            if (line.rule, problem.message) not in told
        ]
    return found


def lint_plot(plot: Plot, shortest: Mapping[str, float] | None = None) -> list[Problem]:
    """Return cards that cannot be read in their time, and gags that cannot be told in theirs."""
    found = []
    for beat in plot.beats:
        place = beat.lines[0].rule if beat.lines else Place(plot.story)
        if beat.role in CARD_ROLES and beat.card:
            texts = (beat.card.text, beat.card.subtitle)
            if not is_readable(beat.seconds, *texts):
                needed = reading_seconds(*texts)
                message = f"the card stands {beat.seconds:g} s, but takes {needed:.1f} s to read"
                found.append(Problem(place, "SL085", message, "shorten it", beat.card.text))
        elif beat.staging and (shortest or {}).get(beat.staging.puppet, 0) > beat.seconds:
            message = f"'{beat.staging.puppet}' cannot be told in {beat.seconds:g} s"
            found.append(Problem(place, "SL097", message))
    return found


_Check = Callable[[str, Lexicon], Iterator[Finding]]


def _told(text: str, place: Place, checks: Sequence[_Check], words: Lexicon) -> list[Problem]:
    bare = _without_slots(text).lower()
    return [
        Problem(place, finding.code, finding.message, finding.suggestion, text)
        for check in checks
        for finding in check(bare, words)
    ]


def _people(text: str, words: Lexicon) -> Iterator[Finding]:
    found: list[str] = []
    for name in _standing_in(text, _names(words.names)):
        if not any(name in longer for longer in found):
            found.append(name)
            message = f"'{name}' is a real person, a brand or somebody else's figure"
            yield Finding("SL090", message, "describe an original figure or thing")


def _lettering(text: str, _: Lexicon) -> Iterator[Finding]:
    for phrase in _standing_in(text, lexicon.LETTERING):
        message = f"'{phrase}' asks a video service for lettering"
        yield Finding("SL091", message, "cards are drawn here; leave words to them")


def _colours(text: str, _: Lexicon) -> Iterator[Finding]:
    for thing in lexicon.COLOUR_THINGS:
        text = text.replace(thing, "")
    for word in _words_of(text):
        if word in lexicon.COLOURS:
            message = f"'{word}' is a colour, and the film has none"
            yield Finding("SL092", message, "name a tone: dark, pale, bright")


def _unfilmable(text: str, _: Lexicon) -> Iterator[Finding]:
    for word in _words_of(text):
        if word in lexicon.UNFILMABLE:
            message = f"no camera can see that somebody '{word}'"
            yield Finding("SL093", message, "say what the body does")


def _refused(text: str, words: Lexicon) -> Iterator[Finding]:
    for word in _words_of(text):
        if word in lexicon.REFUSED or word in words.refused:
            yield Finding("SL094", f"services refuse '{word}'", _milder(word))


def _unwanted(text: str, words: Lexicon) -> Iterator[Finding]:
    for word in _words_of(text):
        if word in words.refused:
            yield Finding("SL094", f"this project lets no film say '{word}'")


def _coarse(text: str, _: Lexicon) -> Iterator[Finding]:
    for word in _words_of(text):
        if word in lexicon.COARSE or any(stem in word for stem in lexicon.COARSE_STEMS):
            yield Finding("SL094", f"'{word}' has no place in a family film")


def _negations(text: str, _: Lexicon) -> Iterator[Finding]:
    unquoted = _QUOTED.sub("", text)
    for word in lexicon.NEGATIONS:
        if word in f" {unquoted}" and (word.startswith("n'") or f" {word}" in f" {unquoted}"):
            message = f"services film what is named, so '{word.strip()}' invites it"
            yield Finding("SL095", message, "say what is there instead")
            return


_NAMED: tuple[_Check, ...] = (_people, _coarse, _unwanted)
_FILMED: tuple[_Check, ...] = (
    _people, _coarse, _lettering, _colours, _unfilmable, _refused,
)  # fmt: skip
_LOOK: tuple[_Check, ...] = (*_FILMED, _negations)


def _narrates(card: str, texts: Sequence[str], place: Place) -> Iterator[Problem]:
    """Find a card that only says what its gag shows."""
    telling = [word for word in _words_of(_without_slots(card).lower()) if word not in _COMMON]
    shown = set(_words_of(_without_slots(" ".join(texts)).lower()))
    common = [word for word in telling if word in shown]
    if len(telling) >= 3 and len(common) > _TELLS_TOO_MUCH * len(telling):
        message = f"the card says what the picture shows: {', '.join(common)}"
        yield Problem(place, "SL096", message, "say something drier", card)


def _without_slots(text: str) -> str:
    for slot in slots_of(text):
        text = text.replace(f"{{{slot}}}", "it")
    return text


def _words_of(text: str) -> list[str]:
    return _WORD.findall(text)


def _standing_in(text: str, phrases: tuple[str, ...]) -> Iterator[str]:
    """Yield the phrases that stand in a text as whole words, in their order."""
    if _any_of(phrases).search(text):  # hardly ever: one search spares one for each phrase
        yield from (phrase for phrase in phrases if _any_of((phrase,)).search(text))


@cache
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)")


@cache
def _names(own: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that may not stand in a text, the longest first."""
    brands = lexicon.BRANDS - lexicon.EVERYDAY
    names = (*lexicon.PEOPLE, *lexicon.FIGURES, *lexicon.COSTUMES, *own, *brands)
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _milder(word: str) -> str:
    mild = lexicon.MILD.get(word) or lexicon.MILD.get(word.rstrip("s"))
    return f"say '{mild}'" if mild else "use a milder word"
