"""Lay bars over a passage so that every hit falls on an eighth; knows no pitches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

SIXTEENTHS = 8  # in a bar of 2/4
_TEMPI = (1.0, 0.97, 1.03, 0.94, 1.06, 0.91, 1.09)  # stretches tried, the mildest first
_APART = 0.3  # seconds; of hits closer than this the first leads the beat


@dataclass(frozen=True, slots=True)
class Grid:
    """The bars of a passage, bent so that they start, hit and end when the picture does."""

    anchors: tuple[tuple[int, float], ...]  # (sixteenths, seconds), from the passage's start on

    @property
    def bars(self) -> int:
        """How many bars there are."""
        return self.anchors[-1][0] // SIXTEENTHS

    def time(self, sixteenths: float) -> float:
        """Return when a place in the bars sounds, in seconds of the film."""
        for (u0, t0), (u1, t1) in pairwise(self.anchors):
            if sixteenths <= u1:
                return t0 + (t1 - t0) * (sixteenths - u0) / (u1 - u0)
        u1, t1 = self.anchors[-1]
        return t1 + (sixteenths - u1) * self.step

    @property
    def step(self) -> float:
        """Return the mean length of a sixteenth in seconds."""
        (u0, t0), (u1, t1) = self.anchors[0], self.anchors[-1]
        return (t1 - t0) / (u1 - u0)


def lay(start: float, end: float, hits: Sequence[float], tempo: float) -> Grid:
    """Return whole bars from `start` to `end` near `tempo` quarters a minute, on every hit."""
    times = [start]
    for hit in sorted(hits):
        if hit - times[-1] >= _APART and end - hit >= _APART:
            times.append(hit)
    times.append(end)
    tried = [_counted(times, 30.0 / (tempo * stretch)) for stretch in _TEMPI]
    counts = min(tried, key=lambda counts: _strain(times, counts))
    anchors, at = [(0, start)], 0
    for count, time in zip(counts, times[1:], strict=True):
        at += 2 * count
        anchors.append((at, time))
    return Grid(tuple(anchors))


def _counted(times: Sequence[float], eighth: float) -> list[int]:
    """Return eighths between neighbouring times, in all a whole number of bars."""
    gaps = [b - a for a, b in pairwise(times)]
    counts = [max(1, round(gap / eighth)) for gap in gaps]
    widest = max(range(len(gaps)), key=lambda i: (gaps[i], -i))
    bar = SIXTEENTHS // 2
    over = sum(counts) % bar
    more = bar - over if over > bar // 2 or counts[widest] <= over else -over
    if over:
        counts[widest] += more
    return counts


def _strain(times: Sequence[float], counts: Sequence[int]) -> float:
    """Return by how much the fastest stretch outruns the slowest."""
    steps = [(b - a) / count for a, b, count in zip(times, times[1:], counts, strict=False)]
    return max(steps) / min(steps)
