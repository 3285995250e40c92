"""Bring what was counted of a folder up to date when few files have changed; never guesses.

Where it is not sure of the outcome it returns nothing, and the folder is read whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache as once
from typing import Any, NamedTuple

from slapstick.model import Skipped
from slapstick.read.cache import FactCache, Store, edition
from slapstick.read.contents import Contents
from slapstick.read.files import ATTRIBUTES, Sorter, SourceFile
from slapstick.read.looks import Looks, looks
from slapstick.read.overview import Overview
from slapstick.read.processes import Worker
from slapstick.read.scan import Survey, begin_reading, in_order_of_number, lines_of_code
from slapstick.read.state import BESIDE, Entry
from slapstick.read.tally import Changed, Share, Tally, counted, share_of, tally_of
from slapstick.spec.language_text import LanguageText

_MOST = 200  # changed files; with more, reading the folder whole is little slower
_TELLING = (".csproj", ".gemspec", ".cabal", ".mailmap")  # endings of what tells of the project
_BY_CONTENT = frozenset({"binary", "not-utf-8", "tangled", "generated"})


class Kept(NamedTuple):
    """What was found in a folder, as far as it can be brought up to date; plain values."""

    name: str
    no_history: str
    tally: Tally
    reasons: dict[str, int]  # why files were left out, and how many
    left_out: dict[str, str]  # their names by reason and folder, each between NULs: fast to load
    attributes: tuple[str, ...]
    with_cpp: bool
    generation: int  # of what the cache saw
    editions: dict[str, bytes]  # of the languages
    entries: dict[str, Entry]
    looks: tuple[Looks, ...]  # of the paths that differed
    telling: tuple[str, ...]  # names of files in which a project speaks of itself, in small letters


def plain(kept: Kept) -> tuple[object, ...]:
    """Return it as plain tuples, which go onto a disk."""
    return tuple(kept._replace(tally=tuple(kept.tally)))  # type: ignore[arg-type]  # unnamed


def kept_from(values: Sequence[Any]) -> Kept:
    """Return what was made plain."""
    kept = Kept(*values)
    return kept._replace(tally=Tally(*kept.tally))


class Again(NamedTuple):
    """What is seen first of a folder again, and the paths that were looked at for it."""

    overview: Overview
    read: tuple[str, ...]


class Ahead(NamedTuple):
    """Files that are read before git has told what else differs."""

    files: frozenset[SourceFile]
    contents: Callable[[], list[Contents]]  # waits for what came of them


class _Side(NamedTuple):
    """What changed files are, before or now."""

    languages: dict[str, str]  # of source files, by path
    contents: dict[str, Contents]
    share: Share  # of what is counted


def kept_of(
    found: Survey,
    texts: Iterable[LanguageText],
    store: Store,
    entries: Mapping[str, Entry],
    changed: Iterable[Looks],
) -> Kept | None:
    """Return what to keep of a folder that was read whole; `None` if it could not be amended."""
    from slapstick.read.identity import telling_files  # noqa: PLC0415  # loaded when all is read

    scan, cache = found.scan, FactCache(store)
    generation = cache.generation()
    cache.close()
    tally = tally_of(found.read, found.added, found.beside, scan.lines, dict(scan.languages))
    if tally is None or generation < 0:
        return None
    left_out = {(each.reason, each.path) for each in scan.skipped}
    if len(left_out) < len(scan.skipped):
        return None
    in_cpp = {f.path.endswith(".h") for f in found.listing.files if f.language == "cpp"}
    if in_cpp == {True}:
        return None  # then it is said, and not told from what stands in it
    return Kept(
        scan.identity.name,
        scan.no_history,
        tally,
        dict(Counter(reason for reason, _ in left_out)),
        _by_reason(left_out),
        found.listing.attributes,
        bool(in_cpp),
        generation,
        {text.id: edition(text) for text in texts if text.id in tally.languages},
        dict(entries),
        tuple(changed),
        tuple(name.lower() for name in telling_files()),
    )


def overview_of(kept: Kept) -> Overview | None:
    """Return what is seen first of a folder that is as it was when it was kept."""
    rows, tally = counted(kept.tally), kept.tally
    if rows is None:
        return None
    languages = in_order_of_number(tally.languages)
    return Overview(kept.name, languages, tally.lines, kept.reasons, kept.no_history, rows)


def _by_reason(left_out: Iterable[tuple[str, str]]) -> dict[str, str]:
    names: dict[str, list[str]] = {}
    for reason, path in sorted(left_out):
        folder, _, name = path.rpartition("/")
        names.setdefault(f"{reason}:{folder}", []).append(name)
    return {place: "\0".join(("", *some, "")) for place, some in names.items()}


def _reasons(kept: Kept, path: str) -> list[str]:
    """Return why a path was left out."""
    folder, _, name = path.rpartition("/")
    known = kept.left_out
    return [r for r in kept.reasons if f"\0{name}\0" in known.get(f"{r}:{folder}", "")]


def amended(
    root: str,
    texts: Sequence[LanguageText],
    kept: Kept,
    entries: Mapping[str, Entry],
    changed: Iterable[Looks],
    store: Store,
    ahead: Ahead | None = None,
) -> Again | None:
    """Return what is seen first of a folder now; `None` if that is not certain.

    `entries` are the paths that differ from the commit now, and `changed` is how they look; what
    was read `ahead` and looks as it did is not read again.
    """
    paths = _touched(kept, entries, changed)
    if len(paths) > _MOST or any(_speaks(path, kept) for path in paths):
        return None
    store = _store_for(kept, store)
    cache = FactCache(store)

    def begin(files: Sequence[SourceFile]) -> Callable[[], list[Contents]]:
        return _begin(root, texts, files, store, ahead)

    try:
        if cache.generation() != kept.generation:
            return None
        found = _amended(root, texts, kept, _listed(kept, entries, paths), cache, begin)
    finally:
        cache.close()
    return None if found is None else Again(found, (*paths, *kept.attributes))


def read_ahead(
    root: str,
    texts: Sequence[LanguageText],
    kept: Kept,
    paths: Iterable[str],
    store: Store,
    early: Worker | None = None,
) -> Ahead | None:
    """Begin to read those of some paths that are not as they were; `None` where they are many.

    `early` is a worker that was started before.
    """
    known = set(kept.looks)
    touched = sorted(path for path in paths if looks(root, path) not in known)
    if len(touched) > _MOST:
        return None
    sorter = Sorter(root, texts, (), [])
    sorter.heed(kept.attributes)
    files = list(filter(None, map(sorter.sort, sorter.open_to(touched))))
    files = sorter.told_apart(files, with_cpp=kept.with_cpp)
    reading = begin_reading(root, files, texts, None, None, _store_for(kept, store), early)
    return Ahead(frozenset(files), once(reading))


def _begin(
    root: str,
    texts: Sequence[LanguageText],
    files: Sequence[SourceFile],
    store: Store,
    ahead: Ahead | None,
) -> Callable[[], list[Contents]]:
    """Begin to read what was not read ahead; return what waits for all."""
    early = set() if ahead is None else ahead.files.intersection(files)
    rest = [file for file in files if file not in early]
    if ahead is None or not early:
        return begin_reading(root, files, texts, None, None, store)

    def wait() -> list[Contents]:
        wanted = {file.path for file in early}
        read = [each for each in ahead.contents() if each.path in wanted]
        return [*read, *begin_reading(root, rest, texts, None, None, store)()] if rest else read

    return wait


def _store_for(kept: Kept, store: Store) -> Store:
    return store._replace(editions=kept.editions, is_noting=False)


def _touched(kept: Kept, entries: Mapping[str, Entry], changed: Iterable[Looks]) -> list[str]:
    """Return the paths that may not be as they were."""
    same = set(kept.looks) & set(changed)
    alike = {path for path, *_ in same if kept.entries.get(path) == entries.get(path)}
    return sorted({*kept.entries, *entries} - alike)


def _speaks(path: str, kept: Kept) -> bool:
    """Tell whether more may depend on a file than its own facts."""
    name = path.rpartition("/")[2].lower()
    at_top = "/" not in path
    return name.endswith((ATTRIBUTES, *_TELLING)) or (at_top and name in kept.telling)


def is_as_it_was(kept: Kept, beside: Iterable[Looks], was: Iterable[Looks]) -> bool:
    """Tell whether what is not in `git status` stands as it stood, as far as it matters."""
    odd = {path for path, *_ in set(beside) ^ set(was)}
    return not any("/" in path or path in BESIDE or _speaks(path, kept) for path in odd)


def _listed(
    kept: Kept, entries: Mapping[str, Entry], paths: Iterable[str]
) -> dict[str, tuple[bool, bool]]:
    """Return of each path whether it was listed, and whether it is now."""
    listed = {}
    gone = {path for path, size, *_ in kept.looks if size < 0}
    for path in paths:
        then, now = kept.entries.get(path), entries.get(path)
        was = then[0] if then is not None else now is not None and now[1]
        was = was and path not in gone
        listed[path] = (was, now[0] if now is not None else then is not None and then[1])
    return listed


def _amended(
    root: str,
    texts: Sequence[LanguageText],
    kept: Kept,
    listed: Mapping[str, tuple[bool, bool]],
    cache: FactCache,
    begin: Callable[[Sequence[SourceFile]], Callable[[], list[Contents]]],
) -> Overview | None:
    by_id = {text.id: text for text in texts}
    noted: list[Skipped] = []
    sorter = Sorter(root, texts, (), noted)
    sorter.heed(kept.attributes)
    closed = {path for path in listed if not sorter.may_enter(path.rpartition("/")[0])}
    if any(listed[path][0] != listed[path][1] for path in closed):
        return None
    open_to = [path for path in listed if path not in closed]
    noted.clear()
    files = list(filter(None, (sorter.sort(path) for path in open_to if listed[path][1])))
    files = sorter.told_apart(files, with_cpp=kept.with_cpp)
    reading = begin(files)  # while what they were is looked up
    before = _before(kept, [path for path in open_to if listed[path][0]], cache, by_id)
    shut = any(_was_open(kept, path, cache, by_id) for path in closed)
    cache.close()
    read = reading()
    if before is None or shut:
        return None
    by_name = {each.path for each in noted if each.reason == "generated"}  # so it was before
    content_skips = {p for p in open_to if listed[p][0] and _was_source(kept, p)} - by_name
    if {file.path for file in files} != set(before.languages) | content_skips:
        return None  # what history says depends on which files there are
    languages = {file.path: file.language for file in files}
    now = _Side(languages, {each.path: each for each in read}, share_of(read))
    skips = [*noted, *(each.skipped for each in read if each.skipped is not None)]
    if any(each.reason not in _CERTAIN for each in skips):
        return None
    return _put_together(kept, texts, set(open_to), before, now, skips)


_CERTAIN = frozenset({
    "binary", "not-utf-8", "tangled", "generated", "no-language", "too-large", "excluded",
    "vendored", "symlink", "not-a-file", "odd-name",
})  # fmt: skip


def _was_open(kept: Kept, path: str, cache: FactCache, texts: Mapping[str, LanguageText]) -> bool:
    """Tell whether a file of a folder that may not be entered now may have counted."""
    return bool(_reasons(kept, path)) or cache.as_seen(path, texts) is not None


def _was_source(kept: Kept, path: str) -> bool:
    """Tell whether a file that was left out was opened first."""
    return not _BY_CONTENT.isdisjoint(_reasons(kept, path))


def _before(
    kept: Kept, paths: Iterable[str], cache: FactCache, texts: Mapping[str, LanguageText]
) -> _Side | None:
    """Return what files were; `None` if one of them is not known."""
    known, contents = {}, {}
    for path in paths:
        reasons = _reasons(kept, path)
        if not _CERTAIN.issuperset(reasons):
            return None
        if reasons:
            continue
        seen = cache.as_seen(path, texts)
        if seen is None or seen[1].facts is None:
            return None
        known[path], contents[path] = seen
    return _Side(known, contents, share_of(contents.values(), counts_again=False))


def _put_together(
    kept: Kept,
    texts: Sequence[LanguageText],
    paths: set[str],
    before: _Side,
    now: _Side,
    skips: Sequence[Skipped],
) -> Overview | None:
    rows = counted(kept.tally, Changed(frozenset(paths), before.share, now.share))
    if rows is None:
        return None
    languages = Counter(kept.tally.languages)
    languages.subtract(Counter(before.languages.values()))
    languages.update(now.languages[path] for path, c in now.contents.items() if c.facts is not None)
    lines = kept.tally.lines - lines_of_code(before.languages, texts, before.contents.values())
    lines += lines_of_code(now.languages, texts, now.contents.values())
    reasons = Counter(kept.reasons)
    reasons.subtract(reason for path in paths for reason in _reasons(kept, path))
    reasons.update(each.reason for each in skips)
    in_order = in_order_of_number(languages)
    return Overview(kept.name, in_order, lines, dict(+reasons), kept.no_history, rows)
