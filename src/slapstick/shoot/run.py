"""Send jobs, wait for them and fetch their clips: yields events and keeps nothing.

Every event is yielded before the next thing is done, so whoever writes them down before going on
can be killed anywhere.  The one question that cannot be an event is asked through the desk: may
this job be sent, by me, now?
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import TypeAlias

from slapstick.shoot.clips import Clip, NotAClip
from slapstick.shoot.lifecycle import Event, Job, Kind, State, after
from slapstick.shoot.protocol import (
    Accepted,
    Asset,
    Created,
    Doubtful,
    Failed,
    Finished,
    Further,
    Reason,
    Rejected,
    Running,
)
from slapstick.shoot.search import Absent, Found, Unknown, search
from slapstick.shoot.wire import Forbidden, NoReply, NotSent
from slapstick.shoot.world import World

_FURTHER = 3  # requests that one poll may need


@dataclass(frozen=True, slots=True)
class Errand:
    """A job, and where this run stands with it."""

    job: Job
    begun: float  # when this run took it up
    tries: int = 0  # of the present step
    pause: float = 0.0  # before the next step
    stopped: bool = False  # nothing more is done about it in this run
    shut: str = ""  # why nothing at all should be sent any more


Steps: TypeAlias = Generator[Event, None, Errand]


def film(jobs: Sequence[Job], world: World, at_once: int = 8) -> Iterator[Event]:
    """Bring jobs as far as they will go, in turns; yield what happens to each as it happens.

    A key or an account that the service refuses stops all sending; what was sent is followed.
    """
    order = count()
    waiting = list(reversed(jobs))
    queue: list[tuple[float, int, Errand]] = []
    shut = ""
    while queue or waiting:
        while waiting and len(queue) < at_once:
            errand = Errand(waiting.pop(), begun=world.now())
            heapq.heappush(queue, (world.now(), next(order), errand))
        due, _, errand = heapq.heappop(queue)
        if shut and errand.job.state is State.RESERVED:
            yield Event(errand.job.key, Kind.RELEASE, f"not sent: {shut}")
            continue
        world.wait(max(0.0, due - world.now()))
        errand = yield from STEPS[errand.job.state](replace(errand, pause=0.0), world)
        shut = shut or errand.shut
        if not (errand.stopped or errand.job.resting):
            heapq.heappush(queue, (world.now() + errand.pause, next(order), errand))


# ------------------------------------------------------------------ sending


def _send(errand: Errand, world: World) -> Steps:
    """Ask for a take, once, if no other runner does."""
    mine, job = world.desk.claim(errand.job)
    errand = replace(errand, job=job)
    if not mine:
        return replace(errand, pause=world.patience.poll)
    return (yield from _sent(errand, world))


def _sent(errand: Errand, world: World) -> Steps:
    job, verdict = errand.job, _create(errand.job, world)
    if isinstance(verdict, Accepted):
        told = Event(job.key, Kind.ACCEPT, remote=verdict.id)
        errand = yield from _tell(replace(errand, tries=0), told, world)
        return replace(errand, pause=world.patience.poll)
    if isinstance(verdict, Doubtful):
        told = Event(job.key, Kind.DOUBT, verdict.message)
        errand = yield from _tell(errand, told, world)
        return replace(errand, pause=world.patience.after_tries(errand.tries))
    if verdict.reason is Reason.BUSY:
        return (yield from _postpone(errand, verdict, world))
    told = Event(job.key, Kind.REFUSE, verdict.message, reason=verdict.reason, micros=0)
    errand = yield from _tell(errand, told, world)
    final = verdict.reason in (Reason.KEY, Reason.FUNDS)
    return replace(errand, shut=verdict.message if final else "")


def _create(job: Job, world: World) -> Created:
    ask = world.provider.create(job.take, world.service, job.key)
    try:
        return world.provider.created(world.line.ask(ask), world.service)
    except Forbidden as error:
        return Rejected(Reason.INVALID, str(error))
    except NotSent as error:
        return Rejected(Reason.BUSY, f"the service cannot be reached: {error}")
    except NoReply as error:
        return Doubtful(f"no whole answer: {error}")


def _postpone(errand: Errand, verdict: Rejected, world: World) -> Steps:
    """Put off what was surely not accepted; give up for today when it goes on too long."""
    key, patience = errand.job.key, world.patience
    errand = yield from _tell(errand, Event(key, Kind.POSTPONE, verdict.message), world)
    asked = verdict.wait or 0.0
    if errand.tries + 1 >= patience.tries or asked > patience.longest_wait:
        told = Event(key, Kind.RELEASE, f"given up for now: {verdict.message}")
        return (yield from _tell(errand, told, world))
    pause = max(asked, patience.after_tries(errand.tries))
    return replace(errand, tries=errand.tries + 1, pause=pause)


def _watch(errand: Errand, world: World) -> Steps:
    """Leave a request to the runner that sends it, and see what came of it."""
    yield from ()
    return replace(errand, job=world.desk.look(errand.job), pause=world.patience.poll)


# ------------------------------------------------------------------ doubt


def _clear_up(errand: Errand, world: World) -> Steps:
    """Find out whether a doubtful request arrived; only certainty lets it be sent again.

    What fell into doubt in this very run is looked for, and adopted if found, but never sent
    again: that takes a new run, or a person's word.
    """
    job, patience = errand.job, world.patience
    age = world.now() - job.sent
    if world.provider.idempotent(world.service) and age < patience.same_key:
        return (yield from _repeat(errand, world))
    finding = search(job, world)
    if isinstance(finding, Found):
        told = Event(job.key, Kind.ADOPT, finding.text, remote=finding.id)
        return (yield from _tell(replace(errand, tries=0), told, world))
    earlier = job.sent < errand.begun
    if isinstance(finding, Absent) and earlier and age >= patience.settle:
        told = Event(job.key, Kind.ABSENT, finding.text)
        return (yield from _tell(replace(errand, tries=0), told, world))
    if isinstance(finding, Absent) and earlier:
        return replace(errand, pause=patience.settle - age)
    if isinstance(finding, Unknown) and finding.later and earlier and errand.tries < patience.tries:
        # Other shots may be accepted meanwhile: what the list makes of them says what it is worth.
        return replace(errand, tries=errand.tries + 1, pause=patience.settle)
    yield Event(job.key, Kind.NOTE, finding.text)
    return replace(errand, stopped=True)


def _repeat(errand: Errand, world: World) -> Steps:
    if errand.tries >= world.patience.tries:
        yield Event(errand.job.key, Kind.NOTE, "the service gives no clear answer")
        return replace(errand, stopped=True)
    told = Event(errand.job.key, Kind.REPEAT, "the same request under the same idempotency key")
    errand = yield from _tell(replace(errand, tries=errand.tries + 1), told, world)
    return (yield from _sent(errand, world))


def ask_again(job: Job, world: World) -> Iterator[Event]:
    """Ask for a doubtful job once more where one key is one job; yield what came of it."""
    yield from _repeat(Errand(job, begun=world.now()), world)


# ------------------------------------------------------------------ waiting


def _follow(errand: Errand, world: World) -> Steps:
    """Look at a job over there; fetch its clip at once when it is done."""
    job, verdict = errand.job, _poll(errand.job, world)
    if isinstance(verdict, Running):
        return (yield from _still_running(errand, verdict, world))
    if isinstance(verdict, Finished):
        cost = job.held if verdict.micros is None else verdict.micros
        told = Event(job.key, Kind.FINISH, micros=cost)
        errand = yield from _tell(replace(errand, tries=0), told, world)
        return (yield from _fetch(errand, verdict.asset, world))
    kind = Kind.REFUSE if verdict.reason is Reason.MODERATION else Kind.FAIL
    told = Event(
        job.key, kind, verdict.message, verdict.reason, micros=_charge(job, verdict, world)
    )
    return (yield from _tell(errand, told, world))


def _still_running(errand: Errand, verdict: Running, world: World) -> Steps:
    patience, key = world.patience, errand.job.key
    if world.now() - errand.begun > patience.deadline:
        hours = f"{patience.deadline / 3600:g} h"
        yield Event(key, Kind.OVERDUE, f"not done after {hours} ({verdict.status}); it stays held")
        return replace(errand, stopped=True)
    yield Event(key, Kind.NOTE, verdict.status if verdict.known else f"unclear: {verdict.status}")
    pause = max(verdict.wait or 0.0, patience.between_polls(errand.tries))
    return replace(errand, tries=errand.tries + 1, pause=min(pause, patience.longest_wait))


def _poll(job: Job, world: World) -> Running | Finished | Failed:
    """Ask what became of a job; what cannot be understood counts as running."""
    ask = world.provider.poll(job.remote, world.service)
    try:
        for _ in range(_FURTHER):
            verdict = world.provider.polled(world.line.ask(ask), world.service)
            if not isinstance(verdict, Further):
                return verdict
            ask = verdict.ask
    except (NotSent, NoReply, Forbidden) as error:
        return Running(f"no answer: {error}", known=False)
    return Running("the service sends from one address to the next", known=False)


def _charge(job: Job, verdict: Failed, world: World) -> int:
    """Return what a failure costs: what the service says, else all of it where it may bill."""
    if verdict.micros is not None:
        return verdict.micros
    return job.held if verdict.reason in world.provider.card.charged_failures else 0


# ------------------------------------------------------------------ fetching


def _refetch(errand: Errand, world: World) -> Steps:
    """Ask again for the address of a clip that is done, and fetch it."""
    verdict = _poll(errand.job, world)
    if isinstance(verdict, Finished):
        return (yield from _fetch(errand, verdict.asset, world))
    if isinstance(verdict, Failed) and verdict.reason is Reason.EXPIRED:
        told = Event(errand.job.key, Kind.LOSE, verdict.message, verdict.reason)
        return (yield from _tell(errand, told, world))
    return (yield from _spoilt(errand, getattr(verdict, "message", "no answer"), world))


def _fetch(errand: Errand, asset: Asset, world: World) -> Steps:
    try:
        clip = _download(errand.job, asset, world)
    except (NotSent, NoReply, NotAClip) as error:
        return (yield from _spoilt(errand, str(error), world))
    except Forbidden as error:
        errand = yield from _spoilt(errand, str(error), world)
        return replace(errand, stopped=True)
    told = Event(errand.job.key, Kind.STORE, clip=clip.sha256, seconds=clip.seconds)
    return (yield from _tell(errand, told, world))


def _download(job: Job, asset: Asset, world: World) -> Clip:
    with world.clips.incoming() as (file, path):
        if asset.ask is None:
            file.write(asset.content)
        else:
            page = world.line.download(asset.ask, file)
            if not 200 <= page.status < 300:
                raise NotAClip(f"HTTP {page.status} instead of a clip")
        file.close()
        return world.clips.keep(job.take.digest, path, job.take.seconds, world.probe)


def _spoilt(errand: Errand, why: str, world: World) -> Steps:
    """Try a download again later; it is paid, so it is never filmed again for that."""
    yield Event(errand.job.key, Kind.SPOIL, why)
    stopped = errand.tries + 1 >= world.patience.tries
    pause = world.patience.after_tries(errand.tries)
    return replace(errand, tries=errand.tries + 1, pause=pause, stopped=stopped)


def _tell(errand: Errand, event: Event, world: World) -> Steps:
    """Yield an event, and go on from where it leaves the job."""
    yield event
    return replace(errand, job=after(errand.job, event, world.now()))


STEPS: Mapping[State, Callable[[Errand, World], Steps]] = {
    State.RESERVED: _send,
    State.SENDING: _watch,
    State.DOUBTFUL: _clear_up,
    State.ACCEPTED: _follow,
    State.FILMED: _refetch,
}
