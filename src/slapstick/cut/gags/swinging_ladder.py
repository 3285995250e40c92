"""Swinging ladder: whenever he turns round, its end comes round too; the inspector stands there."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from slapstick.cut import motion, scenery
from slapstick.cut.motion import STROLL, XY
from slapstick.cut.pen import Pen
from slapstick.cut.performance import FLOOR, Drawn, Figure, Performance, PuppetGag, drawn
from slapstick.cut.props import burst, dizzy_stars, draw_prop, dust, ladder, question
from slapstick.cut.rig import (
    APPRENTICE,
    INSPECTOR,
    Actor,
    Part,
    Reach,
    Script,
    Skeleton,
    draw_figure,
    draw_hat,
)
from slapstick.cut.rig import face as faces
from slapstick.cut.rig import pose as poses
from slapstick.cut.rig.puppet import nothing
from slapstick.model import Comeback, Hit, Staging

_AT, _BESIDE = 372.0, 674.0
_LONG, _SHORT = 356.0, 120.0
_FEET = {"near_foot": (-20, 0), "far_foot": (22, 0)}
_STOOP = poses.PICK_UP.but(hip=0.58, lean=1.15, **_FEET)
_STRUCK = poses.STAND.but(lean=-0.5, head=-0.4, near_hand=(-50, 30), far_hand=(60, 40), fingers=1.0,
                          sliding=True, **_FEET)  # fmt: skip
_WRITES = poses.STAND.but(head=0.3, near_hand=(34, -26), far_hand=(40, -38), **_FEET)
_SEATED = poses.SIT.but(near_hand=(-26, -66), far_hand=(30, -58))
_BLOW = 0.2  # seconds from the ladder's blow to the landing


@dataclass(frozen=True, slots=True)
class _Plan:
    """When he turns round, to and fro, and how much hangs on the ladder."""

    seconds: float
    turns: tuple[float, float, float, float]  # to the right, back, to the right, back
    buckets: int
    violence: int
    reversed: bool

    @property
    def hit(self) -> float:
        """When the one beside him is down (or he himself)."""
        return 0.7 * self.seconds

    @property
    def spin(self) -> float:
        """When he turns for the last time, and cannot stop."""
        return self.hit - 1.12

    @property
    def knock(self) -> float:
        """When the ladder first meets the inspector."""
        return self.turns[2] + 0.28

    @property
    def topper(self) -> float:
        """When it comes down on the foot of him who carried it, or a bucket on his head."""
        return self.hit + max(1.2, 0.18 * self.seconds)

    def angle(self, t: float) -> float:
        """Return where the long end points: pi is left, 0 right, between them to the audience."""
        first, back, second, home = self.turns
        knock = self.hit - _BLOW
        turned = motion.keys(
            t, (first, math.pi), (first + 0.3, 0.0, motion.ease_in), (back, 0.0),
            (back + 0.3, math.pi), (second, math.pi), (second + 0.3, 0.0, motion.ease_in),
            (home, 0.0), (home + 0.3, math.pi), (self.spin, math.pi),
            (self.spin + 0.34, 0.0, motion.ease_in), (knock, -math.tau, motion.linear),
        )  # fmt: skip
        swing = motion.spring(t, first + 0.3, 0.12) + motion.spring(t, second + 0.3, 0.2)
        return turned + swing + motion.spring(t, knock, 0.24)


def perform(staging: Staging, seconds: float) -> Performance:
    """Perform it in a length of time."""
    size = math.log10(max(1, staging.count))
    plan = _Plan(
        seconds, (0.15 * seconds, 0.28 * seconds, 0.375 * seconds, 0.47 * seconds),
        min(7, 1 + round(1.8 * size)), staging.laugh, staging.reversed,
    )  # fmt: skip
    carrier, beside = (INSPECTOR, APPRENTICE) if plan.reversed else (APPRENTICE, INSPECTOR)
    first = Actor(carrier, _carrier(plan), 0.98 if plan.reversed else 1.1)
    second = Actor(beside, _unharmed(plan) if plan.reversed else _struck(plan), 1.0)

    def draw(pen: Pen, t: float) -> Drawn:
        other = second.draw(pen, t)
        _flying_hat(pen, plan, second, t)
        figure = _bearing(pen, staging, plan, first, t)
        hero, victim = (other, figure) if plan.reversed else (figure, other)
        _marks(pen, plan, t, figure, other)
        _look(pen, plan, t, figure, victim)
        late = t > plan.hit - 0.3
        return drawn(pen, hero, victim, focus=victim.joints["head"] if late else None)

    turning = [(at, at + 0.45) for at in plan.turns]
    leaps = (*first.script.leaps, *second.script.leaps, *turning, (plan.spin, plan.hit + 0.06))
    hits = (Hit(plan.knock, 2), Hit(plan.hit, max(3, staging.laugh)), Hit(plan.topper, 1))
    return Performance(
        seconds,
        hits if not plan.reversed else hits[1:],
        (0.08 * seconds, plan.turns[0] + 0.4, plan.knock, plan.spin + 0.42, plan.hit,
         min(seconds - 0.1, plan.topper + 0.25)),
        lambda pen: scenery.paint(pen, staging),
        draw,
        tuple(sorted(leaps)),
    )  # fmt: skip


# ------------------------------------------------------------------ who plays


def _carrier(plan: _Plan) -> Script:
    """Carry it in, turn to every noise; be sorry, tip the cap - and let go."""
    first, back, second, home = plan.turns
    hit, topper = plan.hit, plan.topper
    upright = poses.STAND.but(**_FEET)
    start = _AT + 56
    script = (
        Script(start, facing=-1, stance=upright, mood=faces.PLEASED)
        .walk(0.0, first - 0.28, _AT, STROLL)
        .face(first - 0.25, faces.WONDER)
        .face(first + 0.34, faces.WONDER.looking(1, -0.2))
        .face(back + 0.3, faces.PLEASED)
        .face(second - 0.25, faces.WONDER)
        .face(home + 0.3, faces.PLEASED.to_audience())
        .face(plan.spin - 0.2, faces.WONDER)
        .face(plan.spin + 0.4, faces.AGHAST)
    )
    if plan.reversed:
        return (
            script.pose(hit - 0.22, poses.TEETER.but(sliding=True), 0.08)
            .move(hit - _BLOW, hit, (_AT - 60, FLOOR + 2), motion.ease_in)
            .pose(hit - 0.12, _SEATED, 0.12, motion.ease_in)
            .face(hit, faces.WINCE, 0.05)
            .face(hit + 0.5, faces.DIZZY)
            .face(topper, faces.WINCE, 0.04)
            .face(topper + 0.35, faces.DEADPAN)
        )
    tips = poses.STAND.but(lean=0.08, near_hand=(-2, -70), far_hand=(26, 66), **_FEET)
    hurt = poses.STAND.but(lean=0.3, near_hand=(50, -66), far_hand=(56, -64), near_foot=(-20, 0),
                           far_foot=(38, 30), far_pitch=-0.3)  # fmt: skip
    return (
        script.face(hit, faces.DISMAYED)
        .face(hit + 0.45, faces.WORRIED.looking(1, 0.4))
        .pose(topper - 0.62, tips, 0.3)
        .face(topper - 0.6, faces.PLEASED)
        .face(topper, faces.WINCE, 0.04)
        .pose(topper + 0.02, hurt, 0.16, motion.overshoot)
        .face(topper + 0.45, faces.DEADPAN, 0.15)
        .flinch(topper - 0.65, topper + 0.25)
    )


def _struck(plan: _Plan) -> Script:
    """Stoop in time by chance; be hit; duck with pride, rise with more - and be hit again."""
    first, back, _, home = plan.turns
    hit, spin, knock = plan.hit, plan.spin, plan.knock
    upright = poses.STAND.but(**_FEET)
    far = _BESIDE + 92
    proud = poses.PROUD.but(near_hand=(-2, -62), far_hand=(14, -62), **_FEET)
    return (
        Script(_BESIDE, facing=-1, stance=_WRITES, mood=faces.PROUD_FACE)
        .look(0.1, first, (_BESIDE - 40, FLOOR))
        .pose(first - 0.58, _STOOP.but(hip=0.44, lean=1.3), 0.56)
        .face(first - 0.4, faces.WONDER)
        .pose(back + 0.22, _WRITES, 0.36)
        .face(back + 0.3, faces.PROUD_FACE)
        .pose(knock, _STRUCK, 0.08)
        .face(knock, faces.WINCE, 0.04)
        .move(knock + 0.01, knock + 0.3, (far, FLOOR), motion.ease_out)
        .pose(knock + 0.34, upright, 0.4)
        .face(knock + 0.5, faces.ANGRY)
        .flinch(knock - 0.02, knock + 0.75)
        .walk(max(home + 0.12, knock + 0.66), spin - 0.1, _BESIDE, STROLL)
        .pose(spin - 0.55, poses.STAND.but(far_hand=(40, 64), fingers=0, **_FEET), 0.5)
        .pose(spin + 0.02, _STOOP.but(hip=0.44, lean=1.3), 0.26)
        .face(spin + 0.02, faces.SLY)
        .pose(spin + 0.46, proud, 0.28)
        .face(spin + 0.5, faces.PROUD_FACE.to_audience())
        .pose(hit - _BLOW, _STRUCK, 0.06)
        .face(hit - _BLOW, faces.WINCE, 0.04)
        .hat_off(hit - _BLOW)
        .leap(hit - _BLOW, hit, (_BESIDE + 118, FLOOR + 2), 46 + 14 * plan.violence)
        .pose(hit - 0.12, _SEATED, 0.12, motion.ease_in)
        .face(hit + 0.5, faces.DIZZY)
        .face(hit + 1.0, faces.SULK.to_audience())
    )


def _unharmed(plan: _Plan) -> Script:
    """The apprentice: a coin, a shoe-lace, a bow - it always passes over him."""
    first, back, second, home = plan.turns
    upright = poses.STAND.but(**_FEET)
    hit, spin = plan.hit, plan.spin
    return (
        Script(_BESIDE + 24, facing=-1, stance=upright, mood=faces.PLEASED)
        .look(0.1, first, (_BESIDE - 40, FLOOR))
        .pose(first - 0.5, _STOOP, 0.42)
        .pose(back + 0.22, upright, 0.36)
        .face(back + 0.3, faces.PLEASED)
        .look(second - 0.5, second + 0.3, (_BESIDE - 50, FLOOR))
        .pose(second - 0.46, _STOOP, 0.4)
        .pose(home + 0.24, upright, 0.36)
        .face(home + 0.3, faces.WONDER)
        .pose(spin - 0.2, _STOOP, 0.4)
        .face(spin, faces.SLY)
        .face(hit, faces.STARTLED)
        .pose(hit + 0.5, upright, 0.4)
        .face(hit + 0.6, faces.PLEASED)
        .pose(plan.topper - 0.1, poses.STAND.but(far_hand=(26, 66), **_FEET), 0.4)
        .face(plan.topper + 0.1, faces.GRIN.to_audience())
    )


# ------------------------------------------------------------------ the ladder


def _bearing(pen: Pen, staging: Staging, plan: _Plan, actor: Actor, t: float) -> Figure:
    """Draw him who carries it: he faces where the long end points."""
    cue = actor.cue(t)
    angle = plan.angle(t)
    toward = math.cos(angle)
    facing = max(-1.0, min(1.0, 1.7 * toward))
    middle = _middle(plan, actor, t)
    reaches: tuple[Reach, ...] = ()
    loose = plan.hit - 0.25 if plan.reversed else plan.topper - 0.6
    if t < loose:
        reaches = tuple(
            Reach(hand, (middle[0] + along * toward, middle[1] + 12))
            for hand, along in (("near", 16.0), ("far", 52.0))
        )
    elif t < plan.topper - 0.34 and not plan.reversed:
        reaches = (Reach("near", (middle[0] + 20, middle[1] + 12)),)
    cue = replace(cue, facing=facing, reaches=reaches)
    pen.shadow((cue.x, FLOOR + 4), 66, 10)
    upstage = math.sin(angle) < -0.05
    if upstage:
        _draw_ladder(pen, staging, plan, middle, angle, t)
    held: Part = nothing if upstage else _carried(staging, plan, middle, angle, t)
    return draw_figure(pen, actor.puppet, cue, held)


def _carried(staging: Staging, plan: _Plan, middle: XY, angle: float, t: float) -> Part:
    def held(pen: Pen, _s: Skeleton) -> None:
        _draw_ladder(pen, staging, plan, middle, angle, t)

    return held


def _middle(plan: _Plan, actor: Actor, t: float) -> XY:
    """Return where the ladder rests on him - or lies, when he has let it go."""
    when = min(t, plan.hit - _BLOW) if plan.reversed else t
    x, y = actor.joint("neck", when)
    y += 24
    if plan.reversed and t > plan.hit - _BLOW:
        u = motion.ramp(t, plan.hit - _BLOW, plan.hit, motion.ease_in)
        neck = actor.joint("neck", t)
        return (motion.mix(x, neck[0] + 30, u), motion.mix(y, neck[1] + 30, u))
    if not plan.reversed:
        u = motion.ramp(t, plan.topper - 0.34, plan.topper, motion.ease_in)
        y = motion.mix(y, FLOOR - 2, u) - motion.bounces(t, plan.topper, 14, 0.2, 2) * (u >= 1)
    return (x, y)


def _draw_ladder(
    pen: Pen, staging: Staging, plan: _Plan, middle: XY, angle: float, t: float
) -> None:
    """Draw it as it points: foreshortened towards the audience, its long end a little up."""
    c, s = math.cos(angle), math.sin(angle)
    down = motion.ramp(t, plan.topper - 0.34, plan.topper) if not plan.reversed else 0.0
    rise = 0.13 * (1 - down)
    if plan.reversed:
        rise -= 0.42 * motion.ramp(t, plan.hit - _BLOW, plan.hit)

    def along(r: float) -> XY:
        return (middle[0] + r * c, middle[1] - rise * r + 0.2 * r * s)

    ladder(pen, along(-_SHORT), along(_LONG), 30 + 12 * max(0.0, s), 196)
    for index in range(plan.buckets):
        x, y = along(_LONG - 44 - 46 * index if index < 5 else -_SHORT + 30 + 46 * (index - 5))
        swing = -0.5 * _pace(plan, t) + 0.06 * math.sin(t * 5 + index)
        if plan.reversed and index == 0 and t > plan.topper - 0.4:
            continue
        foot = (x - 62 * math.sin(swing), y + 12 + 56 * math.cos(swing) * (1 - 0.8 * down))
        draw_prop(pen, "bucket", foot, swing, 0.72)
    if abs(c) > 0.8:
        _board(pen, along(92), staging.label or "ladder", 1 - down)


def _pace(plan: _Plan, t: float) -> float:
    return max(-1.6, min(1.6, (plan.angle(t) - plan.angle(t - 0.05)) * 1.6))


def _board(pen: Pen, at: XY, words: str, hang: float) -> None:
    x, y = at
    top = y + 18 * hang
    for dx in (-34, 34):
        pen.stroke(((x + dx, y), (x + dx, top + 4)), 40, 2.4)
    pen.polygon([(x - 56, top), (x + 56, top), (x + 56, top + 50), (x - 56, top + 50)], 246)
    pen.lines((x, top + 25), words, 32, (98, 40))


# ------------------------------------------------------------------ hat and marks


def _flying_hat(pen: Pen, plan: _Plan, actor: Actor, t: float) -> None:
    """Draw the bowler: up at the blow, and down over the eyes much later."""
    gone, lands = plan.hit - _BLOW, plan.hit + 0.86
    if plan.reversed or t < gone:
        return
    x, y = actor.joint("head", max(t, lands))
    goal = (x - 4, y + 25)
    if t >= lands:  # too small for his head, and yet over both eyes
        draw_hat(pen, INSPECTOR, goal, 0.06, -1)
        return
    start = actor.joint("head", gone)
    u = motion.share(t, gone, lands)
    draw_hat(pen, INSPECTOR, motion.arc(start, goal, u, 300), 9.4 * u, -1)


def _marks(pen: Pen, plan: _Plan, t: float, bearer: Figure, other: Figure) -> None:
    heads = (bearer.joints["head"], other.joints["head"])
    for at in (plan.turns[0] - 0.34, plan.turns[2] - 0.34, plan.spin - 0.3):
        if 0 <= t - at < 0.5:
            question(pen, heads[0], t - at, "!")
    if not plan.reversed:
        burst(pen, (_BESIDE - 6, 420), t - plan.knock, 96)
        burst(pen, (_BESIDE - 2, 415), t - plan.hit + _BLOW, 120 + 14 * plan.violence)
    down = (bearer if plan.reversed else other).joints["hip"]
    dust(pen, (down.x, FLOOR + 6), t - plan.hit, 1.9)
    burst(pen, (down.x + 10, FLOOR - 4), t - plan.hit, 90)
    if t > plan.hit + 0.5:
        dizzy_stars(pen, heads[0] if plan.reversed else heads[1], t)
    if plan.reversed:
        _last_bucket(pen, plan, t, heads[0])
    else:
        foot = bearer.joints["foot.far"]
        burst(pen, (foot.x + 14, FLOOR - 4), t - plan.topper, 70)
        dust(pen, (_AT + 120, FLOOR + 6), t - plan.topper, 1.5)


def _last_bucket(pen: Pen, plan: _Plan, t: float, head: XY) -> None:
    start = plan.topper - 0.4
    if t < start:
        return
    u = motion.ramp(t, start, plan.topper, motion.ease_in)
    y = motion.mix(-60, head[1] - 74, u)
    draw_prop(pen, "bucket", (head[0], y), math.pi, 1.35)
    burst(pen, (head[0], head[1] - 40), t - plan.topper, 90, 0.18)


def _look(pen: Pen, plan: _Plan, t: float, bearer: Figure, victim: Figure) -> None:
    if t < plan.hit - 0.02:
        return
    shaken = motion.shake(t, plan.hit, 8)
    zoom = 1.02 + 0.2 * motion.ramp(t, plan.hit + 0.5, plan.topper)
    x = (bearer.joints["head"].x + victim.joints["head"].x) / 2
    pen.camera(((x if not plan.reversed else 470) + shaken[0], 450 + shaken[1]), zoom)


GAG = PuppetGag(
    "swinging-ladder",
    "He turns round with a long ladder, and its end finds the inspector once, twice, and again.",
    perform,
    shortest=5.5,
    scenes=("street", "archive"),
    props=("ladder",),
    comeback=Comeback(
        "He turns round with the ladder at every call, and its end finds the inspector, and "
        "finds him again as he gets up.",
        "Very sorry, the apprentice lets go of it, and it drops on his own foot.",
        "The inspector carries the ladder now, and whenever he turns with it the apprentice "
        "is just bending down, and it sails over him.",
        "The inspector stands up into the other end himself, sits down, and receives the "
        "bucket for a hat.",
    ),
)
