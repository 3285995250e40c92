"""Mirror: the figure in the glass copies him to a hair, until it hands him his cap."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from slapstick.cut import motion, scenery
from slapstick.cut.joinery import box
from slapstick.cut.motion import HURRY, RUN, XY
from slapstick.cut.pen import INK, Pen
from slapstick.cut.performance import FLOOR, Drawn, Figure, Performance, PuppetGag, drawn
from slapstick.cut.props import burst, dizzy_stars, dust, exclamation, flash_lines, speed_lines
from slapstick.cut.rig import APPRENTICE, Actor, Part, Script, Skeleton, draw_hat
from slapstick.cut.rig import face as faces
from slapstick.cut.rig import pose as poses
from slapstick.model import Comeback, Hit, Staging

_PLANE = 480.0  # where the glass would be: the post of the frame that is nearest to him
_HOME = 344.0
_LEFT, _RIGHT, _TOP, _FOOT = 492.0, 862.0, 246.0, FLOOR + 14  # of the opening
_DOUBLE = replace(APPRENTICE, name="double")

_CAP = poses.STAND.but(near_hand=(-6, -70), far_hand=(58, 62), fingers=0.6, lean=-0.06)
_BIG = poses.TEETER.but(far_foot=(74, 36), near_hand=(-50, 52), far_hand=(58, 58))
_STAR = poses.CHEER.but(near_foot=(-46, 12), far_foot=(48, 12), sliding=True)
_OFFER = poses.STAND.but(lean=0.5, near_hand=(88, -8), far_hand=(-20, -70), head=-0.25)
_SORE = poses.STAND.but(lean=-0.22, near_hand=(36, 46), far_hand=(14, -70), head=0.05)
_BUMP = poses.BOW.but(lean=0.82, near_hand=(-30, -66), far_hand=(-20, -70))
_PLASTERED = poses.STAND.but(
    wide=0.6, high=1.08, near_hand=(40, 66), far_hand=(60, 20), fingers=1.0, near_foot=(-30, 0),
    far_foot=(26, 30), sliding=True, head=-0.1, lean=0.12,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Plan:
    """When he tries the glass out, when the cap falls, when they bow."""

    seconds: float
    cap: float
    main: float

    @property
    def tries(self) -> tuple[float, ...]:
        """When each try begins; the last number is the end of them."""
        count = max(1, min(4, int((self.cap - 0.25) / 1.05)))
        each = (self.cap - 0.25) / count
        return tuple(0.25 + each * index for index in range(count + 1))

    @property
    def topper(self) -> float:
        """When there turn out to be more of them."""
        return self.main + max(0.8, 0.1 * self.seconds)


def perform(staging: Staging, seconds: float) -> Performance:
    """Perform it in a length of time."""
    return _reversed(staging, seconds) if staging.reversed else _forwards(staging, seconds)


# ------------------------------------------------------------------ forwards


def _forwards(staging: Staging, seconds: float) -> Performance:
    m = 0.66 * seconds
    plan = _Plan(seconds, m - 2.8, m)
    hero = Actor(APPRENTICE, _vain(plan))
    double = Actor(_DOUBLE, _copies(plan))
    more = [
        Actor(replace(APPRENTICE, name=f"double.{k}"), _another(plan, k))
        for k in range(min(3, 1 + int(math.log2(max(1, staging.count)) / 2)))
    ]
    names = _names(staging)

    def draw(pen: Pen, t: float) -> Drawn:
        others = [each.draw(pen, t, label=names[1]) for each in more if t > plan.topper]
        comes_out = plan.cap + 1.0 < t < plan.cap + 1.8 or plan.main - 0.4 < t < plan.main + 0.9
        if comes_out:
            _near_post(pen)
        second = double.draw(pen, t, _cap_in_hand(plan, t), names[1])
        if not comes_out:
            _glare(pen)
            _near_post(pen)
        first = hero.draw(pen, t, _cap_back(plan, t), names[0])
        _fallen_cap(pen, plan, hero, t)
        _bump(pen, plan, (first, second), t)
        shake = motion.shake(t, m, 3 * staging.laugh)
        near = motion.ramp(t, plan.topper + 0.35, plan.topper + 1.0)
        pen.camera((500 + 70 * near + shake[0], 440 + shake[1]), 1.13 + 0.14 * near)
        return drawn(pen, first, second, *others)

    keys = (plan.tries[0] + 0.5, plan.cap + 0.7, plan.cap + 1.45, m, m + 0.6, seconds - 0.2)
    leaps = [leap for actor in (hero, double, *more) for leap in actor.script.leaps]
    return Performance(
        seconds, (Hit(plan.cap + 0.62, 1), Hit(m, max(2, staging.laugh))), keys,
        lambda pen: _backdrop(pen, staging), draw, tuple(leaps),
    )  # fmt: skip


def _both(plan: _Plan, way: int) -> Script:
    """Do what both do at the same time, the one as the other's likeness."""
    script = Script(_at(_HOME, way), facing=way, stance=_CAP, mood=faces.PLEASED)
    acts = (_straighten, _lift_a_leg, _hop, _turn_round)
    for act, start in zip(acts, plan.tries[:-1], strict=False):
        script = act(script, start, way)
    return script


