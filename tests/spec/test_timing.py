from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from slapstick.model import Place, Slot
from slapstick.spec.timing import is_readable, kept_slots, reading_seconds, solve_times

HALVES = st.integers(2, 24).map(lambda halves: halves / 2)


def slot(role: str, low: float, high: float, drop_below: float = 0.0) -> Slot:
    return Slot("x", "s", role, (low, high), Place("x"), drop_below=drop_below)  # type: ignore[arg-type]  # a role


@st.composite
def beats(draw: st.DrawFn) -> list[Slot]:
    roles = ["gag"] * draw(st.integers(0, 6)) + ["peak"] + ["gag"] * draw(st.integers(0, 4))
    spans = [sorted((draw(HALVES), draw(HALVES))) for _ in roles]
    return [slot(role, *span) for role, span in zip(roles, spans, strict=True)]


@given(beats(), st.integers(20, 240).map(lambda halves: halves / 2))
def test_times_keep_to_their_ranges_and_sum_exactly(slots: list[Slot], seconds: float) -> None:
    times = solve_times(slots, seconds, 0.7)
    if times is None:
        return
    assert sum(times) == seconds
    for each, time in zip(slots, times, strict=True):
        assert each.seconds[0] <= time <= each.seconds[1]
        assert (time * 2).is_integer()
    at = [each.role for each in slots].index("peak")
    start = sum(times[:at])
    assert start + 0.55 * times[at] >= 0.65 * seconds - 1e-6
    assert start + 0.75 * times[at] <= 0.75 * seconds + 1e-6


def test_the_peak_is_centred_when_it_can_be() -> None:
    slots = [slot("gag", 50, 60), slot("peak", 10, 10), slot("gag", 10, 40)]
    assert solve_times(slots, 90, 0.7) == (58.0, 10.0, 22.0)


def test_beats_share_what_is_left_evenly() -> None:
    spans = [("gag", 4, 8), ("gag", 4, 8), ("gag", 2, 4), ("peak", 6, 6), ("gag", 1, 20)]
    slots = [slot(*span) for span in spans]
    times = solve_times(slots, 30, 0.7)
    assert times is not None
    assert times[0] - times[1] in (0, 0.5)
    assert abs(times[2] - times[0] / 2) <= 0.5


def test_ranges_that_cannot_meet_have_no_times() -> None:
    assert solve_times([slot("peak", 5, 6)], 90, 0.7) is None
    assert solve_times([slot("gag", 5, 200)], 90, 0.7) is None
    assert (
        solve_times([slot("gag", 1, 20), slot("peak", 5, 6), slot("gag", 1, 9)], 20.25, 0.7) is None
    )


def test_short_films_leave_beats_out() -> None:
    slots = [slot("gag", 1, 2, 45), slot("peak", 1, 2)]
    assert len(kept_slots(slots, 30)) == 1
    assert len(kept_slots(slots, 45)) == 2


def test_a_card_stands_as_long_as_it_takes_to_read() -> None:
    assert reading_seconds("Monday.") == 1.8
    assert abs(reading_seconds("One two three", "four five") - 2.7) < 1e-9
    assert reading_seconds("Incomprehensibilities notwithstanding") == 37 / 17
    assert is_readable(3.5, "Once more, with feeling.")
    assert not is_readable(3.5, "He had been told that morning never to touch it.")
    assert not is_readable(99, "one " * 13)
