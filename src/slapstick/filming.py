"""Bring filming and money together: what is shot is written into the book before anything goes on.

`shoot` yields events and keeps nothing; the ledger keeps everything and shoots nothing.  This is
the only place that knows both, and so the only one that can promise never to pay twice.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from slapstick.budget.estimate import Estimate, Quote, fitting, price
from slapstick.budget.ledger import Booking, Change, Ledger, NoRoom, Row, Runner
from slapstick.budget.money import dollars, micros
from slapstick.budget.tariff import Tariff, Tier, standing
from slapstick.errors import BadRequest, OverBudget, ProviderFailure
from slapstick.model import AspectRatio, Prompt
from slapstick.providers import find_provider
from slapstick.shoot.addresses import checked_base, is_loopback
from slapstick.shoot.casting import Look, cast_all, read_take, write_take
from slapstick.shoot.clips import Clip, ClipStore, Probe
from slapstick.shoot.keys import Key, find_key
from slapstick.shoot.lifecycle import MONEY, TABLE, UNCHANGING, Event, Job, Kind, State
from slapstick.shoot.presence import Presence
from slapstick.shoot.protocol import Reason, Service, Take
from slapstick.shoot.run import film
from slapstick.shoot.wire import LIMITS, Limits, Wire
from slapstick.shoot.world import PATIENCE, Line, Patience, World

_ENDINGS = {
    State.RESERVED: (Kind.RELEASE, "the run ended"),
    State.SENDING: (Kind.DOUBT, "the run was interrupted while it was sent"),
}
_ORPHANED = 180.0  # seconds after which a request of a run on another machine is in doubt


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be filmed, where, and for how much."""

    film: str
    prompts: tuple[Prompt, ...]
    provider: str
    quality: str = "draft"
    aspect: AspectRatio = AspectRatio.CLASSIC
    base_url: str = ""  # the provider's own when empty
    dialect: str = ""
    model: str = ""  # the tier's when empty
    resolution: str = ""
    usd_per_second: Decimal | None = None  # overrides the tariff
    limit: int = 50_000_000  # micro-dollars a month
    seed: int | None = None
    shots: frozenset[str] = frozenset()  # only these, when not empty
    again: bool = False  # film once more what was refused, lost, or paid for and failed


@dataclass(frozen=True, slots=True)
class Plan:
    """An order, reckoned: what `plan` prints is what `film` does."""

    order: Order
    service: Service
    takes: tuple[Take, ...]
    estimate: Estimate
    prices: Mapping[str, int]  # take digest -> micro-dollars
    stored: Mapping[str, Clip] = field(default_factory=dict)  # take digest -> its clip
    rows: Mapping[str, Row] = field(default_factory=dict)  # take digest -> its last job
    notices: tuple[str, ...] = ()

    @property
    def blocked(self) -> tuple[Row, ...]:
        """The jobs that ended so that only `again` films their shots once more."""
        rows = (self.rows.get(take.digest) for take in self.takes if take.digest not in self.stored)
        return tuple(row for row in rows if row and _blocked(row) and not self.order.again)


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


# ------------------------------------------------------------------ planning


def choose_service(order: Order, tariffs: Mapping[str, Tariff]) -> Service:
    """Return the service an order means: what it names, else what its quality stands for."""
    card = find_provider(order.provider).card
    tariff = tariffs.get(order.provider)
    tier = (tariff.tier(order.quality) if tariff else None) or Tier("", "", "")
    base = order.base_url or card.base_url
    if not base:
        raise BadRequest(f"{card.title} needs an address", "set provider.base_url in sora.yaml")
    if order.dialect and order.dialect not in card.dialects:
        known = ", ".join(card.dialects) or "none"
        raise BadRequest(f"{card.title} has no dialect '{order.dialect}'", f"it has: {known}")
    return Service(
        provider=order.provider,
        base_url=checked_base(base),
        model=order.model or tier.model,
        resolution=order.resolution or (tier.resolution if not order.model else "") or "720p",
        dialect=order.dialect or next(iter(card.dialects), ""),
    )


