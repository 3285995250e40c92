from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slapstick.errors import BadRequest
from slapstick.model import AspectRatio, Line, Part, Place, Plot, Project, Prompt, TokenBudgetLevel
from slapstick.providers import load_providers
from slapstick.shoot.casting import capability
from slapstick.shoot.protocol import Model, PromptLimit, Service
from slapstick.tell.dialects import TIMECODES, word_take
from slapstick.tell.prompts import build_prompts
from slapstick.tell.takes import (
    Capability,
    Cut,
    Slate,
    cheapest_cuts,
    nearest_aspect,
    plan_takes,
    read_actions,
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


def reviewed(
    plot: Plot, name: str = "", level: TokenBudgetLevel = TokenBudgetLevel.HIGH
) -> tuple[Prompt, ...]:
    return build_prompts(plot, story(name) if name else story(), Project(), level)


def frame_of(seconds: float, fps: int) -> int:
    return int(seconds * fps + 0.5)


def one(words: str, seconds: float) -> Prompt:
    part = Part("action", tuple(Line(text, Place("r.yaml")) for text in words.split("|")))
    return Prompt("01-gag", seconds, TokenBudgetLevel.HIGH, (part,))


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
def test_takes_fill_the_gags_to_the_frame(name: str, offer: tuple[int, ...]) -> None:
    for seconds in (30.0, 60.0, 90.0):
        plot = film(many(), told=story(name), project=Project(seconds=seconds))
        prompts = reviewed(plot, name)
        slates = plan_takes(prompts, able(offer))
        assert all(slate.seconds in offer for slate in slates)
        assert all(0 < slate.end - slate.start <= slate.seconds for slate in slates)
        for fps in (18, 24, 25):
            assert _frames(plot, slates, fps) == frame_of(seconds, fps)
        _check_cuts(prompts, slates)


def _frames(plot: Plot, slates: Sequence[Slate], fps: int) -> int:
    """Count the frames of cards and of the stretches that the takes become."""
    gags = [beat for beat in plot.beats if beat.staging]
    starts = {f"{n:02d}-{beat.id}": beat.start for n, beat in enumerate(gags, 1)}
    spans = [(beat.start, beat.end) for beat in plot.beats if beat.card]
    for slate in slates:
        start = starts[slate.reviewed.shot]
        spans.append((start + slate.start, start + slate.end))
    return sum(frame_of(end, fps) - frame_of(start, fps) for start, end in spans)


def _check_cuts(prompts: Sequence[Prompt], slates: Sequence[Slate]) -> None:
    """Hold that every gag is told once, in order, each action whole and within its take."""
    told = [(slate.reviewed.shot, act.line) for slate in slates for act in slate.actions]
    assert told == [(each.shot, act.line) for each in prompts for act in read_actions(each)]
    for slate in slates:
        assert slate.actions[0].start == 0
        assert slate.actions[-1].end <= slate.seconds + 0.1
    for prompt in prompts:
        mine = [slate for slate in slates if slate.reviewed is prompt]
        assert (mine[0].start, mine[-1].end) == (0, prompt.seconds)
        assert [s.end for s in mine[:-1]] == [s.start for s in mine[1:]]
        starts = {act.start for act in read_actions(prompt)}
        assert {slate.start for slate in mine} <= starts


@pytest.mark.parametrize(("name", "model"), MODELS, ids=[f"{n}-{m.name}" for n, m in MODELS])
@pytest.mark.parametrize("level", [TokenBudgetLevel.ULTRA_LOW, TokenBudgetLevel.HIGH])
def test_every_service_can_film_every_story_from_its_own_card(
    name: str, model: Model, level: TokenBudgetLevel
) -> None:
    told = capability(model, Service(name, "", model.name, "720p"), 100)
    for each in NAMES:
        prompts = reviewed(film(many(), told=story(each)), each, level)
        slates = plan_takes(prompts, told)
        words = [word_take(slate, told) for slate in slates]
        assert all(model.prompt.length(prompt.text) <= model.prompt.most for prompt in words)
        assert all(prompt.seconds in model.seconds for prompt in words)


@pytest.mark.parametrize(("name", "model"), MODELS, ids=[f"{n}-{m.name}" for n, m in MODELS])
def test_no_other_way_to_film_it_costs_less_at_any_service(name: str, model: Model) -> None:
    told = capability(model, Service(name, "", model.name, "720p"), 7)
    prompts = reviewed(film(many(), project=Project(seconds=90.0)))
    slates = plan_takes(prompts, told)
    for prompt in prompts:
        starts = [round(act.start * 10) for act in read_actions(prompt)]
        mine = [slate for slate in slates if slate.reviewed is prompt]
        waste = round(sum(slate.waste for slate in mine) * 10)
        cost = sum(slate.price for slate in mine), waste, len(mine)
        assert cost == brute([*starts, round(prompt.seconds * 10)], told.prices, 10)


def test_a_gag_is_cut_where_that_costs_less() -> None:
    prompts = reviewed(film())  # gags of 8 and 9 s: 9 s are 5 + 4 at the least
    whole = plan_takes(prompts, able((15,)))
    cut = plan_takes(prompts, able((4, 8, 12)))
    assert [slate.id for slate in whole][:2] == ["01-arrival", "02-errand"]
    assert sum(slate.price for slate in cut) < sum(slate.price for slate in whole)
    assert any(slate.id.endswith("-b") for slate in plan_takes(prompts, able((5,))))


@given(st.floats(0, 90, allow_nan=False), st.sampled_from(list(OFFERS.values())))
def test_a_gag_has_the_same_takes_wherever_in_the_film_it_stands(
    start: float, offer: tuple[int, ...]
) -> None:
    plot = film()
    moved = replace(plot, beats=tuple(replace(b, start=b.start + start) for b in plot.beats))
    assert plan_takes(reviewed(moved), able(offer)) == plan_takes(reviewed(plot), able(offer))


def test_a_gag_that_changes_changes_no_other_take() -> None:
    plot = film(many())
    peak = next(n for n, beat in enumerate(plot.beats) if beat.role == "peak")
    lines = tuple(line._replace(text=f"{line.text} Twice.") for line in plot.beats[peak].lines)
    changed = replace(plot.beats[peak], lines=lines)
    other = replace(plot, beats=(*plot.beats[:peak], changed, *plot.beats[peak + 1 :]))
    for before, after in zip(
        plan_takes(reviewed(plot), able((4, 8, 12))),
        plan_takes(reviewed(other), able((4, 8, 12))),
        strict=True,
    ):
        assert (before == after) is (before.reviewed.shot.partition("-")[2] != plot.beats[peak].id)


def test_an_action_that_is_too_long_is_named_with_its_shot() -> None:
    with pytest.raises(BadRequest, match=r"01-arrival has an action of 3\.\d s; .* films 2 s"):
        plan_takes(reviewed(film()), able((1, 2)))


def test_what_has_no_times_is_one_action() -> None:
    (slate,) = plan_takes([one("He slips.|He slips again.", 7.5)], able((4, 8, 12)))
    assert (slate.id, slate.seconds, slate.waste, slate.actions) == ("01-gag", 8, 0.5, ())
    assert word_take(slate, able((8,))).text == "He slips.\nHe slips again."


def test_a_line_without_a_time_of_its_own_is_never_parted_from_the_others() -> None:
    words = "0.0-6.0 s: He slips.|Nobody laughs.|6.0-12.0 s: He slips again."
    (slate,) = plan_takes([one(words, 12.0)], able((6, 12)))
    assert word_take(slate, able((12,))).text == words.replace("|", "\n")


# ------------------------------------------------------------------ words


def test_uncut_takes_say_what_the_reviewed_prompts_say() -> None:
    prompts = reviewed(film(many()), level=TokenBudgetLevel.STANDARD)
    told = able((15,))
    taken = [word_take(slate, told) for slate in plan_takes(prompts, told)]
    assert [prompt.text for prompt in taken] == [prompt.text for prompt in prompts]


@pytest.mark.parametrize("level", list(TokenBudgetLevel))
@pytest.mark.parametrize("timecode", TIMECODES)
@pytest.mark.parametrize("offer", [(5, 10), (15,)])
def test_nothing_is_said_that_was_not_reviewed(
    level: TokenBudgetLevel, timecode: str, offer: tuple[int, ...]
) -> None:
    """All words but the times of an action stand, a line for a line, in the reviewed prompt."""
    told = replace(able(offer, limit=PromptLimit(900)), timecode=timecode)
    for prompt in reviewed(film(many()), level=level):
        there = {(part.name, bare(line.text)) for part in prompt.parts for line in part.lines}
        for slate in plan_takes([prompt], told):
            said = word_take(slate, told)
            lines = {(part.name, bare(line.text)) for part in said.parts for line in part.lines}
            assert lines <= there


def bare(text: str) -> str:
    """Return a line without the time before it."""
    return re.sub(r"^(?:[0-9.]+-[0-9.]+ s: |\[[0-9.:s-]+\] |Shot [0-9]: )", "", text)


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
    slate = plan_takes(reviewed(film()), told)[1]
    slate = replace(
        slate,
        actions=tuple(a._replace(line=a.line._replace(text="The end.")) for a in slate.actions),
    )
    prompt = word_take(slate, told)
    action = next(part for part in prompt.parts if part.name == "action")
    assert [line.text for line in action.lines[:2]] == [f"{first} end.", f"{second} end."]


@pytest.mark.parametrize("unit", ["characters", "utf-16 units", "bytes"])
@pytest.mark.parametrize("most", [420, 1000, 2500])
def test_prompts_keep_the_limit_in_the_unit_of_the_service(unit: str, most: int) -> None:
    limit = PromptLimit(most, unit)  # type: ignore[arg-type]  # one of its literals
    told = able((4, 8, 12), limit=limit)
    for slate in plan_takes(reviewed(film(many())), told):
        prompt = word_take(slate, told)
        assert limit.length(prompt.text) <= most
        assert prompt.words <= slate.reviewed.words
        last = slate.actions[-1].line.text
        assert any(line.text.endswith(last) for part in prompt.parts for line in part.lines)


def test_a_prompt_that_can_never_fit_is_refused() -> None:
    told = able((15,), limit=PromptLimit(40))
    slate = plan_takes(reviewed(film(), level=TokenBudgetLevel.ULTRA_LOW), told)[0]
    with pytest.raises(BadRequest, match="01-arrival"):
        word_take(slate, told)


def test_the_shape_that_is_asked_for_is_the_nearest_on_offer() -> None:
    wide = replace(able((5,)), aspects=(AspectRatio.LANDSCAPE, AspectRatio.PORTRAIT))
    assert nearest_aspect(AspectRatio.CLASSIC, wide) is AspectRatio.LANDSCAPE
    assert nearest_aspect(AspectRatio.PORTRAIT, wide) is AspectRatio.PORTRAIT
    assert nearest_aspect(AspectRatio.CLASSIC, able((5,))) is AspectRatio.CLASSIC
