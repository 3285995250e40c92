"""Price lists are dated data, and what a person writes wrong in one is located."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from slapstick.budget.tariff import aged, load_tariffs, read_tariff, standing, tier_name
from slapstick.errors import BadFiles, BadRequest
from slapstick.providers import load_providers
from slapstick.shoot.protocol import find_model

TODAY = date(2026, 11, 22)
LIST = """\
provider: xai
as_of: 2026-11-22
source: https://prices.example
tiers:
  low: {model: grok, resolution: 480p}
models:
  grok:
    usd_per_second: {480p: 0.02, 720p: 0.03}
    retires_on: 2026-12-31
"""


def test_every_list_that_ships_is_dated_sourced_and_of_a_service_there_is() -> None:
    tariffs = load_tariffs()
    assert tariffs
    for name, tariff in tariffs.items():
        card = load_providers()[name].card
        assert tariff.as_of <= TODAY
        assert tariff.source
        for priced in tariff.models:
            assert find_model(card, priced.name) is not None, priced.name
        for tier in tariff.tiers:
            model = find_model(card, tier.model)
            assert model is not None
            assert tier.resolution in model.resolutions
            assert standing(tariff, tier.model, TODAY).level == "fine"


def test_qualities_are_tiers_and_a_higher_one_never_costs_less() -> None:
    for tariff in load_tariffs().values():
        if tariff.tiers:
            prices = [
                tariff.price(tier.model, tier.resolution) or 0
                for quality in ("LOW", "medium", "High")
                if (tier := tariff.tier(quality))
            ]
            assert len(prices) == 3
            assert prices == sorted(prices)
    assert (tier_name("draft"), tier_name("final")) == ("low", "high")
    with pytest.raises(BadRequest, match="ultra"):
        tier_name("ultra")


@pytest.mark.parametrize(
    ("today", "level"),
    [
        (date(2026, 10, 1), "fine"),
        (date(2026, 11, 22), "retiring"),
        (date(2026, 12, 30), "retiring"),
        (date(2026, 12, 31), "retired"),
    ],
)
def test_a_model_is_warned_of_before_it_goes_and_refused_after(today: date, level: str) -> None:
    tariff, problems = read_tariff(LIST, "xai.yaml")
    assert tariff is not None
    assert problems == []
    assert standing(tariff, "grok", today).level == level


def test_a_retired_model_names_what_is_alive() -> None:
    sora = load_tariffs()["openai-videos"]
    assert "alive are gemini-omni" in standing(sora, "sora-2", TODAY).words


def test_a_list_of_ones_own_takes_the_place_of_the_one_that_ships() -> None:
    tariffs = load_tariffs([(".sora/tariffs/xai.yaml", LIST)])
    assert tariffs["xai"].price("grok", "480p") == 20_000
    assert tariffs["xai"].price("grok-imagine-video", "480p") is None


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("2026-11-22", "yesterday", 2, "day"),
        ("0.02", "cheap", 8, "price"),
        ("0.02", "-1", 8, "price"),
        ("source: https://prices.example", "sauce: x", 3, "unknown key"),
        ("  low:", "  lowest:", 5, "no tier"),
        ("resolution: 480p", "resolution: 8k", 5, "no price"),
        ("retires_on", "retries_on", 9, "unknown key"),
        ("models:", "models: []\nmore:", 7, "unknown key"),
        ("  grok:", "  grok: 1\n  other:", 7, "must hold keys"),
    ],
)
def test_a_mistake_in_a_list_is_located(old: str, new: str, line: int, word: str) -> None:
    tariff, problems = read_tariff(LIST.replace(old, new, 1), "xai.yaml")
    assert tariff is None
    found = [problem for problem in problems if word in problem.message]
    assert found, problems
    assert found[0].place.line == line
    assert found[0].excerpt


def test_all_mistakes_of_all_lists_come_at_once() -> None:
    with pytest.raises(BadFiles) as caught:
        load_tariffs([("a.yaml", "a: [\n"), ("b.yaml", LIST.replace("0.02", "x"))])
    assert {problem.place.path for problem in caught.value.problems} == {"a.yaml", "b.yaml"}


def test_an_old_price_list_says_so() -> None:
    tariff = load_tariffs()["xai"]
    assert aged(tariff, tariff.as_of + timedelta(90)) == ""
    told = aged(tariff, tariff.as_of + timedelta(91))
    assert told == f"prices of xai are of {tariff.as_of}; look at {tariff.source}"
