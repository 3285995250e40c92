"""Falling boxes: crates come until he is walled in; then he needs the pencil at the very bottom."""

from __future__ import annotations

import math
from dataclasses import dataclass

from slapstick.cut import motion, scenery
from slapstick.cut.chance import Chance
from slapstick.cut.motion import HURRY, STROLL, XY
from slapstick.cut.pen import INK, Pen
from slapstick.cut.performance import FLOOR, Drawn, Figure, Performance, PuppetGag, drawn
from slapstick.cut.props import burst, draw_prop, dust, exclamation, flash_lines, question
from slapstick.cut.rig import APPRENTICE, INSPECTOR, Actor, Part, Script, Skeleton
from slapstick.cut.rig import face as faces
from slapstick.cut.rig import pose as poses
from slapstick.model import Comeback, Hit, Staging

_WALL = 545.0  # the middle of the wall
_BASE = FLOOR + 22
# Crates of the heap that cover whoever is under them: across, up (in crates), turned.
_MOUND = {
    0: (-0.5, 0.0, -0.06), 1: (0.52, 0.0, 0.08), 3: (-0.05, 0.9, 0.12), 4: (0.8, 0.85, -0.2),
    6: (-0.8, 0.8, 0.16), 7: (0.35, 1.6, -0.1), 9: (-0.4, 1.65, 0.1),
}  # fmt: skip
_UNDER = poses.CROUCH.but(hip=0.25, lean=1.2, sliding=True)
_RISEN = poses.STAND.but(hip=0.62, sliding=True)
_TUG = poses.PULL.but(hip=0.7, lean=-0.3, near_hand=(60, -66), far_hand=(66, -62))


@dataclass(frozen=True, slots=True)
class _Crate:
    """One crate: where it comes from, stands and ends."""

    comes: float  # when it lands on the wall
    start: XY
    stands: XY
    lies: XY
    turned: float
    row: int
    words: str


@dataclass(frozen=True, slots=True)
class _Plan:
    """When what happens, and where the crates are."""

    seconds: float
    size: float
    crates: tuple[_Crate, ...]
    fall: float  # -1: on the hero, 1: on the inspector
    edge: float  # the wall's left side

    @property
    def hit(self) -> float:
        """When the wall is down."""
        return 0.69 * self.seconds

    @property
    def out(self) -> float:
        """When he comes out from behind."""
        return 0.28 * self.seconds

    @property
    def seeks(self) -> float:
        """When he stands before the wall and misses his pencil."""
        return self.out + max(0.95, 0.12 * self.seconds)

    @property
    def free(self) -> float:
        """When the pencil comes free."""
        return self.hit - max(0.85, 0.12 * self.seconds)

    @property
    def rises(self) -> float:
        """When a head comes out of the heap."""
        return self.hit + max(0.52, 0.07 * self.seconds)

    @property
    def topper(self) -> float:
        """When the last little box lands on it."""
        return self.rises + max(0.7, 0.09 * self.seconds)

    @property
    def victim(self) -> float:
        """Where he stands on whom it falls."""
        return self.edge - 92 if self.fall < 0 else 2 * _WALL - self.edge + 84


def perform(staging: Staging, seconds: float) -> Performance:
    """Perform it in a length of time."""
    plan = _plan(staging, seconds)
    hero = Actor(APPRENTICE, _porter(plan), 1.05)
    other = Actor(INSPECTOR, _leaner(plan)) if plan.fall > 0 else None

    def draw(pen: Pen, t: float) -> Drawn:
        buried = t > plan.hit
        figures: list[Figure] = []
        _crates(pen, plan, t, behind=True)
        if plan.fall > 0 and other is not None:
            figures.append(other.draw(pen, t, shadow=not buried))
        figures.insert(0, hero.draw(pen, t, _pencil_in_hand(plan, t)))
        _pencil_below(pen, plan, t)
        _crates(pen, plan, t, behind=False)
        victim = figures[-1] if plan.fall > 0 else figures[0]
        if t >= plan.rises:
            _collar(pen, plan, victim)
        _marks(pen, plan, t, figures[0], victim)
        _look(pen, plan, t, victim)
        return drawn(pen, *figures, focus=victim.joints["head"] if t > plan.hit else None)

    leaps = (*hero.script.leaps, *(other.script.leaps if other else ()))
    return Performance(
        seconds,
        (Hit(plan.free, 1), Hit(plan.hit, max(2, staging.laugh)), Hit(plan.topper, 1)),
        (0.1 * seconds, 0.26 * seconds, plan.free - 0.15, plan.hit - 0.25, plan.rises + 0.3,
         min(seconds - 0.1, plan.topper + 0.35)),
        lambda pen: scenery.paint(pen, staging),
        draw,
        leaps,
    )  # fmt: skip


