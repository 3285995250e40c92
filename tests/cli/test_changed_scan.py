"""A scan of what has changed a little shows, byte for byte, what a scan of the whole shows."""

from __future__ import annotations

import gc
import os
import random
import shutil
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from slapstick.cli import main
from slapstick.cli.express import Express
from slapstick.read.files import SourceFile

pytestmark = pytest.mark.skipif(not hasattr(os, "posix_spawnp"), reason="git is not spawned here")

BODY = """
def bake_{0}(oven, tray={0}):
    # {1} custard custard pastry {2}
    oven.heat()
    tray = oven.fill(tray)
    for plate in range(tray):
        oven.serve(plate)
        oven.polish(plate)
    return oven.close({3})
"""
WORDS = ("whipped", "meringue", "crumble", "sponge", "caramel", "marzipan", "treacle", "TODO: pie")


def git(root: Path, *words: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=Baker", "-c", "user.email=baker@example.org",
         "-c", "protocol.file.allow=always", *words],
        cwd=root, check=False, capture_output=True,
    )  # fmt: skip


def source(lot: random.Random) -> str:
    """Return a file of a few functions, some of which are alike."""
    bodies = (
        BODY.format(lot.randrange(6), lot.choice(WORDS), lot.choice(WORDS), lot.randrange(3))
        for _ in range(lot.randrange(1, 5))
    )
    return f"import os\n{''.join(bodies)}"


@pytest.fixture(params=[0, 250_000], ids=["by a copy of the index", "by the index"])
def bakery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """Return a repository of forty files with a cache; times of files count at once."""
    monkeypatch.setattr("slapstick.read.index_copy._LEAST", request.param)
    monkeypatch.setattr("slapstick.cli.express._LARGE", request.param)
    monkeypatch.setattr("slapstick.read.cache._SETTLED", -(10**15))
    monkeypatch.setattr("slapstick.read.state._SETTLED", -(10**15))
    root = tmp_path / "bakery"
    lot = random.Random(7)  # noqa: S311  # for variety
    for number in range(40):
        path = root / f"aisle{number % 5}" / f"shelf{number}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source(lot))
    (root / "aisle0" / "list.txt").write_text("flour\n")
    (root / "aisle1" / "page.h").write_text("int pie(int x);\n")
    (root / "aisle1" / "pan.cpp").write_text("class Pan { int x; };\n")
    (root / "vendor").mkdir()
    (root / "vendor" / "theirs.py").write_text("x = 1\n")
    (root / "README.md").write_text("# Bakery\n\nA bakery bakes all kinds of pies.\n")
    git(root, "init", "--quiet")
    git(root, "add", "-A")
    git(root, "commit", "--quiet", "-m", "Open")
    git(root, "branch", "evening")
    monkeypatch.setenv("SORA_CACHE", str(tmp_path / "cache"))
    return root


@pytest.fixture
def shown(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[Path, bool], tuple[str, str]]:
    """Return what shows a scan: with what is kept, or of the whole folder."""

    def show(root: Path, keeps: bool) -> tuple[str, str]:
        capfd.readouterr()
        with monkeypatch.context() as patch:
            if not keeps:
                patch.setenv("SORA_CACHE", "off")
            assert main(["scan", str(root)]) == 0
        told = capfd.readouterr()
        return told.out, told.err

    return show


def chosen(root: Path, lot: random.Random) -> Path:
    """Return one of the source files, which no link to nothing is."""
    return lot.choice([path for path in sorted(root.glob("aisle*/*.py")) if path.is_file()])


def edit(root: Path, lot: random.Random) -> None:
    path = chosen(root, lot)
    path.write_text(path.read_text() + source(lot) if lot.random() < 0.5 else source(lot))


def edit_ten(root: Path, lot: random.Random) -> None:
    for _ in range(10):
        edit(root, lot)


def take_back(root: Path, lot: random.Random) -> None:
    git(root, "checkout", "--", lot.choice(["aisle0", "aisle1", "aisle2", "."]))


def delete(root: Path, lot: random.Random) -> None:
    lot.choice(sorted(root.glob("aisle*/*.py"))).unlink()


def add(root: Path, lot: random.Random) -> None:
    (root / "aisle0" / f"new{lot.randrange(4)}.py").write_text(source(lot))


def add_text(root: Path, lot: random.Random) -> None:
    (root / "aisle0" / f"note{lot.randrange(4)}.txt").write_text("sugar\n")


