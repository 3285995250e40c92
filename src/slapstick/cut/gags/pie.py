"""Pie: one slips out of the cook's hands; all that flies back and forth passes over the hero."""

from __future__ import annotations

import math
from dataclasses import dataclass

from slapstick.cut import motion, scenery
from slapstick.cut.joinery import box
from slapstick.cut.motion import XY
from slapstick.cut.pen import INK, Pen
from slapstick.cut.performance import FLOOR, Drawn, Performance, PuppetGag, drawn
from slapstick.cut.props import burst, draw_prop, splash, table
from slapstick.cut.rig import APPRENTICE, COOK, INSPECTOR, Actor, Part, Script, Skeleton
from slapstick.cut.rig import face as faces
from slapstick.cut.rig import pose as poses
from slapstick.model import Comeback, Hit, Staging

_COOK, _HERO, _INSPECTOR = 136.0, 470.0, 800.0
_FEET = {"near_foot": (-20, 0), "far_foot": (22, 0)}
_WIND_UP = poses.STAND.but(lean=-0.26, near_hand=(-40, 46), far_hand=(60, -6), **_FEET)
_THROW = poses.STAND.but(lean=0.3, near_hand=(80, 12), far_hand=(-20, -60), fingers=1.0, **_FEET)
_LOW = poses.PICK_UP.but(hip=0.66, lean=1.05, **_FEET)
_BACK = poses.STAND.but(
    hip=0.72, lean=-0.7, head=0.4, near_hand=(-20, -60), far_hand=(50, -30), **_FEET
)
_TIE = poses.CROUCH.but(hip=0.42, lean=0.9, near_hand=(40, -66), far_hand=(46, -64), **_FEET)
_ON_HAND = poses.STAND.but(lean=-0.1, far_hand=(66, 14), near_hand=(-6, -70), fingers=0.9, **_FEET)
_TASTE = poses.STAND.but(far_hand=(66, 4), near_hand=(26, 22), lean=0.05, fingers=0.1, **_FEET)
_SEATED = poses.SIT.but(near_hand=(-20, -70), far_hand=(30, -60))


@dataclass(frozen=True, slots=True)
class _Throw:
    """One pie on its way."""

    start: float
    stop: float
    a: XY
    b: XY
    high: float


@dataclass(frozen=True, slots=True)
class _Plan:
    """When who is hit, and how many pies there are."""

    seconds: float
    volley: int
    reversed: bool

    @property
    def first(self) -> float:
        """When the inspector is hit."""
        return 0.2 * self.seconds

    @property
    def second(self) -> float:
        """When the cook is hit."""
        return 0.42 * self.seconds

    @property
    def hit(self) -> float:
        """When both are hit at once."""
        return 0.67 * self.seconds

    @property
    def caught(self) -> float:
        """When the last one sits on the hero's hand."""
        return self.hit + 0.78

    @property
    def topper(self) -> float:
        """When the slice drops."""
        return self.hit + max(1.5, 0.23 * self.seconds)


def perform(staging: Staging, seconds: float) -> Performance:
    """Perform it in a length of time."""
    size = math.log10(max(1, staging.count))
    plan = _Plan(seconds, min(24, 4 + round(6 * size)), staging.reversed)
    hero = Actor(APPRENTICE, _hero(plan), 1.08)
    cook = Actor(COOK, _cook(plan), 1.06)
    inspector = Actor(INSPECTOR, _inspector(plan), 1.02)
    throws = _throws(plan, cook, inspector)

    def draw(pen: Pen, t: float) -> Drawn:
        _tables(pen, staging, plan, t)
        left = cook.draw(pen, t, _messy(staging, plan, t, plan.second, cook_=True))
        right = inspector.draw(pen, t, _messy(staging, plan, t, plan.first))
        figure = hero.draw(pen, t, _on_hand(staging, plan, t))
        for index, throw in enumerate(throws):
            _fly(pen, staging, throw, index, t)
        _slice(pen, plan, t, figure.joints["head"], right.joints["head"])
        for at in (left.joints["head"], right.joints["head"]):
            burst(pen, at, t - plan.hit, 130)
            splash(pen, at, t - plan.hit, 250, 1.5)
        if t > plan.hit - 0.02:
            shaken = motion.shake(t, plan.hit, 7)
            zoom = 1.0 + 0.42 * motion.ramp(t, plan.hit + 0.5, plan.caught + 0.3)
            x = figure.joints["head"].x + (150 if plan.reversed else 10)
            pen.camera((x + shaken[0], figure.joints["head"].y + 70 + shaken[1]), zoom)
        return drawn(pen, figure, left, right)

    leaps = (*hero.script.leaps, *cook.script.leaps, *inspector.script.leaps)
    return Performance(
        seconds,
        (Hit(plan.first, 1), Hit(plan.second, 2), Hit(plan.hit, max(2, staging.laugh)),
         Hit(plan.topper, 1)),
        (0.08 * seconds, plan.first, plan.second, plan.hit - 0.3, plan.caught + 0.3,
         min(seconds - 0.1, plan.topper + 0.2)),
        lambda pen: scenery.paint(pen, staging),
        draw,
        leaps,
    )  # fmt: skip


