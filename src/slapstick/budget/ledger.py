"""The book of money: what is held, what is spent, for which job; one file, or a team's database.

All concurrency rests on conditional updates, which mean the same on SQLite and PostgreSQL:
money is reserved by one that only fits under the limit, and a job moves from one state to the
next by one that only fits if nobody moved it before.  Amounts are whole micro-dollars, months are
months in UTC.  Knows states as words only; what follows what is decided by `shoot.lifecycle`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields
from typing import Any

import sqlalchemy as sa

from slapstick.budget.bookings import Booking, Change, Month, NoRoom, Row, Runner, month_of
from slapstick.budget.tables import EVENT, JOB, MONTH, begin, create

_ATTEMPTS = 5  # of a reservation that another runner got in the way of
_AT_A_TIME = 500  # names in one query


class Ledger:
    """The book; give `url` as SQLAlchemy writes them."""

    def __init__(self, url: str) -> None:
        self._engine = create(url)

    def close(self) -> None:
        """Let go of the file or the server."""
        self._engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -------------------------------------------------------------- writing

    def reserve(
        self,
        bookings: Sequence[Booking],
        limit: int,
        runner: Runner,
        now: float,
        again: Callable[[Row], bool] = lambda _: False,
    ) -> list[Row]:
        """Hold money for every take that nobody films yet, all or nothing; return all their rows.

        A take that has a row keeps it and costs nothing, unless `again` says that its last attempt
        is over and may be followed by another.  Raise `NoRoom` if the sum does not fit.
        """
        for _ in range(_ATTEMPTS - 1):
            try:
                return self._reserve(bookings, limit, runner, now, again)
            except sa.exc.IntegrityError:  # a new month, or midnight: both wanted the same row
                continue
        return self._reserve(bookings, limit, runner, now, again)

    def _reserve(
        self,
        bookings: Sequence[Booking],
        limit: int,
        runner: Runner,
        now: float,
        again: Callable[[Row], bool],
    ) -> list[Row]:
        month = month_of(now)
        with self._write() as tx:
            _lock_month(tx, month)
            last = _last_rows(tx, [booking.take for booking in bookings])
            new = {
                booking.take: booking
                for booking in bookings
                if booking.take not in last or again(last[booking.take])
            }
            _hold(tx, month, sum(booking.micros for booking in new.values()), limit)
            for booking in new.values():
                before = last.get(booking.take)
                attempt = before.attempt + 1 if before else 1
                _insert(tx, booking, attempt, month, runner, now)
            rows = _last_rows(tx, [booking.take for booking in bookings])
            return [rows[booking.take] for booking in bookings]

    def move(
        self, key: str, before: str, after: str, change: Change, runner: Runner, now: float
    ) -> bool:
        """Bring a job from one state to another; False, changing nothing, if it was not there."""
        values: dict[str, Any] = {"state": after, "since": now, "runner": runner.name}
        values |= {
            name: value
            for name in ("note", "reason", "remote", "clip")
            if (value := getattr(change, name))
        }
        if change.sent:
            values["sent"] = now
        with self._write() as tx:
            row = _row(tx, key)
            if row is None or row.state != before:
                return False
            if change.spend is not None:
                values |= {"held": 0, "spent": row.spent + change.spend}
            moved = tx.execute(
                JOB.update().where(JOB.c.key == key, JOB.c.state == before).values(**values)
            )
            if moved.rowcount != 1:
                return False
            if change.spend is not None:
                _settle(tx, row.month, row.held, change.spend)
            _write_history(tx, key, after, change, runner, now)
            return True

    def note(self, key: str, state: str, change: Change, runner: Runner, now: float) -> None:
        """Write something into a job's history that changes nothing."""
        with self._write() as tx:
            tx.execute(JOB.update().where(JOB.c.key == key).values(note=change.note))
            _write_history(tx, key, state, change, runner, now)

    # -------------------------------------------------------------- reading

    def row(self, key: str) -> Row | None:
        """Return a job."""
        with self._engine.connect() as connection:
            return _row(connection, key)

    def rows(self, takes: Collection[str] | None = None) -> list[Row]:
        """Return the last attempt at each of the takes, or all jobs ever, oldest first."""
        with self._engine.connect() as connection:
            if takes is not None:
                return sorted(_last_rows(connection, list(takes)).values(), key=_age)
            found = connection.execute(sa.select(JOB)).mappings()
            return sorted((_as_row(row) for row in found), key=_age)

    def known(self, site: str, since: float = 0.0) -> frozenset[str]:
        """Return the ids that a service gave to jobs of this book since a time."""
        wanted = sa.select(JOB.c.remote).where(
            JOB.c.site == site, JOB.c.remote != "", JOB.c.sent >= since
        )
        with self._engine.connect() as connection:
            return frozenset(connection.execute(wanted).scalars())

    def month(self, now: float) -> Month:
        """Return the sums of the month in which `now` lies."""
        id_ = month_of(now)
        return next((m for m in self.months() if m.id == id_), Month(id_, 0, 0))

    def months(self) -> list[Month]:
        """Return the sums of every month, oldest first."""
        with self._engine.connect() as connection:
            found = connection.execute(sa.select(MONTH).order_by(MONTH.c.id))
            return [Month(row.id, row.held, row.spent) for row in found]

    def history(self, key: str) -> list[Mapping[str, Any]]:
        """Return all that happened to a job, oldest first."""
        wanted = sa.select(EVENT).where(EVENT.c.job == key).order_by(EVENT.c.seq)
        with self._engine.connect() as connection:
            return [dict(row) for row in connection.execute(wanted).mappings()]

    @contextmanager
    def _write(self) -> Iterator[sa.Connection]:
        with self._engine.begin() as tx:
            begin(tx)
            yield tx


