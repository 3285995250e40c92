from __future__ import annotations

import pytest

from slapstick.model import Project
from slapstick.spec.story_words import in_language
from slapstick.spec.timing import is_readable
from slapstick.tell.prompts import build_prompts
from tests.spec.test_stories import TEXT, read
from tests.tell.fakes import film, many, story


def test_another_language_changes_every_card_and_no_prompt() -> None:
    english, german = story(), in_language(story(), "de")
    one, two = film(many(), told=english), film(many(), told=german)
    assert one.title != two.title
    for first, second in zip(one.beats, two.beats, strict=True):
        assert (first.start, first.seconds) == (second.start, second.seconds)
        if first.card and second.card:
            assert first.card != second.card
    prompts = [build_prompts(plot, english, Project()) for plot in (one, two)]
    assert prompts[0] == prompts[1]


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
        ("      card-peak:\n        - Was", "      card-peek:\n        - Was", "SL080",
         "card-peek", "card-peak"),
        ("      the-end:\n        - Ende\n", "", "SL082", "de:", ""),
        ("        - Ende\n", "        - Und so gingen sie alle nach Hause und lebten\n", "SL085",
         "Und so", ""),
        ("        - Ende\n", "        - Ende\n        - \"{next.card}\"\n", "SL025",
         "next.card", "next.label"),
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
