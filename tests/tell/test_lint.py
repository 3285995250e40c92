from __future__ import annotations

from dataclasses import replace

import pytest

from slapstick.model import Card, GagRule, Place, Project, TokenBudgetLevel
from slapstick.tell.lexicon import Lexicon
from slapstick.tell.lint import lint_plot, lint_prompts, lint_rule, lint_story
from slapstick.tell.prompts import build_prompts
from tests.tell.fakes import SHORTEST, STORIES, film, many, match, rule, story


@pytest.mark.parametrize("name", sorted(path.stem for path in STORIES.glob("*.yaml")))
def test_the_stories_that_ship_are_clean(name: str) -> None:
    told = story(name)
    assert lint_story(told) == []
    assert lint_plot(film(told=told), SHORTEST) == []
    for level in TokenBudgetLevel:
        assert lint_prompts(build_prompts(film(told=told), told, Project(), level)) == []


@pytest.mark.parametrize(
    ("text", "code", "about"),
    [
        ("Buster Keaton falls off the roof.", "SL090", "buster keaton"),
        ("He drinks a Starbucks coffee.", "SL090", "starbucks"),
        ("Mickey Mouse opens the door.", "SL090", "mickey mouse"),
        ("A toothbrush moustache sits under his nose.", "SL090", "toothbrush"),
        ("A caption explains the fall.", "SL091", "caption"),
        ("He throws a red ball.", "SL092", "red"),
        ("He realises his mistake.", "SL093", "realises"),
        ("He waves a gun.", "SL094", "gun"),
    ],
)
def test_words_that_cannot_be_filmed_are_found_where_they_stand(
    text: str, code: str, about: str
) -> None:
    found = lint_rule(rule("bad", setup=text))
    assert [(problem.code, problem.place) for problem in found] == [
        (code, Place("rules/core.yaml", 20, 12))
    ]
    assert about in found[0].message
    assert found[0].excerpt == text
    assert found[0].suggestion


@pytest.mark.parametrize(
    "text",
    [
        "The telegram boy peels an orange by the windows of the shop.",
        "He steps on the orange peel and is covered in brown paper.",
        "The covered wagon is bored and the shredded letters flutter.",
        "He sits on a chair at the runway of the fashion show.",
    ],
)
def test_everyday_words_are_left_alone(text: str) -> None:
    assert lint_rule(rule("good", setup=text)) == []


def test_a_card_that_tells_its_gag_is_found() -> None:
    telling = rule(
        "telling", setup="He drops seven plates slowly.", card="Seven plates drops slowly."
    )
    (found,) = lint_rule(telling)
    assert (found.code, found.place) == ("SL096", Place("rules/core.yaml", 23, 11))


def test_a_pack_adds_its_own_words() -> None:
    bad: GagRule = rule("own", setup="The mayor of Gotham bows to a turnip.")
    assert lint_rule(bad) == []
    found = lint_rule(bad, Lexicon(names=("gotham",), refused=frozenset({"turnip"})))
    assert [problem.code for problem in found] == ["SL090", "SL094"]


def test_a_negation_in_the_look_is_found() -> None:
    place = Place("stories/x.yaml", 9, 5)
    told = replace(story(), look=(("A silent comedy without colours.", place),))
    assert [(p.code, p.place) for p in lint_story(told)] == [("SL095", place)]


def test_a_finding_in_a_prompt_leads_to_the_source_its_word_came_from() -> None:
    prompts = build_prompts(
        film([match(rule("a", "pie"), "blue_door", path="src/paint.py", line=7)]),
        story(), Project(), TokenBudgetLevel.STANDARD,
    )  # fmt: skip
    found = lint_prompts(prompts)
    assert {(problem.code, str(problem.place)) for problem in found} == {
        ("SL092", "src/paint.py:7:5")
    }


def test_a_word_of_a_rule_is_told_at_the_rule_alone() -> None:
    bad = rule("bad", "pie", setup="The apprentice realises it at the {loop.call}.")
    prompts = build_prompts(film([match(bad)]), story(), Project(), TokenBudgetLevel.STANDARD)
    assert lint_prompts(prompts) != []
    assert lint_prompts(prompts, lint_rule(bad)) == []


def test_a_card_too_long_for_its_time_is_found() -> None:
    plot = film(many())
    long = Card("One two three four five six seven eight nine ten eleven twelve.")
    beats = tuple(replace(b, card=long) if b.id == "card-peak" else b for b in plot.beats)
    (found,) = lint_plot(replace(plot, beats=beats))
    assert found.code == "SL085"


def test_a_gag_too_long_for_its_beat_is_found() -> None:
    found = lint_plot(film(), {"chase": 60.0})
    assert [problem.code for problem in found] == ["SL097"]
