"""Solve a pose into joints: two-bone legs and arms, weight on planted feet; draws nothing."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from slapstick.cut.motion import XY, Stride, between
from slapstick.cut.rig.face import PLAIN, Face
from slapstick.cut.rig.pose import STAND, Pose

_SHOE = 11.0  # height of the ankle over the ground


@dataclass(frozen=True, slots=True)
class Build:
    """The proportions of a puppet at scale 1, in pixels."""

    thigh: float = 50.0
    shin: float = 50.0
    torso: float = 80.0
    neck: float = 12.0
    upper_arm: float = 45.0
    fore_arm: float = 43.0
    head: XY = (36.0, 39.0)  # half width, half height
    shoulders: float = 17.0  # half their width
    hips: float = 9.0

    @property
    def standing(self) -> float:
        """Height of the hip over the ground."""
        return (self.thigh + self.shin) * 0.985 + _SHOE


@dataclass(frozen=True, slots=True)
class Reach:
    """A hand held to a point of the picture, as far as `weight` (0 to 1) says."""

    hand: str  # "near" or "far"
    point: XY
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Cue:
    """All that decides how a puppet is drawn in one moment."""

    x: float
    y: float  # what it stands on, or what its body would stand on
    facing: float = 1.0  # 1 to the right, -1 to the left; between them it is turning
    pose: Pose = STAND
    face: Face = PLAIN
    stride: Stride | None = None
    reaches: tuple[Reach, ...] = ()
    hatless: bool = False
    scale: float = 1.0
    lag: XY = (0.0, 0.0)  # how far loose things trail behind, (forward, up)


class _Stand(NamedTuple):
    """What puts a local point into the picture, worked out once for hundreds of them."""

    x: float
    y: float
    hip: XY
    turn: float
    turned: XY  # cosine and sine of the turn
    wide: float
    high: float
    way: float  # the share of its width that is seen, negative to the left
    scale: float


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A puppet's joints in the picture, and frames to draw its clothes and face in."""

    build: Build
    cue: Cue
    joints: Mapping[str, XY]
    planted: frozenset[str]
    hip: XY  # local: (forward, up)
    chest: XY
    skull: XY
    pitch: Mapping[str, float]
    local: Mapping[str, XY]  # the joints as (forward, up) from the ground under the hip
    stand: _Stand
    nod: XY  # cosine and sine of the head's tilt

    def at(self, forward: float, up: float) -> XY:
        """Return the picture point of a local one: from the ground under the hip."""
        return _place(self.stand, forward, up)

    def torso(self, along: float, out: float) -> XY:
        """Return a point of the torso: `along` 0 at the hip, 1 at the shoulders; `out` forward."""
        dx, dy = self.chest[0] - self.hip[0], self.chest[1] - self.hip[1]
        size = math.hypot(dx, dy) or 1.0
        return self.at(
            self.hip[0] + dx * along + dy / size * out, self.hip[1] + dy * along - dx / size * out
        )

    def head(self, forward: float, up: float) -> XY:
        """Return a point of the head, from its middle."""
        (x, y), (c, s) = self.skull, self.nod
        return _place(self.stand, x + forward * c + up * s, y - forward * s + up * c)

    def by(self, joint: str, forward: float, up: float, angle: float = 0.0) -> XY:
        """Return a point beside a joint, in a frame that is pitched by `angle`."""
        x, y = self.local[joint]
        c, s = math.cos(angle), math.sin(angle)
        return self.at(x + forward * c + up * s, y - forward * s + up * c)


def solve(build: Build, cue: Cue) -> Skeleton:
    """Return the joints of a puppet; planted feet stay where they are told to be."""
    pose = cue.pose
    feet = _feet(cue)
    hip = (0.0, _hip(build, cue, feet))
    lean = pose.lean + (0.0 if cue.stride is None else 0.03 * cue.stride.bounce / 6)
    spine = build.torso + pose.stretch * 0.6
    chest = (hip[0] + math.sin(lean) * spine, hip[1] + math.cos(lean) * spine)
    tilt = lean * 0.7 + pose.head * 0.5
    reach = build.neck + build.head[1] * 0.86 + pose.stretch * 0.4
    skull = (chest[0] + math.sin(tilt) * reach, chest[1] + math.cos(tilt) * reach)
    joints = {"hip": hip, "neck": chest, "head": skull}
    for side, way in (("near", -1), ("far", 1)):
        root = (hip[0] + way * build.hips * 0.7, hip[1])
        x, y, _ = feet[side]
        knee, ankle = bend(root, (x, y + _SHOE), build.thigh, build.shin, 1)
        joints[f"root.{side}"], joints[f"knee.{side}"], joints[f"foot.{side}"] = root, knee, ankle
        _arm(joints, build, cue, hip, chest, lean, side, way)
    stand = _stand(cue, hip)
    world = {name: _place(stand, x, y) for name, (x, y) in joints.items()}
    nod = pose.lean * 0.6 + pose.head
    return Skeleton(
        build, cue, world, _planted(cue, feet), hip, chest, skull,
        {side: feet[side][2] for side in feet}, joints, stand, (math.cos(nod), math.sin(nod)),
    )  # fmt: skip


