"""Workers: what kills one costs the file that did it, and the file is told with the reason."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from slapstick.read.facts import read_source
from slapstick.read.files import SourceFile, list_files
from slapstick.read.languages import builtin_texts, compile_language
from slapstick.read.processes import Death, may_fork, start
from slapstick.read.workers import batches, read_in_workers
from slapstick.spec.language_text import LanguageText

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
    if file.path == "greedy.py":
        sys.stdout = [bytes(1 << 20) for _ in range(1 << 12)]
    return honest(root, file, language)

processes.read_contents = fatal
"""
# A process of its own, as only one with a single thread forks.
_SCAN = """
import json, sys
from pathlib import Path
import fatal
from slapstick.read import processes
from slapstick.read.scan import scan

processes._START = processes._START.replace("; serve()", "; import fatal; serve()")
found = scan(Path(sys.argv[1]), workers=int(sys.argv[2]))
print(json.dumps([found.languages, [list(skipped) for skipped in found.skipped]]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing bounds a process")
def test_a_file_that_crashes_hangs_or_eats_memory_is_left_out_and_named(tmp_path: Path) -> None:
    (tmp_path / "fatal.py").write_text(_FATAL, "utf-8")
    source = tmp_path / "source"
    source.mkdir()
    for name in ("endless", "greedy", "innocent", "segfault", "bystander"):
        (source / f"{name}.py").write_text("x = 1\n", "utf-8")
    said = subprocess.run(
        [sys.executable, "-c", _SCAN, source, "2"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])},
        check=True,
        capture_output=True,
        text=True,
    )
    languages, skipped = json.loads(said.stdout)
    assert languages == [["python", 2]]
    assert skipped == [
        ["endless.py", "too-slow", "takes too long to read"],
        ["greedy.py", "too-large", "takes too much memory to read"],
        ["segfault.py", "crashed", "the python grammar crashed on it"],
    ]


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


@pytest.mark.parametrize("text", builtin_texts(), ids=lambda text: text.id)
def test_reading_leaves_nothing_that_refers_to_itself(text: LanguageText) -> None:
    language = compile_language(text)  # a worker collects no cycles: each would stay
    content = b"".join(path.read_bytes() for path in sorted((SAMPLES / text.id).iterdir()))
    read_source(language, content, "warm")
    gc.collect()
    gc.disable()
    try:
        assert read_source(language, content, "x") is not None
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_a_worker_that_has_read_much_makes_way_for_a_fresh_one() -> None:
    files = list_files(SAMPLES, builtin_texts()).files
    told: list[int] = []

    once = read_in_workers(str(SAMPLES), files, builtin_texts(), 2, told.append)()
    often = read_in_workers(str(SAMPLES), files, builtin_texts(), 2, told.append, retires_at=1)()

    assert sorted(often) == sorted(once)
    assert sum(told) == 2 * len(files)
