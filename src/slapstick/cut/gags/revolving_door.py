"""Revolving door: he wants to deliver a parcel to the other side; the door brings him back."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from slapstick.cut import motion, scenery
from slapstick.cut.chance import Chance
from slapstick.cut.motion import HURRY, RUN, STROLL, XY
from slapstick.cut.pen import INK, Pen
from slapstick.cut.performance import FLOOR, Drawn, Figure, Performance, PuppetGag, drawn
from slapstick.cut.props import burst, dizzy_stars, draw_prop, dust, placard
from slapstick.cut.rig import APPRENTICE, INSPECTOR, Actor, Part, Script, Skeleton, draw_hat
from slapstick.cut.rig import face as faces
from slapstick.cut.rig import pose as poses
from slapstick.model import Comeback, Hit, Staging

_X, _RADIUS, _RIDE = 480.0, 152.0, 84.0  # the drum, and how far from its axis one stands
_TOP, _LEFT, _RIGHT = 322.0, 318.0, 642.0
_FLIGHT = 0.45
_SIT = poses.SIT.but(near_hand=(34, -48), far_hand=(42, -46), lean=-0.12)
_STEPS = tuple(
    poses.CARRY.but(lean=0.1, near_foot=(a, 0), far_foot=(b, 0), sliding=True)
    for a, b in ((-34, 30), (30, -28))
)
_SWEPT = poses.CARRY.but(
    lean=-0.3, head=0.2, hip=0.9, near_foot=(34, 6), far_foot=(58, 16), near_pitch=-0.5,
    far_pitch=-0.6, sliding=True,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Ride:
    """Half rounds of the drum: it is at an opening, left or right, at each of the times."""

    times: tuple[float, ...]

    def angle(self, t: float) -> float:
        """Return how far the drum has turned, in radians."""
        for index, (a, b) in enumerate(zip(self.times, self.times[1:], strict=False)):
            if t < b:
                return math.pi * (index + motion.share(t, a, b))
        return math.pi * (len(self.times) - 1)


def _ride(start: float, stop: float, halves: int, hurry: float = 1.0) -> _Ride:
    """Turn through half rounds; the drum gathers speed where `hurry` is above 1."""
    span = stop - start
    return _Ride(tuple(start + span * (i / halves) ** (1 / hurry) for i in range(halves + 1)))


def perform(staging: Staging, seconds: float) -> Performance:
    """Perform it in a length of time."""
    return _reversed(staging, seconds) if staging.reversed else _forwards(staging, seconds)


# ------------------------------------------------------------------ forwards


def _forwards(staging: Staging, seconds: float) -> Performance:
    main = 0.74 * seconds
    rides, thrown = _timetable(staging, seconds, main)
    hero = Actor(APPRENTICE, _carried_round(rides, thrown, main, seconds))
    other = Actor(INSPECTOR, _awaits(rides, main, seconds))
    lands = main + max(0.62, 0.07 * seconds)  # the hats

    def draw(pen: Pen, t: float) -> Drawn:
        placard(pen, (_RIGHT + 246, FLOOR - 18), scenery.sign(staging, 0, "deliveries"), 128, 66)
        figures = _round_the_axis(pen, staging, rides, (hero, other), t)
        _papers(pen, staging, rides[-1], t)
        for at in (*thrown, main):
            for actor in (hero, other)[: 1 + (at == main)]:
                spot = (actor.script.place(at)[0], FLOOR + 4)
                dust(pen, spot, t - at, 1.3)
                burst(pen, spot, t - at, 84)
        if t > rides[-1].times[-1] - 0.3:
            _hats(pen, rides[-1].times[-1] - 0.3, lands, (hero, other), t)
        if main + 0.45 < t < lands:
            dizzy_stars(pen, figures[0].joints["head"], t)
        x, y = figures[0].joints["head"]
        near = motion.ramp(t, lands + 0.3, lands + 0.9)
        shake = motion.shake(t, main, 2.5 * staging.laugh)
        middle = (motion.mix(480, x, near), motion.mix(400, y, near))
        pen.camera((middle[0] + shake[0], middle[1] + shake[1]), 1.02 + 0.34 * near)
        return drawn(pen, *figures)

    hits = [Hit(at, 1) for at in thrown]
    hits += [Hit(main, max(2, staging.laugh)), Hit(lands, 1)]
    keys = (
        rides[0].times[0] - 0.15, rides[0].times[-1] + 0.35, rides[-1].times[0] - 0.1,
        main - 0.7, main, min(seconds - 0.1, lands + 0.3),
    )  # fmt: skip
    return Performance(
        seconds, tuple(hits), keys, lambda pen: _backdrop(pen, staging), draw,
        (*hero.script.leaps, *other.script.leaps),
    )  # fmt: skip


def _timetable(
    staging: Staging, seconds: float, main: float
) -> tuple[tuple[_Ride, ...], tuple[float, ...]]:
    """Return his rides and when he is thrown out between them."""
    twice = seconds >= 10
    spans = [0.8, 1.25, 1.0, *([0.5, 1.1, _FLIGHT, 0.6] if twice else []), 0.6, 1.2]
    grow = (main - _FLIGHT) / sum(spans)
    ends = [sum(spans[: i + 1]) * grow for i in range(len(spans))]
    more = min(4, round(math.log10(max(1, staging.count)) + staging.laugh / 2))
    whirl = main - _FLIGHT
    last = _ride(ends[-2], whirl, 5 + 2 * more, 1.7)
    first = _ride(ends[0], ends[1], 2 if seconds < 7.5 else 4)
    if not twice:
        return (first, last), ()
    return (first, _ride(ends[3], ends[4], 6, 1.4), last), (ends[4] + _FLIGHT,)


def _carried_round(
    rides: Sequence[_Ride], thrown: Sequence[float], main: float, seconds: float
) -> Script:
    first, last = rides[0], rides[-1]
    enters = max(-60.0, _LEFT - 150 * first.times[0])
    script = Script(enters, stance=poses.CARRY, mood=faces.PLEASED)
    script = script.look(0, first.times[0], (_RIGHT + 60, 420))
    script = script.walk(0, first.times[0], _LEFT, STROLL)
    script = _rides(script, first, _LEFT, stepping=True)
    out = first.times[-1]
    script = script.face(first.times[1] + 0.1, faces.WONDER)
    script = script.walk(out, out + 0.62, _LEFT - 12, STROLL)
    # He delivers it, and finds nobody there.
    script = script.face(out + 0.05, faces.PROUD_FACE).pose(out + 0.5, _offering(), 0.2)
    script = script.face(out + 0.75, faces.STARTLED.to_audience())
    for ride, lands in zip(rides[1:-1], thrown, strict=True):
        script = _dash(script, ride.times[0], faces.SLY)
        script = _rides(script.face(ride.times[0], faces.AGHAST), ride, _LEFT)
        script = _thrown(script, ride.times[-1], lands, 170)
        script = script.face(lands + 0.2, faces.SULK).pose(lands + 0.1, poses.CARRY, 0.34)
    script = _dash(script, last.times[0], faces.ANGRY)
    script = _rides(script.face(last.times[0] + 0.2, faces.AGHAST), last, _LEFT)
    script = _thrown(script.hat_off(last.times[-1] - 0.3), last.times[-1], main, _RIGHT + 130)
    late = min(seconds - 0.5, main + max(0.62, 0.07 * seconds))
    return (
        script.face(main + 0.45, faces.DIZZY)
        .look(main + 0.5, late, (_LEFT - 120, 560))
        .face(late, faces.WINCE, 0.05)
        .face(late + 0.22, faces.DEADPAN, 0.15)
    )


def _awaits(rides: Sequence[_Ride], main: float, seconds: float) -> Script:
    """The inspector waits, loses patience, and goes to meet him."""
    last = rides[-1]
    script = Script(_RIGHT + 140, facing=-1, stance=poses.HANDS_ON_HIPS, mood=faces.PLAIN)
    watch = poses.STAND.but(near_hand=(34, 2), far_hand=(26, -50), head=0.24)
    reach = poses.STAND.but(near_hand=(70, -12), far_hand=(60, -20), lean=0.14)
    script = script.pose(rides[0].times[0] + 0.2, reach, 0.3).face(rides[0].times[0], faces.PLEASED)
    script = script.pose(rides[0].times[2] - 0.15, watch, 0.3).face(rides[0].times[2], faces.SULK)
    script = script.face(rides[0].times[2] + 0.5, faces.ANGRY)
    script = script.pose(last.times[0] - 0.8, poses.STAND, 0.2)
    script = script.walk(last.times[0] - 0.78, last.times[0], _RIGHT, HURRY)
    script = _rides(script.face(last.times[0] + 0.2, faces.AGHAST), last, _RIGHT)
    script = _thrown(script.hat_off(last.times[-1] - 0.3), last.times[-1], main, 150)
    late = min(seconds - 0.5, main + max(0.62, 0.07 * seconds))
    shaken = _SIT.but(near_hand=(60, 40), far_hand=(30, -50), fingers=0.0)
    return (
        script.face(main + 0.45, faces.DIZZY)
        .face(late, faces.ANGRY, 0.1)
        .pose(late + 0.2, shaken, 0.25)
        .shiver(late + 0.4, seconds, 3)
    )


def _offering() -> poses.Pose:
    return poses.CARRY.but(near_hand=(78, -14), far_hand=(82, -16), lean=0.12)


def _dash(script: Script, at: float, face: faces.Face) -> Script:
    """Take a run at the door."""
    start = at - max(0.35, abs(_LEFT - script.place(at)[0]) / 260)
    script = script.face(start - 0.25, face).pose(start - 0.2, poses.CARRY.but(lean=-0.2), 0.18)
    script = script.pose(start, poses.CARRY.but(lean=0.15), 0.15)
    return script.walk(start, at, _LEFT, HURRY).flinch(start, at)


def _rides(script: Script, ride: _Ride, begins: float, stepping: bool = False) -> Script:
    """Go round with the door: in front from the left opening to the right, behind it back."""
    left = begins < _X
    for index, (a, b) in enumerate(zip(ride.times, ride.times[1:], strict=False)):
        to_right = left == (index % 2 == 0)
        goal = _X + _RIDE * (1 if to_right else -1)
        script = script.leap(a, b, (goal, FLOOR - 8), -9 if to_right else 9, _circling)
        if b - a > 0.16 or index == 0:
            script = script.turn(max(0.0, a - 0.12), 1 if to_right else -1)
        if stepping:
            beats = max(2, round((b - a) / 0.22))
            for beat in range(beats):
                pose = _STEPS[beat % 2]
                script = script.pose(a + (b - a) * beat / beats, pose, (b - a) / beats)
    if not stepping:
        script = script.pose(ride.times[0], _SWEPT, 0.2)
    return script.pose(ride.times[-1] - 0.14, poses.CARRY, 0.14)


def _circling(u: float) -> float:
    return (1 - math.cos(math.pi * u)) / 2


def _thrown(script: Script, leaves: float, lands: float, to: float) -> Script:
    way = 1 if to > _X else -1
    return (
        script.turn(leaves - 0.05, way)
        .pose(leaves, poses.TUMBLE.but(lean=-0.3, turn=-0.5), 0.16)
        .leap(leaves, lands, (to, FLOOR), 110)
        .pose(lands - 0.06, _SIT.but(wide=1.14, high=0.84), 0.06, motion.linear)
        .pose(lands, _SIT, 0.1)
        .face(lands, faces.WINCE, 0.05)
        .flinch(leaves, lands + 0.08)
    )


# ------------------------------------------------------------------ reversed


def _reversed(staging: Staging, seconds: float) -> Performance:
    """The pompous one goes first and is carried round; the hero walks past the lone door."""
    main = 0.52 * seconds
    enters = min(1.7, 0.3 * seconds)
    ride = _ride(enters, main - _FLIGHT, 6 + 2 * (seconds > 9), 1.5)
    first = Script(-150, mood=faces.PROUD_FACE, stance=poses.PROUD)
    first = first.walk(0.05, enters, _LEFT, HURRY).flinch(0, enters)
    first = _rides(first.face(ride.times[2], faces.AGHAST), ride, _LEFT)
    first = _thrown(first, ride.times[-1], main, 110).face(main + 0.5, faces.DIZZY)
    walks = main + 0.75
    there = min(seconds - 0.55, walks + (_RIGHT + 60 - 236) / 180)
    script = Script(120, stance=poses.CARRY, mood=faces.PLEASED)
    script = script.walk(0.1, 0.9, 236, STROLL).face(0.95, faces.STARTLED)
    swing = _watching(ride)
    script = script.look(1.0, main - 0.2, swing).face(main + 0.1, faces.WONDER)
    script = script.turn(main - 0.3, -1).face(walks - 0.1, faces.SLY)
    gait = HURRY if there < seconds - 0.6 else RUN
    script = script.walk(walks, there, _RIGHT + 60, gait).pose(there, _offering(), 0.25)
    script = script.face(there + 0.1, faces.GRIN.to_audience())
    hero, other = Actor(APPRENTICE, script), Actor(INSPECTOR, first)

    def draw(pen: Pen, t: float) -> Drawn:
        placard(pen, (_RIGHT + 246, FLOOR - 18), scenery.sign(staging, 0, "deliveries"), 128, 66)
        (second,) = _round_the_axis(pen, staging, (ride,), (other,), t)
        figure = hero.draw(pen, t, _parcel(staging))
        dust(pen, (110, FLOOR + 4), t - main, 1.4)
        burst(pen, (110, FLOOR), t - main, 100)
        if t > main + 0.45:
            dizzy_stars(pen, second.joints["head"], t)
        pen.camera((480, 400), 1.02)
        return drawn(pen, figure, second)

    keys = (0.8, enters + 0.3, main - 0.6, main, 0.5 * (walks + there), seconds - 0.2)
    return Performance(
        seconds, (Hit(main, max(2, staging.laugh)),), keys, lambda pen: _backdrop(pen, staging),
        draw, (*hero.script.leaps, *other.script.leaps),
    )  # fmt: skip


def _watching(ride: _Ride) -> Callable[[float], XY]:
    def place(t: float) -> XY:
        return (_X - _RIDE * math.cos(ride.angle(t)), 420)

    return place


# ------------------------------------------------------------------ the door


def _round_the_axis(
    pen: Pen, staging: Staging, rides: Sequence[_Ride], actors: Sequence[Actor], t: float
) -> list[Figure]:
    """Draw door and riders from back to front, and return the figures in the actors' order."""
    angle = sum(ride.angle(t) for ride in rides)
    wings = [angle + math.pi / 4 + k * math.pi / 2 for k in range(4)]
    figures = {}

    def people(behind: bool) -> None:
        for index, actor in enumerate(actors):
            x, y = actor.script.place(t)
            back = abs(x - _X) < _RIDE + 2 and y < FLOOR - 8
            if back is behind:
                held = _parcel(staging) if index == 0 and actor.puppet is APPRENTICE else _empty
                figures[index] = actor.draw(pen, t, held)

    for wing in wings:
        if math.sin(wing) < 0:
            _wing(pen, wing)
    people(behind=True)
    pen.polygon([(_X - 7, _TOP), (_X + 7, _TOP), (_X + 7, FLOOR), (_X - 7, FLOOR)], 90, INK, 2)
    people(behind=False)
    for wing in sorted(wings, key=math.sin):
        if math.sin(wing) >= 0:
            _wing(pen, wing)
    _canopy(pen, scenery.sign(staging, 1, "way in"))
    return [figures[index] for index in range(len(actors))]