def rename(root: Path, lot: random.Random) -> None:
    path = lot.choice(sorted(root.glob("aisle*/*.py")))
    git(root, "mv", str(path), str(path.with_name(f"moved{lot.randrange(9)}.py")))


def change_mode(root: Path, lot: random.Random) -> None:
    path = chosen(root, lot)
    path.chmod(path.stat().st_mode ^ stat.S_IXUSR)


def ignore(root: Path, lot: random.Random) -> None:
    (root / ".gitignore").write_text(lot.choice(["new*\n", "note*\n", "", "*.txt\n"]))


def attribute(root: Path, lot: random.Random) -> None:
    words = ["", "aisle1/*.py linguist-vendored\n", "*.h linguist-language=C++\n"]
    (root / ".gitattributes").write_text(lot.choice(words))


def commit(root: Path, lot: random.Random) -> None:
    git(root, "add", "-A")
    git(root, "commit", "--quiet", "-m", lot.choice(WORDS))


def stage(root: Path, lot: random.Random) -> None:
    git(root, *lot.choice([("add", "-A"), ("reset", "--quiet"), ("add", "-N", "."), ("stash",)]))


def switch(root: Path, lot: random.Random) -> None:
    git(root, "checkout", "--quiet", lot.choice(["evening", "master", "main", "-"]))


def break_(root: Path, lot: random.Random) -> None:
    path = lot.choice(sorted(root.glob("aisle*/*.py")))
    path.write_bytes(lot.choice([b"\0" * 9, b"\xff\xfe", b"# generated by flex\n", b"(" * 30_000]))


def link(root: Path, lot: random.Random) -> None:
    path = lot.choice(sorted(root.glob("aisle*/*.py")))
    path.unlink()
    path.symlink_to("list.txt")


def link_folder(root: Path, lot: random.Random) -> None:
    folder = root / f"aisle{lot.randrange(2, 5)}"
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
        folder.symlink_to("aisle0")


def nest(root: Path, lot: random.Random) -> None:
    inner = root / f"inner{lot.randrange(2)}"
    inner.mkdir(exist_ok=True)
    (inner / "crumb.py").write_text("x = 1\n")
    git(inner, "init", "--quiet")
    git(inner, "add", "-A")
    git(inner, "commit", "--quiet", "-m", "crumb")
    if lot.random() < 0.5:
        git(root, "submodule", "add", f"./{inner.name}", f"sub{lot.randrange(2)}")


def headers(root: Path, lot: random.Random) -> None:
    (root / "aisle1" / "page.h").write_text(lot.choice(["class X {\n};\n", "int pie(int x);\n"]))


def speak(root: Path, lot: random.Random) -> None:
    name = lot.choice(["README.md", "pyproject.toml", "setup.py", "LICENSE", "notes.md"])
    (root / name).write_text(f'[project]\nname = "{lot.choice(WORDS)}"\n')


def sell(root: Path, lot: random.Random) -> None:
    (root / "vendor" / lot.choice(["theirs.py", "more.py"])).write_text(source(lot))


STEPS = (
    edit, edit, edit, edit_ten, take_back, delete, add, add_text, rename, change_mode, ignore,
    attribute, commit, stage, switch, break_, link, link_folder, nest, headers, speak, sell,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(int(os.environ.get("SORA_SEEDS", "2"))))
def test_whatever_changes_the_same_is_shown(
    bakery: Path, shown: Callable[[Path, bool], tuple[str, str]], seed: int
) -> None:
    lot = random.Random(seed)  # noqa: S311  # as above
    shown(bakery, True)
    for number in range(25):
        step = lot.choice(STEPS)
        step(bakery, lot)
        assert shown(bakery, True) == shown(bakery, False), (seed, number, step.__name__)


