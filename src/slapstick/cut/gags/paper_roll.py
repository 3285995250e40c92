"""Paper roll: he backs away reading a form that has no end, until it has him."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from slapstick.cut import motion, scenery
from slapstick.cut.chance import Chance
from slapstick.cut.motion import HURRY, STROLL, XY
from slapstick.cut.pen import INK, Pen, smooth
from slapstick.cut.performance import FLOOR, Drawn, Figure, Performance, PuppetGag, drawn
from slapstick.cut.props import burst, dizzy_stars, dust, flash_lines, speed_lines
from slapstick.cut.rig import APPRENTICE, INSPECTOR, Actor, Part, Script, Skeleton
from slapstick.cut.rig import face as faces
from slapstick.cut.rig import pose as poses
from slapstick.cut.rig.skeleton import Cue
from slapstick.model import Comeback, Hit, Staging

_ROLL: XY = (176, 438)
_START = 322.0
_HALF = 0.25  # seconds of a half turn
_READ = poses.STAND.but(lean=-0.04, head=0.16, near_hand=(50, -8), far_hand=(44, -34), fingers=0.1)
_TUG = poses.PULL.but(near_hand=(60, -10), far_hand=(70, -6))
_BOUND = poses.STAND.but(near_hand=(2, -80), far_hand=(4, -80), near_foot=(-9, 0), far_foot=(9, 0))
_SEAT = poses.SIT.but(near_hand=(-30, -74), far_hand=(30, -60))
_SIGNS = _SEAT.but(lean=0.02, near_hand=(64, 10), fingers=0.0)


@dataclass(frozen=True, slots=True)
class _Plan:
    """When what happens; the paper is as long as the number says."""

    seconds: float
    walks: float
    stops: float
    wraps: float
    pulls: float
    hit: float
    topper: float
    reader: float  # where he who reads has backed to
    loops: int

    @property
    def wrapped(self) -> float:
        """When nothing but his face is to be seen."""
        return self.wraps + 4 * _HALF

    @property
    def puller(self) -> float:
        """Where the other stands."""
        return self.reader + 214


class _Top(Actor):
    """One who spins like a top: seldom seen edge on."""

    def cue(self, t: float) -> Cue:
        """Return the cue at t, never thinner than half."""
        cue = super().cue(t)
        return replace(cue, facing=math.copysign(max(0.6, abs(cue.facing)), cue.facing))


def perform(staging: Staging, seconds: float) -> Performance:
    """Perform it in a length of time."""
    plan = _plan(staging, seconds)
    turned = staging.reversed
    victim = _Top(INSPECTOR if turned else APPRENTICE, _reads(plan, turned))
    other = Actor(APPRENTICE if turned else INSPECTOR, _pulls(plan, turned))

    def draw(pen: Pen, t: float) -> Drawn:
        _spool(pen, plan, t)
        _heap(pen, staging, plan, t, front=False)
        taut = _strips(plan, victim, other, t)
        puller = other.draw(pen, t, _end(plan, staging, t, turned))
        figure = victim.draw(pen, t, _form(plan, staging, victim, t))
        share = _bound(plan, t)
        if share > 0:
            _wrapping(pen, figure, share, t, 1.24 if turned else 1.0)
        for strip in taut:
            _ribbon(pen, strip, 15)
        _heap(pen, staging, plan, t, front=True)
        _marks(pen, plan, t, figure, puller, turned)
        _look(pen, plan, t, turned)
        return drawn(pen, puller, figure) if turned else drawn(pen, figure, puller)

    hits = [Hit(plan.hit, max(2, staging.laugh))]
    if not turned:
        hits.append(Hit(plan.topper, 1))
    return Performance(
        seconds,
        tuple(hits),
        (0.6 * plan.walks, plan.stops, plan.wrapped + 0.1, plan.pulls + 0.35, plan.hit + 0.3,
         min(seconds - 0.1, plan.topper + 0.3)),
        lambda pen: _backdrop(pen, staging),
        draw,
        (*victim.script.leaps, *other.script.leaps),
    )  # fmt: skip


def _plan(staging: Staging, seconds: float) -> _Plan:
    hit = 0.7 * seconds
    pulls = hit - 0.85
    walks = 0.17 * seconds
    wraps = max(0.36 * seconds, pulls - 1.5 - 0.07 * seconds)
    stops = wraps - 0.12
    reader = min(620.0, _START + 150 * (stops - walks))
    topper = min(hit + max(1.15, 0.16 * seconds), seconds - 0.5)
    loops = 4 + min(11, round(4 * math.log10(max(1, staging.count)) + 0.3 * seconds))
    return _Plan(seconds, walks, stops, wraps, pulls, hit, topper, reader, loops)


# ------------------------------------------------------------------ who plays


def _reads(plan: _Plan, pompous: bool) -> Script:
    """Back away reading, be wrapped up, be spun out of it, and try to sign."""
    walks, wraps, hit = plan.walks, plan.wraps, plan.hit
    mood = faces.PROUD_FACE if pompous else faces.PLEASED
    script = Script(_START, stance=_READ, mood=mood).walk(walks, plan.stops, plan.reader, STROLL)
    script = (
        replace(script, facing=-1)  # he walks backwards: the paper must be read in order
        .face(0.1, mood.looking(0.7, 0.7))
        .pose(0.5 * walks, _READ.but(lean=-0.16, near_hand=(62, 2)), 0.25)
        .pose(walks - 0.3, _READ, 0.3)
        .face(0.6 * walks, faces.WONDER.looking(0.7, 0.5))
        .face(0.5 * (walks + plan.stops), faces.WORRIED.looking(0.6, 0.8))
        .pose(wraps - 0.1, _BOUND.but(hip=0.95), 0.2)
        .face(wraps, faces.AGHAST)
    )
    for index in range(4):
        script = script.turn(wraps + index * _HALF, 1 if index % 2 == 0 else -1)
    script = (
        script.pose(plan.wrapped - 0.2, _BOUND, 0.2)
        .flinch(wraps, plan.wrapped)
        .face(plan.wrapped + 0.05, faces.WORRIED.to_audience())
        .shiver(plan.wrapped + 0.2, plan.pulls + 0.2, 3)
        .face(plan.pulls + 0.05, faces.AGHAST, 0.05)
        .face(plan.pulls + 0.35, faces.DIZZY, 0.05)
    )
    for index in range(3):
        script = script.turn(plan.pulls + 0.1 + index * 0.25, 1 if index % 2 == 0 else -1)
    return _lands(script, plan, hit, pompous)


def _lands(script: Script, plan: _Plan, hit: float, pompous: bool) -> Script:
    flat = _SEAT.but(wide=1.16, high=0.8)
    script = (
        script.pose(plan.pulls + 0.5, _BOUND.but(near_hand=(-60, 20), far_hand=(66, 30)), 0.15)
        .leap(hit - 0.25, hit, (plan.reader - 14, FLOOR), 46)
        .pose(hit - 0.08, flat, 0.08, motion.linear)
        .pose(hit, _SEAT, 0.24, motion.overshoot)
        .face(hit, faces.WINCE, 0.05)
        .flinch(plan.pulls, hit + 0.08)
        .face(hit + 0.46, faces.DIZZY)
    )
    if pompous:
        return script.face(plan.topper + 0.3, faces.DEADPAN, 0.2)
    return (
        script.face(plan.topper - 0.55, faces.PLEASED.looking(0.9, -0.1))
        .pose(plan.topper - 0.6, _SIGNS, 0.3)
        .pose(plan.topper, _SIGNS.but(near_hand=(70, 2)), 0.06)
        .face(plan.topper + 0.02, faces.STARTLED.but(look_x=0.9), 0.05)
        .face(plan.topper + 0.3, faces.DEADPAN, 0.12)
    )


def _pulls(plan: _Plan, hero: bool) -> Script:
    """Come, find a loose end, and be helpful."""
    pulls, hit = plan.pulls, plan.hit
    if hero:
        script = Script(plan.puller, facing=-1, stance=poses.THINK, mood=faces.WONDER)
        script = script.face(plan.stops - 0.2, faces.WORRIED).pose(plan.wraps, poses.STAND, 0.3)
    else:
        enters = max(0.1, pulls - 0.55 - (1020 - plan.puller) / 160)
        script = Script(1030, facing=-1, mood=faces.PROUD_FACE)
        script = script.walk(enters, pulls - 0.5, plan.puller, HURRY)
    tail = (plan.reader + 112, 496)
    yank = poses.PULL.but(near_hand=(22, -20), far_hand=(30, -22))
    script = (
        script.look(plan.wraps, hit, (plan.reader, 460))
        .pose(pulls - 0.45, poses.POINT.but(lean=0.24, near_hand=(84, -20)), 0.3)
        .hold(pulls - 0.55, pulls + 0.05, "near", tail, 0.45)
        .face(pulls - 0.1, faces.EFFORT)
        .pose(pulls, yank, 0.16, motion.snap)
        .flinch(pulls - 0.12, pulls + 0.22)
        .face(hit, faces.PLEASED if not hero else faces.STARTLED)
    )
    offers = poses.BOW.but(lean=0.36, near_hand=(72, -40), far_hand=(-8, -70))
    script = script.pose(hit + 0.45, offers, 0.3).face(hit + 0.5, faces.PLEASED.looking(0.7, 0.6))
    if hero:
        signs = poses.STAND.but(near_hand=(40, -12), far_hand=(46, -28), head=0.2)
        return script.pose(plan.topper - 0.25, signs, 0.25).face(
            plan.topper + 0.2, faces.GRIN.to_audience(), 0.15
        )
    return script.face(plan.topper + 0.1, faces.SULK.looking(0.6, 0.6))


# ------------------------------------------------------------------ paper


def _ribbon(pen: Pen, points: Sequence[XY], width: float) -> None:
    """Draw a strip of paper with small writing on it."""
    pen.curve(points, INK, width + 4)
    pen.curve(points, 246, width)
    path = smooth(points)
    for index in range(1, len(path) - 1, 3):
        (x, y), (u, v) = path[index], path[index + 1]
        pen.stroke((path[index], (x + 0.6 * (u - x), y + 0.6 * (v - y))), 140, 2)


def _bound(plan: _Plan, t: float) -> float:
    """Return how far up he is wrapped."""
    if t < plan.pulls + 0.1:
        return motion.share(t, plan.wraps, plan.wrapped - 0.05)
    return 1 - motion.share(t, plan.pulls + 0.1, plan.hit - 0.12)


def _strips(plan: _Plan, victim: Actor, other: Actor, t: float) -> list[list[XY]]:
    """Return the strips that hang in the air: from the roll to him, from him to the other."""
    top = (_ROLL[0] + 26, _ROLL[1] - 16)
    x = victim.script.place(t)[0]
    strips: list[list[XY]] = []
    if t < plan.wraps:
        hand = victim.joint("hand.far", t)
        far = hand[0] - top[0]
        sag = 26 + 0.1 * far + 5 * math.sin(5 * t)
        strips.append([top, (top[0] + 0.5 * far, (top[1] + hand[1]) / 2 + sag), hand])
    elif t < plan.pulls:
        high = FLOOR - 20 - 200 * _bound(plan, t)
        wave = 18 * math.sin(19 * t) * (t < plan.wrapped)
        strips.append([top, ((top[0] + x) / 2, (top[1] + high) / 2 + 24 + wave), (x - 26, high)])
    if plan.wrapped - 0.3 < t < plan.hit - 0.1:
        free = (plan.reader + 112, 496.0)
        goal = other.joint("hand.near", t) if t > plan.pulls - 0.3 else free
        high = FLOOR - 30 - 180 * _bound(plan, t)
        drop = 18.0 if t < plan.pulls else 0.0
        middle = ((x + 30 + goal[0]) / 2, (high + goal[1]) / 2 + drop)
        tail = [(goal[0] + 8, goal[1] + 40), (goal[0] - 6, goal[1] + 74)]
        strips.append([(x + 28, high), middle, goal, *tail])
    return strips


def _form(plan: _Plan, staging: Staging, victim: Actor, t: float) -> Part:
    """Return how he holds the form: a sheet before his chest that hangs to the floor."""
    words = staging.label or scenery.sign(staging, 0, "form")

    def held(pen: Pen, s: Skeleton) -> None:
        if t > plan.wraps + 0.05:
            if plan.topper - 0.6 < t and victim.puppet is APPRENTICE:
                _pencil(pen, s, t - plan.topper)
            return
        x, y = s.joints["hand.near"]
        low = min(FLOOR, y + 70 + 130 * motion.ramp(t, 0.5 * plan.walks, plan.walks))
        sway = 6 * math.sin(4 * t)
        sheet = [(x - 30, y - 12), (x + 24, y - 6), (x + 26 + sway, low), (x - 30 + sway, low)]
        pen.polygon(sheet, 246)
        pen.lines((x - 3, y + 12), words, 20, (50, 26))
        for step in range(int((low - y - 34) / 11)):
            v = y + 34 + 11 * step
            pen.stroke(((x - 22, v), (x + 12 + 5 * (step % 2), v + 1)), 120, 2)

    return held


def _pencil(pen: Pen, s: Skeleton, broken: float) -> None:
    x, y = s.joints["hand.near"]
    tip = (x + 30, y - 16)
    if broken < 0:
        pen.hose(((x - 10, y + 8), tip), (4.5, 4.5), 196, INK, 2)
        pen.hose((tip, (tip[0] + 10, tip[1] - 6)), (4, 1), 240, INK, 2)
        return
    pen.hose(((x - 10, y + 8), (x + 10, y - 4)), (4.5, 4.5), 196, INK, 2)
    at = motion.arc(tip, (tip[0] + 40, FLOOR), min(1.0, broken / 0.5), 70)
    c, z = math.cos(14 * min(broken, 0.5)), math.sin(14 * min(broken, 0.5))
    pen.hose((at, (at[0] + 24 * c, at[1] + 24 * z)), (4.5, 1.5), 196, INK, 2)


def _end(plan: _Plan, staging: Staging, t: float, hero: bool) -> Part:
    """Return how the other holds the very end: one dotted line."""
    words = staging.label or scenery.sign(staging, 0, "form")

    def held(pen: Pen, s: Skeleton) -> None:
        if t < plan.hit - 0.1:
            return
        x, y = s.joints["hand.near"]
        sheet = [(x - 52, y - 10), (x + 12, y - 10), (x + 18, y + 92), (x - 48, y + 96)]
        pen.polygon(sheet, 248)
        pen.lines((x - 20, y + 10), words, 18, (56, 28))
        for v in (30, 42):
            pen.stroke(((x - 42, y + v), (x + 6, y + v)), 150, 2)
        for dot in range(7):
            pen.ellipse((x - 43 + 8 * dot, y + 74), 2, fill=INK)
        if hero and t > plan.topper:
            wave = [(x - 44, y + 68), (x - 34, y + 52), (x - 26, y + 70), (x - 14, y + 56),
                    (x - 6, y + 70), (x + 8, y + 62)]  # fmt: skip
            pen.curve(wave, INK, 4)

    return held


def _wrapping(pen: Pen, figure: Figure, share: float, t: float, stout: float) -> None:
    """Draw the paper round a body, from the feet upwards."""
    j = figure.joints
    foot = ((j["foot.near"].x + j["foot.far"].x) / 2, j["foot.near"].y - 4)
    axis = [foot, (j["hip"].x, j["hip"].y), (j["neck"].x, j["neck"].y + 2)]
    rows = max(1, round(15 * share))
    for row in range(rows):
        u = row / 14.5
        v = u * 2
        a, b = (axis[0], axis[1]) if v < 1 else (axis[1], axis[2])
        at = motion.between(a, b, v if v < 1 else v - 1)
        wide = stout * (27 + 13 * math.sin(math.pi * (0.12 + 0.62 * u)))
        slant = 7 * math.sin(1.7 * row + 22 * t * (share < 1))
        pen.hose(((at[0] - wide, at[1] - slant), (at[0] + wide, at[1] + slant)), (9, 9), 246,
                 INK, 2.2)  # fmt: skip
        for x in (-0.6, -0.2, 0.2, 0.6):
            spot = (at[0] + x * wide, at[1] + x * slant)
            pen.stroke((spot, (spot[0] + 8, spot[1] + 1)), 160, 2)
    if share >= 1:
        head = j["head"]
        pen.hose(((head.x - 36, head.y + 30), (head.x + 36, head.y + 24)), (9, 9), 246, INK, 2.2)


def _heap(pen: Pen, staging: Staging, plan: _Plan, t: float, *, front: bool) -> None:
    """Draw what has come off the roll and lies about in loops; every third lies before them."""
    chance = Chance("paper", staging.seed)
    late = 2 if t > plan.hit - 0.3 else 0
    shown = plan.loops * motion.share(t, plan.walks, plan.wrapped) + late * 3
    for index in range(math.ceil(shown)):
        x = 236 + (plan.reader - 180) * chance.unit()
        if index >= plan.loops:
            x = plan.reader + 70 + 40 * (index - plan.loops)
        radius = chance.between(22, 40) * min(1.0, shown - index)
        layer = index % 3
        y = FLOOR + 18 - 7 * layer - (0 if layer == 0 else 7 * (index // 3))
        lean = chance.between(-0.4, 0.4)
        loop = [
            (
                x + radius * 1.5 * math.sin(a) + lean * radius * math.cos(a) + 10 * (a - 3),
                y - radius * 0.8 * (1 - math.cos(a)),
            )
            for a in (-0.9, 0, 1.2, 2.4, 3.6, 4.8, 6, 7.2)
        ]
        if (layer == 0) is front:
            _ribbon(pen, loop, 12)


def _spool(pen: Pen, plan: _Plan, t: float) -> None:
    """Draw the roll on its spindle: it turns as long as paper comes off it."""
    turn = 9 * motion.share(t, plan.walks * 0.4, plan.wraps)
    turn += 40 * motion.share(t, plan.wraps, plan.wrapped)
    pen.ellipse(_ROLL, 40, fill=246, line=INK)
    for radius in (31, 22, 13):
        start = math.degrees(turn) + radius * 9
        pen.arc(_ROLL, radius, start % 360, start % 360 + 280, 130, 2)
    pen.ellipse(_ROLL, 7, fill=60, line=INK)


# ------------------------------------------------------------------ marks


def _marks(pen: Pen, plan: _Plan, t: float, figure: Figure, puller: Figure, turned: bool) -> None:
    head, hip = figure.joints["head"], figure.joints["hip"]
    for start, stop in ((plan.wraps, plan.wrapped), (plan.pulls + 0.1, plan.hit - 0.2)):
        if start < t < stop:
            for side, y in ((1, -90), (-1, -40), (1, 20)):
                arc = [(hip.x + side * 60, hip.y + y), (hip.x + side * 84, hip.y + y - 14),
                       (hip.x + side * 70, hip.y + y - 34)]  # fmt: skip
                pen.curve(arc, INK, 3)
    if plan.pulls < t < plan.pulls + 0.3:
        speed_lines(pen, (puller.joints["hand.near"].x, 520), 1, 0.6, 3)
    dust(pen, (plan.reader - 14, FLOOR + 4), t - plan.hit, 1.5)
    burst(pen, (plan.reader - 14, FLOOR - 8), t - plan.hit, 110)
    if plan.hit + 0.46 < t < plan.topper - (0.6 if not turned else -9):
        dizzy_stars(pen, (head.x, head.y), t)
    if not turned:
        hand = figure.joints["hand.near"]
        flash_lines(pen, (hand.x + 30, hand.y - 16), t - plan.topper, 64)


def _look(pen: Pen, plan: _Plan, t: float, turned: bool) -> None:
    if t < plan.hit - 0.02:
        pen.camera(
            (
                motion.mix(500 if turned else 420, 560, motion.ramp(t, plan.walks, plan.wrapped)),
                430,
            ),
            1.04 if turned else 1.14,
        )
        return
    shaken = motion.shake(t, plan.hit, 7)
    zoom = (1.04 if turned else 1.14) + 0.36 * motion.ramp(t, plan.hit + 0.5, plan.topper - 0.2)
    x = motion.mix(560, plan.reader + 90, motion.ramp(t, plan.hit + 0.5, plan.topper - 0.2))
    pen.camera((x + shaken[0], 450 + shaken[1]), zoom)


def _backdrop(pen: Pen, staging: Staging) -> None:
    scenery.paint(pen, replace(staging, scene=staging.scene or GAG.scenes[0]))
    pen.shadow((140, FLOOR + 14), 120, 10)
    pen.polygon([(52, 500), (228, 500), (222, FLOOR + 12), (58, FLOOR + 12)], 98)
    pen.polygon([(44, 482), (236, 482), (236, 502), (44, 502)], 132)
    pen.polygon([(70, 528), (210, 528), (210, 600), (70, 600)], 246, INK, 2)
    pen.lines((140, 564), scenery.sign(staging, 0, "forms"), 36, (126, 62))
    pen.polygon([(_ROLL[0] - 12, _ROLL[1]), (_ROLL[0] + 12, _ROLL[1]), (_ROLL[0] + 22, 482),
                 (_ROLL[0] - 22, 482)], 84)  # fmt: skip


GAG = PuppetGag(
    "paper-roll",
    "He reads a form that never ends, is wrapped up in it, is spun out, and may sign.",
    perform,
    shortest=5.5,
    scenes=("archive", "street", "workshop"),
    props=("paper roll",),
    comeback=Comeback(
        "He reads it as he walks backwards, and it winds itself round him from the boots up "
        "to the eyes.",
        "The inspector pulls at the loose end, spins him free, and shows him where to sign.",
        "This time the inspector reads it as he walks backwards, and it winds itself round "
        "him up to the hat.",
        "The apprentice pulls at the loose end, the inspector spins free and sits down, and "
        "the apprentice signs with a grin.",
    ),
)
