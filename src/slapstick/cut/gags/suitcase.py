"""Suitcase: there is a train to catch, and it holds one sleeve too many to close."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from slapstick.cut import motion, scenery
from slapstick.cut.chance import Chance
from slapstick.cut.motion import STROLL, XY
from slapstick.cut.pen import Pen
from slapstick.cut.performance import FLOOR, Drawn, Performance, PuppetGag, drawn
from slapstick.cut.props import burst, chair, dizzy_stars, dust, flash_lines, sweat
from slapstick.cut.props.trunk import (
    garment,
    lid_point,
    lid_top,
    trunk_back,
    trunk_clothes,
    trunk_front,
    trunk_handle,
)
from slapstick.cut.rig import APPRENTICE, Actor, Part, Script, Skeleton
from slapstick.cut.rig import face as faces
from slapstick.cut.rig import pose as poses
from slapstick.model import Comeback, Hit, Staging

_CASE = (560.0, FLOOR + 14)
_CHAIR, _SEAT = 150.0, FLOOR - 76
_BY, _ON, _THROWN = 366.0, 486.0, 268.0  # beside the case, on its lid, where the lid throws him
_FEET = {"near_foot": (-30, 0), "far_foot": (26, 0)}
_REST = poses.STAND.but(**_FEET)
_PRESS = poses.PUSH.but(lean=0.42, near_foot=(-48, 0), far_foot=(26, 0))
_ABOARD = poses.SIT.but(
    lean=-0.1, near_hand=(36, -40), far_hand=(24, -44), near_foot=(70, -30), far_foot=(82, -20)
)
_ASTRIDE = poses.SIT.but(lean=-0.12, near_hand=(-30, -58), far_hand=(40, -58))
_FLAIL = poses.TUMBLE.but(
    lean=-0.2, near_hand=(-50, 56), far_hand=(56, 60), near_foot=(46, 30), far_foot=(70, 54),
    fingers=1.0,
)  # fmt: skip
_SPRING = poses.CROUCH.but(near_hand=(-44, -50), far_hand=(-30, -56), hip=0.62, **_FEET)
_STRAIN = poses.STAND.but(hip=0.8, lean=0.4, head=-0.1, far_hand=(60, -50), **_FEET)
_LIFTED = poses.STAND.but(
    lean=-0.2, stretch=6, near_hand=(82, 26), far_hand=(-20, -70), fingers=0, **_FEET
)
_INSIDE = poses.CROUCH.but(
    hip=0.3, lean=1.25, head=0.1, near_hand=(20, -40), far_hand=(26, -38), sliding=True
)
_PEEPS = poses.CROUCH.but(hip=0.42, lean=0.5, head=-0.2, sliding=True)


@dataclass(frozen=True, slots=True)
class _Plan:
    """When the lid throws him off, when it shuts, when the handle comes off, when it opens."""

    seconds: float
    count: int
    reversed: bool

    @property
    def long(self) -> bool:
        """Whether there is time to sit on it."""
        return self.seconds >= 7.4

    @property
    def arrives(self) -> float:
        """When he stands before it."""
        return 0.1 * self.seconds

    @property
    def pushed(self) -> float:
        """When it springs open the first time."""
        return (0.215 if self.long else 0.27) * self.seconds

    @property
    def sat(self) -> float:
        """When he sits down on it."""
        return 0.315 * self.seconds

    @property
    def thrown(self) -> float:
        """When it springs open under him."""
        return 0.41 * self.seconds if self.long else self.pushed

    @property
    def hit(self) -> float:
        """When it shuts."""
        return (0.66 if self.long else 0.62) * self.seconds

    def later(self, share: float) -> float:
        """Return a moment between the shutting, 0, and the end, 1."""
        return self.hit + share * (self.seconds - self.hit)

    @property
    def garments(self) -> int:
        """How much is in it."""
        return min(11, 4 + round(2.2 * math.log10(max(1, self.count))))

    @property
    def open(self) -> float:
        """How far its lid gapes by itself."""
        return 0.46 + 0.03 * self.garments

    def sleeves(self, t: float) -> int:
        """Return how many sleeves hang out."""
        return sum(t >= at for at in (0.0, self.pushed, self.thrown, self.hit, self.hit))

    def room(self, t: float) -> float:
        """Return the angle that the clothes fill: less once they are out, or he is in."""
        goes = self.hit - 0.3 if self.reversed else self.later(0.76) + 0.05
        return motion.mix(
            self.open, 0.0 if self.reversed else 0.2, motion.ramp(t, goes, goes + 0.2)
        )

    def lid(self, t: float) -> float:
        """Return the angle of the lid."""
        rest, hit = self.open, self.hit
        frames = [(self.pushed - 0.62, rest), (self.pushed - 0.3, 0.14), (self.pushed, 0.1),
                  (self.pushed + 0.07, rest + 0.12), (self.pushed + 0.25, rest)]  # fmt: skip
        if self.long:
            frames += [(self.sat - 0.02, rest), (self.sat + 0.06, 0.08), (self.thrown - 0.3, 0.1),
                       (self.thrown, 0.05), (self.thrown + 0.07, rest + 0.2),
                       (self.thrown + 0.28, rest)]  # fmt: skip
        if self.reversed:
            frames += [(hit - 0.5, rest), (hit - 0.26, 1.25), (hit - 0.06, 1.25), (hit, 0.0),
                       (self.later(0.3), 0.0), (self.later(0.3) + 0.3, 0.62),
                       (self.later(0.74), 0.62), (self.later(0.74) + 0.08, 0.0)]  # fmt: skip
        else:
            bang = self.later(0.76)
            frames += [(hit - 0.06, rest), (hit, 0.0), (bang, 0.0), (bang + 0.09, 1.05)]
        angle = motion.keys(t, *frames)
        if self.pushed - 0.3 < t < self.pushed or self.thrown - 0.4 < t < self.thrown:
            angle += 0.022 * math.sin(50 * t)
        if self.reversed and self.hit + 0.5 < t < self.later(0.3):
            angle += 0.07 * abs(math.sin(13 * t))  # somebody would like to come out
        if not self.reversed:
            angle += motion.spring(t, self.later(0.76) + 0.09, 0.16, 0.24, 0.25)
        return angle


def perform(staging: Staging, seconds: float) -> Performance:
    """Perform it in a length of time."""
    plan = _Plan(seconds, staging.count, staging.reversed)
    hero = Actor(APPRENTICE, _hero(plan), 1.08)
    words = staging.label or (staging.signs[0] if staging.signs else "luggage")

    def draw(pen: Pen, t: float) -> Drawn:
        chair(pen, (_CHAIR, FLOOR + 8))
        angle, inside = plan.lid(t), plan.reversed and t >= plan.hit - 0.12
        trunk_back(pen, _CASE, angle)
        figure = hero.draw(pen, t, shadow=False) if inside else None
        trunk_clothes(pen, _CASE, min(angle, plan.room(t)), plan.garments)
        trunk_front(pen, _CASE, angle, words, plan.sleeves(t), _sway(plan, t), _handled(plan, t))
        if figure is None:
            on_floor = hero.script.place(t)[0] < 420
            figure = hero.draw(pen, t, _holding(plan, t), shadow=on_floor)
        head = figure.joints["head"]
        _flying(pen, plan, staging.seed, t, head)
        _marks(pen, plan, t, head)
        shaken = motion.shake(t, plan.hit, 9)
        if t >= plan.hit:
            u = motion.ramp(t, plan.later(0.36), plan.later(0.36) + 0.6)
            if not plan.reversed:  # make room for what comes
                bang = plan.later(0.76)
                u *= 1 - 0.8 * motion.ramp(t, bang - 0.1, bang + 0.15)
            x, y = motion.between((480, 360), (_CASE[0] - 70, head[1] + 60), u)
            pen.camera((x + shaken[0], y + shaken[1]), 1.02 + 0.4 * u)
        return drawn(pen, figure)

    topper = plan.later(0.74 if plan.reversed else 0.52)
    hits = [Hit(plan.pushed, 1), Hit(plan.hit, max(2, staging.laugh)), Hit(topper + 0.06, 1)]
    if plan.long:
        hits.insert(1, Hit(plan.thrown, 1))
    if not plan.reversed and plan.later(0.76) + 0.3 < seconds:
        hits.append(Hit(plan.later(0.76) + 0.05, 1))
    return Performance(
        seconds,
        tuple(hits),
        (plan.pushed - 0.35, plan.thrown + 0.2, plan.hit - 0.35, plan.hit + 0.02,
         topper - 0.25 if plan.reversed else topper + 0.2, plan.later(0.95)),
        lambda pen: scenery.paint(pen, staging),
        draw,
        hero.script.leaps,
    )  # fmt: skip


# ------------------------------------------------------------------ who plays


def _hero(plan: _Plan) -> Script:
    """Push it, sit on it, jump on it from a chair."""
    edge = _edge(plan)
    script = (
        Script(_BY - 140 * plan.arrives, stance=_REST, mood=faces.PLEASED)
        .walk(0.0, plan.arrives, _BY, STROLL)
        .look(0.1, plan.pushed, (520, 470))
        .pose(plan.pushed - 0.9, _REST.but(lean=0.1, near_hand=(78, 30), far_hand=(80, 36)), 0.28)
        .hold(plan.pushed - 0.75, plan.pushed, "near", edge, 0.12)
        .hold(plan.pushed - 0.75, plan.pushed, "far", edge, 0.12)
        .pose(plan.pushed - 0.62, _PRESS, 0.32)
        .face(plan.pushed - 0.6, faces.EFFORT)
        .flinch(plan.pushed - 0.8, plan.pushed - 0.25)
    )
    script = _sits(script, plan) if plan.long else _thrown(script, plan)
    script = _jumps(script, plan)
    return _swallowed(script, plan) if plan.reversed else _lifts(script, plan)


def _edge(plan: _Plan) -> Callable[[float], XY]:
    def edge(t: float) -> XY:
        return lid_point(_CASE, plan.lid(t), 262, 46)

    return edge


def _sits(script: Script, plan: _Plan) -> Script:
    hop = plan.sat - 0.32
    top = lid_top(_CASE, 0.08, _ON) + 8
    script = (
        script.pose(plan.pushed, poses.TAKE.but(**_FEET), 0.12, motion.snap)
        .face(plan.pushed, faces.STARTLED)
        .flinch(plan.pushed - 0.05, plan.pushed + 0.56)
        .pose(plan.pushed + 0.32, _REST, 0.2)
        .face(plan.pushed + 0.3, faces.SULK)
        .turn(hop - 0.32, -1)
        .pose(hop - 0.2, poses.SHRINK.but(**_FEET), 0.2)
        .face(hop, faces.SLY)
        .leap(hop, plan.sat, (_ON, top), 60)
        .pose(hop + 0.05, _ABOARD, 0.24)
        .flinch(hop - 0.34, plan.sat + 0.08)
        .face(plan.sat + 0.1, faces.PROUD_FACE)
        .face(plan.thrown - 0.42, faces.WORRIED)
        .shiver(plan.thrown - 0.4, plan.thrown, 3.0)
    )
    return _thrown(script, plan)


def _thrown(script: Script, plan: _Plan) -> Script:
    lands = plan.thrown + 0.5
    return (
        script.face(plan.thrown, faces.AGHAST, 0.05)
        .pose(plan.thrown, _FLAIL, 0.12, motion.snap)
        .leap(plan.thrown, lands, (_THROWN, FLOOR), 190 if plan.long else 90)
        .pose(lands - 0.08, poses.SIT.but(wide=1.12, high=0.86), 0.07)
        .pose(lands, poses.SIT, 0.2, motion.overshoot)
        .flinch(plan.thrown - 0.05, lands + 0.1)
        .face(lands, faces.WINCE, 0.05)
    )


def _jumps(script: Script, plan: _Plan) -> Script:
    """Get up, climb on the chair, and jump."""
    lands, flies = plan.thrown + 0.5, plan.hit - 0.66
    room = flies - lands
    up = lands + min(0.35, 0.25 * room)
    climbs = up + 0.22 + 0.28 * max(0.0, room - 1.0)
    return (
        script.face(up - 0.05, faces.ANGRY)
        .pose(up, _REST, 0.22)
        .flinch(up, up + 0.26)
        .turn(up, -1)
        .leap(climbs, climbs + 0.3, (_CHAIR, _SEAT), 60)
        .flinch(climbs - 0.05, climbs + 0.4)
        .turn(climbs + 0.26, 1)
        .look(climbs + 0.4, plan.hit, (540, 500))
        .face(climbs + 0.4, faces.SLY)
        .pose(flies - 0.34, _SPRING, 0.28)
        .pose(flies, poses.CHEER.but(stretch=10, sliding=True), 0.14, motion.snap)
        .face(flies, faces.GRIN)
        .flinch(flies - 0.36, plan.hit + 0.08)
    )


def _lifts(script: Script, plan: _Plan) -> Script:
    """Land, shut it, take it by the handle."""
    hit, off, bang = plan.hit, plan.later(0.52), plan.later(0.76)
    top = lid_top(_CASE, 0.0, _ON) + 10
    down = plan.later(0.2)
    grabs = max(down + 0.3, off - 0.6)
    grip = lid_point(_CASE, 0.0, 214, 62)
    return (
        script.leap(hit - 0.66, hit, (_ON, top), 150)
        .pose(hit - 0.34, _FLAIL, 0.18)
        .pose(hit - 0.06, _ASTRIDE.but(wide=1.16, high=0.8), 0.06)
        .pose(hit, _ASTRIDE, 0.18)
        .face(hit, faces.WINCE, 0.05)
        .face(hit + 0.44, faces.WONDER)
        .leap(down, down + 0.26, (_BY + 16, FLOOR), 50)
        .pose(down, poses.PROUD.but(sliding=True, **_FEET), 0.22)
        .pose(down + 0.24, poses.PROUD.but(**_FEET), 0.1)
        .face(down + 0.1, faces.PROUD_FACE)
        .flinch(down - 0.04, down + 0.38)
        .hold(grabs, off, "near", grip, 0.12)
        .pose(grabs, _STRAIN, 0.24)
        .face(grabs + 0.2, faces.EFFORT)
        .flinch(grabs, grabs + 0.3)
        .pose(off, _LIFTED, 0.12, motion.snap)
        .face(off, faces.PROUD_FACE)
        .flinch(off - 0.15, off + 0.25)
        .look(off + 0.2, off + 0.5, (_BY + 60, 380))
        .face(off + 0.2, faces.WONDER)
        .face(min(bang - 0.2, off + 0.5), faces.DEADPAN, 0.1)
        .pose(bang + 0.02, poses.CRINGE.but(near_hand=(74, 0), **_FEET), 0.12, motion.snap)
        .flinch(bang, bang + 0.3)
        .face(bang + 0.02, faces.WINCE, 0.05)
        .pose(bang + 0.3, _LIFTED.but(lean=-0.06, stretch=0, near_hand=(74, -4)), 0.2)
    )


def _swallowed(script: Script, plan: _Plan) -> Script:
    """Jump into a mouth; look out of it; be shut again."""
    hit, peeps, shuts = plan.hit, plan.later(0.3), plan.later(0.74)
    return (
        script.leap(hit - 0.66, hit, (_ON + 10, FLOOR), 190)
        .face(hit - 0.36, faces.AGHAST)
        .pose(hit - 0.4, poses.DIVE.but(near_hand=(20, 84), far_hand=(40, 80)), 0.24)
        .pose(hit - 0.14, _INSIDE, 0.14)
        .face(hit, faces.DEADPAN)
        .pose(peeps, _PEEPS, 0.3)
        .flinch(peeps - 0.05, peeps + 0.36)
        .look(peeps + 0.2, peeps + 0.55, (300, 560))
        .face(peeps + 0.55, faces.DEADPAN)
        .pose(shuts - 0.1, _INSIDE, 0.14, motion.ease_in)
        .flinch(shuts - 0.14, shuts + 0.16)
    )


# ------------------------------------------------------------------ things that move


def _handled(plan: _Plan, t: float) -> bool:
    return plan.reversed or t < plan.later(0.52)


def _holding(plan: _Plan, t: float) -> Part:
    """Return how the handle is drawn: in his hand, once it is all he holds."""

    def held(pen: Pen, s: Skeleton) -> None:
        if not _handled(plan, t):
            x, y = s.joints["hand.near"]
            trunk_handle(pen, (x, y + 16), 0.06 * math.sin(9 * t))

    return held


def _sway(plan: _Plan, t: float) -> float:
    jolts = (plan.pushed, plan.sat, plan.thrown, plan.hit, plan.later(0.76))
    return 2 * math.sin(2.1 * t) + sum(motion.spring(t, at, 22, 0.36, 0.3) for at in jolts)


def _flying(pen: Pen, plan: _Plan, seed: int, t: float, head: XY) -> None:
    """Draw what the suitcase throws up: one thing at each try, and in the end everything."""
    for index, at in enumerate((plan.pushed, plan.thrown)):
        u = motion.share(t, at, at + 0.9)
        if 0 < u < 1:
            goal = (360.0 + 420 * index, FLOOR + 40)
            x, y = motion.arc((480, 480), goal, u, 330)
            garment(pen, (x, y), 5 * u, 0.9, index)
    bang = plan.later(0.76)
    if plan.reversed or t < bang:
        return
    chance = Chance("clothes", seed)
    for index in range(plan.garments + 5):
        long = chance.between(0.8, 1.5)
        side = chance.between(450, 880) if index % 4 else chance.between(60, 250)
        goal = (side, FLOOR + chance.between(20, 60))
        high, turns = chance.between(330, 520), chance.between(-5, 5)
        u = motion.share(t, bang, bang + long)
        x, y = motion.arc((560, 520), goal, motion.ease_out(u) * 0.6 + 0.4 * u, high)
        garment(pen, (x, y), turns * u, 0.95, index)
    u = motion.share(t, bang + 0.02, bang + 0.4)
    x, y = motion.arc((540, 500), (head[0] + 2, head[1] - 34), u, 200)
    garment(pen, (x, y), 4 * (1 - u) + math.pi, 0.95, 2)


def _marks(pen: Pen, plan: _Plan, t: float, head: XY) -> None:
    at = (_ON + 20, _CASE[1] - 130)
    burst(pen, at, t - plan.hit, 190)
    dust(pen, (_CASE[0], FLOOR + 14), t - plan.hit, 2.4)
    for spring in {plan.pushed, plan.thrown}:
        flash_lines(pen, (470, 470), t - spring, 130)
    dust(pen, (_THROWN, FLOOR + 8), t - plan.thrown - 0.5, 1.3)
    if plan.pushed - 0.55 < t < plan.pushed:
        sweat(pen, head, t, -1)
    if plan.thrown + 0.5 < t < plan.thrown + 0.9:
        dizzy_stars(pen, head, t)
    if plan.reversed:
        dust(pen, (_CASE[0], FLOOR + 14), t - plan.later(0.74) - 0.06, 1.4)
    else:
        flash_lines(pen, lid_point(_CASE, 0.0, 214, 60), t - plan.later(0.52), 90)
        flash_lines(pen, (500, 500), t - plan.later(0.76), 170)


GAG = PuppetGag(
    "suitcase",
    "A suitcase will not close, however he sits on it, and when it does, its handle comes off.",
    perform,
    shortest=6.0,
    scenes=("street", "archive", "banquet", "theatre", "workshop"),
    props=("suitcase",),
    comeback=Comeback(
        "He leans on the lid, sits on it, jumps on it from a chair, and is thrown off.",
        "It closes at last, he takes it by the handle, and goes off with the handle alone.",
        "He leans on the lid, jumps on it, is thrown off, and goes in head first with all "
        "the rest.",
        "The lid shuts over him, opens by an inch, two eyes look out, and it shuts again.",
    ),
)
