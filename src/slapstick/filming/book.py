"""Jobs as the book of money has them: read from its rows, written back event by event."""

from __future__ import annotations

from slapstick.budget.bookings import Change, Row
from slapstick.errors import BadRequest
from slapstick.filming.studio import Studio
from slapstick.shoot.lifecycle import MONEY, TABLE, UNCHANGING, Event, Job, Kind, State
from slapstick.shoot.logs import JOBS, log_line
from slapstick.shoot.protocol import Reason, Take

_ENDINGS = {
    State.RESERVED: (Kind.RELEASE, "the run ended"),
    State.SENDING: (Kind.DOUBT, "the run was interrupted while it was sent"),
}
_ORPHANED = 180.0  # seconds after which a request of a run on another machine is in doubt


class Desk:
    """Stands between a run and the book: the run's jobs as they are in the book."""

    def __init__(self, jobs: dict[str, Job], studio: Studio) -> None:
        self._jobs = jobs
        self._studio = studio

    def claim(self, job: Job) -> tuple[bool, Job]:
        """Commit that this runner sends the job now; say if it may, and how the job stands."""
        mine = write_event(Event(job.key, Kind.SEND), job, self._studio)
        return mine, self._refresh(job)

    def look(self, job: Job) -> Job:
        """Return how the job stands; in doubt when the run that sent it is gone."""
        row = self._row(job)
        if row.state == State.SENDING and self._orphaned(row):
            event = Event(job.key, Kind.DOUBT, "the run that sent it is gone")
            write_event(event, as_job(row, job.take), self._studio)
        return self._refresh(job)

    def known(self, since: float = 0.0) -> frozenset[str]:
        """Return the ids that the service gave to any job in the book."""
        site = next(iter(self._jobs.values())).take.site
        return self._studio.ledger.known(site, since)

    def write(self, event: Event) -> Job:
        """Write an event down; return the job as it is now."""
        job = self._jobs[event.job]
        if event.kind in UNCHANGING:
            if event.kept:
                change = Change(event.kind, note=event.text)
                now = self._studio.now()
                self._studio.ledger.note(job.key, job.state, change, self._studio.runner, now)
            return job
        write_event(event, job, self._studio)
        return self._refresh(job)

    def leave(self) -> None:
        """Give back the money for what was not sent; doubt what was just being sent."""
        for job in list(self._jobs.values()):
            row = self._row(job)
            if row.runner != self._studio.presence.name:
                continue
            ending = _ENDINGS.get(State(row.state))
            if ending:
                write_event(Event(row.key, *ending), self._refresh(job), self._studio)

    def _refresh(self, job: Job) -> Job:
        self._jobs[job.key] = as_job(self._row(job), job.take)
        return self._jobs[job.key]

    def _row(self, job: Job) -> Row:
        row = self._studio.ledger.row(job.key)
        if row is None:
            raise BadRequest(f"the ledger has lost the job {job.key}", code="SL225")
        return row

    def _orphaned(self, row: Row) -> bool:
        alive = self._studio.presence.alive(row.runner)
        if alive is None:  # on another machine: only time tells
            return self._studio.now() - row.sent > _ORPHANED
        return not alive


def write_event(event: Event, job: Job, studio: Studio) -> bool:
    """Move a job in the book as its event says; False where somebody else did so before."""
    after = TABLE.get((job.state, event.kind))
    if after is None:  # another runner was faster, and the book is further than this one
        return False
    money = MONEY.get(event.kind, "kept")
    spend = {"kept": None, "freed": 0, "settled": _cost(event, job)}[money]
    change = Change(
        kind=event.kind,
        note=event.text,
        reason=event.reason,
        remote=event.remote,
        clip=event.clip,
        spend=spend,
        sent=after is State.SENDING,
    )
    moved = studio.ledger.move(job.key, job.state, after, change, studio.runner, studio.now())
    _log(event, job, after, moved=moved)
    return moved


def _log(event: Event, job: Job, after: State, *, moved: bool) -> None:
    JOBS.info(
        "%s",
        log_line(
            {
                "job": job.key,
                "shot": job.take.shot,
                "event": event.kind,
                "before": job.state,
                "after": after,
                "moved": "" if moved else "no",
                "remote": event.remote or job.remote,
                "held": job.held,
                "cost": "" if event.micros is None else event.micros,
                "reason": event.reason,
                "note": event.text,
            }
        ),
    )


def _cost(event: Event, job: Job) -> int:
    return job.held if event.micros is None else event.micros


def as_job(row: Row, take: Take) -> Job:
    """Return the job that a row stands for."""
    return Job(
        key=row.key,
        take=take,
        state=State(row.state),
        remote=row.remote,
        held=row.held,
        since=row.since,
        sent=row.sent,
    )


def is_over(row: Row) -> bool:
    """Tell whether nothing more comes of a job, and no clip came of it."""
    return row.state in (State.REFUSED, State.FAILED, State.LOST, State.RELEASED)


def is_blocked(row: Row) -> bool:
    """Tell whether asking for the same again needs a person's word: it was refused, or was paid."""
    refused = row.state == State.REFUSED and row.reason == Reason.MODERATION
    return refused or (is_over(row) and row.spent > 0) or row.state == State.LOST


def is_going(row: Row | None) -> bool:
    """Tell whether money is held or spent for a take that may still become a clip."""
    return row is not None and not is_over(row)
