"""Make bystanders, each a little different, by number; not for the named cast."""

from __future__ import annotations

from functools import cache

from slapstick.cut.chance import Chance
from slapstick.cut.pen import INK, Pen
from slapstick.cut.rig.features import Features
from slapstick.cut.rig.limbs import Cloth
from slapstick.cut.rig.puppet import Part, Puppet, nothing
from slapstick.cut.rig.skeleton import Build, Skeleton
from slapstick.cut.rig.wardrobe import bowler, broom, hem, pencil_moustache, rounded, sleek_hair


@cache
def bystander(index: int, seed: int = 0) -> Puppet:
    """Return one of the crowd: neighbours never look alike, the same number always does."""
    chance = Chance("bystander", index, seed)
    woman = index % 3 == 1
    coat = (62, 150, 100, 186, 122, 44)[(index * 5 + seed) % 6]
    tall = chance.between(0.9, 1.12)
    stout = chance.between(0.9, 1.4)
    features = Features(
        nose=(chance.between(6, 14), chance.between(5, 9)), eye=(7.6, 9.8),
        brow=chance.between(2.6, 5), jaw=chance.between(0.86, 1.2), cheeks=chance.unit() < 0.4,
    )  # fmt: skip
    build = Build(
        thigh=46 * tall, shin=46 * tall, torso=78 * tall, neck=9,
        head=(33 + 3 * (stout - 1), 37), hips=9 * stout, shoulders=17 * stout,
    )  # fmt: skip
    cloth = Cloth(
        sleeve=coat, sleeve_end=0.84, trousers=max(36, coat - 30), trouser_end=0.93,
        arm=(12.5, 10.5, 9.5), shoe=24, bare_legs=woman, sock=200,
    )  # fmt: skip
    hats = _LADIES if woman else _GENTLEMEN
    beards: tuple[Part, ...] = (nothing, pencil_moustache, broom, nothing)
    return Puppet(
        f"bystander.{index}",
        _dress(coat) if woman else _coat(coat, stout),
        hat=hats[index // 3 % len(hats)],
        hair=_bun if woman else (sleek_hair if index % 2 else nothing),
        beard=nothing if woman else beards[(index + seed) % 4],
        build=build,
        cloth=cloth,
        features=features,
    )


def _coat(tone: int, stout: float) -> Part:
    def torso(pen: Pen, s: Skeleton) -> None:
        front, back = hem(s, 40, -20 * stout, 22 * stout)
        belly = 20 * stout + (stout - 1) * 18
        body = [s.torso(1.05, -9), s.torso(0.98, -22 * stout), s.torso(0.5, -21 * stout),
                s.torso(0.0, -18 * stout), back, front, s.torso(0.0, belly), s.torso(0.4, belly),
                s.torso(0.8, 22 * stout), s.torso(0.98, 18 * stout), s.torso(1.05, 8)]  # fmt: skip
        pen.polygon(rounded(body), tone)
        pen.polygon([s.torso(1.05, -1), s.torso(0.62, 13), s.torso(1.03, 13)], 240, INK, 1.8)
        pen.polygon(
            [s.torso(1.0, 5), s.torso(0.86, 10), s.torso(0.66, 12), s.torso(0.86, 5)], 40, None
        )
        line = 30 if tone > 90 else 120
        pen.stroke([s.torso(0.62, 13), s.torso(0.1, 12), s.torso(-0.25, 14)], line, 1.8)
        for along in (0.45, 0.25):
            pen.ellipse(s.torso(along, 19), 2.2, fill=line)
        for along in (0.25, 0.45, 0.65):
            pen.stroke([s.torso(along, -19 * stout), s.torso(along - 0.06, -10 * stout)], line, 1.4)

    return torso


def _dress(tone: int) -> Part:
    def torso(pen: Pen, s: Skeleton) -> None:
        front, back = hem(s, s.hip[1] * 0.84, -34, 36)
        skirt = [s.torso(0.22, -13), back, front, s.torso(0.22, 15)]
        pen.polygon(rounded(skirt), tone)
        line = 30 if tone > 90 else 120
        for u in (0.2, 0.4, 0.6, 0.8):
            low = (back[0] + (front[0] - back[0]) * u, back[1] + (front[1] - back[1]) * u)
            top = s.torso(0.18, -11 + 24 * u)
            pen.stroke([(low[0] * 0.94 + top[0] * 0.06, low[1] * 0.94 + top[1] * 0.06),
                        (low[0] * 0.4 + top[0] * 0.6, low[1] * 0.4 + top[1] * 0.6)], line,
                        1.6)  # fmt: skip
        blouse = [s.torso(1.05, -8), s.torso(0.97, -19), s.torso(0.6, -19), s.torso(0.22, -14),
                  s.torso(0.22, 16), s.torso(0.6, 23), s.torso(0.97, 17),
                  s.torso(1.05, 7)]  # fmt: skip
        pen.blob(blouse, min(240, tone + 40))
        pen.stroke([s.torso(0.22, -14), s.torso(0.22, 16)], INK, 5)
        for along in (0.4, 0.55, 0.7):
            pen.ellipse(s.torso(along, 8), 2, fill=line)

    return torso


def _bun(pen: Pen, s: Skeleton) -> None:
    a, b = s.build.head
    hair = [(-a * 0.5, -b * 0.3), (-a * 1.06, 0), (-a * 1.02, b * 0.6), (-a * 0.4, b * 1.05),
        (a * 0.5, b),
            (a * 1.0, b * 0.45), (a * 0.7, b * 0.42), (a * 0.2, b * 0.66),
            (-a * 0.5, b * 0.4)]  # fmt: skip
    pen.ellipse(s.head(-a * 0.95, -b * 0.05), 12, fill=40, line=INK, width=2)
    pen.blob([s.head(x, y) for x, y in hair], 40)


def _pop(s: Skeleton) -> tuple[float, float]:
    pop = max(0.0, min(28.0, s.cue.lag[1] * 0.32)) + 10 * s.cue.face.tuft
    return max(-8.0, min(8.0, s.cue.lag[0] * 0.15)), pop


def _straw(pen: Pen, s: Skeleton) -> None:
    (a, b), (slip, pop) = s.build.head, _pop(s)
    base = b * 0.68 + pop
    crown = [(-a * 0.8, base), (-a * 0.8, base + 22), (a * 0.8, base + 22), (a * 0.8, base)]
    pen.polygon([s.head(x + slip, y) for x, y in crown], 226)
    band = [(-a * 0.8, base + 2), (-a * 0.8, base + 11), (a * 0.8, base + 11), (a * 0.8, base + 2)]
    pen.polygon([s.head(x + slip, y) for x, y in band], 40, None)
    brim = [(-a * 1.35, base + 2), (0, base + 5), (a * 1.35, base + 2), (0, base - 4)]
    pen.blob([s.head(x + slip, y) for x, y in brim], 216)


def _top_hat(pen: Pen, s: Skeleton) -> None:
    (a, b), (slip, pop) = s.build.head, _pop(s)
    base = b * 0.7 + pop
    crown = [(-a * 0.72, base), (-a * 0.84, base + 52), (a * 0.84, base + 52), (a * 0.72, base)]
    pen.polygon([s.head(x + slip, y) for x, y in crown], 26)
    pen.stroke([s.head(-a * 0.7 + slip, base + 7), s.head(a * 0.7 + slip, base + 7)], 130, 6)
    pen.stroke([s.head(a * 0.5 + slip, base + 16), s.head(a * 0.56 + slip, base + 44)], 150, 3)
    brim = [
        (-a * 1.25, base + 5),
        (-a * 0.6, base - 3),
        (a * 0.6, base - 3),
        (a * 1.25, base + 5),
        (0, base + 4),
    ]
    pen.blob([s.head(x + slip, y) for x, y in brim], 26)


def _flat_cap(pen: Pen, s: Skeleton) -> None:
    (a, b), (slip, pop) = s.build.head, _pop(s)
    crown = [(-a * 1.08, b * 0.5), (-a * 0.9, b * 0.98), (0, b * 1.14), (a * 0.9, b * 0.9),
             (a * 1.4, b * 0.56), (a * 0.7, b * 0.48), (0, b * 0.56)]  # fmt: skip
    pen.blob([s.head(x + slip, y + pop) for x, y in crown], 118)
    for x in (-0.5, 0.0, 0.5):
        pen.stroke(
            [s.head(a * x + slip, b * 0.66 + pop), s.head(a * (x + 0.2) + slip, b * 0.94 + pop)],
            76,
            1.5,
        )


def _crowd_bowler(pen: Pen, s: Skeleton) -> None:
    bowler(pen, s, 1.42, 34)


def _cloche(pen: Pen, s: Skeleton) -> None:
    (a, b), (slip, pop) = s.build.head, _pop(s)
    dome = [(-a * 1.14, b * 0.16), (-a * 1.08, b * 0.85), (0, b * 1.28), (a * 1.02, b * 0.85),
            (a * 1.16, b * 0.34), (a * 0.2, b * 0.5)]  # fmt: skip
    pen.blob([s.head(x + slip, y + pop) for x, y in dome], 146)
    pen.curve([s.head(-a * 1.08 + slip, b * 0.4 + pop), s.head(0, b * 0.68 + pop),
               s.head(a * 1.04 + slip, b * 0.52 + pop)], 50, 6)  # fmt: skip
    pen.ellipse(s.head(-a * 0.6 + slip, b * 0.62 + pop), 7, fill=232, line=INK, width=1.8)


def _wide_hat(pen: Pen, s: Skeleton) -> None:
    (a, b), (slip, pop) = s.build.head, _pop(s)
    base = b * 0.74 + pop
    brim = [(-a * 1.8, base + 2), (0, base + 9), (a * 1.8, base + 4), (0, base - 7)]
    dome = [(-a * 0.85, base), (-a * 0.6, base + 26), (a * 0.6, base + 26), (a * 0.85, base)]
    pen.blob([s.head(x + slip, y) for x, y in dome], 92)
    pen.blob([s.head(x + slip, y) for x, y in brim], 92)
    plume = [
        (a * 0.4, base + 8),
        (-a * 0.5, base + 36),
        (-a * 1.5, base + 40),
        (-a * 0.8, base + 18),
    ]
    pen.blob([s.head(x + slip, y) for x, y in plume], 236, INK, 1.8)


_GENTLEMEN: tuple[Part, ...] = (_crowd_bowler, _straw, _flat_cap, _top_hat)
_LADIES: tuple[Part, ...] = (_cloche, _wide_hat)
