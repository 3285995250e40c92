"""A scan of what has not changed is answered at once, and never by what is no longer true."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from slapstick.cli.express import Express, plain_scan
from tests.repositories import git

pytestmark = pytest.mark.skipif(not hasattr(os, "posix_spawnp"), reason="git is not spawned here")


@pytest.fixture
def root(little: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with a commit, and a cache of its own."""
    monkeypatch.setenv("SORA_CACHE", str(tmp_path / "cache"))
    (little / "oven").mkdir()
    (little / "oven" / "bake.py").write_text("# TODO: heat\n")
    (little / ".gitignore").write_text("README.md\ncrumbs/\n")
    (little / "README.md").write_text("# Tea\n")
    git(little, "init", "--quiet")
    git(little, "add", "-A")
    git(little, "commit", "--quiet", "-m", "Open")
    return little


def later() -> int:
    """Tell the time as it will be when what was just written has settled."""
    return time.time_ns() + 10_000_000_000


def kept(root: Path) -> Path:
    """Keep an answer for the repository as it stands; return where its grammars lie."""
    grammars = root.parent / "grammars"
    grammars.mkdir()
    first = Express(str(root), later)
    assert not first.answer()
    first.keep(("shown\n", "said\n"), [str(grammars)])
    return grammars


def test_what_was_shown_is_shown_again(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    kept(root)

    assert Express(str(root)).answer()
    assert capfd.readouterr() == ("shown\n", "said\n")


def edit(root: Path) -> None:
    (root / "oven" / "bake.py").write_text("# TODO: cool\n")


def add(root: Path) -> None:
    (root / "oven" / "new.py").write_text("# TODO: eat\n")


def remove(root: Path) -> None:
    (root / "oven" / "bake.py").unlink()


def commit(root: Path) -> None:
    git(root, "commit", "--quiet", "--allow-empty", "-m", "Rest")


def tag(root: Path) -> None:
    git(root, "tag", "v1")


def nested_tag(root: Path) -> None:
    git(root, "tag", "a/b/v1")


def ignored_readme(root: Path) -> None:
    (root / "README.md").write_text("# Coffee\n")


def project_file(root: Path) -> None:
    (root / "sora.yaml").write_text("scan: {exclude: [oven]}\n")


def exclude(root: Path) -> None:
    (root / ".git" / "info" / "exclude").write_text("hidden.py\n")


@pytest.mark.parametrize(
    "change",
    [edit, add, remove, commit, tag, nested_tag, ignored_readme, project_file, exclude],
)
def test_any_change_that_may_count_is_seen(root: Path, change: Callable[[Path], None]) -> None:
    git(root, "tag", "a/b/v0")
    kept(root)
    assert Express(str(root)).answer()

    change(root)

    assert not Express(str(root)).answer()


def test_a_second_edit_of_a_changed_file_is_seen(root: Path) -> None:
    edit(root)
    kept(root)
    assert Express(str(root)).answer()

    (root / "oven" / "bake.py").write_text("# TODO: melt\n")

    assert not Express(str(root)).answer()


def test_what_a_person_ignores_everywhere_is_source_all_the_same(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "config" / "git").mkdir(parents=True)
    (tmp_path / "config" / "git" / "ignore").write_text("*.py\n")
    kept(root)

    add(root)

    assert not Express(str(root)).answer()


def test_what_git_ignores_for_all_does_not_count(root: Path) -> None:
    kept(root)
    (root / "crumbs").mkdir()
    (root / "crumbs" / "a.py").write_text("# TODO: sweep\n")

    assert Express(str(root)).answer()


def test_a_grammar_that_comes_or_goes_is_seen(root: Path) -> None:
    grammars = kept(root)
    assert Express(str(root)).answer()

    (grammars / "tree_sitter_new").mkdir()

    assert not Express(str(root)).answer()


def test_nothing_is_kept_while_a_next_change_might_not_show(root: Path, tmp_path: Path) -> None:
    first = Express(str(root), time.time_ns)
    first.answer()
    first.keep(("shown", ""), [str(tmp_path)])

    assert not Express(str(root)).answer()


def test_nothing_is_kept_of_what_changed_during_the_scan(root: Path, tmp_path: Path) -> None:
    first = Express(str(root), later)
    first.answer()
    edit(root)
    first.keep(("shown", ""), [str(tmp_path)])
    git(root, "checkout", "--quiet", ".")

    assert not Express(str(root)).answer()


def kept_but(root: Path, meanwhile: Callable[[Path], None], paths: list[str]) -> bool:
    """Tell whether an answer was kept though something happened after git was asked."""
    express = Express(str(root), later)
    assert not express.answer()
    meanwhile(root)
    return express.keep(("shown\n", ""), [], read=paths)


def test_what_few_files_gave_is_kept_where_they_stayed_as_they_were(root: Path) -> None:
    (root / "oven" / "bake.py").write_text("# TODO: cool\n")

    assert kept_but(root, lambda _: None, ["oven/bake.py", ".gitignore", "gone.py"])
    assert Express(str(root)).answer()


@pytest.mark.parametrize("path", ["oven/bake.py", "oven/new.py", ".gitignore"])
def test_nothing_is_kept_of_few_files_one_of_which_changed(root: Path, path: str) -> None:
    (root / "oven" / "bake.py").write_text("# TODO: cool\n")
    (root / "oven" / "new.py").write_text("# TODO: eat\n")

    def change(root: Path) -> None:
        (root / path).write_text("# TODO: burn\n")
        times = later() if path == ".gitignore" else (root / path).stat().st_mtime_ns
        os.utime(root / path, ns=(times, times))

    assert not kept_but(root, change, ["oven/bake.py", "oven/new.py", ".gitignore"])
    assert not Express(str(root)).answer()


def test_nothing_is_kept_of_few_files_one_of_which_is_gone(root: Path) -> None:
    (root / "oven" / "bake.py").write_text("# TODO: cool\n")

    assert not kept_but(root, lambda root: (root / "oven" / "bake.py").unlink(), ["oven/bake.py"])


def test_a_damaged_answer_is_none(root: Path, tmp_path: Path) -> None:
    kept(root)
    (path,) = (tmp_path / "cache").rglob("shown-*")
    whole = path.read_bytes()
    for harmed in (b"", whole[:40], whole[:-3] + b"xyz", b"\xff" * 60):
        path.write_bytes(harmed)
        assert not Express(str(root)).answer()


def test_only_the_plain_scan_is_kept() -> None:
    assert plain_scan(["scan"])
    assert plain_scan(["scan", "somewhere"])
    for words in (["plan"], ["scan", "--json"], ["scan", ".", "--facts"], [], ["scan", "a", "b"]):
        assert plain_scan(words) is None


def test_an_answer_loads_nothing_that_takes_time(root: Path) -> None:
    kept(root)
    script = (
        "import sys; from slapstick.cli import main; main(['scan'])\n"
        "print(sorted({'click', 'rich', 'pathlib', 'typing', 're', 'sqlite3'} & set(sys.modules)))"
    )
    told = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"sys_path = {sys.path!r}\nimport sys\n"
         f"sys.path[:] = sys_path\n{script}"],
        cwd=root, capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert told.stdout.splitlines() == ["shown", "[]"]


