"""Reckon what was spent by month, film and service, and write it down; opens no book itself."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from slapstick.budget.bookings import Month, Row, month_of
from slapstick.budget.estimate import bars, forecast
from slapstick.budget.money import dollars

_CENT = 10_000  # micro-dollars: a forecast is no more exact than that
_WIDTH = 30  # cells of the longest bar
_COLUMNS = 80  # of a line
_LABEL = 40  # letters of a label


@dataclass(frozen=True, slots=True)
class Report:
    """Where the money went."""

    month: str
    limit: int
    spent: int
    held: int
    forecast: int
    months: tuple[tuple[str, int, int], ...]  # (month, spent, held), oldest first
    films: tuple[tuple[str, int, int], ...]  # (film, spent, takes paid for), dearest first
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
    takes: dict[str, int] = defaultdict(int)
    for row in paid:
        takes[row.film] += 1
    return Report(
        month=current.id,
        limit=limit,
        spent=current.spent,
        held=current.held,
        forecast=forecast(current.spent, current.held, today.day, days),
        months=tuple((m.id, m.spent, m.held) for m in months),
        films=tuple((film, spent, takes[film]) for film, spent in _sums(paid, _film)),
        services=_sums(paid, _service),
        people=_sums(paid, _person),
    )


def page(told: Report) -> str:
    """Write a report as plain text of 80 columns, with bars."""
    lines = [
        f"Budget report for {told.month} (months are in UTC)",
        "",
        f"  limit     {dollars(told.limit)}",
        f"  spent     {dollars(told.spent)}",
        f"  held      {dollars(told.held)}",
        f"  left      {dollars(told.left)}",
        f"  forecast  {dollars(-(-told.forecast // _CENT) * _CENT)} by the end of the month",
    ]
    films = [
        (f"{_short(film, _LABEL - 12)} ({takes} take{'s' * (takes != 1)})", spent, 0)
        for film, spent, takes in told.films
    ]
    for title, sums in (
        ("by month, spent █ and held ░", told.months),
        ("by film", films),
        ("by service", [(*each, 0) for each in told.services]),
        ("by person", [(*each, 0) for each in told.people]),
    ):
        lines += ["", title, *(chart(sums) or ["  nothing yet"])]
    return "\n".join(lines) + "\n"


def chart(sums: Sequence[tuple[str, int, int]]) -> list[str]:
    """Return a bar chart of (label, spent, held), a line each, none longer than 80 columns."""
    labels = [_short(label, _LABEL) for label, _, _ in sums]
    amounts = [dollars(spent + held) for _, spent, held in sums]
    widest, money = (max(map(len, texts), default=0) for texts in (labels, amounts))
    width = max(8, min(_WIDTH, _COLUMNS - widest - money - 6))
    rows = bars([(label, spent + held) for label, spent, held in sums], width)
    lines = []
    for label, amount, (_, total, cells), (_, spent, _) in zip(
        labels, amounts, rows, sums, strict=True
    ):
        full = cells if spent == total else min(cells * spent // max(1, total), cells - 1)
        bar = "█" * full + "░" * (cells - full)
        lines.append(f"  {label:<{widest}}  {amount:>{money}}  {bar}".rstrip())
    return lines


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


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
