"""Seesaw: whoever comes down on one end of a plank sends up whatever is on the other."""

from __future__ import annotations

import math
from dataclasses import dataclass

from slapstick.cut import motion, scenery
from slapstick.cut.motion import STROLL, XY
from slapstick.cut.pen import Pen
from slapstick.cut.performance import FLOOR, Drawn, Figure, Performance, PuppetGag, drawn
from slapstick.cut.props import burst, dizzy_stars, draw_prop, dust, exclamation
from slapstick.cut.props.plank import Flight, Plank, Swing, board, chains, flown
from slapstick.cut.props.portable import kind_of
from slapstick.cut.rig import (
    APPRENTICE,
    INSPECTOR,
    Actor,
    Part,
    Script,
    Skeleton,
    bystander,
    draw_hat,
)
from slapstick.cut.rig import face as faces
from slapstick.cut.rig import pose as poses
from slapstick.model import Comeback, Hit, Staging

_PLANK = Plank((480.0, FLOOR - 92), 268.0, 0.35)
_HIS, _OTHER = 246.0, 714.0  # where they stand on the plank
_HANG = 400.0  # where his feet are when he hangs on the board
_BOARD = (246.0, 74.0)
_ON = poses.STAND.but(sliding=True)
_HANGS = poses.CARRY_HIGH.but(near_foot=(-16, 8), far_foot=(14, 4), sliding=True, near_pitch=0.5)
_KICKS = _HANGS.but(near_foot=(-44, 26), far_foot=(46, 22), lean=0.1)
_LANDED = poses.CROUCH.but(near_hand=(20, 74), far_hand=(44, 74), lean=0.2, sliding=True)
_FOLDED = _ON.but(near_hand=(30, -34), far_hand=(28, -40), lean=-0.12)
_SIT = poses.SIT.but(near_hand=(10, -70), far_hand=(30, -60))


@dataclass(frozen=True, slots=True)
class _Plan:
    """When each end of the plank comes down."""

    steps_on: float  # he, on his end
    bucket: float  # what he sent up, on him
    jumps: float  # the inspector, on the other end
    main: float  # he, with the board
    returns: float  # the inspector, from the sky
    topper: float  # the same thing, on him again


def _plan(seconds: float) -> _Plan:
    m = min(0.66 * seconds, seconds - 2.6)
    on = 0.022 + 0.17 * m
    return _Plan(on, on + 0.72, on + 1.46 + 0.36 * (m - 3.4), m, m + 1.3, m + 1.96)


def perform(staging: Staging, seconds: float) -> Performance:
    """Perform it in a length of time."""
    return _reversed(staging, seconds) if staging.reversed else _forwards(staging, seconds)


# ------------------------------------------------------------------ forwards


def _forwards(staging: Staging, seconds: float) -> Performance:
    plan = _plan(seconds)
    m = plan.main
    swings: tuple[Swing, ...] = (
        (plan.steps_on, plan.steps_on + 0.12, -_PLANK.tilt, motion.ease_in),
        (plan.jumps, plan.jumps + 0.12, _PLANK.tilt, motion.ease_in),
        (m - 0.2, m, -_PLANK.tilt, motion.ease_in),
        (plan.returns, plan.returns + 0.12, _PLANK.tilt, motion.ease_in),
    )
    hero, other = Actor(APPRENTICE, _rides(plan)), Actor(INSPECTOR, _jumps(plan))
    crowd, flights = _crowd(staging, plan.jumps, m), _flights(plan, hero)
    words = _board_words(staging)

    def draw(pen: Pen, t: float) -> Drawn:
        shown = [actor.draw(pen, t) for actor in crowd]
        chains(pen, _BOARD, t >= m - 0.42, t)
        if t < m - 0.42:
            board(pen, _BOARD, words)
        _PLANK.draw(pen, _PLANK.angle(swings, t))
        if t < m + 0.1 or t > plan.returns - 0.4:
            shown.append(other.draw(pen, t))
        first = hero.draw(pen, t, _board_in_hands(words, t >= m - 0.42), staging.label)
        _weight(pen, staging, hero, flights, t)
        _his_hat(pen, plan, other, t)
        _marks(pen, plan, first, other, t)
        shake = motion.shake(t, m, 3.4 * staging.laugh)
        near = motion.ramp(t, plan.topper + 0.1, plan.topper + 0.55)
        pen.camera((470 - 190 * near + shake[0], 380 + 60 * near + shake[1]), 1.03 + 0.4 * near)
        return drawn(pen, first, *shown)

    light = (Hit(plan.steps_on, 1), Hit(plan.bucket, 1), Hit(plan.jumps, 2))
    hits = (*light, Hit(m, max(2, staging.laugh)), Hit(plan.topper, 1))
    keys = (plan.steps_on + 0.2, plan.bucket, plan.jumps - 0.15, m - 0.6, m, plan.topper + 0.1)
    leaps = tuple(leap for actor in (hero, other, *crowd) for leap in actor.script.leaps)
    return Performance(seconds, hits, keys, lambda pen: scenery.paint(pen, staging), draw, leaps)


