"""What a face says in one moment, as frozen values; draws nothing."""

from __future__ import annotations

from typing import NamedTuple

from slapstick.cut.motion import XY


class Face(NamedTuple):
    """The parts of an expression; all may be mixed."""

    eyes: float = 1.0  # 0 shut .. 1 open .. 1.5 wide
    look_x: float = 0.35  # where the pupils are: 1 forward, -1 back
    look_y: float = 0.0  # 1 down, -1 up
    pupils: float = 1.0  # size
    brows: float = 0.0  # 1 raised, -1 lowered
    slant: float = 0.0  # 1 angry, -1 worried
    smile: float = 0.15  # 1 a grin, -1 a frown
    mouth: float = 0.0  # 0 shut .. 1 open
    broad: float = 1.0  # width of the mouth
    teeth: float = 0.0
    dizzy: float = 0.0  # above a half the eyes are spirals
    tuft: float = 0.0  # 1: the hair stands up
    turn: float = 0.62  # 1 in profile, 0 towards the audience
    flush: float = 0.0  # 1: cheeks hatched dark

    def looking(self, x: float, y: float = 0.0) -> Face:
        """Return the face with its eyes on something: forward and down are positive."""
        return self._replace(look_x=x, look_y=y)

    def to_audience(self) -> Face:
        """Return the face turned to the audience, eyes in the lens."""
        return self._replace(turn=0.0, look_x=0.0, look_y=0.0)

    def but(self, **changes: float) -> Face:
        """Return the face with some parts changed."""
        return self._replace(**changes)


def mix_faces(a: Face, b: Face, u: float) -> Face:
    """Return the face at `u` between two."""
    if u <= 0:
        return a
    if u == 1:
        return b
    return Face(*(x + (y - x) * u for x, y in zip(a, b, strict=True)))


def blink(t: float, seed: int = 0) -> float:
    """Return how open eyes are that blink now and then: 1, and shortly 0."""
    beat = 2.3 + (seed % 7) * 0.19
    passed = (t + seed * 0.37) % beat
    return 0.08 if passed < 0.1 else 1.0


def gaze(eye: XY, thing: XY, facing: float) -> XY:
    """Return (look_x, look_y) of an eye that looks at a thing."""
    dx, dy = (thing[0] - eye[0]) * (1 if facing >= 0 else -1), thing[1] - eye[1]
    far = max(1.0, (dx * dx + dy * dy) ** 0.5, 60.0)
    return (dx / far, dy / far)


PLAIN = Face()
PLEASED = Face(smile=0.8, brows=0.25, broad=1.1)
PROUD_FACE = Face(eyes=0.55, smile=0.6, brows=0.7, look_y=-0.1, broad=0.9)
GRIN = Face(smile=1.0, mouth=0.4, teeth=1.0, brows=0.4, broad=1.3)
SLY = Face(eyes=0.5, smile=0.55, slant=0.5, look_x=0.9, brows=-0.2)
WORRIED = Face(brows=0.5, slant=-0.9, smile=-0.45, pupils=0.85, broad=0.8)
STARTLED = Face(
    eyes=1.5, pupils=0.5, brows=1.0, slant=-0.3, smile=-0.1, mouth=0.75, broad=0.62, tuft=1.0
)
AGHAST = Face(
    eyes=1.45, pupils=0.6, brows=0.9, slant=-0.8, smile=-0.7, mouth=0.9, broad=1.15, teeth=0.6,
    tuft=1.0,
)  # fmt: skip
DISMAYED = Face(eyes=0.75, look_y=0.35, brows=0.35, slant=-1.0, smile=-0.85, broad=0.9)
ANGRY = Face(eyes=0.72, brows=-0.5, slant=1.0, smile=-0.6, mouth=0.25, teeth=1.0, flush=1.0)
EFFORT = Face(eyes=0.25, brows=-0.4, slant=0.7, smile=-0.1, mouth=0.35, teeth=1.0, flush=0.7)
DIZZY = Face(eyes=1.25, dizzy=1.0, brows=0.5, slant=-0.5, smile=0.2, mouth=0.3, broad=0.8)
ASLEEP = Face(eyes=0.0, brows=0.2, smile=0.1, mouth=0.18, broad=0.5)
WINCE = Face(eyes=0.04, brows=-0.5, slant=-0.2, smile=-0.5, mouth=0.3, teeth=1.0, tuft=0.5)
DEADPAN = Face(eyes=0.82, smile=-0.12, turn=0.0, look_x=0.0, pupils=0.95)
SULK = Face(eyes=0.55, brows=-0.3, slant=0.3, smile=-0.9, look_x=0.7, broad=0.75)
WONDER = Face(eyes=1.25, brows=0.9, smile=0.3, mouth=0.4, broad=0.6, pupils=1.1)

EXPRESSIONS: dict[str, Face] = {
    "plain": PLAIN, "pleased": PLEASED, "proud": PROUD_FACE, "grin": GRIN, "sly": SLY,
    "worried": WORRIED, "startled": STARTLED, "aghast": AGHAST, "dismayed": DISMAYED,
    "angry": ANGRY, "effort": EFFORT, "dizzy": DIZZY, "asleep": ASLEEP, "wince": WINCE,
    "deadpan": DEADPAN, "sulk": SULK, "wonder": WONDER,
}  # fmt: skip
