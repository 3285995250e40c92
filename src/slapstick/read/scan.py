"""Read a whole folder: its files, their facts and what it says of itself; not for judging it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from slapstick.errors import BadRequest
from slapstick.model import Fact, Scan
from slapstick.read.contents import Contents, from_row, read_contents, to_row
from slapstick.read.files import Listing, SourceFile, bad_patterns, list_files
from slapstick.read.git import read_head
from slapstick.read.languages import builtin_texts
from slapstick.read.merging import merge
from slapstick.read.packed import Pile
from slapstick.read.processes import WorkersUnavailable, cores, may_fork
from slapstick.read.questions import Questions
from slapstick.read.workers import VARIABLE, read_in_workers
from slapstick.spec.language_text import LanguageText

if TYPE_CHECKING:
    from pathlib import Path

    from slapstick.read.cache import Store
    from slapstick.read.processes import Worker

_WORTH_WORKERS = 600_000  # bytes of source below which starting workers costs more than it gives
_WORTH_FORKS = 200_000  # the same for workers that start in no time
_MOST_WORKERS = 8

Progress = Callable[[int, int], None]
_Reading: TypeAlias = Callable[[], list[Contents]]  # waits for what has begun


class Survey(NamedTuple):
    """A scan, and what it was put together from."""

    scan: Scan
    listing: Listing
    read: tuple[Contents, ...]  # files with facts, by path
    beside: tuple[Fact, ...]  # facts that no file's content decides
    added: tuple[Fact, ...]  # those, and facts that files have only together


def scan(
    root: Path,
    *,
    languages: Sequence[LanguageText] | None = None,
    exclude: Sequence[str] = (),
    workers: int | None = None,
    progress: Progress | None = None,
    authors: bool = False,
    store: Store | None = None,
    asked: Questions | None = None,
) -> Scan:
    """Return everything that is to be known of the folder `root`, in a fixed order.

    `languages` are the built-in ones unless given; `exclude` holds patterns as in a .gitignore;
    `workers` is how many processes read: what SORA_WORKERS says, or as many as there are cores, one
    for little source; with 0 it is this one, which a grammar's crash would end.  `progress` hears
    how many files of how many are read.  The people of the history are named only where `authors`
    is true.  `store` is where what was read is kept for the next time.  `asked` are the questions
    to git that are under way already.

    Raises:
        BadRequest: `root` is not a folder, a pattern is none, or SORA_WORKERS is no number.
    """
    return survey(
        root,
        languages=languages,
        exclude=exclude,
        workers=workers,
        progress=progress,
        authors=authors,
        store=store,
        asked=asked,
    ).scan


def survey(
    root: Path,
    *,
    languages: Sequence[LanguageText] | None = None,
    exclude: Sequence[str] = (),
    workers: int | None = None,
    progress: Progress | None = None,
    authors: bool = False,
    store: Store | None = None,
    asked: Questions | None = None,
) -> Survey:
    """Return what `scan` does, and with it what that was put together from."""
    if not root.is_dir():
        raise BadRequest(f"not a folder: {root}", "give the top folder of a repository")
    for pattern in bad_patterns(exclude):
        raise BadRequest(f"no pattern: '{pattern}'", "patterns are written as in a .gitignore")
    texts = builtin_texts() if languages is None else tuple(languages)
    asked = asked or Questions(os.fspath(root))
    listing = list_files(root, texts, exclude, asked.files)
    paths = {file.path for file in listing.files}
    reading = begin_reading(root, listing.files, texts, workers, progress, store)
    # What is not needed before loads while workers read; git has walked the history meanwhile.
    from slapstick.read.history import read_history  # noqa: PLC0415
    from slapstick.read.identity import read_identity  # noqa: PLC0415
    from slapstick.read.manifests import manifest_facts, read_manifests  # noqa: PLC0415

    history = read_history(asked.history, paths, authors=authors)
    manifests = read_manifests(root)
    identity = read_identity(root, read_head(root, asked.head), manifests)
    contents = reading()
    contents.sort(key=lambda read: read.path)
    read = tuple(found for found in contents if found.facts is not None)
    skipped = [*listing.skipped, *(found.skipped for found in contents if found.skipped)]
    by_language = Counter(file.language for file in listing.files)
    languages_of = {file.path: file.language for file in listing.files}
    by_language.subtract(Counter(languages_of[found.path] for found in contents if found.skipped))
    beside = (*history.facts, *(fact for file in manifests for fact in manifest_facts(file)))
    facts = merge((found.facts for found in read if found.facts is not None), beside)
    found = Scan(
        identity,
        in_order_of_number(by_language),
        lines_of_code(languages_of, texts, read),
        sum(found.size for found in read),
        facts,
        tuple(sorted(skipped)),
        history.missing,
    )
    return Survey(found, listing, read, beside, tuple(facts.added()))


def in_order_of_number(languages: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Return languages with the number of their files, most first; none where none is."""
    some = ((language, number) for language, number in languages.items() if number > 0)
    return tuple(sorted(some, key=lambda pair: (-pair[1], pair[0])))


