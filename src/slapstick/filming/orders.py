"""Reckon what is to be filmed, at which price, and what is paid already; sends nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from slapstick.budget.bookings import Row
from slapstick.budget.estimate import Estimate, Quote
from slapstick.budget.money import micros
from slapstick.budget.tariff import TIERS, Tariff, Tier, aged, standing, tier_name
from slapstick.errors import BadRequest
from slapstick.filming.book import is_blocked, is_going
from slapstick.filming.studio import Studio
from slapstick.model import AspectRatio, Prompt
from slapstick.providers import find_provider
from slapstick.review.snapshots import compare
from slapstick.shoot.addresses import checked_base
from slapstick.shoot.casting import Cast, Look, cast_all
from slapstick.shoot.clips import Clip
from slapstick.shoot.protocol import Service, Take

_UNREVIEWED: Mapping[str, str] = {
    "added": "{shot} has no committed snapshot",
    "changed": "{shot} differs from its committed snapshot",
}
_UNCLEAN: Mapping[str, str] = {
    "added": "the page of {shot} is committed, but gone from the work tree",
    "changed": "the page of {shot} in the work tree is not as it is committed",
}


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
    seconds: tuple[int, ...] = ()  # lengths that are filmed, over the card
    limit: int = 50_000_000  # micro-dollars a month
    seed: int | None = None  # of all shots; from the words of each when None
    shots: Set[str] = frozenset()  # only these, when not empty
    again: bool = False  # film once more what was refused, lost, or paid for and failed
    note: str = ""  # what the book is to say of every new job


@dataclass(frozen=True, slots=True)
class Plan:
    """An order, reckoned: what `plan` prints is what `film` does."""

    order: Order
    service: Service
    cast: tuple[Cast, ...]
    estimate: Estimate
    prices: Mapping[str, int]  # take digest -> micro-dollars
    stored: Mapping[str, Clip] = field(default_factory=dict)  # take digest -> its clip
    rows: Mapping[str, Row] = field(default_factory=dict)  # take digest -> its last job
    notices: tuple[str, ...] = ()
    cheaper: tuple[tuple[str, int], ...] = ()  # qualities, and what is unpaid would cost there

    @property
    def takes(self) -> tuple[Take, ...]:
        """What is asked for, in the film's order."""
        return tuple(each.take for each in self.cast)

    @property
    def blocked(self) -> tuple[Row, ...]:
        """The jobs that ended so that only `again` films their shots once more."""
        rows = (self.rows.get(take.digest) for take in self.takes if take.digest not in self.stored)
        return tuple(row for row in rows if row and is_blocked(row) and not self.order.again)


def choose_service(order: Order, tariffs: Mapping[str, Tariff]) -> Service:
    """Return the service an order means: what it names, else what its quality stands for."""
    card = find_provider(order.provider).card
    tariff = tariffs.get(order.provider)
    tier = (tariff.tier(order.quality) if tariff else None) or Tier("", "", "")
    base = order.base_url or card.base_url
    if not base:
        raise BadRequest(
            f"{card.title} needs an address", "set provider.base-url in sora.yaml", code="SL223"
        )
    if order.dialect and order.dialect not in card.dialects:
        known = ", ".join(card.dialects) or "none"
        raise BadRequest(
            f"{card.title} has no dialect '{order.dialect}'", f"it has: {known}", code="SL224"
        )
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
    service = choose_service(order, tariffs)
    notices = _retirement(order, service, tariffs, today)
    cast = _cast(order, service, _price(order, service, tariffs))
    if studio is not None:
        cast, told = _best(cast, order, service, tariffs, studio)
        notices = (*notices, *told)
    takes = [each.take for each in cast]
    prices = {each.take.digest: each.slate.price for each in cast}
    stored: dict[str, Clip] = {}
    rows: dict[str, Row] = {}
    if studio is not None:
        found = ((take.digest, studio.clips.find(take.digest)) for take in takes)
        stored = {digest: clip for digest, clip in found if clip}
        rows = {row.take: row for row in studio.ledger.rows(list(prices))}
    quotes = tuple(
        Quote(
            each.take.digest,
            each.slate.reviewed.shot,
            each.take.seconds,
            each.slate.price,
            paid=each.take.digest in stored or is_going(rows.get(each.take.digest)),
        )
        for each in cast
    )
    estimate = Estimate(quotes)
    cheaper = tuple(_cheaper(order, service, estimate, tariffs))
    return Plan(order, service, cast, estimate, prices, stored, rows, notices, cheaper)


def unreviewed(
    prompts: Sequence[Prompt], working: Mapping[str, Prompt], committed: Mapping[str, Prompt]
) -> list[str]:
    """Say of each prompt that nobody reviewed why: its page at HEAD, or in the work tree, differs.

    `committed` are the pages at HEAD and `working` those in the work tree, by shot.
    """
    faults = {
        change.shot: words[change.kind].format(shot=change.shot)
        for pages, words in ((working, _UNCLEAN), (committed, _UNREVIEWED))
        for change in compare(pages, prompts)
        if change.kind in words
    }
    return [faults[prompt.shot] for prompt in prompts if prompt.shot in faults]


