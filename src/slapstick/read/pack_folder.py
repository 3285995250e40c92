"""Read the files of a pack that lies in a folder, and nothing but plain text files; runs none."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from slapstick.model import Place, Problem
from slapstick.spec.pack_contents import (
    DEEPEST,
    LARGEST,
    MOST_FILES,
    Entry,
    Unreadable,
    belongs,
    decoded,
    faults,
)


class Contents(NamedTuple):
    """The texts of a pack by their paths, and each file that may not be in it."""

    files: dict[str, str]
    problems: tuple[Problem, ...]


def read_folder(folder: Path, shown: str) -> Contents:
    """Read a pack; `shown` is what its paths begin with where mistakes are told."""
    entries = list(_entries(folder))
    told = [
        Problem(Place(f"{shown}{path}"), "SL102", message, advice)
        for path, message, advice in faults(entries)
    ]
    if told:
        return Contents({}, tuple(told))
    files = {}
    for entry in sorted(entries):
        text, fault = _read(folder / entry.path)
        if fault:
            told.append(fault.problem(f"{shown}{entry.path}", "SL102"))
        files[entry.path] = text
    return Contents({} if told else files, tuple(told))


def _entries(folder: Path) -> Iterator[Entry]:
    """Yield the pack's files, one more than are allowed at the most; follows no link."""
    left = MOST_FILES + 1
    waiting = [("", folder)]
    while waiting:
        prefix, place = waiting.pop()
        for entry in _listed(place, prefix, left):
            inner = folder / entry.path
            if entry.kind == "other" and inner.is_dir() and entry.path.count("/") < DEEPEST:
                waiting.append((f"{entry.path}/", inner))
                continue
            left -= 1
            yield entry
            if left <= 0:
                return


def _listed(place: Path, prefix: str, left: int) -> Iterator[Entry]:
    """Yield what stands in one folder, sorted; of a huge one only as much as is needed."""
    found = []
    with os.scandir(place) as listing:
        for item in listing:
            path = prefix + item.name
            if not belongs(f"{path}/" if item.is_dir() else path):
                continue
            found.append(_entry(path, item))
            if len(found) > left:
                break
    yield from sorted(found)


def _entry(path: str, item: os.DirEntry[str]) -> Entry:
    told = item.stat(follow_symlinks=False)
    if stat.S_ISLNK(told.st_mode) or getattr(item, "is_junction", lambda: False)():
        return Entry(path, "link", 0)
    return Entry(path, "file" if stat.S_ISREG(told.st_mode) else "other", told.st_size)


def _read(path: Path) -> tuple[str, Unreadable | None]:
    try:
        with path.open("rb") as file:
            return decoded(file.read(LARGEST + 1))
    except OSError as error:
        return "", Unreadable(f"cannot be read: {error.strerror}", 1, 1, "", "")
