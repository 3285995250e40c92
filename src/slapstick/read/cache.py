"""Keep what came of each file between scans; not for deciding what is read or what is true.

A file is known by the digest of its bytes, as git names a blob, together with all that decides
what is found in it: its language file, its grammar and this reader.  So another branch and a cache
that was carried to another machine find again what was read once, with git or without.
A file that looks untouched since it was last hashed is not even opened.

Nothing here may make a scan fail or lie: rows carry a checksum, and a store that is damaged, full,
locked or not writable is one that knows nothing.
"""

from __future__ import annotations

import hashlib
import importlib.util
import marshal
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from slapstick.read.contents import Contents, blob_id, from_row, moved, to_row
from slapstick.read.files import LARGEST, SourceFile, read_beneath
from slapstick.read.languages import builtin_texts
from slapstick.read.packed import Pile
from slapstick.spec.language_text import LanguageText

LIMIT = 512_000_000  # bytes of a store, above which it keeps only what the last scan asked for
NAME = "facts.sqlite3"
_FORM = 2  # of the tables below
_TABLES = """
CREATE TABLE IF NOT EXISTS facts (key BLOB PRIMARY KEY, row BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS seen (path TEXT PRIMARY KEY, size INTEGER NOT NULL,
  modified INTEGER NOT NULL, changed INTEGER NOT NULL, blob BLOB NOT NULL,
  language TEXT NOT NULL) WITHOUT ROWID;
"""
_SEEN = "INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?, ?, ?)"
_KEY = 16  # bytes
_UNSEEN = (-1, 0, 0, b"", "")
_CHECK = 8  # bytes of a row's checksum
_SETTLED = 2_000_000_000  # nanoseconds after which a change shows in a file's times on any disk
_SECONDS = 2.0  # to wait for another scan that writes
_FEW = 2_000  # rows that are looked up one by one
# What a damaged store may raise: its tables may hold anything in any column.
_DAMAGE = (sqlite3.Error, TypeError, ValueError, OverflowError)
_AROUND = frozenset(
    {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY,
     sqlite3.SQLITE_FULL, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM}
)  # fmt: skip
_PASSING = frozenset({"vanished", "unreadable", "crashed", "no-grammar"})  # said anew each time


class Store(NamedTuple):
    """A place for a cache, how large it may grow, and how many others may stand beside it."""

    folder: str | os.PathLike[str]
    limit: int = LIMIT
    most: int = 200  # folders are remembered; those that were not asked for longest are forgotten
    now: Callable[[], int] = time.time_ns  # decides only whether a file is hashed again
    is_noting: bool = True  # whether it is noted how files look
    editions: Mapping[str, bytes] = MappingProxyType({})  # of languages, where they are known


