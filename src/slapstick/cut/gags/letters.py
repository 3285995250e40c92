"""Letters: one through the slot is a joy; they do not stop, and there are other ways in."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from slapstick.cut import motion, scenery
from slapstick.cut.chance import Chance
from slapstick.cut.joinery import box, planks, tiles
from slapstick.cut.motion import RUN, XY
from slapstick.cut.pen import INK, Pen
from slapstick.cut.performance import FLOOR, Drawn, Performance, PuppetGag, drawn
from slapstick.cut.props import burst, draw_prop, dust, sweat
from slapstick.cut.rig import APPRENTICE, INSPECTOR, Actor, Script, Skeleton
from slapstick.cut.rig import face as faces
from slapstick.cut.rig import pose as poses
from slapstick.model import Comeback, Hit, Staging

_SLOT = (800.0, 428.0)
_WINDOW = (190.0, 300.0)
_CHUTE, _MOUTH = 500.0, 186.0  # where the chute ends, over whoever stands there
_HOME = 694.0
_REACH, _HIGH = 250.0, 212.0  # of the heap
_ALONG = tuple(step / 20 for step in range(21))  # of the duct, from the wall to the mouth
_READS = poses.STAND.but(near_hand=(40, -22), far_hand=(46, -16), lean=0.02, head=0.18)
_ARMFUL = poses.STAND.but(near_hand=(44, -46), far_hand=(50, -44), lean=-0.16, hip=0.97)
_SHIELD = poses.CRINGE.but(near_hand=(58, 8), far_hand=(52, -24), lean=-0.24)


@dataclass(frozen=True, slots=True)
class _Letter:
    """One letter: when and where it comes in, where it comes to rest, how it lies."""

    born: float
    start: XY
    rest: XY
    tilt: float
    height: float = 60.0
    flight: float = 0.5


@dataclass(frozen=True, slots=True)
class _Plan:
    """When which opening gives letters."""

    seconds: float
    main: float

    @property
    def single(self) -> float:
        """The first letter."""
        return 0.1 * self.main

    @property
    def few(self) -> float:
        """Some more."""
        return 0.27 * self.main

    @property
    def stream(self) -> float:
        """As many as the slot lets through."""
        return 0.4 * self.main

    @property
    def held(self) -> float:
        """He holds the flap shut."""
        return 0.57 * self.main

    @property
    def window(self) -> float:
        """They come in by the window."""
        return 0.68 * self.main

    @property
    def rumble(self) -> float:
        """Something comes down the chute."""
        return self.main - max(0.75, 0.13 * self.main)

    @property
    def hand(self) -> float:
        """A hand rises from the heap."""
        return self.main + max(0.75, 0.08 * self.seconds)


def perform(staging: Staging, seconds: float) -> Performance:
    """Perform it in a length of time."""
    return _reversed(staging, seconds) if staging.reversed else _forwards(staging, seconds)


# ------------------------------------------------------------------ forwards


def _forwards(staging: Staging, seconds: float) -> Performance:
    plan = _Plan(seconds, 0.7 * seconds)
    main, hand = plan.main, plan.hand
    letters = _post(staging, plan)
    hero = Actor(APPRENTICE, _reader(plan))
    last = _Letter(hand + 0.35, _SLOT, (0, 0), 0.1, 130, 0.45)

    def draw(pen: Pen, t: float) -> Drawn:
        _openings(pen, staging, plan, t)
        figure = hero.draw(pen, t, lambda p, s: _in_hand(p, s, staging, plan, t))
        head = figure.joints["head"]
        if plan.stream + 0.2 < t < plan.held or plan.window < t < main - 0.1:
            sweat(pen, head, t)
        _letters(pen, letters, t)
        _heap(pen, staging, _CHUTE, main, t)
        _late(pen, replace(last, rest=(head.x + 4, head.y - 50)), t)
        burst(pen, (_CHUTE, 400), t - main, 150)
        for x in (_CHUTE - 190, _CHUTE + 190):
            dust(pen, (x, FLOOR + 10), t - main, 1.6)
        near = motion.ramp(t, hand + 0.2, hand + 0.9)
        shake = motion.shake(t, main, 3 * staging.laugh)
        middle = (motion.mix(490, head.x, near), motion.mix(390, head.y + 50, near))
        pen.camera((middle[0] + shake[0], middle[1] + shake[1]), 1.03 + 0.42 * near)
        return drawn(pen, figure)

    hits = (Hit(plan.stream, 1), Hit(plan.window, 1), Hit(main, max(2, staging.laugh)),
            Hit(last.born + last.flight, 1))  # fmt: skip
    keys = (plan.single + 0.6, plan.stream + 0.4, 0.5 * (plan.held + plan.window),
            main - 0.3, main, min(seconds - 0.1, hand + 0.3))  # fmt: skip
    return Performance(
        seconds, hits, keys, lambda pen: _backdrop(pen, staging), draw, hero.script.leaps
    )


def _reader(plan: _Plan) -> Script:
    """Be glad of one letter; then defend the house, opening by opening."""
    main, hand = plan.main, plan.hand
    script = Script(_HOME, stance=poses.STAND, mood=faces.PLEASED)
    catch = poses.STAND.but(near_hand=(60, -6), far_hand=(30, -50), lean=0.1)
    script = script.look(0, plan.single + 0.4, _SLOT).pose(plan.single, catch, 0.25)
    script = script.pose(plan.single + 0.55, _READS, 0.25).face(plan.single + 0.6, faces.GRIN)
    script = script.face(plan.few, faces.STARTLED).pose(plan.few + 0.1, _ARMFUL, 0.3)
    script = script.face(plan.few + 0.3, faces.WONDER)
    script = script.pose(plan.stream, _SHIELD, 0.2).face(plan.stream, faces.AGHAST)
    script = script.flinch(plan.stream, plan.stream + 0.25)
    script = _shuts_the_flap(script, plan)
    script = script.face(plan.held + 0.3, faces.PROUD_FACE.to_audience())
    script = script.turn(plan.window + 0.1, -1).face(plan.window, faces.AGHAST)
    script = script.pose(plan.window, poses.STAND, 0.2)
    stop = min(plan.rumble + 0.2, plan.window + 0.36 + (_HOME - _CHUTE) / 250)
    script = script.walk(plan.window + 0.3, stop, _CHUTE, RUN)
    script = script.flinch(plan.window, stop + 0.1)
    script = script.pose(stop, poses.LOOK_UP, 0.2).look(stop, main, (_CHUTE + 10, 100))
    script = script.face(plan.rumble + 0.2, faces.WORRIED).face(main - 0.2, faces.AGHAST)
    sunk = poses.STAND.but(hip=0.62, lean=0.3, head=0.4, sliding=True)
    script = script.pose(main - 0.06, sunk, 0.08).flinch(main - 0.3, main + 0.12)
    up = poses.STAND.but(hip=0.8, near_hand=(50, 74), far_hand=(20, -60), fingers=0.1, sliding=True)
    peeps = up.but(hip=1.06, stretch=12)
    script = script.turn(main - 0.24, 1).pose(hand - 0.12, up, 0.2, motion.overshoot)
    script = script.flinch(hand - 0.2, hand + 0.3).face(main + 0.2, faces.SULK)
    script = script.pose(hand + 0.25, peeps, 0.3).face(hand + 0.3, faces.DEADPAN)
    lands = hand + 0.8
    script = script.face(lands, faces.WINCE, 0.05).face(lands + 0.2, faces.DEADPAN)
    return script.flinch(hand + 0.2, hand + 0.6)


def _shuts_the_flap(script: Script, plan: _Plan) -> Script:
    lean = poses.PUSH.but(lean=0.34, near_foot=(-56, 0), hip=0.93)
    return (
        script.pose(plan.held - 0.25, lean, 0.25)
        .face(plan.held - 0.25, faces.EFFORT)
        .hold(plan.held - 0.2, plan.window, "near", (_SLOT[0] - 12, _SLOT[1]), 0.2)
        .hold(plan.held - 0.2, plan.window, "far", (_SLOT[0] + 4, _SLOT[1] - 6), 0.2)
        .flinch(plan.held - 0.3, plan.held + 0.1)
    )


def _in_hand(pen: Pen, s: Skeleton, staging: Staging, plan: _Plan, t: float) -> None:
    """Draw what he holds: a letter, an armful, and at last his answer."""
    x, y = s.joints["hand.near"]
    words = staging.label
    if plan.single + 0.42 < t < plan.few + 0.45:
        draw_prop(pen, _prop(staging), (x + 8, y - 4), 0.0, 1.25, words)
    if plan.few + 0.4 < t < plan.stream + 0.1:
        for step in range(3):
            draw_prop(pen, "letter", (x + 10, y - 2 - 12 * step), 0.2 * (step - 1), 1.1, words)
    if t > plan.hand - 0.1:
        draw_prop(pen, "paper", (x, y - 8), 0.12, 1.3, "return")


# ------------------------------------------------------------------ reversed


def _reversed(staging: Staging, seconds: float) -> Performance:
    """The inspector takes command of the post; the chute delivers it to him."""
    plan = _Plan(seconds, 0.66 * seconds)
    main = plan.main
    letters = tuple(it for it in _post(staging, plan) if it.start != _WINDOW)
    script = _shuts_the_flap(Script(_HOME, mood=faces.PLEASED), plan)
    script = script.look(0.1, plan.few, _SLOT).pose(plan.stream, _SHIELD, 0.2)
    script = script.face(plan.stream, faces.AGHAST).flinch(plan.stream, plan.stream + 0.25)
    free = plan.window
    point = poses.STAND.but(near_hand=(70, 52), far_hand=(-30, -60), lean=-0.12, head=-0.3)
    script = script.turn(free + 0.02, -1).face(free, faces.WORRIED).pose(free + 0.05, point, 0.45)
    script = script.look(free + 0.3, main, (_CHUTE, 160)).flinch(free, free + 0.55)
    script = script.face(main, faces.WINCE).pose(main + 0.5, poses.STAND, 0.5)
    script = script.face(main + 0.5, faces.WONDER)
    gives = plan.hand + 0.3
    offer = poses.STAND.but(near_hand=(76, 20), far_hand=(-4, -78), lean=0.3)
    script = script.pose(gives - 0.3, offer, 0.5).face(gives, faces.SLY)
    script = script.face(min(seconds - 0.5, gives + 0.6), faces.GRIN.to_audience())
    hero = Actor(APPRENTICE, script)
    boss = Script(_CHUTE - 250, stance=poses.PROUD, mood=faces.PROUD_FACE)
    start = 0.35 * main
    boss = boss.walk(start, start + 1.7, _CHUTE).pose(start + 1.7, poses.HANDS_ON_HIPS, 0.3)
    boss = boss.face(start + 1.7, faces.ANGRY)
    boss = boss.look(plan.rumble + 0.15, main, (_CHUTE + 10, 100)).face(main - 0.25, faces.AGHAST)
    sunk = poses.STAND.but(hip=0.5, lean=0.3, head=0.4, sliding=True)
    boss = boss.pose(main - 0.06, sunk, 0.08).flinch(main - 0.1, main + 0.1)
    out = poses.STAND.but(hip=0.98, stretch=6, sliding=True)
    boss = boss.pose(plan.hand - 0.2, out, 0.35).face(main + 0.3, faces.DIZZY)
    boss = boss.flinch(plan.hand - 0.2, plan.hand + 0.2).face(gives, faces.DEADPAN)
    other = Actor(INSPECTOR, boss)

    def draw(pen: Pen, t: float) -> Drawn:
        _openings(pen, staging, plan, t)
        second = other.draw(pen, t)
        _letters(pen, letters, t)
        _heap(pen, staging, _CHUTE, main, t)
        figure = hero.draw(pen, t, lambda p, s: _gift(p, s, staging, gives - 0.4, t))
        burst(pen, (_CHUTE, 400), t - main, 150)
        for x in (_CHUTE - 190, _CHUTE + 190):
            dust(pen, (x, FLOOR + 10), t - main, 1.6)
        shake = motion.shake(t, main, 3 * staging.laugh)
        near = motion.ramp(t, gives - 0.1, gives + 0.5)
        pen.camera((490 + 90 * near + shake[0], 390 + 60 * near + shake[1]), 1.03 + 0.3 * near)
        return drawn(pen, figure, second)

    keys = (plan.few, plan.stream + 0.4, plan.rumble, main, plan.hand + 0.1, seconds - 0.15)
    return Performance(
        seconds, (Hit(plan.stream, 1), Hit(main, max(2, staging.laugh))), keys,
        lambda pen: _backdrop(pen, staging), draw, (*hero.script.leaps, *other.script.leaps),
    )  # fmt: skip


def _gift(pen: Pen, s: Skeleton, staging: Staging, since: float, t: float) -> None:
    if t > since:
        x, y = s.joints["hand.near"]
        draw_prop(pen, "letter", (x, y - 6), 0.0, 1.3, staging.label)


# ------------------------------------------------------------------ the post


def _post(staging: Staging, plan: _Plan) -> tuple[_Letter, ...]:
    """Return all letters that come in one by one: the more, the greater the number."""
    chance = Chance("letters", staging.seed)
    many = 10 + min(16, int(5 * math.log10(max(1, staging.count))))
    made = [_Letter(plan.single, _SLOT, (_HOME + 68, 462), 0.0, 20, 0.42)]
    made += [_Letter(plan.few + 0.12 * i, _SLOT, (_HOME + 54, 494 - 10 * i), 0.3, 24, 0.4)
             for i in range(3)]  # fmt: skip
    for index in range(many):
        born = motion.mix(plan.stream, plan.held - 0.1, index / many)
        u = index / many
        rest = (_HOME + 20 + chance.between(-130, 130) * (1 - 0.6 * u), FLOOR + 24 - 52 * u)
        made.append(_Letter(born, _SLOT, rest, chance.between(-0.8, 0.8), chance.between(20, 110)))
    for index in range(many):
        u = index / many
        born = motion.mix(plan.window, plan.main - 0.3, u)
        rest = (270 + chance.between(-150, 150) * (1 - 0.5 * u), FLOOR + 26 - 44 * u)
        made.append(_Letter(born, _WINDOW, rest, chance.between(-0.8, 0.8), chance.between(20, 90)))
    for index in range(many // 2):
        born = motion.mix(plan.window + 0.25, plan.main - 0.3, index / many * 2)
        rest = (_HOME + chance.between(-120, 150), FLOOR + 16 - 30 * chance.unit())
        made.append(_Letter(born, _SLOT, rest, chance.between(-0.8, 0.8), chance.between(20, 110)))
    return tuple(made)


def _letters(pen: Pen, letters: tuple[_Letter, ...], t: float) -> None:
    for index, it in enumerate(letters):
        if t < it.born or (index < 4 and t > it.born + it.flight):
            continue  # the first few are caught
        u = motion.share(t, it.born, it.born + it.flight)
        at = motion.arc(it.start, it.rest, u, it.height)
        _envelope(pen, at, it.tilt + (1 - u) * 5, 1.0)


def _late(pen: Pen, it: _Letter, t: float) -> None:
    if t >= it.born:
        u = motion.share(t, it.born, it.born + it.flight)
        draw_prop(pen, "letter", motion.arc(it.start, it.rest, u, it.height), 6 * (1 - u), 1.1)


def _envelope(pen: Pen, at: XY, angle: float, scale: float, tone: int = 244) -> None:
    """Draw a letter with few strokes: there are many of them."""
    c, s = math.cos(angle) * scale, math.sin(angle) * scale
    corners = [(at[0] + x * c - y * s, at[1] + x * s + y * c)
               for x, y in ((-25, -16), (25, -16), (25, 16), (-25, 16), (0, 3))]  # fmt: skip
    pen.polygon(corners[:4], tone, INK, 2)
    pen.stroke((corners[0], corners[4], corners[1]), 120, 1.6)


def _heap(pen: Pen, staging: Staging, x: float, main: float, t: float) -> None:
    """Draw the load of the chute: falling, then a heap over whoever stood there."""
    if t < main - 0.3:
        return
    chance = Chance("heap", staging.seed)
    grow = motion.ramp(t, main - 0.1, main, motion.ease_out)
    if grow > 0:
        high = _HIGH * grow
        outline = [(x - _REACH - 30, FLOOR + 34), (x - _REACH * 0.7, FLOOR - 0.22 * high),
                   (x - 110, FLOOR - 0.76 * high), (x, FLOOR - high),
                   (x + 112, FLOOR - 0.74 * high), (x + _REACH * 0.72, FLOOR - 0.2 * high),
                   (x + _REACH + 30, FLOOR + 34)]  # fmt: skip
        pen.polygon(outline, 216, INK, 2)
    count = 58
    for index in range(count):
        u, side = (index / count) ** 1.3, chance.between(-1, 1)
        wide = _REACH * (1 - u) ** 0.8 + 14
        rest = (x + side * wide, FLOOR + 26 - (_HIGH + 18) * u * (1 - 0.16 * abs(side)))
        tilt, late = chance.between(-0.9, 0.9), chance.between(0, 0.2)
        fall = motion.ramp(t, main - 0.3 + late, main + 0.02, motion.ease_in)
        start = (x + side * 46, -120 + 190 * u)
        at = (motion.mix(start[0], rest[0], fall**2), motion.mix(start[1], rest[1], fall))
        _envelope(pen, at, tilt + 4 * (1 - fall), 1.12, 250 - 6 * (index % 4))


# ------------------------------------------------------------------ the house


def _openings(pen: Pen, staging: Staging, plan: _Plan, t: float) -> None:
    """Draw what moves: the flap of the slot, the window's wings, the chute."""
    x, y = _SLOT
    busy = plan.stream < t < plan.held - 0.1 or plan.window + 0.25 < t < plan.main
    lift = 0.5 + 0.5 * abs(math.sin(19 * t)) if busy else 0.0
    for at in (plan.single, *(plan.few + 0.12 * i for i in range(3)), plan.hand + 0.35):
        lift = max(lift, motion.keys(t, (at - 0.12, 0), (at, 1), (at + 0.3, 0)))
    rattle = motion.shiver(t, 2.0) if plan.held < t < plan.window else 0.0
    if lift > 0:
        pen.polygon(box(x - 34, y - 9, x + 34, y + 9), 20, None)
    flap = [(x - 36, y - 11), (x + 36, y - 11), (x + 36 - 6 * lift, y + 11 - 24 * lift + rattle),
            (x - 36 - 6 * lift, y + 11 - 24 * lift + rattle)]  # fmt: skip
    pen.polygon(flap, 206, INK, 2.2)
    blown = 0.0 if staging.reversed else motion.ramp(t, plan.window - 0.12, plan.window)
    _window(pen, blown)
    _chute(pen, staging, plan, t)


