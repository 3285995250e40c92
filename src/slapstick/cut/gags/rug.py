"""Rug: plates break, he sweeps them under it; the lump becomes a hill, and the hill is climbed."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from slapstick.cut import motion, scenery
from slapstick.cut.chance import Chance
from slapstick.cut.joinery import box
from slapstick.cut.motion import STROLL, XY
from slapstick.cut.pen import INK, Pen
from slapstick.cut.performance import FLOOR, Drawn, Figure, Performance, PuppetGag, drawn
from slapstick.cut.props import burst, dizzy_stars, draw_prop, dust, exclamation, speed_lines
from slapstick.cut.props.crockery import shard, shard_heap
from slapstick.cut.rig import APPRENTICE, INSPECTOR, Actor, Part, Script, Skeleton, draw_figure
from slapstick.cut.rig import face as faces
from slapstick.cut.rig import pose as poses
from slapstick.cut.rig.cat import CatPose, draw_cat
from slapstick.model import Comeback, Hit, Staging

_AT = 165.0  # where he stands
_LEFT, _RIGHT, _PEAK = 330.0, 850.0, 590.0  # of the rug, and of what grows under it
_EDGE = FLOOR + 16
_SHELF = 292.0
_SWEEPING = poses.SWEEP.but(lean=0.26, near_foot=(-24, 0), far_foot=(24, 0))


@dataclass(frozen=True, slots=True)
class _Plan:
    """When plates break, when they are swept away, how high the hill is then."""

    seconds: float
    breaks: tuple[float, ...]
    swept: tuple[float, ...]
    heights: tuple[float, ...]
    plates: int
    reversed: bool

    @property
    def hit(self) -> float:
        """When the inspector is down again."""
        return 0.72 * self.seconds

    @property
    def top(self) -> float:
        """When the inspector stands on the hill."""
        return 0.61 * self.seconds

    @property
    def topper(self) -> float:
        """When the cat is out."""
        return self.hit + max(0.95, 0.14 * self.seconds)

    def lump(self, t: float) -> float:
        """Return how high the rug stands at t."""
        high = 0.0
        for swept, height in zip(self.swept, self.heights, strict=True):
            u = motion.share(t, swept - 0.22, swept + 0.12)
            high = motion.mix(high, height, motion.overshoot(u) if u > 0 else 0.0)
        sinks = motion.ramp(t, self.hit - 0.4, self.hit, motion.ease_in)
        return high * (1 - 0.62 * sinks) + motion.spring(t, self.hit, 4)

    def ground(self, x: float, t: float) -> float:
        """Return the y of the rug's top at x."""
        return FLOOR - self.lump(t) * _bell((x - _PEAK) / (_RIGHT - _LEFT))


def _bell(u: float) -> float:
    return math.cos(math.pi * min(0.5, abs(u) * 1.12)) ** 2 if abs(u) < 0.446 else 0.0


def perform(staging: Staging, seconds: float) -> Performance:
    """Perform it in a length of time."""
    plan = _plan(staging, seconds)
    hero = Actor(APPRENTICE, _sweeper(plan), 1.05)
    other = Actor(INSPECTOR, _climber(plan))

    def draw(pen: Pen, t: float) -> Drawn:
        _shelf(pen, staging, plan, t)
        _shards(pen, plan, t)
        pulled = plan.reversed and t > plan.hit - 0.42
        if pulled:
            high = max(80.0, plan.lump(t) + 44)
            shard_heap(pen, (_PEAK, FLOOR + 10), (400, high), 54 + 2 * plan.plates)
        else:
            _rug(pen, plan, t)
        flag = _flag(staging, plan, t)
        climber = _on_the_hill(pen, plan, other, t, flag)
        cat = _cat(pen, plan, t)
        figure = hero.draw(pen, t, _broom(plan, t))
        if pulled:
            _pulled_rug(pen, figure, plan, t)
        _marks(pen, plan, t, figure, climber)
        _look(pen, plan, t, figure, climber)
        shown = (figure, climber, *cat)
        watched = climber if plan.top - 0.6 < t < plan.topper - 0.3 else figure
        return drawn(pen, *shown, focus=watched.joints["head"])

    hits = [Hit(at, 1 + (index == 2)) for index, at in enumerate(plan.breaks)]
    return Performance(
        seconds,
        (*hits, Hit(plan.hit, max(2, staging.laugh)), Hit(plan.topper, 1)),
        (plan.breaks[0], plan.swept[0] - 0.1, plan.breaks[2], plan.top + 0.15, plan.hit,
         min(seconds - 0.1, plan.topper + 0.3)),
        lambda pen: scenery.paint(pen, staging),
        draw,
        (*hero.script.leaps, *other.script.leaps, (plan.hit - 0.45, plan.hit + 0.06),
         (plan.topper - 0.14, plan.topper + 0.5)),
    )  # fmt: skip