def _straighten(script: Script, at: float, _way: int) -> Script:
    return (
        script.pose(at, poses.PROUD, 0.36)
        .pose(at + 0.45, _CAP, 0.38)
        .face(at + 0.3, faces.PROUD_FACE)
    )


def _lift_a_leg(script: Script, at: float, _way: int) -> Script:
    return (
        script.pose(at, poses.STAND, 0.36)
        .face(at, faces.SLY)
        .pose(at + 0.3, _BIG, 0.24, motion.overshoot)
        .flinch(at + 0.28, at + 0.54)
        .pose(at + 0.84, poses.STAND, 0.36)
    )


def _hop(script: Script, at: float, _way: int) -> Script:
    return (
        script.pose(at, poses.SHRINK.but(near_hand=(-30, -60), far_hand=(-20, -62)), 0.22)
        .face(at, faces.SLY)
        .pose(at + 0.32, _STAR, 0.12)
        .leap(at + 0.34, at + 0.78, None, 74)
        .face(at + 0.34, faces.WONDER)
        .pose(at + 0.7, poses.SHRINK, 0.1)
        .pose(at + 0.82, poses.STAND, 0.2)
    )


def _turn_round(script: Script, at: float, way: int) -> Script:
    """Turn away, and turn back at once to catch the other out."""
    return (
        script.pose(at, poses.HANDS_ON_HIPS, 0.2)
        .face(at, faces.SULK)
        .turn(at + 0.1, -way)
        .turn(at + 0.7, way)
        .pose(at + 0.74, poses.TEETER.but(far_foot=(30, 0), lean=0.24), 0.2, motion.overshoot)
        .face(at + 0.74, faces.SLY)
        .flinch(at + 0.05, at + 0.98)
    )


def _raise_caps(script: Script, c: float) -> Script:
    return script.pose(c - 0.1, _CAP, 0.38).face(c, faces.PLEASED)


def _bows(script: Script, m: float) -> Script:
    """Draw back, bow, meet; be still; stagger back."""
    return (
        script.pose(m - 0.68, poses.PROUD.but(lean=-0.26), 0.34)
        .face(m - 0.68, faces.PROUD_FACE)
        .pose(m - 0.24, _BUMP, 0.24, motion.ease_in)
        .face(m, faces.WINCE, 0.04)
        .flinch(m - 0.26, m + 0.05)
        .pose(m + 0.48, _SORE, 0.26, motion.ease_out)
        .flinch(m + 0.45, m + 0.8)
        .face(m + 0.52, faces.DISMAYED)
    )


