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
    columns = ["service", "model", "picture", "seconds", "shapes", "prompt", "price", "this film"]
    words.table([*columns, "as of"], [_row(offer) for offer in told])
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
        "film_micros": reckoned.estimate.total if reckoned else None,
        "as_of": str(tariff.as_of) if tariff else "",
        "source": tariff.source if tariff else "",
        "keys": list(card.key_names),
        "dialects": list(card.dialects),
        "note": card.note,
        "fault": fault,
    }


def _row(offer: dict[str, Any]) -> list[str]:
    from slapstick.budget.money import dollars

    seconds, prompt = offer["seconds"], offer["prompt"]
    price, film = offer["micros_per_second"], offer["film_micros"]
    return [
        offer["service"],
        offer["model"],
        offer["resolution"],
        f"{seconds[0]}-{seconds[-1]}" if seconds else "",
        " ".join(offer["aspects"]),
        f"{prompt['most']:,} {prompt['unit']}" if prompt else "",
        f"{dollars(price)}/s" if price is not None else "not known",
        dollars(film) if film is not None else "-",
        offer["as_of"],
    ]
