from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slapstick.errors import BadRequest
from slapstick.model import AspectRatio, Plot, Project, TokenBudgetLevel
from slapstick.providers import load_providers
from slapstick.shoot.protocol import Model, PromptLimit
from slapstick.tell.dialects import TIMECODES, build_take
from slapstick.tell.levels import MOST_WORDS
from slapstick.tell.prompts import build_prompts
from slapstick.tell.takes import (
    Capability,
    Cut,
    cheapest_cuts,
    frame_of,
    nearest_aspect,
    plan_takes,
)
from tests.tell.fakes import STORIES, film, many, story

OFFERS = {
    "3 to 15 s": tuple(range(3, 16)),
    "4, 8 or 12 s": (4, 8, 12),
    "5 or 10 s": (5, 10),
    "2 to 30 s": tuple(range(2, 31)),
}
NAMES = sorted(path.stem for path in STORIES.glob("*.yaml"))
MODELS = [(name, model) for name, maker in load_providers().items() for model in maker.card.models]


def able(seconds: Sequence[int], rate: int = 100, limit: PromptLimit | None = None) -> Capability:
    prices = {each: each * rate for each in seconds}
    if limit is None:
        return Capability("service", prices)
    return Capability("service", prices, longest=limit.most, measure=limit.length)


# ------------------------------------------------------------------ the best cuts


def brute(
    frames: Sequence[int], prices: Mapping[int, int], fps: int
) -> tuple[int, int, int] | None:
    """Return price, waste and number of the best of all cuts with all durations."""
    actions = len(frames) - 1
    costs = []
    for chosen in itertools.product((False, True), repeat=actions - 1):
        ends = [n + 1 for n, cut in enumerate(chosen) if cut] + [actions]
        spans = [frames[b] - frames[a] for a, b in zip([0, *ends], ends, strict=False)]
        for asked in itertools.product(prices, repeat=len(spans)):
            wastes = [s * fps - span for s, span in zip(asked, spans, strict=True)]
            if min(wastes) >= 0:
                costs.append((sum(prices[s] for s in asked), sum(wastes), len(spans)))
    return min(costs, default=None)


def cost(cuts: Sequence[Cut], fps: int) -> tuple[int, int, int]:
    waste = sum(cut.seconds * fps - (cut.last - cut.first) for cut in cuts)
    return sum(cut.price for cut in cuts), waste, len(cuts)


@given(
    st.lists(st.integers(1, 150), min_size=1, max_size=5),
    st.dictionaries(st.integers(1, 12), st.integers(1, 900), min_size=1, max_size=4),
    st.sampled_from([12, 18, 24, 25]),
)
@settings(max_examples=300, deadline=None)
def test_no_way_to_cut_costs_less(spans: list[int], prices: dict[int, int], fps: int) -> None:
    frames = [sum(spans[:n]) for n in range(len(spans) + 1)]
    cuts = cheapest_cuts(frames, prices, fps)
    expected = brute(frames, prices, fps)
    if cuts is None:
        assert expected is None
        return
    assert cost(cuts, fps) == expected
    assert [cut.start for cut in cuts] == [0, *(cut.end for cut in cuts[:-1])]
    assert (cuts[-1].end, cuts[-1].last) == (len(spans), frames[-1])


# ------------------------------------------------------------------ whole films


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("offer", OFFERS.values(), ids=OFFERS)
@pytest.mark.parametrize("fps", [18, 24, 25])
def test_takes_fill_the_gags_to_the_frame(name: str, offer: tuple[int, ...], fps: int) -> None:
    for seconds in (30.0, 60.0, 90.0):
        plot = film(many(), told=story(name), project=Project(seconds=seconds))
        slates = plan_takes(plot, able(offer), fps)
        cards = sum(
            frame_of(beat.end, fps) - frame_of(beat.start, fps) for beat in plot.beats if beat.card
        )
        assert sum(slate.frames for slate in slates) + cards == frame_of(seconds, fps)
        assert all(slate.seconds in offer for slate in slates)
        assert all(0 < slate.frames <= slate.seconds * fps for slate in slates)
        _check_cuts(plot, offer, fps)


def _check_cuts(plot: Plot, offer: tuple[int, ...], fps: int) -> None:
    """Hold that every gag is told once, in order, each action whole and within its take."""
    slates = plan_takes(plot, able(offer), fps)
    gags = [beat for beat in plot.beats if beat.staging]
    told = [(slate.beat.id, action.line) for slate in slates for action in slate.actions]
    assert told == [(beat.id, line) for beat in gags for line in beat.lines]
    for slate in slates:
        assert slate.actions[0].start == 0
        assert slate.actions[-1].end <= slate.seconds + 0.1
    for beat in gags:
        mine = [slate for slate in slates if slate.beat is beat]
        assert mine[0].first == frame_of(beat.start, fps)
        assert mine[-1].last == frame_of(beat.end, fps)
        assert [s.last for s in mine[:-1]] == [s.first for s in mine[1:]]