def _rides(plan: _Plan) -> Script:
    """Step on; be hit; be sent up, hang, and come down with what he hung on."""
    on, m, up = plan.steps_on, plan.main, plan.jumps
    walks = on > 1.3  # a shorter walk would be a jerk
    script = Script(120 - 110 * min(1.2, on - 0.85) * walks, mood=faces.PLEASED)
    if walks:
        script = script.walk(0.05, on - 0.78, 120, STROLL)
    script = _hops_on(script, on)
    script = (
        script.look(on + 0.25, plan.bucket - 0.04, (420, 60))
        .pose(on + 0.24, poses.LOOK_UP.but(sliding=True), 0.3)
        .pose(plan.bucket - 0.03, poses.SHRINK.but(sliding=True), 0.05)
        .face(plan.bucket, faces.WINCE, 0.04)
        .flinch(plan.bucket - 0.06, plan.bucket + 0.3)
        .pose(plan.bucket + 0.2, _ON, 0.3)
        .face(plan.bucket + 0.35, faces.SULK)
        .look(up - 0.4, up, (760, 420))
        .face(up - 0.36, faces.STARTLED)
        .leap(up, up + 0.42, (_HIS, _HANG), 16, motion.ease_out)
        .pose(up, poses.SHRINK.but(sliding=True), 0.07)
        .pose(up + 0.1, _HANGS, 0.3)
        .face(up, faces.AGHAST)
        .flinch(up - 0.03, up + 0.5)
        .face(up + 0.6, faces.WORRIED)
        .look(up + 0.6, m - 0.9, (700, 560))
    )
    falls = m - 0.42
    kick = up + 0.62
    while kick < falls - 0.5:
        script = script.pose(kick, _KICKS, 0.24).pose(kick + 0.3, _HANGS, 0.24)
        kick += 0.62
    script = script.face(falls - 0.3, faces.DEADPAN, 0.1).face(falls, faces.AGHAST)
    return _gets_off(
        script.leap(falls, m, (_HIS, _PLANK.low(_HIS)), 0, motion.ease_in)
        .pose(falls, _HANGS.but(near_foot=(-20, 30), far_foot=(30, 36)), 0.3)
        .pose(m - 0.03, _LANDED, 0.06)
        .flinch(falls, m + 0.1)
        .face(m, faces.WINCE, 0.04),
        plan,
    )


def _hops_on(script: Script, on: float) -> Script:
    high, low = _PLANK.high(_HIS), _PLANK.low(_HIS)
    return (
        script.pose(on - 0.72, poses.SHRINK, 0.26)
        .leap(on - 0.4, on, (_HIS, high), 70)
        .pose(on - 0.4, poses.CHEER.but(sliding=True), 0.12)
        .pose(on - 0.1, poses.SHRINK.but(sliding=True), 0.1)
        .move(on, on + 0.12, (_HIS, low), motion.ease_in)
        .flinch(on - 0.4, on + 0.3)
        .pose(on + 0.1, _ON, 0.2)
        .face(on + 0.05, faces.STARTLED)
    )


def _gets_off(script: Script, plan: _Plan) -> Script:
    m, top = plan.main, plan.topper
    carries = poses.CARRY.but(near_hand=(40, -54), far_hand=(48, -54))
    return (
        script.face(m + 0.46, faces.WONDER)
        .look(m + 0.46, m + 0.75, (_OTHER, 60))
        .pose(m + 0.44, carries.but(sliding=True), 0.22)
        .flinch(m + 0.43, m + 0.68)
        .leap(m + 0.78, m + 1.12, (112, FLOOR), 30)
        .face(m + 0.8, faces.PLEASED)
        .pose(m + 1.12, carries, 0.1)
        .face(plan.returns, faces.STARTLED)
        .look(plan.returns + 0.12, top - 0.04, (150, 40))
        .pose(plan.returns + 0.15, carries.but(head=-0.35, lean=-0.16), 0.25)
        .pose(top - 0.03, carries.but(hip=0.86, stretch=-12, lean=0.1), 0.05)
        .face(top, faces.WINCE, 0.04)
        .flinch(top - 0.05, top + 0.2)
        .pose(top + 0.16, carries, 0.25)
        .face(top + 0.22, faces.DEADPAN, 0.1)
    )


