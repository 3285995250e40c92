"""A question to git is answered, refused or given up, and leaves no process behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from slapstick.read import asking
from slapstick.read.asking import ask_git
from slapstick.read.scan import scan

_SLOW = [sys.executable, "-c", "import time; print('soon', flush=True); time.sleep(60)"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return an empty repository."""
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    return tmp_path


def test_git_answers(root: Path) -> None:
    assert ask_git(str(root), ("rev-parse", "--is-inside-work-tree")).answer() == b"true\n"


def test_what_git_refuses_is_no_answer(root: Path) -> None:
    assert ask_git(str(root), ("rev-parse", "--verify", "no-such-branch")).answer() is None
    assert list(ask_git(str(root), ("log", "-z")).fields()) == []


def test_where_there_is_no_git_nobody_is_asked(tmp_path: Path) -> None:
    asked = ask_git(str(tmp_path), ("status",))

    assert asked.answer() is None
    assert list(asked.fields()) == []


def test_fields_come_apart_at_nul(root: Path) -> None:
    for name in ("a", "b b", "c\nc"):
        (root / name).write_text("x")
    asked = ask_git(str(root), ("ls-files", "-z", "-o"))

    assert [field for field in asked.fields() if field] == ["a", "b b", "c\nc"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
@pytest.mark.parametrize("name", [".gitignore", ".gitattributes", ".mailmap"])
def test_git_is_not_asked_where_it_would_wait_for_a_pipe(root: Path, name: str) -> None:
    os.mkfifo(root / name)
    (root / "a.py").write_text("nap()\n")

    assert ask_git(str(root), ("ls-files", "-o", "--exclude-per-directory=.gitignore")).has_failed
    assert scan(root, workers=0).languages == (("python", 1),)


def test_what_a_hook_says_of_another_repository_is_not_heeded(
    root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path_factory.mktemp("other")
    subprocess.run(["git", "init", "--quiet", str(other)], check=True)
    (root / "a.py").write_text("nap()\n")
    for name, path in {"GIT_DIR": ".git", "GIT_WORK_TREE": ".", "GIT_INDEX_FILE": "x"}.items():
        monkeypatch.setenv(name, str(other / path))

    assert list(ask_git(str(root), ("ls-files", "-z", "-o")).fields()) == ["a.py"]


def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(asking, "_spawned") or sys.platform == "win32":
        pytest.skip("a timer gives up there")
    monkeypatch.setattr(asking, "_SECONDS", 0.5)

    assert asking._spawned(_SLOW, {}).answer() is None


def test_without_spawning_git_is_asked_all_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("os.posix_spawnp", raising=False)

    assert ask_git(str(root), ("rev-parse", "--is-inside-work-tree")).answer() == b"true\n"
