"""The cast: who wears what.  Poses, faces and limbs are drawn elsewhere."""

from __future__ import annotations

from dataclasses import replace

from slapstick.cut.pen import INK, Pen
from slapstick.cut.rig.features import Features
from slapstick.cut.rig.limbs import Cloth
from slapstick.cut.rig.puppet import Puppet
from slapstick.cut.rig.skeleton import Build, Skeleton
from slapstick.cut.rig.wardrobe import bowler, broom, hem, pencil_moustache, rounded, sleek_hair

# ------------------------------------------------------------------ the apprentice


def _apprentice_torso(pen: Pen, s: Skeleton) -> None:
    body = [(1.04, -9), (1.0, -20), (0.7, -21), (0.3, -17), (-0.06, -18), (-0.1, 0), (-0.06, 17),
            (0.3, 17), (0.72, 20), (1.0, 18), (1.04, 8)]  # fmt: skip
    pen.blob([s.torso(a, o) for a, o in body], 228)
    for along in (0.2, 0.42, 0.64):  # the shaded back of the shirt
        pen.stroke([s.torso(along, -15), s.torso(along - 0.05, -8)], 150, 1.5)
    front, back = hem(s, 50, -13, 27)
    low = s.torso(-0.05, 19)
    apron = [s.torso(0.84, -3), s.torso(0.84, 16), s.torso(0.5, 20), low, front, back]
    apron += [s.torso(0.02, -17), s.torso(0.44, -12)]
    pen.polygon(apron, 126)
    pen.stroke([s.torso(0.84, -3), s.torso(1.04, -8)], INK, 3.2)
    pen.stroke([s.torso(0.84, 14), s.torso(1.04, 6)], INK, 3.2)
    pen.stroke([s.torso(0.06, -18), s.torso(0.1, 20)], 62, 2.4)
    for u in (0.25, 0.5, 0.75):  # leather
        x = back[0] + (front[0] - back[0]) * u, back[1] + (front[1] - back[1]) * u
        top = s.torso(-0.06, -14 + 30 * u)
        pen.stroke([(x[0] * 0.86 + top[0] * 0.14, x[1] * 0.86 + top[1] * 0.14),
                    (x[0] * 0.45 + top[0] * 0.55, x[1] * 0.45 + top[1] * 0.55)], 98,
                    1.6)  # fmt: skip
    pocket = [s.torso(0.66, 3), s.torso(0.66, 15), s.torso(0.42, 16), s.torso(0.42, 2)]
    pen.polygon(pocket, 142, 62, 1.6)
    pen.polygon(
        [s.torso(1.06, -8), s.torso(0.93, 2), s.torso(1.06, 9), s.torso(1.1, 0)], 246, INK, 2
    )


def _apprentice_hair(pen: Pen, s: Skeleton) -> None:
    a, b = s.build.head
    turn = s.cue.face.turn
    back = [(-a * 0.2, b * 0.92), (-a * 0.8, b * 0.7), (-a * 1.02, b * 0.2), (-a * 0.86, -b * 0.12),
            (-a * (0.62 - 0.1 * turn), b * 0.25), (-a * 0.3, b * 0.6)]  # fmt: skip
    pen.blob([s.head(x, y) for x, y in back], 34)
    pencil = (s.head(-a * 1.1, 5), s.head(-a * 0.3, 15))
    if turn > 0.2:
        pen.hose(pencil, (2.8, 2.8), 222, INK, 1.8)
        pen.ellipse(pencil[1], 2.2, fill=20)


def _apprentice_hat(pen: Pen, s: Skeleton) -> None:
    a, b = s.build.head
    pop = max(0.0, min(26.0, s.cue.lag[1] * 0.3)) + 9 * s.cue.face.tuft + 5
    slip = max(-8.0, min(8.0, s.cue.lag[0] * 0.15))
    _tuft(pen, s, b * 0.72)
    turn = s.cue.face.turn
    crown = [(-a * 1.12, b * 0.52), (-a * 1.06, b * 0.95), (-a * 0.4, b * 1.3),
        (a * 0.35, b * 1.24),
             (a * 0.98, b * 0.86), (a * 0.96, b * 0.55), (0, b * 0.66)]  # fmt: skip
    pen.blob([s.head(x + slip, y + pop) for x, y in crown], 84)
    for x in (-0.6, -0.2, 0.2, 0.55):
        pen.curve([s.head(a * x + slip, b * 0.66 + pop),
            s.head(a * (x + 0.12) + slip, b * 0.92 + pop),
                   s.head(a * x * 0.7 + slip, b * 1.16 + pop)], 56, 1.5)  # fmt: skip
    pen.ellipse(s.head(slip - 2, b * 1.28 + pop), 3.6, 2.6, 60, INK, 1.6)
    tip = a * (0.85 + 0.72 * turn)
    peak = [(-a * 0.1 + a * 0.2 * turn, b * 0.56), (tip, b * 0.66), (tip + 3, b * 0.5),
            (a * 0.5, b * 0.42), (-a * 0.2 * (1 - turn) + a * 0.1, b * 0.42)]  # fmt: skip
    if turn < 0.25:
        peak = [
            (-a * 0.85, b * 0.56),
            (a * 0.85, b * 0.56),
            (a * 0.7, b * 0.38),
            (0, b * 0.32),
            (-a * 0.7, b * 0.38),
        ]
    pen.blob([s.head(x + slip, y + pop) for x, y in peak], 58)