def _plan(staging: Staging, seconds: float) -> _Plan:
    size = math.log10(max(1, staging.count))
    hill = min(225.0, 120 + 34 * size)
    return _Plan(
        seconds,
        (0.1 * seconds, 0.24 * seconds, 0.375 * seconds),
        (0.19 * seconds, 0.325 * seconds, 0.48 * seconds),
        (0.2 * hill, 0.45 * hill, hill),
        min(18, 6 + round(4 * size)),
        staging.reversed,
    )


# ------------------------------------------------------------------ who plays


def _tip(plan: _Plan, t: float) -> XY:
    """Return where the broom's end is: it strokes as long as there is something to sweep."""
    for fell, swept in zip(plan.breaks, plan.swept, strict=True):
        start = fell + 0.4 * (swept - fell)
        if start <= t < swept:
            u = motion.share(t, start, swept) * 2
            back = motion.ease((u % 1.0) * 2) if u % 1 < 0.5 else motion.ease(2 - (u % 1.0) * 2)
            return (_AT + 62 + 88 * back, FLOOR + 8 - 10 * (1 - back))
    return (_AT + 66, FLOOR + 8)


def _grip(plan: _Plan, up: float, t: float) -> XY:
    tip = _tip(plan, t)
    top = (_AT + 44, 452.0)
    far = math.hypot(top[0] - tip[0], top[1] - tip[1])
    return motion.between(tip, top, up / far)


def _sweeper(plan: _Plan) -> Script:
    """Sweep under the rug what breaks, three times; smile; see it climbed."""
    script = Script(_AT, stance=_SWEEPING.but(lean=0.06), mood=faces.PLEASED)
    ends = plan.hit - 0.5 if plan.reversed else plan.hit - 0.45
    script = script.hold(0, ends, "near", lambda t: _grip(plan, 104, t))
    script = script.hold(0, ends, "far", lambda t: _grip(plan, 152, t))
    for index, (fell, swept) in enumerate(zip(plan.breaks, plan.swept, strict=True)):
        start = fell + 0.4 * (swept - fell)
        script = (
            script.look(fell - 0.38, fell - 0.05, (265, _SHELF))
            .face(fell - 0.38, faces.WORRIED)
            .face(fell, (faces.WINCE, faces.WINCE, faces.AGHAST)[index], 0.05)
            .pose(fell - 0.05, poses.SHRINK.but(near_foot=(-24, 0), far_foot=(24, 0)), 0.1)
            .face(fell + 0.22, faces.WORRIED.to_audience().looking(0.8 - 0.8 * index, 0))
            .pose(start - 0.1, _SWEEPING, 0.2)
            .face(start, (faces.SLY, faces.SLY, faces.EFFORT)[index])
            .pose(swept, _SWEEPING.but(lean=-0.02), 0.2)
            .face(swept + 0.02, faces.PLEASED.to_audience())
            .flinch(fell - 0.06, fell + 0.1)
        )
    script = script.look(plan.swept[2] + 0.35, plan.top + 0.2, (640, 330))
    script = script.face(plan.swept[2] + 0.35, faces.WORRIED)
    return _pulls(script, plan) if plan.reversed else _sees(script, plan)


def _sees(script: Script, plan: _Plan) -> Script:
    hit, topper = plan.hit, plan.topper
    return (
        script.pose(hit - 0.45, poses.CRINGE, 0.2)
        .face(hit - 0.45, faces.AGHAST)
        .flinch(hit - 0.5, hit)
        .pose(hit + 0.5, poses.STAND.but(near_hand=(26, -58), far_hand=(32, -56)), 0.3)
        .face(hit + 0.5, faces.WORRIED)
        .look(hit + 0.55, topper + 0.2, lambda t: (_crawl(plan, t), FLOOR))
        .face(topper + 0.22, faces.DEADPAN, 0.15)
    )