def _empty(_pen: Pen, _skeleton: Skeleton) -> None:
    """Carry nothing."""


def _wing(pen: Pen, angle: float) -> None:
    x, depth = _X - (_RADIUS - 8) * math.cos(angle), math.sin(angle)
    low, high = FLOOR - 4 + 18 * depth, _TOP + 10 * depth
    leaf = [(_X, _TOP), (x, high), (x, low), (_X, FLOOR - 4)]
    pen.wash(leaf, 255, 0.13)
    pen.polygon(leaf, None, INK, 2.2)
    pen.hose([(x, high + 4), (x, low - 2)], (5, 5), 118, INK, 2)
    for u, v in ((0.42, 0.5), (0.96, 0.92)):
        for share in (u, v)[: 1 if u < 0.5 else 2]:
            y0, y1 = motion.mix(_TOP, FLOOR - 4, share), motion.mix(high, low, share)
            pen.stroke(((_X, y0), (x, y1)), 100, 4)


def _canopy(pen: Pen, words: str) -> None:
    r = _RADIUS
    for side in (-1, 1):
        x = _X + side * r * 0.72
        pen.hose([(x, _TOP), (x, FLOOR + 14)], (6, 6), 110, INK, 2)
    shine = [(_X + k * r, y) for k, y in ((-0.72, _TOP), (-0.4, _TOP), (-0.6, FLOOR))]
    pen.wash([*shine, (_X - 0.72 * r, FLOOR)], 255, 0.14)
    outline = [(_X - r - 14, _TOP + 12), (_X - r - 14, _TOP - 46), (_X + r + 14, _TOP - 46),
               (_X + r + 14, _TOP + 12), (_X, _TOP + 24)]  # fmt: skip
    pen.polygon(outline, 84, INK, 2.8)
    pen.polygon([(_X - r - 22, _TOP - 46), (_X - r, _TOP - 66), (_X + r, _TOP - 66),
                 (_X + r + 22, _TOP - 46)], 128, INK, 2.4)  # fmt: skip
    pen.polygon([(_X - 118, _TOP - 38), (_X + 118, _TOP - 38), (_X + 118, _TOP + 8),
                 (_X - 118, _TOP + 8)], 244, INK, 2)  # fmt: skip
    pen.lines((_X, _TOP - 15), words, 34, (220, 40))


