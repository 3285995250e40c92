"""Keep what came of each file packed, in memory or beside it; not for finding facts.

A fact takes 290 bytes as a tuple of nine and 70 packed, and a large repository has millions: so
they are unpacked file by file, whenever somebody looks at them.
"""

from __future__ import annotations

import marshal
import os
import threading
from array import array
from collections.abc import Iterable, Sequence
from itertools import repeat
from sys import intern
from typing import Any, BinaryIO, NamedTuple, TypeAlias, cast

from slapstick.model import Fact

Word: TypeAlias = tuple[str, int, int]  # a telling word of documents: word, count, line

_MOST_HELD = 4_000_000  # bytes that a pile keeps in memory; what comes later goes to a file
_MARK = 16  # hexadecimal digits of a digest that tell bodies apart mostly


class FileFacts(NamedTuple):
    """What one file gives to the scan."""

    facts: tuple[Fact, ...]
    lines: int
    words: tuple[Word, ...]
    bodies: tuple[tuple[str, Fact], ...]  # digests of longer function bodies


class Packed(NamedTuple):
    """What one file gives to the scan, packed; each look at facts, words or bodies unpacks them."""

    path: str
    language: str  # of the first fact; "" where there is none
    lines: int
    number: int  # of facts
    marks: bytes  # of bodies: eight bytes each, as in an array of "Q"
    kept: bytes | Away

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of the file, in order."""
        return _facts(self.rows)

    @property
    def rows(self) -> Sequence[tuple[Any, ...]]:
        """The facts of the file as plain tuples, for who only writes them down."""
        return cast("Sequence[tuple[Any, ...]]", self._here(self._part(0)))

    @property
    def words(self) -> tuple[Word, ...]:
        """Telling words of its documents."""
        return cast("tuple[Word, ...]", self._part(1))

    @property
    def bodies(self) -> tuple[tuple[str, Fact], ...]:
        """Digests of longer function bodies, each with its definition."""
        digests, rows = self._part(2)
        return tuple(zip(digests, _facts(self._here(rows)), strict=True))

    def row(self) -> tuple[object, ...]:
        """Return plain values, which go through a pipe or onto a disk."""
        return (self.language, self.lines, self.number, self.marks, self._bytes())

    def _part(self, index: int) -> Any:
        return marshal.loads(marshal.loads(self._bytes())[index])  # noqa: S302  # our own

    def _bytes(self) -> bytes:
        return self.kept if isinstance(self.kept, bytes) else self.kept.fetched()

    def _here(self, rows: Any) -> Any:
        """Return rows as those of a file that is called now as this one is."""
        if not rows or rows[0][1] == self.path:
            return rows
        return [(kind, self.path, *rest) for kind, _, *rest in rows]


def _facts(rows: Iterable[tuple[Any, ...]]) -> tuple[Fact, ...]:
    """Return rows as facts; `Fact._make` would look at the length of each again."""
    return tuple(map(tuple.__new__, repeat(Fact), rows))


class Away(NamedTuple):
    """A stretch of a pile's file."""

    pile: Pile
    at: int
    size: int

    def fetched(self) -> bytes:
        """Return its bytes."""
        return self.pile.fetch(self.at, self.size)


class Pile:
    """Where packed bytes lie: in memory the first, in a file without a name all others."""

    def __init__(self, most: int = _MOST_HELD) -> None:
        self._left = most
        self._file: BinaryIO | None = None
        self._end = 0
        self._lock = threading.Lock()

    def put(self, packed: bytes) -> bytes | Away:
        """Put bytes down; where no file can be written, they stay in memory."""
        with self._lock:
            self._left -= len(packed)
            if self._left >= 0:
                return packed
            try:
                return self._write(packed)
            except OSError:
                return packed

    def fetch(self, at: int, size: int) -> bytes:
        """Return what was written at a place."""
        with self._lock:
            file = self._opened()
            if hasattr(os, "pread"):  # forks share where a file is read, this does not move it
                return os.pread(file.fileno(), size, at)
            file.seek(at)
            return file.read(size)

    def _write(self, packed: bytes) -> Away:
        file, at = self._opened(), self._end
        file.seek(at)
        if file.write(packed) < len(packed):
            raise OSError(0, "no room")
        self._end += len(packed)
        return Away(self, at, len(packed))

    def _opened(self) -> BinaryIO:
        if self._file is None:
            import tempfile  # noqa: PLC0415  # small repositories do without
            import weakref  # noqa: PLC0415  # as above

            file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  # until the pile is gone
            self._file = cast("BinaryIO", file)
            weakref.finalize(self, self._file.close)
        return self._file


def mark_of(digest: str) -> int:
    """Return what mostly tells a body from all others, in eight bytes."""
    return int(digest[:_MARK], 16)


def pack(path: str, found: FileFacts) -> Packed:
    """Pack what was found in a file."""
    facts, lines, words, bodies = found
    parts = (
        marshal.dumps(tuple(map(tuple, facts))),
        marshal.dumps(words),
        marshal.dumps(([digest for digest, _ in bodies], [tuple(fact) for _, fact in bodies])),
    )
    marks = array("Q", (mark_of(digest) for digest, _ in bodies)).tobytes()
    language = intern(facts[0].language) if facts else ""  # so that it is kept once when unpacked
    return Packed(path, language, lines, len(facts), marks, marshal.dumps(parts))