def plan(
    order: Order, tariffs: Mapping[str, Tariff], today: date, studio: Studio | None = None
) -> Plan:
    """Reckon an order; with a studio also what of it is paid already.  Sends nothing.

    Raise `BadRequest` for what cannot be filmed, costs nobody knows what, or has retired.
    """
    card = find_provider(order.provider).card
    service = choose_service(order, tariffs)
    prompts = _wanted(order)
    takes = tuple(cast_all(prompts, service, card, Look(order.aspect, order.seed)))
    notices = _retirement(service, tariffs, today)
    per_second = _price(order, service, tariffs)
    prices = {take.digest: price(take.seconds, per_second) for take in takes}
    stored: dict[str, Clip] = {}
    rows: dict[str, Row] = {}
    if studio is not None:
        found = ((take.digest, studio.clips.find(take.digest)) for take in takes)
        stored = {digest: clip for digest, clip in found if clip}
        rows = {row.take: row for row in studio.ledger.rows(list(prices))}
    quotes = tuple(
        Quote(
            take.digest,
            take.shot,
            take.seconds,
            prices[take.digest],
            paid=take.digest in stored or _going(rows.get(take.digest)),
        )
        for take in takes
    )
    return Plan(order, service, takes, Estimate(quotes), prices, stored, rows, notices)


def check_reviewed(prompts: Sequence[Prompt], committed: Callable[[str], str | None]) -> None:
    """Refuse prompts that differ from their committed snapshot, or have none, naming each.

    `committed` returns a shot's prompt text as the last commit has it.
    """
    faults = []
    for prompt in prompts:
        text = committed(prompt.shot)
        if text is None:
            faults.append(f"{prompt.shot} has no committed snapshot")
        elif text.strip() != prompt.text.strip():
            faults.append(f"{prompt.shot} differs from its committed snapshot")
    if faults:
        raise BadRequest(
            f"not reviewed, so not filmed: {'; '.join(faults)}",
            "run `sora snap update`, read what changed, commit it; nothing was sent",
        )


def _wanted(order: Order) -> tuple[Prompt, ...]:
    unknown = order.shots - {prompt.shot for prompt in order.prompts}
    if unknown:
        there = ", ".join(prompt.shot for prompt in order.prompts)
        raise BadRequest(f"no shot {', '.join(sorted(unknown))}", f"there are: {there}")
    return tuple(p for p in order.prompts if not order.shots or p.shot in order.shots)


def _price(order: Order, service: Service, tariffs: Mapping[str, Tariff]) -> int:
    if order.usd_per_second is not None:
        return micros(order.usd_per_second)
    tariff = tariffs.get(service.provider)
    listed = tariff.price(service.model, service.resolution) if tariff else None
    if listed is None:
        raise BadRequest(
            f"nobody knows what {service.model} costs at {service.resolution}",
            "set provider.usd_per_second in sora.yaml, 0 for a machine of your own",
        )
    return listed


def _retirement(service: Service, tariffs: Mapping[str, Tariff], today: date) -> tuple[str, ...]:
    tariff = tariffs.get(service.provider)
    card = find_provider(service.provider).card
    own = service.base_url != card.base_url and service.provider == "openai-videos"
    if tariff is None:
        return ()
    how = standing(tariff, service.model, today)
    # A gateway may give any name to what it has: there a retired name is no proof.
    if how.level == "retired" and not own:
        raise BadRequest(how.words, "nothing was sent")
    return (how.words,) if how.words else ()


# ------------------------------------------------------------------ filming


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
    rows = _reserve(plan, list(unfilmed.values()), studio)
    jobs = [_missed(_job(row, unfilmed[row.take]), studio) for row in rows]
    if jobs:
        yield from _followed(jobs, plan.service, line, studio)


def resume(rows: Sequence[Row], service: Service, line: Line, studio: Studio) -> Iterator[Told]:
    """Go on with jobs as the book has them, without their film: for `sora jobs`."""
    jobs = [_job(row, read_take(row.detail)) for row in rows]
    yield from _followed(jobs, service, line, studio)


def decide(
    row: Row, kind: Kind, studio: Studio, remote: str = "", words: str = "a person said so"
) -> bool:
    """Settle a job by a person's word: `ADOPT` with an id, `ABSENT`, `WRITE_OFF` or `RELEASE`.

    Return False where somebody else has moved the job meanwhile; raise `BadRequest` where the word
    does not fit its state.
    """
    job = _job(row, read_take(row.detail))
    if (job.state, kind) not in TABLE:
        raise BadRequest(f"{row.shot} is {row.state}: it cannot be settled by '{kind}'")
    spend = row.held if kind is Kind.WRITE_OFF else None
    event = Event(row.key, kind, words, remote=remote, micros=spend)
    moved = _write(event, job, studio)
    if kind is Kind.ABSENT and moved:  # nobody is there to send it again: the money goes free
        now = studio.ledger.row(row.key)
        return now is not None and decide(now, Kind.RELEASE, studio, words=words)
    return moved


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
        )
        for take in takes
    ]
    try:
        return studio.ledger.reserve(
            bookings,
            order.limit,
            studio.runner,
            studio.now(),
            lambda row: _over(row) and (order.again or not _blocked(row)),
        )
    except NoRoom as no:
        raise over_budget(plan, no) from None