class FactCache:
    """What is remembered of one folder."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._connection = _connected(store.folder)
        self._begun = store.now()
        self._blobs: dict[str, bytes] = {}  # of files recalled or hashed in this scan
        self._fresh: dict[str, bytes] = {}  # of those, what was not known by its times
        self._asked: set[bytes] = set()

    def recall(
        self, root: str, files: Sequence[SourceFile], languages: Mapping[str, LanguageText]
    ) -> tuple[list[Contents], list[SourceFile]]:
        """Return what is known of files, and the files that must be read."""
        if self._connection is None:
            return [], list(files)
        try:
            keys = dict(self._keys(root, files, languages))
            rows = self._rows(keys)
        except _DAMAGE as error:
            self._given_up(error)
            return [], list(files)
        known, rest = [], []
        for file in files:
            contents = rows.get(keys.get(file.path, b""))
            if contents is None:
                rest.append(file)
            else:
                known.append(moved(contents, file.path))
        return known, rest

    def keep(
        self,
        files: Sequence[SourceFile],
        read: Iterable[Contents],
        languages: Mapping[str, LanguageText],
    ) -> None:
        """Write down what came of files that were read, and how all files looked."""
        if self._connection is None:
            return
        by_path = {file.path: file for file in files}
        try:
            with self._connection as connection:
                rows = self._new_rows(read, by_path, languages)
                connection.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", rows)
                seen = list(self._settled(by_path)) if self._store.is_noting else []
                if seen or (self._fresh and self._store.is_noting):
                    gone = ((path,) for path in self._fresh)  # what they were is no longer true
                    connection.executemany("DELETE FROM seen WHERE path = ?", gone)
                    connection.executemany(_SEEN, seen)
                    _count(connection)
            self._shrink()
        except sqlite3.Error as error:
            self._given_up(error)  # what is not kept is read again
        finally:
            self.close()
            _forget(self._store)

    def generation(self) -> int:
        """Return how often files were noted as seen; another number, and they may be others."""
        try:
            (number,) = self._open().execute("PRAGMA application_id").fetchone()
        except _DAMAGE:
            return -1
        return int(number)

    def as_seen(
        self, path: str, languages: Mapping[str, LanguageText]
    ) -> tuple[str, Contents] | None:
        """Return the language of a file when it was seen last, and what came of it then."""
        one = "SELECT blob, language FROM seen WHERE path = ?"
        try:
            seen = self._open().execute(one, (path,)).fetchone()
            if seen is None or seen[1] not in languages:
                return None
            key = self._key(seen[0], path, languages[seen[1]])
            (row,) = self._open().execute("SELECT row FROM facts WHERE key = ?", (key,)).fetchone()
            contents = _unpacked(row)
        except _DAMAGE:
            return None
        return None if contents is None else (seen[1], moved(contents, path))

    def _given_up(self, error: Exception) -> None:
        """Let go of a store that fails; begin one anew in place of one that is damaged."""
        self.close()
        if not _is_in_use(error):
            _remove(os.path.join(self._store.folder, NAME))  # noqa: PTH118  # as below
            self._connection = _connected(self._store.folder)
            self._blobs, self._fresh = {}, {}

    def close(self) -> None:
        """Let go of the store; afterwards it knows nothing."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _keys(
        self, root: str, files: Sequence[SourceFile], languages: Mapping[str, LanguageText]
    ) -> Iterator[tuple[str, bytes]]:
        connection = self._open()
        if connection.execute("SELECT 1 FROM facts LIMIT 1").fetchone() is None:
            return  # nothing is known, so no file needs to be hashed
        seen = self._seen(files)
        for file in files:
            size, modified, changed, blob, language = seen.get(file.path, _UNSEEN)
            if (size, modified, changed) != (file.size, file.modified, file.changed):
                blob = self._hashed(root, file.path)
            elif language != file.language:  # its bytes are the same, what they mean is not
                self._fresh[file.path] = blob
            if blob:
                self._blobs[file.path] = blob
                yield file.path, self._key(blob, file.path, languages[file.language])

    def _key(self, blob: bytes, path: str, language: LanguageText) -> bytes:
        return key_of(blob, path, self._store.editions.get(language.id) or edition(language))

    def _seen(self, files: Sequence[SourceFile]) -> dict[str, tuple[Any, ...]]:
        """Return how files looked when they were seen last; where they are few, no others."""
        if len(files) <= _FEW:
            one = "SELECT * FROM seen WHERE path = ?"
            rows = (self._open().execute(one, (file.path,)).fetchone() for file in files)
            return {path: tuple(rest) for path, *rest in filter(None, rows)}
        return {path: tuple(rest) for path, *rest in self._open().execute("SELECT * FROM seen")}

    def _hashed(self, root: str, path: str) -> bytes:
        try:
            content = read_beneath(root, path, LARGEST)
        except OSError:
            return b""
        blob = self._fresh[path] = blob_id(content)
        return blob

    def _rows(self, keys: Mapping[str, bytes]) -> dict[bytes, Contents | None]:
        self._asked = wanted = set(keys.values())
        pile = Pile()
        if len(wanted) <= _FEW:
            one = "SELECT key, row FROM facts WHERE key = ?"
            found = (self._open().execute(one, (key,)).fetchone() for key in wanted)
            return {key: _unpacked(row, pile) for key, row in filter(None, found)}
        every = self._open().execute("SELECT key, row FROM facts")
        return {key: _unpacked(row, pile) for key, row in every if key in wanted}

    def _new_rows(
        self,
        read: Iterable[Contents],
        files: Mapping[str, SourceFile],
        languages: Mapping[str, LanguageText],
    ) -> Iterator[tuple[bytes, bytes]]:
        for contents in read:
            if not contents.blob or (contents.skipped and contents.skipped.reason in _PASSING):
                continue
            self._blobs[contents.path] = self._fresh[contents.path] = contents.blob
            language = languages[files[contents.path].language]
            key = self._key(contents.blob, contents.path, language)
            self._asked.add(key)
            yield key, _packed(contents)

    def _settled(self, files: Mapping[str, SourceFile]) -> Iterator[tuple[object, ...]]:
        """Yield the looks of files whose next change is sure to show in their times."""
        for path, blob in self._fresh.items():
            _, language, size, modified, changed = files[path]
            if max(modified, changed) < self._begun - _SETTLED:
                yield path, size, modified, changed, blob, language

    def _shrink(self) -> None:
        connection = self._open()
        if _size(connection) <= self._store.limit:
            return
        with connection:
            kept = [row[0] for row in connection.execute("SELECT key FROM facts")]
            old = [(key,) for key in kept if key not in self._asked]
            connection.executemany("DELETE FROM facts WHERE key = ?", old)
        connection.executescript("PRAGMA incremental_vacuum")  # `execute` frees one page
        if _size(connection) > self._store.limit:
            with connection:
                connection.execute("DELETE FROM facts")
                connection.execute("DELETE FROM seen")
            connection.executescript("PRAGMA incremental_vacuum")  # `execute` frees one page

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            raise sqlite3.ProgrammingError("closed")
        return self._connection


