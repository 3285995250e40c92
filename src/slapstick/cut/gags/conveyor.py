"""Conveyor: he stamps what the belt brings; it goes faster, and at last he is stamped himself."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from slapstick.cut import motion, scenery
from slapstick.cut.motion import XY
from slapstick.cut.pen import INK, Pen
from slapstick.cut.performance import FLOOR, Drawn, Performance, PuppetGag, drawn
from slapstick.cut.props import burst, draw_prop, dust, flash_lines, sweat
from slapstick.cut.rig import APPRENTICE, INSPECTOR, Actor, Script, Skeleton
from slapstick.cut.rig import face as faces
from slapstick.cut.rig import pose as poses
from slapstick.model import Comeback, Hit, Staging

_BELT = 516.0  # y of its upper side
_STAND = 290.0  # where he works, behind the belt
_PRESS = (486.0, 712.0)
_LEVER = 92.0
_GAP = 176.0  # between boxes
_REST = poses.STAND.but(near_hand=(58, -10), far_hand=(64, -34), lean=0.06, fingers=0)
_RAISED = poses.STAND.but(near_hand=(44, 52), far_hand=(60, -30), lean=-0.12, stretch=5, fingers=0)
_DOWN = poses.STAND.but(near_hand=(72, -34), far_hand=(66, -30), lean=0.26, head=0.2, fingers=0)
_RUNS = tuple(
    poses.STAND.but(
        lean=0.34, head=-0.2, hip=0.95, near_foot=near, far_foot=far, near_pitch=pitch,
        far_pitch=0.5 - pitch, near_hand=(far[0] * 0.8, -40), far_hand=(near[0] * 0.8, -40),
        fingers=0.6, sliding=True,
    )
    for near, far, pitch in (((50, 12), (-46, 18), -0.2), ((-46, 20), (50, 12), 0.7))
)  # fmt: skip
_FLAT = poses.STAND.but(
    wide=1.45, high=0.4, near_hand=(-20, -80), far_hand=(34, -80), fingers=1.0, sliding=True
)


@dataclass(frozen=True, slots=True)
class _Plan:
    """When the belt changes its speed, and when who lies on it is pressed."""

    seconds: float
    faster: float  # the lever slips
    scooped: float  # a pile lifts him on the belt
    main: float  # the press falls

    @property
    def out(self) -> float:
        """When the belt moves again and brings him out."""
        return self.main + 0.62

    @property
    def pops(self) -> float:
        """When he springs back into shape."""
        return self.out + min(max(0.85, 0.1 * self.seconds), self.seconds - 0.36 - self.out)

    def speeds(self) -> tuple[tuple[float, float], ...]:
        """Return (from when, pixels a second) of the belt."""
        full = self.scooped - 0.35 * (self.scooped - self.faster)
        return (
            (0.0, 120.0), (self.faster, 250.0), (full, 380.0), (self.scooped, 300.0),
            (self.main, 0.0), (self.out, 190.0), (self.pops - 0.05, 0.0),
        )  # fmt: skip

    def run(self, t: float) -> float:
        """Return how far the belt has run at t."""
        speeds = self.speeds()
        stops = [start for start, _ in speeds[1:]] + [math.inf]
        return sum(
            speed * (min(t, stop) - start)
            for (start, speed), stop in zip(speeds, stops, strict=True)
            if t > start
        )

    def when(self, far: float) -> float:
        """Return when the belt has run so far."""
        for start, speed in self.speeds():
            here = self.run(start)
            stop = next((s for s, _ in self.speeds() if s > start), math.inf)
            if speed > 0 and far <= self.run(stop if stop < math.inf else start + 99):
                return start + (far - here) / speed
        return math.inf


@lru_cache(maxsize=8)
def _boxes(plan: _Plan) -> tuple[tuple[float, float], ...]:
    """Return (where the box is at 0 s, when it is stamped) of each box, in order."""
    made = []
    for index in range(-2, 60):
        start = _STAND + 30 - index * _GAP
        stamped = plan.when(_STAND + 70 - start) if start < _STAND + 70 else 0.0
        if stamped > plan.scooped - 0.12:
            break
        made.append((start, stamped))
    return tuple(made)


@lru_cache(maxsize=8)
def _pressed(plan: _Plan) -> tuple[float, ...]:
    """Return when boxes are under the press."""
    middle = (_PRESS[0] + _PRESS[1]) / 2
    times = [plan.when(middle - start) for start, _ in _boxes(plan) if start < middle]
    return tuple(at for at in times if at < plan.main - 0.7)


def perform(staging: Staging, seconds: float) -> Performance:
    """Perform it in a length of time."""
    return _reversed(staging, seconds) if staging.reversed else _forwards(staging, seconds)


# ------------------------------------------------------------------ forwards


def _forwards(staging: Staging, seconds: float) -> Performance:
    main = 0.68 * seconds
    rides = min(3.0, max(1.9, 0.26 * seconds))
    plan = _Plan(seconds, 0.2 * seconds, main - rides, main)
    script = _stamping(plan, plan.scooped - 0.1)
    hero = Actor(APPRENTICE, _ridden(script, plan, _STAND + 50))

    def draw(pen: Pen, t: float) -> Drawn:
        held = _stamp if t < plan.scooped else _bare
        behind = t < plan.scooped + 0.12
        label = _label(staging) if t > main else ""
        if behind:
            figure = hero.draw(pen, t, held)
        _works(pen, staging, plan, t)
        if not behind:
            figure = hero.draw(pen, t, held, label, shadow=False)
        _pile(pen, staging, plan, _STAND, t)
        _press(pen, staging, plan, t)
        if plan.faster + 0.4 < t < main - 0.6:
            sweat(pen, figure.joints["head"], t)
        _camera(pen, plan, figure.joints["head"], staging.laugh, t)
        return drawn(pen, figure)

    hits = (Hit(plan.scooped, 1), Hit(main, max(2, staging.laugh)), Hit(plan.pops, 1))
    keys = (
        0.6 * plan.faster, plan.faster + 0.4, plan.scooped + 0.7, main - 0.3,
        plan.pops - 0.25, min(seconds - 0.1, plan.pops + 0.5),
    )  # fmt: skip
    return Performance(
        seconds, hits, keys, lambda pen: _backdrop(pen, staging), draw, hero.script.leaps
    )


def _stamping(plan: _Plan, until: float) -> Script:
    """Stamp each box as it passes; with pride, then with haste, then with despair."""
    script = Script(_STAND, stance=_REST, mood=faces.PLEASED)
    last = 0.0
    for start, at in _boxes(plan):
        if at < 0.1 or at > until:
            continue
        room = at - last
        up = at - min(0.42, 0.6 * room)
        script = script.pose(up, _RAISED, min(0.22, 0.3 * room))
        script = script.pose(at - 0.11, _DOWN, 0.11, motion.ease_in)
        script = script.pose(at + 0.08, _REST, min(0.2, 0.3 * room)).flinch(up, at + 0.2)
        where = _carried(plan, start)
        script = script.look(max(0.0, last + 0.05), at, where)
        last = at
    script = script.face(plan.faster, faces.STARTLED).face(plan.faster + 0.5, faces.WORRIED)
    return script.face(0.5 * (plan.faster + plan.scooped) + 0.3, faces.EFFORT)


def _carried(plan: _Plan, start: float) -> Callable[[float], XY]:
    return lambda t: (start + plan.run(t), _BELT - 40)


def _ridden(script: Script, plan: _Plan, lands: float, big: float = 0.0) -> Script:
    """Be lifted on the belt by a pile, run against it, fall, be pressed, come out stamped."""
    up, main = plan.scooped, plan.main
    runs, falls = up + 0.42, main - 0.8
    script = (
        script.face(up - 0.05, faces.AGHAST)
        .pose(up, poses.TUMBLE.but(lean=0.2), 0.16)
        .leap(up, runs, (lands, _BELT), 96)
        .turn(up + 0.1, -1)
        .look(up + 0.5, falls - 0.1, (_PRESS[0] + 60, 420))
        .flinch(up - 0.3, main + 0.1)
        .move(runs, falls, (_PRESS[0] - 96, _BELT), motion.linear)
    )
    beats = max(3, round((falls - runs) / 0.17))
    for beat in range(beats):
        each = (falls - runs) / beats
        script = script.pose(runs + beat * each - 0.08, _RUNS[beat % 2], each)
    lying = poses.SPRAWL.but(near_hand=(-30, 60), far_hand=(30, 70))
    return (
        script.face(runs, faces.EFFORT)
        .face(falls, faces.AGHAST)
        .pose(falls, lying, 0.2)
        .leap(falls, falls + 0.24, (_PRESS[0] - 64, _BELT + 76 + big), 40)
        .move(falls + 0.24, main - 0.06, (_PRESS[0] + 14, _BELT + 76 + big), motion.linear)
        .pose(main - 0.03, lying.but(near_foot=(6, 40), far_foot=(50, 54)), 0.05)
        .pose(main + 0.45, lying.but(wide=0.7), 0.15)
        .move(main + 0.5, plan.out, (_PRESS[0] + 96, _BELT + 76 + big), motion.ease_in)
        .pose(plan.out, _FLAT, 0.0)
        .put(plan.out, _PRESS[1] - 64, _BELT, -1)
        .turn(plan.out, 1)
        .face(plan.out, faces.DEADPAN.but(look_x=0.0, turn=0.1))
        .flinch(main + 0.45, plan.out + 0.4)
        .move(plan.out + 0.06, plan.pops - 0.05, (_PRESS[1] + 112, _BELT), motion.linear)
        .pose(plan.pops - 0.32, _FLAT.but(high=0.32, wide=1.55), 0.25)
        .pose(plan.pops - 0.06, poses.STAND, 0.5, motion.wobble)
        .face(plan.pops - 0.06, faces.STARTLED.to_audience(), 0.05)
        .flinch(plan.pops - 0.1, plan.pops + 0.5)
        .pose(plan.pops + 0.55, poses.LOOK_DOWN.but(near_hand=(-30, -66)), 0.25)
        .face(plan.pops + 0.55, faces.WONDER.but(look_y=0.8))
        .face(plan.pops + 1.0, faces.DEADPAN)
        .pose(plan.pops + 1.0, poses.STAND.but(near_hand=(-42, -56), far_hand=(50, -50)), 0.3)
    )


# ------------------------------------------------------------------ reversed


def _reversed(staging: Staging, seconds: float) -> Performance:
    """The inspector sets the lever on fast, and is stamped twice: by the hero and by the press."""
    main = 0.66 * seconds
    plan = _Plan(seconds, 0.24 * seconds, main - max(2.1, 0.26 * seconds), main)
    meets = plan.scooped + 0.5 * (main - 0.72 - plan.scooped) + 0.3
    script = _stamping(plan, plan.scooped - 0.1).face(plan.faster + 0.5, faces.SLY)
    script = script.face(plan.scooped + 0.1, faces.STARTLED).pose(meets - 0.55, _RAISED, 0.3)
    script = script.pose(meets - 0.11, _DOWN, 0.11, motion.ease_in).flinch(meets - 0.5, meets + 0.1)
    script = script.face(meets - 0.5, faces.SLY).pose(meets + 0.4, _REST, 0.3)
    script = script.look(meets, plan.pops + 0.4, (_PRESS[1], 420)).face(main, faces.WINCE)
    script = script.face(main + 0.5, faces.WONDER).face(plan.pops + 0.5, faces.GRIN.to_audience())
    hero = Actor(APPRENTICE, script.pose(plan.pops + 0.45, poses.SHRUG, 0.3))
    pull = poses.POINT.but(near_hand=(50, 4), far_hand=(60, 8), lean=0.1)
    boss = Script(_LEVER + 92, facing=-1, stance=poses.PROUD, mood=faces.PROUD_FACE)
    boss = boss.pose(plan.faster - 0.5, pull, 0.3).face(plan.faster - 0.3, faces.SLY)
    boss = boss.pose(plan.faster + 0.1, pull.but(near_hand=(60, -30), far_hand=(66, -26)), 0.2)
    boss = boss.face(plan.faster + 0.5, faces.GRIN).pose(plan.scooped - 0.6, poses.PROUD, 0.3)
    boss = boss.turn(plan.scooped - 0.6, 1)
    other = Actor(INSPECTOR, _ridden(boss, plan, _LEVER + 140, 10))

    def draw(pen: Pen, t: float) -> Drawn:
        behind = t < plan.scooped + 0.12
        if behind:
            second = other.draw(pen, t)
        figure = hero.draw(pen, t, _stamp)
        _works(pen, staging, plan, t)
        if not behind:
            second = other.draw(pen, t, _bare, _label(staging) if t > main else "", shadow=False)
        _pile(pen, staging, plan, _LEVER + 80, t)
        _press(pen, staging, plan, t)
        burst(pen, (_STAND + 80, _BELT - 70), t - meets, 50)
        _camera(pen, plan, (480.0, 380.0), staging.laugh, t)
        watched = second if plan.scooped < t < plan.pops + 0.4 else figure
        return drawn(pen, figure, second, focus=watched.joints["head"])

    hits = (Hit(plan.scooped, 1), Hit(meets, 1), Hit(main, max(2, staging.laugh)),
            Hit(plan.pops, 1))  # fmt: skip
    keys = (0.5 * plan.faster, plan.faster + 0.3, meets, main - 0.3, plan.pops - 0.25)
    return Performance(
        seconds, hits, (*keys, min(seconds - 0.1, plan.pops + 0.6)),
        lambda pen: _backdrop(pen, staging), draw, (*hero.script.leaps, *other.script.leaps),
    )  # fmt: skip


# ------------------------------------------------------------------ the works


def _backdrop(pen: Pen, staging: Staging) -> None:
    scenery.paint(pen, replace(staging, scene=staging.scene or GAG.scenes[0]))


def _camera(pen: Pen, plan: _Plan, head: XY, laugh: int, t: float) -> None:
    near = motion.ramp(t, plan.pops + 0.4, plan.pops + 0.9)
    shake = motion.shake(t, plan.main, 4 * laugh)
    middle = (motion.mix(480, head[0], near), motion.mix(400, head[1] + 40, near))
    pen.camera((middle[0] + shake[0], middle[1] + shake[1]), 1.03 + 0.35 * near)


def _works(pen: Pen, staging: Staging, plan: _Plan, t: float) -> None:
    """Draw lever, belt and the boxes on it."""
    _lever(pen, plan, t)
    run = plan.run(t)
    for foot in (40, 250, 450, 740, 930):
        x = float(foot)
        pen.polygon([(x - 9, _BELT + 20), (x + 9, _BELT + 20), (x + 13, FLOOR + 18),
                     (x - 13, FLOOR + 18)], 84, INK, 2.2)  # fmt: skip
    pen.polygon([(-10, _BELT), (970, _BELT), (970, _BELT + 12), (-10, _BELT + 12)], 66, INK, 2.4)
    for index in range(26):
        x = (index * 40 + run) % 1040 - 40
        pen.stroke(((x, _BELT + 1), (x - 5, _BELT + 11)), 190, 3)
    pen.polygon([(-10, _BELT + 12), (970, _BELT + 12), (970, _BELT + 38), (-10, _BELT + 38)], 118)
    for index in range(13):
        x = 40.0 + index * 74
        turn = run / 12 + index
        pen.ellipse((x, _BELT + 25), 10, fill=150, line=INK, width=2)
        pen.stroke(
            ((x, _BELT + 25), (x + 8 * math.cos(turn), _BELT + 25 + 8 * math.sin(turn))), INK, 2
        )
    for start, stamped in _boxes(plan):
        x = start + run
        if -60 < x < 1020 and not _PRESS[0] + 40 < x < _PRESS[1] - 40:
            hop = 9 * math.sin(math.pi * motion.share(t, stamped, stamped + 0.18))
            words = _label(staging) if t >= stamped else ""
            draw_prop(pen, _prop(staging), (x, _BELT + 2 - hop), 0.0, 1.1, words)


def _lever(pen: Pen, plan: _Plan, t: float) -> None:
    """Draw the lever that slips: slow, fast, and past the end of its scale."""
    full = plan.scooped - 0.35 * (plan.scooped - plan.faster)
    angle = motion.keys(
        t, (plan.faster - 0.3, -0.75), (plan.faster - 0.1, -0.85), (plan.faster, 0.2, motion.snap),
        (full - 0.2, 0.2), (full, 0.95, motion.overshoot),
    )  # fmt: skip
    angle += motion.spring(t, plan.faster, 0.2, 0.16) + motion.spring(t, full, 0.25, 0.14)
    x, y = _LEVER, 392.0
    pen.polygon([(x - 16, y + 20), (x + 16, y + 20), (x + 20, FLOOR), (x - 20, FLOOR)], 96)
    pen.polygon([(x - 44, y - 30), (x + 44, y - 30), (x + 44, y + 34), (x - 44, y + 34)], 226)
    for step in range(7):
        a = -0.9 + step * 0.3
        pen.stroke(((x + 32 * math.sin(a), y + 24 - 40 * math.cos(a)),
                    (x + 38 * math.sin(a), y + 24 - 47 * math.cos(a))), INK, 2.2)  # fmt: skip
    tip = (x + 92 * math.sin(angle), y + 26 - 92 * math.cos(angle))
    pen.hose([(x, y + 26), tip], (5, 4), 60, INK, 2)
    pen.ellipse(tip, 11, fill=30, line=INK)
    pen.ellipse((tip[0] - 3, tip[1] - 3), 3, fill=200)
    for at in (plan.faster, full):
        flash_lines(pen, tip, t - at, 52)


def _press(pen: Pen, staging: Staging, plan: _Plan, t: float) -> None:
    """Draw the press in front of what goes through it; its weight is lifted and falls."""
    left, right = _PRESS
    middle, main = (left + right) / 2, plan.main
    lift = 62.0
    for at in _pressed(plan):
        lift = min(lift, motion.keys(t, (at - 0.1, 62), (at, 6), (at + 0.12, 62)))
    if t > main - 0.7:
        lift = motion.keys(t, (main - 0.7, 62), (main - 0.12, 150), (main, 0, motion.ease_in),
                           (plan.out, 0), (plan.out + 0.5, 62))  # fmt: skip
    top = 372.0
    for side in (-1, 1):
        x = middle + side * 88
        pen.hose([(x, 180), (x, top + 10)], (8, 8), 128, INK, 2.2)
    pen.polygon([(middle - 112, 168), (middle + 112, 168), (middle + 112, 190),
                 (middle - 112, 190)], 96)  # fmt: skip
    weight = top - 8 - lift
    pen.hose([(middle, weight - 70), (middle, 190)], (12, 12), 150, INK, 2.2)
    pen.polygon([(middle - 78, weight - 62), (middle + 78, weight - 62), (middle + 90, weight),
                 (middle - 90, weight)], 44)  # fmt: skip
    pen.lines((middle, weight - 31), scenery.sign(staging, 0, "approved"), 32, (142, 50), 240)
    jolt = motion.squash(t, main, 0.05)[1]
    pen.polygon([(left, top + (1 - jolt) * 90), (right, top + (1 - jolt) * 90),
                 (right + 8, _BELT + 46), (left - 8, _BELT + 46)], 108, INK, 3)  # fmt: skip
    for y in (top + 14, _BELT + 34):
        for step in range(8):
            pen.ellipse((left + 18 + step * (right - left - 36) / 7, y), 3.4, fill=62)
    pen.polygon([(left + 40, top + 34), (right - 40, top + 34), (right - 40, top + 120),
                 (left + 40, top + 120)], 226, INK, 2.2)  # fmt: skip
    pen.text((middle, top + 60), "stamped", 24, 70)
    pen.lines((middle, top + 92), _label(staging), 30, (136, 40))
    burst(pen, (middle, top - 6), t - main, 150)
    for x in (left, right):
        dust(pen, (x, _BELT), t - main, 1.7)
        dust(pen, (x, FLOOR + 12), t - main, 1.2)


def _pile(pen: Pen, staging: Staging, plan: _Plan, to: float, t: float) -> None:
    """Draw the pile that comes at full speed, lifts whoever stands there, and falls apart."""
    up = plan.scooped
    if not up - 1.2 < t < up + 20:
        return
    high = min(6, 3 + int(math.log10(max(1, staging.count)) * 1.4))
    for index in range(high):
        x = to - 64 + min(0.0, plan.run(t) - plan.run(up))
        sway = 5 * index * math.sin(9 * t)
        start = (x + sway, _BELT + 2 - 58 * index)
        end = (to - 210 + 74 * index, FLOOR + 44 + 12 * (index % 2))
        u = motion.share(t, up + 0.02 * index, up + 0.55 + 0.05 * index)
        at = motion.arc(start, end, u, 60 + 30 * index)
        draw_prop(pen, _prop(staging), at, 0.0 if u in (0.0, 1.0) else 5 * u, 1.1, "")
    burst(pen, (to - 30, _BELT - 60), t - up, 80)


def _stamp(pen: Pen, s: Skeleton) -> None:
    """Draw the hand stamp in his near hand."""
    x, y = s.joints["hand.near"]
    pen.hose([(x, y - 12), (x, y + 14)], (6, 6), 150, INK, 2)
    pen.polygon([(x - 16, y + 12), (x + 16, y + 12), (x + 18, y + 24), (x - 18, y + 24)], 60)


def _bare(_pen: Pen, _skeleton: Skeleton) -> None:
    """Carry nothing."""


def _label(staging: Staging) -> str:
    return staging.label or "passed"


def _prop(staging: Staging) -> str:
    return staging.prop or GAG.props[0]


GAG = PuppetGag(
    "conveyor",
    "He stamps boxes on a belt that runs faster and faster, until he goes through the press.",
    perform,
    shortest=5.5,
    scenes=("workshop", "archive"),
    props=("box", "crate", "suitcase"),
    comeback=Comeback(
        "He stamps what the belt brings, and the belt runs faster, until a pile carries him "
        "off towards the press.",
        "He comes out at the far end flat, square and stamped.",
        "The inspector sets the belt to its fastest himself, and a pile carries him off past "
        "the apprentice, who stamps him in passing.",
        "The press stamps the inspector once more, and he comes out approved from hat to boots.",
        meets="belt",
    ),
)
