from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from slapstick.cut.score.grid import SIXTEENTHS, lay


def test_a_bar_grid_bends_so_that_each_hit_falls_on_an_eighth() -> None:
    grid = lay(10.0, 22.0, [13.3, 19.87], 104)
    eighths = [grid.time(2 * i) for i in range(grid.bars * SIXTEENTHS // 2 + 1)]
    for hit in (13.3, 19.87):
        assert min(abs(hit - eighth) for eighth in eighths) < 1e-9
    assert (eighths[0], eighths[-1]) == (10.0, 22.0)


def test_the_tempo_bends_by_little() -> None:
    grid = lay(0.0, 14.0, [4.1, 8.77, 11.2], 104)
    steps = [(b - a) / (v - u) for (u, a), (v, b) in pairwise(grid.anchors)]
    assert max(steps) / min(steps) < 1.25


@given(
    st.floats(0.5, 40),
    st.lists(st.floats(0, 1), max_size=6),
    st.integers(60, 160),
)
def test_time_never_runs_backwards_and_bars_are_whole(
    seconds: float, shares: list[float], tempo: int
) -> None:
    grid = lay(3.0, 3.0 + seconds, [3.0 + share * seconds for share in shares], tempo)
    times = [grid.time(i) for i in range(grid.bars * SIXTEENTHS + 1)]
    assert grid.bars >= 1
    assert grid.anchors[-1][0] == grid.bars * SIXTEENTHS
    assert all(b > a for a, b in pairwise(times))
    assert abs(times[-1] - 3.0 - seconds) < 1e-9
