"""Draw heads: the skull, and the face's features on it; knows no clothes."""

from __future__ import annotations

import math
from dataclasses import dataclass

from slapstick.cut.pen import INK, PAPER, Pen
from slapstick.cut.rig.face import Face
from slapstick.cut.rig.skeleton import Skeleton

XY = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Features:
    """What is particular about a head."""

    nose: XY = (9.0, 8.0)  # half length, half height
    eye: XY = (8.8, 13.0)
    eyes_apart: float = 10.5
    brow: float = 3.4  # thickness
    jaw: float = 1.0  # width of the chin against the skull
    cheeks: bool = False
    ear: float = 8.0
    skin: int = PAPER


def draw_skull(pen: Pen, s: Skeleton, features: Features) -> None:
    """Draw neck, ear and head."""
    a, b = s.build.head
    turn = s.cue.face.turn
    neck, base = s.torso(0.98, 0), s.head(-2, -b * 0.6)
    pen.hose((neck, base), (9 * s.cue.scale, 10 * s.cue.scale), features.skin)
    ear = s.head(-a * (0.98 - 0.55 * turn), -2)
    if turn <= 0.25:
        pen.ellipse(s.head(a * 0.98, -2), features.ear * s.cue.scale, fill=features.skin, line=INK)
        pen.ellipse(ear, features.ear * s.cue.scale, fill=features.skin, line=INK)
    jaw, lean = features.jaw, 3 * turn
    outline = (
        (0, b), (a * 0.72, b * 0.74), (a, b * 0.1), (a * 0.9 * jaw + lean, -b * 0.55),
        (a * 0.45 * jaw + lean, -b * 0.97), (-a * 0.35 * jaw + lean, -b * 0.97),
        (-a * 0.88 * jaw, -b * 0.55), (-a, b * 0.1), (-a * 0.72, b * 0.74),
    )  # fmt: skip
    pen.blob([s.head(x, y) for x, y in outline], features.skin)
    if turn > 0.25:
        pen.ellipse(ear, features.ear * s.cue.scale, fill=features.skin, line=INK)
        x, y = ear
        pen.arc((x, y), features.ear * 0.5 * s.cue.scale, 90, 300, INK, 1.6)


def draw_features(pen: Pen, s: Skeleton, features: Features) -> None:
    """Draw cheeks, mouth, eyes, brows and nose; beards and spectacles come after."""
    face = s.cue.face
    shift = face.turn * 12.5
    _cheeks(pen, s, features, face, shift)
    draw_mouth(pen, s, face, shift * 1.05, -s.build.head[1] * 0.61)
    for way in (-1, 1):
        _eye(pen, s, features, face, shift, way)
    _nose(pen, s, features, face, shift)


def draw_mouth(pen: Pen, s: Skeleton, face: Face, x: float, y: float) -> None:
    """Draw the mouth around a point of the head."""
    half = 13.0 * face.broad
    corner = face.smile * 6
    if face.mouth < 0.1:
        points = [(-half, corner), (-half * 0.5, -corner * 0.35), (half * 0.5, -corner * 0.35)]
        pen.curve([s.head(x + px, y + py) for px, py in [*points, (half, corner)]], INK, 2.8)
        for way in (-1, 1):
            mark = s.head(x + way * (half + 1), y + corner + 1)
            pen.ellipse(mark, 1.5 * s.cue.scale, fill=INK)
        return
    deep = 5 + 17 * face.mouth
    top = -corner * 0.25 + deep * 0.2
    outline = [
        (-half, corner * 0.8), (-half * 0.5, top), (0, top + 1), (half * 0.5, top),
        (half, corner * 0.8), (half * 0.62, -deep * 0.7), (0, -deep), (-half * 0.62, -deep * 0.7),
    ]  # fmt: skip
    pen.blob([s.head(x + px, y + py) for px, py in outline], 28, INK, 2.2)
    if face.mouth > 0.45:
        pen.ellipse(
            s.head(x, y - deep * 0.68), half * 0.42 * s.cue.scale, deep * 0.2 * s.cue.scale, 122
        )
    if face.teeth > 0.4:
        row = [(-half * 0.66, top - 0.5), (half * 0.66, top - 0.5), (half * 0.5, top - deep * 0.3)]
        row.append((-half * 0.5, top - deep * 0.3))
        pen.polygon([s.head(x + px, y + py) for px, py in row], 244, None)


