"""Plates: he keeps them spinning, one, two; then the waiter brings more, and all come down."""

from __future__ import annotations

import math
from dataclasses import dataclass

from slapstick.cut import motion, scenery
from slapstick.cut.motion import HURRY, XY
from slapstick.cut.pen import INK, Pen
from slapstick.cut.performance import FLOOR, Drawn, Figure, Performance, PuppetGag, drawn
from slapstick.cut.props import burst, dust, flash_lines, placard, sweat
from slapstick.cut.props.crockery import plate_stack, shards, spinning_plate
from slapstick.cut.rig import APPRENTICE, WAITER, Actor, Part, Script, Skeleton
from slapstick.cut.rig import face as faces
from slapstick.cut.rig import pose as poses
from slapstick.cut.rig.skeleton import solve
from slapstick.model import Comeback, Hit, Staging

_ROOM = (150.0, 730.0)
_FOOT = FLOOR - 14
_BALANCE = poses.STAND.but(
    lean=-0.2, head=-0.5, near_hand=(-66, 14), far_hand=(72, 16), fingers=1.0, hip=0.95
)
_FRANTIC = poses.STAND.but(hip=0.9, near_hand=(-64, 34), far_hand=(74, 34), fingers=1.0)
_SPIN = poses.STAND.but(lean=0.06, near_hand=(40, 52), far_hand=(62, 46), fingers=0.2, stretch=6)


@dataclass(frozen=True, slots=True)
class _Plan:
    """When which plate needs him, and where the poles stand."""

    seconds: float
    poles: tuple[float, ...]
    stack: int
    reversed: bool

    @property
    def first(self) -> float:
        """When he has saved the first."""
        return 0.14 * self.seconds

    @property
    def caught(self) -> float:
        """When he has caught the second."""
        return 0.31 * self.seconds

    @property
    def brings(self) -> float:
        """When the waiter stands there with more."""
        return 0.47 * self.seconds

    @property
    def hit(self) -> float:
        """When they are all down."""
        return 0.69 * self.seconds

    @property
    def topper(self) -> float:
        """When the last one falls too."""
        return self.hit + max(1.28, 0.18 * self.seconds)


def perform(staging: Staging, seconds: float) -> Performance:
    """Perform it in a length of time."""
    size = math.log10(max(1, staging.count))
    number = min(9, 4 + round(1.6 * size))
    poles = tuple(
        _ROOM[0] + (_ROOM[1] - _ROOM[0]) * index / (number - 1) for index in range(number)
    )
    plan = _Plan(seconds, poles, min(17, 6 + round(3 * size)), staging.reversed)
    hero = Actor(APPRENTICE, _juggler(plan), 1.06)
    waiter = Actor(WAITER, _bringer(plan), 1.02)

    def draw(pen: Pen, t: float) -> Drawn:
        placard(pen, (62, FLOOR - 8), staging.label or "do not touch", 116, 62)
        for index in range(len(plan.poles)):
            _pole(pen, plan, index, t)
        served = waiter.draw(pen, t, _stack(plan, t))
        figure = hero.draw(pen, t, _in_hand(plan, t))
        for index in range(len(plan.poles)):
            _plate(pen, plan, index, t, hero)
        _broken(pen, plan, t, figure)
        _look(pen, plan, t, figure)
        return drawn(pen, figure, served)

    hits = (Hit(plan.first, 1), Hit(plan.caught, 1), Hit(plan.hit, max(2, staging.laugh)))
    return Performance(
        seconds,
        (*hits, Hit(plan.topper, 1)),
        (0.06 * seconds, plan.first, plan.caught, plan.hit - 0.5, plan.hit,
         min(seconds - 0.1, plan.topper + 0.25)),
        lambda pen: scenery.paint(pen, staging),
        draw,
        (*hero.script.leaps, *waiter.script.leaps),
    )  # fmt: skip


# ------------------------------------------------------------------ who plays


