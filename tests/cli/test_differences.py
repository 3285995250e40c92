from __future__ import annotations

import re

import click
import pytest

from slapstick.cli import differences

LINES = [
    "  [action]",
    "- 0.0-3.2 s: The apprentice slips on a banana peel in the middle of a very long street.",
    "+ 0.0-2.8 s: The apprentice slips on a banana peel in the middle of a very long road.",
    "      # rule: rules/own.yaml:55 in 3d7aa0658a",
    "      # and sora.yaml: film.seconds: 90 to 60 in d1f87efcd9",
    "+ Another sentence altogether.",
]


def shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("FORCE_COLOR", "1")
    differences.say_differences(LINES)
    return capsys.readouterr().out.splitlines()


def test_a_pipe_gets_every_line_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    differences.say_differences(LINES)

    assert capsys.readouterr().out.splitlines() == LINES


def test_on_a_terminal_lines_are_wrapped_at_words_and_lose_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [click.unstyle(row) for row in shown(monkeypatch, capsys)]

    assert all(len(row) < 40 for row in rows)
    words = " ".join(rows).split()
    assert [w for w in words if w != "#"] == [w for w in " ".join(LINES).split() if w != "#"]


def test_only_words_that_changed_are_set_off(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = " ".join(shown(monkeypatch, capsys))

    off = re.findall(r"\x1b\[(?:\d+)m\x1b\[1m\x1b\[4m([^\x1b]+)", text)
    assert off == ["0.0-3.2", "street.", "0.0-2.8", "road."]
