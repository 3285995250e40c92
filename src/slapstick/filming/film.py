"""Film what is planned, go on with what was begun, and settle what is in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from slapstick.budget.bookings import Booking, NoRoom, Row
from slapstick.budget.estimate import fitting
from slapstick.budget.money import dollars
from slapstick.errors import BadRequest, OverBudget, ProviderFailure
from slapstick.filming.book import Desk, as_job, is_blocked, is_over, write_event
from slapstick.filming.orders import Plan
from slapstick.filming.studio import Studio, Told
from slapstick.providers import find_provider
from slapstick.shoot.addresses import is_loopback
from slapstick.shoot.casting import read_take, write_take
from slapstick.shoot.clips import Clip
from slapstick.shoot.keys import Key, find_key
from slapstick.shoot.lifecycle import TABLE, Event, Job, Kind, State
from slapstick.shoot.protocol import Service, Take
from slapstick.shoot.run import ask_again, film
from slapstick.shoot.search import Absent, Found, search
from slapstick.shoot.wire import LIMITS, Limits, Wire
from slapstick.shoot.world import Line, World


def open_line(service: Service, environ: Mapping[str, str], limits: Limits = LIMITS) -> Wire:
    """Return a line to a service; raise `ProviderFailure` where the environment has no key.

    A server on this machine may go without one.
    """
    provider = find_provider(service.provider)
    try:
        key = find_key(provider.card, environ)
    except ProviderFailure:
        if not is_loopback(urlsplit(service.base_url).hostname or ""):
            raise
        key = Key("")
    return Wire(service.base_url, provider.auth(service), key, limits)


def film_plan(plan: Plan, line: Line, studio: Studio) -> Iterator[Told]:
    """Film what is planned and not yet filmed; yield what happens after it is written down.

    Raise `OverBudget` before anything is sent.  Whatever ends this, a later call goes on from it:
    unsent jobs give their money back, all others keep theirs held.
    """
    blocked = {row.take for row in plan.blocked}
    unfilmed = {
        take.digest: take
        for take in plan.takes
        if take.digest not in plan.stored and take.digest not in blocked
    }
    _catch_up(plan, studio)
    rows = _reserve(plan, list(unfilmed.values()), studio)
    jobs = [_missed(as_job(row, unfilmed[row.take]), studio) for row in rows]
    if jobs:
        yield from _followed(jobs, plan.service, line, studio)


def resume(rows: Sequence[Row], service: Service, line: Line, studio: Studio) -> Iterator[Told]:
    """Go on with jobs as the book has them, without their film: for `sora jobs`."""
    jobs = [as_job(row, read_take(row.detail)) for row in rows]
    yield from _followed(jobs, service, line, studio)


def reconcile(
    rows: Sequence[Row], service: Service, line: Line, studio: Studio
) -> Iterator[tuple[Row, str]]:
    """Settle doubtful jobs by the service's own list; yield each with what came of it.

    Found ones are followed from now on, absent ones give their money back.  Where one idempotency
    key is one job, the request is sent again under its key instead; nothing else is sent that
    costs.
    """
    for row in rows:
        job = as_job(row, read_take(row.detail))
        desk = Desk({job.key: job}, studio)
        world = _world(desk, service, line, studio)
        age = studio.now() - row.sent
        if world.provider.idempotent(service) and age < studio.patience.same_key:
            yield row, _by_key(job, world, desk)
            continue
        finding = search(job, world)
        young = age < studio.patience.settle
        if isinstance(finding, Found):
            decide(row, Kind.ADOPT, studio, remote=finding.id, words="it is in the service's list")
            yield row, f"it is there as {finding.id}; {finding.text}".strip("; ")
        elif isinstance(finding, Absent) and not young:
            decide(row, Kind.ABSENT, studio, words=finding.text)
            yield row, f"{finding.text}; {dollars(row.held)} are free again"
        else:
            early = young and (isinstance(finding, Absent) or finding.later)
            yield row, "too early to tell: try again in a minute" if early else finding.text


def _by_key(job: Job, world: World, desk: Desk) -> str:
    """Ask for a job again under its key, and say how it stands then."""
    try:
        for event in ask_again(job, world):
            job = desk.write(event)
    finally:
        desk.leave()  # what was put off is not sent later by anybody
    now = desk.look(job)
    there = f" as {now.remote}" if now.remote else ""
    return f"asked again under its idempotency key: it is {now.state}{there}"


def decide(
    row: Row, kind: Kind, studio: Studio, remote: str = "", words: str = "a person said so"
) -> bool:
    """Settle a job by a person's word: `ADOPT` with an id, `ABSENT`, `WRITE_OFF` or `RELEASE`.

    Return False where somebody else has moved the job meanwhile; raise `BadRequest` where the word
    does not fit its state.
    """
    job = as_job(row, read_take(row.detail))
    if (job.state, kind) not in TABLE:
        raise BadRequest(
            f"{row.shot} is {row.state}: it cannot be settled by '{kind}'", code="SL225"
        )
    spend = row.held if kind is Kind.WRITE_OFF else None
    event = Event(row.key, kind, words, remote=remote, micros=spend)
    moved = write_event(event, job, studio)
    if kind is Kind.ABSENT and moved:  # nobody is there to send it again: the money goes free
        now = studio.ledger.row(row.key)
        return now is not None and decide(now, Kind.RELEASE, studio, words=words)
    return moved


def check_room(plan: Plan, studio: Studio) -> None:
    """Raise `OverBudget` where what is due would not fit into the month as it is now."""
    month = studio.ledger.month(studio.now())
    room = max(0, plan.order.limit - month.held - month.spent)
    if plan.estimate.due > room:
        raise over_budget(plan, NoRoom(room, plan.estimate.due))


def film_clips(plan: Plan, studio: Studio) -> dict[str, Clip]:
    """Return the clips there are, by shot."""
    found = ((take.shot, studio.clips.find(take.digest)) for take in plan.takes)
    return {shot: clip for shot, clip in found if clip}


def _reserve(plan: Plan, takes: Sequence[Take], studio: Studio) -> list[Row]:
    order = plan.order
    bookings = [
        Booking(
            take=take.digest,
            micros=plan.prices[take.digest],
            shot=take.shot,
            film=order.film,
            provider=take.provider,
            site=take.site,
            model=take.model,
            detail=write_take(take),
            note=order.note,
        )
        for take in takes
    ]
    try:
        return studio.ledger.reserve(
            bookings,
            order.limit,
            studio.runner,
            studio.now(),
            lambda row: is_over(row) and (order.again or not is_blocked(row)),
        )
    except NoRoom as no:
        raise over_budget(plan, no) from None


def over_budget(plan: Plan, no: NoRoom) -> OverBudget:
    """Say what the film would cost, what is left, and what would fit."""
    fits = fitting(plan.estimate, no.room)
    ways = [f"{len(fits)} shots would fit: --shots {','.join(fits)}"] if fits else []
    ways += [
        f"all would at --quality {name}, for {dollars(price)}"
        for name, price in plan.cheaper
        if price <= no.room
    ]
    other = "choose a cheaper provider (`sora providers`), fewer film.seconds, or raise"
    help_text = "; ".join(["nothing was sent", *ways, f"or {other} --monthly-budget"])
    return OverBudget(
        f"this would hold {dollars(no.wanted)}, but of {dollars(plan.order.limit)} a month"
        f" {dollars(no.room)} are left",
        help_text,
        code="SL221",
    )


def _catch_up(plan: Plan, studio: Studio) -> None:
    """Write down clips that were kept just before a run died."""
    for digest, clip in plan.stored.items():
        row = plan.rows.get(digest)
        if row is not None and row.state == State.FILMED:
            event = Event(row.key, Kind.STORE, "it was kept already", clip=clip.sha256)
            write_event(event, as_job(row, read_take(row.detail)), studio)


def _missed(job: Job, studio: Studio) -> Job:
    """Fetch a clip anew that was here and is gone: it is paid for."""
    if job.state is not State.STORED or studio.clips.find(job.take.digest):
        return job
    write_event(Event(job.key, Kind.MISS, "the clip is no longer here"), job, studio)
    return replace(job, state=State.FILMED)


def _followed(jobs: Sequence[Job], service: Service, line: Line, studio: Studio) -> Iterator[Told]:
    desk = Desk({job.key: job for job in jobs}, studio)
    world = _world(desk, service, line, studio)
    try:
        for event in film(jobs, world):
            yield Told(event, desk.write(event))
    finally:
        desk.leave()


def _world(desk: Desk, service: Service, line: Line, studio: Studio) -> World:
    return World(
        provider=find_provider(service.provider),
        service=service,
        line=line,
        desk=desk,
        clips=studio.clips,
        probe=studio.probe,
        now=studio.now,
        wait=studio.wait,
        patience=studio.patience,
    )