def _backdrop(pen: Pen, staging: Staging) -> None:
    scenery.paint(pen, replace(staging, scene=staging.scene or GAG.scenes[0]))
    r = _RADIUS
    pen.wash([(_X - r, _TOP), (_X + r, _TOP), (_X + r, FLOOR), (_X - r, FLOOR)], 36, 0.62)
    pen.ellipse((_X, FLOOR + 2), r + 10, 22, 120, INK, 2.4)
    pen.ellipse((_X, FLOOR), r - 4, 17, 158, 90, 1.8)
    for side in (-1, 1):
        x = _X + side * r * 0.72
        pen.hose([(x, _TOP), (x, FLOOR - 12)], (5, 5), 84, INK, 1.8)


# ------------------------------------------------------------------ what flies


def _papers(pen: Pen, staging: Staging, ride: _Ride, t: float) -> None:
    """Draw what the whirl throws out: the more, the greater the number."""
    chance = Chance("papers", staging.seed)
    for _ in range(min(14, 3 + int(math.log2(max(1, staging.count))))):
        since = chance.between(ride.times[len(ride.times) // 2], ride.times[-1])
        way, far = chance.pick((-1, 1)), chance.between(150, 380)
        end = (_X + way * (_RADIUS + far * 0.8), FLOOR + chance.between(0, 40))
        u = motion.share(t, since, since + 0.7)
        if t >= since:
            at = motion.arc((_X + way * _RADIUS, 470), end, u, 120)
            draw_prop(pen, "paper", at, 6 * u * way + chance.between(-1.5, 1.5), 0.6)


def _hats(pen: Pen, off: float, lands: float, actors: Sequence[Actor], t: float) -> None:
    """Draw both hats: up out of the door, and down on the wrong heads."""
    for wearer, owner in ((actors[0], actors[1]), (actors[1], actors[0])):
        start = owner.joint("head", off)
        goal = wearer.joint("head", max(t, lands))
        u = motion.share(t, off, lands)
        x, y = motion.arc(start, (goal[0], goal[1] + 4), u, 330)
        drop = 8 if wearer.puppet is INSPECTOR else -4
        facing = 1 if wearer.script.facing_at(t) > 0 else -1
        draw_hat(pen, owner.puppet, (x, y - drop), 9 * u if u < 1 else 0.14, facing)


def _parcel(staging: Staging) -> Part:
    def held(pen: Pen, s: Skeleton) -> None:
        a, b = s.joints["hand.near"], s.joints["hand.far"]
        place = ((a[0] + b[0]) / 2, max(a[1], b[1]) + 8)
        draw_prop(pen, staging.prop or "box", place, 0.0, 1.0, staging.label or "with care")

    return held


GAG = PuppetGag(
    "revolving-door",
    "He carries a parcel into a revolving door, which brings him back; at last it throws both out.",
    perform,
    shortest=7.0,
    scenes=("street", "theatre", "archive"),
    props=("parcel", "letter", "suitcase"),
    comeback=Comeback(
        "He carries his parcel into the revolving door, and comes out where he went in, "
        "once, twice, and faster.",
        "It throws out him and the inspector together, each in the other's hat.",
        "The inspector goes first, is whirled round and round, and is put out on the "
        "pavement, while the apprentice waits with his parcel.",
        "When the door has come to rest the apprentice gives it one gentle push and walks through.",
        meets="revolving door",
    ),
)
