from __future__ import annotations

from slapstick.model import Beat, Plot
from slapstick.review.ruler import ruler

ROLES = ("title", "gag", "card", "peak", "resolution", "end")


def plot(*seconds: float) -> Plot:
    starts = [sum(seconds[:n]) for n in range(len(seconds))]
    beats = tuple(
        Beat(role, "I", role, start, length, "stroll")
        for role, start, length in zip(ROLES, starts, seconds, strict=False)
    )
    return Plot("T", "s", beats, 1)


def test_beats_are_drawn_in_proportion_under_the_mark_of_the_peak() -> None:
    mark, numbers, line = ruler(plot(5, 50, 5, 20, 15, 5), 0.7, 100)
    assert mark == " " * 70 + "v 70% (1:10.0)"
    assert line[70] == "#"
    assert line == "|....|" + "=" * 49 + "|....|" + "#" * 19 + "|" + "+" * 14 + "|....|"
    assert [numbers.index(str(n)) for n in range(1, 7)] == [0, 5, 55, 60, 80, 95]


def test_a_beat_too_short_for_a_column_takes_none() -> None:
    _, _, line = ruler(plot(0.1, 99.9), 0.7, 20)
    assert line == "|" + "=" * 19 + "|"


def test_a_film_without_beats_has_no_line() -> None:
    assert ruler(Plot("T", "s", (), 1), 0.7) == ("", "", "")
