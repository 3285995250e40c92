"""What a project says of its rules, from sora.yaml and comments down to the film and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from slapstick.app.explaining import explain
from slapstick.app.opening import open_project
from slapstick.app.planning import Planned, plan, read_all
from slapstick.cli import main
from slapstick.errors import BadFiles

TODO = "slapstick/core/all-to-be-done-tomorrow"


def planned(root: Path) -> Planned:
    workspace = open_project(root)
    return plan(workspace, read_all(workspace, workers=0))


def fires(root: Path, rule: str = TODO) -> int:
    return sum(match.count for match in planned(root).matches if match.rule.id == rule)


def refused(root: Path) -> list[tuple[str, str]]:
    with pytest.raises(BadFiles) as caught:
        planned(root)
    assert all(problem.excerpt for problem in caught.value.problems)
    return [(str(problem.place), problem.code) for problem in caught.value.problems]


@pytest.fixture
def two(little: Path) -> Path:
    """Return a repository with a promise in the source and another in the tests."""
    (little / "tests").mkdir()
    (little / "tests" / "test_tea.py").write_text("# TODO: pour\nassert 1\n", "utf-8")
    assert fires(little) == 2
    return little


def test_a_rule_is_off_for_some_files(two: Path) -> None:
    (two / "sora.yaml").write_text(
        f"paths: [{{files: ['tests/**'], rules: {{{TODO}: off}}}}]\n", "utf-8"
    )

    assert fires(two) == 1


def test_a_rule_is_on_for_some_files_only(two: Path) -> None:
    (two / "sora.yaml").write_text(
        f"rules: {{{TODO}: off}}\npaths: [{{files: ['tests/**'], rules: {{{TODO}: on}}}}]\n",
        "utf-8",
    )

    (match,) = [each for each in planned(two).matches if each.rule.id == TODO]
    assert {fact.path for fact in match.evidence} == {"tests/test_tea.py"}


def test_files_that_nothing_fits_are_a_mistake(two: Path) -> None:
    (two / "sora.yaml").write_text("paths: [{files: ['test/**'], rules: {'*': off}}]\n", "utf-8")

    assert refused(two) == [("sora.yaml:1:38", "SL118")]


@pytest.mark.parametrize(
    "comment",
    [
        "# sora: off all-to-be-done-tomorrow -- we know\n# TODO: pour",
        f"# sora: off {TODO} -- we know\n# TODO: pour",
        "# sora: off slapstick/core/all-* -- we know\n# TODO: pour",
    ],
)
def test_a_comment_switches_a_rule_off_where_it_stands(two: Path, comment: str) -> None:
    (two / "tests" / "test_tea.py").write_text(f"{comment}\nassert 1\n", "utf-8")

    assert fires(two) == 1


def test_a_comment_behind_code_is_about_its_line_alone(little: Path) -> None:
    nap, (rule,) = "import time\ntime.sleep(9)", _rules_on(little, "call.sleep")[:1]
    order = f"sora: off {rule} -- he is tired"
    (little / "nap.py").write_text(f"{nap}  # {order}\ntime.sleep(10)\n", "utf-8")
    one = fires(little, rule)
    (little / "nap.py").write_text(f"{nap}\ntime.sleep(10)\n", "utf-8")

    assert fires(little, rule) == one + 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.go", "package a\n// sora: off {rule} -- known\n// TODO: pour\nvar a = 1\n"),
        ("a.c", "/* sora: off {rule} -- known */\n// TODO: pour\nint f(void) { return 1; }\n"),
        ("A.java", "class A {\n  // sora: off {rule} -- known\n  // TODO: pour\n  int a = 1;\n}\n"),
        ("a.rs", "// sora: off {rule} -- known\n// TODO: pour\nfn f() -> i32 { 1 }\n"),
        ("a.js", "/*\n * sora: off {rule} -- known\n */\n// TODO: pour\nf();\n"),
        ("a.ts", "// sora: off {rule} -- known\n// TODO: pour\nf();\n"),
        ("a.tsx", "// sora: off {rule} -- known\n// TODO: pour\nf();\n"),
    ],
)  # fmt: skip
def test_comments_of_every_language_are_heard(empty: Path, name: str, text: str) -> None:
    (empty / name).write_text(text.replace("{rule}", TODO), "utf-8")
    assert fires(empty) == 0

    (empty / name).write_text(text.replace("sora:", "sara:"), "utf-8")
    assert fires(empty) == 1


@pytest.mark.parametrize(
    ("order", "code"),
    [
        ("sora: off", "SL118"),
        ("sora: off all-to-be-done-tomorrow", "SL118"),
        ("sora: off all-to-be-done-tomorow -- we know", "SL040"),
        ("sora: off plates-under-the-rug -- we know", "SL118"),
    ],
)
def test_a_comment_without_effect_is_a_mistake(two: Path, order: str, code: str) -> None:
    (two / "tests" / "test_tea.py").write_text(f"x = 1\n# {order}\n# TODO: pour\n", "utf-8")

    assert refused(two) == [("tests/test_tea.py:2", code)]


def test_explain_says_who_overrode_a_rule_where_and_why(two: Path) -> None:
    (two / "sora.yaml").write_text(
        f"rules:\n  {TODO}:\n    change: {{weight: 99}}\n    reason: it is our favourite\n"
        f"  slapstick/core/plates-under-the-rug: off\n",
        "utf-8",
    )
    workspace = open_project(two)

    told = explain(workspace, TODO, workers=0)
    assert "  changed weight at sora.yaml:2:3: it is our favourite" in told
    told = explain(workspace, "plates-under-the-rug", workers=0)
    assert "  switched off at sora.yaml:5:3" in told
    assert told[-1] == "is not in the film: switched off"
    line = explain(workspace, "kettle.py:11", workers=0)
    assert "slapstick/errors/plates-under-the-rug would fire" in line


def test_explain_shows_the_comment_that_keeps_a_rule_quiet(two: Path) -> None:
    path = two / "tests" / "test_tea.py"
    path.write_text(f"# sora: off {TODO} -- we know\n# TODO: pour\n", "utf-8")

    told = explain(open_project(two), "tests/test_tea.py:2", workers=0)
    assert f"  no   sora: off {TODO}: we know  (tests/test_tea.py:1)" in told


def test_rules_as_json_say_who_set_each_value(
    two: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (two / "sora.yaml").write_text(
        f"rules: {{{TODO}: {{change: {{gag.prop: stapler}}, reason: no paper}}}}\n", "utf-8"
    )
    monkeypatch.chdir(two)

    assert main(["rules", "--json"]) == 0
    rules = {rule["id"]: rule for rule in json.loads(capsys.readouterr().out)}
    fields = {field["name"]: field for field in rules[TODO]["fields"]}
    assert fields["gag.prop"] == {
        "name": "gag.prop",
        "value": "stapler",
        "set-by": f"sora.yaml:1:{len(TODO) + 21}",
    }
    assert fields["gag.setup"]["set-by"].startswith("built-in:rules/")
    assert fields["limits.per-file"]["set-by"] == "default"
    assert rules[TODO]["overrides"][0]["reason"] == "no paper"


def _rules_on(root: Path, kind: str) -> list[str]:
    return [
        match.rule.id
        for match in planned(root).matches
        if match.evidence[0].kind == kind and match.rule.when.word == "fact"
    ]
