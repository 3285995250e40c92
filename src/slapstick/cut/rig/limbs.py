"""Draw arms, hands, legs and shoes on a skeleton; knows no faces and no particular clothes."""

from __future__ import annotations

import math
from dataclasses import dataclass

from slapstick.cut.motion import XY, between
from slapstick.cut.pen import INK, PAPER, Pen
from slapstick.cut.rig.skeleton import Skeleton


@dataclass(frozen=True, slots=True)
class Cloth:
    """The tones and cut of what covers arms and legs."""

    sleeve: int = 226
    sleeve_end: float = 0.62  # share of the fore-arm that it covers; 1 reaches the hand
    arm: tuple[float, float, float] = (11.0, 9.5, 9.5)  # half-thickness: shoulder, elbow, wrist
    trousers: int = 70
    trouser_end: float = 0.74
    leg: tuple[float, float, float] = (16.0, 13.5, 14.5)
    sock: int = 214
    shoe: int = 26
    shoe_size: float = 1.0
    skin: int = PAPER
    striped: bool = False  # sleeves with hoops
    bare_legs: bool = False  # no trousers: stockings under a skirt


def draw_leg(pen: Pen, s: Skeleton, cloth: Cloth, side: str) -> None:
    """Draw one leg and its shoe; the far one lies in shade."""
    k, shade = s.cue.scale, 0 if side == "near" else -16
    root, knee, ankle = (s.joints[f"{part}.{side}"] for part in ("root", "knee", "foot"))
    pen.hose((knee, ankle), (7.5 * k, 6.5 * k), max(20, cloth.sock + shade))
    _shoe(pen, s, cloth, side)
    if cloth.bare_legs:
        return
    tone = max(22, cloth.trousers + shade)
    widths = [w * k for w in cloth.leg]
    end = between(knee, ankle, cloth.trouser_end)
    pen.hose((root, knee, end), widths, tone)
    _fold(pen, root, knee, end, widths[1], tone)


def draw_arm(pen: Pen, s: Skeleton, cloth: Cloth, side: str) -> None:
    """Draw one arm and its hand; the far one lies in shade."""
    k, shade = s.cue.scale, 0 if side == "near" else -18
    shoulder, elbow, hand = (s.joints[f"{part}.{side}"] for part in ("shoulder", "elbow", "hand"))
    tone = max(24, cloth.sleeve + shade)
    if cloth.sleeve_end < 0.98:
        pen.hose((elbow, hand), (7.0 * k, 6.0 * k), max(20, cloth.skin + shade // 2))
    end = between(elbow, hand, min(0.93, cloth.sleeve_end))
    widths = [w * k for w in cloth.arm]
    pen.hose((shoulder, elbow, end), widths, tone)
    if cloth.striped:
        _hoops(pen, (shoulder, elbow, end), widths)
    else:
        _fold(pen, shoulder, elbow, end, widths[1], tone)
    _cuff(pen, elbow, hand, end, widths[2], tone)
    _hand(pen, s, side, elbow, hand, cloth.skin)


def _cuff(pen: Pen, elbow: XY, hand: XY, end: XY, width: float, tone: int) -> None:
    dx, dy = hand[0] - elbow[0], hand[1] - elbow[1]
    far = math.hypot(dx, dy) or 1.0
    ux, uy = dx / far, dy / far
    wide = width + 1.6
    corners = [
        (end[0] + ux * along - uy * out, end[1] + uy * along + ux * out)
        for along, out in ((-4, -wide), (5, -wide), (5, wide), (-4, wide))
    ]
    pen.polygon(corners, 236 if tone < 150 else tone, INK, 2.0)


def _hand(pen: Pen, s: Skeleton, side: str, elbow: XY, hand: XY, skin: int) -> None:
    k, spread = s.cue.scale, s.cue.pose.fingers
    angle = math.atan2(hand[1] - elbow[1], hand[0] - elbow[0])
    way = 1 if s.cue.facing >= 0 else -1

    def finger(turn: float, long: float, thick: float) -> None:
        a = angle + way * turn
        tip = (hand[0] + math.cos(a) * long * k, hand[1] + math.sin(a) * long * k)
        pen.hose((hand, tip), (thick * k, thick * 0.85 * k), skin, INK, 2.0)

    if spread > 0.5:
        for turn in (-0.62, -0.2, 0.22, 0.64):
            finger(turn * (0.6 + 0.7 * spread), 17.0, 3.7)
        finger(-1.5 if side == "near" else 1.4, 13.5, 3.8)
        pen.ellipse(hand, 8.0 * k, fill=skin)
        return
    finger(-0.9, 11.0, 4.0)
    pen.ellipse(hand, 9.4 * k, fill=skin, line=INK, width=2.2)
    for turn in (0.1, 0.55):
        a = angle + way * turn
        start = (hand[0] + math.cos(a) * 4 * k, hand[1] + math.sin(a) * 4 * k)
        stop = (hand[0] + math.cos(a) * 8.6 * k, hand[1] + math.sin(a) * 8.6 * k)
        pen.stroke((start, stop), INK, 1.5)


def _shoe(pen: Pen, s: Skeleton, cloth: Cloth, side: str) -> None:
    ankle, pitch, size = f"foot.{side}", s.pitch[side], cloth.shoe_size
    pivot = 16.0 * size if pitch > 0 else -10.0 * size  # toes stay down, or the heel does
    lift = abs(pivot * math.sin(pitch)) * 0.6
    outline = (
        (-13, -11), (-14, -2), (-9, 7), (3, 7), (9, 0), (20, 2), (30, -1), (34, -7), (31, -11),
    )  # fmt: skip
    points = [s.by(ankle, x * size, y * size + lift, pitch) for x, y in outline]
    pen.blob(points, cloth.shoe, INK, 2.2)
    shine = [
        s.by(ankle, x * size, y * size + lift, pitch) for x, y in ((18, -1), (23, -1), (27, -4))
    ]
    pen.curve(shine, min(235, cloth.shoe + 130), 2.0)
    sole = [s.by(ankle, x * size, -10.2 * size + lift, pitch) for x in (-12, 31)]
    pen.stroke(sole, min(200, cloth.shoe + 70), 1.6)


def _fold(pen: Pen, a: XY, b: XY, c: XY, width: float, tone: int) -> None:
    """Draw the crease on the inner side of a bend, and shade along the limb."""
    line = 150 if tone < 110 else 120
    mid = ((a[0] + c[0]) / 2 - b[0], (a[1] + c[1]) / 2 - b[1])
    far = math.hypot(*mid)
    if far < 5:
        return
    ux, uy = mid[0] / far, mid[1] / far
    for out, long in ((0.75, 0.7), (0.35, 0.45)):
        x, y = b[0] + ux * width * out, b[1] + uy * width * out
        pen.stroke(((x - uy * width * long, y + ux * width * long * 0.6),
                    (x - ux * width * 0.4, y - uy * width * 0.4)), line, 1.4)  # fmt: skip


def _hoops(pen: Pen, limb: tuple[XY, XY, XY], widths: list[float]) -> None:
    for a, b, wide in ((limb[0], limb[1], widths[1]), (limb[1], limb[2], widths[2])):
        far = math.hypot(b[0] - a[0], b[1] - a[1]) or 1.0
        ux, uy = (b[0] - a[0]) / far, (b[1] - a[1]) / far
        for u in (0.2, 0.6, 1.0):
            x, y = a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u
            reach = wide - 0.6
            pen.stroke(
                ((x - uy * reach, y + ux * reach), (x + uy * reach, y - ux * reach)), 40, 4.6
            )
