"""The places and tools that filming needs, and what it tells; nothing here acts."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from slapstick.budget.bookings import Runner
from slapstick.shoot.clips import ClipStore, Probe
from slapstick.shoot.lifecycle import Event, Job
from slapstick.shoot.presence import Presence
from slapstick.shoot.world import PATIENCE, Patience

if TYPE_CHECKING:
    from slapstick.budget.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Studio:
    """The places and tools that filming needs; the key is in the line."""

    ledger: Ledger
    clips: ClipStore
    presence: Presence
    probe: Probe
    who: str = ""
    commit: str = ""
    now: Callable[[], float] = time.time
    wait: Callable[[float], None] = time.sleep
    patience: Patience = PATIENCE

    @property
    def runner(self) -> Runner:
        """Who spends, for the history."""
        return Runner(self.presence.name, self.who, self.commit)


@dataclass(frozen=True, slots=True)
class Told:
    """Something that happened, and to which job; `job` is as the event leaves it."""

    event: Event
    job: Job