def _plan(staging: Staging, seconds: float) -> _Plan:
    size = math.log10(max(1, staging.count))
    number = min(30, 7 + round(8 * size))
    across = 3 if number < 12 else 4
    rows = math.ceil(number / across)
    scale = min(1.45, max(0.9, 330 / (66 * rows)))
    wide, high = 90 * scale, 66 * scale
    edge = _WALL - across * wide / 2
    chance = Chance("falling boxes", staging.seed)
    words = [line for line in (staging.label, *staging.signs) if line] or ["this side up"]
    fall = 1.0 if staging.reversed else -1.0
    victim = edge - 92 if fall < 0 else 2 * _WALL - edge + 84
    crates = []
    for index in range(number):
        row, column = divmod(index, across)
        u = index / max(1, number - 1)
        comes = seconds * (0.09 + 0.2 * u**0.75)
        stands = (edge + wide * (column + 0.5) + chance.between(-5, 5), _BASE - row * high)
        layer = index % 3
        spread = (chance.unit() - 0.5) * (640 - 150 * layer)
        lies = (min(900, max(60, victim + spread)), _BASE - layer * high * 0.62)
        if index in _MOUND:  # these cover whoever is under them
            dx, up, _ = _MOUND[index]
            lies = (victim + dx * wide, _BASE + 8 - up * high)
        turned = chance.pick((0.0, 0.22, -0.3, 1.57, 0.5, -1.57)) + chance.between(-0.08, 0.08)
        turned = _MOUND[index][2] if index in _MOUND else turned
        side = -140.0 if index % 2 == 0 else 1100.0
        start = (side, stands[1] - 60)
        crates.append(_Crate(comes, start, stands, lies, turned, row, words[index % len(words)]))
    return _Plan(seconds, scale, tuple(crates), fall, edge)


# ------------------------------------------------------------------ who plays


def _porter(plan: _Plan) -> Script:
    """Watch the crates come, be walled in, come out, miss the pencil, pull it."""
    out, free = plan.out, plan.free
    beside = plan.edge - 92
    pencil = (plan.edge - 30, _BASE - 8)
    script = (
        Script(plan.edge + 58, stance=poses.HANDS_ON_HIPS, mood=faces.PLEASED)
        .look(0.1, 0.2 * plan.seconds, (plan.edge, 260))
        .face(0.14 * plan.seconds, faces.WONDER, 0.2)
        .pose(0.17 * plan.seconds, poses.LOOK_UP, 0.3)
        .face(0.24 * plan.seconds, faces.WORRIED.to_audience(), 0.2)
        .pose(0.19 * plan.seconds, poses.CARRY_HIGH.but(stretch=6), 0.4)
        .pose(out, poses.STAND, 0.5)
        .turn(out - 0.24, -1)
        .walk(out, plan.seeks, beside - 14, HURRY)
        .turn(plan.seeks + 0.01, 1)
    )
    seeks = plan.seeks
    script = (
        script.pose(seeks, poses.THINK.but(near_hand=(-4, 46)), 0.4)
        .face(seeks, faces.WORRIED.to_audience(), 0.1)
        .look(seeks + 0.3, free, pencil)
        .pose(free - 0.62, poses.PICK_UP.but(hip=0.7, lean=0.7, near_hand=(62, -62)), 0.3)
        .face(free - 0.62, faces.PLEASED)
        .pose(free - 0.3, _TUG, 0.25)
        .face(free - 0.3, faces.EFFORT)
        .hold(free - 0.42, free, "near", pencil)
        .flinch(free - 0.62, free)
        .pose(free, poses.CHEER.but(near_hand=(20, 84)), 0.2, motion.overshoot)
        .face(free, faces.GRIN)
        .flinch(free - 0.06, free + 0.25)
    )
    return _unharmed(script, plan) if plan.fall > 0 else _buried(script, plan)


def _buried(script: Script, plan: _Plan) -> Script:
    hit = plan.hit
    return (
        script.look(plan.free + 0.35, hit, (_WALL - 60, 200))
        .face(plan.free + 0.4, faces.AGHAST)
        .pose(hit - 0.42, poses.CRINGE, 0.15)
        .pose(hit - 0.12, _UNDER, 0.12, motion.ease_in)
        .flinch(hit - 0.45, hit + 0.06)
        .face(hit + 0.1, faces.DIZZY)
        .pose(plan.rises, _RISEN, 0.26, motion.overshoot)
        .flinch(plan.rises, plan.rises + 0.3)
        .face(plan.rises + 0.25, faces.DEADPAN)
        .flinch(plan.topper, plan.topper + 0.1)
        .face(plan.topper, faces.WINCE, 0.04)
        .pose(plan.topper, _RISEN.but(high=0.92), 0.06)
        .pose(plan.topper + 0.08, _RISEN, 0.25, motion.wobble)
        .face(plan.topper + 0.35, faces.DEADPAN, 0.15)
    )