def _tuft(pen: Pen, s: Skeleton, base: float) -> None:
    """Draw the lock of hair in front of the cap: it springs up when he is startled."""
    a = s.build.head[0]
    up, turn = s.cue.face.tuft, s.cue.face.turn
    sway = max(-14.0, min(14.0, s.cue.lag[0] * 0.3))
    root = a * (0.2 + 0.35 * turn)
    for spread, long in ((-7, 0.75), (0, 1.0), (7, 0.75)):
        rest = (root + 8 + spread * 0.4 + 6 * long, base - 15 * long)
        risen = (root + spread * 3.2, base + 52 * long)
        tip = (
            rest[0] + (risen[0] - rest[0]) * up + sway * (0.4 + up),
            rest[1] + (risen[1] - rest[1]) * up,
        )
        lock = [s.head(root - 7 + spread * 0.5, base), s.head((root + tip[0]) / 2 - 3,
            (base + tip[1]) / 2 + 5),
                s.head(*tip), s.head((root + tip[0]) / 2 + 6, (base + tip[1]) / 2 - 1),
                s.head(root + 8 + spread * 0.5, base)]  # fmt: skip
        pen.polygon(lock, 30, INK, 1.4)


def _apprentice_bare(pen: Pen, s: Skeleton) -> None:
    _apprentice_hair(pen, s)
    if s.cue.hatless:
        a, b = s.build.head
        top = [(-a * 0.95, b * 0.3), (-a * 0.8, b * 0.86), (0, b * 1.1), (a * 0.8, b * 0.84),
               (a * 0.9, b * 0.45), (a * 0.3, b * 0.66), (-a * 0.4, b * 0.62)]  # fmt: skip
        pen.blob([s.head(x, y) for x, y in top], 34)
        _tuft(pen, s, b * 0.95)


APPRENTICE = Puppet(
    "apprentice",
    _apprentice_torso,
    hat=_apprentice_hat,
    hair=_apprentice_bare,
    build=Build(),
    cloth=Cloth(sleeve=228, sleeve_end=0.5, trousers=66, trouser_end=0.66, shoe=24, shoe_size=1.06),
    features=Features(cheeks=True),
)


# ------------------------------------------------------------------ the inspector


def _inspector_torso(pen: Pen, s: Skeleton) -> None:
    front, back = hem(s, 62, -27, 29)
    coat = [s.torso(1.06, -12), s.torso(0.98, -36), s.torso(0.7, -43), s.torso(0.3, -31),
            s.torso(0.0, -24), back, front, s.torso(0.0, 24), s.torso(0.35, 36), s.torso(0.7, 45),
            s.torso(0.98, 34), s.torso(1.06, 10)]  # fmt: skip
    pen.polygon(rounded(coat), 48)
    pen.polygon([s.torso(1.06, -3), s.torso(0.5, 20), s.torso(1.05, 18)], 238, INK, 2)
    pen.polygon(
        [s.torso(1.02, 6), s.torso(0.86, 9), s.torso(0.55, 18), s.torso(0.86, 15)], 30, None
    )
    lapel = [s.torso(1.08, -8), s.torso(0.5, 20), s.torso(0.72, -1), s.torso(0.8, -8)]
    pen.polygon(lapel, 74, INK, 2)
    pen.polygon(
        [s.torso(1.06, 16), s.torso(0.5, 20), s.torso(0.76, 28), s.torso(0.85, 26)], 74, INK, 2
    )
    for along in (0.36, 0.16, -0.04):
        pen.ellipse(s.torso(along, 19), 3.2, fill=220, line=INK, width=1.6)
    for along in (0.28, 0.42, 0.56, 0.7):
        pen.stroke([s.torso(along, -36), s.torso(along - 0.06, -25)], 92, 1.6)
    _notebook(pen, s)


