"""A clock that only goes on when somebody waits."""

from __future__ import annotations


class Clock:
    """Seconds since 1970, and what was waited."""

    def __init__(self, now: float = 1_795_000_000.0) -> None:
        self.time = now
        self.waits: list[float] = []

    def now(self) -> float:
        return self.time

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.time += seconds
