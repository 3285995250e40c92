"""Every word of a film's prompts leads to the line it was written on and the line it is about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from slapstick.app.answers import PromptAnswer, find_answer, of_page_line
from slapstick.app.explaining import answer_text, explain
from slapstick.app.opening import open_project
from slapstick.app.planning import PROMPTS, Planned, plan, read_all
from slapstick.cli import main
from slapstick.errors import BadRequest
from slapstick.review.snapshots import write_prompts

TODO = "all-to-be-done-tomorrow"


@pytest.fixture
def filmed(little: Path) -> Planned:
    """Return the plan of a small repository whose prompts lie beside it."""
    (little / "more.py").write_text(
        "# TODO: pour\n\n\ndef boil():\n    # TODO: again\n    return 1\n", "utf-8"
    )
    workspace = open_project(little)
    planned = plan(workspace, read_all(workspace, workers=0))
    write_prompts(little / PROMPTS, planned.prompts, complete=True)
    return planned


def pages(planned: Planned) -> list[Path]:
    return sorted((planned.workspace.root / PROMPTS).glob("*.prompt.md"))


def test_every_line_of_a_whole_films_prompts_leads_to_what_wrote_it(filmed: Planned) -> None:
    root = filmed.workspace.root
    gags = lines = 0
    for page in pages(filmed):
        path = page.relative_to(root).as_posix()
        for number, row in enumerate(page.read_text("utf-8").splitlines(), 1):
            answer = of_page_line(filmed, path, number)
            assert answer.traced, f"{path}:{number} {row}"
            for each in answer.traced:
                assert each.rule_line.strip(), f"{path}:{number} {row}"
                assert (each.source is None) or each.source_line.strip()
                gags += each.source is not None
            if answer.rule:
                assert [attempt.fired for attempt in answer.attempts] == [True]
            lines += 1
    assert len(pages(filmed)) >= 8
    assert lines > 200
    assert gags > 20


def test_a_sentence_of_a_gag_shows_rule_source_slots_and_clauses(
    filmed: Planned, capsys: pytest.CaptureFixture[str]
) -> None:
    root = filmed.workspace.root
    page, number = next(
        (page, number)
        for page in pages(filmed)
        for number, row in enumerate(page.read_text("utf-8").splitlines(), 1)
        if " < kettle.py" in row
    )

    status = main(["explain", f"{page.relative_to(root)}:{number}", str(root), "--workers", "1"])

    told = capsys.readouterr().out
    assert status == 0
    assert "  written at built-in:rules/" in told
    assert "  about kettle.py:" in told
    assert "  yes  fact " in told
    assert "plays in '" in told


def test_a_sentence_of_the_story_shows_the_storys_line(filmed: Planned) -> None:
    root = filmed.workspace.root
    path = pages(filmed)[0].relative_to(root).as_posix()
    answer = find_answer(filmed.workspace, f"{path}:7", workers=0)
    assert isinstance(answer, PromptAnswer)
    assert answer.rule is None
    assert answer.traced[0].rule.path == "built-in:stories/the-apprentice.yaml"
    assert answer.traced[0].text in answer.traced[0].rule_line


def test_a_prompt_older_than_the_code_says_so(filmed: Planned) -> None:
    root = filmed.workspace.root
    page, number = next(
        (page, number)
        for page in pages(filmed)
        for number, row in enumerate(page.read_text("utf-8").splitlines(), 1)
        if " < kettle.py" in row
    )
    (root / "kettle.py").write_text("x = 1\n", "utf-8")
    told = explain(filmed.workspace, f"{page.relative_to(root)}:{number}", workers=0)
    assert any("not as it was when this prompt was written" in line for line in told)
    assert any("that line is not there any more" in line for line in told)


def test_a_line_that_a_page_does_not_have_is_refused(filmed: Planned) -> None:
    path = pages(filmed)[0].relative_to(filmed.workspace.root).as_posix()
    with pytest.raises(BadRequest, match="lines"):
        of_page_line(filmed, path, 999)


def test_a_line_that_fires_says_where_it_plays_or_what_is_shown_instead(filmed: Planned) -> None:
    workspace = filmed.workspace
    shown = next(m.evidence[0] for m in filmed.matches if m.rule.id.endswith(TODO))
    others = [f for f in filmed.scan.facts if f.kind == "comment.todo" and f != shown]

    told = explain(workspace, f"{others[0].path}:{others[0].line}", workers=0)
    assert any(f"it shows 1 (limits), and the best is {shown.place}" in line for line in told)

    told = explain(workspace, f"{shown.path}:{shown.line}", workers=0)
    assert not any("(limits)" in line for line in told)
    assert any(line.strip().startswith(("plays in", "is not in the film")) for line in told)


def test_answers_of_all_sorts_are_told_to_programs(
    filmed: Planned, capsys: pytest.CaptureFixture[str]
) -> None:
    root = filmed.workspace.root
    page = pages(filmed)[1].relative_to(root).as_posix()

    def told(what: str) -> dict[str, object]:
        assert main(["explain", what, str(root), "--json", "--workers", "1"]) == 0
        found: dict[str, object] = json.loads(capsys.readouterr().out)
        return found

    rule, line, prompt = told(TODO), told("kettle.py:7"), told(f"{page}:1")
    assert rule["fires"] == 3
    assert {"plays", "lost", "kept-out", "attempts"} <= set(rule)
    assert line["facts"]
    assert prompt["sentences"]


def test_an_answer_is_the_same_in_words(filmed: Planned) -> None:
    answer = find_answer(filmed.workspace, TODO, workers=0)
    assert answer_text(answer) == explain(filmed.workspace, TODO, workers=0)