def _vain(plan: _Plan) -> Script:
    c, m = plan.cap, plan.main
    script = _raise_caps(_both(plan, 1), c).hat_off(c + 0.3)
    lies = (_PLANE + 26, FLOOR)
    script = (
        script.pose(c + 0.36, poses.LOOK_DOWN, 0.38)
        .face(c + 0.34, faces.STARTLED)
        .face(c + 0.75, faces.DISMAYED)
        .look(c + 0.5, c + 1.1, lies)
        .pose(c + 1.1, _OFFER, 0.26)
        .face(c + 1.15, faces.PLEASED)
        .pose(c + 1.5, _CAP, 0.26)
        .flinch(c + 1.08, c + 2.1)
        .hat_on(c + 1.74)
        .pose(c + 1.8, poses.PROUD, 0.3)
        .face(c + 1.8, faces.DEADPAN, 0.12)
    )
    script = _bows(script, m)
    after = plan.topper
    return (
        script.face(after - 0.1, faces.STARTLED)
        .pose(after + 0.05, poses.TAKE, 0.18, motion.overshoot)
        .pose(after + 0.62, poses.SHRUG, 0.25)
        .face(after + 0.6, faces.DEADPAN.but(brows=0.4), 0.12)
        .flinch(after, after + 0.9)
    )


def _copies(plan: _Plan) -> Script:
    c, m = plan.cap, plan.main
    script = _raise_caps(_both(plan, -1), c)
    script = (
        script.pose(c + 0.36, poses.LOOK_DOWN, 0.38)
        .face(c + 0.34, faces.STARTLED)
        .pose(c + 0.76, poses.PICK_UP.but(near_hand=(40, -70)), 0.26)
        .face(c + 0.76, faces.PLEASED)
        .pose(c + 1.1, _OFFER, 0.28)
        .flinch(c + 0.74, c + 1.4)
        .pose(c + 1.56, poses.PROUD, 0.3)
        .face(c + 1.85, faces.AGHAST)
        .face(c + 2.05, faces.DEADPAN)
    )
    return _bows(script, m).pose(plan.topper + 0.3, poses.SHRUG, 0.25).face(
        plan.topper + 0.3, faces.GRIN
    )  # fmt: skip


def _another(plan: _Plan, which: int) -> Script:
    """Stand exactly behind the double until it is time to come out from there."""
    to = (738.0, 826.0, 560.0)[which]
    start = plan.topper + 0.06
    stops = start + 0.3 + abs(to - 616) / 165
    script = _copies(plan).walk(start, stops, to, HURRY).flinch(start, start + 0.3)
    return script.turn(stops, -1).pose(stops, _CAP, 0.4).face(start, faces.PLEASED)


# ------------------------------------------------------------------ the cap


def _cap_in_hand(plan: _Plan, t: float) -> Part:
    def held(pen: Pen, s: Skeleton) -> None:
        if plan.cap + 1.0 <= t < plan.cap + 1.46:
            x, y = s.joints["hand.near"]
            draw_hat(pen, APPRENTICE, (x - 6, y + 30), 0.1, 1)

    return held


def _cap_back(plan: _Plan, t: float) -> Part:
    def held(pen: Pen, s: Skeleton) -> None:
        if plan.cap + 1.46 <= t < plan.cap + 1.74:
            x, y = s.joints["hand.near"]
            u = motion.ramp(t, plan.cap + 1.5, plan.cap + 1.74)
            head = s.joints["head"]
            at = motion.between((x + 4, y + 30), head, u)
            draw_hat(pen, APPRENTICE, at, 0.1, 1)

    return held


def _fallen_cap(pen: Pen, plan: _Plan, hero: Actor, t: float) -> None:
    """Draw the cap as it slips from his hand, rolls over the sill and lies there."""
    c = plan.cap
    if not c + 0.3 <= t < c + 1.0:
        return
    start = hero.joint("head", c + 0.3)
    u = motion.share(t, c + 0.3, c + 0.62)
    at = motion.arc(start, (_PLANE + 26, FLOOR + 24), u, 40)
    lift = motion.bounces(t, c + 0.62, 14, 0.2, 2)
    draw_hat(pen, APPRENTICE, (at[0], at[1] - lift), 6.283 * motion.ease_out(u), 1)


def _bump(pen: Pen, plan: _Plan, both: tuple[Figure, Figure], t: float) -> None:
    a, b = both[0].joints["head"], both[1].joints["head"]
    burst(pen, ((a.x + b.x) / 2, (a.y + b.y) / 2 - 20), t - plan.main, 150)
    dust(pen, (_PLANE, FLOOR + 8), t - plan.main, 1.1)
    if plan.main + 0.5 < t < plan.topper:
        dizzy_stars(pen, a, t)
        dizzy_stars(pen, b, t + 0.4)
    if plan.topper < t < plan.topper + 0.6:
        exclamation(pen, a, t - plan.topper)
    if 0 < t - plan.cap - 1.8 < 0.2:
        flash_lines(pen, a, t - plan.cap - 1.8, 76)


