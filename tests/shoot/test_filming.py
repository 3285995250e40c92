"""Filming end to end: a real service on loopback, a real ledger, a clock that is a list."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

import pytest

from slapstick.budget.tariff import load_tariffs, read_tariff
from slapstick.errors import BadRequest, OverBudget
from slapstick.filming.film import film_clips, film_plan, open_line, reconcile, resume
from slapstick.filming.orders import Order, Plan, plan, unreviewed
from slapstick.filming.telling import ADVICE, advice, refusal, remedy, tell
from slapstick.model import Line, Part, Place
from slapstick.shoot.lifecycle import Kind, State
from slapstick.shoot.protocol import Answer, Ask
from slapstick.shoot.wire import Wire
from tests.fakes.film_set import FilmSet, prompt


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
    assert "--quality" not in caught.value.help_text
    assert on_set.service.log == []
    assert on_set.ledger.rows() == []
    assert on_set.ledger.month(on_set.clock.now()).held == 0


def test_only_the_shots_that_are_named_are_filmed(on_set: FilmSet) -> None:
    on_set.film(replace(on_set.order, shots=frozenset({"shot-02"})))
    assert list(on_set.rows()) == ["shot-02"]
    assert on_set.plan().estimate.paid == 1
    with pytest.raises(BadRequest, match="shot-09"):
        on_set.plan(replace(on_set.order, shots=frozenset({"shot-09"})))


def test_a_shot_is_filmed_better_later_and_the_draft_stays(on_set: FilmSet) -> None:
    on_set.film()
    final = replace(on_set.order, model="sora-2-pro", resolution="1024p")
    on_set.film(replace(final, shots=frozenset({"shot-01"})))
    assert on_set.service.asked("POST") == 4
    assert len(film_clips(on_set.plan(), on_set.studio)) == 3
    assert list(film_clips(on_set.plan(final), on_set.studio)) == ["shot-01"]


def test_over_budget_a_quality_at_which_all_would_fit_is_named(on_set: FilmSet) -> None:
    tariff, _ = read_tariff(QUALITIES, "openai-videos.yaml")
    assert tariff is not None
    dear = replace(on_set.order, model="", usd_per_second=None, quality="high", limit=4_000_000)
    planned = plan(dear, {"openai-videos": tariff}, date(2026, 11, 22), on_set.studio)
    with (
        open_line(planned.service, {"SORA_API_KEY": "sk-secret"}) as line,
        pytest.raises(OverBudget) as caught,
    ):
        list(film_plan(planned, line, on_set.studio))
    assert "all would at --quality low, for $1.20; all would at --quality medium, for $3.60" in (
        caught.value.help_text
    )
    assert "2 shots would fit: --shots shot-01,shot-02" in caught.value.help_text
    assert on_set.service.log == []


QUALITIES = """\
provider: openai-videos
as_of: 2026-11-22
source: here
tiers:
  low: {model: sora-2, resolution: 720p}
  medium: {model: sora-2-pro, resolution: 720p}
  high: {model: sora-2-pro, resolution: 1024p}
models:
  sora-2: {usd_per_second: {720p: 0.1}}
  sora-2-pro: {usd_per_second: {720p: 0.3, 1024p: 0.5}}