def bend(a: XY, b: XY, first: float, second: float, way: int) -> tuple[XY, XY]:
    """Return knee and ankle of a two-bone limb from a towards b; y is up, knees go forward."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    far = min(max(math.hypot(dx, dy), abs(first - second) + 1), first + second - 0.2)
    angle = math.atan2(dy, dx)
    inner = math.acos((first * first + far * far - second * second) / (2 * first * far))
    knee = (
        a[0] + first * math.cos(angle + way * inner),
        a[1] + first * math.sin(angle + way * inner),
    )
    return knee, (a[0] + far * math.cos(angle), a[1] + far * math.sin(angle))


def _feet(cue: Cue) -> dict[str, tuple[float, float, float]]:
    """Return (forward, up, pitch) of each foot from the ground under the hip."""
    pose, stride = cue.pose, cue.stride
    if stride is None:
        return {
            "near": (*pose.near_foot, pose.near_pitch),
            "far": (*pose.far_foot, pose.far_pitch),
        }
    way = math.copysign(max(0.12, abs(cue.facing)), cue.facing) * cue.scale
    return {
        side: ((foot.x - cue.x) / way, foot.lift, foot.pitch)
        for side, foot in (("near", stride.near), ("far", stride.far))
    }


def _hip(build: Build, cue: Cue, feet: Mapping[str, tuple[float, float, float]]) -> float:
    """Return the height of the hip: no higher than both planted legs reach."""
    sink = cue.stride.bounce if cue.stride else 0.0
    height = build.standing * cue.pose.hip - sink
    if cue.pose.sliding:
        return height
    leg = (build.thigh + build.shin) * 0.992
    for side, way in (("near", -1), ("far", 1)):
        x, up, _ = feet[side]
        out = abs(x - way * build.hips * 0.7)
        if up < 30 and out < leg:
            height = min(height, up + _SHOE + math.sqrt(leg * leg - out * out))
    return height


def _arm(
    joints: dict[str, XY], build: Build, cue: Cue, hip: XY, chest: XY, lean: float, side: str,
    way: int,
) -> None:  # fmt: skip
    pose, stride = cue.pose, cue.stride
    shoulder = (
        chest[0] + way * build.shoulders * 0.62 * math.cos(lean) - 9 * math.sin(lean),
        chest[1] - 9 * math.cos(lean) - way * build.shoulders * 0.62 * math.sin(lean),
    )
    reach = (build.upper_arm + build.fore_arm) / 88.0
    out, up = pose.near_hand if side == "near" else pose.far_hand
    if stride is not None and up < -60:  # a hand that hangs swings
        push = stride.swing * (1 if side == "near" else -1)
        out, up = out + 34 * push, up + 10 * abs(push) + 6 * stride.moving
    goal = (shoulder[0] + out * reach, shoulder[1] + up * reach)
    for held in cue.reaches:
        if held.hand == side and held.weight > 0:
            goal = between(goal, _local(cue, hip, held.point), held.weight)
    elbow, hand = bend(shoulder, goal, build.upper_arm, build.fore_arm, -1)
    joints[f"shoulder.{side}"], joints[f"elbow.{side}"], joints[f"hand.{side}"] = (
        shoulder, elbow, hand,
    )  # fmt: skip


def _planted(cue: Cue, feet: Mapping[str, tuple[float, float, float]]) -> frozenset[str]:
    if cue.pose.sliding or abs(cue.facing) < 1 or abs(cue.pose.turn) > 0.05:
        return frozenset()
    if cue.stride is not None:
        pairs = (("near", cue.stride.near), ("far", cue.stride.far))
        return frozenset(f"foot.{side}" for side, foot in pairs if foot.planted)
    return frozenset(f"foot.{side}" for side in feet if feet[side][1] < 0.5)


def _stand(cue: Cue, hip: XY) -> _Stand:
    pose = cue.pose
    way = math.copysign(max(0.12, abs(cue.facing)), cue.facing)
    turned = (math.cos(pose.turn), math.sin(pose.turn))
    return _Stand(cue.x, cue.y, hip, pose.turn, turned, pose.wide, pose.high, way, cue.scale)


def _place(stand: _Stand, x: float, y: float) -> XY:
    at_x, at_y, hip, turn, (c, s), wide, high, way, scale = stand
    if turn:
        dx, dy = x - hip[0], y - hip[1]
        x, y = hip[0] + dx * c + dy * s, hip[1] - dx * s + dy * c
    return (at_x + way * (x * wide) * scale, at_y - y * high * scale)


def _local(cue: Cue, hip: XY, point: XY) -> XY:
    pose = cue.pose
    way = math.copysign(max(0.12, abs(cue.facing)), cue.facing)
    x = (point[0] - cue.x) / (way * cue.scale * pose.wide)
    y = (cue.y - point[1]) / (cue.scale * pose.high)
    if pose.turn:
        c, s = math.cos(-pose.turn), math.sin(-pose.turn)
        dx, dy = x - hip[0], y - hip[1]
        x, y = hip[0] + dx * c + dy * s, hip[1] - dx * s + dy * c
    return (x, y)