def _unharmed(script: Script, plan: _Plan) -> Script:
    return (
        script.look(plan.free + 0.35, plan.hit, (_WALL + 60, 240))
        .face(plan.free + 0.4, faces.WONDER)
        .pose(plan.free + 0.4, poses.STAND.but(near_hand=(30, -30)), 0.5)
        .face(plan.hit, faces.STARTLED)
        .face(plan.hit + 0.55, faces.PLEASED)
        .pose(plan.topper + 0.1, poses.PROUD.but(near_hand=(44, -4)), 0.45)
        .face(plan.topper + 0.1, faces.GRIN.to_audience())
    )


def _leaner(plan: _Plan) -> Script:
    """The inspector leans on the wall, as on a thing that is his; it falls on him."""
    x, hit = plan.victim, plan.hit
    leans = poses.STAND.but(lean=0.2, near_hand=(78, 10), far_hand=(-2, -62), far_foot=(-30, 0))
    begins = plan.out
    return (
        Script(1010, facing=-1, mood=faces.PROUD_FACE)
        .walk(begins - 0.3, plan.free - 0.35, x, STROLL)
        .pose(plan.free - 0.35, leans, 0.45)
        .look(plan.free + 0.4, hit, (_WALL, 160))
        .face(plan.free + 0.45, faces.AGHAST)
        .pose(hit - 0.42, poses.CRINGE, 0.15)
        .pose(hit - 0.12, _UNDER, 0.12, motion.ease_in)
        .flinch(hit - 0.45, hit + 0.06)
        .pose(plan.rises, _RISEN, 0.26, motion.overshoot)
        .flinch(plan.rises, plan.rises + 0.3)
        .face(plan.rises, faces.DIZZY)
        .flinch(plan.topper, plan.topper + 0.1)
        .face(plan.topper, faces.WINCE, 0.04)
        .pose(plan.topper, _RISEN.but(high=0.92), 0.06)
        .pose(plan.topper + 0.08, _RISEN, 0.25, motion.wobble)
        .face(plan.topper + 0.35, faces.DEADPAN, 0.15)
    )


# ------------------------------------------------------------------ crates


def _crates(pen: Pen, plan: _Plan, t: float, *, behind: bool) -> None:
    """Draw the crates in front of all; in the heap every third lies behind him who is buried."""
    for index, crate in enumerate(plan.crates):
        if t < crate.comes - 0.42:
            continue
        back = t > plan.hit - 0.1 and index % 3 == 2
        if back is not behind:
            continue
        place, angle = _where(plan, crate, index, t)
        draw_prop(pen, "crate", place, angle, plan.size, crate.words)


def _where(plan: _Plan, crate: _Crate, index: int, t: float) -> tuple[XY, float]:
    if t < crate.comes:
        u = motion.share(t, crate.comes - 0.42, crate.comes)
        return motion.arc(crate.start, crate.stands, u, 130), (1 - u) * 2.4
    begin = plan.hit - 0.4 + 0.018 * (index % 5)
    if t < begin:
        sway = motion.ramp(t, plan.free + 0.05, plan.hit - 0.45)
        swing = math.sin((t - plan.free) * 8.5) * sway + 0.9 * plan.fall * sway * sway
        high = crate.row * crate.row * 2.2 + crate.row * 2.0
        return (crate.stands[0] + high * swing, crate.stands[1]), 0.022 * crate.row * swing
    u = motion.share(t, begin, plan.hit)
    lean = crate.row * crate.row * 2.2 * 0.9 * plan.fall
    from_ = (crate.stands[0] + lean, crate.stands[1])
    x = motion.mix(from_[0], crate.lies[0], motion.ease_out(u))
    y = motion.mix(from_[1], crate.lies[1], motion.ease_in(u))
    hop = motion.bounces(t, plan.hit, 14 + 5 * (index % 4), 0.2, 1)
    shove = 0.0
    if t > plan.rises:
        near = max(0.0, 1 - abs(crate.lies[0] - plan.victim) / 130)
        side = 1 if crate.lies[0] >= plan.victim else -1
        shove = 14 * near * side * motion.ramp(t, plan.rises, plan.rises + 0.2, motion.ease_out)
    return (x + shove, y - hop), crate.turned * u


