"""Workers: what kills one costs the file that did it, and the file is told with the reason."""

from __future__ import annotations

import gc
import json
import marshal
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from slapstick.read.contents import Contents, to_row
from slapstick.read.facts import read_source
from slapstick.read.files import SourceFile, list_files
from slapstick.read.languages import builtin_texts, compile_language
from slapstick.read.packed import FileFacts, pack
from slapstick.read.processes import Death, Worker, may_fork, start
from slapstick.read.workers import Crew, batches, read_in_workers
from slapstick.spec.language_text import LanguageText

_NONE = pack("", FileFacts((), 0, (), ()))
SAMPLES = Path(__file__).parent.parent / "samples"

_FATAL = """
import ctypes, sys
from slapstick.read import processes

honest = processes.read_contents

def fatal(root, file, language):
    if file.path == "segfault.py":
        ctypes.string_at(0)
    while file.path == "endless.py":
        pass
    if file.path == "ravenous.py":  # as a parser is: it does not ask whether it got the memory
        sys.stdout = [b"x" * (1 << 20) for _ in range(200)]
        ctypes.string_at(0)
    if file.path == "greedy.py":
        sys.stdout = [bytes(1 << 20) for _ in range(1 << 12)]
    return honest(root, file, language)

processes.read_contents = fatal
processes._CPU_SECONDS = 0.25  # what never ends need not be waited for as long as a user's file
"""
# A process of its own, as only one with a single thread forks.
_SCAN = """
import json, sys
from pathlib import Path
import fatal
from slapstick.read import processes, scan

processes._START = processes._START.replace("; serve()", "; import fatal; serve()")
if sys.argv[2] == "anew":
    processes.may_fork = scan.may_fork = lambda: False
found = scan.scan(Path(sys.argv[1]), workers=None if sys.argv[3] == "any" else int(sys.argv[3]))
print(json.dumps([found.languages, [list(skipped) for skipped in found.skipped]]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing bounds a process")
@pytest.mark.parametrize(
    ("how", "workers"), [("forked", "2"), ("forked", "any"), ("forked", "1"), ("anew", "any")]
)
def test_a_file_that_crashes_hangs_or_eats_memory_is_left_out_and_named(
    tmp_path: Path, how: str, workers: str
) -> None:
    (tmp_path / "fatal.py").write_text(_FATAL, "utf-8")
    source = tmp_path / "source"
    source.mkdir()
    for name in ("endless", "greedy", "innocent", "ravenous", "segfault", "bystander"):
        (source / f"{name}.py").write_text("x = 1\n", "utf-8")
    said = subprocess.run(
        [sys.executable, "-c", _SCAN, source, how, workers],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path]),
            "SORA_WORKERS": "",
        },
        check=True,
        capture_output=True,
        text=True,
    )
    languages, skipped = json.loads(said.stdout)
    assert languages == [["python", 2]]
    assert skipped == [
        ["endless.py", "too-slow", "takes too long to read"],
        ["greedy.py", "too-large", "takes too much memory to read"],
        ["ravenous.py", "too-large", "takes too much memory to read"],
        ["segfault.py", "crashed", "the python grammar crashed on it"],
    ]


class _Weary:
    """Dies of the first file of a name that it meets after another, as if memory had run out."""

    def __init__(self, deadly: str) -> None:
        self._deadly, self._met = deadly, 0

    def told(self, batch: Sequence[SourceFile]) -> bytes | None:
        self._met += 1
        if batch[0].path == self._deadly and self._met > 1:
            return None
        return marshal.dumps([to_row(Contents(file.path)._replace(facts=_NONE)) for file in batch])

    def close(self) -> Death:
        return Death.MEMORY


def test_a_file_is_not_blamed_for_what_others_took() -> None:
    files = [SourceFile(f"{name}.py", "python", 1) for name in ("first", "second")]
    crew = Crew("", iter([files]), builtin_texts(), lambda _: None, 1)
    crew.start = lambda: _Weary("second.py")  # type: ignore[method-assign,assignment,return-value]  # a fake
    assert [read.skipped for read in crew.survived(files)] == [None, None]


def test_a_worker_that_cannot_read_what_it_is_asked_gives_no_answer(tmp_path: Path) -> None:
    worker = start(str(tmp_path), builtin_texts())
    worker.ask([SourceFile("a.py", "no such language", 1)])
    assert worker.answer() is None
    assert worker.close() is Death.CRASH


def test_a_process_with_threads_is_not_forked() -> None:
    code = (
        "import threading; from slapstick.read.processes import may_fork; alone = may_fork();"
        "threading.Thread(target=threading.Event().wait, daemon=True).start();"
        "print(alone, may_fork())"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert said.stdout.split() == [str(sys.platform == "linux"), "False"]
    assert may_fork() in (True, False)


def test_batches_hold_one_language_each_and_every_file_once() -> None:
    files = [SourceFile(f"{n}.py", "python", 90_000) for n in range(9)]
    files += [SourceFile("a.go", "go", 10), SourceFile("b.go", "go", 900_000)]
    shared = list(batches(files))
    assert [file for batch in shared for file in batch] != []
    assert sorted(file for batch in shared for file in batch) == sorted(files)
    assert all(len({file.language for file in batch}) == 1 for batch in shared)
    assert shared[0][0].language == "go"  # which has the most source
    assert max(len(batch) for batch in shared[2:]) == 4


def test_a_little_source_of_one_language_is_parted_for_all_workers() -> None:
    files = [SourceFile(f"{number}.c", "c", 30_000) for number in range(5)]

    assert [len(batch) for batch in batches(files)] == [5]
    assert [len(batch) for batch in batches(files, 75_000)] == [2, 2, 1]


def test_every_file_is_handed_out_once_and_the_last_in_small_batches() -> None:
    files = [SourceFile(f"{n}.py", "python", 30_000 - n) for n in range(100)]
    files += [SourceFile(f"{n}.go", "go", 20_000) for n in range(20)]
    crew = Crew("", batches(files), builtin_texts(), lambda _: None, 1)
    handed: list[list[SourceFile]] = []
    while batch := crew.hand_out(from_end=len(handed) % 3 == 0):
        handed.append(batch)

    assert sorted(file for batch in handed for file in batch) == sorted(files)
    assert all(len({file.language for file in batch}) == 1 for batch in handed)
    sizes = [sum(file.size for file in batch) for batch in handed]
    assert max(sizes[:4]) > 300_000
    assert max(sizes[-3:]) < 80_000


@pytest.mark.parametrize("text", builtin_texts(), ids=lambda text: text.id)
def test_reading_leaves_nothing_that_refers_to_itself(text: LanguageText) -> None:
    language = compile_language(text)  # a worker collects no cycles: each would stay
    content = b"".join(path.read_bytes() for path in sorted((SAMPLES / text.id).iterdir()))
    read_source(language, content, "warm")
    gc.collect(1)  # what is older was looked at before
    gc.freeze()  # all that is there by now is none of its doing
    gc.disable()
    try:
        assert read_source(language, content, "x") is not None
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_a_worker_that_has_read_much_makes_way_for_a_fresh_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = builtin_texts()
    listed = list_files(SAMPLES, texts).files
    files = [file for file in listed if file.language in ("css", "go", "python", "toml")]
    told: list[int] = []
    started: list[Worker] = []

    def counted(root: str, languages: Sequence[LanguageText]) -> Worker:
        started.append(start(root, languages))
        return started[-1]

    monkeypatch.setattr("slapstick.read.workers.start", counted)

    once = read_in_workers(str(SAMPLES), files, texts, 2, told.append)()
    assert len(started) == 2
    often = read_in_workers(str(SAMPLES), files, texts, 2, told.append, retires_at=1)()
    assert len(started) > 4

    assert sorted(map(_unpacked, often)) == sorted(map(_unpacked, once))
    assert len(once) == len(files)
    assert sum(told) == 2 * len(files)


def _unpacked(read: Contents) -> tuple[object, ...]:
    # The same values may be packed in other bytes, as they are shared or not.
    assert read.facts is not None
    return read.path, read.size, read.facts.facts, read.facts.words, read.facts.bodies, read.blob


_HALVED = """
import sys
from pathlib import Path
import fatal
from slapstick.read.files import SourceFile
from slapstick.read.languages import builtin_texts
from slapstick.read.processes import start

