"""Two processes write the parts of something long as one would."""

from __future__ import annotations

import subprocess
import sys

import pytest

from slapstick.cli.in_turns import in_turns

_WRITTEN = """
import os, sys, threading
from slapstick.cli.in_turns import in_turns
parent = os.getpid()

def write(part):
    if part == {part} and os.getpid() {where} parent:
        {deed}
    mark = "" if os.getpid() == parent else "f"
    return f"{{part}}{{mark}}"

{before}
for text in in_turns(range({parts}), write):
    print(text, end=" ")
    if text == "{stop}":
        break
try:
    os.waitpid(-1, 0)
except (ChildProcessError, AttributeError):
    print("alone")
"""
_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="forks are had on Linux alone")


def _said(  # each case gives one or two of them
    *, parts: int = 9, part: int = -1, where: str = "!=", deed: str = "pass",
    before: str = "", stop: str = "",
) -> str:  # fmt: skip
    code = _WRITTEN.format(parts=parts, part=part, where=where, deed=deed, before=before, stop=stop)
    command = [sys.executable, "-c", code]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    assert ran.stderr == ""
    return ran.stdout.strip()


@_LINUX
def test_a_fork_writes_every_second_part() -> None:
    assert _said() == "0 1f 2 3f 4 5f 6 7f 8 alone"


def test_few_parts_are_written_by_one_process() -> None:
    assert _said(parts=3) == "0 1 2 alone"


def test_a_process_with_threads_writes_alone() -> None:
    waiting = "threading.Thread(target=threading.Event().wait, daemon=True).start()"
    assert _said(before=waiting) == "0 1 2 3 4 5 6 7 8 alone"


@_LINUX
@pytest.mark.parametrize("deed", ["os._exit(3)", "os.kill(os.getpid(), 9)", "raise SystemExit"])
def test_what_a_fork_that_dies_does_not_bring_is_written_by_its_parent(deed: str) -> None:
    assert _said(part=3, deed=deed) == "0 1f 2 3 4 5 6 7 8 alone"


@_LINUX
def test_a_fork_ends_where_nobody_wants_the_rest() -> None:
    much = "return str(part) * 300_000 if part == 5 else str(part)"
    assert _said(part=5, deed=much, stop="2") == "0 1f 2 alone"


def test_parts_come_as_they_are_asked_for() -> None:
    written = in_turns([1, 2], str)
    assert next(written) == "1"
    assert list(written) == ["2"]