@pytest.mark.parametrize(("name", "model"), MODELS, ids=[f"{n}-{m.name}" for n, m in MODELS])
def test_every_service_can_film_every_story_from_its_own_card(name: str, model: Model) -> None:
    told = Capability(
        name, {each: each * 100 for each in model.seconds}, model.aspects,
        model.prompt.most, model.prompt.length,
    )  # fmt: skip
    for each in NAMES:
        plot = film(many(), told=story(each))
        slates = plan_takes(plot, told, 24)
        prompts = [build_take(s, story(each), TokenBudgetLevel.HIGH, told) for s in slates]
        assert all(model.prompt.length(prompt.text) <= model.prompt.most for prompt in prompts)
        assert all(prompt.seconds in model.seconds for prompt in prompts)


def test_a_gag_is_cut_where_that_costs_less() -> None:
    plot = film()  # gags of 8 and 9 s: 9 s are 5 + 4 at the least
    whole = plan_takes(plot, able((15,)), 24)
    cut = plan_takes(plot, able((4, 8, 12)), 24)
    assert [slate.id for slate in whole][:2] == ["01-arrival", "02-errand"]
    assert sum(slate.price for slate in cut) < sum(slate.price for slate in whole)
    assert any(slate.id.endswith("-b") for slate in plan_takes(plot, able((5,)), 24))


def test_a_gag_that_changes_changes_no_other_take() -> None:
    plot = film(many())
    peak = next(n for n, beat in enumerate(plot.beats) if beat.role == "peak")
    lines = tuple(line._replace(text=f"{line.text} Twice.") for line in plot.beats[peak].lines)
    changed = replace(plot.beats[peak], lines=lines)
    other = replace(plot, beats=(*plot.beats[:peak], changed, *plot.beats[peak + 1 :]))
    for one, two in zip(
        plan_takes(plot, able((4, 8, 12)), 24),
        plan_takes(other, able((4, 8, 12)), 24),
        strict=True,
    ):
        assert (one == two) is (one.beat.role != "peak")


def test_an_action_that_is_too_long_is_named() -> None:
    with pytest.raises(BadRequest, match="'arrival' has an action longer than the 2 s"):
        plan_takes(film(), able((1, 2)), 24)


# ------------------------------------------------------------------ words


def test_uncut_takes_say_what_the_reviewed_prompts_say() -> None:
    plot, level = film(many()), TokenBudgetLevel.STANDARD
    told = able((15,))
    taken = [build_take(s, story(), level, told) for s in plan_takes(plot, told, 24)]
    assert [prompt.text for prompt in taken] == [
        prompt.text for prompt in build_prompts(plot, story(), Project(), level)
    ]


@pytest.mark.parametrize(
    ("timecode", "first", "second"),
    [
        ("plain", "0.0-3.2 s: The", "3.2-6.8 s: The"),
        ("bracket", "[0-3.2s] The", "[3.2-6.8s] The"),
        ("clock", "[00:00-00:03] The", "[00:03-00:07] The"),
        ("shots", "Shot 1: The", "Shot 2: The"),
        ("prose", "The", "The"),
    ],
)
def test_times_are_written_as_each_service_wants_them(
    timecode: str, first: str, second: str
) -> None:
    assert timecode in TIMECODES
    told = replace(able((15,)), timecode=timecode)
    slate = plan_takes(film(), told, 24)[1]
    slate = replace(
        slate,
        actions=tuple(a._replace(line=a.line._replace(text="The end.")) for a in slate.actions),
    )
    prompt = build_take(slate, story(), TokenBudgetLevel.HIGH, told)
    action = next(part for part in prompt.parts if part.name == "action")
    assert [line.text for line in action.lines[:2]] == [f"{first} end.", f"{second} end."]


@pytest.mark.parametrize("unit", ["characters", "utf-16 units", "bytes"])
@pytest.mark.parametrize("most", [420, 1000, 2500])
def test_prompts_keep_the_limit_in_the_unit_of_the_service(unit: str, most: int) -> None:
    limit = PromptLimit(most, unit)  # type: ignore[arg-type]  # one of its literals
    told = able((4, 8, 12), limit=limit)
    for slate in plan_takes(film(many()), told, 24):
        prompt = build_take(slate, story(), TokenBudgetLevel.HIGH, told)
        assert limit.length(prompt.text) <= most
        assert prompt.words <= MOST_WORDS[TokenBudgetLevel.HIGH]
        last = slate.actions[-1].line.text
        assert any(line.text.endswith(last) for part in prompt.parts for line in part.lines)


def test_a_prompt_that_can_never_fit_is_refused() -> None:
    told = able((15,), limit=PromptLimit(40))
    slate = plan_takes(film(), told, 24)[0]
    with pytest.raises(BadRequest, match="01-arrival"):
        build_take(slate, story(), TokenBudgetLevel.ULTRA_LOW, told)


def test_the_shape_that_is_asked_for_is_the_nearest_on_offer() -> None:
    wide = replace(able((5,)), aspects=(AspectRatio.LANDSCAPE, AspectRatio.PORTRAIT))
    assert nearest_aspect(AspectRatio.CLASSIC, wide) is AspectRatio.LANDSCAPE
    assert nearest_aspect(AspectRatio.PORTRAIT, wide) is AspectRatio.PORTRAIT
    assert nearest_aspect(AspectRatio.CLASSIC, able((5,))) is AspectRatio.CLASSIC
