"""Rules are tried on their samples and on whole files, and what tested nothing is told."""

from __future__ import annotations

import json
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from slapstick.app.trying import Tried, try_rules
from slapstick.cli import main
from tests.spec.sound_files import RULES

GAGS = "gags/rules/house.yaml"
FOREVER = (
    b"while True:\n    try:\n        boil()\n        break\n    except OSError:\n        pass\n"
)
BOUNDED = b"for _ in range(3):\n    boil()\n"


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache for all tests here, as compiling every language takes seconds."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(autouse=True)
def _remembered(kept: Path, _nothing_kept: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SORA_CACHE", str(kept))


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a project with one pack of two rules of its own."""
    write(tmp_path, "sora.yaml", b"packs: [./gags]\n")
    write(tmp_path, GAGS, RULES.encode())
    return tmp_path


def write(root: Path, name: str, content: bytes) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def edit(root: Path, old: str, new: str) -> None:
    text = (root / GAGS).read_text("utf-8")
    assert old in text
    write(root, GAGS, text.replace(old, new).encode())


def own(tried: Tried) -> dict[str, bool]:
    return {
        trial.rule.id.removeprefix("acme/office/"): trial.passed
        for trial in tried.trials
        if trial.rule.id.startswith("acme/")
    }


def test_whole_files_are_tried_under_their_own_paths(house: Path) -> None:
    edit(house, "- not: {fact: call.sleep, inside: loop}", "- path: 'src/**'")
    edit(house, "    quiet: {python: \"for", "    quiet: {python: \"#\", go: \"")  # fmt: skip
    edit(house, 'go: " _ in range(3):\\n    fetch()\\n"}', 'go: "package a"}')
    assert own(try_rules(house)) == {"slips-on-it": False, "naps": True}

    write(house, "gags/fixtures/slips-on-it/fires-in-src/src/a.py", FOREVER)
    write(house, "gags/fixtures/slips-on-it/quiet-in-tests/tests/a.py", FOREVER)
    trial = next(t for t in try_rules(house).trials if t.rule.id.endswith("slips-on-it"))
    assert [each.passed for each in trial.outcomes if each.sample.language == "fixture"] == [
        True,
        True,
    ]


def test_a_fixture_that_breaks_its_word_shows_the_line_and_the_clauses(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(house, "gags/fixtures/slips-on-it/quiet-forever/src/a.py", FOREVER)

    assert main(["rules", "test", str(house)]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[:3] == [
        "FAIL acme/office/slips-on-it · quiet (fixture)  gags/fixtures/slips-on-it/quiet-forever:1",
        "  should stay quiet and fires",
        "       1 | while True:",
    ]
    assert "    yes  fact loop.retry where limit absent: limit is absent" in told[4]
    assert "gags/rules/house.yaml:8:11" in told[4]


@pytest.mark.parametrize(
    ("folder", "place", "hint"),
    [
        ("naps/quite-often/a.py", "gags/fixtures/naps/quite-often", "begin its name with fires-"),
        ("nasp/quiet/a.py", "gags/fixtures/nasp", "did you mean 'naps'?"),
    ],
)
def test_fixtures_that_test_nothing_are_told(
    house: Path, folder: str, place: str, hint: str
) -> None:
    write(house, f"gags/fixtures/{folder}", BOUNDED)
    (problem,) = try_rules(house).problems
    assert (problem.place.path, problem.code) == (place, "SL034")
    assert problem.suggestion.startswith(hint)
    assert main(["rules", "test", str(house)]) == 1


def test_what_the_project_switches_off_by_path_is_tried_all_the_same(house: Path) -> None:
    write(house, "sora.yaml", b"packs: [./gags]\npaths: [{files: ['src/**'], rules: {'*': off}}]\n")
    assert own(try_rules(house)) == {"slips-on-it": True, "naps": True}


def test_only_rules_that_differ_from_the_last_commit_are_tried(house: Path) -> None:
    def git(*words: str) -> None:
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        subprocess.run(["git", *identity, *words], cwd=house, check=True, capture_output=True)

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "Begin")
    assert own(try_rules(house, changed=True)) == {}

    edit(house, "why: A wait is a nap.", "why: Each wait is a nap.")
    assert own(try_rules(house, changed=True)) == {"naps": True}

    write(house, "gags/fixtures/slips-on-it/quiet-bounded/a.py", BOUNDED)
    assert own(try_rules(house, changed=True)) == {"slips-on-it": True, "naps": True}


def test_a_rule_is_tried_in_every_language_that_has_its_facts(house: Path) -> None:
    edit(house, ', where: {name: {regex: "(sleep|wait)$"}}', "")
    (trial,) = (t for t in try_rules(house).trials if t.rule.id == "acme/office/naps")
    shown = {(o.sample.language, o.wanted) for o in trial.outcomes if o.lent and o.passed}
    assert shown >= {(name, wanted) for name in ("go", "rust", "ruby") for wanted in (True, False)}
    assert ("python", True) not in shown  # of which it has a sample of its own
    places = {o.sample.place.path for o in trial.outcomes if o.lent}
    assert "built-in:samples/c/world.c" in places
    assert "acme/office/naps" not in dict(try_rules(house).untested)


def test_languages_that_show_nothing_are_named_and_fail_when_asked_to(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(house, '"(sleep|wait)$"', '"^time[.]sleep"')
    untested = dict(try_rules(house).untested)
    assert {"go", "rust"} <= set(untested["acme/office/naps"])
    assert "python" not in untested["acme/office/naps"]
    assert main(["rules", "test", str(house)]) == 0
    told = capsys.readouterr().err
    assert "acme/office/naps: nothing shows it firing and quiet in bash, c, " in told
    assert "keep it to its own: `language: [python]`" in told
    assert main(["rules", "test", str(house), "--strict"]) == 1

    begin = "when: {fact: call.sleep, as: nap,"
    edit(house, begin, begin.replace("{fact", "{all: [{language: python}, {fact"))
    edit(house, '"^time[.]sleep"}}}', '"^time"}}}]}')
    assert try_rules(house).untested == ()


def test_a_language_of_a_pack_that_sees_what_is_not_there_fails_the_rule(house: Path) -> None:
    edit(house, ', where: {name: {regex: "(sleep|wait)$"}}', "")
    query = b"; grammar: tree_sitter_go\n; files: *.go\n\n(call_expression) @call.sleep\n"
    write(house, "gags/languages/go.scm", query)
    (trial,) = (t for t in try_rules(house).trials if t.rule.id == "acme/office/naps")
    assert {o.sample.language for o in trial.outcomes if not o.passed} == {"go"}


def test_results_are_told_to_programs_as_json_and_junit(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(house, "time.sleep(1)", "time.time()")
    report = house / "report.xml"

    assert main(["rules", "test", str(house), "--json", "--junit", str(report)]) == 1
    told = json.loads(capsys.readouterr().out)
    faults = {fault["fault"]: fault for fault in told["faults"]}
    assert set(faults) == {"should fire and does not"}
    assert faults["should fire and does not"]["clauses"][0]["detail"] == "there is no call.sleep"
    suites = {suite.get("name"): suite for suite in ET.parse(report).getroot()}  # noqa: S314  # our own
    assert suites["acme/office/naps"].get("failures") == "1"
    assert suites["acme/office/slips-on-it"].get("failures") == "0"
