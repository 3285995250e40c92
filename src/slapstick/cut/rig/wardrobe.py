"""Draw what more than one puppet wears: hems, hats, hair, moustaches."""

from __future__ import annotations

import math

from slapstick.cut.motion import XY
from slapstick.cut.pen import INK, Pen
from slapstick.cut.rig.skeleton import Skeleton


def hem(s: Skeleton, reach: float, back: float, front: float) -> list[XY]:
    """Return front and back corners of a skirt's hem: pushed by the knees, left behind by haste."""
    knees = (s.local["knee.near"], s.local["knee.far"])
    ahead = max(front, *(x + 13 for x, y in knees if y > s.hip[1] - reach - 26), front)
    behind = min(back, *(x - 11 for x, y in knees if y > s.hip[1] - reach - 26), back)
    trail = max(-30.0, min(30.0, s.cue.lag[0] * 0.5))
    lift = max(-4.0, min(34.0, s.cue.lag[1] * 0.35))
    base = s.hip[1] - reach
    if s.cue.pose.hip < 0.4:  # seated: it lies on the lap
        return [s.at(max(30.0, ahead * 0.8), s.hip[1] - 6), s.at(behind, s.hip[1] - 22)]
    return [
        s.at(ahead + trail * 0.6, base + lift + abs(trail) * 0.3),
        s.at(behind + trail, base + lift + abs(trail) * 0.4),
    ]


def rounded(points: list[XY]) -> list[XY]:
    """Return the outline with every corner cut: firmer than a smooth curve."""
    count = len(points)
    path: list[XY] = []
    for index, (x, y) in enumerate(points):
        for other in (points[index - 1], points[(index + 1) % count]):
            far = math.hypot(other[0] - x, other[1] - y) or 1.0
            u = min(0.3, 9 / far)
            path.append((x + (other[0] - x) * u, y + (other[1] - y) * u))
    return path


def bowler(pen: Pen, s: Skeleton, size: float = 1.0, tone: int = 26) -> None:
    """Draw a bowler; size 1 is too small for its head."""
    a, b = s.build.head
    pop = max(0.0, min(30.0, s.cue.lag[1] * 0.35)) + 12 * s.cue.face.tuft
    slip = max(-8.0, min(8.0, s.cue.lag[0] * 0.15))
    base = b * (1.06 - 0.16 * size) + pop
    w = a * 0.66 * size
    dome = [(-w, base), (-w * 0.98, base + w * 0.7), (-w * 0.5, base + w * 1.18),
        (w * 0.5, base + w * 1.18),
            (w * 0.98, base + w * 0.7), (w, base)]  # fmt: skip
    pen.blob([s.head(x + slip, y) for x, y in dome], tone)
    pen.stroke(
        [s.head(-w * 0.98 + slip, base + 5), s.head(w * 0.98 + slip, base + 5)], 122, 5 * size
    )
    pen.curve(
        [s.head(w * 0.35 + slip, base + w * 0.95), s.head(w * 0.68 + slip, base + w * 0.62)],
        170,
        2.4,
    )
    brim = [(-w * 1.5, base + 4), (-w * 0.8, base - 3), (w * 0.8, base - 3), (w * 1.5, base + 4),
            (w * 0.9, base + 3), (-w * 0.9, base + 3)]  # fmt: skip
    pen.blob([s.head(x + slip, y) for x, y in brim], tone, INK, 3)


def broom(pen: Pen, s: Skeleton) -> None:
    """Draw the moustache like a broom: it rides on the mouth."""
    face = s.cue.face
    x, y = face.turn * 14, -s.build.head[1] * 0.33
    droop = 5 - face.smile * 4
    outline = [(x - 3, y + 5), (x + 8, y + 5), (x + 22, y - 2), (x + 30, y - 15 - droop),
               (x + 17, y - 16 - droop * 0.5), (x + 3, y - 13), (x - 12, y - 16 - droop * 0.5),
               (x - 27, y - 15 - droop), (x - 18, y - 1)]  # fmt: skip
    pen.blob([s.head(*point) for point in outline], 52)
    for step in range(-4, 6):
        a = (x + step * 2.0 + 2, y + 1)
        b = (x + step * 4.6 + 1, y - 13 - droop * abs(step - 0.5) / 6)
        pen.stroke((s.head(*a), s.head(*b)), 128, 1.4)


def sleek_hair(pen: Pen, s: Skeleton) -> None:
    """Draw hair that is parted and oiled."""
    a, b = s.build.head
    turn = s.cue.face.turn
    cap = [(-a * 0.95, -b * 0.02), (-a * 1.02, b * 0.5), (-a * 0.55, b * 1.02), (a * 0.1, b * 1.08),
           (a * 0.8, b * 0.82), (a * 0.96, b * 0.5), (a * (0.2 + 0.4 * turn), b * 0.74),
           (-a * 0.3, b * 0.6), (-a * 0.62, b * 0.3)]  # fmt: skip
    pen.blob([s.head(x, y) for x, y in cap], 24)
    pen.curve(
        [s.head(-a * 0.6, b * 0.66), s.head(-a * 0.1, b * 0.92), s.head(a * 0.5, b * 0.86)], 150, 2
    )
    lift = 22 * s.cue.face.tuft
    if lift > 1:
        for x in (-0.4, 0.0, 0.4):
            pen.stroke([s.head(a * x, b), s.head(a * x * 1.5, b + lift)], 24, 3)


def pencil_moustache(pen: Pen, s: Skeleton) -> None:
    """Draw a thin moustache with ambitions."""
    x, y = s.cue.face.turn * 13, -s.build.head[1] * 0.36
    lift = 3 * s.cue.face.smile
    pen.curve([s.head(x - 16, y + 1 + lift), s.head(x - 8, y - 3), s.head(x, y),
        s.head(x + 8, y - 3),
               s.head(x + 16, y + 1 + lift)], 20, 2.8)  # fmt: skip
