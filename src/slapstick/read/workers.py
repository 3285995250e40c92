"""Read many files in worker processes; not for deciding what is read.

A worker is this interpreter, told over its standard input what to read.  It needs no start method,
imports nothing of the caller's main module, and a crash of a native grammar costs one file.
"""

from __future__ import annotations

import gc
import marshal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, BinaryIO, cast

from slapstick.model import Skipped
from slapstick.read.contents import Contents, from_row, read_contents, to_row
from slapstick.read.files import SourceFile
from slapstick.spec.language_text import LanguageText, Reason, Table

_BATCH = 400_000  # bytes of source
_SECONDS = 60.0  # that a batch may take; a file alone takes far less
_START = "import sys; sys.path[:] = sys.argv[1:]; from slapstick.read.workers import serve; serve()"
_HEADER = 8


class WorkersUnavailable(Exception):
    """This interpreter cannot be started again, as where it is built into a program."""


def batches(files: Sequence[SourceFile]) -> Iterator[list[SourceFile]]:
    """Yield files in batches of like size and language."""
    batch: list[SourceFile] = []
    size = 0
    for file in sorted(files, key=lambda file: (file.language, -file.size, file.path)):
        if batch and (size + file.size > _BATCH or file.language != batch[0].language):
            yield batch
            batch, size = [], 0
        batch.append(file)
        size += file.size
    if batch:
        yield batch


def read_in_workers(
    root: str,
    files: Sequence[SourceFile],
    languages: Sequence[LanguageText],
    workers: int,
    told: Callable[[int], None],
) -> list[Contents]:
    """Return what came of every file, in no order; `told` hears how many more are read."""
    crew = _Crew(root, list(batches(files))[::-1], languages, told)
    threads = [threading.Thread(target=crew.work, daemon=True) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if crew.failure is not None:
        raise crew.failure
    return crew.read


class _Crew:
    """The workers of one scan and the batches that are still to be read."""

    def __init__(
        self,
        root: str,
        todo: list[list[SourceFile]],
        languages: Sequence[LanguageText],
        told: Callable[[int], None],
    ) -> None:
        self._root, self._todo, self._told = root, todo, told
        self._languages = tuple(languages)
        self._lock = threading.Lock()
        self.read: list[Contents] = []
        self.failure: BaseException | None = None

    def work(self) -> None:
        """Read batches with one worker until none is left."""
        worker: _Worker | None = None
        try:
            while (batch := self._next()) is not None:
                worker = worker or _Worker(self._root, self._languages)
                read = worker.read(batch)
                if read is None:
                    worker.close()
                    worker = None
                    read = self._survived(batch)
                with self._lock:
                    self.read += read
                    self._told(len(batch))
        except BaseException as error:  # noqa: BLE001  # told to the thread that waits
            self.failure = error
        finally:
            if worker is not None:
                worker.close()

    def _next(self) -> list[SourceFile] | None:
        with self._lock:
            return self._todo.pop() if self._todo and self.failure is None else None

    def _survived(self, batch: list[SourceFile]) -> list[Contents]:
        """Read a batch whose worker died file by file; the file that kills is left out."""
        read: list[Contents] = []
        worker: _Worker | None = None
        for file in batch:
            worker = worker or _Worker(self._root, self._languages)
            found = worker.read([file])
            if found is None:
                worker.close()
                worker = None
                detail = f"the {file.language} grammar crashed or took too long"
                found = [Contents(file.path, 0, None, Skipped(file.path, "crashed", detail))]
            read += found
        if worker is not None:
            worker.close()
        return read


class _Worker:
    """One process that reads files."""

    def __init__(self, root: str, languages: Sequence[LanguageText]) -> None:
        command = [sys.executable, "-c", _START, *sys.path]
        self._process = subprocess.Popen(  # noqa: S603  # this very interpreter
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        try:
            self._send((root, [_plain(text) for text in languages]))
            ready = _receive(cast("BinaryIO", self._process.stdout))
        except OSError:
            ready = None
        if ready is None:
            self.close()
            raise WorkersUnavailable(sys.executable)

    def read(self, batch: Sequence[SourceFile]) -> list[Contents] | None:
        """Return what came of a batch; `None` if the worker died or took too long."""
        watchdog = threading.Timer(_SECONDS, self._process.kill)
        watchdog.daemon = True
        watchdog.start()
        try:
            self._send([tuple(file) for file in batch])
            message = _receive(cast("BinaryIO", self._process.stdout))
        except OSError:
            return None
        finally:
            watchdog.cancel()
        return None if message is None else [from_row(row) for row in message]

    def close(self) -> None:
        """End the process."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue  # it is gone already
        self._process.kill()
        self._process.wait()

    def _send(self, message: object) -> None:
        _send(cast("BinaryIO", self._process.stdin), message)


def serve() -> None:
    """Read what standard input asks for until it ends: the whole life of a worker."""
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    root, plain = _receive(asked) or ("", [])
    languages = {text.id: text for text in map(_language, plain)}
    gc.disable()  # facts make no cycles, and the process is short-lived
    _send(answers, "ready")
    while (message := _receive(asked)) is not None:
        files = [SourceFile(*row) for row in message]
        read = [read_contents(root, file, languages[file.language]) for file in files]
        _send(answers, [to_row(contents) for contents in read])


def _send(pipe: BinaryIO, message: object) -> None:
    packed = marshal.dumps(message)  # type: ignore[arg-type]  # plain tuples and texts
    pipe.write(len(packed).to_bytes(_HEADER, "little") + packed)
    pipe.flush()


def _receive(pipe: BinaryIO) -> Any:
    """Return the next message; `None` when there is no more."""
    header = pipe.read(_HEADER)
    if len(header) < _HEADER:
        return None
    wanted = int.from_bytes(header, "little")
    packed = pipe.read(wanted)
    return marshal.loads(packed) if len(packed) == wanted else None  # noqa: S302  # our own worker


def _plain(text: LanguageText) -> tuple[object, ...]:
    tables, reasons = tuple(map(tuple, text.tables)), tuple(map(tuple, text.reasons))
    return tuple(text._replace(tables=tables, reasons=reasons))  # type: ignore[arg-type]  # unnamed


def _language(plain: Sequence[Any]) -> LanguageText:
    text = LanguageText(*plain)
    tables = tuple(Table(*row) for row in text.tables)
    return text._replace(tables=tables, reasons=tuple(Reason(*row) for row in text.reasons))
