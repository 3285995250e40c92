from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slapstick.errors import BadRequest
from slapstick.model import Comeback, GagMatch, Plot, Project
from slapstick.spec.timing import CARD_ROLES, MOST_CARDS, is_readable
from slapstick.tell.casting import Casting, Part, Stage, cast_gags, strength
from slapstick.tell.plot import choices, plot
from tests.tell.fakes import (
    EVERYWHERE,
    PUPPETS,
    SCAN,
    SHORTEST,
    STAGE,
    film,
    many,
    match,
    rule,
    story,
)

GAGS = st.lists(
    st.tuples(
        st.sampled_from(PUPPETS),
        st.integers(1, 4),  # laugh
        st.integers(0, 100),  # weight
        st.integers(1, 5000),  # count
        st.sampled_from(["fall", "door", "resolution"]),
        st.integers(0, 5),  # file
    ),
    max_size=30,
)


def made(gags: Sequence[tuple[str, int, int, int, str, int]]) -> list[GagMatch]:
    return [
        match(
            rule(f"gag-{n}", puppet, laugh, tags=(tag,), weight=weight),
            f"handle_item_{n}",
            count,
            f"src/f{file}.py",
        )
        for n, (puppet, laugh, weight, count, tag, file) in enumerate(gags)
    ]


@given(GAGS, st.sampled_from([30.0, 60.0, 90.0]))
@settings(max_examples=60, deadline=None)
def test_every_film_is_whole(
    gags: Sequence[tuple[str, int, int, int, str, int]], seconds: float
) -> None:
    plot = film(made(gags), project=Project(seconds=seconds))
    ends = [beat.end for beat in plot.beats]
    assert [beat.start for beat in plot.beats] == [0.0, *ends[:-1]]
    assert ends[-1] == plot.seconds == seconds
    assert all(beat.seconds * 2 == int(beat.seconds * 2) for beat in plot.beats)
    _check_cards(plot)
    _check_peak(plot)
    _check_ladder(plot)
    _check_variety(plot)


def _check_cards(plot: Plot) -> None:
    cards = [beat for beat in plot.beats if beat.role in CARD_ROLES]
    for beat in cards:
        assert beat.card is not None
        assert is_readable(beat.seconds, beat.card.text, beat.card.subtitle), beat
    assert sum(beat.seconds for beat in cards) <= MOST_CARDS * plot.seconds


def _check_peak(plot: Plot) -> None:
    (peak,) = [beat for beat in plot.beats if beat.role == "peak"]
    for share in (0.55, 0.75):
        assert 0.65 <= (peak.start + share * peak.seconds) / plot.seconds <= 0.75
    assert peak.staging is not None
    assert peak.staging.laugh == 4
    others = [beat.staging.laugh for beat in plot.beats if beat.staging and beat is not peak]
    assert max(others) < 4  # what is drawn at the peak is drawn nowhere else


def _check_ladder(plot: Plot) -> None:
    at = [beat.role for beat in plot.beats].index("peak")
    laughs = [beat.staging.laugh for beat in plot.beats[: at + 1] if beat.staging]
    assert laughs == sorted(laughs)


def _check_variety(plot: Plot) -> None:
    called_back = {slot.id for slot in story().slots if slot.callback}
    puppets = [b.staging.puppet for b in plot.beats if b.staging and b.id not in called_back]
    assert len(set(puppets)) == len(puppets)


def test_a_repository_without_gags_gets_a_whole_film_called_after_it() -> None:
    plot = film()
    assert plot.title.startswith("My Cool Project")
    gags = [beat for beat in plot.beats if beat.staging]
    assert len(gags) == 8
    assert all(beat.match is None for beat in gags)
    assert all(len(beat.lines) == 3 for beat in gags)
    assert "{" not in repr([beat.lines for beat in gags])


def test_the_peak_is_the_worst_habit_and_the_resolution_the_best() -> None:
    gags = many()
    plot = film(gags)
    by_role = {beat.role: beat.match for beat in plot.beats}
    bad = [each for each in gags if "resolution" not in each.rule.gag.tags]
    assert by_role["peak"] == max(bad, key=lambda each: strength(each, SCAN.lines))
    assert by_role["resolution"] == gags[-1]


def test_a_good_habit_never_makes_trouble() -> None:
    habits = [match(rule(f"habit-{n}", PUPPETS[n], tags=("resolution", "fall"))) for n in range(9)]
    plot = film(habits)
    assert [beat.id for beat in plot.beats if beat.match] == ["rescue"]