def _pulls(script: Script, plan: _Plan) -> Script:
    hit = plan.hit
    edge = (_LEFT - 20, _EDGE - 10)
    return (
        script.face(plan.top - 0.3, faces.SLY)
        .pose(hit - 0.98, poses.PICK_UP.but(lean=0.86, far_hand=(60, -60)), 0.32)
        .hold(hit - 0.8, hit - 0.4, "near", edge)
        .pose(hit - 0.6, poses.PULL.but(lean=0.1, hip=0.74), 0.16)
        .face(hit - 0.6, faces.EFFORT)
        .pose(hit - 0.42, poses.PULL.but(lean=-0.5), 0.14, motion.snap)
        .flinch(hit - 1.0, hit)
        .pose(hit + 0.5, poses.PROUD.but(near_hand=(40, -44), far_hand=(46, -40)), 0.3)
        .face(hit + 0.5, faces.PLEASED)
        .face(plan.topper + 0.15, faces.GRIN.to_audience())
    )


def _climber(plan: _Plan) -> Script:
    """The inspector walks in, up the hill, plants a flag - and is down again."""
    hit, top = plan.hit, plan.top
    begins = top - max(2.0, 0.25 * plan.seconds)
    sits = poses.SIT.but(near_hand=(-40, 40), far_hand=(40, 50), fingers=1.0)
    end = _PEAK + 10 if plan.reversed else _LEFT + 62
    return (
        Script(1000, facing=-1, mood=faces.PROUD_FACE, stance=poses.STAND.but(near_hand=(-20, -30)))
        .walk(begins, top, _PEAK + 6, STROLL)
        .pose(top - 0.1, poses.PROUD.but(near_hand=(-34, 30)), 0.2)
        .pose(top + 0.16, poses.PROUD.but(near_hand=(-40, -40)), 0.12, motion.ease_in)
        .face(top + 0.2, faces.PROUD_FACE.to_audience())
        .face(hit - 0.55, faces.STARTLED)
        .pose(hit - 0.55, poses.TEETER, 0.12)
        .flinch(top - 0.9, top + 0.3)
        .flinch(plan.swept[2] - 0.3, plan.swept[2] + 0.2)
        .flinch(hit - 0.56, hit + 0.06)
        .pose(hit - 0.4, sits, 0.16)
        .move(hit - 0.38, hit, (end, FLOOR + 2), motion.ease_in)
        .pose(hit - 0.05, poses.SIT.but(wide=1.12, high=0.84), 0.06)
        .pose(hit + 0.02, poses.SIT, 0.1)
        .face(hit, faces.WINCE, 0.05)
        .face(hit + 0.5, faces.DIZZY)
    )


def _on_the_hill(pen: Pen, plan: _Plan, other: Actor, t: float, flag: Part) -> Figure:
    """Draw the inspector on the ground that is there: his feet follow the slope."""
    cue = other.cue(t)
    slides = motion.share(t, plan.hit - 0.38, plan.hit)
    level = plan.ground(cue.x, t) + 2
    if plan.reversed:
        level = motion.mix(level, FLOOR - 6, slides)
    lift = 26.0 * math.sin(math.pi * slides)
    stride = cue.stride
    if stride is not None:
        near, far = (
            foot._replace(lift=foot.lift + level - plan.ground(foot.x, t) - 2)
            for foot in (stride.near, stride.far)
        )
        stride = stride._replace(near=near, far=far)
    return draw_figure(pen, INSPECTOR, replace(cue, y=level - lift, stride=stride), flag)


# ------------------------------------------------------------------ what lies about


def _shelf(pen: Pen, staging: Staging, plan: _Plan, t: float) -> None:
    """Draw the shelf and the plates that are still on it or on their way."""
    shakes = [2.5 * math.sin(t * 44) * (fell - 0.75 < t < fell - 0.36) for fell in plan.breaks]
    shake = math.fsum(shakes)
    pen.polygon(box(190, _SHELF, 348, _SHELF + 12), 96)
    for x in (206.0, 332.0):
        pen.polygon([(x - 4, _SHELF + 12), (x + 4, _SHELF + 12), (x - 4, _SHELF + 40)], 80)
    words = staging.label or "china"
    pen.polygon(box(206, _SHELF + 14, 332, _SHELF + 50), 244, INK, 2)
    pen.lines((269, _SHELF + 32), words, 28, (114, 32))
    for index in range(plan.plates):
        fell = plan.breaks[0 if index == 0 else 1 if index < 3 else 2]
        column, rank = index % 3, index // 3
        home = (306 - 38 * column + shake, _SHELF - 9 * rank - 2)
        start = fell - 0.36 + 0.012 * (index % 5)
        u = motion.share(t, start, fell)
        if t >= fell:
            continue
        x = motion.mix(home[0], 266 + 9 * (index % 5), u)
        y = motion.mix(home[1] - 10, FLOOR, motion.ease_in(u)) if u > 0 else home[1] - 10
        draw_prop(pen, "plate", (x, y), u * (2.0 - index % 3), 0.9)


