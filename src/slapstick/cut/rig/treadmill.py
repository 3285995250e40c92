"""Run in mid picture while the ground rolls away under the feet; not for walks that arrive."""

from __future__ import annotations

import math

from slapstick.cut import motion
from slapstick.cut.motion import XY, Foot, Stride
from slapstick.cut.pen import INK, Pen
from slapstick.cut.rig.face import Face
from slapstick.cut.rig.pose import Pose
from slapstick.cut.rig.puppet import Puppet
from slapstick.cut.rig.skeleton import Cue

_CYCLE = 0.6  # seconds of two steps
_DOWN = 0.34  # share of them that a foot is down


def runner(
    puppet: Puppet, t: float, at: XY, way: int, speed: float, face: Face, arms: str = "pump"
) -> Cue:
    """Return the cue of a runner at a place of the picture.

    `way` is 1 to the right, -1 to the left; `speed` is the ground's, in pixels a second; `arms` is
    "pump", "grab", "fist" or "point".  Feet that are down go back with the ground, so no foot of
    the figure is planted in the picture.
    """
    turn = t / _CYCLE
    reach = 0.46 * speed * _CYCLE * _DOWN
    near, far = (_foot(turn + shift, at[0], way, reach) for shift in (0.0, 0.5))
    swing = math.sin(math.tau * turn)
    near_hand, far_hand = _arms(arms, swing)
    pose = Pose(lean=0.34, head=-0.22, fingers=0.2, near_hand=near_hand, far_hand=far_hand)
    stride = Stride(near, far, 0.0, 7 * (1 - abs(swing)), 1.0)
    lag = (-26.0, 26 * math.cos(2 * math.tau * turn))
    return Cue(at[0], at[1] - 8 * abs(swing), way, pose, face, stride, scale=puppet.size, lag=lag)


def far_runner(pen: Pen, at: XY, index: int, way: int) -> None:
    """Draw one of those at the back of a crowd, quickly: a hat, a face, shoulders."""
    x, y = at
    tone = (70, 120, 150, 96)[index % 4]
    pen.polygon([(x - 34, y + 150), (x - 30, y + 38), (x + 30, y + 38), (x + 34, y + 150)], tone)
    pen.ellipse((x, y + 12), 25, 29, 226, INK, 2)
    pen.ellipse((x + way * 8, y + 8), 2.6, 3.6)
    pen.ellipse((x + way * 18, y + 8), 2.4, 3.4)
    pen.stroke(((x + way * 4, y + 24), (x + way * 17, y + 22)), INK, 3)
    if index % 3 == 1:
        pen.polygon([(x - 34, y - 4), (x - 22, y - 26), (x + 22, y - 26), (x + 34, y - 4)], 206)
    else:
        pen.ellipse((x, y - 12), 25, 17, 34 + 50 * (index % 2), INK, 2)
        pen.stroke(((x - 33, y - 4), (x + 33, y - 4)), 30, 6)


def _foot(turn: float, x: float, way: int, reach: float) -> Foot:
    u = turn % 1.0
    if u < _DOWN:
        return Foot(x + way * reach * (1 - 2 * u / _DOWN), 0, 0, False)
    w = (u - _DOWN) / (1 - _DOWN)
    lift = 46 * math.sin(math.pi * w**0.85)
    pitch = 1.1 * math.sin(math.pi * min(1.0, w * 1.4)) - 0.35 * w
    return Foot(x + way * reach * (2 * motion.ease(w) - 1), lift, pitch, False)


def _arms(manner: str, swing: float) -> tuple[XY, XY]:
    """Return where the near and the far hand are, from the shoulder."""
    if manner == "grab":
        return (74, -2 + 16 * swing), (80, 8 - 16 * swing)
    if manner == "fist":
        return (2 + 36 * swing, -52 + 14 * swing), (34 + 16 * swing, 66)
    if manner == "point":
        return (8 - 20 * swing, -64), (84, 26 + 5 * swing)
    return (8 + 28 * swing, -54 + 16 * swing), (8 - 28 * swing, -54 - 16 * swing)
