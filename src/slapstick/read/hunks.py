"""Say which lines of a repository are not as an earlier commit had them; shows no text of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from slapstick.read.git import ask

_FIELDS = r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@"
_HUNK = re.compile(_FIELDS.encode())


class Hunk(NamedTuple):
    """A run of lines that is not as it was; lines from 1, in the old file and in the new one."""

    path: str
    old: range  # empty where lines were only added
    new: range  # empty where lines were only taken out
    line: int  # of the new file, where the run is, or was

    @property
    def is_gone(self) -> bool:
        """Whether nothing stands in the run's place now."""
        return not self.new


def hunks_since(root: Path, commit: str) -> tuple[Hunk, ...]:
    """Return what differs between a commit and the work tree, in the order of git's diff."""
    words = ("diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames",
             "--src-prefix=a/", "--dst-prefix=b/", "--ignore-submodules=all",
             commit, "--")  # fmt: skip
    return tuple(_hunks((ask(root, *words).answer() or b"").split(b"\n")))


def _hunks(lines: list[bytes]) -> Iterator[Hunk]:
    """Yield the hunks of a diff; the lines inside of one are counted, never read."""
    old_path = path = ""
    number = 0
    while number < len(lines):
        line = lines[number]
        found = _HUNK.match(line)
        if line.startswith(b"--- "):
            old_path = _path(line)
        elif line.startswith(b"+++ "):
            path = _path(line) or old_path
        elif found:
            start, count, fresh, fresh_count = (int(each or 1) for each in found.groups())
            number += count + fresh_count
            old, new = range(start, start + count), range(fresh, fresh + fresh_count)
            yield Hunk(path, old, new, max(1, fresh))
        number += 1


def _path(line: bytes) -> str:
    """Return the path of a `---` or `+++` line; "" for a file that is not there."""
    name = line[4:].rstrip(b"\t").decode("utf-8", "replace")
    return name[2:] if name[:2] in ("a/", "b/") else ""