def _shards(pen: Pen, plan: _Plan, t: float) -> None:
    for index, (fell, swept) in enumerate(zip(plan.breaks, plan.swept, strict=True)):
        if not fell <= t < swept:
            continue
        chance = Chance("shards", index)
        start = fell + 0.4 * (swept - fell)
        u = motion.ramp(t, start + 0.08, swept - 0.04)
        fly = motion.share(t, fell, fell + 0.3)
        for _ in range((8, 14, 16 + plan.plates)[index]):
            rest = (chance.between(218, 316), _EDGE - chance.between(-8, 22))
            x, y = motion.arc((264, FLOOR), rest, fly, chance.between(20, 90))
            x = motion.mix(x, _LEFT + chance.between(12, 46), u)
            shard(pen, (x, y), chance.between(0, 6.28) + 6 * u, chance.between(7, 14))


def _rug(pen: Pen, plan: _Plan, t: float) -> None:
    """Draw the rug over all that was swept under it, and over what crawls there."""
    crawl, alive = _crawl(plan, t), _crawling(plan, t)
    strained = 1.5 * math.sin(t * 50) * (plan.hit - 0.75 < t < plan.hit - 0.4)
    top: list[XY] = []
    for step in range(41):
        x = _LEFT + (_RIGHT - _LEFT) * step / 40
        y = plan.ground(x, t) - 6 - strained * _bell((x - _PEAK) / 520) * (step % 2)
        bulge = min(1.0, plan.lump(t) / 60) * 4 * math.sin(step * 2.4) * (8 < step < 32)
        y -= bulge + alive * 52 * max(0.0, 1 - ((x - crawl) / 62) ** 2)
        top.append((x, y + 8))
    pen.polygon([*top, (_RIGHT + 14, _EDGE + 14), (_LEFT - 14, _EDGE + 14)], 106)
    for inset, tone in ((9, 190), (17, 150)):
        pen.stroke([(x, y + inset) for x, y in top[1:-1]], tone, 3)
    for step in range(5, 36, 6):
        x, y = top[step]
        low = _EDGE + 6
        if low - y > 44:
            middle = (y + low) / 2 + 6
            rhomb = [(x, middle - 13), (x + 12, middle), (x, middle + 13), (x - 12, middle)]
            pen.polygon(rhomb, 176, INK, 1.6)
    for index in range(45):
        x = _LEFT - 10 + 12 * index
        pen.stroke(((x, _EDGE + 13), (x - 2, _EDGE + 22)), 216, 2)


def _pulled_rug(pen: Pen, figure: Figure, plan: _Plan, t: float) -> None:
    """Draw the rug that he has pulled away: it hangs from his hands."""
    hand = figure.joints["hand.near"]
    fall = motion.ramp(t, plan.hit - 0.42, plan.hit - 0.1)
    reach = 230 * (1 - fall) + 34
    fold = [(-16, hand.y - 6), (24, hand.y - 4), (reach, FLOOR - 8), (reach - 12, _EDGE + 4),
            (-26, _EDGE + 2), (-30, hand.y + 60)]  # fmt: skip
    pen.blob([(hand.x + x, y) for x, y in fold], 106)
    pen.stroke([(hand.x + 2, hand.y + 8), (hand.x + 4, FLOOR - 16)], 190, 3)
    for index in range(5):
        x = hand.x - 24 + 12 * index
        pen.stroke(((x, _EDGE + 4), (x - 2, _EDGE + 13)), 216, 2)


def _broom(plan: _Plan, t: float) -> Part:
    def held(pen: Pen, _s: Skeleton) -> None:
        tip, drops = _tip(plan, t), plan.hit - 0.5
        top = (_AT + 44, 452.0)
        angle = math.atan2(top[0] - tip[0], tip[1] - top[1])
        if t > drops:
            u = motion.ramp(t, drops, drops + 0.4, motion.ease_in)
            tip, angle = (tip[0] - 30 * u, tip[1]), motion.mix(angle, -1.5, u)
        draw_prop(pen, "broom", tip, angle, 1.05)

    return held


