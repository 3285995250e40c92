"""Show the video services: what they can do, what they charge, what this film would cost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from slapstick.cli import words
from slapstick.cli.options import as_json, folder, workers

if TYPE_CHECKING:
    from slapstick.budget.tariff import Tariff
    from slapstick.filming.orders import Plan
    from slapstick.shoot.protocol import Card


@click.command()
@folder
@workers
@as_json
def command(path: Path, workers: int | None, as_json: bool) -> None:
    """Show the video services, and what the film of PATH would cost on each; sends nothing.

    Prices are as of the day that stands beside them. Lists of your own in .sora/tariffs/ come
    first.
    """
    from slapstick.app.opening import open_project
    from slapstick.app.planning import plan, read_all
    from slapstick.app.shooting import Terms, services_of, tariffs_of
    from slapstick.providers import load_providers

    workspace = open_project(path)
    planned = plan(workspace, read_all(workspace, workers=workers))
    tariffs = tariffs_of(path)
    offers = services_of(planned, Terms())
    told = [
        _offer(load_providers()[name].card, tariffs.get(name), reckoned, fault)
        for name, reckoned, fault in offers
    ]
    if as_json:
        words.say_json(told)
        return
    columns = ["service", "model", "picture", "price", "takes", "asked", "this film"]
    words.table(columns, [_price_row(offer) for offer in told])
    columns = ["service", "films", "shapes", "reads", "prices of"]
    words.table(columns, [_ability_row(offer) for offer in told])
    for offer in told:
        if offer["note"] or offer["fault"]:
            words.note(f"{offer['service']}: {offer['fault'] or offer['note']}")


def _offer(card: Card, tariff: Tariff | None, reckoned: Plan | None, fault: str) -> dict[str, Any]:
    """Return what a person may know of a service before choosing it."""
    from slapstick.shoot.protocol import find_model

    name = reckoned.service.model if reckoned else ""
    resolution = reckoned.service.resolution if reckoned else ""
    model = find_model(card, name)
    price = tariff.price(name, resolution) if tariff and reckoned else None
    if reckoned and reckoned.order.usd_per_second is not None:
        price = int(reckoned.order.usd_per_second * 1_000_000)
    return {
        "service": card.name,
        "title": card.title,
        "model": name or ", ".join(each.name for each in card.models if each.name != "*"),
        "resolution": resolution,
        "seconds": list(model.seconds) if model else [],
        "aspects": [str(aspect) for aspect in model.aspects] if model else [],
        "prompt": {"most": model.prompt.most, "unit": model.prompt.unit} if model else None,
        "references": model.references if model else 0,
        "micros_per_second": price,
        "takes": len(reckoned.cast) if reckoned else None,
        "seconds_asked": sum(take.seconds for take in reckoned.takes) if reckoned else None,
        "film_micros": reckoned.estimate.total if reckoned else None,
        "as_of": str(tariff.as_of) if tariff else "",
        "source": tariff.source if tariff else "",
        "keys": list(card.key_names),
        "dialects": list(card.dialects),
        "note": card.note,
        "fault": fault,
    }


def _price_row(offer: dict[str, Any]) -> list[str]:
    from slapstick.budget.money import dollars

    price, film = offer["micros_per_second"], offer["film_micros"]
    return [
        offer["service"],
        offer["model"],
        offer["resolution"],
        f"{dollars(price)}/s" if price is not None else "not known",
        "-" if film is None else str(offer["takes"]),
        "-" if film is None else f"{offer['seconds_asked']} s",
        "-" if film is None else dollars(film),
    ]


def _ability_row(offer: dict[str, Any]) -> list[str]:
    prompt = offer["prompt"]
    return [
        offer["service"],
        f"{_seconds(offer['seconds'])} s",
        " ".join(offer["aspects"]),
        f"{prompt['most']:,} {prompt['unit']}" if prompt else "",
        offer["as_of"],
    ]


def _seconds(offered: list[int]) -> str:
    """Write durations down: 3-15 where all between are offered, else 4, 8, 12."""
    if len(offered) > 2 and offered == list(range(offered[0], offered[-1] + 1)):
        return f"{offered[0]}-{offered[-1]}"
    return ", ".join(map(str, offered))
