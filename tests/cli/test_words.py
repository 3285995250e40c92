from __future__ import annotations

import io
import json
import re
from typing import Any

import pytest

from slapstick.cli import words
from slapstick.model import Place, Problem


def test_a_pipe_gets_whole_words_and_no_colours(capsys: pytest.CaptureFixture[str]) -> None:
    long = "src/" + "deep/" * 60 + "file.py"

    words.table(["where", "what"], [(long, "[red]not markup[/red]")])

    told = capsys.readouterr().out
    assert long in told
    assert "[red]not markup[/red]" in told
    assert "\x1b" not in told


def test_names_cannot_move_the_cursor_or_break_the_table(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words.table(["file"], [("new\nline.py",), ("bell\x07\x1b[2J.py",)])
    words.note("\x1b]0;title\x07")

    told = capsys.readouterr()
    assert told.out.splitlines() == ["file", "new\\nline.py", "bell\\x07\\x1b[2J.py"]
    assert told.err == "\\x1b]0;title\\x07\n"


class Terminal(io.StringIO):
    """A terminal that keeps what is shown on it."""

    def isatty(self) -> bool:
        """Say that somebody watches."""
        return True


def test_in_a_terminal_short_cells_stay_whole_and_numbers_stand_to_the_right(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = Terminal()
    monkeypatch.setattr("sys.stdout", shown)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("NO_COLOR", "1")
    place = "src/kitchen/drawers/spoons/_everything_of_silver.py:469:35"
    words.table(
        ["fact", "found", "plainest at"],
        [("error.caught.bare", "1,021", place), ("mock", "86", "tests/tea.py:9:5")],
    )

    lines = re.sub(r"\x1b\[[\d;]*m", "", shown.getvalue()).splitlines()
    first, second = (line for line in lines if "error.caught.bare " in line or "mock " in line)
    assert max(map(len, lines)) <= 60
    assert first.index("1,021") + 5 == second.index("86") + 2
    at = first.index("src/")
    broken = "".join(line[at:].strip() for line in lines[lines.index(first) : lines.index(second)])
    assert broken == place


def test_progress_is_silent_when_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with words.progress("reading") as tell:
        tell(1, 2)

    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "")


def test_colours_follow_the_environment(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    words.heading("Cast")
    monkeypatch.setenv("NO_COLOR", "1")
    words.heading("Cast")

    coloured, plain = capsys.readouterr().out.splitlines()
    assert coloured == "\x1b[1mCast\x1b[0m"
    assert plain == "Cast"


def test_a_caret_stands_under_its_column_even_after_tabs() -> None:
    problem = Problem(Place("a.yaml", 1, 4), "SL001", "indented with a tab", "", "\t\tx: 1")

    assert words.problem_text(problem).splitlines()[-1] == "       | \t\t ^"


def test_a_very_long_line_is_cut_around_its_mistake() -> None:
    problem = Problem(Place("a.yaml", 1, 501), "SL001", "odd", "", "a" * 500 + "b" + "c" * 500)

    _, shown, caret = words.problem_text(problem).splitlines()
    assert len(shown) < 200
    assert shown[caret.index("^")] == "b"


def printed_rows(capsys: pytest.CaptureFixture[str], *texts: str) -> Any:
    words.say_json_rows({"name": "tea", "rows": []}, "rows", texts)
    return json.loads(capsys.readouterr().out)


def test_rows_of_json_are_printed_as_they_come(capsys: pytest.CaptureFixture[str]) -> None:
    first = words.BETWEEN_ROWS.join(['{"a": 1}', '{"a": "pâté"}'])
    assert printed_rows(capsys, first, "", '{"a": 3}') == {
        "name": "tea",
        "rows": [{"a": 1}, {"a": "pâté"}, {"a": 3}],
    }
    assert printed_rows(capsys) == {"name": "tea", "rows": []}


def test_a_row_of_json_shows_no_password_and_turns_no_text_round(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for beside in ("", ", 'é'"):
        row = words.json_row(f"git+ssh://me:swordfish@example.org{beside}")
        assert "swordfish" not in printed_rows(capsys, row)["rows"][0]
    rows = words.BETWEEN_ROWS.join([words.json_row("tea\u202e"), words.json_row("pot@x")])
    words.say_json_rows({"rows": []}, "rows", [rows])
    told = capsys.readouterr().out
    assert "\u202e" not in told
    assert '"pot@x"' in told


@pytest.mark.parametrize("build", ["", "true"])
def test_json_gives_a_program_every_name_as_it_is(
    build: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", build)
    names = [
        "bidi\u202ecod.py",
        "\u2066\ufeff\u200b",
        "del\x7f\x9b1m",
        "new\nline\t\x1b[31m",
        "##[group]",
    ]
    rows = words.BETWEEN_ROWS.join(map(words.json_row, names))

    words.say_json(names)
    told = capsys.readouterr().out
    words.say_json_rows({"rows": []}, "rows", [rows])
    in_rows = capsys.readouterr().out

    assert json.loads(told) == names
    assert json.loads(in_rows)["rows"] == names
    assert not set("\u202e\u2066\ufeff\u200b\x7f\x9b\x1b").intersection(told + in_rows)
