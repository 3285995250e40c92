"""What was read is known again, and whatever befalls the store, a scan tells the truth."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from slapstick.model import Scan
from slapstick.read.cache import NAME, FactCache, Store, edition, key_of
from slapstick.read.contents import blob_id
from slapstick.read.files import list_files
from slapstick.read.languages import builtin_texts
from slapstick.read.scan import scan

TEXTS = {text.id: text for text in builtin_texts()}
LATER = 10_000_000_000  # nanoseconds


def later() -> int:
    """Tell the time as it will be when what was just written has settled."""
    return time.time_ns() + LATER


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache", now=later)


@pytest.fixture
def root(little: Path) -> Path:
    (little / "oven").mkdir()
    (little / "oven" / "bake.go").write_text("package oven\n\nfunc Bake() { // TODO: heat\n}\n")
    (little / "noise.c").write_bytes(b"int a;\0")
    return little


def unknown(root: Path, store: Store) -> list[str]:
    """Return the paths of the files that a scan would have to read."""
    files = list_files(root, tuple(TEXTS.values())).files
    cache = FactCache(store)
    _, rest = cache.recall(os.fspath(root), files, TEXTS)
    cache.close()
    return [file.path for file in rest]


def test_nothing_is_read_twice(root: Path, store: Store) -> None:
    assert len(unknown(root, store)) == 3

    assert scan(root, store=store) == scan(root)
    assert unknown(root, store) == []
    assert scan(root, store=store) == scan(root)


def test_only_what_changed_is_read(root: Path, store: Store) -> None:
    scan(root, store=store)
    (root / "kettle.py").write_text("print('cold')\n")

    assert unknown(root, store) == ["kettle.py"]
    assert scan(root, store=store) == scan(root)


def test_an_untouched_file_is_not_even_opened(root: Path, store: Store) -> None:
    before = scan(root, store=store)
    files = list_files(root, tuple(TEXTS.values())).files
    cache = FactCache(store)

    known, rest = cache.recall("/nowhere", files, TEXTS)

    cache.close()
    assert not rest
    assert sum(len(each.facts.facts) for each in known if each.facts) == len(
        [fact for fact in before.facts if fact.kind not in ("docs.theme", "code.duplicate")]
    )


def test_a_change_that_leaves_size_and_time_alike_is_seen(root: Path, store: Store) -> None:
    path = root / "kettle.py"
    path.write_text("# TODO: a\n")
    scan(root, store=store)
    times = path.stat()
    path.write_text("# TODO: b\n")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    assert unknown(root, store) == ["kettle.py"]


def test_a_file_that_was_written_just_now_is_hashed_again(root: Path, tmp_path: Path) -> None:
    store = Store(tmp_path / "cache", now=time.time_ns)
    scan(root, store=store)

    with sqlite3.connect(Path(store.folder) / NAME) as written:
        assert written.execute("SELECT count(*) FROM seen").fetchone() == (0,)
        assert written.execute("SELECT count(*) FROM facts").fetchone() == (3,)
    written.close()
    assert unknown(root, store) == []


def test_what_moved_is_known_where_it_is_now(root: Path, store: Store) -> None:
    scan(root, store=store)
    (root / "stove").mkdir()
    (root / "oven" / "bake.go").rename(root / "stove" / "bake.go")

    assert unknown(root, store) == []
    found = scan(root, store=store)
    assert found == scan(root)
    assert "stove/bake.go" in {fact.path for fact in found.facts}


def test_another_clone_with_other_times_knows_it_too(root: Path, store: Store) -> None:
    scan(root, store=store)
    for path in root.rglob("*.*"):
        os.utime(path, (1, 1))

    assert unknown(root, store) == []


def test_another_language_file_or_vocabulary_reads_anew(root: Path) -> None:
    blob = blob_id((root / "kettle.py").read_bytes())
    python = TEXTS["python"]
    other = python._replace(text=python.text + "\n")

    reader, go = edition(python), edition(TEXTS["go"])
    assert reader != edition(other)
    assert key_of(blob, "kettle.py", reader) != key_of(blob, "kettle.py", edition(other))
    assert key_of(blob, "kettle.py", reader) != key_of(blob, "kettle.py", go)
    assert key_of(blob, "a/kettle.py", reader) == key_of(blob, "b/kettle.py", reader)
    assert key_of(blob, "kettle.py", reader) != key_of(blob, "pot.py", reader)


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:700])


def scribbled(path: Path) -> None:
    path.write_bytes(b"dear diary" * 1000)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def holed(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))


def of_another_form(path: Path) -> None:
    with sqlite3.connect(path) as written:
        written.execute("PRAGMA user_version = 77")
        written.execute("DROP TABLE facts")
    written.close()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def mistyped(path: Path) -> None:
    with sqlite3.connect(path) as written:
        written.execute("UPDATE seen SET blob = 7, size = 'large'")
        written.execute("UPDATE facts SET row = 7")
    written.close()


HARMS = [truncated, scribbled, emptied, holed, of_another_form, mistyped, a_folder]


@pytest.mark.parametrize("harm", HARMS + [a_pipe] * hasattr(os, "mkfifo"))
def test_a_damaged_store_costs_only_time(
    root: Path, store: Store, harm: Callable[[Path], None]
) -> None:
    scan(root, store=store)
    harm(Path(store.folder) / NAME)

    assert scan(root, store=store) == scan(root)


@pytest.mark.parametrize("harm", HARMS[:-1])
def test_a_damaged_store_is_begun_anew(
    root: Path, store: Store, harm: Callable[[Path], None]
) -> None:
    scan(root, store=store)
    harm(Path(store.folder) / NAME)
    scan(root, store=store)
    scan(root, store=store)  # damage that shows while something is written costs a second scan

    assert unknown(root, store) == []


def test_a_row_that_was_tampered_with_is_not_believed(root: Path, store: Store) -> None:
    truth = scan(root, store=store)
    with sqlite3.connect(Path(store.folder) / NAME) as written:
        rows = written.execute("SELECT key, row FROM facts").fetchall()
        turned = [(row[:-9] + bytes([row[-9] ^ 1]) + row[-8:], key) for key, row in rows]
        written.executemany("UPDATE facts SET row = ? WHERE key = ?", turned)
    written.close()

    assert len(unknown(root, store)) == 3
    assert scan(root, store=store) == truth


def test_a_store_that_is_held_by_another_is_done_without(root: Path, store: Store) -> None:
    truth = scan(root, store=store)
    (root / "kettle.py").write_text("# TODO: lock up\n")
    holder = sqlite3.connect(Path(store.folder) / NAME)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        found = scan(root, store=store)
    finally:
        holder.close()

    assert found == scan(root) != truth


def test_a_place_that_cannot_be_written_is_done_without(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    assert scan(root, store=Store(tmp_path / "file" / "cache")) == scan(root)


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="needs a limit on the size of files")
def test_a_full_disk_costs_only_time(root: Path, tmp_path: Path) -> None:
    for number in range(40):
        (root / f"tray{number}.py").write_text("# TODO: carry\n" * 200 + f"# {number}\n")
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from slapstick.read.cache import Store; from slapstick.read.scan import scan\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))\n"
        "found = scan(Path(sys.argv[1]), workers=1, store=Store(Path(sys.argv[2])))\n"
        "print(len(found.facts))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, os.fspath(root), os.fspath(tmp_path / "cache")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert int(told.stdout) == len(scan(root).facts)
    assert scan(root, store=Store(tmp_path / "cache")) == scan(root)


def test_two_scans_at_once_keep_one_store(root: Path, store: Store) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from slapstick.read.cache import Store; from slapstick.read.scan import scan\n"
        "print(len(scan(Path(sys.argv[1]), workers=1, store=Store(Path(sys.argv[2]))).facts))\n"
    )
    command = [sys.executable, "-c", code, os.fspath(root), os.fspath(store.folder)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]

    told = {each.communicate()[0].strip() for each in both}

    assert told == {str(len(scan(root).facts))}
    assert [each.returncode for each in both] == [0, 0]
    assert unknown(root, store) == []


def test_a_store_stays_below_its_limit_and_keeps_what_was_asked_for_last(
    little: Path, tmp_path: Path
) -> None:
    small = Store(tmp_path / "cache", limit=150_000, now=later)
    for number in range(30):
        (little / "kettle.py").write_text(f"# {number}\n" + "# TODO: pour\n" * 300)
        scan(little, store=small)

    assert (Path(small.folder) / NAME).stat().st_size <= 150_000
    assert unknown(little, small) == []


def test_what_is_larger_than_the_limit_is_not_kept(little: Path, tmp_path: Path) -> None:
    tiny = Store(tmp_path / "cache", limit=1000, now=later)

    assert scan(little, store=tiny) == scan(little, store=tiny) == scan(little)
    assert unknown(little, tiny) == ["kettle.py"]


def test_progress_counts_what_is_known_too(root: Path, store: Store) -> None:
    scan(root, store=store)
    told: list[tuple[int, int]] = []

    def progress(done: int, of: int) -> None:
        told.append((done, of))

    found: Scan = scan(root, store=store, progress=progress)

    assert told[-1] == (3, 3)
    assert found.facts


def test_folders_not_asked_for_longest_are_forgotten(little: Path, tmp_path: Path) -> None:
    for number in range(5):
        store = Store(tmp_path / "scans" / f"n{number}", most=3)
        scan(little, store=store)
        os.utime(Path(store.folder) / NAME, (number, number))
    (tmp_path / "scans" / "letters").mkdir()

    scan(little, store=Store(tmp_path / "scans" / "new", most=3))

    kept = sorted(path.name for path in (tmp_path / "scans").iterdir())
    assert kept == ["letters", "n3", "n4", "new"]
