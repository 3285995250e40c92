"""Say which files a pack may consist of, and what its digest is; reads none of them.

A pack is data that strangers wrote: plain text files with harmless names, few and small.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from slapstick.model import Place, Problem
from slapstick.spec.pack_file import PACK

FOLDERS = ("rules", "stories", "languages", "fixtures")
TEXTS = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "README", "CHANGELOG")
MOST_FILES = 500
MOST_BYTES = 2 << 20
LARGEST = 512 << 10
DEEPEST = 8

_PART = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._@+-]{0,79}")
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")  # names Windows keeps


_KINDS = {"link": "a link", "submodule": "a submodule", "other": "no plain file"}


class Entry(NamedTuple):
    """One file that a pack holds, before it is read."""

    path: str  # from the top of the pack on, with `/`
    kind: Literal["file", "link", "submodule", "other"]
    size: int  # bytes


def belongs(path: str) -> bool:
    """Tell whether a file, or a folder with a `/` at its end, is part of a pack.

    What is not is left where it is and never read; so are hidden files.
    """
    if any(part.startswith(".") and part not in (".", "..") for part in path.split("/")):
        return False
    first, inner, _ = path.partition("/")
    return first in FOLDERS if inner else path == PACK or path.partition(".")[0] in TEXTS


def faults(entries: Iterable[Entry]) -> Iterator[tuple[str, str, str]]:
    """Yield path, message and advice for each file that a pack may not hold."""
    total = 0
    seen: dict[str, str] = {}
    for count, (path, kind, size) in enumerate(entries, 1):
        if count > MOST_FILES:
            yield path, f"the pack has more than {MOST_FILES} files", "a pack is a few text files"
            return
        fault = fault_of_name(path)
        if fault:
            deep = path.count("/") >= DEEPEST
            hint = "move it up" if deep else "rename it: letters, digits, '.', '_' and '-'"
            yield path, fault, hint
        if kind != "file":
            yield path, f"it is {_KINDS[kind]}", "put the files themselves there"
            continue
        if size > LARGEST:
            yield (
                path,
                f"it has {size:,} bytes; {LARGEST:,} are allowed",
                "a pack is a few text files",
            )
        else:
            total += size
        twin = seen.setdefault(path.casefold(), path)
        if twin != path:
            yield path, f"it differs from '{twin}' only by capitals", "rename one of them"
    if total > MOST_BYTES:
        message = f"the pack has {total:,} bytes; {MOST_BYTES:,} are allowed"
        yield PACK, message, "a pack is a few text files"


def fault_of_name(path: str) -> str:
    """Say what is wrong with the name of a file; "" if nothing is."""
    parts = path.split("/")
    if len(parts) > DEEPEST:
        return f"it lies deeper than {DEEPEST} folders"
    for part in parts:
        if part in ("..", "."):
            return f"'{part}' leads out of the pack"
        if not _PART.fullmatch(part) or part.endswith(".") or _DEVICES.fullmatch(part):
            return f"'{_shown(part)}' is no name that every disk takes"
    return ""


class Unreadable(NamedTuple):
    """Why bytes are no text, and where: a line and a column, from 1, and that line as it can be."""

    message: str
    line: int
    column: int
    excerpt: str
    advice: str = "save it as UTF-8"

    def problem(self, path: str, code: str) -> Problem:
        """Return it as the mistake of a file."""
        place = Place(path, self.line, self.column)
        return Problem(place, code, self.message, self.advice, self.excerpt)


def decoded(content: bytes) -> tuple[str, Unreadable | None]:
    """Return a file's text with plain line ends, and what is wrong with it, if anything is."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", Unreadable("it is UTF-16, not UTF-8", 1, 1, "")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # Counted in the whole: what the error holds begins behind a byte order mark.
        start = content.find(error.object) + error.start
        return "", _unreadable(content, start, f"not UTF-8: byte {content[start]:#04x}")
    if "\0" in text:
        start = content.index(b"\0")
        return "", _unreadable(content, start, "it holds a NUL byte, so it is no text")
    return text.replace("\r\n", "\n"), None


def _unreadable(content: bytes, start: int, message: str) -> Unreadable:
    before = content[:start].decode("utf-8", "replace").removeprefix("\ufeff")
    lines = before.splitlines() or [""]
    if before.endswith(("\n", "\r")):
        lines.append("")
    rest = content[start : start + 80].decode("utf-8", "replace").splitlines() or [""]
    line = lines[-1] + rest[0]
    return Unreadable(message, len(lines), len(lines[-1]) + 1, line if len(line) < 400 else "")


def digest(files: Mapping[str, str]) -> str:
    """Return what a pack's files are known by: the same on every system and disk."""
    told = hashlib.sha256()
    for path in sorted(files):
        content = files[path].encode("utf-8")
        told.update(f"{path}\0{len(content)}\0".encode())
        told.update(content)
    return f"sha256:{told.hexdigest()}"


def _shown(part: str) -> str:
    return part.encode("ascii", "backslashreplace").decode()[:60]