# ------------------------------------------------------------------ who plays


def _hero(plan: _Plan) -> Script:
    """Bend for a coin, for a shoe-lace, for no reason: nothing ever hits him."""
    first, second, hit = plan.first, plan.second, plan.hit
    script = (
        Script(_HERO, stance=poses.STAND.but(**_FEET), mood=faces.PLEASED)
        .look(first - 0.85, first - 0.1, (_HERO + 40, FLOOR))
        .face(first - 0.85, faces.WONDER)
        .pose(first - 0.62, _LOW, 0.32)
        .pose(first + 0.1, poses.STAND.but(**_FEET), 0.4)
        .face(first + 0.3, faces.PLEASED)
        .look(first + 0.5, second - 0.75, (_INSPECTOR, 400))
        .look(second - 0.7, second, (_HERO + 40, FLOOR))
        .pose(second - 0.72, _TIE, 0.4)
        .pose(second + 0.1, poses.STAND.but(**_FEET), 0.4)
        .face(second + 0.2, faces.STARTLED)
        .flinch(second + 0.3, hit)
    )
    beat, at, index = 0.34, second + 0.56, 0
    while at < hit - 0.2:
        pose = (_LOW, poses.STAND.but(**_FEET), _BACK, _LOW, _TIE, _BACK)[index % 6]
        script = script.pose(at, pose, 0.22).face(at, (faces.WINCE, faces.AGHAST)[index % 2], 0.08)
        at, index = at + beat, index + 1
    topper = plan.topper
    script = (
        script.pose(hit - 0.2, poses.COVER_FACE.but(hip=0.84, **_FEET), 0.16)
        .face(hit - 0.2, faces.WINCE)
        .pose(hit + 0.46, _ON_HAND, 0.24)
        .face(hit + 0.46, faces.WONDER)
        .look(hit + 0.46, plan.caught, (_HERO + 90, 200))
        .pose(plan.caught, _ON_HAND.but(far_hand=(66, 0)), 0.12)
        .face(plan.caught + 0.08, faces.PLEASED)
        .pose(plan.caught + 0.2, _TASTE, 0.3)
        .face(plan.caught + 0.45, faces.GRIN.to_audience())
    )
    if plan.reversed:
        return script.face(topper + 0.2, faces.SLY).face(topper + 0.5, faces.GRIN.to_audience())
    return (
        script.face(topper, faces.WINCE, 0.04)
        .pose(topper, _TASTE.but(high=0.94), 0.06)
        .pose(topper + 0.08, _TASTE, 0.25, motion.wobble)
        .face(topper + 0.35, faces.DEADPAN, 0.15)
        .flinch(topper - 0.05, topper + 0.35)
    )


def _cook(plan: _Plan) -> Script:
    """Come with a pie, slip, be hit by it in the end; throw back what there is."""
    first, second = plan.first, plan.second
    slips = first - 0.8
    script = (
        Script(_COOK, stance=poses.CARRY.but(**_FEET), mood=faces.PROUD_FACE)
        .pose(
            max(0.05, slips - 0.3),
            poses.CARRY.but(near_hand=(30, -30), far_hand=(34, -30), **_FEET),
            0.2,
        )
        .pose(slips, poses.TEETER.but(sliding=True), 0.14, motion.snap)
        .face(slips, faces.STARTLED)
        .pose(slips + 0.16, _THROW.but(far_hand=(76, 30), lean=0.5), 0.12)
        .flinch(slips - 0.1, slips + 0.5)
        .face(first, faces.AGHAST)
        .pose(first - 0.1, poses.CRINGE.but(**_FEET), 0.3)
        .pose(first + 0.7, poses.STAND.but(**_FEET), 0.4)
        .face(first + 0.75, faces.WORRIED)
        .face(second - 0.3, faces.STARTLED)
        .flinch(second - 0.05, second + 0.2)
        .pose(second, _BACK.but(hip=0.92, lean=-0.4), 0.08)
        .face(second, faces.WINCE, 0.04)
        .face(second + 0.4, faces.ANGRY)
    )
    return _volleys(script, plan, second + 0.3, 0.0)


