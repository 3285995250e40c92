"""A film set: everything that filming needs, in one folder and on one loopback port."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from slapstick.budget.bookings import Row
from slapstick.budget.ledger import Ledger
from slapstick.filming.film import film_plan, open_line
from slapstick.filming.orders import Order, Plan, plan
from slapstick.filming.studio import Studio, Told
from slapstick.model import Line, Part, Place, Prompt, TokenBudgetLevel
from slapstick.shoot.clips import ClipStore
from slapstick.shoot.presence import Presence
from tests.fakes.clips import probe
from tests.fakes.clock import Clock
from tests.fakes.video_service import VideoService


def prompt(number: int, seconds: float = 4.0) -> Prompt:
    line = Line(f"A waiter slips on peel number {number}.", Place("rules/core.yaml", number))
    parts = (Part("beats", (line,)),)
    return Prompt(f"shot-{number:02d}", seconds, TokenBudgetLevel.STANDARD, parts)


class FilmSet:
    """Everything a film needs, in one folder."""

    def __init__(self, folder: Path, service: VideoService, clock: Clock) -> None:
        self.service, self.clock = service, clock
        self.ledger = Ledger(f"sqlite:///{folder / 'ledger.db'}")
        self.studio = Studio(
            self.ledger,
            ClipStore(folder / "clips"),
            Presence(folder / "runs"),
            probe,
            who="A. Clerk",
            commit="c0ffee",
            now=clock.now,
            wait=clock.wait,
        )
        self.order = Order(
            film="The Retry",
            prompts=tuple(prompt(number) for number in (1, 2, 3)),
            provider="openai-videos",
            base_url=f"{service.base}/v1",
            model="sora-2",
            usd_per_second=Decimal("0.10"),
        )

    def plan(self, order: Order | None = None) -> Plan:
        return plan(order or self.order, {}, date(2026, 11, 22), self.studio)

    def film(self, order: Order | None = None) -> list[Told]:
        planned = self.plan(order)
        with open_line(planned.service, {"SORA_API_KEY": "sk-secret"}) as line:
            return list(film_plan(planned, line, self.studio))

    def kinds(self) -> dict[str, list[str]]:
        return {
            row.shot: [str(event["kind"]) for event in self.ledger.history(row.key)]
            for row in self.ledger.rows()
        }

    def rows(self) -> dict[str, Row]:
        return {row.shot: row for row in self.ledger.rows()}

    def money(self) -> tuple[int, int]:
        """Return what is held and what is spent, in cents."""
        month = self.ledger.month(self.clock.now())
        return month.held // 10_000, month.spent // 10_000