def key_of(blob: bytes, path: str, reader: bytes) -> bytes:
    """Return the name of what the reader of this edition finds in these bytes.

    A file's name without its ending counts, as some facts are about the file; its folder does not.
    """
    stem = path.rpartition("/")[2].partition(".")[0]
    digest = hashlib.blake2b(blob, digest_size=_KEY, key=reader)
    digest.update(stem.encode("utf-8", "surrogatepass"))
    return digest.digest()


@cache
def edition(language: LanguageText) -> bytes:
    """Return the digest of all but the file that decides which facts are found."""
    digest = hashlib.blake2b(repr(language).encode("utf-8", "surrogatepass"), digest_size=32)
    for text in builtin_texts() if language.list("embeds") else ():
        if text.id in language.list("embeds"):
            digest.update(edition(text))
    module = language.grammar.partition(":")[0]
    for part in (
        _version("tree_sitter"),
        _version(module),
        _reader(),
        repr((sys.version_info[:2], sys.byteorder)),
    ):
        digest.update(f"\0{part}".encode())
    return digest.digest()


@cache
def _version(module: str) -> str:
    """Return the version of an installed package, without the time that asking metadata takes."""
    try:
        spec = importlib.util.find_spec(module)
    except (ImportError, ValueError):
        spec = None
    if spec is None or not spec.origin:
        return ""
    folder = os.path.dirname(spec.origin)  # noqa: PTH120  # pathlib takes 4 ms to load
    with os.scandir(os.path.dirname(folder)) as found:  # noqa: PTH120  # as above
        told = sorted(each.name for each in found if _is_version(each.name, module))
    with os.scandir(folder) as found:
        looks = sorted((each.name, each.stat().st_size) for each in found)
    return repr((told, looks))


def _is_version(name: str, module: str) -> bool:
    return name.startswith(f"{module}-") and name.endswith(".dist-info")


