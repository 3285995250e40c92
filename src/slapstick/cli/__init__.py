"""The command line: `sora`.  This file loads nothing, so that the shortest answers come at once."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code; nothing but a bug passes with a traceback."""
    from slapstick.cli import express
    from slapstick.cli.scan_line import read_scan_line
    from slapstick.read.questions import Questions

    asked = list(sys.argv[1:] if arguments is None else arguments)
    kept = express.plain_scan(asked)
    line = read_scan_line(asked, os.environ)
    if line is None:
        if kept is not None and kept.answer():
            return 0
        from slapstick.cli.group import run

        return run(asked, kept)
    collects = gc.isenabled()
    gc.disable()  # nothing of what is loaded is garbage
    try:
        import atexit

        atexit.register(gc.freeze)  # what is left at the end goes as a whole
        if kept is not None and kept.answer():
            return 0
        hopeful = kept is not None and kept.earlier() is not None
        questions = None if hopeful else Questions(line.path)
        from slapstick.cli.guard import guarded
        from slapstick.cli.scanning import show

        if collects and not hopeful:
            gc.enable()  # all is read now, which takes a while
        return guarded(lambda: show(line, kept, questions))
    finally:
        if collects:
            gc.freeze()  # with the next line, all counts as old and nothing is looked at now
            gc.unfreeze()
            gc.enable()


def __getattr__(name: str) -> Any:
    """Load the group of commands when it is first asked for."""
    if name != "sora":
        raise AttributeError(f"module 'slapstick.cli' has no attribute '{name}'")
    from slapstick.cli.group import sora

    return sora
