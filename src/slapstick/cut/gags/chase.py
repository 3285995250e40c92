"""Chase: he runs from one, from three, from all; then he joins the end of those who chase him."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from slapstick.cut import motion
from slapstick.cut.pen import INK, Pen
from slapstick.cut.performance import FLOOR, Drawn, Figure, Performance, PuppetGag, drawn
from slapstick.cut.props import burst, draw_prop, dust, exclamation, flash_lines, placard, sweat
from slapstick.cut.props.panorama import panorama, panorama_before, panorama_ground
from slapstick.cut.rig import (
    APPRENTICE,
    COOK,
    INSPECTOR,
    TWINS,
    WAITER,
    CatPose,
    Cue,
    Puppet,
    Skeleton,
    bystander,
    draw_cat,
    draw_figure,
)
from slapstick.cut.rig import face as faces
from slapstick.cut.rig import pose as poses
from slapstick.cut.rig.face import Face
from slapstick.cut.rig.pose import Pose, mix_poses
from slapstick.cut.rig.treadmill import far_runner, runner
from slapstick.model import Comeback, Hit, Staging

_SKID = Pose(
    hip=0.9, lean=-0.36, near_hand=(58, 34), far_hand=(72, 12), near_foot=(22, 0),
    far_foot=(64, 0), near_pitch=-0.3, far_pitch=-0.5, fingers=1.0, sliding=True,
)  # fmt: skip
_HUDDLE = Pose(lean=0.1, near_hand=(28, -62), far_hand=(50, -44), fingers=0.7)
_HURDLE = Pose(
    lean=0.42, near_hand=(52, 24), far_hand=(-50, -10), near_foot=(-62, 46), far_foot=(74, 54),
    near_pitch=0.9, far_pitch=-0.3, fingers=0.8, sliding=True,
)  # fmt: skip
_PEAK = 4  # the laugh at which only the peak is played
_FLUNG = poses.SLIP.but(turn=-1.15)


@dataclass(frozen=True, slots=True)
class _Plan:
    """When the stretches begin, and what falls in them."""

    seconds: float
    speed: float
    back: float  # right to left, by three
    all: float  # left to right, by all
    tail: float  # they run alone; he comes behind
    hit: float  # they turn round
    last: float  # off again
    hurdle: float
    duck: float

    @property
    def halt(self) -> float:
        """When they dig their heels in."""
        return self.hit - 0.55

    @property
    def clips(self) -> float:
        """When the inspector does not clear the crate."""
        return self.hurdle + 250 / self.speed

    @property
    def bumps(self) -> float:
        """When the board meets the last of the three."""
        return self.duck + 430 / self.speed

    @property
    def topper(self) -> float:
        """When the cat is level with him."""
        return self.last + 0.55 * (self.seconds - self.last)


def perform(staging: Staging, seconds: float) -> Performance:
    """Perform it in a length of time."""
    hit = 0.69 * seconds
    plan = _Plan(
        seconds, 470.0 + 32 * staging.laugh, 0.21 * seconds, 0.39 * seconds, 0.5 * seconds, hit,
        hit + max(0.75, 0.1 * seconds), 0.1 * seconds, 0.21 * seconds + max(0.25, 0.05 * seconds),
    )  # fmt: skip
    shots = (
        (plan.last, _home if staging.reversed else _off_again),
        (plan.tail, _joins),
        (plan.all, _by_all),
        (plan.back, _by_three),
        (0.0, _by_one),
    )

    def draw(pen: Pen, t: float) -> Drawn:
        shot = next(shot for start, shot in shots if t >= start)
        return shot(pen, staging, plan, t)

    cuts = (plan.back, plan.all, plan.tail, plan.last)
    leaps = [(cut - 0.01, cut + 0.06) for cut in cuts]
    leaps += [
        (plan.hurdle - 0.3, plan.clips + 0.5),
        (plan.back, plan.bumps + 0.5),
        (plan.tail, plan.tail + 0.45),
    ]
    leaps += [(plan.halt - 0.06, plan.hit + 0.06), (plan.last, plan.last + 0.75 * staging.reversed)]
    return Performance(
        seconds,
        (Hit(plan.clips, 1), Hit(plan.bumps, 2), Hit(hit, max(2, staging.laugh)),
         Hit(min(plan.topper, seconds - 0.35), 1)),
        (0.06 * seconds, plan.duck, 0.45 * seconds, plan.halt - 0.25, hit, seconds - 0.15),
        lambda pen: panorama_ground(pen, staging),
        draw,
        tuple(sorted(leaps)),
    )  # fmt: skip


# ------------------------------------------------------------------ the stretches


def _by_one(pen: Pen, staging: Staging, plan: _Plan, t: float) -> Drawn:
    """Left to right, by the inspector: over a crate, which the inspector does not clear."""
    panorama(pen, staging, plan.speed * t)
    x = 640 + 24 * math.sin(t * 2.1)
    behind = x - 250 - 170 * (1 - motion.ramp(t, -0.5, 1.0))
    hit = plan.clips
    crate = (650 - plan.speed * (t - plan.hurdle), FLOOR + 8)
    if t > hit:
        u = (t - hit) / 0.6
        crate = motion.arc((behind + 60, FLOOR), (-160, FLOOR - 120), u, 210)
    if -200 < crate[0] < 1060:
        draw_prop(pen, "crate", crate, -8 * max(0.0, t - hit), 1.05, staging.label)
    mood = faces.ANGRY if t < hit else faces.WINCE
    cue = _running(INSPECTOR, t, behind, 1, plan, mood, "grab", 0.37)
    trip = motion.share(t, hit - 0.08, hit + 0.45)
    if 0 < trip < 1:
        wild = mix_poses(cue.pose, _HURDLE.but(lean=0.9, near_hand=(60, 40)), min(1.0, trip * 4))
        cue = replace(cue, stride=None, pose=wild, y=FLOOR - 46 * math.sin(math.pi * trip))
    chaser = _show(pen, INSPECTOR, cue)
    face = faces.WORRIED.looking(-1, 0) if t % 1.0 < 0.45 else faces.EFFORT
    cue = _hurdling(plan, _running(APPRENTICE, t, x, 1, plan, face, "pump"), t)
    hero = _hero(pen, staging, cue)
    burst(pen, (behind + 60, FLOOR - 40), t - hit, 76)
    _trail(pen, hero, 1, t)
    panorama_before(pen, staging, plan.speed * t)
    return drawn(pen, hero, chaser)


def _by_three(pen: Pen, staging: Staging, plan: _Plan, t: float) -> Drawn:
    """Right to left, by three: all duck under a board; the last, who is taller, does not."""
    since = t - plan.back
    panorama(pen, staging, 5000 - plan.speed * since)
    x = 250 - 16 * math.sin(since * 2.4)
    board = 250 + plan.speed * (t - plan.duck)
    late = 260 * (1 - motion.ramp(since, -0.7, 1.0))
    chasers: list[Figure] = []
    for index, puppet in enumerate((INSPECTOR, COOK, TWINS[0])):
        at = x + (430, 300, 175)[index] + late
        cue = _running(puppet, t, at, -1, plan, faces.ANGRY, ("grab", "fist")[index % 2],
                       0.31 * (index + 1))  # fmt: skip
        cue = _knocked(plan, cue, t) if puppet is INSPECTOR else _ducking(cue, at - board)
        chasers.append(_show(pen, puppet, cue))
    face = faces.AGHAST if abs(t - plan.duck) < 0.3 else faces.WORRIED.looking(-0.9, 0)
    cue = _ducking(_running(APPRENTICE, t, x, -1, plan, face, "pump"), x - board)
    hero = _hero(pen, staging, cue)
    _overhead(pen, staging, board, motion.spring(t, plan.bumps, 0.5))
    burst(pen, (board + 26, 412), t - plan.bumps, 96)
    _trail(pen, hero, -1, t)
    panorama_before(pen, staging, 5000 - plan.speed * since)
    return drawn(pen, hero, *chasers)


def _by_all(pen: Pen, staging: Staging, plan: _Plan, t: float) -> Drawn:
    """Left to right again, by all there are."""
    since, fast = t - plan.all, 1.12 * plan.speed
    panorama(pen, staging, fast * since + 1200)
    x = 760 + 14 * math.sin(since * 3)
    surge = 560 * (1 - motion.ramp(since, -0.25, 0.45, motion.ease_out))
    _crowd(pen, staging, plan, t, 1, 560 - surge)
    face = faces.AGHAST.looking(-1, 0.1) if since < 0.45 * (plan.tail - plan.all) else faces.AGHAST
    hero = _hero(pen, staging, _running(APPRENTICE, t * 1.08, x, 1, plan, face, "pump"))
    sweat(pen, hero.joints["head"], t, 1)
    _trail(pen, hero, 1, t)
    panorama_before(pen, staging, fast * since + 1200)
    tremble = 3.0 * math.sin(t * 41)
    pen.camera((480 + tremble, 372 + tremble * 0.7), 1.04)
    return drawn(pen, hero)


def _joins(pen: Pen, staging: Staging, plan: _Plan, t: float) -> Drawn:
    """They run alone; he comes up behind, runs along, points - and they turn round."""
    since, halt, hit = t - plan.tail, plan.halt, plan.hit
    slow = motion.share(t, halt, hit - 0.12)
    way = plan.speed * (min(t, halt) - plan.tail + (hit - 0.12 - halt) * (slow - slow * slow / 2))
    panorama(pen, staging, way + 300)
    _crowd(pen, staging, plan, t, 1, 1130)
    last = _last(pen, staging, plan, t)
    comes = motion.ramp(since, 0.0, 0.7 * (halt - plan.tail))
    x = motion.mix(238, 310, comes)
    joined = comes > 0.8
    face = faces.WONDER if not joined else faces.GRIN
    cue = _running(APPRENTICE, t, x, 1, plan, face, "pump", 0.5)
    points = _running(APPRENTICE, t, x, 1, plan, face, "point", 0.5).pose
    cue = replace(cue, pose=mix_poses(cue.pose, points, motion.ease(comes)))
    cue = _halted(plan, cue, t, 1, poses.POINT.but(near_hand=(2, -72), far_hand=(84, 22)))
    if t > hit + 0.06:
        cue = replace(cue, face=_caught(staging, plan, t))
    held = staging.reversed and t > halt - 0.32
    hero = _hero(pen, staging, cue, empty=held)
    if held:
        _passed(pen, staging, hero, last, motion.share(t, halt - 0.32, halt + 0.05))
    if t < halt:
        _trail(pen, hero, 1, t)
    flash_lines(pen, (620, 400), t - hit, 150, 0.3)
    if t > hit + 0.02:
        exclamation(pen, last.joints["head"], t - hit)
    dust(pen, (560, FLOOR + 8), t - halt - 0.05, 2.2, 0.55)
    if t > hit:
        pen.camera((hero.joints["head"].x + 90, hero.joints["head"].y + 60),
                   1 + 0.3 * motion.ramp(t, hit + 0.45, hit + 0.75))  # fmt: skip
    return drawn(pen, hero, last)


def _off_again(pen: Pen, staging: Staging, plan: _Plan, t: float) -> Drawn:
    """Right to left, faster than ever; the cat overtakes them all."""
    since, fast = t - plan.last, 1.2 * plan.speed
    panorama(pen, staging, 9000 - fast * since)
    x = 300 - 10 * math.sin(since * 3)
    _crowd(pen, staging, plan, t, -1, 470 + 420 * (1 - motion.ramp(since, -0.2, 0.35)))
    cat = motion.keys(t, (plan.last, 1080), (plan.topper + 0.2, 210), (plan.seconds, 150))
    seen = t > plan.topper - 0.05
    face = faces.DEADPAN if seen else faces.AGHAST
    hero = _hero(pen, staging, _running(APPRENTICE, t * 1.08, x, -1, plan, face, "pump"))
    if cat > -60:
        draw_cat(pen, (cat, FLOOR + 34), CatPose(gait=t * 3.2, speed=1.0), -1, 1.25)
    _trail(pen, hero, -1, t)
    panorama_before(pen, staging, 9000 - fast * since)
    head = hero.joints["head"]
    near = 0.6 if staging.laugh >= _PEAK else 0.24  # large and running is livelier than any peak
    zoom = 1 + near * motion.ramp(t, plan.topper, plan.topper + 0.5)
    pen.camera((head.x + 40, head.y + 60), zoom)
    return drawn(pen, hero)


def _home(pen: Pen, staging: Staging, plan: _Plan, t: float) -> Drawn:
    """They are off after the inspector; nobody wants the apprentice any more."""
    since = t - plan.last
    panorama(pen, staging, 2600)
    away = plan.speed * 1.15 * since
    flees = _running(INSPECTOR, t, 330 - away, -1, plan, faces.AGHAST, "grab")
    chased = _show(pen, INSPECTOR, flees, staging)
    _crowd(pen, staging, plan, t, -1, 480 - away)
    dust(pen, (420 - away, FLOOR + 6), since % 0.6, 1.4)
    stroll = motion.ramp(since, 0.25, 0.6)
    tips = motion.ramp(t, plan.topper - 0.4, plan.topper)
    pose = mix_poses(poses.STAND, poses.PROUD.but(far_hand=(24, 72)), tips)
    face = faces.PLEASED if since < 0.4 else faces.GRIN.to_audience()
    bow = 0.25 * math.sin(math.pi * motion.share(t, plan.topper, plan.topper + 0.6))
    cue = Cue(640, FLOOR + 12, -1 if stroll < 0.5 else 1, pose.but(lean=pose.lean + bow), face)
    hero = _show(pen, APPRENTICE, cue, scale=1.12)
    pen.camera((640, 470), 1 + 0.5 * motion.ramp(t, plan.last + 0.4, plan.topper + 0.3))
    return drawn(pen, hero, chased)


# ------------------------------------------------------------------ running


def _running(
    puppet: Puppet, t: float, x: float, way: int, plan: _Plan, face: Face, arms: str,
    phase: float = 0.0,
) -> Cue:  # fmt: skip
    return runner(puppet, t + phase * 0.6, (x, FLOOR), way, plan.speed, face, arms)


def _hurdling(plan: _Plan, cue: Cue, t: float) -> Cue:
    u = motion.share(t, plan.hurdle - 0.26, plan.hurdle + 0.26)
    if not 0 < u < 1:
        return cue
    pose = mix_poses(cue.pose, _HURDLE, min(1.0, 5 * u, 5 * (1 - u)))
    return replace(cue, stride=None, pose=pose, y=FLOOR - 112 * math.sin(math.pi * u))


def _ducking(cue: Cue, away: float) -> Cue:
    """Bend while the board is near: `away` is how far it still is."""
    near = motion.ease(max(0.0, 1 - abs(away) / 190))
    pose = cue.pose.but(hip=1 - 0.3 * near, lean=cue.pose.lean + 0.75 * near, head=-0.5 * near)
    return replace(cue, pose=pose)


def _knocked(plan: _Plan, cue: Cue, t: float) -> Cue:
    u = motion.share(t, plan.bumps - 0.02, plan.bumps + 0.42)
    if u <= 0:
        return cue
    fallen = FLOOR + 70 * u - 60 * math.sin(math.pi * u)
    x = cue.x + plan.speed * max(0.0, t - plan.bumps)
    return replace(cue, stride=None, pose=_FLUNG, face=faces.DIZZY, x=x, y=fallen)


def _halted(plan: _Plan, cue: Cue, t: float, faced: float, after: Pose) -> Cue:
    """Dig the heels in from the halt on, stand at the hit; `faced` is the way one then faces."""
    if t < plan.halt:
        return cue
    skid = mix_poses(cue.pose.but(sliding=True), _SKID, motion.ramp(t, plan.halt, plan.halt + 0.14))
    pose = mix_poses(skid, after, motion.ramp(t, plan.hit - 0.2, plan.hit, motion.ease_in))
    facing = motion.mix(1.0, faced, motion.share(t, plan.hit - 0.2, plan.hit))
    pop = 70 * math.exp(-max(0.0, t - plan.hit) / 0.12) if t >= plan.hit else 0.0
    return replace(cue, y=FLOOR, stride=None, facing=facing, pose=pose, lag=(0.0, pop))


# ------------------------------------------------------------------ who is seen


def _hero(pen: Pen, staging: Staging, cue: Cue, empty: bool = False) -> Figure:
    return _show(pen, APPRENTICE, cue, None if empty else staging)


def _show(
    pen: Pen, puppet: Puppet, cue: Cue, carried: Staging | None = None, scale: float = 1.12
) -> Figure:
    """Draw a figure on ground that rolls: no foot of it stands still in the picture."""
    pen.shadow((cue.x, FLOOR + 8), 62 * cue.scale, 10)

    def held(pen: Pen, s: Skeleton) -> None:
        if carried is not None:
            _load(
                pen,
                carried,
                s.joints["hand.near"],
                0.25 * math.sin(s.joints["hand.near"][0] * 0.05),
            )

    figure = draw_figure(pen, puppet, replace(cue, scale=cue.scale * scale), held)
    return replace(figure, planted=frozenset())


def _load(pen: Pen, staging: Staging, hand: tuple[float, float], angle: float) -> None:
    prop = staging.prop or GAG.props[0]
    drop = 62 if "case" in prop else 36
    foot = (hand[0] - drop * math.sin(angle), hand[1] + drop * math.cos(angle))
    draw_prop(pen, prop, foot, angle, 1.0, staging.label)


def _passed(pen: Pen, staging: Staging, hero: Figure, last: Figure, u: float) -> None:
    a, b = hero.joints["hand.near"], last.joints["hand.near"]
    _load(pen, staging, motion.arc((a.x, a.y), (b.x, b.y), motion.ease(u), 60), 0.5 * u * (1 - u))


def _last(pen: Pen, staging: Staging, plan: _Plan, t: float) -> Figure:
    """Draw the last of those who run ahead: the inspector, who turns first."""
    mood = faces.ANGRY
    if t > plan.halt - 0.35:
        mood = faces.WONDER.looking(-1, 0)
    if t > plan.hit - 0.15:
        mood = (
            faces.ANGRY.looking(1, 0.1)
            if not staging.reversed
            else faces.STARTLED.looking(0.6, 0.8)
        )
    cue = _running(INSPECTOR, t, 530, 1, plan, mood, "point", 0.2)
    taken = poses.CARRY if staging.reversed else _HUDDLE.but(near_hand=(56, -20), far_hand=(60, -6))
    return _show(pen, INSPECTOR, _halted(plan, cue, t, -1, taken))


def _caught(staging: Staging, plan: _Plan, t: float) -> Face:
    if staging.reversed:
        return faces.SLY if t < plan.hit + 0.5 else faces.GRIN.to_audience()
    return faces.GRIN.looking(1, 0) if t < plan.hit + 0.45 else faces.WORRIED.to_audience()


def _crowd(pen: Pen, staging: Staging, plan: _Plan, t: float, way: int, front: float) -> None:
    """Draw the crowd behind its front man; the count is how deep it is."""
    size = math.log10(max(1, staging.count))
    full, heads = min(7, 3 + round(1.4 * size)), min(22, 2 + round(6 * size))
    stopped = t >= plan.halt and plan.tail <= t < plan.last
    for index in range(heads):
        row = index % 2
        x = front - way * (40 + 47 * (index // 2) * 1.15 + 24 * row)
        if not -50 < x < 1010:
            continue
        bob = 0.0 if stopped else 9 * abs(math.sin(t * 7.5 + index * 1.7))
        far_runner(pen, (x, FLOOR - 262 + 26 * row - bob), index, -way if stopped else way)
    for index in range(1 if size < 1.4 else 2):
        x = front - way * (150 + 260 * index)
        lean = 0.0 if stopped else 0.08 * math.sin(t * 9 + index)
        words = staging.label or "stop"
        placard(pen, (x, FLOOR - 196 - 6 * math.sin(t * 15 + index)), words, 168, 64, lean)
    wide = 520 / max(3, full - 1)
    for index in reversed(range(full)):
        puppet = _MOB[index] if index < len(_MOB) else bystander(index, staging.seed % 5)
        mood = faces.ANGRY if index % 3 else faces.EFFORT
        x = front - way * (index * wide + 10 * (index % 2))
        if not -90 < x < 1050:
            continue
        cue = _running(puppet, t, x, way, plan, mood, ("fist", "grab")[index % 2], 0.27 * index)
        if stopped:
            looks = mood.looking(1, 0.1) if t < plan.hit else faces.ANGRY.looking(1, 0.1)
            cue = _halted(plan, replace(cue, face=looks), t, -way, _HUDDLE)
        _show(pen, puppet, replace(cue, y=cue.y - 10 + 10 * (index % 2)), scale=1.04)


_MOB: tuple[Puppet, ...] = (WAITER, COOK, bystander(1), TWINS[1], bystander(0))


def _overhead(pen: Pen, staging: Staging, x: float, swing: float) -> None:
    """Draw the board that hangs low over the pavement, on two chains."""
    tip = 60 * swing
    for side in (-1, 1):
        pen.stroke(((x + side * 46, 150), (x + side * 46 + tip * 0.5, 356)), 40, 3)
    corners = [(x - 74, 352), (x + 74, 352), (x + 74 + tip, 436), (x - 74 + tip, 436)]
    pen.polygon(corners, 244, INK, 3)
    pen.lines((x + tip / 2, 394), staging.label or "low", 40, (128, 66))


def _trail(pen: Pen, hero: Figure, way: int, t: float) -> None:
    """Leave puffs behind the heels."""
    for index in range(3):
        age = (t * 4.7 + index / 3) % 1.0
        radius = 15 * (1 - age) + 3
        x = hero.joints["hip"].x - way * (40 + 150 * age)
        pen.ellipse((x, FLOOR + 6 - 22 * age), radius, radius * 0.8, 236, 120, 1.6)


GAG = PuppetGag(
    "chase",
    "He runs from one, from three, from a crowd; then he joins its tail, and it turns round.",
    perform,
    shortest=5.5,
    scenes=("street", "archive"),
    props=("suitcase", "parcel", "letter"),
    comeback=Comeback(
        "He runs with the inspector behind him, then with three, then with all the town.",
        "He trots up at their tail to ask whom they are after, and they all turn round.",
        "The town, which only wants to help, catches up with the inspector instead.",
        "All are off after somebody else, and the apprentice lifts his cap to them.",
    ),
)