def _eye(pen: Pen, s: Skeleton, features: Features, face: Face, shift: float, way: int) -> None:
    k = s.cue.scale
    narrow = 1.0 - (0.22 * face.turn if way > 0 else 0.0)
    a, b = features.eye[0] * narrow, features.eye[1]
    x, y = shift * 0.92 + way * features.eyes_apart * (1 - 0.1 * face.turn), 1.0
    open_ = min(1.5, face.eyes)
    here = s.head(x, y)
    if open_ < 0.16:
        lid = [(x - a, y - 2), (x - a * 0.3, y - 5), (x + a * 0.3, y - 5), (x + a, y - 2)]
        pen.curve([s.head(px, py) for px, py in lid], INK, 3.0)
    elif face.dizzy > 0.5:
        pen.ellipse(here, a * k, b * k, 250, INK, 2.0)
        _spiral(pen, here, a * 0.8 * k)
    else:
        tall = b * (0.35 + 0.65 * open_) if open_ > 1 else b * open_
        middle = s.head(x, y - (b - tall) * 0.35 if open_ < 1 else y + (tall - b) * 0.4)
        wide = a * (1 + 0.12 * max(0.0, open_ - 1))
        pen.ellipse(middle, wide * k, tall * k, 255, INK, 1.5)
        _pupil(pen, s, face, middle, (wide, tall))
        if open_ < 0.85:  # the upper lid lies on the eye
            lid = [(x - a - 1, y + tall * 0.55 - 1), (x + a + 1, y + tall * 0.55 - 1)]
            pen.stroke([s.head(px, py) for px, py in lid], INK, 3.0)
    lift = y + b * max(0.8, min(1.25, open_)) + 4.5 + face.brows * 5
    inner, outer = -4.5 * face.slant, 4.5 * face.slant
    brow = [(x - way * (a + 1), lift + inner), (x, lift + 2.2), (x + way * (a + 1.5), lift + outer)]
    pen.curve([s.head(px, py) for px, py in brow], INK, features.brow * k)


def _pupil(pen: Pen, s: Skeleton, face: Face, middle: XY, eye: XY) -> None:
    k, way = s.cue.scale, 1 if s.cue.facing >= 0 else -1
    ra, rb = 5.6 * face.pupils, min(8.8 * face.pupils, eye[1] * 0.84)
    rb = max(rb, 1.5)
    tilt = (s.cue.pose.lean * 0.6 + s.cue.pose.head + s.cue.pose.turn) * 1.0
    lx, ly = face.look_x * (eye[0] - ra * 0.82), face.look_y * max(0.0, eye[1] - rb * 0.8)
    c, q = math.cos(tilt), math.sin(tilt)
    at = (middle[0] + way * (lx * c - ly * q) * k, middle[1] + (lx * q + ly * c) * k)
    pen.ellipse(at, ra * k, rb * k, 12)
    if face.pupils > 0.7:  # the cut of pie that lets the light in
        cut = ((at[0], at[1]), (at[0] + way * ra * 1.2 * k, at[1] - rb * 0.9 * k),
               (at[0] + way * ra * 1.3 * k, at[1] + rb * 0.1 * k))  # fmt: skip
        pen.polygon(cut, 250, None)


def _spiral(pen: Pen, centre: XY, radius: float) -> None:
    turns = [
        (
            centre[0] + radius * i / 16 * math.cos(i * 0.9),
            centre[1] + radius * i / 16 * math.sin(i * 0.9),
        )
        for i in range(17)
    ]
    pen.stroke(turns, INK, 1.8)


def _nose(pen: Pen, s: Skeleton, features: Features, face: Face, shift: float) -> None:
    a, b = features.nose
    x, y, out = shift * 1.25, -8.5, 3 + a * face.turn
    outline = [
        (x - 3, y + b), (x + out * 0.7, y + b * 0.8), (x + out + a * 0.5, y),
        (x + out * 0.7, y - b * 0.8), (x - a * 0.5, y - b * 0.75),
    ]  # fmt: skip
    path = [s.head(px, py) for px, py in outline]
    pen.blob(path, features.skin, None)
    pen.curve(path, INK, 2.4)


def _cheeks(pen: Pen, s: Skeleton, features: Features, face: Face, shift: float) -> None:
    k = s.cue.scale
    if not features.cheeks and face.flush < 0.3:
        return
    for way in (-1, 1):
        x, y = shift * 0.9 + way * (s.build.head[0] * 0.56 - (3 * face.turn if way > 0 else 0)), -14
        pen.ellipse(s.head(x, y), 6.2 * k, 5.4 * k, 206)
        if face.flush > 0.3:
            for step in (-3.4, 0, 3.4):
                pen.stroke([s.head(x + step - 2, y - 4), s.head(x + step + 2, y + 4)], 90, 1.4)