def _juggler(plan: _Plan) -> Script:
    """Save the first, catch the second, see the waiter; run out of hands."""
    first, caught, brings, hit = plan.first, plan.caught, plan.brings, plan.hit
    one, last = plan.poles[1], plan.poles[-1]
    script = (
        Script(one - 140, stance=poses.HANDS_ON_HIPS, mood=faces.PROUD_FACE)
        .face(0.04 * plan.seconds, faces.STARTLED)
        .look(0.04 * plan.seconds, first, (one, 270))
        .pose(0.05 * plan.seconds, poses.STAND, 0.2)
        .walk(0.06 * plan.seconds, first - 0.12, one - 62, HURRY)
        .pose(first - 0.18, _SPIN, 0.22)
        .flinch(first - 0.3, first + 0.4)
        .hold(first - 0.1, first + 0.22, "far", lambda t: (one + 4 * math.sin(t * 40), 372))
        .face(first, faces.EFFORT)
        .face(first + 0.2, faces.PLEASED.to_audience())
        .pose(first + 0.24, poses.STAND, 0.22)
        .face(first + 0.34, faces.AGHAST)
        .look(first + 0.3, caught, (last, 300))
        .walk(first + 0.3, caught - 0.06, last - 92, HURRY)
        .pose(caught - 0.3, poses.STAND.but(far_hand=(70, -8), near_hand=(58, -16), lean=0.2), 0.28)
        .flinch(first + 0.3, caught + 0.1)
        .face(caught, faces.WINCE, 0.05)
        .face(caught + 0.2, faces.PLEASED)
    )
    back = caught + 0.42
    script = (
        script.pose(caught + 0.2, _SPIN.but(far_hand=(64, 60)), 0.25)
        .flinch(caught, back + 0.35)
        .pose(back, poses.STAND, 0.35)
        .look(back, brings, (860, 360))
        .face(back, faces.WONDER)
        .pose(brings - 0.1, poses.CRINGE.but(hip=1.0), 0.4)
        .face(brings - 0.1, faces.AGHAST)
        .walk(brings + 0.2, hit - 0.5, 430, HURRY)
        .turn(hit - 0.48, 1)
        .flinch(brings + 0.2, hit + 0.1)
    )
    return _stacks(script, plan) if plan.reversed else _balances(script, plan)


def _balances(script: Script, plan: _Plan) -> Script:
    hit, topper = plan.hit, plan.topper
    return (
        script.pose(hit - 0.5, _FRANTIC, 0.2)
        .pose(hit - 0.04, _FRANTIC.but(hip=0.8, lean=-0.2, head=0.3), 0.08)
        .face(hit, faces.WINCE, 0.05)
        .pose(hit + 0.46, _BALANCE, 0.2)
        .face(hit + 0.46, faces.STARTLED.but(tuft=0))
        .face(hit + 0.8, faces.PROUD_FACE)
        .pose(topper - 0.42, poses.BOW, 0.3)
        .face(topper, faces.WINCE, 0.05)
        .flinch(hit + 0.4, hit + 0.7)
        .flinch(topper - 0.45, topper)
        .pose(topper + 0.12, poses.STAND.but(lean=0.1), 0.3)
        .face(topper + 0.14, faces.DEADPAN, 0.2)
    )


def _stacks(script: Script, plan: _Plan) -> Script:
    hit = plan.hit
    return (
        script.pose(hit - 1.0, poses.CARRY.but(near_hand=(60, -30), far_hand=(70, -32)), 0.3)
        .face(hit - 1.0, faces.EFFORT)
        .face(hit - 0.1, faces.PLEASED)
        .face(hit + 0.5, faces.WONDER)
        .look(hit + 0.45, hit + 1.0, (800, 500))
        .pose(
            plan.topper - 0.3,
            poses.CARRY.but(lean=0.16, near_hand=(60, -30), far_hand=(70, -32)),
            0.3,
        )
        .face(plan.topper - 0.1, faces.GRIN.to_audience())
    )


def _bringer(plan: _Plan) -> Script:
    hit = plan.hit
    comes = plan.brings - max(1.35, 0.16 * plan.seconds)
    flung = poses.CHEER.but(near_hand=(30, 66), far_hand=(60, 50), lean=-0.2)
    return (
        Script(1030, facing=-1, stance=poses.CARRY, mood=faces.PROUD_FACE)
        .walk(comes, plan.brings, 856, HURRY)
        .look(plan.brings + 0.3, hit, (430, 300))
        .face(hit - 0.75, faces.STARTLED if not plan.reversed else faces.WONDER)
        .pose(hit - 0.42, flung, 0.12, motion.snap)
        .face(hit - 0.4, faces.AGHAST)
        .flinch(hit - 0.45, hit + 0.05)
        .pose(hit - 0.05, flung.but(near_hand=(34, 40), far_hand=(60, 30)), 0.1)
        .face(hit, faces.WINCE)
        .pose(hit + 0.55, poses.STAND, 0.4)
        .face(hit + 0.6, faces.DISMAYED)
    )


