"""What the book of money holds, as values; not for the book, whose database loads slowly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime


class NoRoom(Exception):
    """A reservation does not fit under the limit; nothing was reserved."""

    def __init__(self, room: int, wanted: int) -> None:
        super().__init__(f"{wanted} wanted, {room} left")
        self.room, self.wanted = room, wanted


@dataclass(frozen=True, slots=True)
class Booking:
    """What is reserved for one take."""

    take: str  # digest
    micros: int
    shot: str
    film: str
    provider: str
    site: str
    model: str
    detail: str = ""  # whatever is needed to go on with the job after a crash; JSON
    note: str = ""  # kept in the history of the job, whatever becomes of it


@dataclass(frozen=True, slots=True)
class Runner:
    """Who spends: for the history."""

    name: str  # of this very run
    who: str = ""
    commit: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A job as the book has it."""

    key: str  # take digest / attempt
    take: str
    attempt: int
    month: str
    state: str
    held: int
    spent: int
    shot: str
    film: str
    provider: str
    site: str
    model: str
    detail: str
    remote: str
    clip: str
    reason: str
    note: str
    runner: str
    who: str
    commit: str
    created: float
    since: float
    sent: float


@dataclass(frozen=True, slots=True)
class Change:
    """What a move writes beside the new state; what is None or empty stays."""

    kind: str
    note: str = ""
    reason: str = ""
    remote: str = ""
    clip: str = ""
    spend: int | None = None  # settles: what was held is given back, this is spent
    sent: bool = False


@dataclass(frozen=True, slots=True)
class Month:
    """Sums of a month in UTC."""

    id: str  # 2026-11
    held: int
    spent: int


def month_of(now: float) -> str:
    """Return the month in UTC of a moment: 2026-11."""
    return datetime.fromtimestamp(now, UTC).strftime("%Y-%m")
