"""What every puppet gag owes its audience; one set of checks for all that lie in the folder."""

from __future__ import annotations

import hashlib
import math
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

import pytest

from slapstick.cut.pen import HEIGHT, WIDTH, Pen
from slapstick.cut.performance import Drawn, Performance, PuppetGag
from slapstick.cut.repertoire import repertoire
from slapstick.cut.rig import puppet
from slapstick.model import Place, Staging
from slapstick.spec.texts import LONGEST_SENTENCE, flaws, slots_in
from slapstick.tell.lint import lint_comeback

FPS = 18
GAGS = sorted(repertoire())
LENGTHS = (0.0, 7.5, 8.5, 9.0, 14.0)  # 0 stands for the shortest; stories ask for the others
WAYS = tuple((seconds, turned) for seconds in LENGTHS for turned in (False, True))

each_gag = pytest.mark.parametrize("name", GAGS)


class Unseen(Pen):
    """A pen that leaves no mark: joints are the same, and the test is quick."""

    def polygon(self, *_a: object, **_k: object) -> None: ...
    def blob(self, *_a: object, **_k: object) -> None: ...
    def stroke(self, *_a: object, **_k: object) -> None: ...
    def curve(self, *_a: object, **_k: object) -> None: ...
    def ellipse(self, *_a: object, **_k: object) -> None: ...
    def arc(self, *_a: object, **_k: object) -> None: ...
    def hose(self, *_a: object, **_k: object) -> None: ...
    def wash(self, *_a: object, **_k: object) -> None: ...
    def shadow(self, *_a: object, **_k: object) -> None: ...
    def glow(self, *_a: object, **_k: object) -> None: ...
    def hatch(self, *_a: object, **_k: object) -> None: ...
    def text(self, *_a: object, **_k: object) -> None: ...
    def lines(self, *_a: object, **_k: object) -> None: ...


def staged(gag: PuppetGag, *, turned: bool = False, seed: int = 5) -> Staging:
    return Staging(
        gag.name,
        gag.props[0] if gag.props else "",
        gag.scenes[0],
        count=7,
        laugh=4,  # the wildest
        signs=("Fetch User", "Retry Policy"),
        label="fetch user",
        reversed=turned,
        seed=seed,
    )


class Act:
    """One way to perform a gag; what is drawn of it is kept as long as it is looked at."""

    def __init__(self, name: str, seconds: float, *, turned: bool = False) -> None:
        gag = repertoire()[name]
        self.performance = gag.perform(staged(gag, turned=turned), seconds or gag.shortest)

    @cached_property
    def frames(self) -> tuple[Drawn, ...]:
        """Where everybody is in each frame."""
        pen = Unseen.blank()
        count = round(self.performance.seconds * FPS)
        with pytest.MonkeyPatch.context() as patch:
            for part in ("draw_arm", "draw_leg", "draw_head"):  # none of them moves a joint
                patch.setattr(puppet, part, lambda *_: None)
            return tuple(self.performance.draw(pen, index / FPS) for index in range(count))

    @cached_property
    def _backdrop(self) -> Pen:
        pen = Pen.blank()
        self.performance.backdrop(pen)
        return pen

    def picture(self, t: float) -> bytes:
        """Return the digest of what is seen at a moment."""
        pen = self._backdrop.copy()
        self.performance.draw(pen, t)
        return hashlib.sha256(pen.picture().tobytes()).digest()


# Of a module, so that the tests of one way follow each other and its frames are let go.
@pytest.fixture(
    scope="module",
    params=[(name, *way) for name in GAGS for way in WAYS],
    ids=lambda way: f"{way[0]}-{way[1]}-{'turned' if way[2] else 'straight'}",
)
def act(request: pytest.FixtureRequest) -> Act:
    name, seconds, turned = request.param
    return Act(name, seconds, turned=turned)


