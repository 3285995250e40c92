"""Filming end to end: a real service on loopback, a real ledger, a clock that is a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.fakes.clips import probe
from tests.fakes.clock import Clock
from tests.fakes.video_service import VideoService

from slapstick.budget.ledger import Ledger
from slapstick.errors import OverBudget
from slapstick.filming import Order, Plan, Studio, Told, film_clips, film_plan, open_line, plan
from slapstick.model import Line, Part, Place, Prompt, TokenBudgetLevel
from slapstick.shoot.clips import ClipStore
from slapstick.shoot.lifecycle import Kind
from slapstick.shoot.presence import Presence


def prompt(number: int, seconds: float = 4.0) -> Prompt:
    line = Line(f"A waiter slips on peel number {number}.", Place("rules/core.yaml", number))
    parts = (Part("beats", (line,)),)
    return Prompt(f"shot-{number:02d}", seconds, TokenBudgetLevel.STANDARD, parts)


class Set:
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


@pytest.fixture
def on_set(tmp_path: Path) -> Iterator[Set]:
    clock = Clock()
    with VideoService(clock=clock.now).open() as service:
        made = Set(tmp_path, service, clock)
        yield made
        made.studio.presence.leave()


def test_a_film_is_asked_for_once_paid_once_and_kept(on_set: Set) -> None:
    told = on_set.film()
    assert [t.event.kind for t in told if t.event.kind is Kind.STORE] == [Kind.STORE] * 3
    assert on_set.service.asked("POST") == 3
    month = on_set.ledger.month(on_set.clock.now())
    assert (month.held, month.spent) == (0, 1_200_000)
    assert set(film_clips(on_set.plan(), on_set.studio)) == {"shot-01", "shot-02", "shot-03"}
    assert on_set.kinds()["shot-01"] == ["reserve", "send", "accept", "finish", "store"]


def test_the_same_film_again_costs_and_asks_nothing(on_set: Set) -> None:
    on_set.film()
    before = len(on_set.service.log)
    assert on_set.plan().estimate.due == 0
    assert on_set.film(replace(on_set.order, film="Another title")) == []
    assert len(on_set.service.log) == before


def test_over_budget_nothing_is_sent_and_what_would_fit_is_said(on_set: Set) -> None:
    with pytest.raises(OverBudget) as caught:
        on_set.film(replace(on_set.order, limit=900_000))
    assert caught.value.exit_code == 3
    assert "2 shots would fit: --shots shot-01,shot-02" in caught.value.help_text
    assert on_set.service.log == []
    assert on_set.ledger.rows() == []
    assert on_set.ledger.month(on_set.clock.now()).held == 0