def _notebook(pen: Pen, s: Skeleton) -> None:
    swing = max(-22.0, min(22.0, s.cue.lag[0] * 0.5))
    knot = s.torso(0.66, -6)
    way = 1 if s.cue.facing >= 0 else -1
    k = s.cue.scale
    low = (knot[0] + way * (swing + 6) * k, knot[1] + (38 - abs(swing) * 0.3) * k)
    pen.stroke((s.torso(0.98, 2), knot, low), 190, 1.8)
    book = [(low[0] + way * x * k + way * swing * y * 0.01, low[1] + y * k)
            for x, y in ((-10, 0), (12, 0), (12, 27), (-10, 27))]  # fmt: skip
    pen.polygon(book, 232, INK, 2)
    for y in (8, 14, 20):
        pen.stroke(
            ((low[0] - way * 5 * k, low[1] + y * k), (low[0] + way * 7 * k, low[1] + y * k)),
            120,
            1.4,
        )


def _inspector_hair(pen: Pen, s: Skeleton) -> None:
    a, b = s.build.head
    for x in (-a * 0.98,) if s.cue.face.turn > 0.25 else (-a * 0.98, a * 0.98):
        for y in (4, 11, 18):
            pen.stroke([s.head(x, y), s.head(x * 0.82, y + 5)], 50, 3)
    if s.cue.hatless:
        for x in (-8, 2, 12):
            pen.curve(
                [s.head(x, b * 0.9), s.head(x + 8, b * 1.06), s.head(x + 18, b * 0.92)], 40, 2
            )


INSPECTOR = Puppet(
    "inspector",
    _inspector_torso,
    hat=bowler,
    hair=_inspector_hair,
    beard=broom,
    build=Build(
        thigh=54,
        shin=56,
        torso=104,
        neck=8,
        upper_arm=54,
        fore_arm=50,
        head=(36, 43),
        shoulders=32,
        hips=13,
    ),
    cloth=Cloth(
        sleeve=50,
        sleeve_end=0.86,
        arm=(17, 13, 12),
        trousers=98,
        trouser_end=0.93,
        leg=(17, 12, 11),
        shoe=20,
    ),
    features=Features(nose=(12, 9), eye=(7.6, 9.6), eyes_apart=12, brow=5.5, jaw=1.22),
)


# ------------------------------------------------------------------ waiter and cook


def _waiter_torso(pen: Pen, s: Skeleton) -> None:
    front, back = hem(s, 74, -15, 23)
    apron = [s.torso(0.1, 18), front, back, s.torso(0.06, -17)]
    pen.polygon(apron, 240)
    for u in (0.3, 0.6):
        a = (back[0] + (front[0] - back[0]) * u, back[1] + (front[1] - back[1]) * u)
        b = s.torso(0.0, -14 + 30 * u)
        pen.stroke([a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)], 176, 1.8)
    jacket = [s.torso(1.05, -10), s.torso(0.99, -21), s.torso(0.6, -23), s.torso(0.1, -19),
              s.torso(0.02, -10), s.torso(0.06, 17), s.torso(0.4, 19), s.torso(0.75, 22),
              s.torso(0.99, 19), s.torso(1.05, 8)]  # fmt: skip
    pen.blob(jacket, 40)
    pen.polygon(
        [s.torso(1.05, -2), s.torso(0.3, 14), s.torso(0.5, 18), s.torso(1.03, 15)], 246, INK, 2
    )
    for along in (0.5, 0.66):
        pen.ellipse(s.torso(along, 12), 1.8, fill=40)
    x, y = s.torso(0.97, 7)
    k = s.cue.scale
    pen.polygon([(x, y), (x - 10 * k, y - 6 * k), (x - 10 * k, y + 6 * k)], 16, INK, 1.6)
    pen.polygon([(x, y), (x + 10 * k, y - 6 * k), (x + 10 * k, y + 6 * k)], 16, INK, 1.6)


WAITER = Puppet(
    "waiter",
    _waiter_torso,
    hair=sleek_hair,
    beard=pencil_moustache,
    build=Build(thigh=56, shin=56, torso=84, neck=15, head=(32, 41)),
    cloth=Cloth(
        sleeve=42, sleeve_end=0.82, trousers=34, trouser_end=0.94, leg=(14, 11, 10), shoe=16
    ),
    features=Features(nose=(13, 6), eye=(7.6, 9.8), brow=3.0, jaw=0.88),
)


