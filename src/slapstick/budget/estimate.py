"""Say what a film would cost, and what of it would fit; reckoning only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """What one take costs."""

    take: str  # digest
    shot: str  # the shot that it is taken for; a shot may have several takes
    seconds: int
    micros: int
    paid: bool = False  # its clip is here, or its job was paid or is held already


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a film costs, take by take."""

    quotes: tuple[Quote, ...]

    @property
    def total(self) -> int:
        """Micro-dollars of the whole film, as if nothing were paid."""
        return sum(quote.micros for quote in self._once())

    @property
    def due(self) -> int:
        """Micro-dollars that are still to be paid."""
        return sum(quote.micros for quote in self._once() if not quote.paid)

    @property
    def seconds(self) -> int:
        """Seconds that are still to be filmed."""
        return sum(quote.seconds for quote in self._once() if not quote.paid)

    @property
    def shots(self) -> tuple[str, ...]:
        """The shots, in the film's order."""
        return tuple(dict.fromkeys(quote.shot for quote in self.quotes))

    @property
    def paid(self) -> int:
        """How many shots cost nothing any more."""
        return len(self.shots) - len({quote.shot for quote in self.quotes if not quote.paid})

    def _once(self) -> Iterable[Quote]:
        """Two shots with the same words are one take and cost once."""
        return {quote.take: quote for quote in self.quotes}.values()


def fitting(estimate: Estimate, room: int) -> tuple[str, ...]:
    """Return the unpaid shots that fit whole into the room, cheapest first; in the film's order."""
    takes: dict[str, dict[str, int]] = {shot: {} for shot in estimate.shots}
    for quote in estimate.quotes:
        if not quote.paid:
            takes[quote.shot][quote.take] = quote.micros
    unpaid = [shot for shot in takes if takes[shot]]
    chosen: set[str] = set()
    held: set[str] = set()
    for shot in sorted(unpaid, key=lambda shot: sum(takes[shot].values())):
        cost = sum(micros for take, micros in takes[shot].items() if take not in held)
        if cost <= room:
            room -= cost
            chosen.add(shot)
            held.update(takes[shot])
    return tuple(shot for shot in unpaid if shot in chosen)


def forecast(spent: int, held: int, day: int, days: int) -> int:
    """Return what a month will have cost if it goes on as it did: whole micro-dollars."""
    return held + (spent * days) // max(1, day)


def bars(sums: Sequence[tuple[str, int]], width: int) -> tuple[tuple[str, int, int], ...]:
    """Return (label, sum, cells) for a bar chart whose longest bar has `width` cells."""
    most = max((amount for _, amount in sums), default=0)
    return tuple((label, amount, _cells(amount, most, width)) for label, amount in sums)


def _cells(amount: int, most: int, width: int) -> int:
    if amount <= 0 or most <= 0:
        return 0
    return max(1, amount * width // most)