def test_few_changed_files_are_read_alone(
    bakery: Path,
    shown: Callable[[Path, bool], tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lot = random.Random(3)  # noqa: S311  # as above
    shown(bakery, True)
    for step in (edit, edit_ten, add_text, change_mode, headers, break_, take_back):
        step(bakery, lot)
        with monkeypatch.context() as patch:
            patch.setattr("slapstick.cli.scanning.survey_all", None)  # nothing is read whole
            first = shown(bakery, True)

        assert first == shown(bakery, False), step.__name__


def change_twice(root: Path, lot: random.Random, shown: Callable[[Path, bool], object]) -> Path:
    """Leave a file that differed at the last scan and looks otherwise now; return it."""
    path = root / "aisle0" / "shelf0.py"
    path.write_text(source(lot))
    shown(root, True)
    path.write_text(path.read_text() + source(lot))
    return path


@pytest.mark.parametrize("again", [False, True], ids=["stays", "changes"])
def test_what_was_read_ahead_counts_only_if_it_stays_as_it_was(
    bakery: Path,
    shown: Callable[[Path, bool], tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
    again: bool,
) -> None:
    lot = random.Random(4)  # noqa: S311  # as above
    shown(bakery, True)
    path = change_twice(bakery, lot, shown)
    begin = Express._make_ready
    early: list[SourceFile] = []

    def ready(express: Express, paths: list[str]) -> None:
        begin(express, paths)
        express.settle()
        early.extend([] if express._ahead is None else express._ahead.files)
        if again:
            path.write_text(source(lot))

    monkeypatch.setattr(Express, "_make_ready", ready)
    monkeypatch.setattr("slapstick.cli.scanning.survey_all", None)  # nothing is read whole
    first = shown(bakery, True)
    monkeypatch.undo()

    assert [file.path for file in early] == ["aisle0/shelf0.py"]
    assert first == shown(bakery, False)


def test_what_was_read_ahead_is_waited_for_where_all_is_read(
    bakery: Path, shown: Callable[[Path, bool], tuple[str, str]]
) -> None:
    lot = random.Random(5)  # noqa: S311  # as above
    shown(bakery, True)
    change_twice(bakery, lot, shown)
    commit(bakery, lot)

    assert shown(bakery, True) == shown(bakery, False)
    assert threading.active_count() == 1


def test_a_wrong_number_of_workers_is_told_as_ever(
    bakery: Path,
    shown: Callable[[Path, bool], tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    shown(bakery, True)
    change_twice(bakery, random.Random(6), shown)  # noqa: S311  # as above
    monkeypatch.setenv("SORA_WORKERS", "many")

    assert main(["scan", str(bakery)]) == 2
    assert "SORA_WORKERS is no number: 'many'" in capfd.readouterr().err


@pytest.mark.parametrize("differed", [False, True], ids=["clean before", "differed before"])
def test_a_scan_of_few_changed_files_loads_nothing_that_takes_time(
    bakery: Path,
    shown: Callable[[Path, bool], tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
    differed: bool,
) -> None:
    lot = random.Random(8)  # noqa: S311  # as above
    shown(bakery, True)
    if differed:
        change_twice(bakery, lot, shown)
    else:
        edit(bakery, lot)
    monkeypatch.delenv("SORA_WORKERS")  # a worker reads
    heavy = {
        "click", "rich", "json", "dataclasses", "inspect", "pathlib", "urllib.parse",
        "shutil", "tomllib", "subprocess", "string", "importlib.metadata", "pathspec",
        "slapstick.model.project", "slapstick.model.rules", "slapstick.read.history",
        "slapstick.read.identity", "slapstick.read.manifests", "slapstick.read.chronicle",
        "slapstick.spec.vocabulary", "slapstick.app.opening", "slapstick.read.facts",
    }  # fmt: skip
    told = [
        subprocess.run(
            [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}\n{script}",
             str(bakery)],
            capture_output=True, text=True, check=True,
        )
        for script in (
            "from slapstick.read import languages, shelf; shelf._SETTLED = -(10**15);"
            "languages.builtin_texts()",  # kept now
            "from slapstick.cli import main; main(['scan', sys.argv[1]])\n"
            f"print(sorted({heavy!r} & set(sys.modules)), file=sys.stderr)",
        )
    ][-1]  # fmt: skip

    out, err = shown(bakery, False)
    assert told.stdout == out
    assert told.stderr.splitlines() == [*err.splitlines(), "[]"]


def test_the_collector_of_garbage_is_left_as_it_was(
    bakery: Path, shown: Callable[[Path, bool], tuple[str, str]]
) -> None:
    assert gc.isenabled()
    for change in (edit, edit_ten):  # read whole, then again in part
        change(bakery, random.Random(9))  # noqa: S311  # as above
        shown(bakery, True)
        assert gc.isenabled()
    gc.disable()
    try:
        for change in (edit_ten, commit):  # read again in part, then whole
            change(bakery, random.Random(10))  # noqa: S311  # as above
            shown(bakery, True)
            assert not gc.isenabled()
    finally:
        gc.enable()
