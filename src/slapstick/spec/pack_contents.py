"""Say which files a pack may consist of, and what its digest is; reads none of them.

A pack is data that strangers wrote: plain text files with harmless names, few and small.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from slapstick.spec.pack_file import PACK

FOLDERS = ("rules", "stories", "languages", "fixtures")
TEXTS = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "README", "CHANGELOG")
MOST_FILES = 500
MOST_BYTES = 2 << 20
LARGEST = 512 << 10
DEEPEST = 8

_PART = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._@+-]{0,79}")
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")  # names Windows keeps


class Entry(NamedTuple):
    """One file that a pack holds, before it is read."""

    path: str  # from the top of the pack on, with `/`
    kind: Literal["file", "link", "other"]
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
            yield path, fault, "rename it: letters, digits, '.', '_' and '-'"
        if kind != "file":
            word = "a link" if kind == "link" else "no plain file"
            yield path, f"it is {word}", "put the file itself there"
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


def decoded(content: bytes) -> tuple[str, str]:
    """Return a file's text with plain line ends, and what is wrong with it; "" if nothing is."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return "", f"not UTF-8: byte {error.object[error.start]:#04x} on line {line}"
    if "\0" in text:
        return "", "it holds a NUL byte, so it is no text"
    return text.replace("\r\n", "\n"), ""


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
