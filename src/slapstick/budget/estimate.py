"""Say what a film would cost, and what of it would fit; reckoning only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """What one take costs."""

    take: str  # digest
    shot: str
    seconds: int
    micros: int
    paid: bool = False  # its clip is here, or its job was paid or is held already


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a film costs, shot by shot."""

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
    def paid(self) -> int:
        """How many shots cost nothing any more."""
        return sum(quote.paid for quote in self.quotes)

    def _once(self) -> Iterable[Quote]:
        """Two shots with the same words are one take and cost once."""
        return {quote.take: quote for quote in self.quotes}.values()


def price(seconds: int, micros_per_second: int) -> int:
    """Return what a take costs."""
    return seconds * micros_per_second


def fitting(estimate: Estimate, room: int) -> tuple[Quote, ...]:
    """Return the unpaid shots that fit into the room, cheapest first, the film's order kept."""
    chosen: set[str] = set()
    unpaid = {quote.take: quote for quote in estimate.quotes if not quote.paid}
    for quote in sorted(unpaid.values(), key=lambda quote: quote.micros):
        if quote.micros <= room:
            room -= quote.micros
            chosen.add(quote.take)
    return tuple(quote for quote in unpaid.values() if quote.take in chosen)


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
