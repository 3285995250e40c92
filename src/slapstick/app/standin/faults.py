"""The ways in which video services fail, each a switch; knows nothing of HTTP.

They are the faults that were met at real services and gateways, not inventions.  A fault strikes
at one step: when a job is asked for, in the life of a job, at a look at it, at the list, or when
its clip is fetched.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from slapstick.errors import BadRequest


class Step(StrEnum):
    """Where a fault strikes."""

    CREATE = "create"  # each request for a job
    JOB = "job"  # each job that was accepted, for all its life
    LOOK = "look"  # each request for a job's page
    LIST = "list"  # each request for the list
    FETCH = "fetch"  # each request for a clip


FAULTS: Final[Mapping[str, tuple[Step, str]]] = {
    # Nothing is accepted.
    "429": (Step.CREATE, "too many requests; Retry-After: 1"),
    "429-bare": (Step.CREATE, "too many requests, without Retry-After"),
    "429-long": (Step.CREATE, "too many requests; Retry-After is a day"),
    "503": (Step.CREATE, "overloaded before anything was accepted"),
    "500": (Step.CREATE, "an internal error before anything was accepted"),
    "drop": (Step.CREATE, "the connection ends before anything was accepted"),
    "redirect": (Step.CREATE, "307 to another address"),
    "moderation": (Step.CREATE, "400 content_policy_violation"),
    "invalid": (Step.CREATE, "400 invalid_value"),
    "unauthorized": (Step.CREATE, "401, with the key in its words"),
    "no-funds": (Step.CREATE, "429 insufficient_quota"),
    # The job is accepted, and no clear answer says so.
    "500-after": (Step.CREATE, "accepted, then an internal error"),
    "503-after": (Step.CREATE, "accepted, then overloaded"),
    "drop-after": (Step.CREATE, "accepted, then the connection ends"),
    "torn-answer": (Step.CREATE, "accepted, then half an answer"),
    "no-id": (Step.CREATE, "accepted, without an id"),
    "html-answer": (Step.CREATE, "accepted, and a page of HTML"),
    "huge-answer": (Step.CREATE, "accepted, and an answer of 9 MB"),
    "slow-answer": (Step.CREATE, "accepted, and an answer that drips"),
    # The job goes wrong, or looks odd.
    "stuck": (Step.JOB, "stays at 99 %"),
    "jump": (Step.JOB, "goes from 0 to 90 % and back"),
    "unknown-status": (Step.JOB, "tells a status that nobody knows, three times"),
    "changing-ids": (Step.JOB, "tells another id at every look"),
    "wrong-types": (Step.JOB, "tells lists and numbers where texts belong, three times"),
    "failed": (Step.JOB, "fails"),
    "failed-4xx": (Step.JOB, "fails, and its page is a 422"),
    "string-error": (Step.JOB, "fails; its error is a string"),
    "moderated": (Step.JOB, "is found improper after it was filmed"),
    "cancelled": (Step.JOB, "is cancelled"),
    "expired": (Step.JOB, "expires"),
    "empty": (Step.JOB, "is done, without a video"),
    # A page cannot be read this time.
    "look-429": (Step.LOOK, "too many looks; Retry-After: 1"),
    "look-500": (Step.LOOK, "an internal error"),
    "look-404": (Step.LOOK, "the job is not found"),
    "look-drop": (Step.LOOK, "the connection ends"),
    "no-list": (Step.LIST, "400, as gateways have it"),
    "empty-list": (Step.LIST, "shows nothing"),
    "mute-list": (Step.LIST, "shows no prompts"),
    # The clip does not come, or is none.
    "expired-url": (Step.FETCH, "403, the address has expired"),
    "missing": (Step.FETCH, "404"),
    "json-as-mp4": (Step.FETCH, "JSON, sent as video/mp4"),
    "empty-mp4": (Step.FETCH, "no bytes at all"),
    "truncated": (Step.FETCH, "half a clip, sent as a whole one"),
    "torn": (Step.FETCH, "half a clip, then the connection ends"),
    "slow-bytes": (Step.FETCH, "a clip that drips"),
    "endless": (Step.FETCH, "a clip that does not end"),
    "redirect-inside": (Step.FETCH, "a redirect to an internal address"),
}
ALWAYS: Final = "always"


@dataclass
class Switches:
    """Faults that are switched on; each request uses up the first that fits.  Safe for threads."""

    left: dict[str, float] = field(default_factory=dict)  # name -> how often it strikes yet
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def turn_on(self, name: str, times: float = 1) -> None:
        """Let a fault strike so many times more."""
        with self._lock:
            self.left[name] = self.left.get(name, 0) + times

    def turn_off(self) -> None:
        """Let all go well from now on."""
        with self._lock:
            self.left.clear()

    def strike(self, step: Step) -> str:
        """Return the fault that strikes now, empty where all goes well."""
        with self._lock:
            for name, times in self.left.items():
                if FAULTS[name][0] is step:
                    if times > 1:
                        self.left[name] = times - 1
                    else:
                        del self.left[name]
                    return name
        return ""


def read_switches(told: Iterable[str]) -> Switches:
    """Read `NAME`, `NAME=3` and `NAME=always`; raise `BadRequest` for what is none of them."""
    switches = Switches()
    for each in told:
        name, _, times = each.partition("=")
        if name not in FAULTS:
            raise BadRequest(
                f"there is no fault '{name}'", f"there are: {', '.join(FAULTS)}", code="SL202"
            )
        if times not in ("", ALWAYS) and not (times.isdecimal() and 0 < int(times) < 10_000):
            raise BadRequest(
                f"'{each}' says no number", f"write {name}=3 or {name}={ALWAYS}", code="SL206"
            )
        switches.turn_on(name, math.inf if times == ALWAYS else int(times or 1))
    return switches
