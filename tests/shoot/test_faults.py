"""Everything that goes wrong at a service: counted there, and in the book afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from slapstick.filming.film import decide, film_clips, open_line, reconcile
from slapstick.shoot.lifecycle import Kind, State
from tests.fakes.film_set import FilmSet

ARRIVED = [
    "500-after",
    "drop-after",
    "half-after",
    "no-id",
    "html-after",
    "503-after",
    "huge-after",
]
NOT_ACCEPTED = ["429", "429-bare"]


def one_shot(on_set: FilmSet) -> None:
    on_set.order = replace(on_set.order, prompts=on_set.order.prompts[:1])


@pytest.mark.parametrize("fault", NOT_ACCEPTED)
def test_what_was_explicitly_put_off_is_sent_again(on_set: FilmSet, fault: str) -> None:
    on_set.service.create_faults = [fault, fault]
    on_set.film()
    assert len(on_set.service.accepted) == 3
    assert on_set.money() == (0, 120)


def test_the_pause_that_a_service_asks_for_is_kept(on_set: FilmSet) -> None:
    one_shot(on_set)
    on_set.service.create_faults = ["429"]
    on_set.film()
    assert 7 in on_set.clock.waits


def test_a_pause_of_a_day_gives_the_money_back_and_says_so(on_set: FilmSet) -> None:
    one_shot(on_set)
    on_set.service.create_faults = ["429-long"]
    told = on_set.film()
    assert told[-1].event.kind is Kind.RELEASE
    assert "tomorrow" in told[-1].event.text
    assert on_set.money() == (0, 0)


def test_a_service_that_cannot_be_reached_is_tried_a_few_times_and_costs_nothing(
    on_set: FilmSet,
) -> None:
    one_shot(on_set)
    on_set.order = replace(on_set.order, base_url="http://127.0.0.1:9/v1")
    told = on_set.film()
    assert [t.event.kind for t in told].count(Kind.POSTPONE) == on_set.studio.patience.tries
    assert sorted(w for w in on_set.clock.waits if w) == [2, 4, 8, 16, 32]
    assert on_set.money() == (0, 0)


@pytest.mark.parametrize("fault", ARRIVED)
def test_a_job_whose_answer_was_lost_is_found_in_the_list_and_not_asked_for_again(
    on_set: FilmSet, fault: str
) -> None:
    on_set.service.create_faults = [fault]
    on_set.film()
    assert sorted(on_set.service.accepted) == sorted(p.text for p in on_set.order.prompts)
    assert on_set.money() == (0, 120)
    assert len(film_clips(on_set.plan(), on_set.studio)) == 3


@pytest.mark.parametrize("fault", [*ARRIVED, "drop-before", "500"])
def test_without_a_list_the_money_stays_held_and_the_other_shots_go_on(
    on_set: FilmSet, fault: str
) -> None:
    on_set.order = replace(on_set.order, dialect="litellm")
    on_set.service.create_faults = [fault]
    on_set.film()
    on_set.film()
    assert on_set.service.asked("POST") == 3
    assert on_set.rows()["shot-01"].state == State.DOUBTFUL
    assert on_set.money() == (40, 80)


@pytest.mark.parametrize("fault", ["drop-before", "500"])
def test_what_never_arrived_is_only_sent_again_by_a_later_run_that_looked(
    on_set: FilmSet, fault: str
) -> None:
    on_set.service.create_faults = [fault]
    on_set.film()
    assert on_set.service.asked("POST") == 3
    assert on_set.money() == (40, 80)
    on_set.film()
    assert sorted(on_set.service.accepted) == sorted(p.text for p in on_set.order.prompts)
    assert on_set.money() == (0, 120)


def test_a_list_that_hides_what_is_known_to_be_there_proves_nothing(on_set: FilmSet) -> None:
    on_set.service.create_faults = ["drop-after"]
    on_set.service.polls = 10**6
    on_set.service.hidden = True
    on_set.film()
    on_set.film()
    assert on_set.service.asked("POST") == 3


def test_a_list_that_shows_nothing_known_proves_nothing(on_set: FilmSet) -> None:
    """The very first job: an empty list may be late, or another account's."""
    film, on_set.order = on_set.order, replace(on_set.order, prompts=on_set.order.prompts[:1])
    on_set.service.create_faults = ["drop-before"]
    on_set.film()
    on_set.film()
    assert on_set.service.asked("POST") == 1
    assert on_set.rows()["shot-01"].state == State.DOUBTFUL
    on_set.film(film)  # the other shots show what the list is worth
    assert sorted(on_set.service.accepted) == sorted(each.text for each in film.prompts)
    assert on_set.money() == (0, 120)


