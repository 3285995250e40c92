"""What a puppet's body and face do in one moment, as frozen values; draws nothing.

Lengths are pixels of a puppet at scale 1, (forward, up); angles are radians, forward positive.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from slapstick.cut.motion import XY, between
from slapstick.cut.motion import mix as _number


@dataclass(frozen=True, slots=True)
class Pose:
    """Where a body has its limbs; hands from the shoulder, feet from the ground under the hip."""

    hip: float = 1.0  # height of the hip, as a share of standing
    lean: float = 0.0  # of the spine
    turn: float = 0.0  # of the whole body around the hip: a fall; backwards is negative
    head: float = 0.0  # nod
    near_hand: XY = (6.0, -82.0)
    far_hand: XY = (4.0, -82.0)
    near_foot: XY = (-13.0, 0.0)
    far_foot: XY = (15.0, 0.0)
    near_pitch: float = 0.0  # toes down is positive
    far_pitch: float = 0.0
    fingers: float = 0.25  # 0 a fist .. 1 spread
    stretch: float = 0.0  # of neck and spine: a take
    wide: float = 1.0  # squash: factor of the width
    high: float = 1.0  # squash: factor of the height
    sliding: bool = False  # its feet slip over the ground and carry no weight

    def but(self, **changes: Any) -> Pose:
        """Return the pose with some fields changed."""
        return replace(self, **changes)


def mix_poses(a: Pose, b: Pose, u: float) -> Pose:
    """Return the pose at `u` between two; a foot that stands elsewhere is lifted there."""
    if u <= 0:
        return a
    if u == 1:
        return b
    return Pose(
        hip=_number(a.hip, b.hip, u),
        lean=_number(a.lean, b.lean, u),
        turn=_number(a.turn, b.turn, u),
        head=_number(a.head, b.head, u),
        near_hand=between(a.near_hand, b.near_hand, u),
        far_hand=between(a.far_hand, b.far_hand, u),
        near_foot=_step(a.near_foot, b.near_foot, u),
        far_foot=_step(a.far_foot, b.far_foot, u),
        near_pitch=_number(a.near_pitch, b.near_pitch, u),
        far_pitch=_number(a.far_pitch, b.far_pitch, u),
        fingers=_number(a.fingers, b.fingers, u),
        stretch=_number(a.stretch, b.stretch, u),
        wide=_number(a.wide, b.wide, u),
        high=_number(a.high, b.high, u),
        sliding=a.sliding or b.sliding,
    )


def _step(a: XY, b: XY, u: float) -> XY:
    x, y = between(a, b, u)
    if a[1] > 1 or b[1] > 1 or not 0 < u < 1:
        return (x, y)
    far = abs(b[0] - a[0])
    return (x, y + (min(16.0, 2 + far * 0.4) * 4 * u * (1 - u) if far > 1.5 else 0.0))


STAND = Pose()
PROUD = Pose(lean=-0.09, head=-0.12, near_hand=(4, -74), far_hand=(16, -72), stretch=3)
HANDS_ON_HIPS = Pose(lean=-0.07, near_hand=(-2, -62), far_hand=(14, -62), fingers=0)
LOOK_DOWN = Pose(lean=0.22, head=0.42, near_hand=(2, -80), far_hand=(16, -78))
LOOK_UP = Pose(lean=-0.14, head=-0.38, near_hand=(-4, -82), far_hand=(8, -82))
THINK = Pose(lean=0.04, head=0.12, near_hand=(30, -26), far_hand=(26, -64), fingers=0.1)
POINT = Pose(lean=0.08, near_hand=(84, 4), far_hand=(-4, -80), fingers=0)
SHRUG = Pose(
    lean=-0.04, head=0.12, near_hand=(-44, -34), far_hand=(58, -34), fingers=0.9, stretch=-5
)
WAVE = Pose(lean=-0.05, near_hand=(-8, -80), far_hand=(46, 62), fingers=0.9)
CHEER = Pose(lean=-0.08, head=-0.15, near_hand=(-34, 76), far_hand=(42, 76), fingers=0.8, stretch=8)
TAKE = Pose(
    lean=-0.24, head=-0.1, near_hand=(-52, 22), far_hand=(64, 26), fingers=1.0, stretch=16, hip=1.0
)
SHRINK = Pose(
    hip=0.84, lean=0.16, head=0.3, near_hand=(26, -34), far_hand=(34, -38), fingers=0.1, stretch=-10
)  # anticipation of a take or a jump
CRINGE = Pose(
    hip=0.86, lean=-0.3, head=0.25, near_hand=(40, -10), far_hand=(52, 6), fingers=1.0, stretch=-8
)
COVER_FACE = Pose(hip=0.92, lean=0.2, head=0.35, near_hand=(30, 18), far_hand=(36, 20), fingers=0.6)
PLEAD = Pose(hip=0.9, lean=0.2, head=-0.2, near_hand=(46, -16), far_hand=(52, -18), fingers=0.3)
CARRY = Pose(lean=-0.1, near_hand=(52, -40), far_hand=(58, -42), fingers=0)  # a load before him
CARRY_HIGH = Pose(lean=-0.03, near_hand=(-16, 82), far_hand=(22, 82), fingers=0.2)  # over his head
TRAY = Pose(lean=-0.06, head=-0.1, near_hand=(-4, -76), far_hand=(54, 38), fingers=0.8)
PUSH = Pose(
    hip=0.88, lean=0.5, head=-0.3, near_hand=(72, -20), far_hand=(78, -16),
    near_foot=(-62, 0), far_foot=(8, 0), fingers=0.8,
)  # fmt: skip
PULL = Pose(
    hip=0.86, lean=-0.42, head=0.2, near_hand=(76, -26), far_hand=(82, -24),
    near_foot=(10, 0), far_foot=(58, 0), fingers=0,
)  # fmt: skip
CROUCH = Pose(
    hip=0.52, lean=0.6, head=-0.35, near_hand=(34, -62), far_hand=(40, -60),
    near_foot=(-20, 0), far_foot=(22, 0),
)  # fmt: skip
PICK_UP = Pose(
    hip=0.6, lean=1.0, head=-0.3, near_hand=(28, -76), far_hand=(34, -74),
    near_foot=(-24, 0), far_foot=(20, 0), fingers=0.1,
)  # fmt: skip
BOW = Pose(lean=0.8, head=0.3, near_hand=(30, -40), far_hand=(-20, -70))
SWEEP = Pose(hip=0.94, lean=0.22, head=0.2, near_hand=(36, -50), far_hand=(52, -30), fingers=0)
KICK = Pose(
    lean=-0.3, near_hand=(-40, -40), far_hand=(46, -10), near_foot=(-10, 0), far_foot=(84, 50),
    far_pitch=-0.6,
)  # fmt: skip
TEETER = Pose(
    lean=-0.22, head=0.2, near_hand=(-66, 20), far_hand=(66, 30), fingers=1.0,
    near_foot=(-6, 0), far_foot=(40, 34), far_pitch=-0.5,
)  # fmt: skip
# In the air and on the ground: set `y` of the cue to what carries the hip.
SLIP = Pose(
    turn=-0.9, lean=0.1, head=0.35, near_hand=(-40, 60), far_hand=(46, 64), fingers=1.0,
    near_foot=(34, 34), far_foot=(70, 60), near_pitch=-0.4, far_pitch=-0.6, sliding=True,
)  # fmt: skip
SPRAWL = Pose(
    turn=-1.5, head=0.3, near_hand=(-14, -66), far_hand=(66, 8), fingers=1.0,
    near_foot=(-8, 6), far_foot=(34, 26), hip=0.96, sliding=True,
)  # flat on his back; let y be FLOOR + 76  # fmt: skip
SIT = Pose(
    hip=0.26, lean=-0.22, head=0.1, near_hand=(-30, -72), far_hand=(24, -64),
    near_foot=(78, 6), far_foot=(96, 10), near_pitch=-0.9, far_pitch=-0.7, sliding=True,
)  # fmt: skip
KNEEL = Pose(
    hip=0.5, lean=0.1, near_hand=(20, -60), far_hand=(34, -50), near_foot=(-44, 4),
    far_foot=(36, 0), near_pitch=0.9,
)  # fmt: skip
DIVE = Pose(
    turn=1.35, head=-0.5, near_hand=(-6, 84), far_hand=(16, 84), near_foot=(-10, 0),
    far_foot=(10, 10), near_pitch=0.8, far_pitch=0.8, sliding=True,
)  # fmt: skip
TUMBLE = Pose(
    lean=0.7,
    head=0.5,
    near_hand=(36, -40),
    far_hand=(44, -36),
    near_foot=(34, 40),
    far_foot=(46, 44),
    sliding=True,
)  # a ball; spin it with `turn`
FALL_FLAT = Pose(
    turn=1.45,
    head=-0.25,
    near_hand=(20, 70),
    far_hand=(50, 60),
    fingers=1.0,
    near_foot=(-6, 0),
    far_foot=(14, 8),
    near_pitch=0.9,
    far_pitch=0.9,
    sliding=True,
)  # on his face
