"""Keep what was read of Slapstick's own files, as Python keeps what it compiled of modules.

Reading thirty language files takes longer than reading a small repository, and they change with a
new version alone.  Not for anything of a repository.
"""

from __future__ import annotations

import os
import sys
import time
import zlib

from slapstick.read.kept import keep, recall
from slapstick.read.looks import looks
from slapstick.read.stores import cache_home

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from slapstick.read.looks import Looks

_FORM = 2
_SETTLED = 2_000_000_000  # nanoseconds after which a change shows in a file's times on any disk


class Shelf:
    """The place of one thing that was made of files, and how these look."""

    def __init__(self, name: str, made_of: Iterable[str]) -> None:
        """Look at the files; `made_of` names them, and folders whose files all count."""
        self._looks = list(_looks(made_of))
        home = cache_home(os.environ)
        mark = zlib.crc32(repr((sys.version_info[:2], [path for path, *_ in self._looks])).encode())
        self._path = f"{home}/{name}-{mark:08x}" if home else ""

    def recall(self) -> Any:
        """Return what was kept, as plain values; `None` unless it is of the files as they are."""
        if not self._path:
            return None
        kept = recall(self._path, _FORM)
        if kept is None:
            return None
        seen, made = kept
        return made if seen == self._looks else None

    def keep(self, made: object) -> None:
        """Keep plain values; what cannot be kept is made again."""
        latest = max(max(times) for _, _, *times in self._looks)
        if not self._path or latest > time.time_ns() - _SETTLED:
            return
        keep(self._path, _FORM, (self._looks, made))


def _looks(made_of: Iterable[str]) -> Iterator[Looks]:
    for path in made_of:
        if not os.path.isdir(path):  # noqa: PTH112  # as above
            yield looks("", path)
            continue
        with os.scandir(path) as found:
            names = sorted(entry.name for entry in found if entry.is_file())
        yield from (looks("", f"{path}/{name}") for name in names)