def _flag(staging: Staging, plan: _Plan, t: float) -> Part:
    """Return the flag: on his shoulder, on the hill, with him on the way down."""
    words = (staging.signs[0] if staging.signs else "") or "approved"

    def held(pen: Pen, s: Skeleton) -> None:
        hand = s.joints["hand.near"]
        if t < plan.top + 0.26:
            foot, lean = (hand[0], hand[1] + 64), 0.16
        else:
            foot, lean = (_PEAK + 44, plan.ground(_PEAK + 44, t) + 14), 0.05
            lean += 0.4 * motion.ramp(t, plan.hit - 0.4, plan.hit)
            lean += motion.spring(t, plan.top + 0.28, 0.1)
        c, s_ = math.cos(lean), math.sin(lean)

        def on(x: float, y: float) -> XY:
            return (foot[0] + x * c + y * s_, foot[1] + x * s_ - y * c)

        wave = 5 * math.sin(t * 7)
        pen.hose((on(0, 0), on(0, 252)), (3.4, 3.0), 190, INK, 2)
        cloth = [on(2, 248), on(60, 244 + wave), on(134, 250 - wave), on(132, 186 - wave),
                 on(60, 180 + wave), on(2, 184)]  # fmt: skip
        pen.polygon(cloth, 246)
        pen.text(on(66, 215), words, 28, INK, width=116, angle=math.degrees(lean))

    return held


# ------------------------------------------------------------------ the cat, and marks


def _crawling(plan: _Plan, t: float) -> float:
    start = plan.hit + 0.48
    return motion.ramp(t, start, start + 0.15) * (
        1 - motion.ramp(t, plan.topper - 0.1, plan.topper)
    )


def _crawl(plan: _Plan, t: float) -> float:
    """Return where under the rug the cat is."""
    start = plan.hit + 0.5
    return motion.mix(_PEAK + 120, _LEFT + 30, motion.ramp(t, start, plan.topper))


def _cat(pen: Pen, plan: _Plan, t: float) -> tuple[Figure, ...]:
    out = plan.topper - 0.12
    if t < out:
        return ()
    u = motion.share(t, out, out + 0.3)
    x = motion.mix(_LEFT + 20, _LEFT - 44, motion.ease_out(u))
    if plan.reversed:
        x = _PEAK - 150 - 40 * u
    sits = motion.ramp(t, out + 0.3, out + 0.5)
    pose = CatPose(sit=sits, gait=2 * u, speed=0.8 * (1 - u), tail=0.4 * math.sin(t * 3))
    return (draw_cat(pen, (x, _EDGE + 18), pose, 1 if sits > 0.5 else -1, 1.2),)


def _marks(pen: Pen, plan: _Plan, t: float, hero: Figure, climber: Figure) -> None:
    for index, fell in enumerate(plan.breaks):
        burst(pen, (268, FLOOR - 4), t - fell, 56 + 26 * index)
        dust(pen, (300, _EDGE), t - plan.swept[index] + 0.1, 0.9 + 0.3 * index, 0.5)
    down = climber.joints["hip"]
    burst(pen, (down.x, FLOOR - 10), t - plan.hit, 128)
    for dx in (-70, 60):
        dust(pen, (down.x + dx, _EDGE), t - plan.hit, 1.7)
    if plan.hit - 0.34 < t < plan.hit and not plan.reversed:
        speed_lines(pen, (down.x, down.y), -1)
    if t > plan.hit + 0.5:
        dizzy_stars(pen, climber.joints["head"], t)
    if t > plan.topper:
        exclamation(pen, (hero.joints["head"].x, hero.joints["head"].y), t - plan.topper)


def _look(pen: Pen, plan: _Plan, t: float, hero: Figure, climber: Figure) -> None:
    if t < plan.hit - 0.02:
        return
    shaken = motion.shake(t, plan.hit, 8)
    u = motion.ramp(t, plan.hit + 0.45, plan.topper)
    head = hero.joints["head"]
    x = motion.mix(climber.joints["hip"].x, (head.x + _LEFT) / 2 + 20, u)
    if plan.reversed:
        x = 400
    pen.camera((x + shaken[0], 470 + shaken[1]), 1.02 + (0.2 if plan.reversed else 0.45) * u)


GAG = PuppetGag(
    "rug",
    "Plates break and are swept under the rug until it is a hill; the inspector climbs it.",
    perform,
    shortest=6.0,
    scenes=("banquet", "archive"),
    props=("plates",),
    comeback=Comeback(
        "What has broken goes under the rug once more, and the rug rises to a hill.",
        "The inspector climbs the hill with a flag, and it gives way under him.",
        "The inspector climbs the hill with his flag and stands there in triumph.",
        "The apprentice pulls the rug away, down he comes, and out walks the cat.",
    ),
)
