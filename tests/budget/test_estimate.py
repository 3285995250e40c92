"""What a film costs and what of it would fit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slapstick.budget.estimate import Estimate, Quote, bars, fitting, forecast
from slapstick.budget.money import dollars, micros
from slapstick.errors import BadRequest


def quote(number: int, amount: int, paid: bool = False) -> Quote:
    return Quote(f"take-{number}", f"shot-{number}", 4, amount, paid)


def test_what_is_paid_is_not_due_and_the_same_words_cost_once() -> None:
    estimate = Estimate((quote(1, 5), quote(2, 7, paid=True), quote(1, 5)))
    assert (estimate.total, estimate.due, estimate.paid) == (12, 5, 1)


TAKES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4), st.integers(0, 50)), max_size=12)


@given(TAKES, st.integers(0, 120))
def test_what_is_said_to_fit_fits_and_no_further_shot_would(
    takes: list[tuple[int, int, int]], room: int
) -> None:
    """Shots of several takes, some of which are the same take."""
    prices = {take: micros for _, take, micros in takes}
    estimate = Estimate(
        tuple(Quote(f"take-{t}", f"shot-{s}", 4, prices[t], t == 4) for s, t, _ in sorted(takes))
    )
    fits = fitting(estimate, room)
    cost = _cost(estimate, set(fits))
    assert cost <= room
    unpaid = {quote.shot for quote in estimate.quotes if not quote.paid}
    assert all(_cost(estimate, {*fits, shot}) > room for shot in unpaid - set(fits))


def _cost(estimate: Estimate, shots: set[str]) -> int:
    chosen = tuple(quote for quote in estimate.quotes if quote.shot in shots)
    return Estimate(chosen).due


def test_a_shot_is_paid_for_when_all_its_takes_are() -> None:
    takes = (quote(1, 5, paid=True), quote(2, 5, paid=True), quote(3, 5))
    one, two, three = takes
    estimate = Estimate((one, replace(two, shot="b"), replace(three, shot="b")))
    assert (estimate.shots, estimate.paid, estimate.due) == (("shot-1", "b"), 1, 5)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, "$0.00"),
        (1, "$0.000001"),
        (10_000, "$0.01"),
        (23_200, "$0.0232"),
        (1_234_560_000, "$1,234.56"),
        (-500_000, "-$0.50"),
    ],
)
def test_money_is_written_to_the_last_micro_dollar_that_matters(amount: int, text: str) -> None:
    assert dollars(amount) == text


def test_dollars_become_whole_micro_dollars_rounded_up() -> None:
    assert micros(0.0232) == 23_200
    assert micros("0.0000001") == 1
    assert micros(50) == 50_000_000


@pytest.mark.parametrize("wrong", ["", "ten", "nan", "inf", "-1", "1e99"])
def test_what_is_no_sum_of_money_is_refused(wrong: str) -> None:
    with pytest.raises(BadRequest):
        micros(wrong)


def test_a_month_is_forecast_as_it_went_so_far() -> None:
    assert forecast(spent=10_000_000, held=500_000, day=10, days=30) == 30_500_000
    assert forecast(spent=0, held=0, day=1, days=31) == 0


def test_the_longest_bar_fills_the_width_and_a_small_sum_still_shows() -> None:
    assert bars([("a", 100), ("b", 1), ("c", 0)], 20) == (("a", 100, 20), ("b", 1, 1), ("c", 0, 0))
    assert bars([], 20) == ()