"""


def test_a_draft_of_the_film_keeps_the_best_clip_of_each_shot(on_set: FilmSet) -> None:
    tariff, _ = read_tariff(QUALITIES, "openai-videos.yaml")
    assert tariff is not None
    draft = replace(on_set.order, model="", usd_per_second=None)

    def planned(order: Order) -> Plan:
        return plan(order, {"openai-videos": tariff}, date(2026, 11, 22), on_set.studio)

    def filmed(order: Order) -> dict[str, str]:
        reckoned = planned(order)
        with open_line(reckoned.service, {"SORA_API_KEY": "sk-secret"}) as line:
            list(film_plan(reckoned, line, on_set.studio))
        there = film_clips(planned(order), on_set.studio)
        return {take.shot: f"{take.model} {take.resolution}" for take in planned(order).takes
                if take.shot in there}  # fmt: skip

    filmed(replace(draft, quality="high", shots=frozenset({"shot-02"})))
    filmed(replace(draft, quality="medium", shots=frozenset({"shot-02", "shot-03"})))
    assert on_set.money() == (0, 4 * (50 + 30 + 30 - 30))  # the second was there, and better
    told = filmed(draft)
    assert told == {"shot-01": "sora-2 720p", "shot-02": "sora-2-pro 1024p",
                    "shot-03": "sora-2-pro 720p"}  # fmt: skip
    assert on_set.service.asked("POST") == 3
    assert planned(draft).estimate.paid == 3
    assert planned(draft).notices == (
        "there in high quality already, and kept: shot-02",
        "there in medium quality already, and kept: shot-03",
    )
    filmed(replace(draft, quality="high"))
    assert on_set.service.asked("POST") == 5


def test_a_seeded_shot_is_the_same_clip_in_another_film(on_set: FilmSet) -> None:
    seeded = replace(
        on_set.order, provider="runway", base_url=f"{on_set.service.base}/v1", model="gen4.5"
    )
    one, two = (on_set.plan(replace(seeded, film=film)).takes for film in ("The Retry", "Tea"))
    assert all(take.seed is not None for take in one)
    assert len({take.seed for take in one}) == 3
    assert [take.digest for take in one] == [take.digest for take in two]


def test_two_shots_with_the_same_words_are_one_take(on_set: FilmSet) -> None:
    twin = replace(on_set.order.prompts[0], shot="shot-99")
    on_set.film(replace(on_set.order, prompts=(*on_set.order.prompts, twin)))
    assert on_set.service.asked("POST") == 3


def test_a_shot_that_no_service_can_film_is_named_before_anything_is_sent(
    on_set: FilmSet,
) -> None:
    long = replace(on_set.order.prompts[1], seconds=60.0)
    with pytest.raises(BadRequest, match=r"shot-02 has an action of 60 s; sora-2 films 12 s"):
        on_set.film(replace(on_set.order, prompts=(on_set.order.prompts[0], long)))
    assert on_set.service.log == []


def test_what_nobody_knows_the_price_of_is_not_filmed(on_set: FilmSet) -> None:
    with pytest.raises(BadRequest, match="nobody knows what sora-2 costs"):
        on_set.film(replace(on_set.order, usd_per_second=None))


def test_a_machine_of_ones_own_costs_nothing_and_still_keeps_its_clips(on_set: FilmSet) -> None:
    on_set.film(replace(on_set.order, usd_per_second=Decimal(0), limit=0))
    assert on_set.money() == (0, 0)
    on_set.film(replace(on_set.order, usd_per_second=Decimal(0), limit=0))
    assert on_set.service.asked("POST") == 3


def test_a_retired_model_is_refused_and_what_is_alive_is_named(on_set: FilmSet) -> None:
    order = Order("f", on_set.order.prompts, "xai", quality="low")
    tariff, _ = read_tariff(RETIRED, "xai.yaml")
    assert tariff is not None
    with pytest.raises(BadRequest, match=r"retired on 2026-11-01; alive: grok-imagine-video-1.5"):
        plan(order, {"xai": tariff}, date(2026, 11, 22))
    assert plan(order, {"xai": tariff}, date(2026, 10, 22)).notices


RETIRED = """\
provider: xai
as_of: 2026-10-01
source: x
tiers: {low: {model: grok-imagine-video, resolution: 480p}}
models:
  grok-imagine-video: {usd_per_second: {480p: 0.05}, retires_on: 2026-11-01}
  grok-imagine-video-1.5: {usd_per_second: {480p: 0.08}}
