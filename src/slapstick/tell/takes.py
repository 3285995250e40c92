"""Divide gags into takes that one service can film, at the least price; asks no service; pure.

A gag may be cut where its escalation or its topper begins, and nowhere else; two gags never share
a take, so that a change of one changes no prompt of another.  Cards are drawn here and are in no
take.  All times are whole frames of the film, so that the trimmed takes fill it exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from slapstick.errors import BadRequest
from slapstick.model import AspectRatio, Beat, Line, Plot

# Where setup, escalation and topper begin, as shares of the beat; the last one ends it.
ACTION_STARTS = (0.0, 0.35, 0.75)
_LETTERS = "abcdefgh"


@dataclass(frozen=True, slots=True)
class Capability:
    """What one service can film, as it states itself."""

    name: str
    prices: Mapping[int, int]  # seconds on offer -> micro-dollars of a take
    aspects: tuple[AspectRatio, ...] = tuple(AspectRatio)
    longest: int = 1_000_000  # of a prompt, in the unit in which `measure` counts
    measure: Callable[[str], int] = len
    timecode: str = "plain"  # how it wants times written, see `dialects`


class Timed(NamedTuple):
    """One action, which is never cut: seconds from the start of whatever holds it."""

    start: float
    end: float
    line: Line


@dataclass(frozen=True, slots=True)
class Slate:
    """One take: what is asked for, and which frames of the film it becomes."""

    id: str  # "05-trouble", or "05-trouble-b" where a gag takes several
    beat: Beat
    seconds: int  # asked for
    price: int  # micro-dollars
    first: int  # frame of the film
    last: int  # frame after its last one
    actions: tuple[Timed, ...]  # seconds from the start of the take

    @property
    def frames(self) -> int:
        """How many frames are used; the rest is trimmed."""
        return self.last - self.first


def plan_takes(plot: Plot, able: Capability, fps: int) -> tuple[Slate, ...]:
    """Return the takes of a film in order: the least price, then the least waste, then the fewest.

    Raise `BadRequest` naming every gag with an action longer than the service films.
    """
    beats = [beat for beat in plot.beats if beat.staging is not None]
    slates: list[Slate] = []
    faults = []
    for number, beat in enumerate(beats, 1):
        frames = [frame_of(beat.start + action.start, fps) for action in actions_of(beat)]
        cuts = cheapest_cuts([*frames, frame_of(beat.end, fps)], able.prices, fps)
        if cuts is None:
            most = max(able.prices, default=0)
            faults.append(f"'{beat.id}' has an action longer than the {most} s {able.name} films")
            continue
        slates += _slates(f"{number:02d}-{beat.id}", beat, cuts)
    if faults:
        raise BadRequest("; ".join(faults), "choose a shorter film or another service")
    return tuple(slates)


def nearest_aspect(wanted: AspectRatio, able: Capability) -> AspectRatio:
    """Return the shape to ask for: the wanted one, or the one least of which is cut away."""
    return min(able.aspects, key=lambda each: (_kept(each, wanted), able.aspects.index(each)))


def actions_of(beat: Beat) -> tuple[Timed, ...]:
    """Return setup, escalation and topper with their seconds from the start of the beat."""
    starts = [tenth(share * beat.seconds) for share in ACTION_STARTS[: len(beat.lines)]]
    ends = [*starts[1:], beat.seconds]
    return tuple(Timed(*each) for each in zip(starts, ends, beat.lines, strict=True))


def tenth(seconds: float) -> float:
    """Round to tenths, halves up, on every machine alike."""
    return int(seconds * 10 + 0.5) / 10


def frame_of(seconds: float, fps: int) -> int:
    """Return the frame at a moment, halves up."""
    return int(seconds * fps + 0.5)


class Cut(NamedTuple):
    """Some actions in one take: from which on, up to which, and what is asked for."""

    start: int
    end: int
    seconds: int
    price: int
    first: int
    last: int


def cheapest_cuts(
    frames: Sequence[int], prices: Mapping[int, int], fps: int
) -> tuple[Cut, ...] | None:
    """Return the best way to cut a row of actions into takes, None if one is too long.

    `frames` are where the actions begin, and where the last one ends.  What is best up to an
    action does not depend on what follows it, so the best way is built up action by action.
    """
    best: list[tuple[tuple[int, int, int], tuple[Cut, ...]] | None] = [((0, 0, 0), ())]
    for end in range(1, len(frames)):
        found: tuple[tuple[int, int, int], tuple[Cut, ...]] | None = None
        for start in range(end):
            before, take = best[start], _take(frames[end] - frames[start], prices, fps)
            if before is None or take is None:
                continue
            seconds, price, waste = take
            cost = (before[0][0] + price, before[0][1] + waste, before[0][2] + 1)
            if found is None or cost < found[0]:
                cut = Cut(start, end, seconds, price, frames[start], frames[end])
                found = (cost, (*before[1], cut))
        best.append(found)
    return best[-1][1] if best[-1] else None


def _take(frames: int, prices: Mapping[int, int], fps: int) -> tuple[int, int, int] | None:
    """Return seconds, price and wasted frames of the cheapest take that is long enough."""
    able = [(price, each * fps - frames, each) for each, price in prices.items()]
    price, waste, seconds = min((one for one in able if one[1] >= 0), default=(0, -1, 0))
    return (seconds, price, waste) if waste >= 0 else None


def _slates(shot: str, beat: Beat, cuts: Sequence[Cut]) -> list[Slate]:
    actions = actions_of(beat)
    slates = []
    for number, cut in enumerate(cuts):
        name = f"{shot}-{_LETTERS[number]}" if len(cuts) > 1 else shot
        zero = actions[cut.start].start
        held = tuple(
            Timed(tenth(each.start - zero), tenth(each.end - zero), each.line)
            for each in actions[cut.start : cut.end]
        )
        slates.append(Slate(name, beat, cut.seconds, cut.price, cut.first, cut.last, held))
    return slates


def _kept(shape: AspectRatio, wanted: AspectRatio) -> float:
    """Return by which factor a picture is wider or higher than wanted: 1 is exact."""
    ratio = _ratio(shape) / _ratio(wanted)
    return max(ratio, 1 / ratio)


def _ratio(shape: AspectRatio) -> float:
    wide, _, high = shape.value.partition(":")
    return int(wide) / int(high)