def test_a_doubt_is_reconciled_by_its_idempotency_key(on_set: FilmSet) -> None:
    one_shot(on_set)
    on_set.order = replace(on_set.order, dialect="inworld", model="alibaba/wan-3.0")
    on_set.service.create_faults = ["drop-after"] * (on_set.studio.patience.tries + 1)
    on_set.film()
    assert on_set.rows()["shot-01"].state == State.DOUBTFUL
    planned = on_set.plan()
    for outcome in ("doubtful", "accepted"):
        if outcome == "doubtful":
            on_set.service.create_faults = ["503-after"]
        with open_line(planned.service, {"SORA_API_KEY": "sk-secret"}) as line:
            ((_, said),) = reconcile(on_set.ledger.rows(), planned.service, line, on_set.studio)
        assert said.startswith(f"asked again under its idempotency key: it is {outcome}")
    on_set.film()
    assert len(on_set.service.accepted) == 1
    assert on_set.money() == (0, 40)


def test_what_a_key_cannot_settle_in_time_is_not_asked_again(on_set: FilmSet) -> None:
    one_shot(on_set)
    on_set.order = replace(on_set.order, dialect="inworld", model="alibaba/wan-3.0")
    on_set.service.create_faults = ["drop-after"] * (on_set.studio.patience.tries + 1)
    on_set.film()
    asked = on_set.service.asked("POST")
    on_set.clock.wait(on_set.studio.patience.same_key + 1)
    planned = on_set.plan()
    with open_line(planned.service, {"SORA_API_KEY": "sk-secret"}) as line:
        ((_, said),) = reconcile(on_set.ledger.rows(), planned.service, line, on_set.studio)
    assert "a person must say" in said
    assert on_set.service.asked("POST") == asked


def test_an_idempotency_key_makes_it_safe_to_ask_again(on_set: FilmSet) -> None:
    on_set.order = replace(on_set.order, dialect="inworld", model="alibaba/wan-3.0")
    on_set.service.create_faults = ["drop-after", "503-after"]
    on_set.film()
    assert sorted(on_set.service.accepted) == sorted(p.text for p in on_set.order.prompts)
    assert on_set.money() == (0, 120)


@pytest.mark.parametrize(
    ("fault", "reason"), [("400", "invalid"), ("400-moderation", "moderation")]
)
def test_a_refused_shot_costs_nothing_and_the_others_are_filmed(
    on_set: FilmSet, fault: str, reason: str
) -> None:
    on_set.service.create_faults = [fault]
    on_set.film()
    row = on_set.rows()["shot-01"]
    assert (row.state, row.reason) == (State.REFUSED, reason)
    assert on_set.money() == (0, 80)


def test_what_was_found_improper_is_not_asked_again_unless_a_person_says_so(
    on_set: FilmSet,
) -> None:
    one_shot(on_set)
    on_set.service.create_faults = ["400-moderation"]
    on_set.film()
    on_set.film()
    assert on_set.service.asked("POST") == 1
    assert [row.shot for row in on_set.plan().blocked] == ["shot-01"]
    on_set.film(replace(on_set.order, again=True))
    assert on_set.service.asked("POST") == 2


@pytest.mark.parametrize("fault", ["401", "429-quota"])
def test_a_refused_key_or_an_empty_account_stops_all_sending(on_set: FilmSet, fault: str) -> None:
    on_set.service.create_faults = [fault]
    on_set.film()
    assert on_set.service.asked("POST") == 1
    assert on_set.money() == (0, 0)


@pytest.mark.parametrize("fault", ["failed", "failed-4xx", "string-error", "cancelled"])
def test_a_job_that_failed_gives_its_money_back(on_set: FilmSet, fault: str) -> None:
    on_set.service.job_faults = [fault]
    on_set.film()
    assert on_set.rows()["shot-01"].state == State.FAILED
    assert on_set.money() == (0, 80)