def _window(pen: Pen, wide: float) -> None:
    x, y = _WINDOW
    pen.polygon(box(x - 66, y - 84, x + 66, y + 76), 62 if wide else 190, INK, 2)
    for side in (-1, 1):
        edge = x + side * 66
        inner = motion.mix(x, edge + side * 40, wide)
        leaf = [(edge, y - 84), (inner, y - 84 - 12 * wide), (inner, y + 76 + 12 * wide),
                (edge, y + 76)]  # fmt: skip
        pen.polygon(leaf, 206, INK, 2.4)
        middle = (edge + inner) / 2
        pen.stroke(((middle, y - 84), (middle, y + 76)), 90, 2.2)
        pen.stroke(((edge, y - 4), (inner, y - 4)), 90, 2.2)


def _chute(pen: Pen, staging: Staging, plan: _Plan, t: float) -> None:
    """Draw the duct and its mouth; a bulge runs through them before the load does."""
    x = _CHUTE
    run = motion.ramp(t, plan.rumble, plan.main - 0.12, motion.ease_in)
    shaken = 0 < run < 1
    jolt = motion.shiver(t, 3) if shaken else motion.spring(t, plan.main, 6, 0.2)
    flare = 22 * motion.spring(t, plan.main - 0.2, 0.8, 0.5)
    mouth = [(x - 44 + jolt, 120), (x + 44 + jolt, 120), (x + 54 + flare + jolt, _MOUTH),
             (x - 54 - flare + jolt, _MOUTH)]  # fmt: skip
    pen.polygon(mouth, 116, INK, 2.8)
    pen.ellipse((x + jolt, _MOUTH), 54 + flare, 10, 34, INK, 2.4)
    lump = [26 * math.exp(-(((u - run) / 0.16) ** 2)) * shaken for u in _ALONG]
    spans = [motion.mix(966, x - 70, u) for u in _ALONG]
    top = [(px, 22 - w + jolt) for px, w in zip(spans, lump, strict=True)]
    low = [(px, 132 + w + jolt) for px, w in zip(spans, lump, strict=True)]
    pen.polygon([*top, *reversed(low)], 138, INK, 2.8)
    for px in (x - 30, x + 226, 916):
        pen.stroke(((px, 24 + jolt), (px, 130 + jolt)), 88, 3)
    pen.polygon(box(x - 14, 44 + jolt, x + 210, 110 + jolt), 242, INK, 2.2)
    pen.lines((x + 98, 77 + jolt), scenery.sign(staging, 1, "post"), 40, (204, 52))