def test_the_running_gag_comes_back_twice_and_ends_the_other_way_round() -> None:
    plot = {beat.id: beat for beat in film(many()).beats}
    first, again, last = (plot[name] for name in ("arrival", "return", "last-return"))
    assert first.staging
    assert again.staging
    assert last.staging
    for later in (again, last):
        assert later.match == first.match
        assert later.staging is not None
        assert later.staging.puppet == first.staging.puppet
        assert first.staging.prop in later.lines[0].text
    assert (first.staging.reversed, again.staging.reversed) == (False, False)
    assert last.staging.reversed


def test_no_draw_lets_return_what_is_found_less_than_three_times() -> None:
    twice = match(rule("twice", "queue", 1), "open_door", 2, path="src/b.py")
    worst = match(rule("worst", "pie", 4, weight=100), "serve_pie", 90, path="src/c.py")
    ran = {}
    for count in (2, 3):
        other = match(rule("other", "slip", 1), count=count, path="src/a.py")
        films = [film([other, twice, worst], name=name).beats[1] for name in "abcdefgh"]
        ran[count] = {beat.match.rule.id for beat in films if beat.match}
    assert ran == {2: {"test/pack/other", "test/pack/twice"}, 3: {"test/pack/other"}}


def test_a_gag_that_returns_is_told_in_the_words_of_its_puppet_gag() -> None:
    words = Comeback(
        "It is the {prop} once more.", "He sits.", "He passes it.", "The inspector sits."
    )
    stage = Stage(EVERYWHERE, SHORTEST, dict.fromkeys(PUPPETS, words))
    told = plot(story(), many(), SCAN, Project(), stage)
    first, again, last = (
        beat for beat in told.beats if beat.id in ("arrival", "return", "last-return")
    )
    assert first.staging is not None
    prop = first.staging.prop
    assert [line.text for line in again.lines[1:]] == [f"It is the {prop} once more.", "He sits."]
    assert [line.text for line in last.lines[1:]] == [
        "He passes it.",
        "The inspector sits.",
    ]


def test_who_carries_a_prop_through_a_door_meets_the_door_again() -> None:
    words = Comeback("The {prop} is in his arms.", "He sits.", "He goes.", "He stays.", "door")
    stage = Stage(EVERYWHERE, SHORTEST, dict.fromkeys(PUPPETS, words))
    told = {beat.id: beat for beat in plot(story(), many(), SCAN, Project(), stage).beats}
    carried, again = told["arrival"].staging, told["return"].lines
    assert carried is not None
    assert "meets the door of the morning again" in again[0].text
    assert again[1].text == f"The {carried.prop} is in his arms."


def test_a_puppet_gag_without_words_for_its_return_is_told_as_the_first_time() -> None:
    told = {beat.id: beat for beat in film(many()).beats}
    first, again = told["arrival"].lines, told["return"].lines
    assert [line.text for line in again[1:]] == [line.text for line in first[1:]]
    assert "comes to grief alone" in told["last-return"].lines[2].text


def test_two_projects_with_the_same_habits_do_not_share_all_running_gags() -> None:
    running = {film(many(), name=name).beats[1].match for name in ("one", "two", "three", "four")}
    assert len(running) > 1


def test_a_reviewed_habit_stays_until_another_stands_out_by_more_than_a_step() -> None:
    usual = match(rule("usual", "pie", 4, weight=60), count=4)
    rival = match(rule("rival", "rug", 4, weight=60), count=10, path="b.py")
    fresh = {beat.id: beat.match for beat in film([usual, rival]).beats}
    kept = {"catastrophe": "test/pack/usual"}
    reviewed = {beat.id: beat.match for beat in film([usual, rival], kept=kept).beats}
    assert (fresh["catastrophe"], reviewed["catastrophe"]) == (rival, usual)
    giant = replace(rival, count=40)
    outdone = {beat.id: beat.match for beat in film([usual, giant], kept=kept).beats}
    assert outdone["catastrophe"] == giant


def test_the_order_of_the_matches_does_not_matter() -> None:
    gags = many(30)
    assert film(gags[::-1]) == film(gags[7:] + gags[:7]) == film(gags)


def test_a_gag_that_cannot_be_told_in_the_time_is_not_cast() -> None:
    only = [match(rule("slow", "pie", 2))]
    slow = {**SHORTEST, "pie": 20.0}
    parts = choices(story(), only, SCAN, Project(), Stage(EVERYWHERE, slow))
    assert all(part.match is None for part in parts)
    assert any(part.match for part in choices(story(), only, SCAN, Project(), STAGE))


def test_a_gag_whose_puppet_nobody_can_play_is_not_cast() -> None:
    only = [match(rule("unknown", "juggling"))]
    assert all(p.match is None for p in choices(story(), only, SCAN, Project(), STAGE))


