"""Keep clips for ever: files named by their content, takes pointing at them; knows no service.

    clips/objects/3f/3f9a...  .mp4     the film itself, named by its sha256
    clips/takes/<digest>.json          which film shows that take

A file appears whole or not at all.  A clip that no longer is what its name says is not used.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

Probe = Callable[[Path], float]  # seconds of playable film; raises ValueError for no film

_SIGNS = ((4, b"ftyp"), (0, b"\x1a\x45\xdf\xa3"))  # MP4 and MOV; WebM
_TOO_SHORT = 0.75  # of the wanted length: services round, but a torn file is shorter than that


class Clip(NamedTuple):
    """A filmed take on this disk."""

    take: str
    path: Path
    sha256: str
    seconds: float


class NotAClip(Exception):
    """What was downloaded is no film, or not the whole of it."""


class ClipStore:
    """Clips by take; safe for any number of readers and writers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, take: str) -> Clip | None:
        """Return the clip of a take, None where there is none or its file is damaged."""
        try:
            told = json.loads((self.folder / "takes" / f"{take}.json").read_bytes())
            sha256, seconds = str(told["sha256"]), float(told["seconds"])
            path = self._object(sha256)
            with path.open("rb") as film:
                found = hashlib.file_digest(film, "sha256").hexdigest()
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return Clip(take, path, sha256, seconds) if found == sha256 else None

    @contextmanager
    def incoming(self) -> Iterator[tuple[BinaryIO, Path]]:
        """Give a new file on the same disk to download into; it is gone afterwards."""
        folder = self.folder / "incoming"
        folder.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(dir=folder, suffix=".part")
        path = Path(name)
        try:
            with os.fdopen(number, "wb") as file:
                yield file, path
        finally:
            path.unlink(missing_ok=True)

    def keep(self, take: str, path: Path, wanted: float, probe: Probe) -> Clip:
        """Take a downloaded file in; raise `NotAClip` where it does not show the take."""
        seconds = examine(path, wanted, probe)
        with path.open("rb") as film:
            os.fsync(film.fileno()) if os.name != "nt" else None
            film.seek(0)
            sha256 = hashlib.file_digest(film, "sha256").hexdigest()
        home = self._object(sha256)
        home.parent.mkdir(parents=True, exist_ok=True)
        path.replace(home)
        self._point(take, {"sha256": sha256, "seconds": seconds})
        return Clip(take, home, sha256, seconds)

    def _object(self, sha256: str) -> Path:
        if len(sha256) != 64 or not sha256.isalnum():
            raise ValueError("no digest")
        return self.folder / "objects" / sha256[:2] / f"{sha256}.mp4"

    def _point(self, take: str, told: dict[str, object]) -> None:
        """Write the pointer last, so that it never points at nothing."""
        with self.incoming() as (file, path):
            file.write(json.dumps(told, sort_keys=True).encode())
            file.flush()
            os.fsync(file.fileno())
            file.close()
            home = self.folder / "takes" / f"{take}.json"
            home.parent.mkdir(parents=True, exist_ok=True)
            path.replace(home)


def examine(path: Path, wanted: float, probe: Probe) -> float:
    """Return the seconds a file plays; raise `NotAClip` for what is no film of that length."""
    with path.open("rb") as film:
        head = film.read(512)
    if not any(head[at : at + len(sign)] == sign for at, sign in _SIGNS):
        raise NotAClip(f"not a film, but {_glimpse(head)}")
    try:
        seconds = probe(path)
    except ValueError as error:
        raise NotAClip(f"a film that does not play: {error}") from error
    if seconds < wanted * _TOO_SHORT:
        raise NotAClip(f"torn: {seconds:.1f} s of {wanted:g} s")
    return seconds


def _glimpse(head: bytes) -> str:
    """Say what a file seems to be; never its words, which may hold anything."""
    start = head.lstrip()[:1]
    kinds = {b"": "nothing", b"{": "JSON", b"[": "JSON", b"<": "a page of HTML or XML"}
    return kinds.get(start, f"the bytes {head[:8].hex(' ')}")