def _backdrop(pen: Pen, staging: Staging) -> None:
    scenery.paint(pen, replace(staging, scene=staging.scene or GAG.scenes[0]))
    if staging.scene == "banquet":
        tiles(pen, (0, 580, 960, 720), 214, 160)
    else:
        planks(pen, (0, 580, 960, 720), 190, 142, staging.seed)
    pen.gradient((0, 0, 960, 582), 166, 194)
    for index in range(24):
        pen.stroke(((index * 42, 0), (index * 42, 470)), 158 if index % 2 else 176, 2)
    pen.polygon(box(-5, 470, 965, 584), 128, INK, 2.2)
    pen.polygon(box(-5, 460, 965, 474), 160, INK, 2)
    pen.wash(box(0, 584, 960, 604), 20, 0.2)
    _picture(pen)
    x = _SLOT[0]
    pen.polygon(box(x - 92, 236, x + 92, 592), 96, INK, 2.6)
    pen.polygon(box(x - 78, 250, x + 78, 592), 146, INK, 2.2)
    pen.polygon(box(x - 58, 268, x + 58, 372), 226, INK, 2)
    pen.lines((x, 320), scenery.sign(staging, 0, "letters"), 32, (100, 84))
    pen.polygon(box(x - 58, 474, x + 58, 578), 128, INK, 1.8)
    pen.polygon(box(x - 44, _SLOT[1] - 18, x + 44, _SLOT[1] + 18), 190, INK, 2.2)
    pen.ellipse((x - 66, 446), 6, fill=228, line=INK, width=1.8)
    x, y = _WINDOW
    pen.polygon(box(x - 82, y - 100, x + 82, y + 90), 120, INK, 2.6)
    pen.polygon(box(x - 92, y + 86, x + 92, y + 100), 160, INK, 2.2)


