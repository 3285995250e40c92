"""Jammed door: two polite men, one door, and everybody who waits behind them."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from slapstick.cut import motion, scenery
from slapstick.cut.motion import HURRY, STROLL, XY
from slapstick.cut.pen import INK, Pen
from slapstick.cut.performance import FLOOR, Drawn, Figure, Performance, PuppetGag, drawn
from slapstick.cut.props import burst, dizzy_stars, draw_prop, dust, placard, sweat
from slapstick.cut.rig import (
    APPRENTICE,
    TWINS,
    Actor,
    CatPose,
    Part,
    Script,
    Skeleton,
    bystander,
    draw_cat,
)
from slapstick.cut.rig import face as faces
from slapstick.cut.rig import pose as poses
from slapstick.model import Comeback, Hit, Staging

_X, _TOP = 590.0, 352.0  # the door, seen from the side
_HOMES = (352.0, 506.0)
_JAMS = (_X - 50, _X + 2)
_ROWS = (FLOOR - 10, FLOOR + 10)
_FLIGHT = 0.42
_BID = poses.BOW.but(lean=0.66, near_hand=(-16, -70), far_hand=(52, -44), head=0.2)
_PLEASE = poses.STAND.but(near_hand=(52, -22), far_hand=(10, -60), lean=-0.1, fingers=0.9)
_STUCK = tuple(
    poses.STAND.but(
        lean=lean, hip=0.96, near_hand=(74, 20 - k), far_hand=(64, -30 + k), wide=0.84, high=1.03,
        near_foot=(-40, 0), far_foot=(-4, 0), fingers=1.0, head=-0.1, sliding=True,
    )
    for lean, k in ((0.26, 0), (0.12, 34))
)  # fmt: skip
_FLAT = poses.FALL_FLAT
_SIT = poses.SIT.but(near_hand=(34, -48), far_hand=(42, -46), lean=-0.12)


@dataclass(frozen=True, slots=True)
class _Plan:
    """When they jam, when the door lets them go, when they all lie there."""

    seconds: float
    jams: tuple[float, float]
    knock: float  # they bow again, and their heads meet
    main: float

    @property
    def pops(self) -> float:
        """When the door lets go."""
        return self.main - _FLIGHT


def perform(staging: Staging, seconds: float) -> Performance:
    """Perform it in a length of time."""
    return _reversed(staging, seconds) if staging.reversed else _forwards(staging, seconds)


# ------------------------------------------------------------------ forwards


def _forwards(staging: Staging, seconds: float) -> Performance:
    m = 0.72 * seconds
    knock = 0.28 * m + max(1.25, 0.24 * m)
    plan = _Plan(seconds, (0.28 * m, knock + max(1.0, 0.15 * m)), knock, m)
    left, right = (Actor(TWINS[i], _polite(plan, i)) for i in (0, 1))
    hero = Actor(APPRENTICE, _waiting(plan))
    pushing = 1 + min(4, int(math.log2(max(1, staging.count)) * 0.6))
    crowd = [Actor(bystander(i, staging.seed), _pushes(plan, i), 0.98) for i in range(pushing)]
    topper = m + max(0.75, 0.08 * seconds)

    def draw(pen: Pen, t: float) -> Drawn:
        row = [actor.draw(pen, t) for actor in reversed(crowd)] if t < plan.pops else []
        figures = _at_the_door(pen, staging, plan, (left, right), t)
        if t >= plan.pops:
            row = [actor.draw(pen, t) for actor in reversed(crowd)]
        first = hero.draw(pen, t, _parcel(staging))
        _marks(pen, plan, (*figures, first), t)
        for x in (440, 620, 780):
            dust(pen, (x, FLOOR + 8), t - m, 1.4)
        burst(pen, (700, FLOOR - 40), t - m, 130)
        _cat(pen, topper, t)
        near = motion.ramp(t, topper + 0.75, topper + 1.3)
        head, shake = first.joints["head"], motion.shake(t, m, 3 * staging.laugh)
        middle = (motion.mix(500, head.x - 40, near), motion.mix(400, head.y + 40, near))
        pen.camera((middle[0] + shake[0], middle[1] + shake[1]), 1.04 + 0.36 * near)
        return drawn(pen, first, *figures, *row)

    hits = [Hit(plan.jams[0], 1), Hit(plan.knock, 1), Hit(plan.jams[1], 2)]
    hits.append(Hit(m, max(2, staging.laugh)))
    keys = (0.2 * m, plan.jams[0] + 0.2, plan.knock, plan.pops - 0.2, m, seconds - 0.2)
    leaps = [leap for actor in (hero, left, right, *crowd) for leap in actor.script.leaps]
    return Performance(
        seconds, tuple(hits), keys, lambda pen: _backdrop(pen, staging), draw, tuple(leaps)
    )


def _polite(plan: _Plan, which: int) -> Script:
    """After you; no, after you; then both at once."""
    home, way = _HOMES[which], 1 if which == 0 else -1
    script = Script(home, _ROWS[which], way, mood=faces.PLEASED)
    first, last = plan.jams
    each = (first - 1.1) / 2
    begin = 0.12 + which * each
    script = script.pose(begin, _BID, 0.3).face(begin, faces.PROUD_FACE)
    script = script.pose(begin + 0.34, _PLEASE, 0.26).face(begin + 0.36, faces.PLEASED)
    script = script.pose(first - 1.02, poses.STAND, 0.16)
    script = _into_the_door(script, first, which)
    off = first + 0.5
    script = (
        script.move(off, off + 0.4, (home, _ROWS[which]))
        .pose(off, poses.SHRINK.but(sliding=True), 0.15)
        .pose(off + 0.25, poses.STAND, 0.16)
        .turn(off + 0.1, way)
        .flinch(off - 0.05, off + 0.5)
        .face(off + 0.1, faces.DISMAYED)
        .pose(plan.knock - 0.34, poses.STAND.but(lean=-0.16), 0.12)
        .pose(plan.knock - 0.18, _BID.but(lean=0.78), 0.18, motion.ease_in)
        .face(plan.knock - 0.2, faces.PROUD_FACE)
        .face(plan.knock, faces.WINCE, 0.04)
        .flinch(plan.knock - 0.2, plan.knock + 0.25)
        .pose(plan.knock + 0.2, poses.STAND, 0.2)
        .face(plan.knock + 0.3, faces.SLY)
    )
    script = _into_the_door(script, last, which).face(last + 0.4, faces.EFFORT)
    return _pops_out(
        _struggles(script, last + 0.2, plan.pops), plan, 632 + 48 * which, 92 - 14 * which
    )


def _into_the_door(script: Script, at: float, which: int) -> Script:
    """Walk into the door at the moment the other does."""
    start = at - (0.98 if which == 0 else 0.72)
    return (
        script.walk(start, at, _JAMS[which], HURRY)
        .flinch(start, at + 0.2)
        .pose(at - 0.05, _STUCK[which], 0.08, motion.linear)
        .face(at - 0.3, faces.PLEASED)
        .face(at, faces.AGHAST if which else faces.STARTLED, 0.05)
    )


def _struggles(script: Script, start: float, stop: float) -> Script:
    beats = max(1, int((stop - start) / 0.3))
    for beat in range(beats):
        script = script.pose(start + beat * 0.3, _STUCK[beat % 2], 0.26)
    return script


def _pops_out(script: Script, plan: _Plan, x: float, down: float) -> Script:
    pops, main = plan.pops, plan.main
    return (
        script.pose(pops, poses.DIVE, 0.2)
        .face(pops, faces.AGHAST)
        .leap(pops, main, (x, FLOOR + down), 90)
        .pose(main - 0.1, _FLAT, 0.1)
        .flinch(pops - 0.1, main + 0.1)
        .face(main, faces.WINCE, 0.05)
        .face(main + 0.5, faces.DIZZY)
    )


def _waiting(plan: _Plan) -> Script:
    """The hero waits with his parcel, loses patience, pushes, and is pushed."""
    first, last = plan.jams
    begins = last + 0.42 * (plan.pops - last)
    up = plan.pops
    script = Script(90, FLOOR + 2, stance=poses.CARRY, mood=faces.PLEASED)
    script = script.walk(0.05, 0.75, 200, STROLL).look(0.8, first, (450, 420))
    script = script.face(first, faces.STARTLED).face(first + 0.6, faces.WORRIED)
    script = script.face(plan.knock + 0.1, faces.SULK.to_audience()).look(last, begins, (_X, 420))
    lean = poses.PUSH.but(near_hand=(74, -8), far_hand=(78, -2), sliding=True)
    arrive = max(last + 0.15, begins)
    script = script.walk(arrive - 1.2, arrive, _X - 148, HURRY).flinch(arrive - 1.25, arrive + 0.2)
    script = script.pose(arrive, lean, 0.2).face(arrive, faces.EFFORT)
    script = script.face(up - 0.4, faces.AGHAST)
    return (
        script.pose(up - 0.3, lean.but(lean=0.3, hip=0.94), 0.18)
        .pose(up - 0.1, lean.but(lean=0.6), 0.1)
        .pose(up, poses.DIVE, 0.16)
        .leap(up, plan.main, (724, FLOOR - 34), 150)
        .spin(up + 0.1, plan.main - 0.05, 1)
        .pose(plan.main - 0.1, _SIT.but(wide=1.12, high=0.86), 0.1)
        .pose(plan.main, _SIT, 0.1)
        .face(plan.main, faces.WINCE, 0.05)
        .flinch(up - 0.3, plan.main + 0.1)
        .face(plan.main + 0.5, faces.WONDER)
        .look(plan.main + 0.75, plan.main + 1.5, (520, FLOOR))
        .face(min(plan.seconds - 0.5, plan.main + 1.55), faces.DEADPAN)
    )


def _pushes(plan: _Plan, index: int) -> Script:
    """One of the crowd comes running and pushes who is before him."""
    last = plan.jams[1]
    arrive = max(last + 0.3, last + 0.46 * (plan.pops - last)) + 0.09 * index
    place = _X - 148 - 74 * (index + 1)
    start = max(0.05, arrive - (place + 70) / 190)
    lean = poses.PUSH.but(sliding=True)
    script = Script(min(-70.0, place - 190 * (arrive - start)), FLOOR - 4 + 3 * (index % 3),
                    mood=faces.ANGRY)  # fmt: skip
    script = script.walk(start, arrive, place, HURRY).flinch(start, arrive + 0.2)
    script = script.pose(arrive, lean, 0.2).face(arrive, faces.EFFORT)
    script = script.pose(plan.pops - 0.3, lean.but(lean=0.34, hip=0.92), 0.18)
    script = script.pose(plan.pops - 0.1, lean, 0.1).flinch(plan.pops - 0.3, plan.pops)
    return _pops_out(script, plan, place + 66 - 6 * index, 76 + 3 * (index % 3))


# ------------------------------------------------------------------ reversed


def _reversed(staging: Staging, seconds: float) -> Performance:
    """They jam again; the hero walks round the lonely door and pulls them out by their hands."""
    m = 0.74 * seconds
    jam = 0.26 * m
    plan = _Plan(seconds, (jam, jam), jam, m)
    twins = [Actor(TWINS[i], _jam_once(plan, i)) for i in (0, 1)]
    passes = jam + 0.45
    there = max(passes + 1.5, min(passes + 2.4, m - 1.5))
    pulls = m - 1.25
    back = poses.PULL.but(sliding=True)
    script = Script(140, FLOOR + 34, stance=poses.STAND, mood=faces.PLEASED)
    script = script.look(0.2, passes, (_X, 420)).face(jam, faces.STARTLED)
    script = script.face(passes - 0.1, faces.SLY)
    script = script.walk(passes, there, _X + 176, HURRY).flinch(passes, there)
    script = script.turn(there, -1).face(there, faces.PLEASED)
    script = script.pose(min(there + 0.25, pulls), back, 0.3).face(pulls, faces.EFFORT)
    script = script.pose(plan.pops - 0.4, back.but(lean=-0.2), 0.2)
    script = script.pose(plan.pops - 0.2, back.but(lean=-0.6), 0.18)
    script = script.pose(plan.pops, poses.SHRUG, 0.25).face(plan.pops, faces.STARTLED)
    script = script.leap(plan.pops, plan.pops + 0.3, (_X + 256, FLOOR + 34), 26)
    script = script.flinch(plan.pops - 0.4, m + 0.1).face(m + 0.6, faces.GRIN)
    script = script.pose(m + 0.65, poses.BOW, 0.35).pose(m + 1.3, poses.PROUD, 0.3)
    script = script.hold(there + 0.25, plan.pops, "near", (_X + 92, 462), 0.5)
    hero = Actor(APPRENTICE, script.face(m + 1.2, faces.PROUD_FACE.to_audience()))

    def draw(pen: Pen, t: float) -> Drawn:
        figures = _at_the_door(pen, staging, plan, (twins[0], twins[1]), t)
        first = hero.draw(pen, t)
        _marks(pen, plan, (*figures, first), t)
        for x in (640, 760):
            dust(pen, (x, FLOOR + 8), t - m, 1.4)
        burst(pen, (700, FLOOR), t - m, 120)
        shake = motion.shake(t, m, 2.5 * staging.laugh)
        pen.camera((500 + shake[0], 400 + shake[1]), 1.04)
        return drawn(pen, first, *figures)

    keys = (0.1 * m, jam + 0.2, 0.5 * (passes + there), plan.pops - 0.25, m, seconds - 0.2)
    leaps = [leap for actor in (hero, *twins) for leap in actor.script.leaps]
    return Performance(
        seconds, (Hit(jam, 1), Hit(m, max(2, staging.laugh))), keys,
        lambda pen: _backdrop(pen, staging), draw, tuple(leaps),
    )  # fmt: skip


def _jam_once(plan: _Plan, which: int) -> Script:
    way = 1 if which == 0 else -1
    script = Script(_HOMES[which], _ROWS[which], way, mood=faces.PLEASED)
    script = script.pose(0.05, _PLEASE if which else _BID, 0.25)
    script = script.pose(plan.jams[0] - 0.9, poses.STAND, 0.12)
    script = _into_the_door(script, plan.jams[0], which).face(plan.jams[0] + 0.5, faces.EFFORT)
    script = _struggles(script, plan.jams[0] + 0.2, plan.pops)
    return _pops_out(script, plan, 612 + 44 * which, 92 - 14 * which)


# ------------------------------------------------------------------ the door


def _at_the_door(
    pen: Pen, staging: Staging, plan: _Plan, twins: tuple[Actor, Actor], t: float
) -> tuple[Figure, Figure]:
    """Draw the door and the two in it: one jamb behind them, one before them."""
    stuck = any(at <= t < at + 0.5 for at in plan.jams) or plan.jams[1] <= t < plan.pops
    strain = (2.0 + 5.0 * motion.share(t, plan.jams[1], plan.pops)) if stuck else 0.0
    bulge = strain + (motion.shiver(t, 0.3 * strain) if stuck else 0.0)
    bulge += motion.spring(t, plan.pops, 16, 0.2, 0.2)
    far, near = (_X - 48, FLOOR - 24), (_X + 56, FLOOR + 28)
    _jamb(pen, far, _TOP - 14, -bulge)
    loose = t >= plan.pops
    if loose:
        _lintel(pen, staging, bulge)
        _jamb(pen, near, _TOP + 14, bulge)
    first = twins[0].draw(pen, t)
    second = twins[1].draw(pen, t)
    if not loose:
        _lintel(pen, staging, bulge)
        _jamb(pen, near, _TOP + 14, bulge)
    return first, second


def _jamb(pen: Pen, foot: XY, top: float, bulge: float) -> None:
    x, y = foot
    middle = (x + 2.2 * bulge, (top + y) / 2 + 0.5 * bulge)
    pen.hose([(x, top), (x + 1.6 * bulge, top + 70), middle, (x + bulge, y - 60), (x, y)],
             (9, 9, 9, 9, 11), 112)  # fmt: skip
    pen.polygon([(x - 17, y - 12), (x + 17, y - 12), (x + 19, y + 4), (x - 19, y + 4)], 92)


def _lintel(pen: Pen, staging: Staging, bulge: float) -> None:
    a, b = (_X - 64, _TOP - 26 - 0.4 * bulge), (_X + 72, _TOP + 12 - 0.4 * bulge)
    pen.polygon([a, (a[0], a[1] + 26), (b[0], b[1] + 26), b], 128)
    pen.polygon([a, b, (b[0] + 14, b[1] - 12), (a[0] + 14, a[1] - 12)], 156, INK, 2.2)
    left, right, top = _X - 104, _X + 104, _TOP - 96
    for x in (_X - 30, _X + 30):
        pen.stroke(((x, top + 40), (x, _TOP - 10)), INK, 4)
    pen.polygon([(left, top), (right, top), (right, top + 54), (left, top + 54)], 40, INK, 2.6)
    pen.polygon([(left + 6, top + 6), (right - 6, top + 6), (right - 6, top + 48),
                 (left + 6, top + 48)], None, 236, 1.4)  # fmt: skip
    pen.lines((_X, top + 27), scenery.sign(staging, 0, "way in"), 34, (184, 38), 240)


def _backdrop(pen: Pen, staging: Staging) -> None:
    scenery.paint(pen, replace(staging, scene=staging.scene or GAG.scenes[0]))
    pen.shadow((_X, FLOOR + 6), 92, 22)
    pen.polygon([(_X - 84, FLOOR - 22), (_X - 10, FLOOR - 22), (_X + 92, FLOOR + 28),
                 (_X + 18, FLOOR + 28)], 120, INK, 2)  # fmt: skip
    placard(pen, (884, FLOOR - 16), scenery.sign(staging, 1, "one at a time"), 124, 62)


# ------------------------------------------------------------------ marks, parcel, cat


def _marks(pen: Pen, plan: _Plan, figures: tuple[Figure, ...], t: float) -> None:
    for jam in plan.jams:
        burst(pen, (_X + 4, 430), t - jam, 74)
    if plan.knock > plan.jams[0]:
        burst(pen, (452, 470), t - plan.knock, 64)
    if plan.jams[1] + 0.3 < t < plan.pops:
        for figure in figures[:2]:
            sweat(pen, figure.joints["head"], t)
    if t > plan.main + 0.5:
        for figure in figures[:2]:
            x, y = figure.joints["head"]
            dizzy_stars(pen, (x, y + 18), t, 40, 4)


def _parcel(staging: Staging) -> Part:
    def held(pen: Pen, s: Skeleton) -> None:
        a, b = s.joints["hand.near"], s.joints["hand.far"]
        place = ((a[0] + b[0]) / 2, max(a[1], b[1]) + 8)
        draw_prop(pen, staging.prop or "box", place, s.cue.pose.turn, 0.95, staging.label)

    return held


def _cat(pen: Pen, comes: float, t: float) -> None:
    """Draw the cat: it walks past the door, since there is nothing on either side of it."""
    if t < comes:
        return
    walked = motion.share(t, comes, comes + 1.1)
    pose = CatPose(sit=motion.ramp(t, comes + 1.1, comes + 1.3), gait=walked * 4,
                   speed=0.5 * (walked < 1), tail=0.4 * math.sin(3 * t))  # fmt: skip
    draw_cat(pen, (motion.mix(300, 610, walked), FLOOR + 52), pose, 1.0, 1.25)


GAG = PuppetGag(
    "jammed-door",
    "Two polite men jam in one door; the crowd pushes until everybody falls through.",
    perform,
    shortest=7.0,
    scenes=("workshop", "street", "banquet", "archive"),
    props=("box", "letter", "suitcase"),
    comeback=Comeback(
        "Two polite men bow to each other, go together, stick in the door, and bow again.",
        "The people behind them push, and all fall through in a heap.",
        "They stick in the door once more, a whole row behind them, and the apprentice walks "
        "round it to the other side.",
        "He takes them by the hands and pulls, and the whole row falls through at his feet.",
        meets="narrow door",
    ),
)
