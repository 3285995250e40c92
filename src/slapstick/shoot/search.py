"""Look for a doubtful job in the service's own list; sends nothing that costs.

A list proves that a job arrived when it shows it, and that it did not when it can be trusted to
show everything: it was read far enough back, and it shows what is known to be there.  A list that
shows nothing which is known proves nothing: it may be late, or another account's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from slapstick.shoot.lifecycle import Job
from slapstick.shoot.protocol import Listed, Register, Take
from slapstick.shoot.wire import Forbidden, NoReply, NotSent
from slapstick.shoot.world import World

_PAGES = 20
_CLOCKS_APART = 600.0  # seconds by which the service's clock may be behind this one


class Found(NamedTuple):
    """The job is there under this id."""

    id: str
    text: str


class Absent(NamedTuple):
    """The job surely is not there."""

    text: str


class Unknown(NamedTuple):
    """The list does not settle it."""

    text: str
    later: bool = False  # it may, when it shows more


Finding: TypeAlias = Found | Absent | Unknown


def search(job: Job, world: World) -> Finding:
    """Look for a job by its words among those that no ledger row names."""
    register = world.provider.register(world.service)
    listed = _read_list(register, job, world) if register else None
    if register is None or listed is None:
        return Unknown("the service has no list to look in; a person must say what became of it")
    known = world.desk.known()
    size = register.size(job.take, world.service)
    strangers = [one for one in listed if one.id not in known and _recent(one, job)]
    same = [one for one in strangers if _matches(one, job.take, size)]
    if same:
        same.sort(key=lambda one: (one.created, one.id))
        also = ", ".join(one.id for one in same[1:])
        return Found(same[0].id, f"also there, and to be cancelled: {also}" if also else "")
    mute = [one.id for one in strangers if one.prompt is None]
    if mute:
        return Unknown(f"the list shows no prompts; it may be one of {', '.join(mute[:5])}")
    shown = {one.id for one in listed}
    if not world.desk.known(job.sent - _CLOCKS_APART) <= shown:
        words = "the list does not show what is known to be there, so it proves nothing"
        return Unknown(words, later=True)
    if not known & shown:
        return Unknown("the list shows nothing that is known, so it proves nothing", later=True)
    return Absent("the service's list does not have it: it never arrived")


def _read_list(register: Register, job: Job, world: World) -> tuple[Listed, ...] | None:
    """Return what the list shows since the job was sent; None where it cannot be read so far."""
    ask = register.browse(world.service)
    listed: list[Listed] = []
    for _ in range(_PAGES):
        try:
            page = register.browsed(world.line.ask(ask), world.service)
        except (NotSent, NoReply, Forbidden):
            return None
        if page is None:
            return None
        listed += page.jobs
        if page.more is None or _older(page.jobs, job):
            return tuple(listed)
        ask = page.more
    return None


def _older(jobs: Iterable[Listed], job: Job) -> bool:
    return any(0 < one.created < job.sent - _CLOCKS_APART for one in jobs)


def _recent(one: Listed, job: Job) -> bool:
    return one.created == 0 or one.created >= job.sent - _CLOCKS_APART


def _matches(one: Listed, take: Take, size: str) -> bool:
    """Compare what the list tells; gateways rename models and leave fields out."""
    if one.prompt is None or one.prompt.split() != take.prompt.split():
        return False
    seconds_differ = one.seconds and one.seconds != str(take.seconds)
    size_differs = one.size and size and one.size != size
    return not (seconds_differ or size_differs)