def _wanted(order: Order) -> tuple[Prompt, ...]:
    unknown = order.shots - {prompt.shot for prompt in order.prompts}
    if unknown:
        there = ", ".join(prompt.shot for prompt in order.prompts)
        raise BadRequest(
            f"no shot {', '.join(sorted(unknown))}", f"there are: {there}", code="SL202"
        )
    return tuple(p for p in order.prompts if not order.shots or p.shot in order.shots)


def _cast(order: Order, service: Service, per_second: int) -> tuple[Cast, ...]:
    card = find_provider(service.provider).card
    if order.seconds:
        models = tuple(replace(model, seconds=order.seconds) for model in card.models)
        card = replace(card, models=models)
    return cast_all(_wanted(order), service, card, Look(order.aspect, order.seed), per_second)


def _best(
    cast: tuple[Cast, ...],
    order: Order,
    service: Service,
    tariffs: Mapping[str, Tariff],
    studio: Studio,
) -> tuple[tuple[Cast, ...], tuple[str, ...]]:
    """Return takes in which shots that were filmed better already keep their better clips."""
    notices = []
    taken = {shot: [e for e in cast if e.slate.reviewed.shot == shot] for shot in _shots(cast)}
    left = set(taken)
    for tier in _above(order, tariffs.get(order.provider)):
        other = replace(service, model=tier.model, resolution=tier.resolution)
        there = _stored_whole(replace(order, shots=left), other, tariffs, studio) if left else {}
        taken |= there
        left -= set(there)
        if there:
            names = ", ".join(there)
            notices.append(f"there in {tier.name} quality already, and kept: {names}")
    return tuple(each for shot in _shots(cast) for each in taken[shot]), tuple(notices)


def _above(order: Order, tariff: Tariff | None) -> Iterator[Tier]:
    """Yield the qualities above an order's, the best first; none where it names a model."""
    if tariff is None or order.model or order.resolution:
        return
    names = TIERS[TIERS.index(tier_name(order.quality)) + 1 :]
    for name in reversed(names):
        tier = tariff.tier(name)
        if tier is not None and tier != tariff.tier(order.quality):
            yield tier


def _stored_whole(
    order: Order, service: Service, tariffs: Mapping[str, Tariff], studio: Studio
) -> dict[str, list[Cast]]:
    """Return the takes of the shots of which every clip is here."""
    try:
        cast = _cast(order, service, _price(order, service, tariffs))
    except BadRequest:  # this quality cannot film them, so it never did
        return {}
    taken = {shot: [e for e in cast if e.slate.reviewed.shot == shot] for shot in _shots(cast)}
    return {
        shot: mine
        for shot, mine in taken.items()
        if all(studio.clips.find(each.take.digest) for each in mine)
    }


def _shots(cast: Iterable[Cast]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.slate.reviewed.shot for each in cast))


def _cheaper(
    order: Order, service: Service, estimate: Estimate, tariffs: Mapping[str, Tariff]
) -> Iterator[tuple[str, int]]:
    """Yield the qualities at which the shots that are not paid yet would cost less."""
    tariff = tariffs.get(order.provider)
    unpaid = {quote.shot for quote in estimate.quotes if not quote.paid}
    if tariff is None or order.model or order.usd_per_second is not None or not unpaid:
        return
    for tier in tariff.tiers:
        other = replace(service, model=tier.model, resolution=tier.resolution)
        listed = tariff.price(tier.model, tier.resolution)
        if other == service or listed is None:
            continue
        with suppress(BadRequest):  # this one cannot film it at all
            cast = _cast(replace(order, shots=unpaid), other, listed)
            price = sum(each.slate.price for each in cast)
            if price < estimate.due:
                yield tier.name, price


def _price(order: Order, service: Service, tariffs: Mapping[str, Tariff]) -> int:
    if order.usd_per_second is not None:
        return micros(order.usd_per_second)
    tariff = tariffs.get(service.provider)
    listed = tariff.price(service.model, service.resolution) if tariff else None
    if listed is None:
        raise BadRequest(
            f"nobody knows what {service.model} costs at {service.resolution}",
            "set provider.usd-per-second in sora.yaml, 0 for a machine of your own",
            code="SL222",
        )
    return listed


def _retirement(
    order: Order, service: Service, tariffs: Mapping[str, Tariff], today: date
) -> tuple[str, ...]:
    """Return what is to be said of the model's and the prices' age; raise for a retired model."""
    tariff = tariffs.get(service.provider)
    card = find_provider(service.provider).card
    own = service.base_url != card.base_url and service.provider == "openai-videos"
    if tariff is None:
        return ()
    how = standing(tariff, service.model, today)
    # A gateway may give any name to what it has: there a retired name is no proof.
    if how.level == "retired" and not own:
        raise BadRequest(how.words, "nothing was sent", code="SL225")
    old = aged(tariff, today) if order.usd_per_second is None else ""
    return tuple(filter(None, (how.words, old)))