def _inspector(plan: _Plan) -> Script:
    """Stand there in dignity; be hit; throw one back, and then all of them."""
    first, second = plan.first, plan.second
    script = (
        Script(_INSPECTOR, facing=-1, stance=poses.PROUD.but(**_FEET), mood=faces.PROUD_FACE)
        .face(first - 0.25, faces.STARTLED)
        .flinch(first - 0.05, first + 0.2)
        .pose(first, _BACK.but(hip=0.92, lean=-0.4), 0.08)
        .face(first, faces.WINCE, 0.04)
        .pose(first + 0.5, poses.STAND.but(near_hand=(30, 20), far_hand=(20, -60), **_FEET), 0.4)
        .face(first + 0.6, faces.ANGRY)
        .pose(second - 0.97, _WIND_UP, 0.4)
        .pose(second - 0.56, _THROW, 0.12, motion.snap)
        .flinch(second - 0.7, second - 0.3)
    )
    return _volleys(script, plan, second + 0.45, 0.17)


def _volleys(script: Script, plan: _Plan, start: float, shift: float) -> Script:
    at = start + shift
    while at < plan.hit - 0.5:
        script = script.pose(at, _WIND_UP, 0.18).pose(at + 0.2, _THROW, 0.1, motion.snap)
        at += 0.4
    return (
        script.flinch(start, plan.hit + 0.08)
        .face(plan.hit - 0.12, faces.STARTLED)
        .pose(plan.hit - 0.1, _SEATED, 0.1, motion.ease_in)
        .face(plan.hit, faces.DIZZY, 0.05)
    )


# ------------------------------------------------------------------ pies


def _throws(plan: _Plan, cook: Actor, inspector: Actor) -> tuple[_Throw, ...]:
    """Return every pie that flies, in order of its start."""

    def at(actor: Actor, joint: str, t: float) -> XY:
        return actor.joint(joint, t)

    first, second, hit = plan.first, plan.second, plan.hit
    thrown = first - 0.6
    made = [
        _Throw(thrown, first, at(cook, "hand.far", thrown),
               at(inspector, "head", first - 0.05), 70),
        _Throw(second - 0.5, second, at(inspector, "hand.near", second - 0.5),
               at(cook, "head", second - 0.05), 60),
    ]  # fmt: skip
    begin, span = second + 0.5, hit - second - 0.95
    for index in range(plan.volley):
        start = begin + span * (index + 0.3) / plan.volley
        ends = (cook, inspector) if index % 2 == 0 else (inspector, cook)
        stop = start + 0.42
        made.append(_Throw(start, stop, at(ends[0], "hand.near", start), at(ends[1], "head", stop),
                           50 + 34 * (index % 4)))  # fmt: skip
    for ends in ((cook, inspector), (inspector, cook)):
        start = hit - 0.46
        made.append(
            _Throw(
                start, hit, at(ends[0], "hand.near", start), at(ends[1], "head", hit - 0.12), 130
            )
        )
    return tuple(made)


def _fly(pen: Pen, staging: Staging, throw: _Throw, index: int, t: float) -> None:
    if throw.start <= t < throw.stop:
        u = motion.share(t, throw.start, throw.stop)
        way = 1 if throw.b[0] > throw.a[0] else -1
        x, y = motion.arc(throw.a, throw.b, u, throw.high)
        angle = way * (0.2 + 1.35 * u) + (math.tau * u * way if index % 3 == 2 else 0.0)
        for step in (1, 2, 3):
            back = (x - way * (34 + 22 * step), y - 14 + 12 * step)
            pen.stroke((back, (back[0] - way * 34, back[1])), 250 if step % 2 else 90, 2.4)
        draw_prop(pen, _prop(staging), (x, y), angle, 1.15)
    elif throw.stop <= t < throw.stop + 0.5:
        splash(pen, throw.b, t - throw.stop, 250, 1.0, index)
        burst(pen, throw.b, t - throw.stop, 84, 0.16)


def _messy(staging: Staging, plan: _Plan, t: float, since: float, *, cook_: bool = False) -> Part:
    """Return what sits on a face that was hit, and the pie in the cook's hands before."""

    def held(pen: Pen, s: Skeleton) -> None:
        if cook_ and t < plan.first - 0.6:
            a, b = s.joints["hand.near"], s.joints["hand.far"]
            draw_prop(pen, _prop(staging), ((a[0] + b[0]) / 2 + 6, min(a[1], b[1]) + 2), 0.0, 1.15)
        if t < since:
            return
        more = 1.0 + 0.14 * motion.share(t, plan.second + 0.8, plan.hit)
        _cream(pen, s, more, motion.share(t, since, since + 2.5))

    return held