# ------------------------------------------------------------------ reversed


def _reversed(staging: Staging, seconds: float) -> Performance:
    """This time there is a glass, and the one behind it runs against it."""
    m = 0.68 * seconds
    plan = _Plan(seconds, m - 1.9, m)
    hero = Actor(APPRENTICE, _sure(plan))
    double = Actor(_DOUBLE, _fooled(plan))
    names = _names(staging)

    def draw(pen: Pen, t: float) -> Drawn:
        second = double.draw(pen, t, label=names[1])
        if m - 0.5 < t < m - 0.06:
            speed_lines(pen, (double.script.place(t)[0] + 30, FLOOR - 70), -1)
        _glare(pen)
        if t >= m:
            _cracks(pen, (_LEFT + 64, 420))
        _near_post(pen)
        first = hero.draw(pen, t, label=names[0])
        burst(pen, (_LEFT + 44, 420), t - m, 150)
        if t > m + 0.9:
            dizzy_stars(pen, second.joints["head"], t)
        shake = motion.shake(t, m, 3 * staging.laugh)
        near = motion.ramp(t, m + 1.1, m + 1.6)
        pen.camera((500 - 60 * near + shake[0], 440 + 30 * near + shake[1]), 1.13 + 0.25 * near)
        return drawn(pen, first, second)

    keys = (plan.tries[0] + 0.5, plan.cap + 0.5, m - 0.5, m, m + 0.7, seconds - 0.2)
    return Performance(
        seconds, (Hit(m, max(2, staging.laugh)),), keys, lambda pen: _backdrop(pen, staging), draw,
        (*hero.script.leaps, *double.script.leaps),
    )  # fmt: skip


def _sure(plan: _Plan) -> Script:
    c, m = plan.cap, plan.main
    wipe = poses.STAND.but(lean=0.26, near_hand=(80, 20), far_hand=(-10, -74), head=-0.1)
    script = _both(plan, 1).pose(c, poses.STAND, 0.4).face(c, faces.DEADPAN, 0.15)
    script = script.pose(c + 0.55, poses.HANDS_ON_HIPS, 0.3).face(c + 0.6, faces.WONDER)
    script = script.face(m - 0.3, faces.STARTLED).face(m + 0.55, faces.PROUD_FACE)
    script = script.pose(m + 0.5, wipe, 0.25)
    for k in range(2):
        script = script.pose(m + 0.78 + 0.34 * k, wipe.but(near_hand=(80, -8)), 0.16)
        script = script.pose(m + 0.95 + 0.34 * k, wipe.but(near_hand=(78, 26)), 0.16)
    return script.pose(m + 1.5, _CAP, 0.4).face(m + 1.5, faces.GRIN.to_audience())


def _fooled(plan: _Plan) -> Script:
    """Lose patience, take a run, and find the glass."""
    c, m = plan.cap, plan.main
    script = _both(plan, -1).pose(c, poses.HANDS_ON_HIPS, 0.4).face(c, faces.ANGRY)
    back = 760.0
    script = script.move(c + 0.3, c + 1.1, (back, FLOOR)).flinch(c + 0.28, c + 1.12)
    script = script.pose(c + 0.28, poses.SHRINK.but(sliding=True, near_hand=(50, -20)), 0.2)
    start = m - 0.62
    return (
        script.pose(c + 1.1, poses.SHRINK.but(lean=-0.3, near_hand=(50, -20)), 0.16)
        .pose(start, poses.STAND.but(lean=0.3, near_hand=(60, 20), far_hand=(66, 30)), 0.15)
        .walk(start, m, _LEFT + 62, RUN)
        .flinch(start, m + 0.06)
        .pose(m - 0.04, _PLASTERED, 0.04, motion.linear)
        .face(m, faces.WINCE, 0.04)
        .pose(m + 0.55, poses.SIT.but(wide=0.9), 0.35, motion.ease_in)
        .move(m + 0.55, m + 0.9, (_LEFT + 130, FLOOR))
        .flinch(m + 0.5, m + 0.95)
        .face(m + 0.9, faces.DIZZY)
    )