def _jumps(plan: _Plan) -> Script:
    """See about it, jump, be satisfied, and go where the plank sends him."""
    up, m, back = plan.jumps, plan.main, plan.returns
    high, low = _PLANK.high(_OTHER), _PLANK.low(_OTHER)
    script = Script(868, facing=-1, mood=faces.SULK, stance=poses.HANDS_ON_HIPS)
    scolds = plan.bucket + 0.5
    if up - scolds > 1.4:
        script = script.pose(scolds, poses.POINT, 0.3).face(scolds, faces.ANGRY)
    script = (
        script.pose(up - 0.8, poses.SHRINK, 0.3)
        .face(up - 0.8, faces.ANGRY)
        .leap(up - 0.46, up, (_OTHER, high), 96)
        .pose(up - 0.46, poses.CHEER.but(near_foot=(-20, 30), far_foot=(26, 40), sliding=True), 0.2)
        .pose(up - 0.06, poses.SHRINK.but(sliding=True), 0.06)
        .move(up, up + 0.12, (_OTHER, low), motion.ease_in)
        .flinch(up - 0.46, up + 0.4)
        .pose(up + 0.2, _FOLDED, 0.3)
        .face(up + 0.3, faces.PROUD_FACE)
        .look(up + 0.5, m - 0.42, (_HIS, 200))
        .face(m - 0.4, faces.AGHAST)
        .move(m - 0.2, m, (_OTHER, high), motion.ease_in)
        .pose(m - 0.2, poses.SHRINK.but(sliding=True), 0.16)
        .move(m, m + 0.1, (_OTHER, -260), motion.linear)
        .pose(m, poses.TAKE.but(sliding=True), 0.05)
        .hat_off(m)
        .flinch(m - 0.22, m + 0.2)
    )
    return (
        script.move(back - 0.38, back, (_OTHER, high), motion.ease_in)
        .pose(back - 0.38, poses.SLIP.but(turn=-0.5), 0.05)
        .pose(back, _SIT.but(wide=1.16, high=0.8), 0.06)
        .pose(back + 0.06, _SIT, 0.2, motion.overshoot)
        .move(back, back + 0.12, (_OTHER, low), motion.ease_in)
        .face(back, faces.WINCE, 0.03)
        .face(back + 0.5, faces.DIZZY)
        .flinch(back - 0.4, back + 0.3)
    )


# ------------------------------------------------------------------ what flies


def _flights(plan: _Plan, hero: Actor) -> tuple[Flight, ...]:
    on, hit, up, m = plan.steps_on, plan.bucket, plan.jumps, plan.main
    right, left = (_OTHER, _PLANK.low(_OTHER)), (306.0, _PLANK.low(306))
    head, last = _crown(hero, hit), _crown(hero, plan.topper)
    return (
        (on, hit, right, head, 300),
        (hit, hit + 0.34, head, left, 60),
        (up, up + 0.6, left, (306.0, _PLANK.high(306)), 190),
        (m - 0.2, m + 0.12, (306.0, _PLANK.high(306)), left, 0),
        (plan.returns, plan.topper, left, last, 420),
    )


def _crown(actor: Actor, t: float) -> XY:
    x, y = actor.joint("head", t)
    return (x, y - 46)


def _weight(
    pen: Pen, staging: Staging, actor: Actor, flights: tuple[Flight, ...], t: float
) -> None:
    """Draw what lies on the plank, flies, and comes down; at last it stays on a head."""
    (at, turned), last = flown(flights, t), flights[-1]
    words = (staging.label or _board_words(staging)) if t < last[1] else ""
    if t >= last[1]:  # upside down, over his eyes
        x, y = actor.joint("head", t)
        at, turned = (x, y - 60 + motion.spring(t, last[1], 6)), math.pi
    draw_prop(pen, _prop(staging), at, turned, 1.4, words)


def _his_hat(pen: Pen, plan: _Plan, other: Actor, t: float) -> None:
    """Draw the bowler, which has not yet heard that its owner has left."""
    if not plan.main <= t < plan.returns + 1e-9:
        return
    x, y = other.joint("head", plan.main)
    u = motion.ramp(t, plan.main + 0.72, plan.main + 0.98, motion.ease_in)
    hover = 4 * math.sin(11 * (t - plan.main))
    draw_hat(pen, INSPECTOR, (x, motion.mix(y + hover, _PLANK.high(_OTHER) + 24, u)), 0.0, -1)