def _cream(pen: Pen, s: Skeleton, more: float, drip: float) -> None:
    a, b = s.build.head
    rim = ((-0.5, 0.5), (-0.1, 0.92), (0.5, 0.86), (1.02, 0.6), (1.22, 0.1), (1.1, -0.4),
           (0.9, -0.72), (0.62, -0.98 - 0.5 * drip), (0.4, -0.8), (0.1, -1.04 - 0.3 * drip),
           (-0.12, -0.7), (-0.46, -0.56), (-0.62, 0.0))  # fmt: skip
    pen.blob([s.head(a * x * more + 4, b * y * more) for x, y in rim], 252)
    for x in (0.06, 0.62):
        pen.ellipse(s.head(a * x + 3, b * 0.16), 7.5, 9.5, 30)
        pen.ellipse(s.head(a * x + 5, b * 0.16), 3.0, 4.2, 250)
    pen.stroke([s.head(a * 0.02, -b * 0.42), s.head(a * 0.62, -b * 0.4)], 90, 3.4)
    for x, y in ((-0.2, 0.6), (0.9, 0.4), (0.86, -0.4)):
        pen.curve(
            [s.head(a * x, b * y), s.head(a * x + 8, b * y + 6), s.head(a * x + 15, b * y)],
            170,
            1.8,
        )


def _on_hand(staging: Staging, plan: _Plan, t: float) -> Part:
    def held(pen: Pen, s: Skeleton) -> None:
        start = plan.hit - 0.5
        if t < start:
            return
        x, y = s.joints["hand.far"]
        if t < plan.caught:
            fall = motion.ease_in(motion.share(t, plan.hit + 0.3, plan.caught))
            y = motion.mix(-90, y, fall) if t > plan.hit + 0.3 else -200
        squeezed = 1.15 * (
            1 - 0.12 * math.exp(-max(0.0, t - plan.caught) / 0.1) * (t > plan.caught)
        )
        draw_prop(pen, _prop(staging), (x + 6, y - 6), 0.0, squeezed)

    return held


def _slice(pen: Pen, plan: _Plan, t: float, head: XY, other: XY) -> None:
    """Draw the slice that nobody thought of any more."""
    start = plan.topper - 0.42
    if t < start:
        return
    aim = other if plan.reversed else head
    crown = (aim[0] + 2, aim[1] - (52 if plan.reversed else 46))
    u = motion.ramp(t, start, plan.topper, motion.ease_in)
    x, y = crown[0], motion.mix(-60, crown[1], u)
    pen.polygon([(x - 44, y + 4), (x + 46, y + 8), (x + 40, y - 22), (x - 20, y - 30)], 226)
    pen.blob(
        [(x - 30, y - 26), (x - 8, y - 42), (x + 18, y - 38), (x + 44, y - 24), (x + 8, y - 20)],
        252,
    )
    pen.ellipse((x + 6, y - 42), 6.5, fill=40)
    if u >= 1:
        drip = 26 * motion.share(t, plan.topper, plan.topper + 1.2)
        for dx in (-26, 4, 30):
            pen.hose(
                ((x + dx, y), (x + dx, y + 8 + drip * (0.5 + dx % 3 / 4))), (5, 4), 252, INK, 2
            )
    burst(pen, (x, y), t - plan.topper, 70, 0.18)
    splash(pen, (x, y - 10), t - plan.topper, 250, 0.7, 3)


def _tables(pen: Pen, staging: Staging, plan: _Plan, t: float) -> None:
    """Draw the two tables; there are as many pies on them as there is still to throw."""
    left = 1 - motion.share(t, plan.second + 0.4, plan.hit - 0.4)
    for x in (262.0, 680.0):
        table(pen, (x, FLOOR - 6), 150, 92)
        rows = min(4, 2 + plan.volley // 7)
        shown = math.ceil(left * rows * (rows + 1) / 2)
        for index in range(shown):
            row = int((math.sqrt(8 * index + 1) - 1) / 2)
            column = index - row * (row + 1) // 2
            at = (x + (column - row / 2) * 50, FLOOR - 104 - 24 * (rows - 1 - row))
            draw_prop(pen, _prop(staging), at, 0.0, 0.62)
    pen.polygon(box(196, FLOOR - 84, 328, FLOOR - 34), 250, INK, 2)
    pen.lines((262, FLOOR - 59), staging.label or "fresh pies", 34, (120, 44))


def _prop(staging: Staging) -> str:
    return staging.prop if "pie" in staging.prop else GAG.props[0]


GAG = PuppetGag(
    "pie",
    "A pie slips from the cook's hands, and all that fly then pass over him who bends in time.",
    perform,
    shortest=5.5,
    scenes=("street", "banquet", "archive"),
    props=("pie",),
    comeback=Comeback(
        "It slips from the cook's hands once more, the apprentice bends down for a coin, and "
        "it arrives in the face of the inspector.",
        "Soon they fly both ways over his cap, and the last one comes to rest on his open hand.",
        "It slips from the cook's hands once more, and all that flies after it passes over "
        "the apprentice and lands on the cook or the inspector.",
        "The last he catches on his open hand and tastes, and its trimmings settle on the "
        "inspector.",
    ),
)
