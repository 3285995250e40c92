from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from slapstick.tell.ladder import FORBIDDEN, LAUGHS, Solution, assign, solve

Worths = list[dict[int, dict[int, int]]]


@st.composite
def problems(draw: st.DrawFn) -> tuple[Worths, list[bool]]:
    """Up to four beats and five columns, worths at one laugh each, and a last resort a beat."""
    beats = draw(st.integers(1, 4))
    worths: Worths = []
    for beat in range(beats):
        worth: dict[int, dict[int, int]] = {100 + beat: dict.fromkeys(LAUGHS, -1000)}
        for column, laugh, value in draw(
            st.lists(
                st.tuples(st.integers(0, 4), st.integers(1, 4), st.integers(0, 99)), max_size=8
            )
        ):
            worth.setdefault(column, {})[laugh] = value
        worths.append(worth)
    return worths, draw(st.lists(st.booleans(), min_size=beats, max_size=beats))


def best_by_trying_all(worths: Worths, on_ladder: Sequence[bool]) -> int:
    def go(beat: int, used: frozenset[int], floor: int) -> int:
        if beat == len(worths):
            return 0
        totals = [
            value + go(beat + 1, used | {column}, laugh if on_ladder[beat] else floor)
            for column, by_laugh in worths[beat].items()
            if column not in used
            for laugh, value in by_laugh.items()
            if not on_ladder[beat] or laugh >= floor
        ]
        return max(totals, default=-(10**9))

    return go(0, frozenset(), LAUGHS[0])


def check(solution: Solution, worths: Worths, on_ladder: Sequence[bool]) -> None:
    assert len(set(solution.columns)) == len(worths)
    climbing = [laugh for laugh, on in zip(solution.laughs, on_ladder, strict=True) if on]
    assert climbing == sorted(climbing)
    chosen = zip(worths, solution.columns, solution.laughs, strict=True)
    assert solution.total == sum(worth[column][laugh] for worth, column, laugh in chosen)


@given(problems())
@settings(max_examples=300, deadline=None)
def test_the_choice_is_the_best_of_all(problem: tuple[Worths, list[bool]]) -> None:
    worths, on_ladder = problem
    solution = solve(worths, on_ladder)
    check(solution, worths, on_ladder)
    assert solution.total == best_by_trying_all(worths, on_ladder)


def test_forty_beats_and_four_hundred_gags_are_solved() -> None:
    worths: Worths = []
    for beat in range(40):
        worth: dict[int, dict[int, int]] = {100 + beat: dict.fromkeys(LAUGHS, -1000)}
        for gag in range(400):
            by_laugh: Mapping[int, int] = worth.get(gag % 21, {})
            laugh, value = 1 + gag % 4, (gag * 7919 + beat * 104729) % 1009
            worth[gag % 21] = {**by_laugh, laugh: max(value, by_laugh.get(laugh, 0))}
        worths.append(worth)
    on_ladder = [beat < 28 for beat in range(40)]
    check(solve(worths, on_ladder), worths, on_ladder)


def test_an_assignment_that_cannot_be_made_has_no_columns() -> None:
    one_column_for_two = np.array([[5, FORBIDDEN], [7, FORBIDDEN]])
    assert assign(one_column_for_two) == (0, ())
    assert assign(np.array([[5, FORBIDDEN], [7, 1]])) == (6, (0, 1))
