"""A job's life, as a table; knows nothing of HTTP, clocks or databases.

    reserved -> sending -> accepted -> filmed -> stored
                   |          |          |
                doubtful    failed      lost

A job is the fold of its events.  An event that a state does not know is an error and changes
nothing.  What an event does to the money stands beside it, so that no other place decides that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from slapstick.shoot.protocol import Take


class State(StrEnum):
    """Where a job stands."""

    RESERVED = "reserved"  # money is held, nothing was sent
    SENDING = "sending"  # the request leaves now
    DOUBTFUL = "doubtful"  # it may or may not have arrived; money stays held
    ACCEPTED = "accepted"  # the service works on it
    FILMED = "filmed"  # done and paid, the clip is still over there
    STORED = "stored"  # done, paid, and the clip is here
    REFUSED = "refused"  # the service said no
    FAILED = "failed"  # the service could not
    LOST = "lost"  # paid, and the clip will never come
    RELEASED = "released"  # given up before it was sent


class Kind(StrEnum):
    """What can happen to a job."""

    SEND = "send"
    POSTPONE = "postpone"  # surely not accepted; to be sent again
    ACCEPT = "accept"
    REFUSE = "refuse"
    DOUBT = "doubt"
    ADOPT = "adopt"  # found at the service
    ABSENT = "absent"  # surely not at the service
    REPEAT = "repeat"  # sent again under the same idempotency key
    FINISH = "finish"
    FAIL = "fail"
    STORE = "store"
    SPOIL = "spoil"  # the download was no clip; it is tried again
    MISS = "miss"  # the file that was here is gone
    LOSE = "lose"
    RELEASE = "release"
    WRITE_OFF = "write-off"  # a person said: it was paid for, let it go
    OVERDUE = "overdue"  # not done within the time given; it stays to be asked about
    NOTE = "note"  # nothing changed; something to tell


S, K = State, Kind
TABLE: Mapping[tuple[State, Kind], State] = {
    (S.RESERVED, K.SEND): S.SENDING,
    (S.RESERVED, K.RELEASE): S.RELEASED,
    (S.SENDING, K.POSTPONE): S.RESERVED,
    (S.SENDING, K.ACCEPT): S.ACCEPTED,
    (S.SENDING, K.REFUSE): S.REFUSED,
    (S.SENDING, K.DOUBT): S.DOUBTFUL,
    (S.DOUBTFUL, K.ADOPT): S.ACCEPTED,
    (S.DOUBTFUL, K.ABSENT): S.RESERVED,
    (S.DOUBTFUL, K.REPEAT): S.SENDING,
    (S.DOUBTFUL, K.WRITE_OFF): S.LOST,
    (S.ACCEPTED, K.FINISH): S.FILMED,
    (S.ACCEPTED, K.FAIL): S.FAILED,
    (S.ACCEPTED, K.REFUSE): S.REFUSED,
    (S.ACCEPTED, K.WRITE_OFF): S.LOST,
    (S.FILMED, K.STORE): S.STORED,
    (S.STORED, K.MISS): S.FILMED,
    (S.FILMED, K.LOSE): S.LOST,
    (S.FILMED, K.WRITE_OFF): S.LOST,
}
UNCHANGING = frozenset({K.NOTE, K.OVERDUE, K.SPOIL})
AT_REST = frozenset({S.STORED, S.REFUSED, S.FAILED, S.LOST, S.RELEASED})

Money = Literal["kept", "settled", "freed"]
MONEY: Mapping[Kind, Money] = {
    K.FINISH: "settled",  # by the service's own figure, else what was held
    K.FAIL: "settled",  # the event says how much: usually nothing
    K.REFUSE: "settled",  # the same
    K.WRITE_OFF: "settled",
    K.RELEASE: "freed",
}


class Illegal(Exception):
    """An event came to a job in a state that does not know it."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to one job."""

    job: str
    kind: Kind
    text: str = ""  # for people
    reason: str = ""  # a `Reason`, where the service said no
    remote: str = ""  # the id under which the service knows the job
    micros: int | None = None  # what it cost, where that is known
    clip: str = ""  # sha256 of the file
    seconds: float = 0.0  # of the clip

    @property
    def kept(self) -> bool:
        """Tell whether it belongs into the history."""
        return self.kind is not Kind.NOTE


@dataclass(frozen=True, slots=True)
class Job:
    """One paid request for a take, and what became of it."""

    key: str  # take digest / attempt
    take: Take
    state: State = State.RESERVED
    remote: str = ""
    held: int = 0  # micro-dollars
    since: float = 0.0  # when it came into this state: seconds since 1970
    sent: float = 0.0  # when it was last sent

    @property
    def resting(self) -> bool:
        """Tell whether nothing more will happen by itself."""
        return self.state in AT_REST


def after(job: Job, event: Event, now: float) -> Job:
    """Return the job as the event leaves it; raise `Illegal` where the state does not know it."""
    if event.kind in UNCHANGING:
        return job
    state = TABLE.get((job.state, event.kind))
    if state is None:
        raise Illegal(f"a job that is {job.state} cannot {event.kind}")
    return replace(
        job,
        state=state,
        since=now,
        sent=now if state is State.SENDING else job.sent,
        remote=job.remote or event.remote,  # the id of the create answer is never replaced
    )


def replay(job: Job, events: Iterable[tuple[Event, float]]) -> Job:
    """Return what a job has become."""
    for event, at in events:
        job = after(job, event, at)
    return job
