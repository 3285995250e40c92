"""Give a story's beats their times, and cards the time to be read; knows nothing of gags.

Times come from the story and the running time alone, so that other code or another card never
moves a beat.  All arithmetic is done in whole half seconds.
"""

from __future__ import annotations

from collections.abc import Sequence

from slapstick.model import Slot

GRID = 0.5  # seconds
SHORTEST_CARD = 1.8
MOST_CARD_WORDS = 12
CHARACTERS_PER_SECOND = 17
MOST_CARDS = 0.25  # of the running time
PEAK_TOLERANCE = 0.05  # of the running time, either side, for the peak's hit
FIRST_HIT, LAST_HIT = 0.55, 0.75  # where in its beat a peak strikes
CARD_ROLES = ("title", "card", "end")


def reading_seconds(*texts: str) -> float:
    """Return how long a card with these words must stand, in seconds."""
    words = sum(len(text.split()) for text in texts)
    characters = sum(len(text) for text in texts)
    return max(SHORTEST_CARD, 0.9 + 0.36 * words, characters / CHARACTERS_PER_SECOND)


def is_readable(seconds: float, *texts: str) -> bool:
    """Tell whether a card with these words can be read in `seconds`."""
    words = sum(len(text.split()) for text in texts)
    return words <= MOST_CARD_WORDS and reading_seconds(*texts) <= seconds + 1e-9


def kept_slots(slots: Sequence[Slot], seconds: float) -> tuple[Slot, ...]:
    """Return the beats that a film of this length has."""
    return tuple(slot for slot in slots if seconds >= slot.drop_below)


def solve_times(slots: Sequence[Slot], seconds: float, peak: float) -> tuple[float, ...] | None:
    """Return each beat's seconds: they sum to `seconds`, and the peak strikes at share `peak`.

    `None` if the beats' ranges do not allow it.  Each beat takes the same share of its range, as
    far as the grid permits.
    """
    ranges = [(round(slot.seconds[0] / GRID), round(slot.seconds[1] / GRID)) for slot in slots]
    total = round(seconds / GRID)
    at = next((index for index, slot in enumerate(slots) if slot.role == "peak"), None)
    if at is None or abs(total * GRID - seconds) > 1e-9:
        return None
    placed = _place_peak(ranges, at, total, peak)
    if placed is None:
        return None
    start, length = placed
    halves = [
        *_share(ranges[:at], start),
        length,
        *_share(ranges[at + 1 :], total - start - length),
    ]
    return tuple(half * GRID for half in halves)


def _place_peak(
    ranges: Sequence[tuple[int, int]], at: int, total: int, peak: float
) -> tuple[int, int] | None:
    """Return start and length of the peak: centred as well as it can be."""
    before, after = _bounds(ranges[:at]), _bounds(ranges[at + 1 :])
    shortest, longest = _bounds(ranges)
    room = max(1, longest - shortest)
    low, high = ranges[at]
    found = []
    for length in range(low, high + 1):
        for start in range(before[0], before[1] + 1):
            if not after[0] <= total - start - length <= after[1]:
                continue
            if not _strikes_in_time(start, length, total, peak):
                continue
            off_centre = abs(2 * start + length - 2 * peak * total)
            uneven = abs((length - low) * room - (total - shortest) * (high - low))
            found.append((round(off_centre, 6), uneven, start, length))
    return min(found)[2:] if found else None


def _strikes_in_time(start: int, length: int, total: int, peak: float) -> bool:
    first, last = start + FIRST_HIT * length, start + LAST_HIT * length
    early, late = (peak - PEAK_TOLERANCE) * total, (peak + PEAK_TOLERANCE) * total
    return early - 1e-9 <= first and last <= late + 1e-9


def _bounds(ranges: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return sum(low for low, _ in ranges), sum(high for _, high in ranges)


def _share(ranges: Sequence[tuple[int, int]], target: int) -> list[int]:
    """Fill ranges evenly up to `target`: the largest remainders are rounded up."""
    shortest, longest = _bounds(ranges)
    room = max(1, longest - shortest)
    extra = target - shortest
    whole = [extra * (high - low) // room for low, high in ranges]
    left = extra - sum(whole)
    by_remainder = sorted(
        range(len(ranges)),
        key=lambda i: (-(extra * (ranges[i][1] - ranges[i][0]) % room), i),
    )
    for index in by_remainder[:left]:
        whole[index] += 1
    return [low + more for (low, _), more in zip(ranges, whole, strict=True)]