def over_budget(plan: Plan, no: NoRoom) -> OverBudget:
    """Say what the film would cost, what is left, and what would fit."""
    fits = fitting(plan.estimate, no.room)
    names = ",".join(quote.shot for quote in fits)
    help_text = "nothing was sent; "
    if fits:
        help_text += f"{len(fits)} shots would fit: --shots {names}; "
    help_text += "or choose a lower --quality, a cheaper provider (`sora providers`), "
    help_text += "fewer film.seconds, or raise --monthly-budget"
    return OverBudget(
        f"this would hold {dollars(no.wanted)}, but of {dollars(plan.order.limit)} a month"
        f" {dollars(no.room)} are left",
        help_text,
    )


def _missed(job: Job, studio: Studio) -> Job:
    """Fetch a clip anew that was here and is gone: it is paid for."""
    if job.state is not State.STORED or studio.clips.find(job.take.digest):
        return job
    _write(Event(job.key, Kind.MISS, "the clip is no longer here"), job, studio)
    return replace(job, state=State.FILMED)


def _followed(jobs: Sequence[Job], service: Service, line: Line, studio: Studio) -> Iterator[Told]:
    provider = find_provider(service.provider)
    desk = _Desk({job.key: job for job in jobs}, studio)
    world = World(
        provider=provider,
        service=service,
        line=line,
        desk=desk,
        clips=studio.clips,
        probe=studio.probe,
        now=studio.now,
        wait=studio.wait,
        patience=studio.patience,
    )
    try:
        for event in film(jobs, world):
            yield Told(event, desk.write(event))
    finally:
        desk.leave()


class _Desk:
    """Stands between a run and the book: the run's jobs as they are in the book."""

    def __init__(self, jobs: dict[str, Job], studio: Studio) -> None:
        self._jobs = jobs
        self._studio = studio

    def claim(self, job: Job) -> tuple[bool, Job]:
        mine = _write(Event(job.key, Kind.SEND), job, self._studio)
        return mine, self._refresh(job)

    def look(self, job: Job) -> Job:
        row = self._row(job)
        if row.state == State.SENDING and self._orphaned(row):
            event = Event(job.key, Kind.DOUBT, "the run that sent it is gone")
            _write(event, _job(row, job.take), self._studio)
        return self._refresh(job)

    def known(self, since: float = 0.0) -> frozenset[str]:
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
        _write(event, job, self._studio)
        return self._refresh(job)

    def leave(self) -> None:
        """Give back the money for what was not sent; doubt what was just being sent."""
        for job in list(self._jobs.values()):
            row = self._row(job)
            if row.runner != self._studio.presence.name:
                continue
            if row.state == State.RESERVED:
                _write(
                    Event(row.key, Kind.RELEASE, "the run ended"), self._refresh(job), self._studio
                )
            elif row.state == State.SENDING:
                event = Event(row.key, Kind.DOUBT, "the run was interrupted while it was sent")
                _write(event, self._refresh(job), self._studio)

    def _refresh(self, job: Job) -> Job:
        self._jobs[job.key] = _job(self._row(job), job.take)
        return self._jobs[job.key]

    def _row(self, job: Job) -> Row:
        row = self._studio.ledger.row(job.key)
        if row is None:
            raise BadRequest(f"the ledger has lost the job {job.key}")
        return row

    def _orphaned(self, row: Row) -> bool:
        alive = self._studio.presence.alive(row.runner)
        if alive is None:  # on another machine: only time tells
            return self._studio.now() - row.sent > _ORPHANED
        return not alive


def _write(event: Event, job: Job, studio: Studio) -> bool:
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
    return studio.ledger.move(job.key, job.state, after, change, studio.runner, studio.now())


def _cost(event: Event, job: Job) -> int:
    return job.held if event.micros is None else event.micros


def _job(row: Row, take: Take) -> Job:
    return Job(
        key=row.key,
        take=take,
        state=State(row.state),
        remote=row.remote,
        held=row.held,
        since=row.since,
        sent=row.sent,
    )


def _over(row: Row) -> bool:
    return row.state in (State.REFUSED, State.FAILED, State.LOST, State.RELEASED)


def _blocked(row: Row) -> bool:
    """Tell whether asking for the same again needs a person's word: it was refused, or was paid."""
    refused = row.state == State.REFUSED and row.reason == Reason.MODERATION
    return refused or (_over(row) and row.spent > 0) or row.state == State.LOST


def _going(row: Row | None) -> bool:
    """Tell whether money is held or spent for a take that may still become a clip."""
    return row is not None and not _over(row)
