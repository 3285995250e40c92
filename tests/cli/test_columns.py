"""A table fits the terminal: short columns stay whole, long ones are broken where they may be."""

from __future__ import annotations

import pytest

from slapstick.cli.columns import cell_width, laid_out, wrapped

COLUMNS = ["fact", "found", "beside others", "plainest at", ""]
ROWS = [
    ["error.caught.bare", "1,021", "2 times", "src/click/_termui_impl.py:469:35", "Exception"],
    ["mock", "86", "as usual", "tests/test_arguments.py:91:5", "monkeypatch.setattr.of.it.all"],
]


def test_a_table_that_fits_is_no_wider_than_its_cells() -> None:
    heading, lines = laid_out(["job", "costs"], [["a", "12"], ["bread", "1,200"]], 80)

    assert heading == ["job    costs", "─────  ─────"]
    assert lines == ["a         12", "bread  1,200"]


def test_what_is_short_stays_whole_and_what_is_long_is_broken() -> None:
    heading, lines = laid_out(COLUMNS, ROWS, 80)

    assert max(map(cell_width, [*heading, *lines])) <= 80
    assert heading[0].split() == ["fact", "found", "beside", "plainest", "at"]
    assert lines[0].startswith("error.caught.bare  1,021  2 times")
    assert len(lines) == 4


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("src/click/types.py:236:5", ["src/click/", "types.py:236:5"]),
        ("*.sh *.bash *.zsh", ["*.sh *.bash", "*.zsh"]),
        ("monkeypatch.setattr", ["monkeypatch.", "setattr"]),
        ("a" * 20, ["a" * 15, "a" * 5]),
        ("帳簿帳簿帳簿帳簿", ["帳簿帳簿帳簿帳", "簿"]),
        ("", [""]),
    ],
)
def test_a_cell_is_broken_where_it_may_be_or_else_anywhere(text: str, lines: list[str]) -> None:
    assert wrapped(text, 15) == lines
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_nothing_is_lost_where_there_is_hardly_room() -> None:
    _, lines = laid_out(COLUMNS, ROWS, 10)

    letters = "".join(lines).replace(" ", "")
    assert len(letters) == sum(len(cell.replace(" ", "")) for row in ROWS for cell in row)


def test_a_table_without_rows_has_its_heading() -> None:
    assert laid_out(["file"], [], 80) == (["file", "────"], [])
