"""End a process that this one started, and tell how it ended; starts none, and loads nothing."""

from __future__ import annotations

import os
import sys

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
    """Wait for a process; return its exit code and the most bytes it held, 0 if unknown."""
    try:
        _, status, used = os.wait4(process, 0)
    except ChildProcessError:
        return GONE, 0
    most = used.ru_maxrss * _KILOBYTE if sys.platform == "linux" else 0  # others count otherwise
    return os.waitstatus_to_exitcode(status), most


def resident() -> int:
    """Return the bytes of memory that this process holds; 0 where the system does not say."""
    if sys.platform != "linux":
        return 0
    try:
        with open("/proc/self/statm", "rb") as told:  # noqa: PTH123  # in the middle of a parse
            return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
