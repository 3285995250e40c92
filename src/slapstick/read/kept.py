"""Keep plain values in a file of the user's cache, and get them back whole or not at all.

Not for deciding whether they are still true.  Nothing is loaded here that takes time.
"""

from __future__ import annotations

import marshal
import os
import stat
import zlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_CHECK = 4  # bytes of the checksum that a file begins with
# A pipe that lies where a file should would otherwise keep its reader waiting for ever.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def recall(path: str, form: int) -> Any:
    """Return what was kept in a form; `None` if nothing was, or if it is damaged."""
    try:
        raw = memoryview(_content(path))
        check, packed = raw[:_CHECK], raw[_CHECK:]
        if int.from_bytes(check, "big") != zlib.crc32(packed, form):
            return None  # what is damaged is not unpacked: it may say that it is gigabytes long
        return marshal.loads(packed)  # noqa: S302  # our own, and whole
    except (OSError, ValueError, TypeError, EOFError, MemoryError):
        return None


def keep(path: str, form: int, plain: object) -> None:
    """Keep plain values, whole or not at all; what cannot be kept is made again."""
    packed = marshal.dumps(plain)  # type: ignore[arg-type]  # plain values
    beside = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120  # pathlib takes 8 ms
        with open(beside, "wb") as file:  # noqa: PTH123  # as above
            file.write(zlib.crc32(packed, form).to_bytes(_CHECK, "big"))
            file.write(packed)
        os.replace(beside, path)  # noqa: PTH105  # as above
    except OSError:
        _remove(beside)  # a full disk needs it least of all


def _content(path: str) -> bytes:
    """Return what a file holds.

    Raises:
        OSError: it cannot be read, or is no file.
    """
    descriptor = os.open(path, _FLAGS)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(path)
        return file.read()


def _remove(path: str) -> None:
    try:
        os.unlink(path)  # noqa: PTH108  # as above
    except OSError:
        return  # it was not begun
