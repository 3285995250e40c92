from __future__ import annotations

import itertools

import pytest

from slapstick.cut.repertoire import repertoire
from slapstick.model import Plot, Project
from slapstick.spec.timing import kept_slots
from slapstick.tell.lint import lint_plot
from tests.tell.fakes import STORIES, film, many, story

NAMES = sorted(path.stem for path in STORIES.glob("*.yaml"))
PAIRS = list(itertools.combinations(NAMES, 2))


def test_five_stories_ship() -> None:
    assert set(NAMES) >= {
        "the-apprentice", "the-chase", "the-heist", "the-inspector-calls", "opening-night",
    }  # fmt: skip


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_stories_share_neither_structure_nor_words(one: str, other: str) -> None:
    first, second = story(one), story(other)
    assert [slot.role for slot in first.slots] != [slot.role for slot in second.slots] or [
        slot.scene for slot in first.slots
    ] != [slot.scene for slot in second.slots]
    assert {s.section for s in first.slots}.isdisjoint(s.section for s in second.slots)
    for words in ("camera", "sound"):
        said = {getattr(slot, words) for slot in first.slots} - {""}
        common = said & {getattr(slot, words) for slot in second.slots}
        assert len(common) <= 1, common
    fillers = [{s.filler.setup for s in each.slots if s.filler} for each in (first, second)]
    assert not fillers[0] & fillers[1]
    cards = [
        {card for s in each.slots for card in s.cards if "{" not in card} - {"The End"}
        for each in (first, second)
    ]
    assert not cards[0] & cards[1]
    titles = [{text for _, texts in each.titles for text in texts} for each in (first, second)]
    assert not titles[0] & titles[1]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_stories_make_two_films_of_one_repository(one: str, other: str) -> None:
    gags = many(40)
    first, second = film(gags, told=story(one)), film(gags, told=story(other))
    assert first.title != second.title
    assert _cast(first) != _cast(second)
    cards = [{b.card.text for b in each.beats if b.card} for each in (first, second)]
    assert len(cards[0] & cards[1]) <= 3  # the gags bring some of their own; and "The End"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seconds", [60.0, 90.0])
def test_the_running_gag_comes_three_times_and_the_last_is_reversed(
    name: str, seconds: float
) -> None:
    slots = kept_slots(story(name).slots, seconds)
    (running,) = {slot.callback for slot in slots if slot.callback}
    shown = [slot for slot in slots if running in (slot.id, slot.callback)]
    assert len(shown) >= 3
    assert [slot.reversed for slot in shown] == [*[False] * (len(shown) - 1), True]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("seconds", [30.0, 60.0, 90.0])
def test_the_fillers_can_be_told_in_their_time(name: str, seconds: float) -> None:
    shortest = {puppet: gag.shortest for puppet, gag in repertoire().items()}
    plot = film(told=story(name), project=Project(seconds=seconds))
    found = lint_plot(plot, shortest)
    # After the peak of 30 s no more than 7.5 s are left for resolution and end.
    most = 1 if seconds == 30 else 0
    assert len(found) <= most, found


@pytest.mark.parametrize("name", NAMES)
def test_the_fillers_play_on_the_set_that_is_described(name: str) -> None:
    puppets = repertoire()
    for slot in story(name).slots:
        if slot.filler and slot.filler.puppet in puppets:
            assert slot.scene in puppets[slot.filler.puppet].scenes, slot.id


def test_a_filler_may_end_the_other_way_round() -> None:
    plot = film()
    rescue = next(beat for beat in plot.beats if beat.role == "resolution")
    assert rescue.staging is not None
    assert rescue.staging.reversed
    assert not any(
        beat.staging.reversed for beat in plot.beats if beat.staging and beat.role == "peak"
    )


def _cast(plot: Plot) -> list[str]:
    return [beat.match.rule.id if beat.match else "" for beat in plot.beats]
