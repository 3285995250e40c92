"""The table of a job's life."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slapstick.model import AspectRatio
from slapstick.shoot.lifecycle import (
    AT_REST,
    MONEY,
    TABLE,
    UNCHANGING,
    Event,
    Illegal,
    Job,
    Kind,
    State,
    after,
    replay,
)
from slapstick.shoot.protocol import Take

JOB = Job("k/1", Take("shot-01", "w", 4, "xai", "xai@x", "m", "720p", AspectRatio.CLASSIC))


def test_a_job_is_the_fold_of_its_events() -> None:
    events = [(Event("k/1", kind), float(at)) for at, kind in enumerate(
        (Kind.SEND, Kind.POSTPONE, Kind.SEND, Kind.DOUBT, Kind.ADOPT, Kind.SPOIL, Kind.FINISH,
         Kind.STORE), 1)]  # fmt: skip
    job = replay(JOB, events)
    assert (job.state, job.sent, job.since) == (State.STORED, 3.0, 8.0)


def test_the_id_of_the_first_answer_is_never_replaced() -> None:
    job = replay(JOB, [(Event("k/1", Kind.SEND), 1), (Event("k/1", Kind.ACCEPT, remote="a"), 2)])
    assert after(job, Event("k/1", Kind.FINISH, remote="b"), 3).remote == "a"


@pytest.mark.parametrize("kind", [Kind.ACCEPT, Kind.FINISH, Kind.STORE, Kind.ADOPT])
def test_what_a_state_does_not_know_is_an_error(kind: Kind) -> None:
    with pytest.raises(Illegal):
        after(JOB, Event("k/1", kind), 1)


@given(st.lists(st.sampled_from(list(Kind)), max_size=30))
def test_no_way_through_life_settles_money_twice(kinds: list[Kind]) -> None:
    job, settled = JOB, 0
    for kind in kinds:
        try:
            moved = after(job, Event("k/1", kind), 0)
        except Illegal:
            continue
        if kind in MONEY and job.state is not State.FILMED:
            settled += 1
        job = moved
    assert settled <= 1


def test_money_is_held_exactly_until_a_job_is_over_or_filmed() -> None:
    """Every way into a state without held money passes an event that settles or frees it."""
    holding = {s for s in State if s not in AT_REST} - {State.FILMED}
    for (before, kind), then in TABLE.items():
        if before in holding and then not in holding:
            assert kind in MONEY, (before, kind)
        if before in holding and then in holding:
            assert kind not in MONEY, (before, kind)


def test_a_request_leaves_only_from_states_where_it_surely_did_not_arrive() -> None:
    leaving = {(state, kind) for (state, kind), then in TABLE.items() if then is State.SENDING}
    assert leaving == {(State.RESERVED, Kind.SEND), (State.DOUBTFUL, Kind.REPEAT)}
    back = {kind for (_, kind), then in TABLE.items() if then is State.RESERVED}
    assert back == {Kind.POSTPONE, Kind.ABSENT}


def test_every_kind_has_its_place() -> None:
    assert {kind for _, kind in TABLE} | UNCHANGING == set(Kind)