def test_a_set_that_the_story_does_not_describe_is_never_played_on() -> None:
    at_sea = {**EVERYWHERE, "pie": ("lighthouse",)}
    only = [match(rule("wet", "pie"))]
    assert all(
        part.match is None
        for part in choices(story(), only, SCAN, Project(), Stage(at_sea, SHORTEST))
    )


def test_code_that_moves_within_its_file_changes_no_picture() -> None:
    gags = many()
    moved = [
        replace(each, evidence=(each.evidence[0]._replace(line=900, end_line=903),))
        for each in gags
    ]
    before, after = film(gags), film(moved)
    assert [beat.staging for beat in before.beats] == [beat.staging for beat in after.beats]
    assert [b.card for b in before.beats] == [b.card for b in after.beats]


def test_a_new_weak_gag_leaves_the_film_as_it_was() -> None:
    gags = many()
    newcomer = match(rule("zz-new", PUPPETS[0], 2, weight=0), count=1, path="src/new.py")
    assert [b.staging for b in film([*gags, newcomer]).beats] == [
        b.staging for b in film(gags).beats
    ]


def test_a_gag_keeps_the_beat_it_had_when_the_film_was_reviewed() -> None:
    gags = many()
    fresh = {beat.id: beat.match for beat in film(gags).beats}
    other = next(
        each
        for each in gags
        if each not in fresh.values() and each.rule.gag.laugh == fresh["trouble"].rule.gag.laugh  # type: ignore[union-attr]  # it has one
    )
    kept = {beat.id: beat.match for beat in film(gags, kept={"trouble": other.rule.id}).beats}
    assert fresh["trouble"] != other
    assert kept["trouble"] == other


def test_every_choice_names_its_runner_up_and_why_it_lost() -> None:
    parts = choices(story(), many(), SCAN, Project(), STAGE)
    told = [part for part in parts if part.runner_up]
    assert len(told) >= 4
    assert all(part.why_not and part.runner_up != part.match for part in told)


def test_generic_names_let_nothing_of_the_repository_into_a_film() -> None:
    told = film(many(), name="acme-vault", project=Project(privacy="generic"))
    shown = repr([(b.card, b.staging and (b.staging.signs, b.staging.label)) for b in told.beats])
    words = repr([line.text for beat in told.beats for line in beat.lines])
    for secret in ("acme", "Acme", "handle", "Handle", "item", "src/"):
        assert secret not in shown + words + told.title


def test_a_length_the_story_cannot_fill_is_refused_with_those_it_can() -> None:
    with pytest.raises(BadRequest) as refused:
        film(project=Project(seconds=17.0))
    assert "30, 60, 90" in refused.value.help_text


@given(GAGS.map(lambda gags: gags[:5]))
@settings(max_examples=25, deadline=None)
def test_no_other_cast_is_worth_more(
    gags: Sequence[tuple[str, int, int, int, str, int]],
) -> None:
    told = story()
    slots = tuple(s for s in told.slots if s.id in ("arrival", "trouble", "catastrophe"))
    casting = Casting(told, slots, {s.id: 8.0 for s in slots}, STAGE, tuple(made(gags)))
    parts = cast_gags(casting)
    assert _worth(parts) == _best_worth(casting)


def _worth(parts: Sequence[Part]) -> int:
    return sum(part.worth.points for part in parts)


def _best_worth(casting: Casting) -> int:
    """Try every cast: each beat takes a match or its filler."""
    alone = {
        (slot.id, n): part.worth.points
        for slot in casting.slots
        for n, part in _alone(casting, slot.id).items()
    }
    options: list[list[int | None]] = [
        [None, *(n for s, n in alone if s == slot.id)] for slot in casting.slots
    ]
    fillers = {slot.id: slot.filler.puppet for slot in casting.slots if slot.filler}
    best = 0
    for cast in itertools.product(*options):
        puppets = [
            fillers[slot.id] if n is None else casting.matches[n].rule.gag.puppet
            for slot, n in zip(casting.slots, cast, strict=True)
        ]
        climb = [casting.matches[n].rule.gag.laugh for n in cast[:2] if n is not None]
        if len(set(puppets)) == len(puppets) and climb == sorted(climb):
            pairs = zip(casting.slots, cast, strict=True)
            best = max(best, sum(alone[s.id, n] for s, n in pairs if n is not None))
    return best


def _alone(casting: Casting, beat: str) -> Mapping[int, Part]:
    """Return what each match is worth to a beat, as the casting itself states it."""
    from slapstick.tell.casting import _candidates

    listed = _candidates(casting)[beat]
    return {
        casting.matches.index(each.match): Part(casting.slots[0], each.match, 1, each.worth)
        for each in listed
        if each.match
    }
