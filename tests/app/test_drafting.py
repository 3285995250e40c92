"""A rule is begun from a line of real code, and is right as it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from slapstick.app.drafting import draft_rule
from slapstick.app.trying import try_rules
from slapstick.cli import main
from slapstick.errors import BadRequest


@pytest.mark.parametrize(
    ("line", "kind", "fires"),
    [
        (8, "loop.retry", "while True:"),
        (11, "error.swallowed", "def fetch_customer(client, name):"),
        (7, "comment.todo", "# TODO: give up one day"),
        (16, "call.sleep", "time.sleep(30)"),
    ],
)
def test_a_rule_from_a_line_passes_its_own_test(
    little: Path, line: int, kind: str, fires: str
) -> None:
    (little / "sora.yaml").write_text("packs: [./rules]\n", "utf-8")

    path = draft_rule(little, "from-here", f"kettle.py:{line}", kind)

    text = path.read_text("utf-8")
    assert f"fact: {kind}" in text
    assert f"python: |\n        {fires}" in text
    (trial,) = try_rules(little).trials
    assert trial.passed, trial
    assert main(["check", str(little)]) == 0


def test_a_fact_that_is_not_on_the_line_is_refused_with_those_that_are(little: Path) -> None:
    with pytest.raises(BadRequest) as refused:
        draft_rule(little, "x", "kettle.py:11", "error.swalowed")
    assert refused.value.help_text == "did you mean 'error.swallowed'?"


def test_other_languages_and_odd_characters_are_kept(empty: Path) -> None:
    (empty / "sora.yaml").write_text("packs: [./rules]\n", "utf-8")
    code = 'package a\n\nfunc nap() {\n\ttime.Sleep(3)  \n\tprint("ü\\x01")\n}\n\nfunc b() {}\n'
    (empty / "a.go").write_text(code, "utf-8")

    draft_rule(empty, "nap", "a.go:4")

    (trial,) = try_rules(empty).trials
    assert trial.passed
    assert trial.rule.fires[0].language == "go"


@pytest.mark.parametrize(
    ("source", "message", "hint"),
    [
        ("kettle.py", "is no line of source", "FILE:LINE"),
        ("kettel.py:3", "there is no file", "from the project's folder"),
        ("kettle.py:2", "no fact stands on kettle.py:2", "near it: "),
        ("notes.txt:1", "no language reads", "sora languages"),
    ],
)
def test_a_line_that_gives_no_rule_is_refused(
    little: Path, source: str, message: str, hint: str
) -> None:
    (little / "notes.txt").write_text("TODO\n", "utf-8")
    with pytest.raises(BadRequest, match=message) as refused:
        draft_rule(little, "x", source)
    assert hint in refused.value.help_text
    assert not (little / "rules").exists()