root, *names = sys.argv[1:]
sizes = {name: Path(root, name).stat().st_size for name in names}
files = [SourceFile(name, "python", size) for name, size in sizes.items()]
told = []
for halves in (False, True):
    worker = start(root, builtin_texts(), halves=halves)
    worker.prepare(["python", "c"])
    told.append(worker.told(files))
    worker.close()
print(told[0] is not None, told[1] is not None, told[0] == told[1])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")
@pytest.mark.parametrize(
    ("names", "outcome"),
    [
        (["tea.py", "pot.py", "cup.py"], ["True", "True", "True"]),
        (["tea.py"], ["True", "True", "True"]),
        (["tea.py", "pot.py", "segfault.py"], ["False", "False", "True"]),  # in the fork
        (["segfault.py", "pot.py", "cup.py"], ["False", "False", "True"]),
    ],
)
def test_what_two_halves_bring_is_what_one_worker_brings(
    tmp_path: Path, names: list[str], outcome: list[str]
) -> None:
    (tmp_path / "fatal.py").write_text(_FATAL, "utf-8")
    source = tmp_path / "source"
    source.mkdir()
    for name in names:
        (source / name).write_text(f"def {name[:3]}():\n    # TODO: pour\n    return 1\n", "utf-8")
    path = os.pathsep.join([str(tmp_path), *sys.path])
    said = subprocess.run(
        [sys.executable, "-c", _HALVED, source, *names],
        env={**os.environ, "PYTHONPATH": path}, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert said.stdout.split() == outcome


_EARLY = """
import sys
from slapstick.read.languages import builtin_texts
from slapstick.read.workers import start_early

for environ in ({}, {"SORA_WORKERS": "1"}, {"SORA_WORKERS": "0"}):
    worker = start_early(sys.argv[1], builtin_texts(), environ)
    print(worker is not None)
    if worker is not None:
        worker.close()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")
def test_no_worker_is_started_early_where_somebody_says_how_many_read(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", _EARLY, tmp_path], check=True, capture_output=True, text=True
    )
    assert said.stdout.split() == ["True", "False", "False"]


def test_a_worker_is_ended_once() -> None:
    ended = []
    with Path(os.devnull).open("r+b") as pipe:
        worker = Worker(pipe, pipe, lambda: ended.append("killed"), lambda: 0)
        assert worker.close() is worker.close()
    assert ended == ["killed"]
