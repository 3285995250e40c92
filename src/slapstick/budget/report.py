"""Reckon what was spent by month, film and service, and write it down; opens no book itself."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from slapstick.budget.estimate import bars, forecast
from slapstick.budget.ledger import Month, Row, month_of
from slapstick.budget.money import dollars

_CENT = 10_000  # micro-dollars: a forecast is no more exact than that
_WIDTH = 30  # cells of the longest bar


@dataclass(frozen=True, slots=True)
class Report:
    """Where the money went."""

    month: str
    limit: int
    spent: int
    held: int
    forecast: int
    months: tuple[tuple[str, int, int], ...]  # (month, spent, held), oldest first
    films: tuple[tuple[str, int, int], ...]  # (film, spent, shots paid for), dearest first
    services: tuple[tuple[str, int], ...]
    people: tuple[tuple[str, int], ...]

    @property
    def left(self) -> int:
        """What may still be reserved this month."""
        return max(0, self.limit - self.spent - self.held)


def report(months: Sequence[Month], rows: Sequence[Row], limit: int, now: float) -> Report:
    """Sum up the book as of now."""
    today = datetime.fromtimestamp(now, UTC)
    current = next((m for m in months if m.id == month_of(now)), Month(month_of(now), 0, 0))
    days = monthrange(today.year, today.month)[1]
    paid = [row for row in rows if row.spent]
    shots: dict[str, int] = defaultdict(int)
    for row in paid:
        shots[row.film] += 1
    return Report(
        month=current.id,
        limit=limit,
        spent=current.spent,
        held=current.held,
        forecast=forecast(current.spent, current.held, today.day, days),
        months=tuple((m.id, m.spent, m.held) for m in months),
        films=tuple((film, spent, shots[film]) for film, spent in _sums(paid, _film)),
        services=_sums(paid, _service),
        people=_sums(paid, _person),
    )


def page(told: Report) -> str:
    """Write a report as plain text, with bars."""
    lines = [
        f"Budget report for {told.month} (months are in UTC)",
        "",
        f"  limit     {dollars(told.limit)}",
        f"  spent     {dollars(told.spent)}",
        f"  held      {dollars(told.held)}",
        f"  left      {dollars(told.left)}",
        f"  forecast  {dollars(-(-told.forecast // _CENT) * _CENT)} by the end of the month",
    ]
    months = [(month, spent + held) for month, spent, held in told.months]
    films = [(f"{film} ({shots} shots)", spent) for film, spent, shots in told.films]
    for title, sums in (
        ("by month, held money included", months),
        ("by film", films),
        ("by service", told.services),
        ("by person", told.people),
    ):
        lines += ["", title, *(chart(sums) or ["  nothing yet"])]
    return "\n".join(lines) + "\n"


def chart(sums: Sequence[tuple[str, int]]) -> list[str]:
    """Return a bar chart, a line per sum."""
    rows = bars(sums, _WIDTH)
    widest = max((len(label) for label, _, _ in rows), default=0)
    money = max((len(dollars(amount)) for _, amount, _ in rows), default=0)
    return [
        f"  {label:<{widest}}  {dollars(amount):>{money}}  {'█' * cells}".rstrip()
        for label, amount, cells in rows
    ]


def _sums(rows: Sequence[Row], key: Callable[[Row], str]) -> tuple[tuple[str, int], ...]:
    """Add up what was spent, the dearest first, then by name."""
    sums: dict[str, int] = defaultdict(int)
    for row in rows:
        sums[key(row)] += row.spent
    return tuple(sorted(sums.items(), key=lambda item: (-item[1], item[0])))


def _film(row: Row) -> str:
    return row.film


def _service(row: Row) -> str:
    return f"{row.provider} {row.model}"


def _person(row: Row) -> str:
    return row.who or "unknown"