def _marks(pen: Pen, plan: _Plan, first: Figure, other: Actor, t: float) -> None:
    m, head = plan.main, first.joints["head"]
    for x, at, big in ((_HIS, plan.steps_on + 0.1, 0.8), (_OTHER, plan.jumps + 0.1, 1.2),
                       (_HIS, m, 1.7), (_OTHER, plan.returns + 0.1, 1.3)):  # fmt: skip
        dust(pen, (x, FLOOR + 6), t - at, big)
    burst(pen, (head.x, head.y - 30), t - plan.bucket, 84)
    burst(pen, (_HIS, FLOOR - 20), t - m, 150)
    burst(pen, (head.x, head.y - 30), t - plan.topper, 84)
    if m <= t < m + 0.3:  # where he went
        low = 390 - 330 * motion.share(t, m, m + 0.3)
        for off in (-34, -12, 12, 34):
            pen.stroke(((_OTHER + off, 60 + abs(off)), (_OTHER + off, low)), 250, 4)
    if plan.bucket + 0.3 < t < plan.jumps - 0.4:
        dizzy_stars(pen, head, t)
    elif plan.returns + 0.5 < t:
        dizzy_stars(pen, other.joint("head", t), t)
    if 0 < t - plan.returns < 0.5:
        exclamation(pen, head, t - plan.returns)


# ------------------------------------------------------------------ reversed


def _reversed(staging: Staging, seconds: float) -> Performance:
    """This time he is the weight, looks at his watch, and politely steps off."""
    m = 0.68 * seconds
    on, off, top = 0.62 + 0.12 * (m - 4), m - 0.5, m + 0.95
    bumps = tuple(on + 0.75 + 0.85 * k for k in range(max(1, int((off - on - 1.3) / 0.85))))[:4]
    swings: list[Swing] = [(on, on + 0.12, -_PLANK.tilt, motion.ease_in)]
    for at in bumps:
        swings.append((at - 0.16, at - 0.02, -_PLANK.tilt * 0.72, motion.ease_out))
        swings.append((at - 0.02, at + 0.06, -_PLANK.tilt, motion.ease_in))
    swings.append((m - 0.3, m, _PLANK.tilt, motion.ease_in))
    rides, hero = tuple(swings), Actor(APPRENTICE, _steps_off(on, bumps, off, m))
    other = Actor(INSPECTOR, _is_dropped(rides, m))
    crowd = _crowd(staging, on, m)
    flights = ((m - 0.1, top, (306.0, _PLANK.low(306)), _crown(other, top), 330.0),)

    def draw(pen: Pen, t: float) -> Drawn:
        shown = [actor.draw(pen, t) for actor in crowd]
        chains(pen, _BOARD, False, t)
        board(pen, _BOARD, _board_words(staging))
        _PLANK.draw(pen, _PLANK.angle(rides, t))
        shown.append(other.draw(pen, t))
        first = hero.draw(pen, t, label=staging.label)
        if t < flights[0][0]:
            place = (306.0, _PLANK.surface(306, _PLANK.angle(rides, t)))
            draw_prop(pen, _prop(staging), place, 0, 1.4, staging.label or _board_words(staging))
        else:
            _weight(pen, staging, other, flights, t)
        for at in bumps:
            dust(pen, (_HIS, FLOOR + 6), t - at, 0.8)
        dust(pen, (_OTHER, FLOOR + 6), t - m, 1.7)
        burst(pen, (_OTHER, FLOOR - 20), t - m, 150)
        burst(pen, _crown(other, top), t - top, 90)
        shake = motion.shake(t, m, 3.4 * staging.laugh)
        near = motion.ramp(t, top + 0.3, top + 0.8)
        pen.camera((470 - 60 * near + shake[0], 380 + 60 * near + shake[1]), 1.03 + 0.14 * near)
        return drawn(pen, first, *shown)

    hits = (*(Hit(at, 1) for at in (on, *bumps)), Hit(m, max(2, staging.laugh)), Hit(top, 1))
    keys = (on + 0.2, bumps[0], off - 0.2, m, top, seconds - 0.2)
    leaps = tuple(leap for actor in (hero, other, *crowd) for leap in actor.script.leaps)
    return Performance(seconds, hits, keys, lambda pen: scenery.paint(pen, staging), draw, leaps)


