"""Draw a whole puppet from its parts, in the order that keeps faces free; not for its clothes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from slapstick.cut.motion import XY
from slapstick.cut.pen import Pen
from slapstick.cut.performance import Figure, Point
from slapstick.cut.rig.features import Features, draw_features, draw_skull
from slapstick.cut.rig.limbs import Cloth, draw_arm, draw_leg
from slapstick.cut.rig.pose import STAND
from slapstick.cut.rig.skeleton import Build, Cue, Skeleton, solve

Part = Callable[[Pen, Skeleton], None]
_REPORTED = (
    "head", "neck", "hip", "hand.near", "hand.far", "knee.near", "knee.far", "foot.near",
        "foot.far",
)  # fmt: skip


def nothing(_pen: Pen, _skeleton: Skeleton) -> None:
    """Draw nothing: a part that a puppet does not have."""


@dataclass(frozen=True, slots=True)
class Puppet:
    """An actor: proportions, cloth, and how each part of the costume is drawn."""

    name: str
    torso: Part
    hat: Part = nothing
    hair: Part = nothing  # before the face is drawn on the skull
    beard: Part = nothing  # after it: moustaches, spectacles
    back: Part = nothing  # before everything: coat tails, a sack
    build: Build = field(default_factory=Build)
    cloth: Cloth = field(default_factory=Cloth)
    features: Features = field(default_factory=Features)
    size: float = 1.0


def draw_figure(
    pen: Pen, puppet: Puppet, cue: Cue, held: Part = nothing, label: str = ""
) -> Figure:
    """Draw a puppet as its cue says, and tell where its joints are.

    `held` draws what it carries: after the body, before the near arm.
    `label` is written on its chest.
    """
    s = solve(puppet.build, cue)
    puppet.back(pen, s)
    draw_arm(pen, s, puppet.cloth, "far")
    draw_leg(pen, s, puppet.cloth, "far")
    draw_leg(pen, s, puppet.cloth, "near")
    puppet.torso(pen, s)
    if label:
        _label(pen, s, label)
    raised = s.local["hand.near"][1] > s.local["shoulder.near"][1] + 14
    if raised:  # a raised arm goes behind the head: faces stay free
        draw_arm(pen, s, puppet.cloth, "near")
    draw_head(pen, s, puppet)
    held(pen, s)
    if not raised:
        draw_arm(pen, s, puppet.cloth, "near")
    return _figure(puppet, s)


def draw_head(pen: Pen, s: Skeleton, puppet: Puppet) -> None:
    """Draw head, face and hat."""
    draw_skull(pen, s, puppet.features)
    puppet.hair(pen, s)
    draw_features(pen, s, puppet.features)
    puppet.beard(pen, s)
    if not s.cue.hatless:
        puppet.hat(pen, s)


def draw_hat(pen: Pen, puppet: Puppet, at: XY, angle: float = 0.0, facing: float = 1.0) -> None:
    """Draw a puppet's hat by itself: where its head would be centred, `angle` in radians."""
    pose = STAND.but(head=angle)
    scale = puppet.size
    cue = Cue(0.0, 0.0, facing, pose, scale=scale)
    s = solve(puppet.build, cue)
    off = s.joints["head"]
    moved = Cue(at[0] - off[0], at[1] - off[1], facing, pose, scale=scale)
    puppet.hat(pen, solve(puppet.build, moved))


def _label(pen: Pen, s: Skeleton, words: str) -> None:
    corners = [
        s.torso(along, out) for along, out in ((0.86, -12), (0.86, 22), (0.46, 24), (0.46, -13))
    ]
    pen.polygon(corners, 244, 16, 1.6)
    x = sum(c[0] for c in corners) / 4
    y = sum(c[1] for c in corners) / 4
    pen.lines((x, y), words, 17, (32 * s.cue.scale, 28 * s.cue.scale))


def _figure(puppet: Puppet, s: Skeleton) -> Figure:
    joints = {name: Point(*s.joints[name]) for name in _REPORTED}
    crown = s.head(0, s.build.head[1] + 8)
    heights = [point.y for point in joints.values()]
    sole = 11.0 * s.cue.scale
    return Figure(
        puppet.name, joints, s.planted, min(crown[1], *heights), max(crown[1], *heights) + sole
    )