def _collar(pen: Pen, plan: _Plan, victim: Figure) -> None:
    """Draw the crate through whose bottom a head has come, and the little box at last."""
    neck = victim.joints["neck"]
    top = neck.y - 4
    pen.polygon([(neck.x - 62, top), (neck.x + 62, top), (neck.x + 58, top + 88),
                 (neck.x - 58, top + 88)], 172)  # fmt: skip
    for y in (26, 60):
        pen.stroke([(neck.x - 60, top + y), (neck.x + 60, top + y)], 100, 2)
    teeth = [(neck.x - 56 + 14 * step, top + (12 if step % 2 else -9)) for step in range(9)]
    splinters = [(neck.x - 62, top), *teeth]
    pen.polygon([*splinters, (neck.x + 62, top), (neck.x + 60, top + 16), (neck.x - 60, top + 16)],
                150, INK, 2)  # fmt: skip
    pen.lines((neck.x, top + 52), plan.crates[0].words, 28, (106, 52))


def _pencil(pen: Pen, at: XY, angle: float) -> None:
    """Draw a carpenter's pencil by its blunt end."""
    c, s = math.cos(angle), math.sin(angle)
    a, b, tip = ((at[0] + long * c, at[1] + long * s) for long in (0.0, 64.0, 86.0))
    pen.hose((b, tip), (8, 1.5), 236, INK, 2)
    pen.hose((a, b), (8, 8), 84)
    pen.stroke((a, b), 170, 2)


def _pencil_below(pen: Pen, plan: _Plan, t: float) -> None:
    if t < plan.free - 0.02:
        tug = 10 * motion.ramp(t, plan.free - 0.3, plan.free) + 2 * math.sin(t * 40) * (
            plan.free - 0.3 < t
        )
        _pencil(pen, (plan.edge - 54 - tug, _BASE - 8), 0.0)


def _pencil_in_hand(plan: _Plan, t: float) -> Part:
    def held(pen: Pen, s: Skeleton) -> None:
        if t >= plan.free - 0.02:
            hand = s.joints["hand.near"]
            _pencil(pen, (hand[0] - 6, hand[1] + 22), -1.3)

    return held


# ------------------------------------------------------------------ marks


def _marks(pen: Pen, plan: _Plan, t: float, hero: Figure, victim: Figure) -> None:
    seeks = plan.seeks
    if seeks + 0.05 < t < plan.free - 0.6:
        question(pen, hero.joints["head"], t - seeks - 0.05)
    flash_lines(pen, (plan.edge - 20, _BASE - 12), t - plan.free, 70)
    for crate in plan.crates:
        dust(pen, crate.stands, t - crate.comes, 0.6, 0.3)
    for dx, size in ((0, 2.6), (-150, 1.8), (170, 1.8)):
        dust(pen, (plan.victim + dx, _BASE), t - plan.hit + 0.05, size, 0.9)
    burst(pen, (plan.victim, FLOOR - 110), t - plan.hit, 170)
    if plan.free + 0.45 < t < plan.hit - 0.3 and plan.fall < 0:
        exclamation(pen, hero.joints["head"], t - plan.free - 0.45)
    head = victim.joints["head"]
    crown = min(head.y - 44, victim.top + 4)
    if t > plan.topper - 0.4:
        drop = motion.ramp(t, plan.topper - 0.4, plan.topper, motion.ease_in)
        y = motion.mix(-80, crown, drop) - motion.bounces(t, plan.topper, 16, 0.2, 2)
        draw_prop(pen, "box", (head.x + 2, y), 0.0, 0.72, plan.crates[-1].words)
    burst(pen, (head.x, crown), t - plan.topper, 64, 0.2)


def _look(pen: Pen, plan: _Plan, t: float, victim: Figure) -> None:
    if t < plan.hit - 0.02:
        return
    shaken = motion.shake(t, plan.hit, 9)
    zoom = 1.02 + 0.4 * motion.ramp(t, plan.rises + 0.3, plan.topper + 0.2)
    head = victim.joints["head"]
    x = head.x if plan.fall < 0 else (head.x + plan.edge - 90) / 2
    zoom = zoom if plan.fall < 0 else 1.02 + 0.4 * (zoom - 1.02)
    pen.camera((x + shaken[0], min(520.0, head.y) + 30 + shaken[1]), zoom)


GAG = PuppetGag(
    "falling-boxes",
    "Crates wall him in; he pulls the one pencil at the very bottom, and all come down on him.",
    perform,
    shortest=6.0,
    scenes=("archive", "street"),
    props=("crate",),
    comeback=Comeback(
        "Crate follows crate once more, until they wall him in up to the cap.",
        "He draws out one pencil from under the lowest, and all of them come down on him.",
        "Crate follows crate once more, the apprentice keeps beside them, and the inspector "
        "steps up to the wall to look into it.",
        "The apprentice draws out one pencil from under the lowest, and all of them come "
        "down on the inspector.",
    ),
)