def _steps_off(on: float, bumps: tuple[float, ...], off: float, m: float) -> Script:
    low = _PLANK.low(_HIS)
    script = _hops_on(Script(120, mood=faces.PLEASED), on).face(on + 0.4, faces.WONDER)
    for at in bumps:
        script = (
            script.pose(at - 0.5, poses.SHRINK.but(sliding=True), 0.22)
            .face(at - 0.4, faces.SLY)
            .leap(at - 0.26, at, (_HIS, low), 44)
            .pose(at - 0.24, poses.CHEER.but(sliding=True), 0.12)
            .pose(at - 0.05, poses.SHRINK.but(sliding=True), 0.06)
            .pose(at + 0.05, _ON, 0.2)
            .flinch(at - 0.28, at + 0.26)
        )
    tips = _ON.but(far_hand=(58, 62), lean=-0.06)
    return (
        script.pose(off - 0.75, tips, 0.38)
        .face(off - 0.7, faces.PLEASED.to_audience())
        .pose(off - 0.2, poses.SHRINK.but(sliding=True), 0.18)
        .flinch(off - 0.2, off + 0.4)
        .leap(off, off + 0.32, (112, FLOOR), 34)
        .pose(off + 0.1, poses.STAND, 0.24)
        .face(m, faces.STARTLED)
        .face(m + 0.5, faces.WONDER)
        .pose(m + 1.15, tips.but(sliding=False), 0.4)
        .face(m + 1.15, faces.GRIN.to_audience())
    )


def _is_dropped(swings: tuple[Swing, ...], m: float) -> Script:
    """Go up with his end of the plank, be shaken on it, and come down with it."""
    script = Script(_OTHER, _PLANK.low(_OTHER), -1, mood=faces.SULK, stance=_FOLDED)
    for start, stop, goal, how in swings:
        script = script.move(start, stop, (_OTHER, _PLANK.surface(_OTHER, goal)), how)
        script = script.flinch(start, stop + 0.3).face(start, faces.AGHAST)
        script = script.pose(start, poses.TEETER.but(far_foot=(24, 0), sliding=True), 0.2)
        if stop < m - 0.5:
            script = script.pose(stop + 0.24, poses.CRINGE.but(sliding=True), 0.22)
            script = script.face(stop + 0.3, faces.WORRIED)
    return (
        script.pose(m - 0.06, _SIT.but(wide=1.16, high=0.8), 0.06)
        .pose(m, _SIT, 0.12)
        .face(m, faces.WINCE, 0.03)
        .face(m + 0.5, faces.DIZZY)
        .face(m + 1.2, faces.SULK)
        .flinch(m - 0.3, m + 0.14)
    )


# ------------------------------------------------------------------ words and crowd


def _board_in_hands(words: str, his: bool) -> Part:
    def held(pen: Pen, s: Skeleton) -> None:
        if his:
            a, b = s.joints["hand.near"], s.joints["hand.far"]
            raised = a[1] < s.joints["head"][1]
            board(pen, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 - (46 if raised else -22)), words)

    return held


def _crowd(staging: Staging, at: float, m: float) -> list[Actor]:
    """Return those who stand by and look up: the number is seen."""
    made = []
    for k in range(min(3, int(math.log2(max(1, staging.count)) / 2))):
        script = Script((396.0, 560.0, 470.0)[k], FLOOR - 22, -1, mood=faces.WONDER)
        script = script.look(at, m, (_HIS, 240)).look(m + 0.5, m + 1.3, (_OTHER, 60))
        script = script.face(m + 0.45, faces.STARTLED).turn(m + 0.5, 1)
        script = script.pose(m + 0.5, poses.LOOK_UP.but(sliding=True), 0.4)
        made.append(Actor(bystander(k + 3, staging.seed), script.flinch(m + 0.5, m + 0.8), 0.86))
    return made


def _board_words(staging: Staging) -> str:
    return next((sign for sign in staging.signs if sign), staging.label or "mind the plank")


def _prop(staging: Staging) -> str:
    return "bucket" if kind_of(staging.prop) == "crate" else staging.prop


GAG = PuppetGag(
    "seesaw",
    "What he sends up from one end of a plank comes down on him, and so does all the rest.",
    perform,
    shortest=6.0,
    scenes=("workshop", "street", "theatre", "archive", "banquet"),
    props=("bucket", "suitcase", "bomb"),
    comeback=Comeback(
        "He jumps on one end of the plank, and what flies off the other hits his cap.",
        "The inspector jumps on the far end, and sends him up to the sign of the works.",
        "He sits on one end, the inspector stands high on the other, and he looks at his watch.",
        "He politely steps off, and the inspector comes down with the {prop} on his hat.",
    ),
)
