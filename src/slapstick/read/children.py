"""End a process that this one started, and tell how it ended; starts none, and loads nothing."""

from __future__ import annotations

import os

_KILLED = 9  # the signal; the module that names it takes a millisecond to load
_KILOBYTE = 1024
GONE = 1  # the exit code of what somebody else has waited for


def kill(process: int) -> None:
    """End a process at once, if it has not ended."""
    try:
        os.kill(process, _KILLED)
    except OSError:
        return  # it is gone


def ended(process: int) -> tuple[int, int]:
    """Wait for a process; return its exit code, and the most bytes it held where Linux counts."""
    try:
        _, status, used = os.wait4(process, 0)
    except ChildProcessError:
        return GONE, 0
    return os.waitstatus_to_exitcode(status), used.ru_maxrss * _KILOBYTE
