"""Tug-of-war: two brothers and what they share, to and fro, until it lets go of both."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from slapstick.cut import motion, scenery
from slapstick.cut.motion import RUN, XY
from slapstick.cut.pen import INK, Pen
from slapstick.cut.performance import FLOOR, Drawn, Figure, Performance, PuppetGag, drawn
from slapstick.cut.props import burst, dizzy_stars, dust, flash_lines, rope, sweat
from slapstick.cut.rig import APPRENTICE, INSPECTOR, TWINS, Actor, Script, bystander
from slapstick.cut.rig import face as faces
from slapstick.cut.rig import pose as poses
from slapstick.model import Comeback, Hit, Staging

_MIDDLE = 480.0
_APART = 78.0  # from one puller to the next behind him
_READY = poses.PULL.but(lean=-0.06, hip=0.92, sliding=True)
_HEAVE = poses.PULL.but(lean=-0.66, hip=0.8, sliding=True)
_DRAGGED = poses.PULL.but(
    lean=0.34, hip=0.93, near_hand=(84, -2), far_hand=(86, 0), near_foot=(-34, 0), sliding=True
)
_GRASP: dict[str, XY] = {"near_hand": (66, -44), "far_hand": (72, -40)}  # of another's waist
_SIT = poses.SIT.but(near_hand=(10, -70), far_hand=(30, -60), lean=-0.3)
_BETWEEN = poses.STAND.but(near_hand=(20, -40), far_hand=(44, -40), sliding=True, hip=0.97)
_Thing = Callable[[Pen, XY, XY, XY, str], None]


@dataclass(frozen=True, slots=True)
class _Plan:
    """When they heave, when it lets go, when they all sit."""

    seconds: float
    main: float

    @property
    def snap(self) -> float:
        """When it lets go."""
        return self.main - 0.46

    @property
    def last(self) -> float:
        """When the last heave begins."""
        return self.snap - 1.25

    @property
    def heaves(self) -> tuple[float, ...]:
        """When each heave before the last begins."""
        count = max(2, min(5, int((self.last - 0.45) / 0.98)))
        each = (self.last - 0.45) / count
        return tuple(0.45 + each * index for index in range(count))

    @property
    def topper(self) -> float:
        """When it comes down again."""
        return self.main + max(0.85, 0.1 * self.seconds)

    def middle(self, after: int) -> float:
        """Where the middle is after so many heaves."""
        if after == 0 or after > len(self.heaves):
            return _MIDDLE
        return _MIDDLE + (-62 if after % 2 else 62)

    def stand(self, side: int, rank: int, after: int) -> float:
        """Where a puller stands after so many heaves: they get further apart each time."""
        half = 218 if after > len(self.heaves) else 150 + 8 * after
        return self.middle(after) + side * (half + _APART * rank)


def perform(staging: Staging, seconds: float) -> Performance:
    """Perform it in a length of time."""
    return _reversed(staging, seconds) if staging.reversed else _forwards(staging, seconds)


# ------------------------------------------------------------------ forwards


def _forwards(staging: Staging, seconds: float) -> Performance:
    plan = _Plan(seconds, 0.68 * seconds)
    rows = [_row(plan, staging, side) for side in (-1, 1)]
    thing, words = _thing(staging.prop), _words(staging)

    @lru_cache(maxsize=8)  # asked for by both of his hands and by the thing itself
    def waist(t: float) -> XY:
        a, b = (rows[i][0].joint("hand.near", t) for i in (0, 1))
        return ((a[0] + b[0]) / 2, min((a[1] + b[1]) / 2, 520.0) - 16)

    hero = Actor(APPRENTICE, _in_the_middle(plan, waist))

    def draw(pen: Pen, t: float) -> Drawn:
        first = hero.draw(pen, t)
        figures = [actor.draw(pen, t) for row in rows for actor in reversed(row)]
        grips = tuple(row[0].joint("hand.near", t) for row in rows)
        if t < plan.snap:
            thing(pen, grips[0], grips[1], waist(t), words)
            _strain(pen, plan, first, t)
        else:
            _flies(pen, plan, thing, waist(plan.snap), hero.joint("head", t), words, t)
        _fallen(pen, plan, rows, t)
        shake = motion.shake(t, plan.main, 3 * staging.laugh)
        near = motion.ramp(t, plan.topper + 0.15, plan.topper + 0.7)
        head = first.joints["head"]
        at = (motion.mix(480, head.x, near), motion.mix(440, head.y + 40, near))
        pen.camera((at[0] + shake[0], at[1] + shake[1]), 1.08 + 0.5 * near)
        return drawn(pen, first, *figures)

    return _performance(staging, plan, draw, [hero, *rows[0], *rows[1]])


def _performance(
    staging: Staging, plan: _Plan, draw: Callable[[Pen, float], Drawn], actors: list[Actor]
) -> Performance:
    m, first = plan.main, plan.heaves[0]
    hits = [Hit(at + 0.5, 1) for at in plan.heaves]
    hits += [Hit(m, max(2, staging.laugh)), Hit(plan.topper, 1)]
    keys = (first + 0.62, plan.heaves[1] + 0.62, plan.snap - 0.2, m, m + 0.5, plan.topper + 0.3)
    leaps = tuple(leap for actor in actors for leap in actor.script.leaps)
    return Performance(
        plan.seconds, tuple(hits), keys, lambda pen: _backdrop(pen, staging), draw, leaps
    )


def _row(plan: _Plan, staging: Staging, side: int) -> list[Actor]:
    """Return a brother and those who help him, the brother first."""
    helpers = 1 if staging.count < 30 else 2
    puppets = [TWINS[side > 0]]
    puppets += [bystander(2 * k + (side > 0), staging.seed) for k in range(helpers)]
    return [Actor(puppet, _pulls(plan, side, rank, staging)) for rank, puppet in enumerate(puppets)]


def _pulls(plan: _Plan, side: int, rank: int, staging: Staging) -> Script:
    """Come running, take hold, heave, and sit down."""
    joins = 0 if rank == 0 else min(rank, len(plan.heaves) - 1)
    hands: dict[str, XY] = _GRASP if rank else {}
    home = plan.stand(side, rank, joins)
    if rank == 0:
        script = Script(home, facing=-side, stance=_READY, mood=faces.SULK)
    else:
        there = plan.heaves[joins] - 0.02
        enters = max(0.02, there - 1.2)
        script = Script(_MIDDLE + side * 550, facing=-side, mood=faces.WORRIED)
        script = script.walk(enters, there, home, RUN).pose(there - 0.3, _READY.but(**hands), 0.36)
        script = script.flinch(enters, there + 0.1)
    for index, at in enumerate(plan.heaves):
        if index >= joins:
            wins = (index % 2 == 0) == (side < 0)
            script = _heave(script, plan, at, (side, rank, index + 1), hands, wins)
    script = _heave(script, plan, plan.last, (side, rank, len(plan.heaves) + 1), hands, True)
    script = script.shiver(plan.last + 0.6, plan.snap, 3.0)
    return _sits(script, plan, side, rank, staging.laugh)


def _heave(
    script: Script, plan: _Plan, at: float, who: tuple[int, int, int], hands: dict[str, XY],
    wins: bool,
) -> Script:  # fmt: skip
    to = plan.stand(*who)
    end = _HEAVE if wins else _DRAGGED
    return (
        script.pose(at, _READY.but(lean=0.12, **hands), 0.3)
        .face(at, faces.SLY if wins else faces.WORRIED)
        .pose(at + 0.32, end.but(**hands), 0.24, motion.ease_out)
        .move(at + 0.32, at + 0.62, (to, FLOOR), motion.ease_out)
        .flinch(at + 0.3, at + 0.64)
        .face(at + 0.34, faces.EFFORT if wins else faces.AGHAST)
    )


def _sits(script: Script, plan: _Plan, side: int, rank: int, laugh: int) -> Script:
    """Fall backwards, each a little after the one before him."""
    lands = plan.main - 0.18 + 0.08 * rank
    x = plan.stand(side, rank, len(plan.heaves) + 1)
    to = x + side * (26 - 8 * rank)
    return (
        script.face(plan.snap, faces.STARTLED, 0.04)
        .pose(plan.snap + 0.02 * rank, poses.SLIP.but(turn=-0.5), 0.14)
        .leap(plan.snap + 0.04 * rank, lands, (to, FLOOR), 24 + 16 * laugh)
        .pose(lands - 0.05, _SIT.but(wide=1.16, high=0.8), 0.05, motion.linear)
        .pose(lands, _SIT, 0.12)
        .face(lands, faces.WINCE, 0.04)
        .flinch(plan.snap, lands + 0.14)
        .face(plan.main + 0.5 + 0.1 * rank, faces.DIZZY if rank == 0 else faces.DISMAYED)
    )


def _in_the_middle(plan: _Plan, waist: Callable[[float], XY]) -> Script:
    """Hold it by its middle, beg them both, and go where it goes."""
    script = Script(_MIDDLE, stance=_BETWEEN, mood=faces.WORRIED)
    for index, at in enumerate((*plan.heaves, plan.last)):
        way = 0 if at == plan.last else (-1 if index % 2 == 0 else 1)
        to = plan.middle(index + 1)
        script = (
            script.move(at + 0.32, at + 0.62, (to, FLOOR), motion.ease_out)
            .pose(at + 0.1, _BETWEEN.but(lean=-0.14 * way), 0.2)
            .pose(at + 0.32, _BETWEEN.but(lean=0.26 * way, hip=0.93), 0.24, motion.ease_out)
            .look(at, at + 0.3, (_MIDDLE - 300 * (way or 1), 420))
            .face(at + 0.34, faces.AGHAST if index else faces.STARTLED)
            .face(at + 0.8, faces.WORRIED)
        )
    script = script.face(plan.last + 0.5, faces.EFFORT)
    for hand, off in (("near", -24), ("far", 24)):
        script = script.hold(0, plan.snap, hand, _beside(waist, off), 0.05)
    snap, top = plan.snap, plan.topper
    return (
        script.pose(snap, poses.TAKE.but(sliding=True), 0.14, motion.overshoot)
        .face(snap, faces.STARTLED, 0.04)
        .flinch(snap - 0.06, snap + 0.3)
        .pose(plan.main + 0.45, poses.LOOK_UP.but(sliding=True), 0.36)
        .face(plan.main + 0.45, faces.WONDER)
        .look(plan.main + 0.45, top - 0.02, (_MIDDLE + 20, -200))
        .pose(top - 0.02, poses.SHRINK.but(sliding=True), 0.07, motion.linear)
        .face(top, faces.WINCE, 0.04)
        .flinch(top - 0.06, top + 0.2)
        .pose(top + 0.2, poses.STAND, 0.3)
        .face(top + 0.3, faces.DEADPAN, 0.12)
    )


def _beside(waist: Callable[[float], XY], off: float) -> Callable[[float], XY]:
    def point(t: float) -> XY:
        x, y = waist(t)
        return (x + off, y)

    return point


# ------------------------------------------------------------------ reversed


def _reversed(staging: Staging, seconds: float) -> Performance:
    """This time he pulls alone against all of them, and politely lets go."""
    plan = _Plan(seconds, 0.68 * seconds)
    row = _row(plan, staging, 1)
    hero = Actor(APPRENTICE, _lets_go(plan))
    thing, words = _thing(staging.prop), _words(staging)
    watcher = Actor(INSPECTOR, Script(96, facing=1, mood=faces.SULK), 0.94)

    def draw(pen: Pen, t: float) -> Drawn:
        by = watcher.draw(pen, t)
        figures = [actor.draw(pen, t) for actor in reversed(row)]
        first = hero.draw(pen, t)
        a, b = hero.joint("hand.near", t), row[0].joint("hand.near", t)
        middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 - 16)
        if t < plan.snap:
            thing(pen, a, b, middle, words)
            _strain(pen, plan, first, t)
        elif t < plan.topper:
            _flies(pen, plan, thing, middle, a, words, t)
        else:
            thing(pen, (a[0] - 16, a[1] + 104), (a[0] + 52, a[1] + 104), (a[0] + 18, a[1]), words)
        _fallen(pen, plan, [row], t)
        shake = motion.shake(t, plan.main, 3 * staging.laugh)
        near = motion.ramp(t, plan.topper + 0.2, plan.topper + 0.7)
        at = (motion.mix(480, first.joints["head"].x + 60, near), 440 + 20 * near)
        pen.camera((at[0] + shake[0], at[1] + shake[1]), 1.08 + 0.3 * near)
        return drawn(pen, first, *figures, by)

    return _performance(staging, plan, draw, [hero, *row])


def _lets_go(plan: _Plan) -> Script:
    script = Script(plan.stand(-1, 0, 0), stance=_READY, mood=faces.EFFORT)
    for index, at in enumerate(plan.heaves):
        script = _heave(script, plan, at, (-1, 0, index + 1), {}, index % 2 == 0)
    last, snap, top = plan.last, plan.snap, plan.topper
    to = plan.stand(-1, 0, len(plan.heaves) + 1)
    open_hands = poses.STAND.but(near_hand=(70, -8), far_hand=(62, 16), fingers=1.0, lean=-0.1)
    return (
        script.move(last + 0.32, last + 0.62, (to, FLOOR), motion.ease_out)
        .pose(last + 0.1, _DRAGGED.but(lean=0.1), 0.5)
        .face(last + 0.2, faces.DEADPAN, 0.12)
        .face(last + 0.75, faces.SLY)
        .pose(snap - 0.3, _READY.but(lean=0.2, near_hand=(86, -2)), 0.28)
        .pose(snap, open_hands.but(sliding=True), 0.12)
        .flinch(snap - 0.05, snap + 0.2)
        .face(plan.main + 0.45, faces.WONDER)
        .look(plan.main + 0.45, top, (to + 70, -100))
        .pose(plan.main + 0.5, poses.CARRY.but(sliding=True), 0.3)
        .face(top + 0.1, faces.GRIN.to_audience())
        .pose(top + 0.5, poses.BOW.but(lean=0.4, near_hand=(52, -34)), 0.4)
    )


# ------------------------------------------------------------------ the thing


def _flies(pen: Pen, plan: _Plan, thing: _Thing, start: XY, head: XY, words: str, t: float) -> None:
    """Draw it on its way up, on its way down, and where it comes to rest."""
    up = motion.share(t, plan.snap, plan.snap + 0.45)
    down = motion.share(t, plan.topper - 0.42, plan.topper)
    if down <= 0:
        at = (start[0] + 20 * up, start[1] - 760 * motion.ease_out(up))
    else:
        at = motion.between((head[0], -160), (head[0] - 2, head[1] - 66), motion.ease_in(down))
    flap = 26 * math.sin(t * 21) if t < plan.topper else motion.spring(t, plan.topper, 18)
    wide = 74.0 if t < plan.topper else 62.0
    thing(
        pen, (at[0] - wide, at[1] + 66 - flap), (at[0] + wide, at[1] + 66 + flap * 0.7), at, words
    )


def _trousers(pen: Pen, left: XY, right: XY, waist: XY, words: str) -> None:
    x, y = waist
    for way, end in ((-1, left), (1, right)):
        top, fork = (x + way * 40, y + 6), (x, y + 58)
        dx, dy = end[0] - (x + way * 20), end[1] - (y + 32)
        far = math.hypot(dx, dy) or 1.0
        ux, uy = dx / far, dy / far
        wide = max(15.0, 25 - far * 0.03)
        nx, ny = way * uy * wide, -way * ux * wide  # across the leg, upwards
        tip = (end[0] + ux * 16, end[1] + uy * 16)
        cuff = (end[0] - ux * 4, end[1] - uy * 4)
        high, low = (cuff[0] + nx, cuff[1] + ny), (cuff[0] - nx, cuff[1] - ny)
        pen.polygon([(x, y), top, high, low, fork], 222)
        for u in (0.25, 0.5, 0.75):  # a loud stripe
            a, b = motion.between(top, fork, u), motion.between(high, low, u)
            pen.stroke((a, b), 96, 3)
        rim = [high, (tip[0] + nx * 1.1, tip[1] + ny * 1.1), (tip[0] - nx * 1.1, tip[1] - ny * 1.1)]
        pen.polygon([*rim, low], 240)
    pen.polygon([(x - 43, y - 8), (x + 43, y - 8), (x + 43, y + 9), (x - 43, y + 9)], 60, INK, 2)
    for off in (-28, 0, 28):
        pen.ellipse((x + off, y), 3.4, fill=236)
    _tag(pen, (x, y + 28), words)


def _rope(pen: Pen, left: XY, right: XY, waist: XY, words: str) -> None:
    rope(pen, [left, (waist[0], waist[1] + 16), right], 8)
    x, y = waist
    pen.polygon([(x - 46, y + 16), (x + 46, y + 16), (x + 40, y + 66), (x, y + 54),
                 (x - 40, y + 66)], 226)  # fmt: skip
    _tag(pen, (x, y + 36), words)


def _goose(pen: Pen, left: XY, right: XY, waist: XY, words: str) -> None:
    x, y = waist
    bill = (left[0] + 4, left[1] - 2)
    pen.hose(((x + 20, y + 24), (right[0] - 6, right[1])), (24, 9), 236)
    pen.hose(((x - 26, y + 22), ((x + bill[0]) / 2, (y + bill[1]) / 2 + 4), bill), (17, 10, 9), 244)
    pen.ellipse((bill[0] + 4, bill[1] - 4), 15, 13, 244, INK)
    pen.ellipse((bill[0] + 1, bill[1] - 8), 4, 5, 20)
    pen.polygon(
        [(bill[0] - 8, bill[1] - 8), (bill[0] - 34, bill[1] + 2), (bill[0] - 8, bill[1] + 5)], 150
    )
    pen.blob(
        [(x - 48, y + 22), (x - 20, y - 8), (x + 34, y - 4), (x + 54, y + 26), (x, y + 56)], 244
    )
    for way in (-1, 1):
        pen.stroke(
            ((x + way * 12, y + 50), (x + way * 18, y + 78), (x + way * 18 - 14, y + 80)), 120, 4
        )
    _tag(pen, (x + 2, y + 24), words)


def _tag(pen: Pen, at: XY, words: str) -> None:
    x, y = at
    pen.polygon(
        [(x - 42, y - 15), (x + 42, y - 15), (x + 42, y + 15), (x - 42, y + 15)], 246, INK, 2
    )
    pen.lines(at, words, 22, (76, 26))


_THINGS: dict[str, _Thing] = {"rope": _rope, "goose": _goose, "bow": _goose, "violin": _goose}


def _thing(prop: str) -> _Thing:
    known = [_THINGS[word] for word in prop.lower().split() if word in _THINGS]
    return known[-1] if known else _trousers


def _words(staging: Staging) -> str:
    return staging.label or (staging.signs[0] if staging.signs else "shared")


def _strain(pen: Pen, plan: _Plan, first: Figure, t: float) -> None:
    """Draw the threads that give, and what it costs."""
    if t > plan.last + 0.6:
        sweat(pen, first.joints["head"], t)
        flash_lines(pen, (_MIDDLE, 520), (t - plan.last - 0.6) % 0.3, 110)


def _fallen(pen: Pen, plan: _Plan, rows: list[list[Actor]], t: float) -> None:
    burst(pen, (_MIDDLE, 500), t - plan.snap, 110)
    for row in rows:
        x, _ = row[-1].script.place(plan.main)
        dust(pen, (x, FLOOR + 8), t - plan.main, 1.6)
        dust(pen, (row[0].script.place(plan.main)[0], FLOOR + 8), t - plan.main + 0.1, 1.2)
        burst(pen, (x, FLOOR - 20), t - plan.main, 110)
        if t > plan.main + 0.5:
            dizzy_stars(pen, row[0].joint("head", t), t)


def _backdrop(pen: Pen, staging: Staging) -> None:
    scenery.paint(pen, replace(staging, scene=staging.scene or GAG.scenes[0]))


GAG = PuppetGag(
    "tug-of-war",
    "Two brothers and their friends pull at one pair of trousers until it lets go of them all.",
    perform,
    shortest=6.0,
    scenes=("street", "theatre", "workshop", "banquet", "archive"),
    props=("pair of trousers", "rope", "goose"),
    comeback=Comeback(
        "Two brothers pull at it from either end, friends come to help, and it gives a "
        "little with every pull.",
        "It lets go of them all, both rows sit down, and it drops upon the apprentice.",
        "The apprentice takes one end alone, and at the other they are two, and three, and more.",
        "He politely lets go, they all sit down in a heap, and the {prop} is his.",
    ),
)