"""


def test_the_price_list_and_the_quality_choose_model_and_price() -> None:
    order = Order("f", (prompt(1, 5.0),), "xai", quality="draft")
    planned = plan(order, load_tariffs(), date(2026, 11, 22))
    assert (planned.service.model, planned.service.resolution) == (
        "grok-imagine-video-1.5-lite",
        "480p",
    )
    assert planned.estimate.due == 5 * 20_000


def test_what_was_not_reviewed_is_named() -> None:
    prompts = [prompt(1), prompt(2), prompt(3), prompt(4), prompt(5)]
    other = replace(prompt(9), shot="shot-02")
    committed = {p.shot: p for p in prompts if p.shot != "shot-03"} | {"shot-02": other}
    working = {p.shot: p for p in prompts if p.shot != "shot-05"}
    working["shot-04"] = replace(prompt(9), shot="shot-04")

    faults = unreviewed(prompts, working, committed)

    assert faults == [
        "shot-02 differs from its committed snapshot",
        "shot-03 has no committed snapshot",
        "the page of shot-04 in the work tree is not as it is committed",
        "the page of shot-05 is committed, but gone from the work tree",
    ]
    assert unreviewed(prompts[:1], working, committed) == []


@pytest.mark.parametrize("moment", range(1, 12))
def test_an_interrupted_film_is_gone_on_with(on_set: FilmSet, moment: int) -> None:
    """Ctrl-C at any wait or request: nothing unsent stays held, and nothing is asked twice."""
    left = iter(range(moment))

    real = on_set.clock.wait

    def wait(seconds: float) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        real(seconds)

    on_set.studio = replace(on_set.studio, wait=wait)
    with contextlib.suppress(KeyboardInterrupt):
        on_set.film()
    assert not [r for r in on_set.ledger.rows() if r.state in (State.RESERVED, State.SENDING)]
    on_set.studio = replace(on_set.studio, wait=real)
    on_set.film()
    assert sorted(on_set.service.accepted) == sorted(p.text for p in on_set.order.prompts)
    assert on_set.money() == (0, 120)


def test_ctrl_c_while_a_request_is_under_way_leaves_it_in_doubt_and_it_is_found(
    on_set: FilmSet,
) -> None:
    planned = on_set.plan()
    opened = open_line(planned.service, {"SORA_API_KEY": "sk-secret"})
    with opened as line, pytest.raises(KeyboardInterrupt):
        list(film_plan(planned, InterruptedLine(line), on_set.studio))
    assert [row.state for row in on_set.ledger.rows()].count(State.DOUBTFUL) == 1
    on_set.film()
    assert sorted(on_set.service.accepted) == sorted(p.text for p in on_set.order.prompts)
    assert on_set.money() == (0, 120)


class InterruptedLine:
    """Sends the first request, and is interrupted before its answer."""

    def __init__(self, line: Wire) -> None:
        self.line = line

    def ask(self, ask: Ask) -> Answer:
        self.line.ask(ask)
        raise KeyboardInterrupt

    def download(self, ask: Ask, into: BinaryIO) -> Answer:
        raise NotImplementedError


def test_only_a_list_is_waited_for(on_set: FilmSet) -> None:
    """Seconds after: a job that is not in the list may still show; without a list none will."""
    on_set.service.create_faults = ["drop-before"]
    on_set.film()
    doubtful = [row for row in on_set.ledger.rows() if row.state == State.DOUBTFUL]
    told = []
    for dialect in ("openai", "litellm"):
        service = replace(on_set.plan().service, dialect=dialect)
        studio = replace(on_set.studio, now=lambda: doubtful[0].sent + 1)
        with open_line(service, {"SORA_API_KEY": "sk-secret"}) as line:
            told += [words for _, words in reconcile(doubtful, service, line, studio)]
    assert "too early to tell" in told[0]
    assert "a person must say" in told[1]


def test_doubts_are_reconciled_by_the_list_without_sending_anything(on_set: FilmSet) -> None:
    on_set.service.create_faults = ["500-after", "drop-before"]
    on_set.service.lists = False
    on_set.film()
    assert on_set.money() == (80, 40)
    on_set.service.lists = True
    doubtful = [row for row in on_set.ledger.rows() if row.state == State.DOUBTFUL]
    planned = on_set.plan()
    on_set.clock.wait(60)
    with open_line(planned.service, {"SORA_API_KEY": "sk-secret"}) as line:
        told = list(reconcile(doubtful, planned.service, line, on_set.studio))
        fetched = [row for row in on_set.ledger.rows() if row.state == State.ACCEPTED]
        list(resume(fetched, planned.service, line, on_set.studio))
    assert [words.split(";")[0] for _, words in told] == [
        "it is there as video_0001==",
        "the service's list does not have it: it never arrived",
    ]
    assert on_set.service.asked("POST") == 3
    assert on_set.money() == (0, 80)
    assert sorted(row.state for row in on_set.ledger.rows()) == ["released", "stored", "stored"]


def test_the_key_is_written_nowhere(on_set: FilmSet, tmp_path: Path) -> None:
    on_set.service.create_faults = ["400", "401"]
    told = on_set.film()
    lines = [tell(each) for each in told] + [advice(row) for row in on_set.ledger.rows()]
    assert any(lines)
    assert "sk-secret" not in repr(told) + repr(lines) + repr(on_set.ledger.rows())
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if b"sk-secret" in path.read_bytes()]


def test_a_refused_prompt_is_shown_by_the_lines_that_no_other_prompt_has() -> None:
    common = Line("Black and white, fine grain.", Place("story.yaml", 3))
    own = Line("A bank is robbed.", Place("rules.yaml", 9))
    parts = (Part("style", (common,)), Part("beats", (own,)))
    refused = replace(prompt(1), parts=parts)
    other = replace(prompt(2), parts=(Part("style", (common,)),))
    lines = list(refusal(refused, [refused, other]))
    assert [line for line, _ in lines] == [own]
    assert "reword the story's lines; or ask once more with `--again`" in remedy(refused, lines)
    gag = replace(refused, gag="pack/bank")
    assert "`rules: {pack/bank: off}` in sora.yaml" in remedy(gag, lines)
    assert remedy(gag, [(own, "rob: say take")]).startswith("reword what has a remark")


def test_every_state_has_its_advice() -> None:
    assert set(ADVICE) == set(State)
