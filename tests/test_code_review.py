"""The Action, the hooks and the formats that carry a review into other people's services."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from slapstick.cli import main
from slapstick.review.comment import MARKER
from tests.review.hostile import foreign_tags, shown
from tests.test_reviewing import git

ROOT = Path(__file__).resolve().parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = {step.get("name", "python"): step for step in ACTION["runs"]["steps"]}
_FENCE = re.compile(r"^```yaml\n(# \.(?:github|gitlab)\S*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_VENDORED = resources.files("check_jsonschema").joinpath("builtin_schemas", "vendor")


def schema(name: str) -> Any:
    return json.loads(_VENDORED.joinpath(f"{name}.json").read_text("utf-8"))


def validate(value: Any, name: str) -> None:
    text = schema(name)
    jsonschema.validators.validator_for(text)(text).validate(value)


# ------------------------------------------------------------------ what services read


def test_the_action_keeps_to_githubs_schema_and_pins_what_it_uses() -> None:
    validate(ACTION, "github-actions")
    used = [step["uses"] for step in ACTION["runs"]["steps"] if "uses" in step]
    assert used
    assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", each) for each in used)


def test_the_action_puts_no_text_of_others_into_a_script() -> None:
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    assert scripts
    assert [script for script in scripts if "${{" in script] == []


def test_the_action_needs_no_secret_and_imports_nothing_of_the_repository() -> None:
    values = re.findall(r"\$\{\{.*?\}\}", (ROOT / "action.yml").read_text("utf-8"))
    assert not [value for value in values if "secrets" in value]
    for step in ACTION["runs"]["steps"]:
        for line in step.get("run", "").splitlines():
            if "python" in line:
                assert re.search(r"python\"? -I ", line), line
                assert step["working-directory"] == "${{ runner.temp }}"


def test_the_hooks_are_read_by_pre_commit_and_call_commands_that_are_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = ROOT / ".pre-commit-hooks.yaml"
    subprocess.run([sys.executable, "-m", "pre_commit", "validate-manifest", path], check=True)
    hooks = yaml.safe_load(path.read_text("utf-8"))
    assert [hook["id"] for hook in hooks] == ["sora-check", "sora-snap-check"]
    for hook in hooks:
        program, *words = hook["entry"].split()
        assert program == "sora"
        assert main([*words, "--help"]) == 0
        assert not hook["pass_filenames"]


def _guides() -> list[tuple[str, str]]:
    pages = sorted((ROOT / "docs").glob("*.md"))
    return [found for page in pages for found in _FENCE.findall(page.read_text("utf-8"))]


def test_the_pipelines_in_the_guides_keep_to_the_services_schemas() -> None:
    names = {name for name, _ in _guides()}
    assert any("github" in name for name in names)
    assert any("gitlab" in name for name in names)
    for name, text in _guides():
        said = yaml.safe_load(text)
        said = {"on" if key is True else key: value for key, value in said.items()}  # YAML 1.1
        validate(said, "github-workflows" if "github" in name else "gitlab-ci")


# ------------------------------------------------------------------ the Action at work


HOSTILE_NAMES = (
    "::set-output name=x::y.py",
    "##[set-output name=x]y.py",
    "`````.py",
    "--> <img src=x onerror=alert(1)>.py",
    "@octocat [click](https:__evil.example).py",
    "\u202egnp.py",
    "a\n::error::injected.py",
)


@pytest.fixture
def hostile(little: Path) -> Path:
    """Return a repository whose names try everything, and whose modules leave a trace if run."""
    code = (little / "kettle.py").read_text("utf-8")
    for number, name in enumerate(HOSTILE_NAMES):
        try:
            (little / name).write_text(code.replace("kettle", f"kettle{number}"), "utf-8")
        except OSError:  # a system that does not take such names
            continue
    trap = f"open({str(little.parent / 'trap')!r}, 'w').write(__name__)\n"
    for module in (
        "sitecustomize",
        "usercustomize",
        "slapstick",
        "venv",
        "pip",
        "yaml",
        "conftest",
    ):
        (little / f"{module}.py").write_text(trap, "utf-8")
    (little / "setup.cfg").write_text("[metadata]\nname = trap\n", "utf-8")
    (little / "sora.yaml").write_text("format: sora/1\n", "utf-8")
    git(little, "init", "--quiet")
    git(little, "add", "-A")
    git(little, "commit", "--quiet", "-m", "::error::injected by a message")
    assert main(["snap", "update", str(little)]) == 0
    git(little, "add", "-A")
    git(little, "commit", "--quiet", "-m", "Review")
    return little


@pytest.fixture
def runner(hostile: Path, tmp_path: Path) -> dict[str, str]:
    """Return the environment of a runner, with Slapstick installed and a `gh` that takes notes."""
    temp, tools = tmp_path / "temp", tmp_path / "tools"
    (temp / "slapstick" / "bin").mkdir(parents=True)
    tools.mkdir()
    for name in ("python", "sora"):
        program = temp / "slapstick" / "bin" / name
        start = f'"{sys.executable}" "$@"'
        if name == "sora":
            start = f'"{sys.executable}" -I -c "import sys; from slapstick.cli import main; '
            start += 'sys.exit(main(sys.argv[1:]))" "$@"'
        program.write_text(f"#!/bin/sh\nexec {start}\n", "utf-8")
        program.chmod(0o755)
    (tools / "gh").write_text(
        '#!/bin/sh\nprintf "%s\\n" "$*" >> "$GH_LOG"\n'
        'case "$*" in *--jq*) cat "$GH_FOUND";; esac\n'
        'case "$*" in *--method*) exit "${GH_STATUS:-0}";; esac\n',
        "utf-8",
    )
    (tools / "gh").chmod(0o755)
    for name in ("summary.md", "output", "found", "log"):
        (tmp_path / name).write_text("", "utf-8")
    keep = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG", "TMPDIR")}
    return keep | {
        "PATH": f"{tools}{os.pathsep}{keep['PATH']}",
        "GITHUB_ACTIONS": "true",
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_REPOSITORY": "tea/house",
        "GH_LOG": str(tmp_path / "log"),
        "GH_FOUND": str(tmp_path / "found"),
        "TEMP_FOLDER": str(temp),
        "WHERE": str(hostile),
        "BASE": git(hostile, "rev-parse", "HEAD"),
    }


def step(name: str, runner: dict[str, str], **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[name]["run"]],
        cwd=runner["TEMP_FOLDER"],
        env=runner | more,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def outputs(runner: dict[str, str]) -> dict[str, str]:
    lines = Path(runner["GITHUB_OUTPUT"]).read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


def commands(log: str) -> list[str]:
    """Return the workflow commands that a runner would carry out."""
    stopped, found = "", []
    for line in log.splitlines():
        text = line.strip()
        if stopped:
            stopped = "" if text == f"::{stopped}::" else stopped
        elif text.startswith("::stop-commands::"):
            stopped = text.removeprefix("::stop-commands::")
        elif text.startswith("::") or "##[" in text:
            found.append(text)
    assert not stopped
    return found


bash_only = pytest.mark.skipif(
    shutil.which("bash") is None or os.name == "nt", reason="the Action's scripts want bash"
)


@bash_only
def test_the_action_reviews_a_hostile_pull_request_and_runs_nothing_of_it(
    hostile: Path, runner: dict[str, str], tmp_path: Path
) -> None:
    (hostile / "sora.yaml").write_text("format: sora/1\nfilm: {level: low}\n", "utf-8")
    for path in hostile.glob("*.py"):
        path.write_text(path.read_text("utf-8").replace("while True", "for _ in range(9)"), "utf-8")
    git(hostile, "commit", "--quiet", "-am", "Change everything")

    done = step("Review the prompts", runner)

    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "trap").exists()
    found = commands(done.stdout)
    assert found
    assert all(re.match(r"::warning file=[^:]*,title=slapstick/\w+::", each) for each in found)
    told = outputs(runner)
    assert told["changed"] == "true"
    assert set(told) == {"changed", "checked", "snapped", "report", "storyboard"}
    summary = Path(runner["GITHUB_STEP_SUMMARY"]).read_text("utf-8")
    page = shown(summary)
    assert "shots would be filmed otherwise since" in page.prose
    assert foreign_tags(page) == set()
    assert len(page.comments) == 1
    assert not re.search(r"(?m)^\s*::|##\w*\[|\u202e", summary)
    assert re.search(r"octocat|set-output|onerror", page.code), "no hostile name was shown at all"
    assert list((Path(told["storyboard"])).glob("*.html"))
    assert git(hostile, "status", "--porcelain") == ""


@bash_only
def test_a_base_that_is_not_at_hand_is_said_and_the_review_goes_on(
    runner: dict[str, str],
) -> None:
    done = step("Review the prompts", runner, BASE="f" * 40)

    assert done.returncode == 0
    assert any("fetch-depth: 0" in each for each in commands(done.stdout))
    assert MARKER in Path(runner["GITHUB_STEP_SUMMARY"]).read_text("utf-8")


@bash_only
@pytest.mark.parametrize(
    ("found", "report", "asked"),
    [
        ("", "| shot | change |", "--method POST repos/tea/house/issues/7/comments"),
        ("31\n32\n", "| shot | change |", "--method PATCH repos/tea/house/issues/comments/31"),
        ("31\n", "as it was reviewed", "--method PATCH repos/tea/house/issues/comments/31"),
        ("", "as it was reviewed", ""),
    ],
)
def test_there_is_one_comment_and_none_where_nothing_changed(
    runner: dict[str, str], tmp_path: Path, found: str, report: str, asked: str
) -> None:
    (tmp_path / "found").write_text(found, "utf-8")
    (tmp_path / "report.md").write_text(f"{MARKER}\n{report}\n", "utf-8")

    done = step(
        "Keep the comment up to date", runner, NUMBER="7", REPORT=str(tmp_path / "report.md")
    )

    assert (done.returncode, done.stdout) == (0, "")
    log = (tmp_path / "log").read_text("utf-8").splitlines()
    assert MARKER in log[0]
    assert asked in "".join(log[1:])
    assert len(log) == (2 if asked else 1)


@bash_only
def test_a_token_that_may_not_write_fails_nothing(runner: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text(f"{MARKER}\n| shot | change |\n", "utf-8")

    done = step("Keep the comment up to date", runner, GH_STATUS="1", NUMBER="7",
                REPORT=str(tmp_path / "report.md"))  # fmt: skip

    assert done.returncode == 0
    assert "::notice::" in done.stdout


@bash_only
@pytest.mark.parametrize(
    ("fail_on", "checked", "snapped", "well"),
    [
        ("changes", "0", "0", True),
        ("changes", "1", "0", True),  # words that would be better otherwise stop nothing
        ("changes", "0", "1", False),
        ("changes", "2", "2", False),
        ("mistakes", "0", "1", True),
        ("mistakes", "2", "0", False),
        ("never", "2", "2", True),
    ],
)
def test_the_action_fails_for_what_it_was_asked_to(
    runner: dict[str, str], fail_on: str, checked: str, snapped: str, well: bool
) -> None:
    done = step("Judge", runner, FAIL_ON=fail_on, CHECKED=checked, SNAPPED=snapped)

    assert (done.returncode == 0) is well


# ------------------------------------------------------------------ the formats


@pytest.mark.parametrize("form", ["github", "codequality", "sarif", "json"])
@pytest.mark.parametrize("command", [["check"], ["snap", "check"]])
def test_checks_write_each_format_and_nothing_into_the_repository(
    little: Path, tmp_path: Path, command: list[str], form: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    (little / "sora.yaml").write_text("format: sora/1\n", "utf-8")
    before = sorted(path.name for path in little.iterdir())
    out = tmp_path / "report"

    status = main([*command, str(little), "--format", form, "--out", str(out)])
    main([*command, str(little), "--format", form])

    assert status == (1 if command[0] == "snap" else 0)
    assert sorted(path.name for path in little.iterdir()) == before
    assert capsys.readouterr().out.strip() == out.read_text("utf-8").strip()
    if form != "github":
        json.loads(out.read_text("utf-8"))


def test_a_mistake_is_annotated_where_it_stands(
    little: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (little / "sora.yaml").write_text("format: sora/1\nflim: {}\n", "utf-8")

    assert main(["check", str(little), "--format", "github"]) == 2

    assert capsys.readouterr().out.startswith("::error file=sora.yaml,line=2,col=1,title=SL010::")


def test_what_is_printed_in_a_build_is_no_command(
    little: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (little / "##[set-output name=x]y.py").write_text("while True:\n    pass\n", "utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    main(["scan", str(little), "--json"])
    told = capsys.readouterr().out
    main(["plan", str(little)])
    said = capsys.readouterr()

    assert "##[" not in told + said.out + said.err
    assert "##[set-output name=x]y.py" in json.dumps(json.loads(told))