# ------------------------------------------------------------------ poles and plates


def _top(plan: _Plan, index: int) -> XY:
    return (plan.poles[index], 262.0 + 30 * (index % 2))


def _wobble(plan: _Plan, index: int, t: float) -> float:
    """Return how near a plate is to falling: 0 steady .. 1 all but down."""
    last = len(plan.poles) - 1
    wild = 0.1
    if index == 1:
        wild += 0.9 * motion.ramp(t, -0.3, plan.first - 0.1)
        wild -= 0.9 * motion.ramp(t, plan.first - 0.08, plan.first + 0.1)
    if index == last:
        wild += 0.9 * motion.ramp(t, plan.first, plan.caught - 0.4)
        wild -= 0.9 * motion.ramp(t, plan.caught + 0.3, plan.caught + 0.5)
    return wild + 0.95 * motion.ramp(t, plan.brings - 0.06 * index, plan.hit - 0.45)


def _sway(plan: _Plan, index: int, t: float) -> tuple[XY, float]:
    wild = _wobble(plan, index, t)
    if t > plan.hit - 0.4:
        wild *= math.exp(-(t - plan.hit + 0.4) / 0.2)
    turn = math.sin(t * 9.5 + index * 2.3)
    x, y = _top(plan, index)
    return (x + 26 * wild * turn, y + 5 * wild * abs(turn)), 0.42 * wild * turn


def _pole(pen: Pen, plan: _Plan, index: int, t: float) -> None:
    (x, y), _ = _sway(plan, index, t)
    foot = (plan.poles[index], _FOOT - 10 * (index % 2))
    middle = ((foot[0] * 1.5 + x * 0.5) / 2, (foot[1] + y) / 2)
    pen.ellipse(foot, 20, 6, 70, INK, 2)
    pen.hose((foot, middle, (x, y)), (5, 4, 3.2), 186, INK, 2)


def _falls(plan: _Plan, index: int) -> float:
    return plan.hit - 0.42 + 0.012 * ((index * 5) % 7)


def _plate(pen: Pen, plan: _Plan, index: int, t: float, hero: Actor) -> None:
    place, tilt = _sway(plan, index, t)
    spin = t * 13 + index
    last = index == len(plan.poles) - 1
    if last and plan.caught - 0.36 < t < plan.caught + 0.4:
        if t < plan.caught:
            u = motion.share(t, plan.caught - 0.36, plan.caught)
            spinning_plate(pen, motion.between(place, _hands(hero, plan.caught), motion.ease_in(u)),
                           1.2 * u, spin)  # fmt: skip
        return
    if plan.reversed:
        _gathered(pen, plan, index, t, hero)
        return
    nosed = index == len(plan.poles) // 2
    start = _falls(plan, index)
    if t < start:
        spinning_plate(pen, place, tilt, spin)
    elif nosed:
        _last_plate(pen, plan, place, t, hero)
    elif t < plan.hit:
        u = motion.share(t, start, plan.hit)
        x = place[0] + 34 * u * (1 if index % 2 else -1)
        spinning_plate(pen, (x, motion.mix(place[1], FLOOR, motion.ease_in(u))), 2.6 * u, spin)


def _hands(hero: Actor, t: float) -> XY:
    a, b = hero.joint("hand.near", t), hero.joint("hand.far", t)
    return ((a[0] + b[0]) / 2 + 8, min(a[1], b[1]) - 8)


def _nose(hero: Actor, t: float) -> XY:
    return solve(hero.puppet.build, hero.cue(t)).head(38, 2)


def _last_plate(pen: Pen, plan: _Plan, place: XY, t: float, hero: Actor) -> None:
    """Draw the one that is left: up, down on his nose, and down."""
    lands, drops = plan.hit + 0.68, plan.topper - 0.34
    if t < lands:
        u = motion.share(t, _falls(plan, 4), lands)
        spinning_plate(
            pen, motion.arc(place, _nose(hero, lands), u, 150), 0.5 * math.sin(9 * u), t * 13
        )
    elif t < drops:
        nose = _nose(hero, t)
        spinning_plate(pen, (nose[0], nose[1] + 2), 0.16 * math.sin((t - lands) * 7), t * 13)
    elif t < plan.topper:
        u = motion.share(t, drops, plan.topper)
        start = _nose(hero, drops)
        fall = motion.ease_in(u)
        spinning_plate(pen, (start[0] + 110 * u, motion.mix(start[1], FLOOR, fall)), 2.2 * u, t)


