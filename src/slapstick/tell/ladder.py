"""Choose the best gag for every beat under a rising ladder of laughs; knows no stories.

Each beat takes one column (a puppet gag, say) and no two beats take the same.  A column is worth
something at one or more laughs; along the ladder's beats laughs must not fall.  The answer is the
best there is: branch and bound on the ladder, each bound an exact assignment without it.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

FORBIDDEN = -(1 << 60)
_TOO_FAR = 1 << 59
_FAR = 1 << 62
LAUGHS = (1, 2, 3, 4)
Worth = Mapping[int, Mapping[int, int]]  # column -> laugh -> worth
_Range = tuple[int, int]  # least and most laugh that is still allowed


class Solution(NamedTuple):
    """The columns and laughs of all beats, and what they are worth together."""

    total: int
    columns: tuple[int, ...]
    laughs: tuple[int, ...]


def solve(worths: Sequence[Worth], on_ladder: Sequence[bool]) -> Solution:
    """Return the most worthy choice of one column a beat.

    `on_ladder` marks the beats whose laughs must not fall, in their order.  Each beat needs a
    column of its own that no other wants and that is worth the same at all laughs, so that an
    answer exists; worths that are never equal in sum make the answer the only one.
    """
    ladder = [beat for beat, is_on in enumerate(on_ladder) if is_on]
    table = _Table(worths)
    first = tuple((LAUGHS[0], LAUGHS[-1]) for _ in worths)
    total, columns = table.relax(first)
    # The number orders equal bounds by birth; nothing later in the tuple is ever compared.
    waiting = [(-total, 0, first, columns)]
    born = 0
    while True:
        bound, _, ranges, columns = heapq.heappop(waiting)
        options = [
            table.options(beat, column, allowed)
            for beat, (column, allowed) in enumerate(zip(columns, ranges, strict=True))
        ]
        laughs = _climb(options, ladder)
        if laughs is not None:
            return Solution(-bound, tuple(table.names[column] for column in columns), laughs)
        for narrowed in _branch(ranges, options, ladder):
            total, columns = table.relax(narrowed)
            if columns:
                born += 1
                heapq.heappush(waiting, (-total, born, narrowed, columns))


def assign(worths: NDArray[np.int64]) -> tuple[int, tuple[int, ...]]:
    """Return the greatest total of one column a row, no column twice, and the columns.

    `worths` has a row for each beat; `FORBIDDEN` marks what may not be chosen.  No columns are
    returned if there is no way.  Shortest augmenting paths with potentials, in whole numbers.
    """
    costs = worths.max(initial=0) - worths
    rows, columns = costs.shape
    row_potential = costs.min(axis=1, initial=_FAR)
    potential = np.zeros(columns, np.int64)
    owner = np.full(columns, -1)
    left = []
    for row, column in enumerate(costs.argmin(axis=1)):
        if owner[column] < 0 and row_potential[row] < _TOO_FAR:
            owner[column] = row
        else:
            left.append(row)
    for row in left:
        if not _augment(row, costs, row_potential, potential, owner):
            return 0, ()
    chosen = [0] * rows
    for column in np.flatnonzero(owner >= 0):
        chosen[owner[column]] = int(column)
    return sum(int(worths[row, column]) for row, column in enumerate(chosen)), tuple(chosen)


def _augment(
    start: int,
    costs: NDArray[np.int64],
    row_potential: NDArray[np.int64],
    potential: NDArray[np.int64],
    owner: NDArray[np.int64],
) -> bool:
    """Find a column for one more row by the cheapest chain of exchanges."""
    columns = costs.shape[1]
    distance = np.full(columns, _FAR)
    open_distance = np.full(columns, _FAR)  # _FAR where a column is settled
    came_from = np.full(columns, -1)
    is_open = np.ones(columns, bool)
    row, at, reached = start, -1, 0
    while True:
        length = costs[row] - potential
        length += reached - int(row_potential[row])
        shorter = is_open & (length < open_distance)
        open_distance[shorter] = length[shorter]
        came_from[shorter] = at
        at = int(open_distance.argmin())
        reached = int(open_distance[at])
        if reached >= _TOO_FAR:
            return False
        distance[at], open_distance[at], is_open[at] = reached, _FAR, False
        if owner[at] < 0:
            break
        row = int(owner[at])
    settled = np.flatnonzero(~is_open)
    gain = reached - distance[settled]
    owned = settled[owner[settled] >= 0]
    row_potential[owner[owned]] += reached - distance[owned]
    row_potential[start] += reached
    potential[settled] -= gain
    _exchange(start, at, came_from, owner)
    return True


def _exchange(
    start: int, column: int, came_from: NDArray[np.int64], owner: NDArray[np.int64]
) -> None:
    """Hand the columns along the chain on to their new rows."""
    while (before := int(came_from[column])) >= 0:
        owner[column] = owner[before]
        column = before
    owner[column] = start


class _Table:
    """Worths by beat, laugh and column; what is best within a range is worked out once."""

    def __init__(self, worths: Sequence[Worth]) -> None:
        self.names = sorted({column for worth in worths for column in worth})
        numbers = {column: number for number, column in enumerate(self.names)}
        self.worths = np.full((len(worths), len(LAUGHS), len(self.names)), FORBIDDEN)
        for beat, worth in enumerate(worths):
            for column, by_laugh in worth.items():
                for laugh, value in by_laugh.items():
                    self.worths[beat, laugh - LAUGHS[0], numbers[column]] = value
        self._best: dict[tuple[int, _Range], NDArray[np.int64]] = {}

    def relax(self, ranges: Sequence[_Range]) -> tuple[int, tuple[int, ...]]:
        """Return the best choice with each beat in its own range and the ladder forgotten."""
        return assign(np.stack([self._within(*each) for each in enumerate(ranges)]))

    def options(self, beat: int, column: int, allowed: _Range) -> list[int]:
        """Return the laughs at which the column is worth most to the beat."""
        best = self._within(beat, allowed)[column]
        by_laugh = self.worths[beat, :, column]
        low, high = allowed
        return [laugh for laugh in range(low, high + 1) if by_laugh[laugh - LAUGHS[0]] == best]

    def _within(self, beat: int, allowed: _Range) -> NDArray[np.int64]:
        if (beat, allowed) not in self._best:
            rows = self.worths[beat, allowed[0] - LAUGHS[0] : allowed[1] - LAUGHS[0] + 1]
            self._best[beat, allowed] = rows.max(axis=0, initial=FORBIDDEN)
        return self._best[beat, allowed]


def _climb(options: Sequence[Sequence[int]], ladder: Sequence[int]) -> tuple[int, ...] | None:
    """Return laughs that do not fall, or `None` if they must.

    A choice may be worth the same at several laughs: the lowest that is high enough is taken.
    """
    laughs = [each[0] for each in options]
    floor = LAUGHS[0]
    for beat in ladder:
        fitting = [laugh for laugh in options[beat] if laugh >= floor]
        if not fitting:
            return None
        laughs[beat] = floor = fitting[0]
    return tuple(laughs)


def _branch(
    ranges: Sequence[_Range], options: Sequence[Sequence[int]], ladder: Sequence[int]
) -> tuple[tuple[_Range, ...], tuple[_Range, ...]]:
    """Return two narrower problems: up to one beat no laugh is above some step, or none below.

    On a ladder that never falls one of the two holds for any beat and step, and never both.
    Those are taken that forbid the most of what the choice did wrong on either side.
    """
    _, _, at, step = max(_cuts(options, ladder))
    low, high = list(ranges), list(ranges)
    for beat in ladder[: at + 1]:
        low[beat] = (low[beat][0], min(low[beat][1], step))
    for beat in ladder[at:]:
        high[beat] = (max(high[beat][0], step + 1), high[beat][1])
    return tuple(low), tuple(high)


def _cuts(
    options: Sequence[Sequence[int]], ladder: Sequence[int]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield (wrongs on the side that has fewer, wrongs, beat of the ladder, step)."""
    for step in LAUGHS[:-1]:
        above = [options[beat][0] > step for beat in ladder]
        below = [options[beat][-1] <= step for beat in ladder]
        for at in range(len(ladder)):
            before, after = sum(above[: at + 1]), sum(below[at:])
            if before and after:
                yield min(before, after), before + after, at, step
