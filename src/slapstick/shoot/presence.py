"""Know whether a run on this machine still lives: a locked file each, freed by its death.

The operating system lets go of a lock when its holder ends, however it ends; a process number can
be given to somebody else, a time-stamp can be wrong.
"""

from __future__ import annotations

import os
import sys
import uuid
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


class Presence:
    """This run's own sign of life; `name` tells it from all others."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        # Names, not seeds: nothing that is made depends on it.
        self.name = f"{os.getpid()}-{uuid.uuid4().hex[:12]}"
        self._file = self._path(self.name).open("wb")
        _lock(self._file)

    def leave(self) -> None:
        """Say goodbye."""
        self._file.close()
        self._path(self.name).unlink(missing_ok=True)

    def __enter__(self) -> Presence:
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()

    def alive(self, name: str) -> bool | None:
        """Tell whether a run still lives; None for one that never was on this machine."""
        if name == self.name:
            return True
        try:
            with self._path(name).open("rb+") as file:
                return not _lock(file)
        except OSError:
            return None

    def _path(self, name: str) -> Path:
        return self._folder / f"{''.join(c for c in name if c.isalnum() or c == '-')}.lock"
