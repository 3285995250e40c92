"""A work tree is as it was if git says so of what it tracks and of what it does not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from slapstick.read.state import AskedState
from tests.repositories import git

pytestmark = pytest.mark.skipif(not hasattr(os, "posix_spawnp"), reason="git is not spawned here")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository with a commit of four files."""
    (tmp_path / "oven").mkdir()
    for name in ("bake.py", "cool.py", "toast.py", "warm.py"):
        (tmp_path / "oven" / name).write_text(f"# {name}\n")
    (tmp_path / ".gitignore").write_text("crumbs/\n")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "--quiet", "-m", "Open")
    return tmp_path


def test_a_clean_tree_differs_in_nothing(root: Path) -> None:
    asked = AskedState(str(root))
    state = asked.answer()

    assert state is not None
    assert state[1] == ()
    assert asked.entries == {}


def test_all_that_differs_is_told_as_git_status_does(root: Path) -> None:
    (root / "oven" / "bake.py").write_text("# hot\n")
    (root / "oven" / "cool.py").unlink()
    git(root, "rm", "--quiet", "--cached", "oven/toast.py")
    (root / "oven" / "new one.py").write_text("# new\n")
    (root / "oven" / "staged.py").write_text("# staged\n")
    git(root, "add", "oven/staged.py")
    (root / "crumbs").mkdir()
    (root / "crumbs" / "left.py").write_text("# ignored\n")

    asked = AskedState(str(root))
    state = asked.answer()

    assert asked.entries == {
        "oven/bake.py": (True, True),
        "oven/cool.py": (True, True),
        "oven/new one.py": (True, False),
        "oven/staged.py": (True, False),
        "oven/toast.py": (True, True),
    }
    said = git(root, "status", "--porcelain", "-z", "--untracked-files=all").split("\0")
    assert {row[3:] for row in said if row} == set(asked.entries)
    assert state is not None
    assert {look[0] for look in state[1]} == set(asked.entries)  # type: ignore[attr-defined]  # looks


def test_a_repository_within_makes_what_differs_unknown(root: Path) -> None:
    (root / "pantry").mkdir()
    git(root / "pantry", "init", "--quiet")
    (root / "pantry" / "shelf.py").write_text("# jam\n")

    asked = AskedState(str(root))

    assert asked.answer() is not None
    assert asked.entries is None


def test_nothing_is_known_where_files_were_added_while_git_was_asked(root: Path) -> None:
    (root / "oven" / "new.py").write_text("# new\n")
    asked = AskedState(str(root))
    git(root, "add", "oven/new.py")

    assert asked.answer() is None


def test_nothing_is_known_of_a_folder_without_git(tmp_path: Path) -> None:
    assert AskedState(str(tmp_path)).answer() is None