def leaping(performance: Performance, t: float) -> bool:
    return any(start - 1 / FPS <= t <= stop + 1 / FPS for start, stop in performance.leaps)


def main_hit(performance: Performance) -> float:
    return max(performance.hits, key=lambda hit: (hit.strength, hit.time)).time


@each_gag
def test_it_says_how_it_goes_when_it_returns(name: str) -> None:
    comeback = repertoire()[name].comeback
    assert comeback is not None
    assert lint_comeback(comeback, Place(name)) == []
    for text in comeback[:4]:
        assert not list(flaws(text, sentence=True, most_words=LONGEST_SENTENCE)), text
        assert {str(slot) for slot in slots_in(text)} <= {"{prop}"}
    assert not list(flaws(comeback.meets, sentence=False, most_words=4))
    assert not list(slots_in(comeback.meets))


@each_gag
def test_a_gag_is_named_like_its_module_and_says_what_is_seen(name: str) -> None:
    gag = repertoire()[name]
    assert gag.name == name == name.lower().replace("_", "-")
    assert len(gag.summary.split()) >= 5
    assert gag.summary.endswith(".")
    assert 3.0 <= gag.shortest <= 7.0
    assert gag.scenes


def test_hits_and_key_poses_lie_inside_the_gag_and_are_sorted(act: Act) -> None:
    performance = act.performance
    times = [hit.time for hit in performance.hits]
    assert times
    assert times == sorted(times)
    assert times[0] >= 0.3
    assert times[-1] <= performance.seconds - 0.3, "no time to laugh after the last hit"
    assert all(1 <= hit.strength <= 4 for hit in performance.hits)
    assert 4 <= len(performance.key_poses) <= 6
    assert list(performance.key_poses) == sorted(performance.key_poses)
    assert 0 <= performance.key_poses[0] <= performance.key_poses[-1] < performance.seconds


def test_the_main_hit_comes_late_and_leaves_time_to_laugh(act: Act) -> None:
    performance = act.performance
    share = main_hit(performance) / performance.seconds
    assert 0.5 <= share <= 0.92


def test_no_joint_jumps_but_in_a_declared_leap(act: Act) -> None:
    performance = act.performance
    jumps = [
        f"{index / FPS:.2f} s {figure.actor} {joint} {_far(before.joints[joint], point):.0f} px"
        for index, (last, now) in enumerate(pairwise(act.frames), 1)
        if not leaping(performance, index / FPS)
        for figure in now.figures
        for before in last.figures
        if before.actor == figure.actor
        for joint, point in figure.joints.items()
        if _far(before.joints[joint], point) > 40 and _inside(point)
    ]
    assert not jumps, jumps[:8]


def test_a_planted_foot_does_not_skate(act: Act) -> None:
    performance = act.performance
    drifts = [
        f"{index / FPS:.2f} s {figure.actor} {foot} {drift:.1f} px"
        for index, (last, now) in enumerate(pairwise(act.frames), 1)
        if not leaping(performance, index / FPS)
        for figure in now.figures
        for before in last.figures
        if before.actor == figure.actor
        for foot in sorted(figure.planted & before.planted)
        if (drift := _far(before.joints[foot], figure.joints[foot])) > 3
    ]
    assert not drifts, drifts[:8]


def test_the_hero_is_large_and_nearly_always_seen(act: Act) -> None:
    shown = act.frames
    heroes = [drawn.figures[0] for drawn in shown if drawn.figures]
    assert max(hero.bottom - hero.top for hero in heroes) >= 0.22 * HEIGHT
    seen = sum(_inside(hero.joints["head"]) or _inside(hero.joints["hip"]) for hero in heroes)
    assert seen >= 0.9 * len(shown), "the hero may enter from outside, not stay there"
    assert len({hero.actor for hero in heroes}) == 1


