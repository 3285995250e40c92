"""Draw and encode one beat, or play the score, unless the cache has it; splices nothing."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import av
import numpy as np
import PIL

import slapstick
from slapstick.cut.encode import print_segment
from slapstick.cut.footage import Filmed
from slapstick.cut.score.compose import compose
from slapstick.cut.score.notes import Passage
from slapstick.cut.score.perform import Pcm, perform
from slapstick.cut.strip import Crew, Frame, strip
from slapstick.cut.timeline import Cue


@dataclass(frozen=True, slots=True)
class Job:
    """One beat to draw, as it is handed to another process."""

    cue: Cue
    seed: int
    crew: Crew
    store: Path  # the segment, without its ending
    stop: Path  # when this file is there, nobody waits for the result
    filmed: tuple[Filmed, ...] = ()  # instead of the puppets

    @property
    def path(self) -> Path:
        """Where the segment lies."""
        return self.store.with_suffix(".mp4")


class Printed(NamedTuple):
    """A finished segment."""

    digest: str  # of its pictures
    drawn: bool  # not taken from the cache


def key(cue: Cue, seed: int, filmed: Sequence[Filmed] = ()) -> str:
    """Return the name of a segment: the digest of everything that decides its picture."""
    told: dict[str, object] = {
        "id": cue.beat.id,
        "card": asdict(cue.beat.card) if cue.beat.card else None,
        "staging": asdict(cue.beat.staging) if cue.beat.staging else None,
        "frames": cue.frames,
        "fps": cue.fps,
        "hits": cue.hits,
        "irises": [cue.iris_in, cue.iris_out, cue.last],
        "blow": cue.blow,
        "seed": seed,
        "made by": [*versions(), _code()],
    }
    if filmed:
        told["footage"] = [
            (clip.origin.sha256, clip.begins, min(clip.ends, cue.beat.seconds), pace)
            for clip, pace in filmed
        ]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def print_beat(job: Job) -> Printed:
    """Draw and encode one beat, unless the cache has it whole."""
    note = job.store.with_suffix(".json")
    known = _known(job.path, note)
    if known:
        return Printed(known, drawn=False)
    hashed = hashlib.sha256()
    unfinished = job.store.with_suffix(f".{os.getpid()}.part")
    try:
        print_segment(unfinished, _hashing(job, hashed), job.cue.fps)
        told = {"pictures": hashed.hexdigest(), "file": _file_digest(unfinished)}
        unfinished.replace(job.path)
        put(note, json.dumps(told))
    finally:
        unfinished.unlink(missing_ok=True)
    return Printed(hashed.hexdigest(), drawn=True)


def pictures_digest(job: Job) -> str:
    """Return the digest of a beat's pictures, drawn anew and encoded nowhere."""
    hashed = hashlib.sha256()
    for _ in _hashing(job, hashed):
        pass
    return hashed.hexdigest()


class _Stopped(Exception):
    """The film is no longer wanted."""


def _hashing(job: Job, hashed: hashlib._Hash) -> Iterator[Frame]:
    for frame in strip(job.crew, job.cue, job.seed, job.filmed):
        if job.stop.exists():
            raise _Stopped
        hashed.update(np.ascontiguousarray(frame).data)
        yield frame


def _known(path: Path, note: Path) -> str | None:
    """Return the picture digest of a cached segment, `None` when it is not there or not whole."""
    try:
        told = json.loads(note.read_text("utf-8"))
        return str(told["pictures"]) if _file_digest(path) == told["file"] else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _file_digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@cache
def _code() -> str:
    """Return the digest of the code and the letters that draw."""
    folder = Path(__file__).parent
    files = sorted(folder.rglob("*.py")) + sorted(
        (folder.parent / "assets" / "fonts").glob("*.woff")
    )
    hashed = hashlib.sha256()
    for file in files:
        hashed.update(file.relative_to(folder.parent).as_posix().encode() + b"\0")
        hashed.update(file.read_bytes())
    return hashed.hexdigest()


def versions() -> tuple[tuple[str, str], ...]:
    """Return what made the film, and in which versions."""
    return (
        ("av", av.__version__),
        ("numpy", np.__version__),
        ("pillow", PIL.__version__),
        ("slapstick", slapstick.__version__),
    )


def play(told: tuple[Passage, ...], seed: int, store: Path) -> Pcm:
    """Return the film's sound, from the cache where it has been played before."""
    name = hashlib.sha256(
        json.dumps([[asdict(one) for one in told], seed, *versions(), _code()]).encode()
    )
    path = store / f"{name.hexdigest()}.npy"
    try:
        kept: Pcm = np.load(path)
    except (OSError, ValueError, EOFError):
        pass
    else:
        return kept
    pcm = perform(compose(told, seed))
    unfinished = path.with_suffix(f".{os.getpid()}.part")
    with unfinished.open("wb") as file:
        np.save(file, pcm)
    unfinished.replace(path)
    _forget(store, path)
    return pcm


def _forget(store: Path, kept: Path) -> None:
    """Throw earlier scores away: each is as large as two films."""
    for old in sorted(store.glob("*.npy")):
        if old != kept:
            with suppress(OSError):  # another film may be reading it
                old.unlink()


def put(path: Path, text: str) -> None:
    """Write a text file that is either there whole or as it was before."""
    put_bytes(path, text.encode())


def put_bytes(path: Path, content: bytes) -> None:
    """Write a file that is either there whole or as it was before."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
