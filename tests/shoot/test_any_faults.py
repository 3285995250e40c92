"""Any mixture of faults, in any order, over several runs: the laws hold."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slapstick.filming.film import film_clips
from slapstick.shoot.lifecycle import State
from tests.fakes.clock import Clock
from tests.fakes.film_set import FilmSet
from tests.fakes.video_service import VideoService

CREATE = st.sampled_from(
    ["", "429", "429-bare", "429-long", "400", "400-moderation", "401", "500", "503", "307",
     "500-after", "503-after", "drop-before", "drop-after", "half-after", "no-id", "html-after"]
)  # fmt: skip
JOBS = st.sampled_from(
    ["", "failed", "failed-4xx", "string-error", "cancelled", "expired", "moderated", "stuck",
     "unknown-status", "changing-ids"]
)  # fmt: skip
CONTENT = st.sampled_from(["", "expired", "json", "truncated", "cut-off", "missing"])
OVER = {"failed", "failed-4xx", "string-error", "cancelled", "expired", "moderated"}


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    create=st.lists(CREATE, max_size=6),
    jobs=st.lists(JOBS, max_size=6),
    content=st.lists(CONTENT, max_size=8),
    lists=st.lists(st.booleans(), min_size=3, max_size=3),
)
def test_no_mixture_of_faults_pays_twice_or_loses_count(
    create: list[str], jobs: list[str], content: list[str], lists: list[bool]
) -> None:
    clock = Clock()
    service = VideoService(
        clock=clock.now, key="sk-secret", create_faults=create, job_faults=jobs,
        content_faults=content,
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder, service.open():
        on_set = FilmSet(Path(folder), service, clock)
        for there in lists:
            service.lists = there
            on_set.film()
            _the_book_adds_up(on_set)
        _nothing_was_asked_twice(on_set)
        on_set.studio.presence.leave()


def _the_book_adds_up(on_set: FilmSet) -> None:
    rows, month = on_set.ledger.rows(), on_set.ledger.month(on_set.clock.now())
    assert month.held == sum(row.held for row in rows)
    assert month.spent == sum(row.spent for row in rows)
    for row in rows:
        holding = row.state in (State.DOUBTFUL, State.ACCEPTED)
        assert (row.held > 0) == holding, row
        assert row.state not in (State.RESERVED, State.SENDING), row
        assert (row.spent > 0) >= (row.state in (State.FILMED, State.STORED)), row
    stored = [row.shot for row in rows if row.state == State.STORED]
    assert sorted(film_clips(on_set.plan(), on_set.studio)) == sorted(stored)


def _nothing_was_asked_twice(on_set: FilmSet) -> None:
    """A shot is accepted once, and once more for each time the service had given it up."""
    jobs = on_set.service.jobs.values()
    given_up = Counter(job.prompt for job in jobs if job.fault in OVER)
    for words, times in Counter(on_set.service.accepted).items():
        assert times <= 1 + given_up[words], words