@cache
def _reader() -> str:
    """Return the digest of the code and the vocabulary that read files."""
    here = os.path.dirname(__file__)  # noqa: PTH120  # as above
    beside = os.path.dirname(here)  # noqa: PTH120  # as above
    digest = hashlib.blake2b(digest_size=16)
    folders = (f"{beside}/model", here, f"{beside}/spec")
    for path in (f"{beside}/facts.yaml", *(path for each in folders for path in _code(each))):
        with open(path, "rb") as file:  # noqa: PTH123  # as above
            name = os.path.basename(path)  # noqa: PTH119  # as above
            digest.update(name.encode() + b"\0" + file.read() + b"\0")
    return digest.hexdigest()


def _code(folder: str) -> list[str]:
    """Return the files in a folder that decide what is found."""
    with os.scandir(folder) as found:
        return sorted(each.path for each in found if each.name.endswith((".py", ".txt")))


def _packed(contents: Contents) -> bytes:
    packed = marshal.dumps(to_row(contents))  # type: ignore[arg-type]  # plain tuples
    return hashlib.blake2b(packed, digest_size=_CHECK).digest() + packed


def _unpacked(row: bytes, pile: Pile | None = None) -> Contents | None:
    """Return what a row says, of the file as it was called then; `None` if the row is damaged."""
    check, packed = row[:_CHECK], row[_CHECK:]
    if hashlib.blake2b(packed, digest_size=_CHECK).digest() != check:
        return None
    try:
        return from_row(marshal.loads(packed), pile)  # noqa: S302  # our own, and whole
    except (ValueError, TypeError, EOFError):
        return None


def _connected(folder: str | os.PathLike[str]) -> sqlite3.Connection | None:
    """Open the store; one that is damaged is begun anew, one that cannot be had is none."""
    path = os.path.join(folder, NAME)  # noqa: PTH118  # as above
    for _ in range(2):
        try:
            os.makedirs(folder, exist_ok=True, mode=0o700)  # noqa: PTH103  # as above
            if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113  # as above
                return None  # a pipe, or a device without an end
            return _prepared(sqlite3.connect(path, timeout=_SECONDS))
        except OSError:
            return None
        except _DAMAGE as error:
            if _is_in_use(error):
                return None
            _remove(path)
    return None


def _is_in_use(error: Exception) -> bool:
    """Tell whether a store fails for what is around it: it is locked, full or not writable."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _AROUND


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        (form,) = connection.execute("PRAGMA user_version").fetchone()
        if form not in (0, _FORM):
            raise sqlite3.DatabaseError("of another version")
        if form != _FORM:
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
            connection.executescript(_TABLES)
            connection.execute(f"PRAGMA user_version = {_FORM}")
        connection.execute("PRAGMA synchronous = OFF")  # what a crash may lose is read again
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _count(connection: sqlite3.Connection) -> None:
    """Note that what was seen is written anew."""
    (number,) = connection.execute("PRAGMA application_id").fetchone()
    connection.execute(f"PRAGMA application_id = {(int(number) + 1) % (1 << 31)}")


def _forget(store: Store) -> None:
    """Remove the stores beside this one that were written longest ago, if there are too many."""
    folder = os.path.dirname(os.path.abspath(store.folder))  # noqa: PTH100, PTH120  # as above
    try:
        if len(os.listdir(folder)) > store.most:  # noqa: PTH208  # as above
            from pathlib import Path  # noqa: PLC0415  # as above

            beside = [path for path in Path(folder).iterdir() if (path / NAME).is_file()]
            import shutil  # noqa: PLC0415  # seldom needed

            beside.sort(key=lambda path: (path / NAME).stat().st_mtime_ns)
            for path in beside[: -store.most] if len(beside) > store.most else ():
                shutil.rmtree(path, ignore_errors=True)
    except OSError:
        return  # another scan forgets them too


def _size(connection: sqlite3.Connection) -> int:
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (page,) = connection.execute("PRAGMA page_size").fetchone()
    return int(pages) * int(page)


def _remove(path: str) -> None:
    for name in (path, f"{path}-journal"):
        try:
            os.remove(name)  # noqa: PTH107  # as above
        except OSError:
            continue  # then it cannot be opened either