def _age(row: Row) -> tuple[float, str, int]:
    return row.created, row.shot, row.attempt


def _lock_month(tx: sa.Connection, month: str) -> None:
    """Make sure the month is there, and let no other runner reserve in it meanwhile."""
    locked = tx.execute(MONTH.update().where(MONTH.c.id == month).values(held=MONTH.c.held))
    if locked.rowcount == 0:
        tx.execute(MONTH.insert().values(id=month, held=0, spent=0))


def _hold(tx: sa.Connection, month: str, amount: int, limit: int) -> None:
    """Reserve by one conditional update: it fits under the limit or does nothing."""
    if amount == 0:
        return
    fits = MONTH.c.held + MONTH.c.spent + amount <= limit
    done = tx.execute(
        MONTH.update().where(MONTH.c.id == month, fits).values(held=MONTH.c.held + amount)
    )
    if done.rowcount != 1:
        row = tx.execute(sa.select(MONTH).where(MONTH.c.id == month)).one()
        raise NoRoom(max(0, limit - row.held - row.spent), amount)


def _settle(tx: sa.Connection, month: str, held: int, spend: int) -> None:
    values = {"held": MONTH.c.held - held, "spent": MONTH.c.spent + spend}
    tx.execute(MONTH.update().where(MONTH.c.id == month).values(**values))


def _insert(
    tx: sa.Connection, booking: Booking, attempt: int, month: str, runner: Runner, now: float
) -> None:
    told = {field.name: getattr(booking, field.name) for field in fields(booking)}
    held = told.pop("micros")
    key = f"{booking.take}/{attempt}"
    row = told | {"key": key, "attempt": attempt, "month": month, "held": held, "spent": 0}
    row |= {"state": "reserved", "runner": runner.name, "who": runner.who, "sent": 0.0}
    tx.execute(JOB.insert().values(**row, commit=runner.commit, created=now, since=now))
    _write_history(tx, key, "reserved", Change("reserve", booking.note), runner, now)


def _write_history(
    tx: sa.Connection, key: str, state: str, change: Change, runner: Runner, now: float
) -> None:
    row = {"job": key, "at": now, "kind": change.kind, "state": state, "spend": change.spend}
    row |= {"note": change.note, "remote": change.remote, "runner": runner.name}
    tx.execute(EVENT.insert().values(**row, who=runner.who, commit=runner.commit))


def _row(connection: sa.Connection, key: str) -> Row | None:
    found = connection.execute(sa.select(JOB).where(JOB.c.key == key)).mappings().first()
    return _as_row(found) if found else None


def _last_rows(connection: sa.Connection, takes: Sequence[str]) -> dict[str, Row]:
    last: dict[str, Row] = {}
    for start in range(0, len(takes), _AT_A_TIME):
        some = JOB.c.take.in_(takes[start : start + _AT_A_TIME])
        found = connection.execute(sa.select(JOB).where(some).order_by(JOB.c.attempt))
        last |= {row["take"]: _as_row(row) for row in found.mappings()}
    return last


def _as_row(found: Mapping[Any, Any]) -> Row:
    return Row(**{str(name): value for name, value in found.items()})
