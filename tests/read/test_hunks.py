from __future__ import annotations

from pathlib import Path

import pytest

from slapstick.read.hunks import hunks_since
from tests.repositories import git


@pytest.fixture
def root(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet")
    for name in ("a.py", "gone.py", "töpfe und pfannen.py"):
        (tmp_path / name).write_text("one\ntwo\nthree\nfour\n", "utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "--quiet", "-m", "Begin")
    return tmp_path


def test_changed_added_and_lost_lines_have_their_places(root: Path) -> None:
    (root / "a.py").write_text("one\nTWO\nthree\n", "utf-8")
    (root / "gone.py").unlink()
    (root / "töpfe und pfannen.py").write_text("zero\none\ntwo\nthree\nfour\n", "utf-8")

    found = {(h.path, h.old, h.new, h.line, h.is_gone) for h in hunks_since(root, "HEAD")}

    assert found == {
        ("a.py", range(2, 3), range(2, 3), 2, False),
        ("a.py", range(4, 5), range(3, 3), 3, True),
        ("gone.py", range(1, 5), range(0), 1, True),
        ("töpfe und pfannen.py", range(0), range(1, 2), 1, False),
    }


def test_lines_that_look_like_a_diff_are_not_read_as_one(root: Path) -> None:
    (root / "a.py").write_text("++ b/x.py\n@@ -1 +1 @@\n-- a/y.py\n", "utf-8")

    assert {hunk.path for hunk in hunks_since(root, "HEAD")} == {"a.py"}


def test_the_users_own_way_of_showing_differences_changes_nothing(root: Path) -> None:
    git(root, "config", "diff.noprefix", "true")
    git(root, "config", "color.ui", "always")
    git(root, "config", "diff.external", "false")
    (root / "a.py").write_text("zero\none\ntwo\nthree\nfour\n", "utf-8")

    assert [(hunk.path, hunk.line) for hunk in hunks_since(root, "HEAD")] == [("a.py", 1)]


def test_a_folder_without_git_has_no_hunks(tmp_path: Path) -> None:
    assert hunks_since(tmp_path, "HEAD") == ()
