"""Read many files in worker processes; not for deciding what is read.

A crash of a native grammar, and a file that takes for ever or all memory, cost that file alone.
Batches lie in one row by language; workers take them from both ends, so that each has to compile
the queries of few languages.
"""

from __future__ import annotations

import marshal
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from slapstick.model import Skipped
from slapstick.read.contents import Contents, from_row
from slapstick.read.files import SourceFile
from slapstick.read.languages import GrammarMissing, builtin_texts, compile_language, finder
from slapstick.read.packed import Pile
from slapstick.read.processes import Death, Worker, cores, may_fork, start
from slapstick.spec.language_text import LanguageText

_BATCH = 400_000  # bytes of source
_SMALL_BATCH = 40_000  # bytes of source below which a batch is not parted
VARIABLE = "SORA_WORKERS"  # of the environment: how many processes read
_SHARE = 4  # of what is left, a worker is given one in so many parts, so that all end together
_MOST_FILES = 200  # in a batch
_RETIRES_AT = (
    150_000_000  # bytes read, after which a fresh worker takes less memory than an old one
)


def batches(files: Sequence[SourceFile], most: int = _BATCH) -> Iterator[list[SourceFile]]:
    """Yield files in batches of one language and at most so many bytes, the commonest first."""
    sizes: dict[str, int] = {}
    for file in files:
        sizes[file.language] = sizes.get(file.language, 0) + file.size
    batch: list[SourceFile] = []
    size = 0
    for file in sorted(files, key=lambda f: (-sizes[f.language], f.language, -f.size, f.path)):
        full = size + file.size > most or len(batch) >= _MOST_FILES
        if batch and (full or file.language != batch[0].language):
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
    retires_at: int = _RETIRES_AT,
    early: Worker | None = None,
) -> Callable[[], list[Contents]]:
    """Begin to read; return what waits for all that came of every file, in no order.

    `told` hears how many more are read.  A worker that has read `retires_at` bytes makes way for a
    fresh one.  `early` is a worker that was started before, and is closed here; as it reads in two
    processes, it reads alone.

    Raises:
        WorkersUnavailable: no worker can be started here; when waiting, none any more.
    """
    workers = workers if early is None else 1
    share = sum(file.size for file in files) // max(1, workers)  # so that nobody is without
    parted = batches(files, min(_BATCH, max(share, _SMALL_BATCH)))
    crew = Crew(root, parted, languages, told, retires_at, early)
    if workers == 1:
        crew.parts = 1  # there is nobody to end together with
    if early is not None and not crew.todo:
        early.close()
    if early is None and workers > 1 and len(crew.todo) > 1 and may_fork():
        _prepare(crew.todo[0][0].language, languages)
    first = [crew.start() for _ in range(min(workers, len(crew.todo)))]  # before any thread is
    threads = [
        threading.Thread(target=crew.work, args=(worker, number % 2 == 1), daemon=True)
        for number, worker in enumerate(first)
    ]
    for thread in threads:
        thread.start()

    def wait() -> list[Contents]:
        for thread in threads:
            thread.join()
        if crew.failure is not None:
            raise crew.failure
        return crew.read

    return wait


def start_early(
    root: str, languages: Sequence[LanguageText], environ: Mapping[str, str] = os.environ
) -> Worker | None:
    """Start a worker before it is known what it will read, half of which it reads in a fork.

    There is none, `None`, where that takes long, or somebody says how many processes read.
    """
    if not may_fork() or environ.get(VARIABLE):
        return None
    try:
        return start(root, languages, halves=cores() > 1)
    except OSError:
        return None


def languages_of(paths: Iterable[str], languages: Sequence[LanguageText]) -> set[str]:
    """Return the names of the languages that files so called are in."""
    find = finder(languages)
    return {text.id for path in paths for text in [find(path, b"")] if text is not None}


def _prepare(name: str, languages: Sequence[LanguageText]) -> None:
    """Compile the query of the main language here, once for all forks, as each would need it.

    What users bring is left to the workers, as its grammar may crash.
    """
    import slapstick.read.facts  # noqa: F401, PLC0415  # early workers load it themselves

    text = next((text for text in languages if text.id == name), None)
    if text in builtin_texts():
        with suppress(GrammarMissing):
            compile_language(text)


