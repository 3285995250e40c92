"""Git is asked about a copy of the index where it knows sooner, and answers as of the index."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from slapstick.read.state import AskedState
from tests.repositories import git

pytestmark = pytest.mark.skipif(not hasattr(os, "posix_spawnp"), reason="git is not spawned here")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with a commit of twenty files; its index counts as a large one."""
    monkeypatch.setattr("slapstick.read.index_copy._LEAST", 0)
    root = tmp_path / "bakery"
    for number in range(20):
        path = root / f"aisle{number % 4}" / f"shelf{number}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {number}\n")
    (root / ".gitignore").write_text("crumbs/\n*.tmp\n")
    git(root, "init", "--quiet")
    git(root, "add", "-A")
    git(root, "commit", "--quiet", "-m", "Open")
    return root


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where the copy is kept."""
    (tmp_path / "cache").mkdir()
    return tmp_path / "cache"


def asked(root: Path, folder: Path) -> AskedState:
    """Ask and wait for the answer, which must be what the index itself says."""
    by_copy, by_index = AskedState(str(root), str(folder)), AskedState(str(root))
    assert by_copy.answer() == by_index.answer()
    assert by_copy.entries == by_index.entries
    return by_copy


def with_copy(root: Path, folder: Path) -> Path:
    """Ask until git has noted in a copy what it saw; return the copy."""
    for _ in range(3):
        asked(root, folder)
    assert b"UNTR" in (folder / "index").read_bytes()  # the untracked cache
    return folder / "index"


def test_a_copy_is_made_when_an_index_is_met_again(root: Path, folder: Path) -> None:
    asked(root, folder)
    assert not (folder / "index").exists()

    asked(root, folder)
    assert (folder / "index").exists()
    assert asked(root, folder)._copy.is_there


def test_nothing_is_written_in_the_repository(root: Path, folder: Path) -> None:
    before = {path: path.read_bytes() for path in (root / ".git").rglob("*") if path.is_file()}
    with_copy(root, folder)
    (root / "aisle0" / "new.py").write_text("# new\n")
    asked(root, folder)

    after = {path: path.read_bytes() for path in (root / ".git").rglob("*") if path.is_file()}
    assert after == before


def test_a_split_index_is_copied_whole(root: Path, folder: Path) -> None:
    git(root, "config", "core.splitIndex", "true")
    git(root, "update-index", "--split-index")
    before = sorted((root / ".git").iterdir())
    with_copy(root, folder)

    assert b"link" not in (folder / "index").read_bytes()[-200:]
    assert sorted((root / ".git").iterdir()) == before


def edit(root: Path) -> None:
    (root / "aisle1" / "shelf1.py").write_text("# other\n")


def edit_alike(root: Path) -> None:
    (root / "aisle1" / "shelf1.py").write_text("# 9\n")


def add(root: Path) -> None:
    (root / "aisle2" / "new.py").write_text("# new\n")


def add_folder(root: Path) -> None:
    (root / "aisle9" / "deep").mkdir(parents=True)
    (root / "aisle9" / "deep" / "new.py").write_text("# new\n")


def remove(root: Path) -> None:
    (root / "aisle3" / "shelf3.py").unlink()


def ignore(root: Path) -> None:
    (root / "aisle2" / "left.tmp").write_text("left\n")
    (root / ".gitignore").write_text("crumbs/\n")


def ignore_below(root: Path) -> None:
    (root / "aisle2" / "new.py").write_text("# new\n")
    (root / "aisle2" / ".gitignore").write_text("new.py\n.gitignore\n")


def stage(root: Path) -> None:
    add(root)
    git(root, "add", "-A")


def forget(root: Path) -> None:
    git(root, "rm", "--quiet", "--cached", "aisle1/shelf1.py")


def commit(root: Path) -> None:
    stage(root)
    git(root, "commit", "--quiet", "-m", "More")


def commit_unseen(root: Path) -> None:
    commit(root)
    (root / ".git" / "logs" / "HEAD").unlink()


def look(root: Path) -> None:
    """Let git write down how files look, and nothing else."""
    os.utime(root / "aisle1" / "shelf1.py", ns=(10**18, 10**18))
    git(root, "status")


def assume(root: Path) -> None:
    git(root, "update-index", "--assume-unchanged", "aisle1/shelf1.py")
    edit(root)


def skip(root: Path) -> None:
    git(root, "update-index", "--skip-worktree", "aisle1/shelf1.py")
    (root / "aisle1" / "shelf1.py").unlink()


CHANGES = (edit, edit_alike, add, add_folder, remove, ignore, ignore_below, stage, forget, commit,
           commit_unseen, look, assume, skip)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_the_copy_answers_as_the_index_does(
    root: Path, folder: Path, change: Callable[[Path], None]
) -> None:
    with_copy(root, folder)
    change(root)
    for _ in range(4):
        asked(root, folder)
    git(root, "reset", "--quiet", "--hard")
    asked(root, folder)


def test_a_copy_stands_where_only_how_files_look_was_written_down(root: Path, folder: Path) -> None:
    with_copy(root, folder)
    look(root)

    again = asked(root, folder)
    assert again._copy.is_there
    assert again._copy.must_be_proved


@pytest.mark.parametrize("change", [stage, forget, commit, commit_unseen, assume, skip])
def test_a_copy_of_another_index_is_not_believed(
    root: Path, folder: Path, change: Callable[[Path], None]
) -> None:
    with_copy(root, folder)
    change(root)

    assert not asked(root, folder)._copy.is_there


@pytest.mark.parametrize("harm", [b"", b"DIRC", b"\0" * 5000, None])
def test_a_damaged_copy_is_made_anew(root: Path, folder: Path, harm: bytes | None) -> None:
    copy = with_copy(root, folder)
    whole = copy.read_bytes()
    copy.write_bytes(whole.replace(b"shelf1", b"shelfX") if harm is None else harm)
    for _ in range(3):
        asked(root, folder)

    assert len(copy.read_bytes()) == len(whole)


def test_a_copy_that_git_refuses_costs_nothing_but_time(root: Path, folder: Path) -> None:
    copy = with_copy(root, folder)
    seen = AskedState(str(root), str(folder))
    seen.answer()
    copy.write_bytes(b"DIRC" + bytes(500))
    seen._copy.note()  # as if git had written it

    asked(root, folder)
    assert not copy.exists()


def test_where_nothing_can_be_kept_git_is_asked_all_the_same(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder\n")
    for _ in range(3):
        asked(root, tmp_path / "file")


def test_files_as_young_as_the_index_are_looked_at_again(root: Path, folder: Path) -> None:
    git(root, "config", "core.trustctime", "false")
    path, young = root / "aisle1" / "shelf1.py", (10**18, 10**18)
    os.utime(path, ns=young)
    git(root, "add", "-A")
    os.utime(root / ".git" / "index", ns=young)
    asked(root, folder)
    edit_alike(root)
    os.utime(path, ns=young)

    assert asked(root, folder).entries == {"aisle1/shelf1.py": (True, True)}
    assert (folder / "index").exists()


def test_a_lock_that_was_left_behind_changes_nothing(root: Path, folder: Path) -> None:
    with_copy(root, folder)
    (folder / "index.lock").write_bytes(b"")
    add(root)
    for _ in range(3):
        asked(root, folder)


def test_filters_of_the_repository_start_nothing(root: Path, folder: Path, tmp_path: Path) -> None:
    with_copy(root, folder)
    trace = tmp_path / "started"
    git(root, "config", "filter.evil.clean", f"touch '{trace}'; cat")
    (root / ".gitattributes").write_text("*.py filter=evil\n")
    edit_alike(root)
    for _ in range(3):
        asked(root, folder)

    assert not trace.exists()


@pytest.mark.parametrize("told", ["false", "off"])
def test_no_copy_is_made_where_git_is_told_to_note_nothing(
    root: Path, folder: Path, told: str
) -> None:
    git(root, "config", "core.untrackedCache", told)
    for _ in range(3):
        asked(root, folder)

    assert not (folder / "index").exists()


def test_a_small_index_is_asked_itself(
    root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    for _ in range(3):
        asked(root, folder)

    assert not list(folder.iterdir())
