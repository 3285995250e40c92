"""What `sora budget` prints, as a person at an old terminal sees it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from slapstick.budget.report import Report, chart, page

SUMS = st.lists(
    st.tuples(st.text(min_size=1, max_size=90), st.integers(0, 10**12), st.integers(0, 10**12)),
    max_size=6,
)


@given(SUMS)
def test_no_line_of_a_chart_is_longer_than_the_terminal(sums: list[tuple[str, int, int]]) -> None:
    lines = chart(sums)
    assert len(lines) == len(sums)
    assert all(len(line) <= 80 for line in lines)


def test_what_is_held_is_told_from_what_is_spent() -> None:
    half, all_, none = chart([("a", 50, 50), ("b", 100, 0), ("c", 0, 0)])
    assert half.count("█") == half.count("░") == all_.count("█") // 2
    assert "░" not in all_
    assert "█" not in none
    assert "░" in chart([("a", 10**9, 1)])[0]


def test_a_long_film_is_cut_short_and_its_takes_are_counted() -> None:
    films = (("The Retry; or, All That Could Possibly Go Wrong", 800_000, 2), ("Tea", 400_000, 1))
    told = Report("2026-11", 50_000_000, 1_200_000, 0, 1_500_000, (), films, (), ())
    said = page(told)
    assert "The Retry; or, All That Cou… (2 takes)  $0.80" in said
    assert "Tea (1 take)" in said
    assert "nothing yet" in said
