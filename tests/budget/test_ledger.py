"""The book of money, on SQLite and on a real PostgreSQL: the same laws for both."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from slapstick.budget.bookings import Booking, Change, NoRoom, Runner, month_of
from slapstick.budget.ledger import Ledger
from slapstick.errors import BadRequest
from tests import preloaded
from tests.fakes.postgres import postgres

ME = Runner("run-1", "A. Clerk", "c0ffee")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp()
EACH = 400_001  # micro-dollars: a limit that is a multiple of it is met exactly
PROCESSES, WANTED, ROOM = 8, 25, 100


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with postgres(tmp_path_factory.mktemp("postgres")) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'deep' / 'ledger.db'}"
        return
    import sqlalchemy as sa

    address: str = request.getfixturevalue("server")
    yield address
    engine = sa.create_engine(address)
    with engine.begin() as tx:
        tx.exec_driver_sql("drop table if exists sora_event, sora_job, sora_month, sora_schema")
    engine.dispose()


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    with Ledger(url) as opened:
        yield opened


def booking(number: int, amount: int = EACH) -> Booking:
    return Booking(f"{number:064d}", amount, f"shot-{number}", "The Retry", "xai", "xai@x", "m")


def wait_and_reserve(url: str, who: int, shared: bool, gate: object, told: object) -> None:
    """Reserve one shot after another, all runners at once; tell what was granted."""
    granted = refused = 0
    with Ledger(url) as ledger:
        gate.wait()  # type: ignore[attr-defined]
        for number in range(WANTED):
            name = number if shared else who * WANTED + number
            try:
                ledger.reserve([booking(name)], ROOM * EACH, Runner(f"run-{who}"), NOW)
                granted += 1
            except NoRoom:
                refused += 1
    told.put((granted, refused))  # type: ignore[attr-defined]


@pytest.mark.parametrize("shared", [False, True])
def test_eight_processes_meet_the_limit_to_the_micro_dollar(url: str, shared: bool) -> None:
    Ledger(url).close()
    context = preloaded.context()
    gate, told = context.Barrier(PROCESSES), context.Queue()
    runners = [
        context.Process(target=wait_and_reserve, args=(url, who, shared, gate, told))
        for who in range(PROCESSES)
    ]
    for runner in runners:
        runner.start()
    results = [told.get(timeout=120) for _ in runners]
    for runner in runners:
        runner.join()
    with Ledger(url) as ledger:
        rows, month = ledger.rows(), ledger.month(NOW)
    held = WANTED if shared else ROOM
    assert len(rows) == held
    assert month.held == held * EACH == sum(row.held for row in rows)
    wanted_twice = PROCESSES * WANTED if shared else ROOM
    assert sum(granted for granted, _ in results) == wanted_twice


def test_money_is_held_then_settled_once(ledger: Ledger) -> None:
    row = ledger.reserve([booking(1)], ROOM * EACH, ME, NOW)[0]
    assert (ledger.month(NOW).held, ledger.month(NOW).spent) == (EACH, 0)
    settled = Change("finish", spend=123)
    assert ledger.move(row.key, "reserved", "filmed", settled, ME, NOW)
    assert not ledger.move(row.key, "reserved", "filmed", settled, ME, NOW)
    assert (ledger.month(NOW).held, ledger.month(NOW).spent) == (0, 123)


def test_a_take_that_is_known_costs_nothing_again(ledger: Ledger) -> None:
    ledger.reserve([booking(1)], EACH, ME, NOW)
    rows = ledger.reserve([booking(1)], EACH, Runner("run-2"), NOW)
    assert (rows[0].attempt, rows[0].runner) == (1, "run-1")
    assert ledger.month(NOW).held == EACH


def test_a_take_that_is_over_may_get_a_new_attempt(ledger: Ledger) -> None:
    row = ledger.reserve([booking(1)], EACH, ME, NOW)[0]
    ledger.move(row.key, "reserved", "released", Change("release", spend=0), ME, NOW)
    again = ledger.reserve([booking(1)], EACH, ME, NOW, lambda row: row.state == "released")
    assert again[0].attempt == 2
    assert [row.attempt for row in ledger.rows()] == [1, 2]


def test_a_film_is_reserved_whole_or_not_at_all(ledger: Ledger) -> None:
    with pytest.raises(NoRoom) as caught:
        ledger.reserve([booking(n) for n in range(3)], 2 * EACH, ME, NOW)
    assert (caught.value.room, caught.value.wanted) == (2 * EACH, 3 * EACH)
    assert ledger.rows() == []
    assert ledger.month(NOW).held == 0


def test_what_fits_exactly_fits_and_a_micro_dollar_more_does_not(ledger: Ledger) -> None:
    ledger.reserve([booking(1)], EACH, ME, NOW)
    with pytest.raises(NoRoom):
        ledger.reserve([booking(2, 1)], EACH, ME, NOW)
    ledger.reserve([booking(3, 0)], EACH, ME, NOW)


def test_a_bill_above_what_was_held_is_written_down_as_it_is(ledger: Ledger) -> None:
    row = ledger.reserve([booking(1)], EACH, ME, NOW)[0]
    ledger.move(row.key, "reserved", "filmed", Change("finish", spend=3 * EACH), ME, NOW)
    assert ledger.month(NOW).spent == 3 * EACH
    with pytest.raises(NoRoom) as caught:
        ledger.reserve([booking(2)], 2 * EACH, ME, NOW)
    assert caught.value.room == 0


def test_a_month_is_a_month_in_utc_and_settles_where_it_was_held(ledger: Ledger) -> None:
    eve = datetime(2026, 11, 30, 23, 59, 59, tzinfo=UTC).timestamp()
    assert month_of(eve) == "2026-11"
    assert month_of(eve + 1) == "2026-12"
    row = ledger.reserve([booking(1)], EACH, ME, eve)[0]
    ledger.reserve([booking(2)], EACH, ME, eve + 1)
    ledger.move(row.key, "reserved", "filmed", Change("finish", spend=5), ME, eve + 9)
    assert [(m.id, m.held, m.spent) for m in ledger.months()] == [
        ("2026-11", 0, 5),
        ("2026-12", EACH, 0),
    ]


def test_the_history_says_who_when_and_for_which_commit(ledger: Ledger) -> None:
    row = ledger.reserve([booking(1)], EACH, ME, NOW)[0]
    sent = Change("send", note="off it goes", sent=True)
    ledger.move(row.key, "reserved", "sending", sent, ME, NOW + 1)
    ledger.note(row.key, "sending", Change("spoil", note="not a film"), ME, NOW + 2)
    told = ledger.history(row.key)
    assert [(event["kind"], event["at"] - NOW) for event in told] == [
        ("reserve", 0),
        ("send", 1),
        ("spoil", 2),
    ]
    assert {event["who"] for event in told} == {"A. Clerk"}
    assert {event["commit"] for event in told} == {"c0ffee"}
    found = ledger.row(row.key)
    assert found is not None
    assert (found.sent, found.note) == (NOW + 1, "not a film")


def test_the_ids_a_service_gave_are_known_by_site_and_time(ledger: Ledger) -> None:
    row = ledger.reserve([booking(1)], EACH, ME, NOW)[0]
    ledger.move(row.key, "reserved", "sending", Change("send", sent=True), ME, NOW)
    ledger.move(row.key, "sending", "accepted", Change("accept", remote="v1"), ME, NOW)
    assert ledger.known("xai@x") == {"v1"}
    assert ledger.known("xai@x", NOW + 1) == frozenset()
    assert ledger.known("another") == frozenset()


@pytest.mark.parametrize(
    "url", ["", "nonsense", "sqlite:////dev/null/x.db", "postgresql+psycopg://me:pw@127.0.0.1:9/x"]
)
def test_a_ledger_that_cannot_be_opened_is_said_without_its_password(url: str) -> None:
    with pytest.raises(BadRequest) as caught:
        Ledger(url)
    assert "pw" not in str(caught.value)
    assert caught.value.help_text


def test_a_ledger_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    import sqlalchemy as sa

    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    Ledger(url).close()
    engine = sa.create_engine(url)
    with engine.begin() as tx:
        tx.exec_driver_sql("update sora_schema set version = 99")
    engine.dispose()
    with pytest.raises(BadRequest, match="newer"):
        Ledger(url)
