"""Queue: he is always the last in the line; when at last he is first, the window shuts on him."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from slapstick.cut import motion, scenery
from slapstick.cut.motion import HURRY, RUN, STROLL
from slapstick.cut.pen import INK, Pen
from slapstick.cut.performance import FLOOR, Drawn, Figure, Performance, PuppetGag, drawn
from slapstick.cut.props import burst, dizzy_stars, draw_prop, dust, exclamation, flash_lines
from slapstick.cut.rig import (
    APPRENTICE,
    INSPECTOR,
    WAITER,
    Actor,
    Part,
    Script,
    Skeleton,
    bystander,
)
from slapstick.cut.rig import face as faces
from slapstick.cut.rig import pose as poses
from slapstick.model import Comeback, Hit, Staging

_LEFT, _RIGHT = 1, -1  # the two windows: which way a clerk looks
_COUNTER, _TOP = 508.0, 322.0
_OFFER = poses.STAND.but(near_hand=(84, 6), far_hand=(14, -70), lean=0.16)
_BORED = poses.STAND.but(near_hand=(22, -60), far_hand=(28, -52), lean=-0.05, head=0.1)


@dataclass(frozen=True, slots=True)
class _Plan:
    """When the windows shut and open, and how many stand in the line."""

    seconds: float
    others: int
    first: float  # the left window shuts, the right one opens
    second: float  # and the other way round
    main: float  # the left window shuts on him

    def at_left(self, rank: int) -> float:
        """Return where one stands in the line before the left window."""
        return 196.0 + rank * min(98.0, 560.0 / self.others)

    def at_right(self, rank: int) -> float:
        """Return where one stands in the line before the right window."""
        return 764.0 - rank * min(84.0, 440.0 / self.others)


def perform(staging: Staging, seconds: float) -> Performance:
    """Perform it in a length of time."""
    return _reversed(staging, seconds) if staging.reversed else _forwards(staging, seconds)


def _others(staging: Staging) -> int:
    return 3 + min(3, int(math.log10(max(1, staging.count)) * 1.3))


# ------------------------------------------------------------------ forwards


def _forwards(staging: Staging, seconds: float) -> Performance:
    m = 0.72 * seconds
    plan = _Plan(seconds, _others(staging), 0.26 * m, 0.6 * m, m)
    hero = Actor(APPRENTICE, _last_of_all(plan))
    line = [Actor(bystander(i, staging.seed), _in_line(plan, i)) for i in range(plan.others)]
    bells = m + max(0.7, 0.07 * seconds)

    def draw(pen: Pen, t: float) -> Drawn:
        shut = (
            motion.keys(t, (plan.first - 0.08, 0), (plan.first, 1, motion.ease_in),
                        (plan.second, 1), (plan.second + 0.15, 0), (m - 0.07, 0),
                        (m, 0.94, motion.ease_in)),
            motion.keys(t, (plan.first, 1), (plan.first + 0.15, 0), (plan.second - 0.08, 0),
                        (plan.second, 1, motion.ease_in), (bells, 1), (bells + 0.15, 0)),
        )  # fmt: skip
        _window(pen, _LEFT, shut[0], t)
        _window(pen, _RIGHT, shut[1], t)
        figures = _rows(pen, staging, hero, line, t)
        for at, side in ((plan.first, _RIGHT), (plan.second, _LEFT), (bells, _RIGHT)):
            flash_lines(pen, (480 - side * 420, 250), t - at, 80, 0.3)
        if plan.first + 0.1 < t < plan.first + 0.6 or plan.second + 0.06 < t < plan.second + 0.4:
            exclamation(pen, figures[0].joints["head"], t - plan.first)
        hand = hero.joint("hand.near", m)
        burst(pen, (hand[0] + 6, hand[1]), t - m, 110)
        shake = motion.shake(t, m, 3 * staging.laugh)
        near = motion.ramp(t, bells + 0.3, bells + 0.9)
        head = figures[0].joints["head"]
        middle = (motion.mix(480, head.x + 40, near), motion.mix(390, head.y + 60, near))
        pen.camera((middle[0] + shake[0], middle[1] + shake[1]), 1.03 + 0.42 * near)
        return drawn(pen, *figures)

    keys = (
        0.7 * plan.first, plan.first + 0.35, 0.9 * plan.second, m - 0.5, m,
        min(seconds - 0.1, bells + 0.7),
    )  # fmt: skip
    hits = (Hit(plan.first, 1), Hit(plan.second, 2), Hit(m, max(2, staging.laugh)))
    leaps = [leap for actor in (hero, *line) for leap in actor.script.leaps]
    return Performance(seconds, hits, keys, lambda pen: _backdrop(pen, staging), draw, tuple(leaps))


def _last_of_all(plan: _Plan) -> Script:
    """Join the line, be passed, be last again; run, be first, and have a hand in the window."""
    place, m = plan.at_left(plan.others), plan.main
    arrive = min(1.1, 0.75 * plan.first)
    script = Script(place + 150 * arrive, FLOOR + 14, -1, poses.STAND, faces.PLEASED)
    script = script.walk(0, arrive, place).pose(arrive + 0.05, _BORED, 0.25)
    script = _turns(script, plan.first, 1, faces.GRIN).pose(plan.first + 0.1, poses.CHEER, 0.25)
    passed = plan.first + 0.45
    script = script.face(passed, faces.AGHAST).pose(passed, poses.CRINGE, 0.2)
    script = script.flinch(plan.first, passed + 0.3)
    last = plan.at_right(plan.others)
    back = passed + 0.7
    there = min(plan.second - 0.3, back + max(0.5, abs(place - last) / 170))
    script = script.pose(back - 0.2, poses.STAND, 0.2).face(back - 0.2, faces.SULK)
    script = script.walk(back, there, last, HURRY).flinch(back, there).turn(there, 1)
    script = script.pose(there + 0.05, _BORED, 0.2).face(there + 0.1, faces.SULK)
    # The other window again: now the last is the first.
    script = _turns(script, plan.second, -1, faces.GRIN).pose(plan.second, poses.STAND, 0.12)
    run = plan.second + 0.28
    stop = run + max(0.5, abs(last - 178) / 290)
    script = script.walk(run, stop, 178, RUN).flinch(run, stop).face(stop, faces.PROUD_FACE)
    script = script.pose(stop + 0.05, poses.PROUD, 0.25)
    script = script.face(stop + 0.1, faces.GRIN.to_audience()).face(m - 0.7, faces.PLEASED)
    script = script.pose(m - 0.62, poses.STAND.but(near_hand=(30, -40)), 0.2)
    script = script.pose(m - 0.36, _OFFER, 0.22)
    struck = _OFFER.but(lean=-0.1, near_hand=(90, -2), stretch=12, far_hand=(-30, 40), fingers=1.0)
    script = script.face(m, faces.AGHAST, 0.05).pose(m, struck, 0.08).flinch(m - 0.4, m + 0.1)
    bells = m + max(0.7, 0.07 * plan.seconds)
    pull = struck.but(lean=-0.34, near_foot=(24, 0), far_foot=(52, 0), far_hand=(70, -2))
    script = script.look(bells, bells + 0.5, (900, 420)).face(bells, faces.STARTLED)
    script = script.pose(bells + 0.15, pull, 0.25).face(bells + 0.5, faces.EFFORT)
    script = script.shiver(bells + 0.4, bells + 0.85, 3).pose(bells + 0.85, struck, 0.25)
    return script.face(bells + 0.85, faces.DEADPAN)


def _turns(script: Script, at: float, way: int, face: faces.Face) -> Script:
    return script.turn(at + 0.04, way).face(at, faces.STARTLED, 0.06).face(at + 0.2, face)


def _in_line(plan: _Plan, rank: int) -> Script:
    """Wait, doze, and run to whichever window is open; the first stays the first."""
    row = FLOOR + (6 if rank % 2 else -8)
    m, here = plan.main, plan.at_left(rank)
    script = Script(here, row, -1, _BORED, faces.PLAIN)
    script = script.face(0.35 * plan.first, faces.SULK)
    if plan.first > 1.9:
        script = script.face(0.6 * plan.first + 0.1 * rank, faces.ASLEEP, 0.4)
    script = _dash(script, plan.first + 0.05 * rank, plan.at_right(rank), 1)
    script = script.face(0.5 * (plan.first + plan.second) + 0.6, faces.SULK)
    # Who was first before the right window is the last to be back.
    back = plan.second + 0.08 + 0.05 * (plan.others - rank)
    script = _dash(script, back, plan.at_left(plan.others - rank), -1)
    script = script.face(m + 0.02, faces.WINCE).face(m + 0.45, faces.STARTLED)
    bells = m + max(0.7, 0.07 * plan.seconds)
    return _dash(script, bells + 0.06 * (plan.others - rank), plan.at_right(rank) + 120, 1)


def _dash(script: Script, at: float, to: float, way: int) -> Script:
    far = abs(script.place(at)[0] - to)
    start = at + 0.26
    stop = start + max(0.5, far / 330)
    script = script.turn(at, way).face(at, faces.STARTLED).pose(at, poses.STAND, 0.15)
    script = script.walk(start, stop, to, RUN).flinch(at, stop + 0.1)
    return script.pose(stop - 0.1, _BORED, 0.25).face(stop, faces.PLEASED)


def _rows(
    pen: Pen, staging: Staging, hero: Actor, line: Sequence[Actor], t: float
) -> tuple[Figure, ...]:
    """Draw the line from back to front, and the hero before it."""
    order = sorted(range(len(line)), key=lambda i: line[i].script.y)
    figures = {index: line[index].draw(pen, t) for index in order}
    first = hero.draw(pen, t, _letter(staging))
    return (first, *(figures[i] for i in range(len(line))))


# ------------------------------------------------------------------ reversed


def _reversed(staging: Staging, seconds: float) -> Performance:
    """The inspector goes past the whole line, into the shutter; the last man is the first."""
    m = 0.6 * seconds
    plan = _Plan(seconds, _others(staging), m, m, m)
    last = plan.at_left(plan.others)
    opens = m + 0.62
    script = Script(last, FLOOR + 14, -1, _BORED, faces.PLAIN)
    script = script.face(0.26 * m, faces.STARTLED).face(0.26 * m + 0.5, faces.SULK)
    script = _turns(script.face(m, faces.WINCE), opens, 1, faces.GRIN)
    there = opens + 0.3 + max(0.5, abs(782 - last) / 180)
    script = script.pose(opens + 0.1, poses.STAND, 0.15).walk(opens + 0.3, there, 782, STROLL)
    script = script.flinch(opens + 0.1, there).pose(there, _OFFER, 0.45)
    hero = Actor(APPRENTICE, script.face(there + 0.15, faces.GRIN.to_audience()))
    line = []
    for rank in range(plan.others):
        row = FLOOR + (6 if rank % 2 else -8)
        one = Script(plan.at_left(rank), row, -1, _BORED, faces.PLAIN)
        at = m - 0.75 - 0.5 * m * (rank + 1) / (plan.others + 2)
        one = one.face(at, faces.ANGRY).face(m, faces.WINCE).face(m + 0.5, faces.PLEASED)
        one = one.turn(opens + 0.2 + 0.07 * rank, 1).face(opens + 0.3, faces.STARTLED)
        line.append(Actor(bystander(rank, staging.seed), one))
    boss = Script(990, FLOOR + 30, -1, poses.PROUD, faces.PROUD_FACE)
    stop = m - 0.75
    boss = boss.walk(max(0.1, stop - 830 / 300), stop, 172, RUN if stop < 4.5 else HURRY)
    boss = boss.flinch(0, stop).face(stop, faces.SLY).pose(stop, _OFFER.but(lean=0.3), 0.5)
    shoved = poses.TEETER.but(lean=-0.34, sliding=True)
    boss = boss.pose(m, shoved, 0.1).face(m, faces.WINCE, 0.05).flinch(m - 0.3, m + 0.1)
    boss = boss.face(m + 0.5, faces.DIZZY).pose(m + 0.7, poses.STAND.but(lean=-0.16), 0.4)
    other = Actor(INSPECTOR, boss)

    def draw(pen: Pen, t: float) -> Drawn:
        left = motion.keys(t, (m - 0.07, 0), (m, 1, motion.ease_in))
        _window(pen, _LEFT, left, t)
        right = motion.keys(t, (opens, 1), (opens + 0.15, 0))
        _window(pen, _RIGHT, right, t)
        figures = _rows(pen, staging, hero, line, t)
        second = other.draw(pen, t)
        flash_lines(pen, (900, 250), t - opens, 80, 0.3)
        burst(pen, (126, 440), t - m, 120)
        dust(pen, (172, FLOOR + 30), t - m, 1.0)
        if t > m + 0.5:
            dizzy_stars(pen, second.joints["head"], t)
        shake = motion.shake(t, m, 3 * staging.laugh)
        pen.camera((480 + shake[0], 390 + shake[1]), 1.03)
        return drawn(pen, *figures, second)

    keys = (0.2 * m, 0.6 * m, m - 0.3, m, opens + 0.3, min(seconds - 0.1, there + 0.4))
    leaps = [leap for actor in (hero, other, *line) for leap in actor.script.leaps]
    return Performance(
        seconds, (Hit(m, max(2, staging.laugh)),), keys,
        lambda pen: _backdrop(pen, staging), draw, tuple(leaps),
    )  # fmt: skip


# ------------------------------------------------------------------ the windows


def _backdrop(pen: Pen, staging: Staging) -> None:
    scenery.paint(pen, replace(staging, scene=staging.scene or GAG.scenes[0]))
    for side in (_LEFT, _RIGHT):
        _booth(pen, staging, side)


def _across(side: int, *points: tuple[float, float]) -> list[tuple[float, float]]:
    """Return points of the left booth, or mirrored those of the right one."""
    return [(x if side == _LEFT else 960 - x, y) for x, y in points]


def _booth(pen: Pen, staging: Staging, side: int) -> None:
    pen.polygon(_across(side, (-10, 196), (132, 196), (132, FLOOR + 14), (-10, FLOOR + 14)), 118)
    pen.polygon(_across(side, (-10, 180), (144, 180), (144, 198), (-10, 198)), 150)
    pen.polygon(_across(side, (2, 208), (126, 208), (126, 290), (2, 290)), 40, INK, 2.4)
    pen.polygon(_across(side, (7, 213), (121, 213), (121, 285), (7, 285)), None, 236, 1.4)
    words = (scenery.sign(staging, 0, "tickets"), scenery.sign(staging, 1, "enquiries"))
    middle = _across(side, (64, 249))[0]
    pen.lines(middle, words[0 if side == _LEFT else 1], 30, (104, 62), 240)
    pen.polygon(_across(side, (10, _TOP), (122, _TOP), (122, _COUNTER), (10, _COUNTER)), 54)
    low = _across(side, (14, 534), (118, 534), (118, FLOOR), (14, FLOOR))
    pen.polygon(low, 106, INK, 2)
    pen.hatch(low, 84, 8, 60)


def _window(pen: Pen, side: int, shut: float, t: float) -> None:
    """Draw the clerk, the counter and the shutter that comes down before him."""
    if shut < 0.9:
        bow = 0.05 * math.sin(2.2 * t)
        stance = poses.STAND.but(near_hand=(40, -40), far_hand=(48, -36), lean=0.1 + bow)
        x = _across(side, (56, 0))[0][0]
        clerk = Script(x, FLOOR + 6, 1 if side == _LEFT else -1, stance, faces.SULK)
        Actor(WAITER, clerk).draw(pen, t, shadow=False)
        front = _across(side, (2, _COUNTER), (130, _COUNTER), (130, FLOOR + 12), (2, FLOOR + 12))
        pen.polygon(front, 118, None)
        low = _across(side, (14, 534), (118, 534), (118, FLOOR), (14, FLOOR))
        pen.polygon(low, 106, INK, 2)
        edge = _across(side, (-10, _TOP - 8), (10, _TOP - 8), (10, FLOOR + 12), (-10, FLOOR + 12))
        pen.polygon(edge, 118, None)
    high = (_COUNTER - _TOP) * shut
    if high > 4:
        rise = motion.mix(_TOP, _COUNTER, shut)
        pen.polygon(_across(side, (10, _TOP), (122, _TOP), (122, rise), (10, rise)), 176, INK, 2.4)
        for step in range(1, int(high / 14) + 1):
            y = rise - 14 * step
            pen.stroke(_across(side, (11, y), (121, y)), 130, 1.8)
        if shut > 0.9:
            y = rise - 90
            pen.polygon(
                _across(side, (26, y - 22), (106, y - 22), (106, y + 22), (26, y + 22)), 246
            )
            pen.text(_across(side, (66, y))[0], "closed", 25, INK, width=68)
    pen.polygon(_across(side, (-10, _COUNTER), (150, _COUNTER), (150, _COUNTER + 14),
                        (-10, _COUNTER + 14)), 166, INK, 2.4)  # fmt: skip


def _letter(staging: Staging) -> Part:
    def held(pen: Pen, s: Skeleton) -> None:
        x, y = s.joints["hand.near"]
        draw_prop(pen, staging.prop or "letter", (x, y + 4), 0.1, 0.9, staging.label)

    return held


GAG = PuppetGag(
    "queue",
    "He is the last in every line; when he is first at last, the window shuts on his hand.",
    perform,
    shortest=7.0,
    scenes=("archive", "street", "theatre", "workshop"),
    props=("letter", "paper", "box"),
    comeback=Comeback(
        "He stands at the tail of the line, the window shuts, another opens behind him, and "
        "the whole line runs past him to it.",
        "He is the first at last, and the shutter comes down on his hand.",
        "The inspector walks past the whole line up to the window, and the shutter comes "
        "down on him.",
        "Another window opens at the tail of the line, and the apprentice, the last man, is "
        "the first.",
        meets="line",
    ),
)
