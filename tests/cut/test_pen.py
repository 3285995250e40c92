"""The pen draws in picture pixels, and its camera never leaves the sheet."""

import numpy as np
import pytest

from slapstick.cut.pen import HEIGHT, INK, PAPER, WIDTH, Pen, balance


def ink(pen: Pen) -> np.ndarray:
    return np.asarray(pen.picture()) < 128


def test_a_picture_has_the_size_of_the_film() -> None:
    assert Pen.blank().picture().size == (WIDTH, HEIGHT)


def test_a_shape_lies_where_it_was_asked_for() -> None:
    pen = Pen.blank()
    pen.ellipse((300, 200), 20)
    rows, columns = np.nonzero(ink(pen))
    assert abs(rows.mean() - 200) < 1
    assert abs(columns.mean() - 300) < 1
    assert 38 <= columns.max() - columns.min() <= 42


def test_a_copy_leaves_the_first_sheet_alone() -> None:
    pen = Pen.blank(PAPER)
    pen.copy().ellipse((300, 200), 20)
    assert not ink(pen).any()


def test_words_are_shrunk_and_never_cut() -> None:
    pen = Pen.blank()
    pen.text((480, 360), "an unreasonably long name for a shop", 90, INK, width=300)
    _, columns = np.nonzero(ink(pen))
    assert columns.min() >= 328
    assert columns.max() <= 632


def test_lines_fill_their_box_and_stay_inside() -> None:
    pen = Pen.blank()
    pen.lines((480, 360), "records of the retry policy", 80, (200, 120))
    rows, columns = np.nonzero(ink(pen))
    assert 378 <= columns.min() <= columns.max() <= 582
    assert 296 <= rows.min() <= rows.max() <= 424


def test_the_camera_shows_what_it_is_told_and_stays_on_the_sheet() -> None:
    pen = Pen.blank()
    pen.ellipse((100, 100), 10)
    pen.camera((0, 0), 2)
    x, y = pen.seen((100, 100))
    rows, columns = np.nonzero(ink(pen))
    assert (x, y) == (200, 200)
    assert abs(columns.mean() - x) < 1
    assert abs(rows.mean() - y) < 1


def test_rows_are_balanced() -> None:
    assert balance("one two three four", 2) == ("one two", "three four")


def test_a_pen_with_half_the_reach_goes_half_the_way_to_where_it_is_told_to_look() -> None:
    whole, half = Pen.blank().copy(), Pen.blank().copy(0.5)
    for pen in (whole, half):
        pen.camera((480, 360), 1.4)
    assert whole.seen((580, 360))[0] - 480 == pytest.approx(140)
    assert half.seen((580, 360))[0] - 480 == pytest.approx(120)
