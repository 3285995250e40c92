"""Start the processes that read files and talk with them; not for what they are given.

Where this process has one thread, a worker is a fork of it: there in no time, with all that is
loaded.  Elsewhere it is this interpreter anew, told over its standard input what to read; then it
needs no start method and imports nothing of the caller's main module.
"""

from __future__ import annotations

import gc
import marshal
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from typing import BinaryIO, NoReturn, cast

from slapstick.read.children import ended, kill, resident
from slapstick.read.contents import Contents, read_contents, to_row
from slapstick.read.files import SourceFile
from slapstick.read.languages import (
    GrammarMissing,
    QueryMistake,
    compile_language,
    language_text,
    plain_text,
)
from slapstick.spec.language_text import LanguageText

_CPU_SECONDS = 2.0  # that a file may take; a megabyte of source takes a third of one
_MEMORY = 300_000_000  # bytes that a worker may grow by; the densest megabyte takes 200 of them
_SECONDS = 60.0  # that a batch may take on a clock on the wall
_START = (
    "import sys; sys.path[:] = sys.argv[1:]; from slapstick.read.processes import serve; serve()"
)
_HEADER = 8


class WorkersUnavailable(Exception):
    """This interpreter cannot be started again, as where it is built into a program."""


class Death(Enum):
    """How a worker ended."""

    CRASH = "crash"
    TIME = "time"
    MEMORY = "memory"


class Worker:
    """One process that reads files, at the other end of two pipes."""

    def __init__(
        self,
        asked: BinaryIO,
        answers: BinaryIO,
        kill: Callable[[], object],
        wait: Callable[[], int],
    ) -> None:
        self._asked, self._answers, self._kill, self._wait = asked, answers, kill, wait
        self._is_late = False
        self._death: Death | None = None
        self._watchdog: threading.Timer | None = None

    def prepare(self, names: Sequence[str]) -> None:
        """Have it compile the queries of some languages before it is told what to read."""
        try:
            send(self._asked, list(names))
        except OSError:
            return  # which shows when it is asked

    def ask(self, batch: Sequence[SourceFile]) -> None:
        """Tell it what to read; whether it could hear shows in its answer."""
        self._watchdog = threading.Timer(_SECONDS, self._give_up)
        self._watchdog.daemon = True
        self._watchdog.start()
        try:
            send(self._asked, [tuple(file) for file in batch])
        except OSError:
            return

    def answer(self) -> bytes | None:
        """Return what it found, packed; `None` if it died."""
        try:
            return receive(self._answers)
        except OSError:
            return None
        finally:
            if self._watchdog is not None:
                self._watchdog.cancel()
                self._watchdog.join()  # with another thread, there are no forks

    def told(self, batch: Sequence[SourceFile]) -> bytes | None:
        """Ask and return the answer."""
        self.ask(batch)
        return self.answer()

    def close(self) -> Death:
        """End the process and return how it ended before, if it did."""
        if self._death is None:
            self._death = self._end()
        return self._death

    def _end(self) -> Death:
        for pipe in (self._asked, self._answers):
            try:
                pipe.close()
            except OSError:
                continue  # it is gone already
        self._kill()
        code = self._wait()
        if self._is_late or code == -getattr(signal, "SIGVTALRM", 0):
            return Death.TIME
        return Death.MEMORY if code == _NO_MEMORY else Death.CRASH

    def _give_up(self) -> None:
        self._is_late = True
        self._kill()


_NO_MEMORY = 77  # how a worker says that memory ran out


def start(root: str, languages: Sequence[LanguageText], *, halves: bool = False) -> Worker:
    """Start a worker that reads files below `root`; one that `halves` has a fork read half of them.

    Raises:
        WorkersUnavailable: this interpreter cannot be started again.
    """
    if may_fork():
        return _forked(root, languages, halves)
    return _started(root, languages)


def may_fork() -> bool:
    """Tell whether workers may be forks of this process: it must have one thread, and be Linux."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return False
    try:
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208  # libraries start threads, too
    except OSError:
        return False


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _forked(root: str, languages: Sequence[LanguageText], halves: bool) -> Worker:
    """Return a worker that is a copy of this process; safe only while it has one thread."""
    asked, ask = os.pipe()
    answers, answer = os.pipe()
    before = resident()
    process = os.fork()
    if process == 0:
        _live(root, languages, halves, (asked, answer), (ask, answers))
    os.close(asked)
    os.close(answer)

    return Worker(
        os.fdopen(ask, "wb"),
        os.fdopen(answers, "rb"),
        lambda: kill(process),
        lambda: _exit_code(process, before),
    )


def _exit_code(process: int, before: int) -> int:
    """Wait for a worker that held so many bytes before it read anything; return its exit code.

    A parser does not ask whether it got the memory it asked for: that ends like a crash.
    """
    code, most = ended(process)
    crashed = code in (-signal.SIGSEGV, -signal.SIGABRT)
    return _NO_MEMORY if crashed and most - before > _MEMORY // 2 else code


def _live(
    root: str,
    languages: Sequence[LanguageText],
    halves: bool,
    own: tuple[int, int],
    others: tuple[int, int],
) -> NoReturn:
    """Be a worker: the whole life of a fork, which must leave nothing of its parent's undone."""
    code = 1
    try:
        for other in others:
            os.close(other)
        nothing = os.open(os.devnull, os.O_RDWR)
        for standard in (0, 1, 2):
            os.dup2(nothing, standard)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        asked, answers = os.fdopen(own[0], "rb"), os.fdopen(own[1], "wb")
        code = _work(root, languages, asked, answers, halves)
    finally:
        os._exit(code)


