"""Filming end to end: a real service on loopback, a real ledger, a clock that is a list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from slapstick.errors import OverBudget
from slapstick.filming.film import film_clips
from slapstick.shoot.lifecycle import Kind
from tests.fakes.film_set import FilmSet


def test_a_film_is_asked_for_once_paid_once_and_kept(on_set: FilmSet) -> None:
    told = on_set.film()
    assert [t.event.kind for t in told if t.event.kind is Kind.STORE] == [Kind.STORE] * 3
    assert on_set.service.asked("POST") == 3
    month = on_set.ledger.month(on_set.clock.now())
    assert (month.held, month.spent) == (0, 1_200_000)
    assert set(film_clips(on_set.plan(), on_set.studio)) == {"shot-01", "shot-02", "shot-03"}
    assert on_set.kinds()["shot-01"] == ["reserve", "send", "accept", "finish", "store"]


def test_the_same_film_again_costs_and_asks_nothing(on_set: FilmSet) -> None:
    on_set.film()
    before = len(on_set.service.log)
    assert on_set.plan().estimate.due == 0
    assert on_set.film(replace(on_set.order, film="Another title")) == []
    assert len(on_set.service.log) == before


def test_over_budget_nothing_is_sent_and_what_would_fit_is_said(on_set: FilmSet) -> None:
    with pytest.raises(OverBudget) as caught:
        on_set.film(replace(on_set.order, limit=900_000))
    assert caught.value.exit_code == 3
    assert "2 shots would fit: --shots shot-01,shot-02" in caught.value.help_text
    assert on_set.service.log == []
    assert on_set.ledger.rows() == []
    assert on_set.ledger.month(on_set.clock.now()).held == 0
