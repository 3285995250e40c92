"""Schemas with the names of a project say the same of a file as Slapstick itself does."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from jsonschema.protocols import Validator

from slapstick.app.mistakes import known_mistakes
from slapstick.app.naming import names_of, project_schemas
from slapstick.app.opening import survey_project
from slapstick.cli import main
from slapstick.spec.yaml_text import load
from tests.spec.sound_files import RULES, STORY, with_excerpt
from tests.test_fault_matrix import GAGS, MATRIX, PROJECT, PYX, SORA, TALE

NAMES = {GAGS: "rules", "gags/more.yaml": "rules", SORA: "project", TALE: "story"}
# What no schema can know: what clauses mean together, words, times, other files.
BEYOND = {
    "SL001", "SL002", "SL003", "SL004", "SL022", "SL023", "SL024", "SL025", "SL026", "SL027",
    "SL028", "SL029", "SL031", "SL032", "SL033", "SL040", "SL041", "SL043", "SL080", "SL081",
    "SL082", "SL083", "SL084", "SL085", "SL086", "SL098", "SL105",
}  # fmt: skip
# The same of single rows: 60.0 is a whole number there, and what lies at a path is not seen.
BEYOND_ROWS = {
    "unknown attribute in a slot", "whole number with a fraction",
    "project: story that is a folder",
}  # fmt: skip


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a sound project with rules and a story of its own."""
    root = tmp_path_factory.mktemp("project")
    (root / "gags").mkdir()
    (root / "gags" / "house.yaml").write_text(RULES, "utf-8")
    (root / "story.yaml").write_text(STORY, "utf-8")
    (root / "sora.yaml").write_text(PROJECT, "utf-8")
    return root


@pytest.fixture(scope="module")
def accepts(project: Path) -> Callable[[str, str], bool]:
    """Return the question whether the project's schema of a name lets a text through."""
    validators: dict[str, Validator] = {}
    for file, text in project_schemas(project).items():
        schema = json.loads(text)
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[file.partition(".")[0]] = jsonschema.Draft202012Validator(schema)

    def ask(name: str, text: str) -> bool:
        value, _ = load(text, name)
        return validators[name].is_valid(value)

    return ask


def test_what_is_sound_passes(project: Path, accepts: Callable[[str, str], bool]) -> None:
    assert survey_project(project).problems == ()
    assert accepts("rules", RULES)
    assert accepts("story", STORY)
    assert accepts("project", PROJECT)


def _known_to_a_schema(fault: str) -> bool:
    case = MATRIX[fault]
    beyond = {code for _, code, _ in case.told} & BEYOND
    return case.file != PYX and not beyond and fault not in BEYOND_ROWS


@pytest.mark.parametrize("fault", [each for each in MATRIX if _known_to_a_schema(each)])
def test_a_fault_that_a_schema_can_know_is_refused_by_it_too(
    fault: str, accepts: Callable[[str, str], bool]
) -> None:
    case = MATRIX[fault]
    text = {GAGS: RULES, "gags/more.yaml": RULES, SORA: PROJECT, TALE: STORY}[case.file]
    assert not accepts(NAMES[case.file], text.replace(case.good, case.bad, 1))


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (each.in_, code)
        for code, each in known_mistakes().items()
        if each.in_ in ("rules", "story", "project") and code not in BEYOND and code < "SL087"
    ],
)
def test_the_examples_of_mistakes_are_judged_alike(
    kind: str, code: str, accepts: Callable[[str, str], bool]
) -> None:
    mistake = known_mistakes()[code]
    assert not accepts(kind, with_excerpt(kind, mistake.right, mistake.wrong))
    assert accepts(kind, with_excerpt(kind, mistake.right, mistake.right))


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("rules", "fact: loop.retry", "fact: loop.rety"),
        ("rules", "{limit:", "{limmit:"),
        ("rules", "{absent: true}", "{at-least: 3}"),
        ("rules", "puppet: slip", "puppet: slipp"),
        ("rules", "quiet: {python:", "quiet: {pyhton:"),
        ("story", "puppet: slip", "puppet: slipp"),
        ("story", "scene: workshop", "scene: workshpo"),
        ("project", "animatic", "animatik"),
        ("project", "acme/office/naps", "acme/office/nap"),
        ("project", "slapstick/core", "slapstick/cor"),
    ],
)
def test_names_that_the_project_does_not_know_are_refused(
    kind: str, good: str, bad: str, accepts: Callable[[str, str], bool]
) -> None:
    sound = {"rules": RULES, "story": STORY, "project": PROJECT}[kind]
    assert accepts(kind, sound)
    assert not accepts(kind, sound.replace(good, bad, 1))


def test_clauses_are_offered_and_new_ones_pass(tmp_path: Path) -> None:
    text = RULES.replace("rules:\n", "clauses:\n  calm: {fact: call.sleep, inside: loop}\nrules:\n")
    text = text.replace("- not: {fact: call.sleep, inside: loop}", "- not: {use: calm}")
    (tmp_path / "gags").mkdir()
    (tmp_path / "gags" / "house.yaml").write_text(text, "utf-8")
    (tmp_path / "sora.yaml").write_text("packs: [./gags]\n", "utf-8")

    assert names_of(tmp_path).clauses == ("calm",)
    schema = json.loads(project_schemas(tmp_path)["rules.schema.json"])
    use = jsonschema.Draft202012Validator(
        {"$defs": schema["$defs"], **schema["$defs"]["UseClause"]}
    )
    assert use.is_valid({"use": "calm"})
    assert use.is_valid({"use": "storm"})
    assert not use.is_valid({"use": "Storm Warning"})


def test_schemas_are_written_where_the_project_file_looks_for_them(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    assert main(["schema", "--write"]) == 0
    text = (project / ".sora/schema/rules.schema.json").read_text("utf-8")
    assert '"loop.retry"' in text
    assert main(["schema", "--plain", "--write", "plain"]) == 0
    assert '"loop.retry"' not in (project / "plain" / "rules.schema.json").read_text("utf-8")


def test_a_project_with_mistakes_still_gets_its_schemas(tmp_path: Path) -> None:
    (tmp_path / "sora.yaml").write_text("stroy: x\npacks: [./nowhere]\n", "utf-8")
    assert "project.schema.json" in project_schemas(tmp_path)
