"""What reads is loaded in small portions, as long as git has not answered."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

GROWN = """
import sys
from slapstick.cli import readiness

left = int(sys.argv[2])


def is_enough():
    global left
    left -= 1
    return left < 0


ready = readiness.Readiness(sys.argv[1])
ready.grow(is_enough, "python")
worker = ready._worker
names = [*readiness._STARTS, *readiness._COUNTS]
print(sum(name in sys.modules for name in names), len(names), worker is not None)
ready.end()
print(ready._worker, worker is None or worker.close().value)
"""


def grown(root: Path, portions: int) -> list[str]:
    said = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}\n{GROWN}", root,
         str(portions)], check=True, capture_output=True, text=True,
    )  # fmt: skip
    return said.stdout.split()


def test_nothing_is_loaded_where_git_has_answered(tmp_path: Path) -> None:
    loaded, all_, is_started, *_ = grown(tmp_path, 0)

    assert int(loaded) < int(all_) - 10
    assert is_started == "False"


def test_all_is_loaded_and_a_worker_started_where_git_takes_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SORA_WORKERS")
    loaded, all_, is_started, left, end = grown(tmp_path, 1000)

    assert loaded == all_
    assert is_started == str(sys.platform == "linux")
    assert (left, end) == ("None", "crash" if sys.platform == "linux" else "True")


def test_what_finds_facts_loads_nothing_that_takes_long() -> None:
    heavy = {"click", "rich", "json", "dataclasses", "inspect", "pathlib", "subprocess", "sqlite3"}
    said = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}\n"
         f"import slapstick.read.facts; print(sorted({heavy!r} & set(sys.modules)))"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert said.stdout == "[]\n"
