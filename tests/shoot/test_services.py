"""Each service films a whole order on loopback, in its own form."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from slapstick.filming.film import film_clips
from slapstick.filming.orders import Order
from slapstick.providers import load_providers
from slapstick.shoot.lifecycle import State
from tests.fakes.film_set import FilmSet
from tests.fakes.forms import BASES

# What the service itself says that a job cost, in cents; else what was held.
TOLD = {"openrouter": 25, "xai": 25, "runway": 25}


@pytest.fixture(params=sorted(BASES))
def order(request: pytest.FixtureRequest, on_set: FilmSet) -> Order:
    model = load_providers()[request.param].card.models[0]
    return replace(
        on_set.order,
        provider=request.param,
        base_url=on_set.service.base + BASES[request.param],
        model="sora-2" if model.name == "*" else model.name,
        resolution="720p",
        usd_per_second=Decimal("0.10"),
    )


def test_a_film_is_shot_and_settled_by_the_services_own_figure(
    on_set: FilmSet, order: Order
) -> None:
    on_set.film(order)
    assert len(film_clips(on_set.plan(order), on_set.studio)) == 3
    assert len(on_set.service.accepted) == 3
    assert on_set.money() == (0, 3 * TOLD.get(order.provider, 40))


@pytest.mark.parametrize("fault", ["failed", "moderated", "empty", "string-error"])
def test_no_failure_becomes_a_clip_or_is_filmed_twice(
    on_set: FilmSet, order: Order, fault: str
) -> None:
    if fault == "empty":  # done, and where the address follows from the id there is nothing
        on_set.service.content_faults = ["missing"] * 20
    on_set.service.job_faults = [fault]
    on_set.film(replace(order, prompts=order.prompts[:1]))
    row = on_set.rows()["shot-01"]
    assert row.state in (State.FAILED, State.REFUSED, State.FILMED)
    assert film_clips(on_set.plan(order), on_set.studio) == {}
    assert on_set.service.asked("POST") == 1
    if fault == "moderated":
        assert (row.state, row.reason) == (State.REFUSED, "moderation")


# A job found improper: what the service says it cost, or all of it where it may bill and is silent.
MODERATED = {
    "xai": 25,
    "runway": 0,
    "gemini-omni": 0,
    "fal": 40,
    "openai-videos": 0,
    "openrouter": 0,
}


def test_what_a_failure_cost_is_what_the_service_says_or_may_charge(
    on_set: FilmSet, order: Order
) -> None:
    on_set.service.job_faults = ["moderated"]
    on_set.film(replace(order, prompts=order.prompts[:1]))
    assert on_set.money() == (0, MODERATED[order.provider])


@pytest.mark.parametrize("fault", ["drop-after", "500-after", "no-id", "half-after"])
def test_doubt_never_costs_twice(on_set: FilmSet, order: Order, fault: str) -> None:
    on_set.service.create_faults = [fault]
    on_set.film(order)
    on_set.film(order)
    assert len(on_set.service.accepted) == 3


def test_the_key_goes_where_it_belongs_and_nowhere_else(on_set: FilmSet, order: Order) -> None:
    on_set.film(order)
    for seen in on_set.service.log:
        assert "sk-secret" not in seen.path
        assert b"sk-secret" not in seen.body
        if "files/" in seen.path and order.provider != "gemini-omni":
            assert "sk-secret" not in str(seen.headers)