def _gathered(pen: Pen, plan: _Plan, index: int, t: float, hero: Actor) -> None:
    """Let the plate fly onto the stack in his hands."""
    start = plan.hit - 1.0 + 0.06 * index
    lands = start + 0.38
    place, tilt = _sway(plan, index, min(t, start))
    if t < start:
        spinning_plate(pen, place, tilt, t * 13 + index)
        return
    foot = _hands(hero, t)
    home = (foot[0], foot[1] - 9 * index)
    u = motion.share(t, start, lands)
    spinning_plate(pen, motion.arc(place, home, u, 60), 0.0, t * 13 if u < 1 else 0.6 * index, 0.92)


def _in_hand(plan: _Plan, t: float) -> Part:
    def held(pen: Pen, s: Skeleton) -> None:
        if plan.caught <= t < plan.caught + 0.4:
            a, b = s.joints["hand.near"], s.joints["hand.far"]
            spinning_plate(pen, ((a[0] + b[0]) / 2 + 8, min(a[1], b[1]) - 8), 0.1, 1.0)

    return held


def _stack(plan: _Plan, t: float) -> Part:
    """Return the waiter's plates: on his hands, in the air, on the floor."""

    def held(pen: Pen, s: Skeleton) -> None:
        a, b = s.joints["hand.near"], s.joints["hand.far"]
        foot = ((a[0] + b[0]) / 2, max(a[1], b[1]) - 4)
        start = plan.hit - 0.42
        if t < start:
            plate_stack(pen, foot, plan.stack, 1.6 * math.sin(t * 6))
        elif t < plan.hit:
            u = motion.share(t, start, plan.hit)
            for index in range(plan.stack):
                y = motion.mix(520 - 8.5 * index, FLOOR, motion.ease_in(u))
                x = 800 - 10 * index * u + 30 * u * (index % 3)
                spinning_plate(pen, (x, y), 3 * u * (index % 2 - 0.5), index, 0.8)

    return held


def _broken(pen: Pen, plan: _Plan, t: float, hero: Figure) -> None:
    hit = plan.hit
    if not plan.reversed:
        for index, x in enumerate(plan.poles):
            if index != len(plan.poles) // 2:
                at = (x + (34 if index % 2 else -34), FLOOR + 12)
                shards(pen, at, t - hit, index, 7)
                burst(pen, at, t - hit + 0.02 * (index % 3), 62)
    shards(pen, (792, FLOOR + 14), t - hit, 90, 10 + plan.stack, 96)
    burst(pen, (790, FLOOR - 6), t - hit, 128)
    dust(pen, (790, FLOOR + 12), t - hit, 1.6)
    flash_lines(pen, (plan.poles[1], 280), t - plan.first, 70)
    flash_lines(pen, (plan.poles[-1] - 20, 480), t - plan.caught, 64)
    if plan.brings < t < hit - 0.05:
        sweat(pen, hero.joints["head"], t)
    if not plan.reversed:
        at = (hero.joints["hip"].x + 150, FLOOR + 12)
        shards(pen, at, t - plan.topper, 77, 9)
        burst(pen, at, t - plan.topper, 80)


def _look(pen: Pen, plan: _Plan, t: float, hero: Figure) -> None:
    if t < plan.hit - 0.02:
        return
    shaken = motion.shake(t, plan.hit, 8)
    head = hero.joints["head"]
    zoom = 1.02 + 0.42 * motion.ramp(t, plan.hit + 0.5, plan.hit + 1.0)
    if plan.reversed:
        zoom = 1.02 + 0.12 * motion.ramp(t, plan.hit + 0.5, plan.hit + 1.0)
    pen.camera((head.x + 60 + shaken[0], head.y + 40 + shaken[1]), zoom)


GAG = PuppetGag(
    "plates",
    "He keeps plates spinning on poles until the waiter brings more; one ends on his nose.",
    perform,
    shortest=5.5,
    scenes=("banquet", "archive", "street"),
    props=("plates",),
    comeback=Comeback(
        "He keeps them spinning on their poles, one and then the next, until the waiter "
        "brings a whole stack more.",
        "All come down but one, which spins on at the tip of his nose, and then comes down too.",
        "He catches one after another as it totters, and puts it neatly on the others.",
        "He stands there with the whole stack unbroken, and the waiter, who stares at him, "
        "drops his own.",
    ),
)