def _cracks(pen: Pen, at: XY) -> None:
    """Draw what the nose has done to the glass."""
    for step in range(9):
        angle = step * 0.7 + 0.2
        long = 50 + 26 * ((step * 5) % 3)
        bend = (at[0] + 0.5 * long * math.cos(angle + 0.2), at[1] + 0.5 * long * math.sin(angle))
        tip = (at[0] + long * math.cos(angle), at[1] + long * math.sin(angle + 0.1))
        if tip[0] > _LEFT:
            pen.stroke((at, bend, tip), 252, 3)
            pen.stroke((at, bend, tip), 70, 1.2)


# ------------------------------------------------------------------ the frame


def _at(x: float, way: int) -> float:
    return x if way > 0 else 2 * _PLANE - x


def _names(staging: Staging) -> tuple[str, str]:
    signs = staging.signs
    first = signs[0] if signs else staging.label
    return (first, signs[1]) if len(signs) > 1 else (staging.label, staging.label)


def _backdrop(pen: Pen, staging: Staging) -> None:
    scenery.paint(pen, replace(staging, scene=staging.scene or GAG.scenes[0]))
    pen.shadow((_PLANE + 190, FLOOR + 22), 230, 14)
    for grow, tone in ((34, 96), (26, 186), (12, 128)):
        outer = (_LEFT - grow, _TOP - grow, _RIGHT + grow, _FOOT + grow * 0.4)
        pen.polygon(box(*outer), tone)
    pen.gradient((_LEFT, _TOP, _RIGHT, _FOOT - 62), 226, 206)
    pen.gradient((_LEFT, _FOOT - 62, _RIGHT, _FOOT), 168, 184)
    pen.polygon(box(_LEFT, _TOP, _RIGHT, _FOOT), None, INK, 2.4)
    pen.stroke(((_LEFT, _FOOT - 62), (_RIGHT, _FOOT - 62)), 120, 1.8)
    for x in (600, 790):
        pen.wash([(x, _TOP), (x + 66, _TOP), (x - 90, _FOOT), (x - 156, _FOOT)], 255, 0.3)
    middle = (_LEFT + _RIGHT) / 2
    for side in (-1, 1):
        scroll = [(middle, _TOP - 78), (middle + side * 60, _TOP - 70),
                  (middle + side * 120, _TOP - 34), (middle, _TOP - 30)]  # fmt: skip
        pen.blob(scroll, 186)
    pen.polygon(box(middle - 96, _TOP - 66, middle + 96, _TOP - 22), 246)
    words = staging.signs[0] if staging.signs else staging.label or "a good likeness"
    pen.lines((middle, _TOP - 44), words, 30, (176, 36))


def _near_post(pen: Pen) -> None:
    """Draw the post of the frame that stands between the two, in front of what is behind it."""
    for grow, tone in ((34, 96), (26, 186), (12, 128)):
        pen.polygon(box(_LEFT - grow, _TOP - 10, _LEFT, _FOOT + 6), tone, INK, 2)
    for y in range(290, 640, 50):
        pen.ellipse((_LEFT - 19, y), 6, 9, 214, INK, 1.6)


def _glare(pen: Pen) -> None:
    for x, long in ((812, 90), (834, 60), (540, 70)):
        pen.stroke(((x, _TOP + 26), (x - long * 0.6, _TOP + 26 + long)), 252, 3)


GAG = PuppetGag(
    "mirror",
    "The figure in the glass does all that he does, until it hands him his cap; then they bow.",
    perform,
    shortest=5.5,
    scenes=("banquet", "theatre", "archive", "workshop", "street"),
    props=("mirror", "picture frame"),
    comeback=Comeback(
        "The figure in the glass lifts a leg, hops and turns round exactly when he does.",
        "His cap drops, the figure hands it out to him, and with their bow they knock their "
        "heads together.",
        "The figure in the glass does all that he does, hop for hop, until it runs to join him.",
        "This time there is a pane between them, and the figure runs against it and sits "
        "down with stars about its head.",
    ),
)