def _picture(pen: Pen) -> None:
    """Draw a pigeon in a frame: the house has always thought well of the post."""
    pen.polygon(box(362, 262, 462, 382), 96, INK, 2.4)
    pen.polygon(box(374, 274, 450, 370), 226, INK, 1.8)
    pen.blob([(388, 330), (402, 310), (428, 316), (442, 338), (424, 346), (402, 344)], 150, 60, 2)
    pen.ellipse((398, 308), 9, fill=150, line=60, width=2)
    pen.ellipse((396, 306), 2, fill=30)
    pen.polygon([(390, 309), (382, 313), (391, 314)], 90, 60, 1.4)
    for foot in (410, 420):
        pen.stroke(((foot, 345), (foot - 2, 358)), 60, 2)


def _prop(staging: Staging) -> str:
    return staging.prop or GAG.props[0]


GAG = PuppetGag(
    "letters",
    "One letter comes through the slot, then a stream, then the chute buries him in post.",
    perform,
    shortest=7.0,
    scenes=("banquet", "archive", "workshop"),
    props=("letter", "paper", "ticket"),
    comeback=Comeback(
        "One comes through the slot, and then a stream that he cannot hold back with both hands.",
        "The chute lets down all the rest, and a hand with a single letter rises from the heap.",
        "They stream from the slot once more, and the inspector steps up to take command of them.",
        "The chute lets all the rest down on the inspector, and the apprentice holds the one "
        "letter he wanted.",
    ),
)
