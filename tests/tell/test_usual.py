from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from slapstick.tell.usual import PER_MILLION_LINES, prevalence


def test_what_is_as_often_as_elsewhere_is_in_the_middle() -> None:
    for kind, usual in PER_MILLION_LINES.items():
        assert prevalence(kind, usual, 1_000_000) == 4
        assert prevalence(kind, 4 * usual + 3, 1_000_000) == 6


def test_common_things_must_be_many_to_stand_out() -> None:
    lines = 20_000
    assert prevalence("goto", 30, lines) > prevalence("import", 300, lines)


def test_a_single_find_in_a_small_repository_is_no_habit() -> None:
    assert prevalence("goto", 1, 50) <= 5


@given(st.integers(0, 10**6), st.integers(0, 10**7), st.sampled_from(["goto", "test", "of.my.own"]))
def test_more_never_stands_out_less(count: int, lines: int, kind: str) -> None:
    assert 1 <= prevalence(kind, count, lines) <= prevalence(kind, count + 1, lines) <= 8
    assert prevalence(kind, count, lines + 1000) <= prevalence(kind, count, lines)
