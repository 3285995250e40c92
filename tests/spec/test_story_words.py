from __future__ import annotations

from dataclasses import replace

import pytest

from slapstick.model import Project
from slapstick.spec.story_words import in_language
from slapstick.spec.timing import is_readable
from slapstick.tell.prompts import build_prompts
from tests.spec.test_stories import TEXT, read
from tests.tell.fakes import film, many, story

GERMAN = (("de", "Noch einmal, mit Gefühl."),)
STORIES = ("the-apprentice", "the-inspector-calls", "the-chase", "the-heist", "opening-night")


def test_another_language_changes_every_card_and_no_prompt() -> None:
    english, german = story(), in_language(story(), "de")
    one = film(many(), told=english)
    two = film(many(), told=german, project=Project(language="de"))
    assert one.title != two.title
    for first, second in zip(one.beats, two.beats, strict=True):
        assert (first.start, first.seconds) == (second.start, second.seconds)
        if first.card and second.card:
            assert first.card != second.card
            assert "Once more" not in second.card.text  # a gag without a German card lends none
    prompts = [build_prompts(plot, english, Project()) for plot in (one, two)]
    assert prompts[0] == prompts[1]


def test_a_gag_lends_its_card_in_the_language_of_the_film() -> None:
    gags = [
        replace(each, rule=replace(each.rule, gag=replace(each.rule.gag, card_in=GERMAN)))
        for each in many()
    ]
    project = Project(language="de")
    told = film(gags, told=in_language(story(), "de"), project=project)
    assert "Noch einmal, mit Gefühl." in [beat.card.text for beat in told.beats if beat.card]


@pytest.mark.parametrize("name", STORIES)
def test_every_story_is_written_in_german_whole(name: str) -> None:
    english, german = story(name), in_language(story(name), "de")
    assert german is not english
    families = {family for family, _ in german.titles}
    assert families <= {family for family, _ in english.titles}
    assert len(families) > 30
    for one, two in zip(english.slots, german.slots, strict=True):
        assert bool(one.subtitle) == bool(two.subtitle)
        assert not set(one.cards) & set(two.cards) - {"{next.card}"}


@pytest.mark.parametrize("seconds", [30.0, 60.0, 90.0])
@pytest.mark.parametrize("name", ["a", "my-cool_project", "the_quite_long_name_of_a_project"])
def test_cards_of_another_language_can_be_read(seconds: float, name: str) -> None:
    plot = film(
        many(), name=name, told=in_language(story(), "de"), project=Project(seconds=seconds)
    )
    for beat in plot.beats:
        assert beat.card is None or is_readable(beat.seconds, beat.card.text, beat.card.subtitle), (
            beat.card
        )


def test_a_card_leads_to_the_line_of_its_language() -> None:
    plot = film(told=in_language(story(), "de"))
    (line,) = plot.beats[-1].lines
    assert TEXT.splitlines()[line.rule.line - 1].strip() == "- Ende"


def test_a_language_a_story_has_not_leaves_it_as_it_is() -> None:
    assert in_language(story(), "en") is story()


@pytest.mark.parametrize(
    ("old", "new", "code", "on_line", "hint"),
    [
        ("      card-peak:\n        - \"{next", "      card-peek:\n        - \"{next", "SL080",
         "card-peek", "card-peak"),
        ("      the-end:\n        - Ende\n", "", "SL082", "de:", ""),
        ("        - Ende\n", "        - Und so gingen sie alle nach Hause und lebten\n", "SL085",
         "Und so", ""),
        ("        - Ende\n", "        - Ende\n        - \"{next.prop}\"\n", "SL025",
         "next.prop", "next.card"),
        ("\"Der Fall {project}\"", "\"Der Fall {count}\"", "SL025", "{count}", "project"),
        ("\"Der Fall {project}\"", "\"Der Fall {project\"", "SL028", "Der Fall", ""),
        ("  de:\n    titles:\n      any:", "  de:\n    titles:\n      sql:", "SL082", "de:", ""),
    ],
)  # fmt: skip
def test_a_mistake_in_another_language_is_told_with_its_place(
    old: str, new: str, code: str, on_line: str, hint: str
) -> None:
    assert old in TEXT
    told, problems = read(TEXT.replace(old, new, 1))
    assert told is None
    found = [each for each in problems if each.code == code]
    assert [each for each in found if on_line in each.excerpt and hint in each.suggestion], problems