def _started(root: str, languages: Sequence[LanguageText]) -> Worker:
    """Return a worker that is this interpreter, started anew."""
    import subprocess  # noqa: PLC0415  # forks do without

    command = [sys.executable, "-c", _START, *sys.path]
    process = subprocess.Popen(  # noqa: S603  # this very interpreter
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    asked, answers = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)

    def wait() -> int:  # nobody else may: how a process ended is told only once
        if sys.platform == "win32":
            return process.wait()
        process.returncode = _exit_code(process.pid, 0)
        return process.returncode

    worker = Worker(asked, answers, lambda: kill(process.pid), wait)
    try:
        send(asked, (root, [plain_text(text) for text in languages]))
        ready = receive(answers)
    except OSError:
        ready = None
    if ready is None:
        worker.close()
        raise WorkersUnavailable(sys.executable)
    return worker


def serve() -> None:
    """Read what standard input asks for until it ends: the whole life of a started worker."""
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    told = receive(asked)
    root, plain = marshal.loads(told) if told is not None else ("", [])  # noqa: S302  # whoever started us
    send(answers, "ready")
    sys.exit(_work(root, [language_text(row) for row in plain], asked, answers))


def _work(
    root: str,
    texts: Sequence[LanguageText],
    asked: BinaryIO,
    answers: BinaryIO,
    halves: bool = False,
) -> int:
    """Read what is asked for until nothing more is; return the exit code."""
    languages = {text.id: text for text in texts}
    gc.disable()  # facts make no cycles, and the process is short-lived
    _bound_memory()
    try:
        while (packed := receive(asked)) is not None:
            rows = marshal.loads(packed)  # noqa: S302  # our parent
            if rows and isinstance(rows[0], str):
                _prepare(languages[name] for name in rows)
                continue
            files = [SourceFile(*row) for row in rows]
            found = _halved(root, files, languages) if halves else _rows(root, files, languages)
            if found is None:
                return 1  # so that each is read again alone
            send(answers, found)
    except MemoryError:
        return _NO_MEMORY
    return 0


def _rows(
    root: str, files: Iterable[SourceFile], languages: Mapping[str, LanguageText]
) -> list[tuple[object, ...]]:
    return [to_row(_read_in_time(root, file, languages[file.language])) for file in files]


def _halved(
    root: str, files: Sequence[SourceFile], languages: Mapping[str, LanguageText]
) -> list[tuple[object, ...]] | None:
    """Read files, half of them in a fork, which has all that is compiled; `None` if that died."""
    number, most = 0, sum(file.size for file in files) // 2
    while number < len(files) and most > 0:
        most -= files[number].size
        number += 1
    if number == len(files):
        return _rows(root, files, languages)
    answers, answer = os.pipe()
    fork = os.fork()
    if fork == 0:
        try:
            os.closerange(3, answer)  # so that who waits for the other half sees it end
            send(os.fdopen(answer, "wb"), _rows(root, files[number:], languages))
        finally:
            os._exit(0)
    os.close(answer)
    first = _rows(root, files[:number], languages)
    with os.fdopen(answers, "rb") as told:
        rest = receive(told)
    os.waitpid(fork, 0)
    return None if rest is None else [*first, *marshal.loads(rest)]  # noqa: S302  # our own fork


def _prepare(languages: Iterable[LanguageText]) -> None:
    import slapstick.read.facts  # noqa: F401, PLC0415  # whoever only counts does without

    for language in languages:
        try:
            compile_language(language)
        except (GrammarMissing, QueryMistake):
            continue  # which is told of the files


def _read_in_time(root: str, file: SourceFile, language: LanguageText) -> Contents:
    """Read a file; if that takes more than its time of the processor, this process ends."""
    timer = getattr(signal, "setitimer", None)
    if timer is None:
        return read_contents(root, file, language)
    try:
        compile_language(language)  # once, and no fault of the file
    except (GrammarMissing, QueryMistake):
        return read_contents(root, file, language)
    timer(signal.ITIMER_VIRTUAL, _CPU_SECONDS)
    contents = read_contents(root, file, language)
    timer(signal.ITIMER_VIRTUAL, 0)
    return contents


def _bound_memory() -> None:
    """Let this process grow only so far, where that can be said."""
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415  # not on Windows

    with open("/proc/self/statm", "rb") as told:  # noqa: PTH123  # a fork has no time for more
        pages = int(told.read().split()[0])
    limit = pages * resource.getpagesize() + _MEMORY
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard in (resource.RLIM_INFINITY, -1) or limit < hard:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def send(pipe: BinaryIO, message: object) -> None:
    """Write one message of plain values."""
    packed = marshal.dumps(message)  # type: ignore[arg-type]  # plain tuples and texts
    pipe.write(len(packed).to_bytes(_HEADER, "little"))
    pipe.write(packed)
    pipe.flush()


def receive(pipe: BinaryIO) -> bytes | None:
    """Return the next message, packed; `None` when there is no more."""
    header = pipe.read(_HEADER)
    if len(header) < _HEADER:
        return None
    wanted = int.from_bytes(header, "little")
    packed = pipe.read(wanted)
    return packed if len(packed) == wanted else None