def test_something_winds_up_before_each_hit(act: Act) -> None:
    performance, shown = act.performance, act.frames
    for hit in performance.hits:
        start, stop = (max(0, round((hit.time - ago) * FPS)) for ago in (0.8, 0.1))
        window = shown[start : stop + 1]
        if max((_moved(a, b) for a, b in pairwise(window)), default=0.0) <= 2:
            pictures = {act.picture(hit.time - ago) for ago in (0.3, 0.2, 0.1)}
            assert len(pictures) > 1, f"nothing moves before the hit at {hit.time:.2f} s"


def test_all_bodies_are_still_after_the_main_hit(act: Act) -> None:
    performance, shown = act.performance, act.frames
    hit = main_hit(performance)
    start, stop = math.ceil((hit + 0.12) * FPS), math.floor((hit + 0.42) * FPS)
    restless = [
        f"{(start + index) / FPS:.2f} s {_moved(a, b):.1f} px"
        for index, (a, b) in enumerate(pairwise(shown[start : stop + 1]))
        if _moved(a, b) > 6
    ]
    assert not restless, restless


@each_gag
@pytest.mark.parametrize("turned", [False, True])
def test_no_picture_is_frozen_for_three_seconds(name: str, turned: bool) -> None:
    act = Act(name, 14.0, turned=turned)
    moments = [index * 0.75 for index in range(int(act.performance.seconds / 0.75))]
    prints = [act.picture(moment) for moment in moments]
    frozen = [
        f"{moments[i]:.2f} s" for i in range(len(prints) - 4) if len(set(prints[i : i + 5])) == 1
    ]
    assert not frozen, frozen


@each_gag
@pytest.mark.parametrize("turned", [False, True])
def test_a_moment_looks_the_same_whenever_it_is_drawn(name: str, turned: bool) -> None:
    act = Act(name, 8.0, turned=turned)
    moment = main_hit(act.performance) + 0.1
    first = act.picture(moment)
    act.picture(0.5)
    assert first == act.picture(moment) == Act(name, 8.0, turned=turned).picture(moment)


@each_gag
def test_the_focus_is_a_place_in_the_picture(name: str) -> None:
    for drawn in Act(name, 8.0).frames[18:]:
        assert -40 <= drawn.focus.x <= WIDTH + 40
        assert -40 <= drawn.focus.y <= HEIGHT + 40


@each_gag
def test_the_repository_s_words_change_the_picture(name: str) -> None:
    gag = repertoire()[name]
    first, second = staged(gag), replace(staged(gag), signs=("Parse Tree", "Walk"), label="walk")
    assert _whole(gag, first) != _whole(gag, second)


@each_gag
def test_it_plays_on_each_of_its_scenes_with_each_of_its_props(name: str) -> None:
    gag = repertoire()[name]
    variants = [replace(staged(gag), scene=scene) for scene in gag.scenes]
    variants += [replace(staged(gag), prop=prop) for prop in gag.props]
    variants += [replace(staged(gag), prop="a thing unheard of", signs=(), label="", count=3000)]
    for staging in variants:
        assert _whole(gag, staging)


def _whole(gag: PuppetGag, staging: Staging) -> bytes:
    performance = gag.perform(staging, 8.0)
    pen = Pen.blank()
    performance.backdrop(pen)
    performance.draw(pen, main_hit(performance))
    return hashlib.sha256(pen.picture().tobytes()).digest()


def _far(a: tuple[float, float], b: tuple[float, float]) -> float:
    return math.hypot(a[0] - b[0], a[1] - b[1])


def _inside(point: tuple[float, float]) -> bool:
    return 0 <= point[0] <= WIDTH and -40 <= point[1] <= HEIGHT


def _moved(a: Drawn, b: Drawn) -> float:
    return max(
        (
            _far(before.joints[joint], figure.joints[joint])
            for before in a.figures
            for figure in b.figures
            if before.actor == figure.actor
            for joint in ("head", "hip", "foot.near", "foot.far")
            if joint in figure.joints
        ),
        default=0.0,
    )
