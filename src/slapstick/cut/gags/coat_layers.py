"""Coat layers: he helps an enormous gentleman out of coat after coat, to a very small man."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from slapstick.cut import motion, scenery
from slapstick.cut.motion import HURRY, STROLL, TRUDGE, XY
from slapstick.cut.pen import INK, Pen
from slapstick.cut.performance import FLOOR, Drawn, Figure, Performance, PuppetGag, drawn
from slapstick.cut.props import burst, coats, dizzy_stars, dust
from slapstick.cut.props.spot import Spot
from slapstick.cut.rig import APPRENTICE, Actor, Build, Puppet, Script, Skeleton, bystander
from slapstick.cut.rig import face as faces
from slapstick.cut.rig import pose as poses
from slapstick.model import Comeback, Hit, Staging

_STAND = (138.0, FLOOR + 10)  # where the coat stand has its foot
_HIGH = 350.0  # of the coat stand
_HERO, _BACK, _ASIDE = 372.0, 456.0, 668.0
_HEAP = (_HERO + 26, FLOOR + 30)  # where they come down
_DROP = (_ASIDE + 4, FLOOR + 14)  # where the last one does
_FEET = {"near_foot": (-32, 0), "far_foot": (32, 0)}
_REST = poses.STAND.but(near_hand=(12, -78), far_hand=(20, -76), **_FEET)
_GRAB = poses.STAND.but(lean=0.42, head=-0.1, near_hand=(84, 22), far_hand=(86, 36), **_FEET)
_HEAVE = poses.PULL.but(hip=0.9, lean=-0.3, near_hand=(80, 18), far_hand=(84, 30), **_FEET)
_FLUNG = poses.STAND.but(
    lean=-0.3, head=0.1, near_hand=(-56, 46), far_hand=(-18, 74), fingers=1.0, **_FEET
)
_OFFERS = poses.STAND.but(lean=0.06, near_hand=(-34, -66), far_hand=(-20, -74))
_UNDER = poses.SIT.but(lean=-0.05, near_hand=(38, -34), far_hand=(30, -44))
_PALM = _UNDER.but(near_hand=(78, -22), fingers=0.9)
_TINY = poses.STAND.but(near_foot=(-4, 0), far_foot=(5, 0))
_SMALL = replace(bystander(0, 2), name="small man", size=0.56)


@dataclass(frozen=True, slots=True)
class _Plan:
    """When he comes in, when each coat comes off, when the stand falls, when the last one does."""

    seconds: float
    count: int
    reversed: bool

    @property
    def enters(self) -> float:
        """When the gentleman has arrived."""
        return min(2.2, 0.17 * self.seconds)

    @property
    def hit(self) -> float:
        """When all the coats come down."""
        return 0.64 * self.seconds

    @property
    def topper(self) -> float:
        """When the last coat drops."""
        return self.hit + max(0.85, 0.11 * self.seconds)

    @property
    def pulls(self) -> tuple[float, ...]:
        """When each coat comes free: faster and faster."""
        last = self.hit - max(1.0, 0.11 * self.seconds)
        return _faster(self.enters + 0.85, last, self.count)

    def layers(self, t: float) -> float:
        """Return how many coats he has on."""
        number = 1.0 + len(self.pulls)
        for at in self.pulls:
            number -= motion.ramp(t, at, at + 0.2, motion.overshoot)
        if self.reversed:
            number += len(self.pulls) * motion.ramp(t, self.hit - 0.12, self.hit, motion.ease_in)
        return number

    def stout(self, t: float) -> float:
        """Return 1 in all his coats .. 0 in the last."""
        return (self.layers(t) - 1) / len(self.pulls)


@lru_cache(maxsize=8)
def _faster(first: float, last: float, count: int) -> tuple[float, ...]:
    wanted = 3 + round(2.5 * math.log10(max(1, count)))
    number = max(3, min(9, wanted, int((last - first) / 0.5) + 1))
    steps = [1 - (1 - i / (number - 1)) ** 1.3 for i in range(number)]
    return tuple(first + (last - first) * step for step in steps)


def perform(staging: Staging, seconds: float) -> Performance:
    """Perform it in a length of time."""
    plan = _Plan(seconds, staging.count, staging.reversed)
    hero = Actor(APPRENTICE, _reversed_hero(plan) if plan.reversed else _hero(plan), 1.04)
    guest, small = _guest(plan), Actor(_SMALL, _small(plan))

    def draw(pen: Pen, t: float) -> Drawn:
        _coat_stand(pen, plan, t)
        fell = t >= plan.hit and not plan.reversed
        if fell:
            coats.coat_heap(pen, _HEAP, len(plan.pulls), t - plan.hit, front=False)
        figure = hero.draw(pen, t, label=staging.label)
        others: list[Figure] = []
        bare = not plan.reversed and t >= plan.topper + 0.12
        if not bare:
            tug = max(motion.keys(t, (at - 0.3, 0), (at - 0.02, 1), (at, 0)) for at in plan.pulls)
            worn = _gentleman(plan, t, tug, staging)
            others.append(Actor(worn, guest).draw(pen, t))
        if fell:
            coats.coat_heap(pen, _HEAP, len(plan.pulls), t - plan.hit, front=True)
        if bare:
            coats.crumpled_coat(pen, _DROP, t - plan.topper - 0.1, len(plan.pulls))
            others.append(small.draw(pen, t))
        _flying(pen, plan, t)
        head = figure.joints["head"]
        _marks(pen, plan, t, head)
        if not plan.reversed:
            _penny(pen, plan, t, small, hero)
        _camera(pen, plan, t, head)
        sight = others[0].joints["head"] if t < plan.pulls[-1] else head
        return drawn(pen, figure, *others, focus=sight)

    ends = min(seconds - 0.35, plan.topper + (0.75 if plan.reversed else 0.0))
    middle = plan.pulls[len(plan.pulls) // 2]
    return Performance(
        seconds,
        (Hit(plan.pulls[0], 1), Hit(plan.pulls[-1], 1), Hit(plan.hit, max(2, staging.laugh)),
         Hit(ends, 1)),
        (plan.enters, plan.pulls[0] - 0.1, middle + 0.2, plan.hit - 0.15, plan.hit + 0.3,
         seconds - 0.3),
        lambda pen: scenery.paint(pen, staging),
        draw,
        (*hero.script.leaps, *guest.leaps, *small.script.leaps),
    )  # fmt: skip


# ------------------------------------------------------------------ who plays


def _helps(plan: _Plan) -> Script:
    """Bow, take his coat, fling it behind; and the coat that is under it."""
    script = (
        Script(_HERO, stance=_REST, mood=faces.PLEASED)
        .pose(0.12, poses.BOW.but(lean=0.55, **_FEET), 0.3)
        .pose(plan.enters - 0.15, _REST, 0.3)
    )
    free = plan.enters + 0.1
    for index, at in enumerate(plan.pulls):
        gap = at - free
        reach = at - min(0.75, gap)
        if index and gap > 0.95:
            script = script.pose(free, poses.PROUD.but(**_FEET), 0.22).face(free, faces.PLEASED)
        script = (
            script.pose(reach, _GRAB, min(0.3, gap * 0.5))
            .face(reach + 0.1, (faces.PLEASED, faces.WONDER, faces.EFFORT)[min(2, index)])
            .flinch(reach, reach + 0.34)
            .pose(at - min(0.34, gap * 0.5), _HEAVE, min(0.32, gap * 0.5))
            .face(at - 0.25, faces.EFFORT)
            .pose(at, _FLUNG, 0.14, motion.snap)
            .face(at + 0.1, faces.STARTLED if index else faces.PLEASED)
            .flinch(at - 0.06, at + 0.5)
        )
        free = at + min(0.34, 0.4 * gap)
    return script.look(0.1, plan.pulls[-1] + 0.3, (700, 380))


def _hero(plan: _Plan) -> Script:
    """Turn round too late, be buried, and be tipped a penny."""
    hit, last, topper = plan.hit, plan.pulls[-1], plan.topper
    cower = poses.CRINGE.but(lean=-0.2, near_hand=(36, 30), far_hand=(46, 40), **_FEET)
    return (
        _helps(plan)
        .pose(last + 0.32, poses.PROUD.but(**_FEET), 0.2)
        .face(last + 0.3, faces.PROUD_FACE)
        .turn(hit - 0.62, -1)
        .look(hit - 0.6, hit - 0.04, (230, 250))
        .face(hit - 0.56, faces.AGHAST)
        .pose(hit - 0.5, cower, 0.2)
        .move(hit - 0.12, hit, (_HERO + 40, FLOOR), motion.ease_in)
        .pose(hit - 0.12, _UNDER, 0.12, motion.ease_in)
        .face(hit - 0.02, faces.WINCE, 0.05)
        .flinch(hit - 0.56, hit + 0.06)
        .face(hit + 0.5, faces.DIZZY)
        .turn(topper - 0.1, 1)
        .face(topper + 0.15, faces.WONDER)
        .flinch(topper - 0.15, topper + 0.25)
        .look(topper + 0.15, plan.seconds - 0.45, (540, 560))
        .pose(topper + 0.4, _PALM, 0.3)
        .face(plan.seconds - 0.4, faces.DEADPAN, 0.12)
    )


def _reversed_hero(plan: _Plan) -> Script:
    """Duck in time; see who has them all on again; sit down."""
    hit, last, topper = plan.hit, plan.pulls[-1], plan.topper
    seat = topper + 0.75
    low = poses.CROUCH.but(near_hand=(20, 30), far_hand=(30, 34), **_FEET)
    return (
        _helps(plan)
        .pose(last + 0.32, poses.PROUD.but(**_FEET), 0.2)
        .turn(hit - 0.8, -1)
        .look(hit - 0.75, hit + 0.3, (150, 250))
        .face(hit - 0.75, faces.STARTLED)
        .pose(hit - 0.5, low, 0.22)
        .flinch(hit - 0.85, hit - 0.3)
        .face(hit + 0.5, faces.SLY)
        .turn(hit + 0.45, 1)
        .flinch(hit + 0.44, hit + 0.75)
        .pose(hit + 0.5, _REST, 0.3)
        .face(topper - 0.1, faces.AGHAST)
        .look(topper - 0.2, topper + 0.25, (690, 260))
        .face(topper + 0.25, faces.DEADPAN, 0.12)
        .pose(seat - 0.3, poses.STAND.but(lean=-0.14, stretch=8, sliding=True, **_FEET), 0.15)
        .pose(seat - 0.12, poses.SIT, 0.14, motion.ease_in)
        .flinch(seat - 0.32, seat + 0.1)
    )


def _guest(plan: _Plan) -> Script:
    """Come in out of the cold, turn his back, be pulled thinner, step aside."""
    whole = _place(1.0)
    hit, last, topper = plan.hit, plan.pulls[-1], plan.topper
    start = whole + 150 * (plan.enters - 0.1)
    script = Script(start, facing=-1, mood=faces.PLAIN).walk(0.0, plan.enters, whole, TRUDGE)
    script = script.shiver(0.0, plan.enters + 0.5, 2.0).turn(plan.enters + 0.05, 1)
    script = script.pose(plan.enters + 0.2, _OFFERS, 0.3).face(plan.enters, faces.PLEASED)
    for index, at in enumerate(plan.pulls):
        script = (
            script.move(at, at + 0.2, (_place(1 - (index + 1) / len(plan.pulls)), FLOOR))
            .pose(at - 0.3, _OFFERS.but(lean=-0.1, stretch=6), 0.26)
            .pose(at, _OFFERS.but(lean=0.14), 0.1, motion.snap)
            .pose(at + 0.16, _OFFERS, 0.2)
            .flinch(at - 0.04, at + 0.3)
        )
    script = (
        script.pose(last + 0.2, poses.STAND, 0.15)
        .walk(last + 0.26, hit - 0.1, _ASIDE, STROLL)
        .turn(hit + 0.46, -1)
        .flinch(hit + 0.44, hit + 0.75)
        .face(hit, faces.STARTLED)
    )
    if plan.reversed:
        return (
            script.flinch(hit - 0.14, hit + 0.06)
            .face(hit + 0.4, faces.DIZZY)
            .face(topper + 0.1, faces.PLEASED)
            .shiver(topper, plan.seconds, 2.0)
        )
    return (
        script.face(hit + 0.5, faces.WONDER)
        .pose(topper - 0.34, poses.CHEER.but(stretch=10, lean=0.0), 0.3)
        .pose(topper - 0.03, poses.STAND.but(high=0.34, wide=1.3), 0.13, motion.ease_in)
        .flinch(topper - 0.06, topper + 0.2)
    )


def _place(stout: float) -> float:
    """Return where he stands so that his back stays within reach."""
    return _BACK + 46 + 92 * stout + 30 * (1 - stout)


def _small(plan: _Plan) -> Script:
    start = plan.topper + 0.42
    stop = min(start + 1.3, plan.seconds - 0.75)
    to = max(_HERO + 176, _ASIDE - 130 * (stop - start))
    gives = _TINY.but(near_hand=(70, -20), lean=0.12)
    return (
        Script(_ASIDE - 6, facing=-1, stance=_TINY, mood=faces.PLEASED)
        .walk(start, stop, to, replace(HURRY, step=0.16, lift=12, bounce=3))
        .pose(stop - 0.05, gives, 0.2)
        .look(start, plan.seconds, (_HERO, 520))
    )


# ------------------------------------------------------------------ coats that are worn


def _gentleman(plan: _Plan, t: float, tug: float, staging: Staging) -> Puppet:
    """Return the man in as many coats as he has on."""
    stout, layers = max(0.0, plan.stout(t)), plan.layers(t)
    top = len(plan.pulls) + 1 - max(1, math.ceil(layers - 0.3))
    girth, tone = 46 + 92 * stout, coats.tone_of(top)
    under = max(0, round(layers) - 1)
    words = staging.signs[top % len(staging.signs)] if staging.signs else ""

    def torso(pen: Pen, s: Skeleton) -> None:
        coats.worn_coat(pen, partial(_body, s), girth, top, tug)
        coats.collars(pen, partial(_body, s), girth, top, under)
        if words:
            coats.coat_ticket(pen, partial(_body, s), girth, words)

    build = Build(
        thigh=42 + 20 * stout, shin=42 + 20 * stout, torso=112 + 116 * stout, neck=8,
        upper_arm=46 + 30 * stout, fore_arm=42 + 26 * stout, head=(36 + 8 * stout, 38 + 7 * stout),
        shoulders=18 + girth * 0.62, hips=9 + 14 * stout,
    )  # fmt: skip
    cloth = replace(
        _SMALL.cloth, sleeve=tone, sleeve_end=0.92, shoe_size=1 + 0.5 * stout,
        arm=(15 + 22 * stout, 13 + 18 * stout, 12 + 14 * stout),
    )  # fmt: skip
    return replace(_SMALL, name="gentleman", size=1.0, torso=torso, build=build, cloth=cloth)


def _body(s: Skeleton, forward: float, share: float) -> XY:
    """Return a point of a coat: forward in pixels, up as a share of the way to the neck."""
    up = 30 + (s.chest[1] - 30) * share
    trail = max(-26.0, min(26.0, s.cue.lag[0] * 0.5)) * (1 - share)
    return s.at(forward + s.chest[0] * share + trail, up)


# ------------------------------------------------------------------ coats that are off


def _size(plan: _Plan, index: int) -> float:
    return 1.12 + 0.62 * (1 - index / len(plan.pulls))


@lru_cache(maxsize=4)
def _lean(plan: _Plan, t: float) -> float:
    """Return the angle of the coat stand."""
    lean = 0.0
    for index, at in enumerate(plan.pulls):
        landed = at + 0.4
        step = 0.5 / len(plan.pulls) * (1 if index % 2 else -0.35)
        lean += step * motion.ramp(t, landed, landed + 0.15)
        lean += motion.spring(t, landed, -0.07, 0.4, 0.25)
    hit = plan.hit
    if plan.reversed:
        whip = motion.keys(t, (hit - 0.85, 0.0), (hit - 0.4, -0.3), (hit - 0.18, 0.6,
                           motion.ease_in), (hit + 0.1, 0.0))  # fmt: skip
        return lean + whip + motion.spring(t, hit - 0.05, 0.16, 0.4, 0.4)
    creak = 0.12 * motion.ramp(t, hit - 0.75, hit - 0.4) + 0.012 * math.sin(40 * t) * (
        hit - 0.75 < t < hit - 0.3
    )
    return lean + creak + (1.3 - lean - 0.12) * motion.ramp(t, hit - 0.36, hit, motion.ease_in)


def _peg(plan: _Plan, t: float, index: int) -> XY:
    s = Spot(_STAND, _lean(plan, t))
    way = -1 if index % 2 else 1
    return s.place(way * (20 + 5 * (index // 2)) + 8, _HIGH - 22 - 12 * (index // 2))


def _coat_stand(pen: Pen, plan: _Plan, t: float) -> None:
    """Draw the stand and the coats that hang on it."""
    coats.coat_stand(pen, _STAND, _lean(plan, t), _HIGH)
    gone = plan.hit - (0.2 if plan.reversed else 0.0)
    for index, at in enumerate(plan.pulls):
        if at + 0.4 <= t < gone:
            sway = 0.05 * (index % 3 - 1) + motion.spring(t, at + 0.4, 0.2, 0.5, 0.3)
            fall = 0.7 * motion.ramp(t, plan.hit - 0.3, plan.hit) * (not plan.reversed)
            coats.loose_coat(pen, _peg(plan, t, index), sway - fall, _size(plan, index), index)


def _flying(pen: Pen, plan: _Plan, t: float) -> None:
    """Draw the coats in the air: to the stand, and in the end away from it."""
    for index, at in enumerate(plan.pulls):
        if at <= t < at + 0.4:
            u = motion.share(t, at, at + 0.4)
            start = (_place(1 - index / len(plan.pulls)) - 40, FLOOR - 330)
            place = motion.arc(start, _peg(plan, t, index), motion.ease_out(u), 90)
            coats.loose_coat(pen, place, 1.5 * math.sin(math.pi * u), _size(plan, index), index)
        if plan.reversed and plan.hit - 0.2 <= t < plan.hit:
            u = motion.share(t, plan.hit - 0.2, plan.hit + 0.02)
            goal = (_ASIDE, FLOOR - 300 + 20 * (index % 3))
            place = motion.arc(_peg(plan, plan.hit - 0.2, index), goal, u, 60 + 30 * (index % 4))
            coats.loose_coat(pen, place, -1.3 * math.sin(math.pi * u), _size(plan, index), index)


# ------------------------------------------------------------------ marks and camera


def _marks(pen: Pen, plan: _Plan, t: float, head: XY) -> None:
    at = (_ASIDE, FLOOR - 240) if plan.reversed else (_HERO + 20, FLOOR - 120)
    burst(pen, at, t - plan.hit, 190)
    dust(pen, (at[0], FLOOR + 8), t - plan.hit, 2.2)
    for pull in plan.pulls:
        dust(pen, (_BACK + 40, FLOOR + 4), t - pull, 0.7)
    if not plan.reversed:
        dust(pen, (_ASIDE, FLOOR + 8), t - plan.topper - 0.08, 1.5)
        if plan.hit + 0.5 < t < plan.topper + 0.15:
            dizzy_stars(pen, head, t)
    else:
        dust(pen, (_HERO, FLOOR + 8), t - plan.topper - 0.75, 1.2)


def _penny(pen: Pen, plan: _Plan, t: float, small: Actor, hero: Actor) -> None:
    """Draw the penny on its way from a very small hand."""
    drops = plan.seconds - 0.62
    if t < plan.topper + 0.4:
        return
    mine, his = small.joint("hand.near", t), hero.joint("hand.near", t)
    u = motion.share(t, drops, drops + 0.2)
    x, y = motion.arc((mine[0] - 4, mine[1] - 8), (his[0] + 6, his[1] - 10), u, 34)
    pen.ellipse((x, y), 9, 9, 244, INK, 2)
    pen.ellipse((x, y), 4, 4, None, 110, 1.6)


def _camera(pen: Pen, plan: _Plan, t: float, head: XY) -> None:
    shaken = motion.shake(t, plan.hit, 8)
    begins = plan.topper + (0.15 if plan.reversed else 0.3)
    u = motion.ramp(t, begins, begins + 0.6)
    goal = (500.0, 400.0) if plan.reversed else (_HERO + 100, head[1] + 20)
    x, y = motion.between((480, 360), goal, u)
    zoom = 1.0 + (0.02 if shaken != (0.0, 0.0) else 0.0) + (0.2 if plan.reversed else 0.5) * u
    pen.camera((x + shaken[0], y + shaken[1]), zoom)


GAG = PuppetGag(
    "coat-layers",
    "Under the enormous gentleman's coat is a coat, and under the last a very small man.",
    perform,
    shortest=6.0,
    scenes=("banquet", "theatre", "archive", "street", "workshop"),
    props=("coats", "coat"),
    comeback=Comeback(
        "Under the coat is a coat, and under that another, and the gentleman gets thinner "
        "with every one.",
        "The stand comes down on the apprentice, and a very small man steps out of the last "
        "coat and tips him a penny.",
        "Coat after coat comes off, and this time the apprentice ducks when the stand goes over.",
        "He turns round, the gentleman has all of them on again, and the apprentice sits down.",
    ),
)