class Crew:
    """The workers of one scan and the batches that are still to be read."""

    def __init__(
        self,
        root: str,
        todo: Iterator[list[SourceFile]],
        languages: Sequence[LanguageText],
        told: Callable[[int], None],
        retires_at: int,
        early: Worker | None = None,
    ) -> None:
        self._early = early
        self.parts = _SHARE
        self._root, self._told, self._retires_at = root, told, retires_at
        self._languages = tuple(languages)
        self._lock = threading.Lock()
        self.todo = deque(todo)
        self._left = sum(file.size for batch in self.todo for file in batch)
        self.read: list[Contents] = []
        self._pile = Pile()
        self.failure: BaseException | None = None

    def start(self) -> Worker:
        """Start a worker, or take the one that was started before."""
        early, self._early = self._early, None
        return early or start(self._root, self._languages)

    def work(self, worker: Worker, from_end: bool) -> None:
        """Read batches with one worker, and its successors, until none is left."""
        size = 0
        try:
            batch = self.hand_out(from_end=from_end)
            if batch is not None:
                worker.ask(batch)
            while batch is not None:
                packed = worker.answer()
                following = self.hand_out(from_end=from_end)
                if packed is None:
                    worker.close()
                    read = self.survived(batch)
                    worker, size = self.start(), 0
                size += sum(file.size for file in batch)
                if size > self._retires_at:
                    worker.close()
                    worker, size = self.start(), 0
                if following is not None:
                    worker.ask(following)  # so that it need not wait until all is put down
                if packed is not None:
                    read = self._received(batch, packed)
                with self._lock:
                    self.read += read
                    self._told(len(batch))
                batch = following
        except BaseException as error:  # noqa: BLE001  # told to the thread that waits
            self.failure = error
        finally:
            worker.close()

    def _received(self, batch: Sequence[SourceFile], packed: bytes) -> list[Contents]:
        """Return what came of a batch, its facts put down; a path is there already."""
        rows = marshal.loads(packed)  # noqa: S302  # our own worker
        both = zip(batch, rows, strict=True)
        return [from_row((file.path, *row[1:]), self._pile) for file, row in both]

    def hand_out(self, *, from_end: bool) -> list[SourceFile] | None:
        """Return what a worker reads next, from one end of the row; less, the less is left."""
        with self._lock:
            if not self.todo or self.failure is not None:
                return None
            batch = self.todo.pop() if from_end else self.todo.popleft()
            number = _share(reversed(batch) if from_end else batch, self._left // self.parts)
            if number < len(batch) and from_end:
                self.todo.append(batch[:-number])
                batch = batch[-number:]
            elif number < len(batch):
                self.todo.appendleft(batch[number:])
                batch = batch[:number]
            self._left -= sum(file.size for file in batch)
            return batch

    def survived(self, batch: Sequence[SourceFile]) -> list[Contents]:
        """Read a batch whose worker died file by file; the file that kills is left out.

        It is the file that does it only where its worker has read nothing else before: others may
        have used up the memory.
        """
        read: list[Contents] = []
        worker, is_fresh = self.start(), True
        for file in batch:
            packed = worker.told([file])
            if packed is None and not is_fresh:
                worker.close()
                worker = self.start()
                packed = worker.told([file])
            is_fresh = packed is None
            if packed is None:
                read.append(_killer(file, worker.close()))
                worker = self.start()
            else:
                read += self._received([file], packed)
        worker.close()
        return read


def _share(files: Iterable[SourceFile], most: int) -> int:
    """Return how many of the files hold about `most` bytes, if that is not too little."""
    held = number = 0
    for file in files:
        number += 1
        held += file.size
        if held >= max(most, _SMALL_BATCH):
            break
    return number


def _killer(file: SourceFile, death: Death) -> Contents:
    if death is Death.TIME:
        skipped = Skipped(file.path, "too-slow", "takes too long to read")
    elif death is Death.MEMORY:
        skipped = Skipped(file.path, "too-large", "takes too much memory to read")
    else:
        skipped = Skipped(file.path, "crashed", f"the {file.language} grammar crashed on it")
    return Contents(file.path, 0, None, skipped)
