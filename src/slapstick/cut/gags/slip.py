"""Slip: he strides out with a parcel, and the same peel is always one step ahead of him."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from slapstick.cut import motion, scenery
from slapstick.cut.motion import HURRY, STROLL, TIPTOE, XY
from slapstick.cut.pen import Pen
from slapstick.cut.performance import FLOOR, Drawn, Performance, PuppetGag, drawn
from slapstick.cut.props import burst, dizzy_stars, draw_prop, dust, speed_lines
from slapstick.cut.rig import APPRENTICE, INSPECTOR, Actor, Part, Script, Skeleton
from slapstick.cut.rig import face as faces
from slapstick.cut.rig import pose as poses
from slapstick.model import Comeback, Hit, Staging

_SIT = poses.SIT.but(near_hand=(34, -48), far_hand=(42, -46), lean=-0.12)


@dataclass(frozen=True, slots=True)
class _Plan:
    """When he lands and where; the last landing is the one that differs."""

    seconds: float
    lands: tuple[float, ...]
    peels: tuple[float, ...]  # where the peel lies for each of them

    @property
    def topper(self) -> float:
        """When the peel slips on him."""
        return self.lands[-1] + max(0.75, 0.09 * self.seconds)


def perform(staging: Staging, seconds: float) -> Performance:
    """Perform it in a length of time."""
    return _reversed(staging, seconds) if staging.reversed else _forwards(staging, seconds)


def _plan(seconds: float) -> _Plan:
    """Lay out the falls: each takes what it takes, so that a short version has one less."""
    if seconds < 8.5:
        first = max(1.6, 0.25 * seconds)
        return _Plan(seconds, (first, first + max(3.3, 0.43 * seconds)), (390, 560))
    first = max(1.78, 0.21 * seconds)
    second = first + max(2.05, 0.2 * seconds)
    third = second + max(3.2, 0.36 * seconds)
    return _Plan(seconds, (first, second, third), (300, 418, 540))


# ------------------------------------------------------------------ forwards


def _forwards(staging: Staging, seconds: float) -> Performance:
    plan = _plan(seconds)
    script = _walk_and_fall(plan)
    script = _outwit_and_fall(script, plan)
    hero = Actor(APPRENTICE, script)
    main = plan.lands[-1]
    hits = [Hit(at, min(staging.laugh, index + 1)) for index, at in enumerate(plan.lands[:-1])]
    hits += [Hit(main, max(2, staging.laugh)), Hit(plan.topper, 1)]

    def draw(pen: Pen, t: float) -> Drawn:
        _peel(pen, staging, plan, hero, t, before=True)
        held = _parcel(staging, plan, hero, t)
        figure = hero.draw(pen, t, held)
        _peel(pen, staging, plan, hero, t, before=False)
        for at in plan.lands:
            dust(pen, (hero.script.place(at)[0], FLOOR + 6), t - at, 1.0 + 0.4 * (at == main))
            burst(pen, (hero.script.place(at)[0] - 20, FLOOR - 4), t - at, 70 + 40 * (at == main))
        if main + 0.5 < t:
            dizzy_stars(pen, hero.joint("head", t), t)
        shake = motion.shake(t, main, 7)
        zoom = 1.02 + 0.42 * motion.ramp(t, plan.topper + 0.15, plan.topper + 0.6)
        if t >= main - 0.01:
            head = figure.joints["head"]
            pen.camera((head.x + shake[0], head.y - 20 + shake[1]), zoom)
        return drawn(pen, figure)

    return Performance(
        seconds,
        tuple(hits),
        _key_poses(plan, seconds),
        lambda pen: _backdrop(pen, staging),
        draw,
        script.leaps,
    )


def _key_poses(plan: _Plan, seconds: float) -> tuple[float, ...]:
    first, main = plan.lands[0], plan.lands[-1]
    return (
        first * 0.45,
        first - 0.5,
        first + 0.2,
        main - 0.95,
        main,
        min(seconds - 0.1, plan.topper + 0.5),
    )


def _walk_and_fall(plan: _Plan) -> Script:
    """Stride in, slip on the peel, get up; as often as the plan says, but for the last time."""
    first = plan.peels[0] - 14
    enters = max(-70.0, first - 165 * (plan.lands[0] - 0.72))
    script = Script(enters, stance=poses.CARRY, mood=faces.PLEASED)
    start = 0.0
    for index, (lands, peel) in enumerate(zip(plan.lands[:-1], plan.peels[:-1], strict=True)):
        slips = lands - 0.72
        goes = max(start, slips - abs(peel - 14 - script.place(start)[0]) / 140)
        script = script.walk(goes, slips, peel - 14, STROLL)
        script = _slip(script, slips, lands, peel + 44)
        up = lands + 0.5
        worried = faces.SULK if index else faces.DISMAYED
        script = script.face(lands + 0.5, worried).pose(up, poses.CARRY, 0.42)
        start = up + 0.42
        script = script.face(start - 0.1, faces.DEADPAN, 0.15).face(start + 0.5, faces.PROUD_FACE)
    return script


def _slip(script: Script, slips: float, lands: float, to: float) -> Script:
    wild = poses.TEETER.but(near_hand=(60, 40), far_hand=(-56, 36), lean=-0.34, sliding=True)
    return (
        script.pose(slips, poses.TEETER.but(sliding=True), 0.14, motion.snap)
        .face(slips, faces.STARTLED)
        .pose(slips + 0.16, wild, 0.14)
        .pose(slips + 0.3, poses.SLIP, 0.16)
        .leap(lands - 0.42, lands, (to, FLOOR), 96)
        .pose(lands - 0.06, _SIT.but(wide=1.16, high=0.8), 0.06, motion.linear)
        .pose(lands, _SIT, 0.22, motion.overshoot)
        .face(lands, faces.WINCE, 0.05)
        .flinch(slips, lands + 0.06)
    )


def _outwit_and_fall(script: Script, plan: _Plan) -> Script:
    """See the peel, step over it, bow to the audience, and sit down on it after all."""
    main, peel = plan.lands[-1], plan.peels[-1]
    begin = plan.lands[-2] + 0.95
    over = main - 1.05
    before, beyond = peel - 60, peel + 64
    here = script.place(begin)[0]
    near = begin + (over - begin) * (before - here) / (beyond - here)
    script = (
        script.look(begin, over, (peel, FLOOR))
        .walk(begin, near, before, STROLL)
        .face(near - 0.1, faces.SLY)
        .walk(near, over, beyond, TIPTOE)
        .pose(
            over + 0.05,
            poses.PROUD.but(near_hand=(50, -44), far_hand=(54, -42)),
            0.2,
            motion.overshoot,
        )
        .face(over + 0.05, faces.GRIN.to_audience())
    )
    back = main - 0.95
    flung = poses.SPRAWL.but(wide=1.1, high=1.0)
    return (
        script.pose(back, poses.BOW.but(near_foot=(-66, 0), near_hand=(40, -60)), 0.34)
        .face(back + 0.1, faces.PROUD_FACE)
        .pose(back + 0.38, poses.TEETER.but(sliding=True), 0.12, motion.snap)
        .face(back + 0.36, faces.AGHAST)
        .pose(main - 0.46, poses.TUMBLE, 0.2)
        .leap(main - 0.46, main, (peel + 96, FLOOR + 76), 250)
        .flinch(back + 0.3, main + 0.06)
        .spin(main - 0.46, main - 0.04, -1.0)
        .pose(main - 0.08, flung, 0.08, motion.linear)
        .face(main, faces.WINCE, 0.05)
        .face(main + 0.5, faces.DIZZY)
        .face(plan.topper + 0.25, faces.DEADPAN.but(turn=0.2), 0.2)
    )


def _peel(pen: Pen, staging: Staging, plan: _Plan, hero: Actor, t: float, *, before: bool) -> None:
    """Draw the peel: on the floor, in the air, and at last on his face."""
    main = plan.lands[-1]
    if (t >= main - 0.4) is before:
        return
    x, y, angle = plan.peels[0], FLOOR + 6, 0.0
    for index, lands in enumerate(plan.lands[:-1]):
        u = motion.share(t, lands - 0.5, lands)
        if u > 0:
            goal = (plan.peels[index + 1], FLOOR + 6)
            x, y = motion.arc((plan.peels[index], FLOOR + 6), goal, u, 190)
            angle = math.tau * u * 1.5 if u < 1 else 0.0
    if t >= main - 0.4:
        head = hero.joint("head", max(t, main))
        u = motion.share(t, main - 0.4, plan.topper)
        start = (plan.peels[-1], FLOOR + 6)
        x, y = motion.arc(
            start, (head[0] + 4, head[1] - 22), motion.ease_out(u) if u < 1 else 1.0, 420
        )
        angle = 9.4 * u if u < 1 else -0.1
        slide = motion.ramp(t, plan.topper + 0.7, plan.topper + 1.3)
        x, y = x - 30 * slide, y + 14 * slide
    draw_prop(pen, _prop(staging), (x, y), angle, 1.15)


def _parcel(staging: Staging, plan: _Plan, hero: Actor, t: float) -> Part:
    """Return how the parcel is drawn: in his hands, in the air, or where it came down."""
    words = staging.label or "with care"

    def held(pen: Pen, s: Skeleton) -> None:
        a, b = s.joints["hand.near"], s.joints["hand.far"]
        place, tilt = ((a[0] + b[0]) / 2, max(a[1], b[1]) + 8), 0.04 * s.cue.pose.lean
        for index, lands in enumerate(plan.lands):
            if lands - 0.6 <= t and (index == len(plan.lands) - 1 or t < lands + 0.02):
                place, tilt = _thrown(hero, plan, index, t)
        draw_prop(pen, "box", place, tilt, 1.05, words)

    return held


def _thrown(hero: Actor, plan: _Plan, index: int, t: float) -> tuple[XY, float]:
    lands = plan.lands[index]
    thrown = lands - 0.6
    a, b = hero.joint("hand.near", thrown), hero.joint("hand.far", thrown)
    start = ((a[0] + b[0]) / 2, max(a[1], b[1]) + 8)
    last = index == len(plan.lands) - 1
    if last:
        goal = (min(850.0, plan.peels[-1] + 190), FLOOR + 10)
    else:
        a, b = hero.joint("hand.near", lands + 0.25), hero.joint("hand.far", lands + 0.25)
        goal = ((a[0] + b[0]) / 2, max(a[1], b[1]) + 8)
    u = motion.share(t, thrown, lands - (0.08 if last else 0.0))
    return motion.arc(start, goal, u, 150 + 60 * index), (math.tau * u if 0 < u < 1 else 0.0)


# ------------------------------------------------------------------ reversed


def _reversed(staging: Staging, seconds: float) -> Performance:
    """This time he walks over the peel unharmed, again and again; his warner does not."""
    peel, main = 520.0, 0.72 * seconds
    hero = Actor(APPRENTICE, _unharmed(seconds, main, peel))
    other = Actor(INSPECTOR, _warner(main, peel))

    def draw(pen: Pen, t: float) -> Drawn:
        lying = motion.arc(
            (peel, FLOOR + 6), (300, FLOOR + 6), motion.share(t, main - 0.5, main), 160
        )
        flat = 0.55 + 0.45 * min(1.0, abs(hero.script.place(t)[0] - peel) / 40)
        draw_prop(pen, _prop(staging), lying, 0.0, 1.15 * (flat if t < main - 0.5 else 1.0))
        warner = other.draw(pen, t)
        figure = hero.draw(pen, t, _parcel_in_hands(staging))
        for mark in (dust, burst):
            mark(pen, (other.script.place(main)[0], FLOOR), t - main, 1.5 if mark is dust else 120)
        if main - 0.9 < t < main - 0.5:
            speed_lines(pen, (other.script.place(t)[0], FLOOR - 60), 1)
        if t > main + 0.5:
            dizzy_stars(pen, other.joint("head", t), t)
        return drawn(
            pen,
            figure,
            warner,
            focus=figure.joints["head"] if t < main - 0.9 else warner.joints["head"],
        )

    keys = (0.15 * seconds, 0.34 * seconds, main - 0.6, main, main + 0.6, seconds - 0.15)
    return Performance(
        seconds, (Hit(main, max(2, staging.laugh)),), keys, lambda pen: _backdrop(pen, staging),
        draw, (*hero.script.leaps, *other.script.leaps),
    )  # fmt: skip


def _unharmed(seconds: float, main: float, peel: float) -> Script:
    script = Script(330, stance=poses.CARRY, mood=faces.PLEASED)
    turns = (peel + 230,) if seconds < 9 else (peel + 120, peel - 60, peel + 230)
    each = (main - 0.8) / len(turns)
    for index, to in enumerate(turns):
        script = script.walk(index * each + 0.05, (index + 1) * each, to)
    return (
        script.turn(main - 0.6, -1)
        .face(main, faces.STARTLED)
        .face(main + 0.7, faces.PLEASED.to_audience())
        .pose(main + 0.7, poses.SHRUG.but(near_hand=(50, -40), far_hand=(54, -42)), 0.3)
    )


def _warner(main: float, peel: float) -> Script:
    warn = poses.POINT.but(near_hand=(60, -50), lean=0.2)
    script = Script(200, stance=poses.STAND, mood=faces.WORRIED).look(0, main - 2.5, (peel, FLOOR))
    script = script.pose(0.5, warn, 0.45).face(0.5, faces.AGHAST)
    script = script.pose(main - 3.1, poses.HANDS_ON_HIPS, 0.3).face(main - 3.1, faces.ANGRY)
    script = script.pose(main - 2.8, poses.STAND, 0.3)
    walked = script.walk(main - 2.5, main - 0.72, peel - 20, HURRY)
    return _slip(walked, main - 0.72, main, peel + 60)


def _parcel_in_hands(staging: Staging) -> Part:
    def held(pen: Pen, s: Skeleton) -> None:
        a, b = s.joints["hand.near"], s.joints["hand.far"]
        place = ((a[0] + b[0]) / 2, max(a[1], b[1]) + 8)
        draw_prop(pen, "box", place, 0.0, 1.05, staging.label or "with care")

    return held


# ------------------------------------------------------------------ the set


def _backdrop(pen: Pen, staging: Staging) -> None:
    scenery.paint(pen, replace(staging, scene=staging.scene or GAG.scenes[0]))
    others = min(9, int(math.log2(max(1, staging.count))))
    for index in range(others):  # the number is seen: the more, the more peels lie about
        x = (index * 397 + 150) % 880 + 40
        draw_prop(pen, _prop(staging), (x, 612 + 9 * (index % 2)), 0.0, 0.62)


def _prop(staging: Staging) -> str:
    return staging.prop or GAG.props[0]


GAG = PuppetGag(
    "slip",
    "He strides out with a parcel, slips on the same peel again and again; then it slips on him.",
    perform,
    shortest=6.0,
    scenes=("street", "banquet", "archive"),
    props=("banana peel", "ice", "soap"),
    comeback=Comeback(
        "He steps over the {prop} with a flourish, backs away from it with great care, and "
        "goes down on it all the same.",
        "He folds his arms where he sits, and the {prop} moves on without him.",
        "He walks over the {prop} unharmed, and over it again, while the inspector points, "
        "waves and jumps up and down to warn him.",
        "The inspector steps on it himself and goes down flat on his back, and the "
        "apprentice walks on.",
    ),
)
