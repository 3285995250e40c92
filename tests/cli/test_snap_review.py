"""Stepping through changes: what is written, and for what."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from slapstick.app.made_with import RECORD
from slapstick.app.snapping import snap_update
from slapstick.cli import main
from slapstick.cli.commands.snap import command
from tests.test_reviewing import git, planned


@pytest.fixture
def root(little: Path) -> Path:
    """Return a repository whose film was reviewed, and then changed."""
    (little / "sora.yaml").write_text("film: {seconds: 30}\n", "utf-8")
    git(little, "init", "--quiet")
    snap_update(planned(little))
    git(little, "add", "-A")
    git(little, "commit", "--quiet", "-m", "Review")
    (little / "sora.yaml").write_text("film: {seconds: 30, level: low}\n", "utf-8")
    return little


def answer(root: Path, keys: str) -> tuple[int, str]:
    done = CliRunner().invoke(command, ["review", str(root)], input=keys)
    return done.exit_code, done.output


def written(root: Path) -> list[str]:
    done = subprocess.run(
        ["git", "status", "--porcelain", "prompts"], cwd=root, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    return [line[3:] for line in done.stdout.splitlines()]


@pytest.mark.parametrize("keys", ["", "q\n", "r\n" * 9, "s\n" * 9, "x\n\nno\nA\nY\nq\n"])
def test_without_a_yes_nothing_is_written(root: Path, keys: str) -> None:
    status, said = answer(root, keys)

    assert status == 1
    assert "0 accepted" in said
    assert written(root) == []


def test_one_yes_writes_one_page(root: Path) -> None:
    status, said = answer(root, "s\na\nq\n")

    assert status == 1
    assert "1 accepted, 0 rejected" in said
    (page,) = written(root)
    assert "/02-" in page


def test_a_yes_to_all_leaves_what_an_update_would_have_written(root: Path) -> None:
    (root / RECORD).write_text("{}\n", "utf-8")
    count = len(planned(root).prompts)
    assert answer(root, "a\n" * count)[0] == 0
    mine = {path.name: path.read_bytes() for path in (root / "prompts" / "sora").iterdir()}

    snap_update(planned(root))

    assert mine == {p.name: p.read_bytes() for p in (root / "prompts" / "sora").iterdir()}
    assert answer(root, "")[0] == 0


def test_a_page_in_the_browser_is_a_page_of_all_changes_and_no_answer(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("click.launch", opened.append)

    answer(root, "o\nq\n")

    (url,) = opened
    page = Path(url.removeprefix("file://"))
    assert page.read_text("utf-8").startswith("<!doctype html>")
    page.unlink()
    assert written(root) == []


def test_a_file_that_git_ignores_is_named_for_nobody_could_approve_it(
    little: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (little / ".gitignore").write_text("/*.yaml\nprompts/\n", "utf-8")
    (little / "sora.yaml").write_text("film: {seconds: 30}\n", "utf-8")
    git(little, "init", "--quiet")

    assert main(["snap", "update", str(little)]) == 0
    said = capsys.readouterr().err
    assert "git ignores sora.yaml" in said
    assert "git ignores prompts/sora/01-" in said

    git(little, "add", "--force", "sora.yaml", "prompts")
    assert main(["snap", "update", str(little)]) == 0
    assert "git ignores" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["check"], ["diff"], ["diff", "--format", "html"], ["check", "--format", "sarif"]]
)
def test_looking_writes_nothing(root: Path, words: list[str]) -> None:
    before = git(root, "status", "--porcelain")

    main(["snap", words[0], str(root), *words[1:]])

    assert git(root, "status", "--porcelain", "--ignored") == before