def _cook_torso(pen: Pen, s: Skeleton) -> None:
    front, back = hem(s, 44, -27, 44)
    body = [s.torso(1.04, -12), s.torso(0.98, -27), s.torso(0.5, -32),
        s.torso(0.0, -28), back, front,
            s.torso(0.0, 46), s.torso(0.35, 50), s.torso(0.75, 36), s.torso(1.0, 22),
            s.torso(1.05, 8)]  # fmt: skip
    pen.polygon(rounded(body), 236)
    for along in (0.25, 0.5, 0.75):
        for out in (10, 26):
            pen.ellipse(s.torso(along, out + 8 * (1 - along)), 2.8, fill=70)
    pen.stroke([s.torso(0.02, -28), s.torso(0.02, 45)], 90, 3)
    for along in (0.2, 0.4, 0.6):
        pen.stroke([s.torso(along, -27), s.torso(along - 0.05, -18)], 160, 1.6)
    pen.polygon([s.torso(1.08, -10), s.torso(0.9, 12), s.torso(1.06, 16)], 60, INK, 2)


def _toque(pen: Pen, s: Skeleton) -> None:
    a, b = s.build.head
    pop = max(0.0, min(30.0, s.cue.lag[1] * 0.3)) + 10 * s.cue.face.tuft
    sway = max(-16.0, min(16.0, s.cue.lag[0] * 0.3))
    base = b * 0.66 + pop
    puff = [(-a * 0.9, base + 18), (-a * 1.3 + sway * 0.6, base + 46), (-a * 0.6 + sway, base + 70),
            (sway, base + 62), (a * 0.6 + sway, base + 72), (a * 1.3 + sway * 0.6, base + 46),
            (a * 0.9, base + 18)]  # fmt: skip
    pen.blob([s.head(*point) for point in puff], 244)
    band = [(-a * 0.96, base), (-a * 0.9, base + 24), (a * 0.9, base + 24), (a * 0.96, base)]
    pen.polygon([s.head(*point) for point in band], 236)
    for x in (-0.5, 0.0, 0.5):
        pen.curve([s.head(a * x, base + 26), s.head(a * x * 1.2 + sway * 0.5, base + 46)], 170, 1.8)


COOK = Puppet(
    "cook",
    _cook_torso,
    hat=_toque,
    beard=pencil_moustache,
    build=Build(thigh=42, shin=42, torso=82, neck=6, head=(41, 39), shoulders=22, hips=14),
    cloth=Cloth(sleeve=236, sleeve_end=0.8, arm=(14, 12, 11), trousers=120, trouser_end=0.94,
                leg=(18, 14, 13), shoe=24),
    features=Features(nose=(12, 10), cheeks=True, jaw=1.18),
)  # fmt: skip


# ------------------------------------------------------------------ the twins


def _jersey(pen: Pen, s: Skeleton) -> None:
    body = [(1.05, -10), (0.99, -21), (0.6, -20), (0.1, -18), (-0.1, -16), (-0.1, 16), (0.1, 18),
            (0.6, 20), (0.99, 19), (1.05, 8)]  # fmt: skip
    pen.blob([s.torso(a, o) for a, o in body], 240)
    for along in (0.02, 0.24, 0.46, 0.68, 0.9):
        pen.stroke([s.torso(along, -18.4), s.torso(along - 0.03, 0), s.torso(along, 17.8)], 44, 7.5)


def _knit_cap(pen: Pen, s: Skeleton) -> None:
    a, b = s.build.head
    pop = max(0.0, min(26.0, s.cue.lag[1] * 0.3)) + 8 * s.cue.face.tuft
    sway = max(-18.0, min(18.0, s.cue.lag[0] * 0.4))
    dome = [(-a * 1.02, b * 0.42 + pop), (-a * 0.85, b + pop), (sway * 0.4, b * 1.36 + pop),
            (a * 0.85, b + pop), (a * 1.02, b * 0.42 + pop), (0, b * 0.58 + pop)]  # fmt: skip
    pen.blob([s.head(*point) for point in dome], 60)
    for x in (-0.6, -0.2, 0.2, 0.6):
        pen.curve(
            [s.head(a * x, b * 0.62 + pop), s.head(a * x * 0.6 + sway * 0.3, b * 1.2 + pop)],
            100,
            1.8,
        )
    pen.ellipse(s.head(sway * 0.7, b * 1.44 + pop), 7.5, fill=236, line=INK, width=2)


TWIN = Puppet(
    "twin",
    _jersey,
    hat=_knit_cap,
    build=Build(thigh=44, shin=44, torso=74, head=(35, 37)),
    cloth=Cloth(sleeve=240, sleeve_end=0.85, striped=True, trousers=96, trouser_end=0.9, shoe=30),
    features=Features(nose=(7, 6), jaw=1.05),
)
TWINS = (replace(TWIN, name="twin.left"), replace(TWIN, name="twin.right"))
