"""Leaking pipe: he stops one leak with a finger, and has soon no limb left for the next."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise

from slapstick.cut import motion, scenery
from slapstick.cut.chance import Chance
from slapstick.cut.motion import STROLL, XY
from slapstick.cut.pen import INK, Pen
from slapstick.cut.performance import FLOOR, Drawn, Figure, Performance, PuppetGag, drawn
from slapstick.cut.props import burst, dizzy_stars, draw_prop, flash_lines, splash
from slapstick.cut.rig import APPRENTICE, INSPECTOR, Actor, Part, Script, Skeleton, draw_hat
from slapstick.cut.rig import face as faces
from slapstick.cut.rig import pose as poses
from slapstick.model import Comeback, Hit, Staging

_PIPE = 456.0  # height of the long pipe
_LOW = 584.0  # height of the pipe at the skirting
_X = 330.0  # where he stands who stops the leaks
_END = 652.0  # where it bursts
_SIGN = 556.0
_HAND, _BACK, _FOOT, _NOSE = (406.0, _PIPE), (258.0, _PIPE), (414.0, _LOW), (362.0, _PIPE - 4)
_REST = poses.STAND.but(near_hand=(-4, -76), far_hand=(70, -4))
_LEGS = {"near_foot": (-14, 0), "far_foot": (84, 50), "far_pitch": -0.5}
_SEAT = poses.SIT.but(lean=-0.3)


@dataclass(frozen=True, slots=True)
class _Plan:
    """When the leaks spring, when all is quiet, and when it bursts."""

    seconds: float
    leaks: tuple[float, ...]  # the last of them is that of his nose
    quiet: float
    hit: float
    turns: float
    more: int  # leaks that nobody can reach
    wheels: int

    @property
    def late(self) -> float:
        """How much longer a leak sprays where there is time."""
        return max(0.0, 0.05 * (self.seconds - 7))

    @property
    def topper(self) -> float:
        """When the sign leaks."""
        return self.turns + 0.5


def perform(staging: Staging, seconds: float) -> Performance:
    """Perform it in a length of time."""
    plan = _plan(staging, seconds)
    turned = staging.reversed
    stops = Actor(INSPECTOR if turned else APPRENTICE, _stopper(plan, turned))
    other = Actor(APPRENTICE if turned else INSPECTOR, _passer(plan, turned))

    def draw(pen: Pen, t: float) -> Drawn:
        _bulge(pen, plan, t)
        _board(pen, staging, plan, t, turned)
        _puddle(pen, plan, t)
        second = other.draw(pen, t, _shield(plan, t) if turned else _nothing)
        first = stops.draw(pen, t, label=staging.label)
        _water(pen, staging, plan, t, first)
        _blast(pen, plan, t, first, second, turned)
        _camera(pen, plan, t, first, turned)
        return drawn(pen, second, first) if turned else drawn(pen, first, second)

    hits = [Hit(plan.hit, max(2, staging.laugh))]
    if not turned:
        hits.append(Hit(plan.topper, 1))
    return Performance(
        seconds,
        tuple(hits),
        (plan.leaks[0] - 0.1, plan.leaks[1] + 0.3, plan.leaks[-1] + 0.4, plan.hit - 0.3,
         plan.hit + 0.1, min(seconds - 0.1, plan.topper + 0.4)),
        lambda pen: _backdrop(pen, staging, plan),
        draw,
        (*stops.script.leaps, *other.script.leaps),
    )  # fmt: skip


def _plan(staging: Staging, seconds: float) -> _Plan:
    hit = 0.69 * seconds
    quiet = hit - max(1.05, 0.11 * seconds)
    first = 0.14 * seconds
    each = (quiet - 0.45 - first) / 4
    leaks = tuple(first + index * each for index in range(4))
    turns = min(seconds - 1.0, hit + max(0.75, 0.1 * seconds))
    size = math.log10(max(1, staging.count))
    return _Plan(seconds, leaks, quiet, hit, turns, min(9, round(3 * size)), 2 + min(5, round(size
        * 1.6)))  # fmt: skip


# ------------------------------------------------------------------ who plays


def _stopper(plan: _Plan, pompous: bool) -> Script:
    """Touch it, and use up one limb after the other."""
    one, two, three, four = plan.leaks
    free, late = plan.hit + 0.46, plan.late
    legs = dict(_LEGS)
    stretched = _REST.but(near_hand=(-72, 0), far_hand=(76, 0))
    kicked = stretched.but(lean=-0.2, **legs)
    bowed = stretched.but(lean=0.66, head=0.2, hip=0.95, **legs)
    last = plan.hit if pompous else free
    script = (
        Script(_X, stance=poses.STAND, mood=faces.PROUD_FACE if pompous else faces.PLEASED)
        .look(0.05, one, (_SIGN, 520))
        .pose(one - 0.55, _REST, 0.3)
        .hold(one - 0.4, one - 0.02, "far", _HAND)
        .pose(one - 0.02, poses.TAKE.but(far_hand=(40, 20), near_hand=(-30, -30)), 0.12)
        .face(one, faces.STARTLED)
        .flinch(one - 0.1, one + 0.4 + late)
        .pose(one + 0.2 + late, _REST, 0.15)
        .hold(one + 0.2 + late, last, "far", _HAND)
        .face(one + 0.4 + late, faces.PROUD_FACE)
        .look(two, two + 0.35 + late, _BACK)
        .face(two, faces.STARTLED)
        .pose(two + 0.12 + late, stretched, 0.25)
        .hold(two + 0.1 + late, last, "near", _BACK, 0.25)
        .flinch(two, two + 0.4 + late)
        .face(two + 0.42 + late, faces.PLEASED.to_audience(), 0.15)
        .face(three, faces.AGHAST.looking(0.7, 0.9))
        .pose(three + 0.1 + late, kicked, 0.3)
        .flinch(three, three + 0.42 + late)
        .face(three + 0.5 + late, faces.WORRIED.to_audience(), 0.15)
        .face(four, faces.WINCE)
        .pose(four + 0.1 + late, bowed, 0.3)
        .flinch(four, four + 0.42 + late)
        .face(four + 0.4 + late, faces.STARTLED.but(mouth=0.0, broad=0.5))
        .face(plan.quiet + 0.15, faces.WONDER.but(mouth=0.0))
        .look(plan.quiet + 0.3, plan.hit, lambda t: (_bulge_at(plan, t), _PIPE))
    )
    return _soaked(script, plan) if pompous else _free(script, plan, free)


def _soaked(script: Script, plan: _Plan) -> Script:
    hit = plan.hit
    return (
        script.face(hit - 0.2, faces.AGHAST)
        .leap(hit - 0.02, hit + 0.1, (_X - 60, FLOOR), 20)
        .pose(hit - 0.02, _SEAT, 0.12)
        .hat_off(hit - 0.02)
        .flinch(hit - 0.05, hit + 0.12)
        .face(hit, faces.WINCE, 0.04)
        .face(hit + 0.5, faces.DIZZY)
        .face(plan.topper + 0.2, faces.DEADPAN, 0.2)
    )


def _free(script: Script, plan: _Plan, free: float) -> Script:
    """Find that all is quiet, and turn the sign to the wall."""
    there = _SIGN - 146
    turns = plan.turns
    script = script.face(plan.hit, faces.STARTLED).pose(free, poses.STAND, 0.26)
    script = script.flinch(free - 0.1, free + 0.3).face(free + 0.1, faces.WORRIED)
    if turns - free > 0.7:
        script = script.walk(free + 0.28, turns - 0.1, there, STROLL)
    points = poses.POINT.but(near_hand=(72, -44), lean=0.2)
    return (
        script.pose(turns - 0.25, points, 0.25)
        .look(turns - 0.3, plan.topper, (_SIGN, 520))
        .face(turns - 0.1, faces.SLY)
        .flinch(turns - 0.3, turns + 0.3)
        .pose(turns + 0.12, poses.PROUD, 0.25)
        .face(turns + 0.15, faces.GRIN.to_audience())
        .pose(plan.topper, poses.CRINGE, 0.14, motion.snap)
        .flinch(plan.topper - 0.04, plan.topper + 0.18)
        .face(plan.topper, faces.WINCE, 0.04)
        .pose(plan.topper + 0.3, poses.STAND, 0.2)
        .face(plan.topper + 0.32, faces.DEADPAN.but(eyes=0.6), 0.1)
    )


def _passer(plan: _Plan, hero: bool) -> Script:
    """Come to see to it, put the face to the pipe, and learn."""
    hit, x = plan.hit, _END + (200 if hero else 122)
    walk = plan.quiet - 0.2 - max(1.1, (1040 - x) / 130)
    if hero:
        script = Script(x, facing=-1, stance=poses.THINK, mood=faces.WONDER)
        return (
            script.look(0, plan.quiet, (_X, 440))
            .face(plan.leaks[1], faces.WORRIED)
            .look(plan.quiet, hit - 0.1, lambda t: (_bulge_at(plan, t), _PIPE))
            .face(plan.quiet + 0.2, faces.AGHAST)
            .pose(hit - 0.45, poses.CROUCH.but(hip=0.84, lean=0.1, near_hand=(44, -24),
                                               far_hand=(40, -30)), 0.2)
            .face(hit - 0.2, faces.WINCE)
            .face(hit + 0.6, faces.WONDER)
            .pose(hit + 0.6, poses.STAND.but(near_hand=(34, -10)), 0.3)
            .face(plan.topper + 0.1, faces.GRIN.to_audience())
        )  # fmt: skip
    return (
        Script(1050, facing=-1, mood=faces.PROUD_FACE)
        .walk(max(0.1, walk), plan.quiet - 0.2, x, STROLL)
        .pose(
            plan.quiet - 0.1,
            poses.BOW.but(lean=0.78, head=-0.3, hip=0.95, near_hand=(-10, -70)),
            0.35,
        )
        .face(plan.quiet + 0.1, faces.SLY)
        .look(hit - 0.4, hit, lambda t: (_bulge_at(plan, t), _PIPE))
        .face(hit - 0.3, faces.AGHAST)
        .leap(hit - 0.02, hit + 0.1, (x + 62, FLOOR), 24)
        .pose(hit - 0.02, _SEAT, 0.12)
        .hat_off(hit - 0.02)
        .flinch(hit - 0.05, hit + 0.12)
        .face(hit, faces.WINCE, 0.04)
        .face(hit + 0.5, faces.DIZZY)
    )


def _nothing(_pen: Pen, _skeleton: Skeleton) -> None:
    """Carry nothing."""


def _shield(plan: _Plan, t: float) -> Part:
    def held(pen: Pen, s: Skeleton) -> None:
        hand = s.joints["hand.near"]
        if t > plan.hit - 0.35:
            up = motion.ramp(t, plan.hit + 0.6, plan.hit + 0.9)
            draw_prop(pen, "umbrella", hand, motion.mix(-1.5, -0.1, up), 1.0)

    return held


# ------------------------------------------------------------------ water


def _jet(pen: Pen, at: XY, aim: XY, t: float, size: float = 1.0) -> None:
    """Draw a spray that leaves a point towards another and falls to pieces there."""
    (ax, ay), (bx, by) = at, aim
    size *= 1.5
    wave = 6 * math.sin(31 * t + ax)
    path = [(ax, ay), ((ax + bx) / 2, (ay + by) / 2 - 14 * size + wave), (bx, by + wave)]
    pen.hose(path, (3 * size, 8 * size, 14 * size), 250, INK, 2)
    pen.stroke([motion.between(at, path[1], 0.3), path[1]], 170, 2)
    chance = Chance("jet", int(18 * t), round(ax))
    for _ in range(7):
        x, y = bx + chance.between(-30, 30) * size, by + chance.between(-34, 22) * size + wave
        pen.ellipse((x, y), chance.between(3, 8) * size, fill=250, line=INK, width=1.6)


def _water(pen: Pen, staging: Staging, plan: _Plan, t: float, first: Figure) -> None:
    """Draw all leaks that nothing stops."""
    head = first.joints["head"]
    one, two, three, four = plan.leaks
    if t < plan.quiet:
        for start, at, aim, stop in (
            (one, _HAND, (head.x + 40, head.y), one + 0.36 + plan.late),
            (two, _BACK, (196, 330), two + 0.38 + plan.late),
            (three, _FOOT, (500, 500), three + 0.42 + plan.late),
            (four, _NOSE, (head.x + 18, head.y + 20), four + 0.26 + plan.late),
        ):
            if start <= t < stop:
                _jet(pen, at, aim, t, min(1.0, (t - start) / 0.1))
        chance = Chance("leaks", staging.seed)
        for index in range(plan.more):  # the more, the more of them are out of his reach
            x, up = chance.between(40, 620), chance.between(60, 190)
            since = motion.mix(two, four + 0.3, (index + 1) / plan.more)
            if t >= since and not 240 < x < 430:
                _jet(pen, (x, _PIPE), (x + chance.between(-40, 40), _PIPE - up), t, 0.8)
        for _, at in ((one, _HAND), (two, _BACK), (three, _FOOT)):
            drop = (1.6 * t + at[0]) % 1
            if t > one + 0.4:
                pen.ellipse((at[0], at[1] + 14 + 90 * drop), 3.4, 5, 250, INK, 1.6)


def _bulge_at(plan: _Plan, t: float) -> float:
    return motion.mix(-60, _END, motion.ramp(t, plan.quiet + 0.2, plan.hit, motion.linear))


def _bulge(pen: Pen, plan: _Plan, t: float) -> None:
    """Draw the pipe swelling where all the water is that went nowhere."""
    if plan.quiet + 0.2 < t < plan.hit:
        x = _bulge_at(plan, t)
        y = _PIPE + 2 * math.sin(60 * t)
        swell = [(x - 84, y - 21), (x - 34, y - 48), (x + 34, y - 48), (x + 84, y - 21),
                 (x + 84, y + 21), (x + 34, y + 48), (x - 34, y + 48),
                 (x - 84, y + 21)]  # fmt: skip
        pen.blob(swell, 216)
        pen.curve([(x - 40, y - 24), (x, y - 32), (x + 36, y - 25)], 250, 5)
    if t >= plan.hit:
        for turn in range(7):  # torn open
            a = turn * math.tau / 7
            tip = (_END + 14 + 30 * math.cos(a), _PIPE + 34 * math.sin(a))
            pen.polygon([(_END + 4, _PIPE - 13), tip, (_END + 4, _PIPE + 13)], 150, INK, 2)
        pen.ellipse((_END + 10, _PIPE), 15, 18, 30, INK)


def _blast(pen: Pen, plan: _Plan, t: float, first: Figure, second: Figure, turned: bool) -> None:
    hit = plan.hit
    age = t - hit
    face = (second if not turned else first).joints["head"]
    if 0 <= age < 0.5:
        strong = 1 - motion.ramp(t, hit + 0.34, hit + 0.5)
        mouth = (_END + 12, _PIPE)
        wall = (_END + 84, _PIPE) if turned else (min(930.0, face.x), face.y)
        pen.hose((mouth, motion.between(mouth, wall, 0.5), wall), (14 * strong + 2, 26 * strong,
                 38 * strong), 250, INK, 2.4)  # fmt: skip
        if turned:
            back = [motion.arc(wall, (face.x, face.y), k / 8, 130) for k in range(9)]
            pen.hose(back, [(24 + 2 * k) * strong for k in range(9)], 250, INK, 2.4)
        burst(pen, (face.x, face.y), age, 120)
    splash(pen, (face.x, face.y), age, 250, 1.5)
    splash(pen, (face.x, face.y), age - 0.12, 250, 1.2, 2)
    if age >= 0:
        puppet = INSPECTOR
        away = -1 if turned else 1
        end = (face.x + away * 40, FLOOR - 6)
        at = motion.arc((face.x, face.y - 30), end, motion.share(t, hit, hit + 0.7), 250)
        draw_hat(pen, puppet, at, 7 * min(0.7, age) if age < 0.7 else 3.1, 1)
    if age > 0.5:
        dizzy_stars(pen, face, t)
    if not turned and t >= plan.topper:
        head = first.joints["head"]
        if t < plan.topper + 0.3 or plan.seconds > 7:
            _jet(pen, (_SIGN - 20, 538), (head.x + 30, head.y + 6), t, 1.1)
        flash_lines(pen, (_SIGN, 538), t - plan.topper, 70)


def _puddle(pen: Pen, plan: _Plan, t: float) -> None:
    wide = 60 + 260 * motion.share(t, plan.leaks[0], plan.hit)
    if t > plan.leaks[0]:
        pen.ellipse((_X + 40, FLOOR + 20), wide, 13, 226, 130, 2)
        ring = (3 * t) % 1
        pen.ellipse((_X + 70, FLOOR + 20), 40 * ring + 4, 7 * ring + 1, None, 140, 1.6)
    if t > plan.hit:
        pen.ellipse((_END + 150, FLOOR + 22), 190 * motion.ramp(t, plan.hit, plan.hit + 0.4), 12,
                    226, 130, 2)  # fmt: skip


# ------------------------------------------------------------------ pipe, sign and camera


def _board(pen: Pen, staging: Staging, plan: _Plan, t: float, turned: bool) -> None:
    """Draw the sign on the pipe; it can be turned to the wall."""
    flip = 0.0 if turned else motion.share(t, plan.turns, plan.turns + 0.25)
    wide = 74 * max(0.06, abs(math.cos(math.pi * flip)))
    for x in (-40, 40):
        pen.stroke(((_SIGN + x, _PIPE + 20), (_SIGN + x * max(0.1, wide / 74), 496)), INK, 3)
    pen.polygon([(_SIGN - wide, 494), (_SIGN + wide, 494), (_SIGN + wide, 584),
                 (_SIGN - wide, 584)], 246 if flip < 0.5 else 232)  # fmt: skip
    if flip == 0:
        pen.lines((_SIGN, 518), scenery.sign(staging, 0, "the pipe"), 28, (134, 36))
        pen.polygon([(_SIGN - 74, 542), (_SIGN + 74, 542), (_SIGN + 74, 584), (_SIGN - 74, 584)],
                    40, INK, 2)  # fmt: skip
        pen.lines((_SIGN, 563), "do not touch", 24, (132, 32), 246)
    elif flip == 1:
        for y in (516, 562):
            pen.stroke(((_SIGN - 66, y), (_SIGN + 66, y)), 130, 2)


def _camera(pen: Pen, plan: _Plan, t: float, first: Figure, turned: bool) -> None:
    shaken = motion.shake(t, plan.hit, 10)
    if turned:
        pen.camera((500 + shaken[0], 440 + shaken[1]), 1.06)
        return
    near = 1.2 - 0.18 * motion.ramp(t, plan.quiet - 0.5, plan.quiet + 0.3)
    x = motion.mix(400, 480, motion.ramp(t, plan.quiet - 0.5, plan.quiet + 0.3))
    push = motion.ramp(t, plan.turns - 0.2, plan.topper + 0.1)
    x = motion.mix(x, first.joints["head"].x + 60, push)
    pen.camera((x + shaken[0], 440 + shaken[1]), near + 0.36 * push)


def _backdrop(pen: Pen, staging: Staging, plan: _Plan) -> None:
    scenery.paint(pen, replace(staging, scene=staging.scene or GAG.scenes[0]))
    chance = Chance("wheels", staging.seed)
    runs: tuple[tuple[XY, ...], ...] = (
        ((-20, _LOW), (484, _LOW), (484, _PIPE)),
        ((-20, _PIPE), (_END, _PIPE)),
    )
    for path in runs:
        pen.hose(path, (21.0,) * len(path), 216, INK, 3.4)
        for a, b in pairwise(path):
            if a[1] == b[1]:
                pen.stroke(((a[0], a[1] - 8), (b[0] - 8, b[1] - 8)), 248, 5)
                pen.stroke(((a[0], a[1] + 10), (b[0] - 8, b[1] + 10)), 150, 6)
    for x, y in ((120, _PIPE), (300, _PIPE), (484, _PIPE), (140, _LOW), (484, _LOW), (600, _PIPE)):
        pen.polygon([(x - 12, y - 28), (x + 12, y - 28), (x + 12, y + 28), (x - 12, y + 28)], 176)
    pen.polygon([(_END - 12, _PIPE - 31), (_END + 10, _PIPE - 31), (_END + 10, _PIPE + 31),
                 (_END - 12, _PIPE + 31)], 120)  # fmt: skip
    for index in range(plan.wheels):  # taps, none of them marked
        stem = (60, 190, 570, 120, 530, 250, 612)[index] + chance.between(-6, 6)
        pen.hose(((stem, _PIPE - 16), (stem, _PIPE - 46)), (5, 5), 110, INK, 2)
        pen.ellipse((stem, _PIPE - 52), 22, 9, 196, INK)
        pen.ellipse((stem, _PIPE - 53), 6, 3, 60)


GAG = PuppetGag(
    "leaking-pipe",
    "He stops one leak after another, until he has no limb left; then the whole pipe bursts.",
    perform,
    shortest=6.5,
    scenes=("workshop", "archive", "street"),
    props=("pipe", "taps"),
    comeback=Comeback(
        "He puts a finger on the leak, then a hand, a knee and a boot, until he has nothing "
        "left to put on it.",
        "The pipe swells like a balloon, and all of it bursts over him.",
        "Now it is the inspector who stops the leaks, one with a finger, one with a heel, "
        "and the apprentice looks on.",
        "The pipe bursts in the face of the inspector, and the apprentice stands dry under "
        "an umbrella.",
    ),
)
