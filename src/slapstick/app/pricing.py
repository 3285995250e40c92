"""Say what the shots of a plan cost, before any is filmed; opens no ledger and asks no service."""

from __future__ import annotations

from collections.abc import Mapping

from slapstick.app.planning import Planned
from slapstick.app.shooting import Terms, reckon
from slapstick.budget.money import dollars
from slapstick.errors import SlapstickError
from slapstick.filming.orders import Plan


def over_budget(planned: Planned) -> list[str]:
    """Say by how much a film costs more than a month allows, or why it cannot be filmed."""
    try:
        reckoned = on_paper(planned)
    except SlapstickError as error:
        return [f"sora.yaml: {error}"]
    if reckoned is None or reckoned.estimate.due <= reckoned.order.limit:
        return []
    due, limit = dollars(reckoned.estimate.due), dollars(reckoned.order.limit)
    return [f"sora.yaml: the film costs {due}, and a month's budget is {limit}"]


def prices_of(planned: Planned) -> Mapping[str, int]:
    """Return the micro-dollars of each shot; nothing where it is drawn, or has no known price."""
    try:
        reckoned = on_paper(planned)
    except SlapstickError:
        return {}
    prices: dict[str, int] = {}
    for slate, _, _ in reckoned.cast if reckoned else ():
        shot = slate.reviewed.shot
        prices[shot] = prices.get(shot, 0) + slate.price
    return prices


def on_paper(planned: Planned) -> Plan | None:
    """Return what filming costs as if nothing of it was paid; None for the animatic.

    The ledger that `sora.yaml` names is not opened: the file may come from anybody.
    """
    if planned.workspace.project.provider == "animatic":
        return None
    return reckon(planned, Terms())
