"""Divide reviewed prompts into takes that one service can film, at the least price; pure.

A gag may be cut where its escalation or its topper begins, and nowhere else; two gags never share
a take, so that a change of one changes no other.  Cards are drawn here and are in no take.  All
that a take is made of stands in the reviewed prompt: its lines, and the times written in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from slapstick.errors import BadRequest
from slapstick.model import AspectRatio, Beat, Line, Prompt

# Where setup, escalation and topper begin, as shares of the beat; the last one ends it.
ACTION_STARTS = (0.0, 0.35, 0.75)
ACTION: Final = "action"  # the part of a prompt that has times
_TIMED = re.compile(r"(?P<start>[0-9]+\.[0-9])-(?P<end>[0-9]+\.[0-9]) s: (?P<words>.*)", re.DOTALL)
_TENTHS = 10  # to the second: as exact as prompts write times
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
    """One take: what is asked for, and which stretch of its shot it becomes."""

    id: str  # "05-trouble", or "05-trouble-b" where a gag takes several
    reviewed: Prompt  # what it is taken from
    seconds: int  # asked for
    price: int  # micro-dollars
    start: float  # seconds of the shot
    end: float
    actions: tuple[Timed, ...] = ()  # seconds from the start of the take; none if none are timed

    @property
    def waste(self) -> float:
        """Seconds that are asked for and trimmed."""
        return tenth(self.seconds - (self.end - self.start))


def plan_takes(prompts: Iterable[Prompt], able: Capability) -> tuple[Slate, ...]:
    """Return the takes of reviewed prompts: the least price, the least waste, then the fewest.

    A shot is divided by itself, so its takes are the same wherever in a film it stands.  Raise
    `BadRequest` naming every shot with an action longer than the service films.
    """
    slates: list[Slate] = []
    faults = []
    for prompt in prompts:
        actions = read_actions(prompt)
        marks = [0, *(round(each.start * _TENTHS) for each in actions[1:])]
        cuts = cheapest_cuts([*marks, int(prompt.seconds * _TENTHS + 0.5)], able.prices, _TENTHS)
        if cuts is None:
            faults.append(f"{prompt.shot} has an action of {_longest(marks, prompt):g} s")
            continue
        slates += _slates(prompt, actions, cuts)
    if faults:
        most = max(able.prices, default=0)
        raise BadRequest(
            f"{'; '.join(faults)}; {able.name} films {most} s",
            "choose another level, a shorter film or another service",
            code="SL224",
        )
    return tuple(slates)


def nearest_aspect(wanted: AspectRatio, able: Capability) -> AspectRatio:
    """Return the shape to ask for: the wanted one, or the one least of which is cut away."""
    return min(able.aspects, key=lambda each: (_kept(each, wanted), able.aspects.index(each)))


def actions_of(beat: Beat) -> tuple[Timed, ...]:
    """Return setup, escalation and topper with their seconds from the start of the beat."""
    starts = [tenth(share * beat.seconds) for share in ACTION_STARTS[: len(beat.lines)]]
    ends = [*starts[1:], beat.seconds]
    return tuple(Timed(*each) for each in zip(starts, ends, beat.lines, strict=True))


def write_time(action: Timed) -> str:
    """Return what stands before an action in a reviewed prompt: `0.0-3.2 s: `."""
    return f"{action.start:.1f}-{action.end:.1f} s: "


def read_actions(prompt: Prompt) -> tuple[Timed, ...]:
    """Return the actions of a prompt by the times written in it; none where a time is missing."""
    lines = [line for part in prompt.parts if part.name == ACTION for line in part.lines]
    found = [(_TIMED.fullmatch(line.text), line) for line in lines]
    actions = tuple(
        Timed(float(time["start"]), float(time["end"]), line._replace(text=time["words"]))
        for time, line in found
        if time
    )
    starts = [each.start for each in actions]
    whole = len(actions) == len(lines) and starts == sorted(set(starts))
    return actions if whole and all(each < prompt.seconds for each in starts) else ()


def tenth(seconds: float) -> float:
    """Round to tenths, halves up, on every machine alike."""
    return int(seconds * 10 + 0.5) / 10


class Cut(NamedTuple):
    """Some actions in one take: from which on, up to which, and what is asked for."""

    start: int
    end: int
    seconds: int
    price: int
    first: int
    last: int


def cheapest_cuts(
    marks: Sequence[int], prices: Mapping[int, int], rate: int
) -> tuple[Cut, ...] | None:
    """Return the best way to cut a row of actions into takes, None if one is too long.

    `marks` are where the actions begin, and where the last one ends, `rate` of them to a second.
    What is best up to an action does not depend on what follows it, so the best way is built up
    action by action.
    """
    best: list[tuple[tuple[int, int, int], tuple[Cut, ...]] | None] = [((0, 0, 0), ())]
    for end in range(1, len(marks)):
        found: tuple[tuple[int, int, int], tuple[Cut, ...]] | None = None
        for start in range(end):
            before, take = best[start], _take(marks[end] - marks[start], prices, rate)
            if before is None or take is None:
                continue
            seconds, price, waste = take
            cost = (before[0][0] + price, before[0][1] + waste, before[0][2] + 1)
            if found is None or cost < found[0]:
                cut = Cut(start, end, seconds, price, marks[start], marks[end])
                found = (cost, (*before[1], cut))
        best.append(found)
    return best[-1][1] if best[-1] else None


def _take(length: int, prices: Mapping[int, int], rate: int) -> tuple[int, int, int] | None:
    """Return seconds, price and waste of the cheapest take that is long enough."""
    able = [(price, each * rate - length, each) for each, price in prices.items()]
    price, waste, seconds = min((one for one in able if one[1] >= 0), default=(0, -1, 0))
    return (seconds, price, waste) if waste >= 0 else None


def _slates(prompt: Prompt, actions: Sequence[Timed], cuts: Sequence[Cut]) -> Iterable[Slate]:
    for number, cut in enumerate(cuts):
        name = f"{prompt.shot}-{_LETTERS[number]}" if len(cuts) > 1 else prompt.shot
        zero = actions[cut.start].start if cut.start else 0.0
        held = tuple(
            Timed(tenth(each.start - zero), tenth(each.end - zero), each.line)
            for each in actions[cut.start : cut.end]
        )
        end = cut.last / _TENTHS if cut is not cuts[-1] else prompt.seconds
        first = cut.first / _TENTHS
        yield Slate(name, prompt, cut.seconds, cut.price, first, end, held)


def _longest(marks: Sequence[int], prompt: Prompt) -> float:
    ends = [*(each / _TENTHS for each in marks[1:]), prompt.seconds]
    return max(end - start / _TENTHS for start, end in zip(marks, ends, strict=True))


def _kept(shape: AspectRatio, wanted: AspectRatio) -> float:
    """Return by which factor a picture is wider or higher than wanted: 1 is exact."""
    ratio = _ratio(shape) / _ratio(wanted)
    return max(ratio, 1 / ratio)


def _ratio(shape: AspectRatio) -> float:
    wide, _, high = shape.value.partition(":")
    return int(wide) / int(high)
