"""Umbrella: it shelters everybody, until the wind takes it and all who hold on to it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from slapstick.cut import motion, scenery
from slapstick.cut.chance import Chance
from slapstick.cut.motion import STROLL, XY
from slapstick.cut.pen import INK, Pen
from slapstick.cut.performance import FLOOR, Drawn, Performance, PuppetGag, drawn
from slapstick.cut.props import burst, dizzy_stars, draw_prop, dust, flash_lines, splash
from slapstick.cut.props.shelter import umbrella
from slapstick.cut.rig import APPRENTICE, INSPECTOR, Actor, Part, Puppet, Script, Skeleton
from slapstick.cut.rig import face as faces
from slapstick.cut.rig import pose as poses
from slapstick.cut.rig.crowd import bystander
from slapstick.model import Comeback, Hit, Staging

_X = 480.0  # where the umbrella is opened
_LIFT = 138.0
_SIZE = 1.5
_SIDES = (1, -1, -2, 2)  # where those who come stand: how many places from him
_HOLDS = poses.STAND.but(near_hand=(34, 14), far_hand=(26, -20), fingers=0)
_HANGS = poses.Pose(near_hand=(10, 88), far_hand=(14, 86), near_foot=(-16, 6), far_foot=(8, 22),
              near_pitch=0.7, far_pitch=0.7, fingers=0, sliding=True)  # fmt: skip
_CLINGS = _HANGS.but(near_hand=(60, 40), far_hand=(62, 30), turn=-0.35)
_SEAT = poses.SIT.but(near_hand=(28, 10), far_hand=(-6, -64))


@dataclass(frozen=True, slots=True)
class _Plan:
    """When the wind blows, when they fall, when it rains."""

    seconds: float
    opens: float
    gusts: tuple[float, float, float]  # to the left, to the right, up
    hit: float
    shuts: float
    again: float  # when he opens it again, if there is time
    others: int
    papers: bool  # what flies about: papers indoors, rain elsewhere

    @property
    def topper(self) -> float:
        """When the rain comes back for him."""
        return self.shuts + 0.5


def perform(staging: Staging, seconds: float) -> Performance:
    """Perform it in a length of time."""
    plan = _plan(staging, seconds)
    return _rescue(staging, plan) if staging.reversed else _flight(staging, plan)


def _plan(staging: Staging, seconds: float) -> _Plan:
    hit = 0.68 * seconds
    up, beat = hit - max(1.15, 0.12 * seconds), max(0.68, 0.085 * seconds)
    gusts = (up - 2 * beat, up - beat, up)
    shuts = hit + max(0.75, 0.1 * seconds)
    papers = (staging.scene or GAG.scenes[0]) == "archive"
    again = shuts + 1.7 if seconds > 9 and not papers else 2 * seconds
    others = min(4, 1 + round(1.4 * math.log10(max(1, staging.count))))
    return _Plan(seconds, 0.1 * seconds, gusts, hit, shuts, again, others, papers)


# ------------------------------------------------------------------ forwards


def _flight(staging: Staging, plan: _Plan) -> Performance:
    hero = Actor(APPRENTICE, _owner(plan))
    company = [_guest(plan, index, staging.seed) for index in range(plan.others)]
    hit, x = plan.hit, hero.script.place(plan.hit)[0]

    def draw(pen: Pen, t: float) -> Drawn:
        _weather(pen, staging, plan, t, _shelter(hero, plan, t), _rain(plan, t))
        back = [guest.draw(pen, t) for guest in reversed(company)]
        figure = hero.draw(pen, t, _carried(plan, t), label=staging.label)
        dust(pen, (x, FLOOR + 4), t - hit, 2.0)
        burst(pen, (x - 10, FLOOR - 20), t - hit, 130)
        head = figure.joints["head"]
        if hit + 0.5 < t < plan.shuts - 0.1:
            dizzy_stars(pen, head, t)
        if plan.topper - 0.25 <= t < plan.again:
            _pour(pen, plan, head, t)
        if not plan.papers:
            splash(pen, (head.x, head.y - 30), t - plan.topper, 246)
        _camera(pen, plan, t, (head.x, head.y))
        return drawn(pen, figure, *back)

    keys = (plan.opens + 0.3, plan.gusts[0] - 0.15, plan.gusts[1] + 0.3, hit - 0.45, hit,
            min(plan.topper + 0.35, plan.seconds - 0.1))  # fmt: skip
    leaps = [*hero.script.leaps]
    for guest in company:
        leaps += guest.script.leaps
    return Performance(
        plan.seconds,
        (Hit(plan.hit, max(2, staging.laugh)), Hit(plan.topper, 1)),
        keys,
        lambda pen: scenery.paint(pen, replace(staging, scene=staging.scene or GAG.scenes[0])),
        draw,
        tuple(leaps),
    )


def _owner(plan: _Plan) -> Script:
    """Open it, make room, hold on, come down, and find what shuts the rain off."""
    opens, hit, shuts = plan.opens, plan.hit, plan.shuts
    script = (
        Script(_X, stance=poses.SHRINK.but(hip=1.0, near_hand=(22, -40)), mood=faces.WORRIED)
        .look(0.1, opens, (_X + 60, 100))
        .pose(opens - 0.3, _HOLDS.but(near_hand=(30, -20)), 0.2)
        .pose(opens, _HOLDS, 0.2, motion.overshoot)
        .face(opens, faces.PLEASED)
        .face(0.5 * (opens + plan.gusts[0]), faces.GRIN.to_audience(), 0.15)
        .face(plan.gusts[0] - 0.3, faces.WORRIED.looking(0.3, -0.9))
    )
    script = _blown(script, plan, _X)
    return (
        script.pose(hit - 0.06, _SEAT.but(wide=1.16, high=0.8), 0.06, motion.linear)
        .pose(hit, _SEAT, 0.12)
        .face(hit, faces.WINCE, 0.05)
        .face(hit + 0.46, faces.DIZZY)
        .face(shuts - 0.3, faces.PLEASED.looking(0.3, -1))
        .pose(shuts - 0.15, _SEAT.but(near_hand=(46, -20), far_hand=(50, -8)), 0.2)
        .face(plan.topper - 0.04, faces.WINCE, 0.04)
        .pose(plan.topper, _SEAT.but(high=0.92, near_hand=(46, -24), far_hand=(24, -64)), 0.1)
        .flinch(plan.topper - 0.05, plan.topper + 0.15)
        .face(plan.topper + 0.3, faces.DEADPAN, 0.12)
        .pose(plan.again, _SEAT, 0.2)
    )


def _guest(plan: _Plan, index: int, seed: int) -> Actor:
    """Return one who comes under it, takes hold, and is taken along."""
    place = _SIDES[index]
    side = 1 if place > 0 else -1
    x = _X + 74 * place
    puppet: Puppet = INSPECTOR if index == 0 else bystander(index, seed)
    first, last = plan.opens + 0.35, plan.gusts[0] - 0.35
    there = first + max(0.9, (last - first) * (index + 1) / plan.others)
    there = min(last, there)
    start = x + side * min(540 - 74 * abs(place), 150 * (there - 0.1))
    leaves = there - abs(start - x) / 150
    mood = faces.PROUD_FACE if index == 0 else faces.WORRIED
    script = (
        Script(start, facing=-side, mood=mood)
        .walk(leaves, there, x, STROLL)
        .pose(there - 0.15, poses.STAND.but(near_hand=(62, 26), far_hand=(50, 10), fingers=0), 0.3)
        .face(there, faces.PLEASED.looking(0.6, -0.3))
        .face(plan.gusts[0] - 0.1, faces.STARTLED)
    )
    script = _blown(script, plan, x, side, abs(place))
    spread = poses.SPRAWL if index % 2 else poses.SIT
    ground = FLOOR + (76 if index % 2 else 0)
    if index % 2 and index > 1:
        spread, ground = poses.SIT, FLOOR
    flat = spread.but(wide=1.1, high=0.86) if ground == FLOOR else spread
    script = script.pose(plan.hit - 0.06, flat, 0.06, motion.linear)
    script = script.pose(plan.hit, spread, 0.12).face(plan.hit, faces.WINCE, 0.05)
    return Actor(puppet, script.face(plan.hit + 0.5, faces.DIZZY))


def _blown(script: Script, plan: _Plan, x: float, side: int = 0, far: int = 0) -> Script:
    """Be pulled to the left, to the right, up, and come down; `far` places to a side."""
    left, right, up = plan.gusts
    way = -side or 1
    lean = _HOLDS if far == 0 else poses.STAND.but(near_hand=(64, 30), far_hand=(56, 16), fingers=0)
    tilt = 0.3 * way
    low = FLOOR - _LIFT + 34 * far
    hangs = _HANGS if far == 0 else _CLINGS.but(turn=-0.2 - 0.14 * far)
    return (
        script.pose(left - 0.3, lean.but(hip=0.94), 0.25)
        .pose(left, lean.but(lean=-tilt, near_hand=(30 - 30 * way * (far == 0), 30), sliding=True),
              0.25)
        .move(left, left + 0.45, (x - 70, FLOOR))
        .pose(right - 0.25, lean.but(hip=0.92, lean=-tilt, sliding=True), 0.2)
        .pose(right, lean.but(lean=tilt * 1.3, near_hand=(34 + 26 * way * (far == 0), 26),
                              sliding=True), 0.25)
        .move(right, right + 0.5, (x + 60, FLOOR))
        .flinch(left - 0.05, left + 0.45)
        .flinch(right - 0.05, right + 0.5)
        .face(right, faces.AGHAST)
        .pose(up - 0.3, lean.but(hip=0.8, sliding=True), 0.25)
        .pose(up, hangs, 0.3)
        .move(up, up + 0.55, (x + 20 - 14 * side * far, low), motion.ease_out)
        .move(up + 0.55, plan.hit - 0.33, (x + 20 - 14 * side * far, low - 12))
        .flinch(up - 0.3, up + 0.4)
        .face(plan.hit - 0.75, faces.STARTLED.to_audience(), 0.1)
        .leap(plan.hit - 0.33, plan.hit, (x + 10 + 34 * side * (far > 0), _ground(side, far)), 10,
              motion.ease_in)
        .flinch(plan.hit - 0.35, plan.hit + 0.1)
    )  # fmt: skip


def _ground(side: int, far: int) -> float:
    """Return where one lies: he at place -1 flat on his back, the others sit."""
    return FLOOR + (76 if (side, far) == (-1, 1) else 0)


# ------------------------------------------------------------------ reversed


def _rescue(staging: Staging, plan: _Plan) -> Performance:
    """The umbrella takes the pompous one; the hero catches it, and both go home under it."""
    hero, other = Actor(APPRENTICE, _catcher(plan)), Actor(INSPECTOR, _flier(plan))
    leaves = plan.hit + 0.95

    def draw(pen: Pen, t: float) -> Drawn:
        mine = t >= plan.hit - 0.3
        holder = hero if mine else other
        wet = 1.0 - motion.ramp(t, leaves, plan.seconds - 0.3)
        shelter = _over(holder, plan, t) if t > plan.opens else None
        _weather(pen, staging, plan, t, shelter, wet)
        second = other.draw(pen, t, _unlucky(plan, t) if not mine else _empty)
        figure = hero.draw(pen, t, _home(plan, t) if mine else _empty, label=staging.label)
        hand = figure.joints["hand.near"]
        flash_lines(pen, (hand.x, hand.y), t - plan.hit + 0.3, 60)
        dust(pen, (other.script.place(plan.hit)[0], FLOOR + 4), t - plan.hit, 1.4)
        burst(pen, (other.script.place(plan.hit)[0], FLOOR - 4), t - plan.hit, 90)
        pen.glow((_X, 60), 500, 300, 0.5 * motion.ramp(t, leaves, plan.seconds))
        pen.camera((480, 420), 1.06)
        return drawn(pen, figure, second)

    keys = (0.06 * plan.seconds, plan.opens + 0.5, plan.gusts[1] + 0.3, plan.hit - 0.35, plan.hit,
            plan.seconds - 0.3)  # fmt: skip
    return Performance(
        plan.seconds, (Hit(plan.hit, max(2, staging.laugh)),), keys,
        lambda pen: scenery.paint(pen, replace(staging, scene=staging.scene or GAG.scenes[0])),
        draw, (*hero.script.leaps, *other.script.leaps),
    )  # fmt: skip


def _catcher(plan: _Plan) -> Script:
    catch, leaves = plan.hit - 0.3, plan.hit + 0.95
    end = plan.seconds - 0.05
    collar = poses.SHRINK.but(hip=0.97, near_hand=(20, -16), far_hand=(24, -18))
    there = 300 + min(330.0, 150 * (end - leaves))
    return (
        Script(300, mood=faces.DISMAYED)
        .look(0, 0.12 * plan.seconds, (330, 60))
        .pose(0.05 * plan.seconds, collar, 0.3)
        .face(plan.opens + 0.2, faces.WONDER)
        .look(plan.opens + 0.3, catch, (620, 420))
        .face(plan.gusts[1], faces.AGHAST)
        .pose(catch - 0.35, poses.CROUCH.but(hip=0.8, lean=0.2), 0.25)
        .pose(catch - 0.1, poses.POINT.but(lean=0.3, near_hand=(86, 30)), 0.1)
        .pose(catch, poses.PULL.but(near_hand=(44, 16), near_foot=(-13, 0), far_foot=(40, 0)), 0.2)
        .face(catch, faces.EFFORT)
        .flinch(catch - 0.12, plan.hit)
        .pose(plan.hit + 0.5, _HOLDS.but(near_hand=(46, 20)), 0.25)
        .face(plan.hit + 0.5, faces.PLEASED.looking(1, -0.2))
        .walk(leaves, end, there, STROLL)
    )


def _flier(plan: _Plan) -> Script:
    left, right, up = plan.gusts
    opens, hit, leaves = plan.opens, plan.hit, plan.hit + 0.95
    end = plan.seconds - 0.05
    flies = poses.DIVE.but(near_hand=(-6, 86), far_hand=(6, 84))
    there = 404 + min(330.0, 150 * (end - leaves))
    holds = _HOLDS.but(near_hand=(40, 20))
    script = (
        Script(760, facing=-1, stance=poses.SHRINK.but(hip=0.96), mood=faces.SULK)
        .pose(opens - 0.3, holds.but(near_hand=(40, -30), hip=0.95), 0.25)
        .pose(opens, holds, 0.35)
        .face(opens, faces.PROUD_FACE)
        .walk(opens + 0.4, left - 0.35, 760 - 70 * (left - opens > 1.6), STROLL)
        .pose(left - 0.3, holds.but(hip=0.94), 0.25)
        .pose(left, holds.but(lean=0.4, near_hand=(80, 24), sliding=True), 0.25)
        .face(left, faces.STARTLED)
        .move(left, left + 0.5, (560, FLOOR))
        .pose(right - 0.25, holds.but(hip=0.92, sliding=True), 0.2)
        .pose(right, holds.but(lean=-0.4, near_hand=(-50, 50), sliding=True), 0.25)
        .flinch(left, right + 0.4)
        .face(right, faces.AGHAST)
        .move(right, right + 0.55, (720, FLOOR))
        .pose(up - 0.3, holds.but(hip=0.8, sliding=True), 0.25)
        .pose(up, flies, 0.35)
        .move(up, up + 0.5, (690, 540), motion.ease_out)
        .flinch(up - 0.3, up + 0.5)
        .move(up + 0.5, hit - 0.3, (584, 556))
        .face(hit - 0.7, faces.AGHAST.to_audience())
        .leap(hit - 0.25, hit, (404, FLOOR), 30)
        .pose(hit - 0.25, poses.TAKE, 0.2)
        .pose(hit - 0.05, poses.STAND.but(wide=1.1, high=0.88), 0.05)
        .pose(hit + 0.01, poses.STAND, 0.08)
        .flinch(hit - 0.3, hit + 0.12)
        .face(hit, faces.WINCE, 0.05)
        .face(hit + 0.5, faces.WONDER)
        .turn(hit + 0.5, 1)
        .face(leaves, faces.PLEASED)
    )
    return script.walk(leaves, end, there, STROLL)


def _empty(_pen: Pen, _skeleton: Skeleton) -> None:
    """Carry nothing."""


def _unlucky(plan: _Plan, t: float) -> Part:
    def held(pen: Pen, s: Skeleton) -> None:
        angle = motion.keys(t, (plan.gusts[0], 0.1), (plan.gusts[0] + 0.25, -0.9),
                            (plan.gusts[1], -0.7), (plan.gusts[1] + 0.3, 0.8), (plan.gusts[2], 0.2),
                            (plan.gusts[2] + 0.35, -1.35))  # fmt: skip
        umbrella(
            pen, s.joints["hand.near"], angle, motion.ramp(t, plan.opens - 0.1, plan.opens), _SIZE
        )

    return held


def _home(plan: _Plan, t: float) -> Part:
    def held(pen: Pen, s: Skeleton) -> None:
        angle = motion.keys(t, (plan.hit - 0.3, -1.2), (plan.hit, 0.12))
        umbrella(pen, s.joints["hand.near"], angle, 1.0, _SIZE)

    return held


def _over(holder: Actor, plan: _Plan, t: float) -> XY | None:
    if plan.gusts[0] < t < plan.hit:
        return None
    x, y = holder.joint("hand.near", t)
    return (x + 8, y - 80 * _SIZE)


# ------------------------------------------------------------------ umbrella and weather


def _state(plan: _Plan, t: float) -> tuple[float, float]:
    """Return how far it is open, and its angle."""
    left, right, up = plan.gusts
    open_ = motion.keys(t, (plan.opens - 0.08, 0.0), (plan.opens + 0.06, 1.0),
                        (plan.hit - 0.72, 1.0), (plan.hit - 0.6, -1.0), (plan.hit + 0.5, -1.0),
                        (plan.hit + 0.6, 1.0), (plan.shuts, 1.0), (plan.shuts + 0.12, 0.0),
                        (plan.again, 0.0), (plan.again + 0.12, 1.0))  # fmt: skip
    angle = motion.keys(t, (left - 0.3, 0.0), (left, 0.2), (left + 0.25, -0.75), (right, -0.5),
                        (right + 0.3, 0.85), (up - 0.2, 0.5), (up + 0.2, 0.0), (plan.hit, 0.0),
                        (plan.hit + 0.01, 0.12), (plan.shuts, 0.1),
                        (plan.shuts + 0.12, 1.85), (plan.again, 1.85),
                        (plan.again + 0.12, 0.1))  # fmt: skip
    return open_, angle + 0.04 * math.sin(9 * t) * (left < t < plan.hit)


def _carried(plan: _Plan, t: float) -> Part:
    def held(pen: Pen, s: Skeleton) -> None:
        open_, angle = _state(plan, t)
        umbrella(pen, s.joints["hand.near"], angle, open_, _SIZE)
        flash_lines(pen, (s.joints["hand.near"][0], s.joints["hand.near"][1] - 190),
                    t - plan.hit + 0.62, 110)  # fmt: skip

    return held


def _shelter(hero: Actor, plan: _Plan, t: float) -> XY | None:
    """Return the middle of the dry place, if there is one."""
    if _state(plan, t)[0] < 0.5 or plan.gusts[0] < t < plan.hit:
        return None
    x, y = hero.joint("hand.near", t)
    return (x, y - 80 * _SIZE)


def _rain(plan: _Plan, t: float) -> float:
    """Return how hard it rains: it stops when they are down."""
    return 1 - motion.ramp(t, plan.hit + 0.1, plan.hit + 0.5)


def _weather(pen: Pen, staging: Staging, plan: _Plan, t: float, dry: XY | None, wet: float) -> None:
    """Draw what comes down or, in a gust, across; nothing comes down under the umbrella."""
    left, right, _up = plan.gusts
    wind = motion.keys(t, (left - 0.2, 0.12), (left + 0.1, -0.9), (right - 0.1, -0.7),
                       (right + 0.2, 1.0), (plan.hit - 0.3, 0.7), (plan.hit, 0.1))  # fmt: skip
    chance = Chance("weather", staging.seed)
    for index in range(round((22 if plan.papers else 120) * wet)):
        speed = chance.between(0.75, 1.2) * (0.35 if plan.papers else 1.0)
        y = (chance.unit() * 800 + 900 * speed * t) % 800 - 40
        x = (chance.unit() * 1160 + wind * (y - 360) * 0.7 + 130 * speed * t) % 1160 - 100
        if dry is not None and abs(x - dry[0]) < 66 * _SIZE and y > dry[1]:
            continue
        if plan.papers:
            draw_prop(pen, "paper", (x, y), 3 * math.sin(t * 2 + index), 0.5)
        else:
            pen.stroke(((x, y), (x - 40 * wind * 0.7, y - 40)), 252 if index % 3 else 60, 2)


def _pour(pen: Pen, plan: _Plan, head: XY, t: float) -> None:
    """Draw the rain, or the papers in perfect order, that fall on one man only."""
    if plan.papers:
        for index in range(9):
            u = motion.share(t, plan.topper - 0.25 + 0.09 * index, plan.topper + 0.09 * index)
            goal = head[1] - 44 - 7 * index
            if u > 0:
                at = (head[0] + 3 * (index % 2), motion.mix(-60, goal, u))
                draw_prop(pen, "paper", at, 0.0, 0.9)
        return
    chance = Chance("pour", int(t * 18))
    top = head[1] - 190  # a cloud of his own
    for dx, dy, r in ((-44, 6, 26), (44, 6, 26), (-16, -12, 34), (22, -8, 30), (0, 10, 30)):
        pen.ellipse((head[0] + dx, top + dy), r, r * 0.8, 96, INK)
    pen.ellipse((head[0], top + 4), 56, 22, 96)
    for _ in range(30 if t >= plan.topper else 0):
        x, y = head[0] + chance.between(-52, 52), chance.between(top + 30, head[1] - 72)
        pen.stroke(((x, y), (x, y + 38)), chance.pick((255, 255, 40)), 4)
    for side in (-1, 1):
        for k in range(3 if t >= plan.topper else 0):
            drop = (head[0] + side * (36 + 9 * k), head[1] - 26 + 14 * chance.unit())
            pen.ellipse(drop, 4, 5, 250, INK, 1.6)


def _camera(pen: Pen, plan: _Plan, t: float, head: XY) -> None:
    near = motion.ramp(t, plan.hit + 0.5, plan.topper - 0.1)
    zoom = 1.02 + 0.4 * near if t > plan.hit - 0.02 else 1.0
    shaken = motion.shake(t, plan.hit, 9)
    pen.camera((head[0] + shaken[0], head[1] - 60 + shaken[1]), zoom)


GAG = PuppetGag(
    "umbrella",
    "All the street steps under one umbrella; the wind takes it, and everybody with it.",
    perform,
    shortest=5.5,
    scenes=("street", "archive", "theatre"),
    props=("umbrella",),
    comeback=Comeback(
        "Everybody steps in under it, and the wind pulls all of them to and fro, and up.",
        "They come down in a heap, and it rains on him alone.",
        "The inspector puts it up for himself, and the wind pulls him off his feet.",
        "The apprentice catches the handle, and they walk home under it in step.",
    ),
)