def begin_reading(
    root: str | Path,
    files: Sequence[SourceFile],
    texts: Sequence[LanguageText],
    workers: int | None,
    progress: Progress | None,
    store: Store | None,
    early: Worker | None = None,
) -> _Reading:
    """Begin to read what is not known of files; what is returned waits for all of them.

    `early` is a worker that was started before, and is closed here.
    """
    if store is None:
        return _reading(root, files, texts, workers, progress)
    from slapstick.read.cache import FactCache  # noqa: PLC0415  # only where something is kept

    cache, languages = FactCache(store), {text.id: text for text in texts}
    known, rest = cache.recall(os.fspath(root), files, languages)

    def told(done: int, _of: int) -> None:
        if progress is not None:
            progress(len(known) + done, len(files))

    reading = _reading(root, rest, texts, workers, told, early)

    def wait() -> list[Contents]:
        read = reading()
        cache.keep(files, read, languages)
        return known + read

    return wait


def _reading(
    root: str | Path,
    files: Sequence[SourceFile],
    texts: Sequence[LanguageText],
    workers: int | None,
    progress: Progress | None,
    early: Worker | None = None,
) -> _Reading:
    done = 0

    def told(more: int) -> None:
        nonlocal done
        done += more
        if progress is not None:
            progress(done, len(files))

    def here() -> list[Contents]:
        nonlocal done
        done = 0
        by_id = {text.id: text for text in texts}
        contents, pile = [], Pile()
        for file in files:
            read = read_contents(os.fspath(root), file, by_id[file.language])
            contents.append(from_row(to_row(read), pile))
            told(1)
        return contents

    told(0)
    size = sum(file.size for file in files)
    wanted = workers_for(size, workers)
    if not wanted:
        if early is not None:
            early.close()
        return here
    try:
        waiting = read_in_workers(os.fspath(root), files, texts, wanted, told, early=early)
    except WorkersUnavailable:
        return here

    def wait() -> list[Contents]:
        try:
            return waiting()
        except WorkersUnavailable:
            return here()

    return wait


def workers_for(
    size: int, workers: int | None = None, environ: Mapping[str, str] = os.environ
) -> int:
    """Return how many workers are wanted, or else are worth it for so many bytes of source.

    That is at least one, to keep crashes out of this process.

    Raises:
        BadRequest: what the environment says is no number.
    """
    if workers is not None:
        return min(workers, _MOST_WORKERS)
    told = environ.get(VARIABLE, "").strip()
    if told and not told.isdecimal():
        hint = "say how many processes read: 0 for none but this one"
        raise BadRequest(f"{VARIABLE} is no number: '{told}'", hint)
    if told:
        return min(int(told[:4]), _MOST_WORKERS)
    worth = _WORTH_FORKS if may_fork() else _WORTH_WORKERS
    return min(cores(), _MOST_WORKERS) if size >= worth else 1


def lines_of_code(
    languages: Mapping[str, str], texts: Sequence[LanguageText], read: Iterable[Contents]
) -> int:
    """Count lines, those of configuration, mark-up and prose left out; `languages` by path."""
    beside = {text.id for text in texts if "yes" in text.list("beside")}
    code = (c for c in read if c.facts is not None and languages[c.path] not in beside)
    return sum(c.facts.lines for c in code if c.facts is not None)