def test_a_job_that_was_found_improper_late_is_refused_not_failed(on_set: FilmSet) -> None:
    on_set.service.job_faults = ["moderated"]
    on_set.film()
    row = on_set.rows()["shot-01"]
    assert (row.state, row.reason) == (State.REFUSED, "moderation")


def test_a_job_that_expired_over_there_may_have_been_billed_and_counts_as_spent(
    on_set: FilmSet,
) -> None:
    one_shot(on_set)
    on_set.service.job_faults = ["expired"]
    on_set.film()
    on_set.film()
    assert on_set.service.asked("POST") == 1
    assert on_set.money() == (0, 40)


def test_a_job_stuck_at_99_per_cent_is_left_held_after_the_deadline(on_set: FilmSet) -> None:
    on_set.service.job_faults = ["stuck"]
    told = on_set.film()
    assert told[-1].event.kind is Kind.OVERDUE
    assert on_set.money() == (40, 80)
    on_set.service.jobs["video_0001=="].fault = ""
    on_set.film()
    assert on_set.service.asked("POST") == 3
    assert on_set.money() == (0, 120)


@pytest.mark.parametrize("fault", ["unknown-status", "changing-ids"])
def test_odd_answers_to_a_look_do_no_harm(on_set: FilmSet, fault: str) -> None:
    on_set.service.job_faults = [fault] * 3
    on_set.film()
    assert on_set.money() == (0, 120)
    assert len(film_clips(on_set.plan(), on_set.studio)) == 3


@pytest.mark.parametrize("fault", ["expired", "json", "truncated", "cut-off", "missing"])
def test_a_bad_download_is_tried_again_and_never_filmed_again(on_set: FilmSet, fault: str) -> None:
    on_set.service.content_faults = [fault, fault]
    on_set.film()
    assert on_set.service.asked("POST") == 3
    assert len(film_clips(on_set.plan(), on_set.studio)) == 3
    assert on_set.money() == (0, 120)


def test_a_clip_that_never_comes_stays_paid_and_is_fetched_by_a_later_run(on_set: FilmSet) -> None:
    one_shot(on_set)
    on_set.service.content_faults = ["json"] * on_set.studio.patience.tries
    on_set.film()
    assert on_set.rows()["shot-01"].state == State.FILMED
    assert list((on_set.studio.clips.folder / "incoming").iterdir()) == []
    on_set.film()
    assert on_set.rows()["shot-01"].state == State.STORED
    assert on_set.money() == (0, 40)
    assert on_set.service.asked("POST") == 1


def test_a_clip_that_vanished_from_the_disk_is_fetched_not_filmed_again(on_set: FilmSet) -> None:
    one_shot(on_set)
    on_set.film()
    clip = film_clips(on_set.plan(), on_set.studio)["shot-01"]
    clip.path.write_bytes(b"bit rot")
    on_set.film()
    assert on_set.service.asked("POST") == 1
    assert film_clips(on_set.plan(), on_set.studio)["shot-01"].sha256 == clip.sha256


@pytest.mark.parametrize(
    ("word", "money", "state"),
    [(Kind.ABSENT, (0, 0), State.RELEASED), (Kind.WRITE_OFF, (0, 40), State.LOST)],
)
def test_a_person_settles_a_doubt(
    on_set: FilmSet, word: Kind, money: tuple[int, int], state: State
) -> None:
    one_shot(on_set)
    on_set.order = replace(on_set.order, dialect="litellm")
    on_set.service.create_faults = ["drop-after"]
    on_set.film()
    assert decide(on_set.rows()["shot-01"], word, on_set.studio)
    assert on_set.money() == money
    assert on_set.rows()["shot-01"].state == state


def test_a_person_who_knows_the_id_gets_the_clip(on_set: FilmSet) -> None:
    one_shot(on_set)
    on_set.order = replace(on_set.order, dialect="litellm")
    on_set.service.create_faults = ["drop-after"]
    on_set.film()
    decide(on_set.rows()["shot-01"], Kind.ADOPT, on_set.studio, remote="video_0001==")
    on_set.film()
    assert on_set.rows()["shot-01"].state == State.STORED
    assert on_set.service.asked("POST") == 1
