"""All that a run touches, as values and three small protocols; nothing here acts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from slapstick.shoot.clips import ClipStore, Probe
from slapstick.shoot.lifecycle import Job
from slapstick.shoot.protocol import Answer, Ask, Provider, Service


class Line(Protocol):
    """What goes out and comes in; `wire.Wire` over HTTP."""

    def ask(self, ask: Ask) -> Answer:
        """Send a request and return the answer."""
        ...

    def download(self, ask: Ask, into: BinaryIO) -> Answer:
        """Write a body to an open file; return its head."""
        ...


class Desk(Protocol):
    """Who knows of all runners; asked, never told."""

    def claim(self, job: Job) -> tuple[bool, Job]:
        """Commit that this runner sends the job now; say if it may, and how the job stands."""
        ...

    def look(self, job: Job) -> Job:
        """Return how the job stands for everybody; in doubt when its sender is gone."""
        ...

    def known(self, since: float = 0.0) -> frozenset[str]:
        """Return the ids of jobs that the service is known to have accepted, from a time on."""
        ...


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited for what, in seconds."""

    poll: float = 5.0  # between two looks at a job, at first
    poll_most: float = 30.0
    backoff: float = 2.0  # doubled with every no
    backoff_most: float = 120.0
    tries: int = 6  # to send what was surely not accepted, or to fetch what is done
    longest_wait: float = 900.0  # that a service may ask for before it is left for another day
    settle: float = 30.0  # after which a list that lacks a job proves that it never arrived
    same_key: float = 12 * 3600.0  # for which an idempotency key is trusted
    deadline: float = 3600.0  # for a job at the service

    def after_tries(self, tries: int) -> float:
        """Return how long to wait after so many refusals."""
        return float(min(self.backoff_most, self.backoff * 2 ** min(tries, 30)))

    def between_polls(self, tries: int) -> float:
        """Return how long to wait before the next look."""
        return float(min(self.poll_most, self.poll * 1.3 ** min(tries, 60)))


PATIENCE = Patience()


@dataclass(frozen=True, slots=True)
class World:
    """All that a run touches."""

    provider: Provider
    service: Service
    line: Line
    desk: Desk
    clips: ClipStore
    probe: Probe
    now: Callable[[], float]
    wait: Callable[[float], None]
    patience: Patience = PATIENCE
