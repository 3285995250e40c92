"""Wrong doors: whoever goes in by one door of the corridor comes out of another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from slapstick.cut import motion, scenery
from slapstick.cut.joinery import board, planks, tiles
from slapstick.cut.motion import HURRY, RUN, STROLL
from slapstick.cut.pen import Pen
from slapstick.cut.performance import FLOOR, Drawn, Figure, Performance, PuppetGag, drawn
from slapstick.cut.props import burst, dizzy_stars, draw_prop, dust, exclamation, question
from slapstick.cut.props.corridor import DOORS, SILL, corridor, door_leaf, outward_leaf
from slapstick.cut.rig import (
    APPRENTICE,
    INSPECTOR,
    Actor,
    CatPose,
    Part,
    Script,
    Skeleton,
    bystander,
    draw_cat,
    draw_hat,
)
from slapstick.cut.rig import face as faces
from slapstick.cut.rig import pose as poses
from slapstick.model import Comeback, Hit, Staging

_STEP = 0.22  # seconds over the threshold
_SIT = poses.SIT.but(lean=-0.2, near_hand=(-40, -60), far_hand=(40, -56))
_LETTER = poses.STAND.but(near_hand=(48, -34), far_hand=(10, -78), lean=-0.04)
_BACKS = tuple(
    poses.STAND.but(
        lean=-0.08, head=0.12, near_foot=(a, up), far_foot=(b, 16 - up), near_hand=(30, -20),
        far_hand=(44, -26), fingers=0.8, sliding=True,
    )
    for a, b, up in ((-30, 22, 0), (18, -24, 16))
)  # fmt: skip


class _Pass(NamedTuple):
    """In by one door, out of another."""

    enters: int
    at: float
    leaves: int
    out: float


def perform(staging: Staging, seconds: float) -> Performance:
    """Perform it in a length of time."""
    return _reversed(staging, seconds) if staging.reversed else _forwards(staging, seconds)


def _passes(main: float, long: bool) -> tuple[tuple[_Pass, ...], tuple[_Pass, ...]]:
    """Return the passages of the hero and of the inspector; they end where the two meet."""
    m, last = main, main - 1.3
    if not long:
        brief = (_Pass(1, 0.2 * m, 2, 0.36 * m), _Pass(2, 0.5 * m, 0, 0.6 * m),
                 _Pass(0, 0.6 * m + 0.34, 1, last))  # fmt: skip
        return brief, (_Pass(1, 0.36 * m, 3, 0.48 * m), _Pass(3, 0.48 * m + 0.6, 2, last))
    hero = (
        _Pass(1, 0.13 * m, 2, 0.22 * m), _Pass(2, 0.32 * m, 0, 0.39 * m),
        _Pass(0, 0.47 * m, 3, 0.53 * m), _Pass(3, 0.6 * m, 0, 0.66 * m),
        _Pass(0, 0.72 * m, 1, last),
    )  # fmt: skip
    other = (
        _Pass(1, 0.23 * m, 3, 0.31 * m), _Pass(3, 0.4 * m, 1, 0.46 * m),
        _Pass(1, 0.55 * m, 2, 0.61 * m), _Pass(2, 0.7 * m, 2, last),
    )  # fmt: skip
    return hero, other


# ------------------------------------------------------------------ forwards


def _forwards(staging: Staging, seconds: float) -> Performance:
    main = 0.71 * seconds
    bump = main - 0.42
    passages = _passes(main, seconds >= 9.5)
    swap = (passages[0][1].at + passages[0][1].out) / 2
    hero = Actor(APPRENTICE, _searching(passages[0], bump, main, 1).hat_off(swap))
    other = Actor(INSPECTOR, _following(passages[1], bump, main).hat_off(swap))
    land = main + max(0.62, 0.07 * seconds)
    curious = _curious(staging, passages, main)

    def draw(pen: Pen, t: float) -> Drawn:
        first, second = _in_the_corridor(pen, staging, passages, (hero, other), curious, t)
        if t > swap:
            _hats(pen, (hero, other), (bump, land), t)
        for figure in (first, second):
            x = figure.joints["hip"].x
            dust(pen, (x, FLOOR + 4), t - main, 1.2)
        burst(pen, (480, 450), t - bump, 90)
        burst(pen, (480, FLOOR - 30), t - main, 130)
        out = passages[0][0].out
        if out + 0.3 < t < passages[0][1].at - 0.05:
            question(pen, first.joints["head"], t - out - 0.28)
        if main + 0.45 < t < land:
            dizzy_stars(pen, first.joints["head"], t)
            dizzy_stars(pen, second.joints["head"], t)
        _cat(pen, land + 0.15, t)
        near = motion.ramp(t, land + 0.25, land + 0.9)
        shake = motion.shake(t, main, 2.5 * staging.laugh)
        middle = (480 + 30 * near + shake[0], motion.mix(360, 520, near) + shake[1])
        pen.camera(middle, 1.02 + 0.3 * near)
        return drawn(pen, first, second)

    keys = (
        passages[0][0].at - 0.1, passages[0][0].out + 0.4, passages[1][0].out + 0.3,
        bump - 0.1, main, min(seconds - 0.1, land + 0.5),
    )  # fmt: skip
    hits = (Hit(bump, 1), Hit(main, max(2, staging.laugh)), Hit(land, 1))
    return Performance(
        seconds, hits, keys, lambda pen: _backdrop(pen, staging), draw,
        (*hero.script.leaps, *other.script.leaps),
    )  # fmt: skip


def _searching(passages: Sequence[_Pass], bump: float, main: float, way: int) -> Script:
    first = passages[0]
    x = max(-60.0, DOORS[first.enters] - 150 * (first.at - 0.05))
    script = Script(x, stance=_LETTER, mood=faces.PLEASED)
    script = script.walk(0, first.at - 0.05, DOORS[first.enters], STROLL)
    moods = (faces.WONDER, faces.STARTLED, faces.WORRIED, faces.AGHAST)
    for index, it in enumerate(passages):
        script = _through(script, it)
        if index < len(passages) - 1:
            script = script.face(it.out, faces.PLEASED.to_audience())
            script = script.face(it.out + 0.28, moods[index])
            middle = (it.out + passages[index + 1].at) / 2
            script = script.turn(max(it.out + 0.24, middle - 0.12), -1 if index % 2 == 0 else 1)
    return _backs_and_falls(script.face(passages[-1].out, faces.WORRIED), bump, main, way)


def _following(passages: Sequence[_Pass], bump: float, main: float) -> Script:
    first = passages[0]
    comes = max(0.0, first.at - (DOORS[first.enters] + 120) / 190)
    script = Script(-120, stance=poses.STAND, mood=faces.ANGRY)
    script = script.walk(comes, first.at, DOORS[first.enters], HURRY).flinch(comes, first.at)
    for index, it in enumerate(passages):
        script = _through(script, it).face(it.out, faces.ANGRY.but(turn=0.2))
        if index < len(passages) - 1:
            script = script.turn(it.out + 0.22, -1).pose(it.out + 0.26, _shaking(), 0.15)
            script = script.pose(passages[index + 1].at - 0.15, poses.STAND, 0.14)
            script = script.flinch(it.out + 0.2, it.out + 0.5)
    script = script.turn(passages[-1].out - 0.3, 1)
    return _backs_and_falls(script.face(passages[-1].out, faces.PLAIN), bump, main, -1)


def _shaking() -> poses.Pose:
    return poses.STAND.but(near_hand=(56, 46), far_hand=(14, -62), fingers=0.0, lean=0.1)


def _through(script: Script, it: _Pass) -> Script:
    """Step in over the threshold, be elsewhere, and step out."""
    unseen = (it.at + _STEP + it.out) / 2
    return (
        script.move(it.at, it.at + _STEP, (DOORS[it.enters], SILL + 6))
        .flinch(it.at - 0.12, it.at + _STEP + 0.06)
        .put(unseen, DOORS[it.leaves], SILL + 6)
        .move(it.out, it.out + _STEP, (DOORS[it.leaves], FLOOR))
        .flinch(it.out, it.out + _STEP + 0.06)
    )


def _backs_and_falls(script: Script, bump: float, main: float, way: int) -> Script:
    """Walk backwards from the door, meet what one did not see, and sit down."""
    start, home = bump - 0.62, 480.0 - way * 34
    for beat in range(3):
        script = script.pose(start + beat * 0.2 - 0.05, _BACKS[beat % 2], 0.2)
    script = script.turn(start - 0.26, -way)
    script = script.flinch(start - 0.3, start + 0.1).move(
        start, bump, (home, FLOOR), motion.ease_in
    )
    up = poses.TAKE.but(near_foot=(20, 30), far_foot=(44, 40), sliding=True)
    return (
        script.pose(bump, up, 0.1, motion.snap)
        .face(bump, faces.AGHAST, 0.05)
        .leap(bump, main, (home - way * 76, FLOOR), 74)
        .turn(bump + 0.02, way)
        .pose(main - 0.08, _SIT.but(wide=1.14, high=0.84), 0.08, motion.linear)
        .pose(main, _SIT, 0.1)
        .face(main, faces.WINCE, 0.05)
        .flinch(bump, main + 0.1)
        .face(main + 0.45, faces.DIZZY)
        .face(main + 0.8, faces.STARTLED)
        .face(main + 1.25, faces.DEADPAN)
    )


# ------------------------------------------------------------------ reversed


def _reversed(staging: Staging, seconds: float) -> Performance:
    """The inspector is lost between the doors; the hero opens one, at the right moment."""
    main = 0.68 * seconds
    knock = main - 0.36
    opens = knock - 0.3
    m = knock - 1.15
    other_ways = (_Pass(0, 0.2 * m, 3, 0.34 * m), _Pass(3, 0.5 * m, 1, 0.62 * m),
                  _Pass(1, 0.8 * m, 0, m))  # fmt: skip
    boss = Script(-110, mood=faces.PROUD_FACE).walk(0, 0.2 * m, DOORS[0], RUN)
    boss = boss.flinch(0, 0.2 * m)
    for it in other_ways:
        boss = _through(boss, it).face(it.out + 0.2, faces.ANGRY)
        boss = boss.turn(it.out + 0.22, 1 if it.leaves == 0 else -1)
    boss = boss.walk(m + 0.32, knock, 436, RUN).flinch(m + 0.2, main + 0.1)
    boss = boss.face(knock, faces.WINCE, 0.04).pose(knock, poses.SLIP.but(turn=-0.5), 0.12)
    boss = boss.leap(knock, main, (330, FLOOR), 40).pose(main - 0.07, _SIT, 0.07)
    other = Actor(INSPECTOR, boss.face(main + 0.5, faces.DIZZY))
    script = Script(690, facing=-1, stance=_LETTER, mood=faces.PLEASED)
    for at in (0.34 * m, 0.62 * m, m):
        script = script.face(at, faces.WONDER).face(at + 0.5, faces.PLEASED)
    script = script.look(0.3, main, lambda t: other.joint("head", t))
    reach = poses.STAND.but(near_hand=(74, -6), far_hand=(8, -78), lean=0.08)
    script = script.pose(opens - 0.4, reach, 0.3).face(main, faces.STARTLED)
    script = script.face(main + 0.6, faces.SLY.to_audience()).pose(main + 0.1, _LETTER, 0.3)
    enters = min(seconds - 0.75, main + 1.0)
    script = script.walk(main + 0.62, enters, DOORS[2], HURRY).flinch(main + 0.6, enters)
    script = script.turn(enters, 1).face(enters, faces.GRIN.to_audience())
    hero = Actor(APPRENTICE, script.pose(enters + 0.05, poses.WAVE, 0.45))

    def draw(pen: Pen, t: float) -> Drawn:
        swung = motion.ramp(t, opens, opens + 0.24, motion.ease_in)
        second, first = _in_the_corridor(pen, staging, (other_ways,), (other, hero), (), t, swung)
        if swung > 0:
            outward_leaf(pen, 2, swung + motion.spring(t, knock, 0.1))
        burst(pen, (462, 420), t - knock, 80)
        burst(pen, (330, FLOOR - 10), t - main, 110)
        dust(pen, (330, FLOOR + 4), t - main, 1.4)
        if opens < t < knock:
            exclamation(pen, second.joints["head"], t - opens + 0.03)
        if t > main + 0.5:
            dizzy_stars(pen, second.joints["head"], t)
        pen.camera((480, 380), 1.02)
        return drawn(pen, first, second)

    hits = (Hit(knock, 1), Hit(main, max(2, staging.laugh)))
    keys = (0.14 * m, 0.34 * m + 0.4, 0.62 * m + 0.4, opens, main, seconds - 0.2)
    return Performance(
        seconds, hits, keys, lambda pen: _backdrop(pen, staging), draw,
        (*hero.script.leaps, *other.script.leaps),
    )  # fmt: skip


# ------------------------------------------------------------------ the corridor


class _Curious(NamedTuple):
    """Somebody who looks out of a door for a moment."""

    who: Actor
    door: int
    at: float


def _curious(
    staging: Staging, passages: Sequence[Sequence[_Pass]], main: float
) -> tuple[_Curious, ...]:
    """Return who looks out while the two run through the house: more, the greater the number."""
    count = min(6, int(math.log2(max(1, staging.count))))
    start, stop = passages[1][0].at + 0.5, main - 1.75
    times = [start + (stop - start) * (index + 0.5) / count for index in range(count)]
    gone = max(way[-1].at for way in passages) + 0.35
    times += [gone + step for step in (0.0, 0.4, 0.8) if gone + step < stop]
    looks = []
    for index, at in enumerate(times):
        used = [it for way in passages for it in way]
        doors = [
            (index * 3 + k) % 4 for k in range(4)
            if all(
                abs(at - when) > 0.62 or door != (index * 3 + k) % 4
                for it in used for door, when in ((it.enters, it.at), (it.leaves, it.out))
            )
        ]  # fmt: skip
        if doors:
            script = Script(DOORS[doors[0]], SILL + 4, 1, mood=faces.WONDER.but(turn=0.1))
            looks.append(_Curious(Actor(bystander(index, staging.seed), script), doors[0], at))
    return tuple(looks)


def _in_the_corridor(
    pen: Pen, staging: Staging, passages: Sequence[Sequence[_Pass]], actors: Sequence[Actor],
    curious: Sequence[_Curious], t: float, swung: float = 0.0,
) -> tuple[Figure, ...]:  # fmt: skip
    """Draw those who are behind doors, the doors, and those who are before them."""
    figures = {}
    for inside in (True, False):
        for index, actor in enumerate(actors):
            if (actor.script.place(t)[1] < FLOOR - 14) is inside:
                held = _letter(staging) if actor.puppet is APPRENTICE else _nothing
                figures[index] = actor.draw(pen, t, held, shadow=not inside)
        if not inside:
            break
        for look in curious:
            if look.at - 0.2 < t < look.at + 0.6:
                look.who.draw(pen, t, shadow=False)
        for door in range(4):
            if not (door == 2 and swung > 0):
                door_leaf(pen, door, _open(passages, curious, door, t), _words(staging, door))
    return tuple(figures[index] for index in range(len(actors)))


def _open(
    passages: Sequence[Sequence[_Pass]], curious: Sequence[_Curious], door: int, t: float
) -> float:
    """Return how far a door is open: 0 shut .. 1."""
    wide = 0.0
    for it in (it for way in passages for it in way):
        for where, at in ((it.enters, it.at), (it.leaves, it.out)):
            if where == door:
                a, b = at - 0.2, at + _STEP + 0.03
                bang = motion.spring(t, b + 0.14, 0.08, 0.1, 0.08)
                wide = max(wide, motion.keys(t, (a, 0), (a + 0.16, 1), (b, 1), (b + 0.14, 0)), bang)
    for look in curious:
        if look.door == door:
            a = look.at - 0.15
            wide = max(wide, motion.keys(t, (a, 0), (a + 0.15, 1), (a + 0.5, 1), (a + 0.62, 0)))
    return wide


def _words(staging: Staging, door: int) -> str:
    return (
        scenery.sign(staging, 0, "enquiries"), staging.label or "private",
        scenery.sign(staging, 1, "complaints"), "way out",
    )[door]  # fmt: skip


def _backdrop(pen: Pen, staging: Staging) -> None:
    scenery.paint(pen, replace(staging, scene=staging.scene or GAG.scenes[0]))
    if staging.scene == "banquet":
        tiles(pen, (0, 580, 960, 720), 214, 160)
    else:
        planks(pen, (0, 580, 960, 720), 190, 142, staging.seed)
    corridor(pen)
    board(pen, (322, 96, 638, 164), scenery.sign(staging, 0, "enquiries"))


# ------------------------------------------------------------------ hats, letter, cat


def _hats(pen: Pen, actors: Sequence[Actor], times: tuple[float, float], t: float) -> None:
    """Draw each hat: on the wrong head until the two collide, then up, and on its own."""
    bump, land = times
    for owner, wearer in ((actors[0], actors[1]), (actors[1], actors[0])):
        drop = -4 if owner.puppet is APPRENTICE else 8
        if t < bump:
            if wearer.script.place(t)[1] < FLOOR - 14:
                continue
            x, y = wearer.joint("head", t)
            drop = 8 if owner.puppet is APPRENTICE else -4
            way = 1 if wearer.script.facing_at(t) > 0 else -1
            draw_hat(pen, owner.puppet, (x, y - drop), 0.0, way)
            continue
        start, goal = wearer.joint("head", bump), owner.joint("head", max(t, land))
        u = motion.share(t, bump, land)
        x, y = motion.arc(start, goal, u, 240)
        way = 1 if owner.script.facing_at(t) > 0 else -1
        draw_hat(pen, owner.puppet, (x, y - drop * (1 - u)), 8 * u if u < 1 else -0.1, way)


def _letter(staging: Staging) -> Part:
    def held(pen: Pen, s: Skeleton) -> None:
        x, y = s.joints["hand.near"]
        draw_prop(pen, staging.prop or "letter", (x, y + 6), 0.1, 0.9, staging.label)

    return held


def _nothing(_pen: Pen, _skeleton: Skeleton) -> None:
    """Carry nothing."""


def _cat(pen: Pen, comes: float, t: float) -> None:
    """Draw the cat, which never had any trouble with these doors."""
    if t < comes:
        return
    walked = motion.share(t, comes, comes + 0.9)
    x = motion.mix(900, 690, walked)
    sit = motion.ramp(t, comes + 0.9, comes + 1.15)
    pose = CatPose(sit=sit, gait=walked * 4, speed=0.5 * (walked < 1), tail=0.4 * math.sin(3 * t))
    draw_cat(pen, (x, FLOOR + 22), pose, -1.0, 1.25)


GAG = PuppetGag(
    "wrong-doors",
    "In by one door, out of another: he and the inspector miss each other until they collide.",
    perform,
    shortest=7.0,
    scenes=("banquet", "archive", "theatre"),
    props=("letter", "paper", "box"),
    comeback=Comeback(
        "In by one door and out of another, he and the inspector miss each other by a step, "
        "and their hats change heads.",
        "They walk backwards into each other and sit down, and the cat strolls out of the "
        "door between them.",
        "The apprentice stands quite still, and the inspector hurries in by one door and out "
        "of another in search of him.",
        "The apprentice opens the right door into the face of the inspector, steps through, "
        "and waves.",
        meets="row of doors",
    ),
)