@pytest.mark.parametrize("is_changed", [True, False])
def test_what_reads_is_loaded_while_git_works_where_it_will_be_needed(
    root: Path, is_changed: bool
) -> None:
    (root / "oven" / "bake.py").write_text("# TODO: cool\n")
    kept(root)
    if is_changed:
        (root / "oven" / "bake.py").write_text("# TODO: cool down\n")
    script = (
        "import sys; from slapstick.cli.express import Express; from slapstick.read import state;"
        "first = state.AskedState.answer;"
        "state.AskedState.answer = lambda asked: print('reads' if 'slapstick.read.amending'"
        " in sys.modules else 'waits') or first(asked);"
        f"print(Express({str(root)!r}).answer())"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    assert said.stdout.split()[0] == ("reads" if is_changed else "waits")
    assert said.stdout.split()[-1] == str(not is_changed)


LOADED = """
import sys
from slapstick.cli import express
from slapstick.read import state

answer = state.AskedState.answer
state.AskedState.is_answered = lambda asked: False
state.AskedState.answer = lambda asked: (
    print("loads" if "slapstick.read.amending" in sys.modules else "waits") or answer(asked)
)
express._LARGE, express._spare_cores = 0, lambda: sys.argv[2] == "many"
print(express.Express(sys.argv[1]).answer())
"""


@pytest.mark.parametrize(
    ("cores", "changed_before", "does"),
    [("two", False, "waits"), ("two", True, "loads"), ("many", False, "loads")],
)
def test_in_large_repositories_what_reads_is_loaded_where_it_may_be_needed(
    root: Path, cores: str, changed_before: bool, does: str
) -> None:
    kept(root)
    (tally,) = (path.with_name("tally") for path in root.parent.rglob("shown-*"))
    tally.write_bytes(b"something")
    if not changed_before:
        assert Express(str(root)).answer()
    said = subprocess.run(
        [sys.executable, "-c", LOADED, root, cores], check=True, capture_output=True, text=True
    )
    assert said.stdout.split() == [does, "shown", "True"]


def test_a_real_scan_is_kept_and_shown_again(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from slapstick.cli.group import run

    begun = Express(str(root), later)
    assert not begun.answer()
    assert run(["scan", str(root)], begun) == 0
    first = capfd.readouterr()

    assert Express(str(root)).answer()
    assert capfd.readouterr() == first
    assert "comment.todo" in first.out
