"""Move values through time as an animator would: easing, keys, arcs, springs, steps; draws nothing.

Times are seconds, places are picture pixels, and every function is a pure function of time.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

Ease = Callable[[float], float]
XY = tuple[float, float]
_T = TypeVar("_T")


# ------------------------------------------------------------------ easing: 0..1 to 0..1


def linear(u: float) -> float:
    """Keep an even speed."""
    return u


def ease(u: float) -> float:
    """Start and stop softly."""
    return u * u * (3 - 2 * u)


def ease_in(u: float) -> float:
    """Start softly, arrive at speed: what falls."""
    return u * u


def ease_out(u: float) -> float:
    """Start at speed, arrive softly: what is thrown."""
    return 1 - (1 - u) * (1 - u)


def snap(u: float) -> float:
    """Be nearly there at once, then settle: a take."""
    return 1 - math.pow(1 - u, 4)


def overshoot(u: float) -> float:
    """Go a little too far and come back."""
    v = u - 1
    return 1 + 2.7 * v**3 + 1.7 * v * v


def anticipate(u: float) -> float:
    """Draw back first, then go, and go a little too far."""
    return (
        ease(u)
        - 0.16 * math.sin(math.pi * min(1.0, u * 2.2)) * (1 - u)
        + 0.06 * math.sin(math.pi * u)
    )


def wobble(u: float) -> float:
    """Arrive early and swing around the goal until still."""
    return 1 - math.cos(u * 3.5 * math.pi) * math.pow(1 - u, 2.2)


def share(t: float, start: float, stop: float) -> float:
    """Return how much of a stretch of time is over: 0 before it, 1 after it."""
    if stop <= start:
        return 1.0 if t >= start else 0.0
    return min(1.0, max(0.0, (t - start) / (stop - start)))


def ramp(t: float, start: float, stop: float, how: Ease = ease) -> float:
    """Return `share`, eased."""
    return how(share(t, start, stop))


def mix(a: float, b: float, u: float) -> float:
    """Return the value at `u` between two."""
    return a + (b - a) * u


def between(a: XY, b: XY, u: float) -> XY:
    """Return the point at `u` between two."""
    return (a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u)


def keys(t: float, *frames: tuple[float, float] | tuple[float, float, Ease]) -> float:
    """Return a number at time t from keys (time, value) or (time, value, how it is reached)."""
    before = frames[0]
    if t <= before[0]:
        return before[1]
    for key in frames[1:]:
        if t < key[0]:
            how = key[2] if len(key) == 3 else ease
            return mix(before[1], key[1], how(share(t, before[0], key[0])))
        before = key
    return before[1]


# ------------------------------------------------------------------ physics


def arc(a: XY, b: XY, u: float, height: float) -> XY:
    """Return a place on a throw from a to b that rises `height` above the straight line."""
    return (mix(a[0], b[0], u), mix(a[1], b[1], u) - 4 * height * u * (1 - u))


def spring(t: float, since: float, size: float, beat: float = 0.28, life: float = 0.35) -> float:
    """Return a swing set off by a knock at `since`: `beat` seconds each, dying over `life`."""
    passed = t - since
    if passed <= 0 or passed > 6 * life:
        return 0.0
    return size * math.exp(-passed / life) * math.sin(2 * math.pi * passed / beat)


def squash(t: float, hit: float, size: float = 0.3) -> XY:
    """Return (wide, high) factors of something soft that lands at `hit`: flat, tall, at rest."""
    passed = t - hit
    if not 0 <= passed < 0.6:
        return (1.0, 1.0)
    flat = size * math.exp(-passed / 0.12) * math.cos(2 * math.pi * passed / 0.3)
    return (1 + 0.8 * flat, 1 - flat)


def bounces(t: float, since: float, height: float, first: float = 0.36, times: int = 3) -> float:
    """Return how high something is that fell at `since` and bounces, each time half as long."""
    passed, length = t - since, first
    for _ in range(times):
        if 0 <= passed < length:
            u = passed / length
            return 4 * height * u * (1 - u)
        passed, length, height = passed - length, length * 0.6, height * 0.36
    return 0.0


def shake(t: float, since: float, size: float = 6, life: float = 0.25) -> XY:
    """Return how far a blow at `since` has thrown the camera off."""
    passed = t - since
    if not 0 <= passed < 4 * life:
        return (0.0, 0.0)
    fade = size * math.exp(-passed / life)
    return (fade * math.sin(passed * 61), fade * math.cos(passed * 47))


def shiver(t: float, size: float = 1.5) -> float:
    """Return a tremble."""
    return size * math.sin(t * 58) * (0.7 + 0.3 * math.sin(t * 13))


# ------------------------------------------------------------------ steps


class Foot(NamedTuple):
    """One foot: where it is, how high, how it is pitched, and whether it carries weight."""

    x: float
    lift: float = 0.0
    pitch: float = 0.0  # radians, toes down is positive
    planted: bool = True


class Stride(NamedTuple):
    """A walker in one moment; feet stand in the world, not on the walker."""

    near: Foot
    far: Foot
    swing: float  # -1..1: how far the arms are swung, near arm forward is positive
    bounce: float  # pixels the hips sink
    moving: float  # 0 at rest .. 1 in full walk


@dataclass(frozen=True, slots=True)
class Gait:
    """A manner of walking."""

    step: float = 0.36  # seconds from one footfall to the next
    swing: float = 0.88  # share of a step for which a foot is in the air; above 1 is a run
    lift: float = 20.0
    bounce: float = 6.0
    arms: float = 1.0
    lean: float = 0.05

    def stride(
        self, t: float, path: Callable[[float], float], start: float, stop: float, stance: XY
    ) -> Stride:
        """Return both feet of a walk along `path` (time to x) between start and stop.

        A foot that is down stays where it is.  `stance` is where the near and the far foot stand
        at rest, from the walker's middle.
        """
        count = max(2, round((stop - start) / self.step))
        beat = (stop - start) / count
        # The far foot takes the even steps, the near foot the odd ones; each walk ends in stance.
        far = self._foot(t, path, start, stop, beat, range(0, count, 2), stance[1])
        near = self._foot(t, path, start, stop, beat, range(1, count, 2), stance[0])
        phase = (t - start) / beat
        moving = min(1.0, max(0.0, (t - start) / beat), max(0.0, (stop - t) / beat))
        swing = -math.cos(math.pi * (phase + 0.5)) * moving * self.arms
        sink = self.bounce * abs(math.cos(math.pi * phase)) * moving
        return Stride(near, far, swing, sink, moving)

    def _foot(
        self,
        t: float,
        path: Callable[[float], float],
        start: float,
        stop: float,
        beat: float,
        steps: Sequence[int],
        stand: float,
    ) -> Foot:
        here = path(start) + stand
        for step in steps:
            off = start + step * beat
            down = min(stop, off + beat * self.swing)
            following = step + 2
            if following in steps:
                # It will carry weight until it lifts again: the middle of that is under the hips.
                middle = (down + start + following * beat) / 2
                there = path(min(middle, stop)) + stand * 0.3
            else:
                there = path(stop) + stand
            if t < off:
                return Foot(here)
            if t < down:
                u = (t - off) / (down - off)
                return self._swinging(here, there, u)
            here = there
        return Foot(here)

    def _swinging(self, here: float, there: float, u: float) -> Foot:
        far = min(1.0, abs(there - here) / 60)
        lift = self.lift * far * math.sin(math.pi * u) ** 0.8
        pitch = far * (
            0.55 * math.sin(math.pi * min(1.0, u * 1.6)) * (1 - u) * 2 - 0.35 * u * (1 - u) * 4 * u
        )
        return Foot(mix(here, there, 0.5 * u + 0.5 * ease(u)), lift, pitch, False)


STROLL = Gait()
MARCH = Gait(step=0.4, lift=26, bounce=4, arms=1.3, lean=-0.04)
HURRY = Gait(step=0.25, lift=20, bounce=8, arms=0.75, lean=0.16)
RUN = Gait(step=0.2, swing=1.25, lift=34, bounce=10, arms=0.7, lean=0.3)
TIPTOE = Gait(step=0.5, swing=0.8, lift=34, bounce=2, arms=0.2, lean=0.14)
TRUDGE = Gait(step=0.5, swing=0.85, lift=9, bounce=8, arms=0.5, lean=0.16)
