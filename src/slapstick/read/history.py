"""Read a repository's history from git, in one pass; what it means, `chronicle` says."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from slapstick.model import Fact
from slapstick.read.chronicle import (
    Annals,
    Commit,
    Tag,
    about_file,
    chronicle,
    settled,
    still_there,
    trunk,
    years_between,
)
from slapstick.read.git import ask, has_git
from slapstick.read.questions import MOST_TOUCHED, AskedHistory

_CANDIDATES = 12  # files in which the oldest line is looked for
_LARGEST = 400_000
_SHORTEST = 16  # characters of a line that somebody wrote
_FIELDS = 7


class History(NamedTuple):
    """What a history gives to the scan."""

    facts: tuple[Fact, ...] = ()
    missing: str = ""  # why there are none


def read_history(asked: AskedHistory, paths: Collection[str], *, authors: bool = False) -> History:
    """Return the facts of a history, or why there are none; facts are about `paths` that exist.

    The newest commits are left for later (`settled`), so that a film outlives a commit or two.
    """
    with _uncollected():
        return _history(asked, paths, authors=authors)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector from looking through hundreds of thousands of commits for rings.

    Whoever finds it on puts it on again, so threads that read two histories leave it as it was.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _history(asked: AskedHistory, paths: Collection[str], *, authors: bool) -> History:
    root, shallow = Path(asked.root), asked.shallow.answer()
    everything = list(_commits(asked.log.fields()))
    touched = dict(_touched(asked.touched.fields()))
    tags = tuple(_tags(asked.tags.fields()))
    if shallow is None:
        why = "git refuses to read it" if has_git(root) else "no git"
        return History(missing=why)
    if shallow.strip() == b"true":
        return History(missing="the clone is shallow: `git fetch --unshallow` brings the rest")
    if not everything:
        return History(missing="no commits")
    commits = everything[settled(len(everything)) :]
    known = {commit.id for commit in commits}
    last = max(commit.committed for commit in commits)
    annals = Annals(
        commits,
        dict(islice(((c, f) for c, f in touched.items() if c in known), MOST_TOUCHED)),
        [tag for tag in tags if tag.made <= last],
        tuple(_oldest(root, commits, frozenset(paths))),
        trunk(everything),
    )
    return History(chronicle(still_there(annals, frozenset(paths)), authors=authors))


def _commits(fields: Iterator[str]) -> Iterator[Commit]:
    flat = list(fields)
    columns = [flat[start::_FIELDS] for start in range(_FIELDS)]
    ids, parents, committed, written, addresses, names, subjects = columns
    moments = [each.partition(" ") for each in written]
    # Git failing in the middle leaves columns of unlike length: the last, broken row is dropped.
    rows = zip(
        ids,
        map(tuple, map(str.split, parents)),
        _numbers(committed),
        _numbers([moment for moment, _, _ in moments]),
        [_minutes(zone) for _, _, zone in moments],
        [(address or name).lower() for address, name in zip(addresses, names, strict=False)],
        subjects,
        names,
        strict=False,
    )
    return map(Commit._make, rows)


def _touched(fields: Iterator[str]) -> Iterator[tuple[str, Sequence[str]]]:
    commit, files = "", list[str]()
    for field in fields:
        if field.startswith("\x01"):
            if commit:
                yield commit, files
            commit, files = field[1:].strip(), []
        elif field.strip("\n"):
            files.append(field.removeprefix("\n"))
    if commit:
        yield commit, files


def _tags(fields: Iterator[str]) -> Iterator[Tag]:
    while len(row := list(islice(fields, 2))) == 2:
        made, name = row
        if made.split():
            yield Tag(name, _number(made.split()[0]))


def _oldest(root: Path, commits: Sequence[Commit], paths: Collection[str]) -> Iterator[Fact]:
    """Yield the oldest file that nobody has touched, and the oldest line of one that was."""
    roots = [commit for commit in commits if not commit.parents]
    if not roots:
        return
    first = min(roots, key=lambda commit: (commit.committed, commit.id))
    last = max(commit.committed for commit in commits)
    years = years_between(first.committed, last)
    then, now = (_tree(root, commit) for commit in (first.id, "HEAD"))
    both = sorted((p for p in then if p in now and p in paths), key=_plainest)
    same = [path for path in both if then[path] == now[path]]
    if same:
        yield about_file("history.file.oldest", same[0], years=years)
    changed = [path for path in both if then[path] != now[path]][:_CANDIDATES]
    for path in changed:
        line = _common_line(_blob(root, then[path]), _blob(root, now[path]))
        if line:
            made = about_file("history.line.oldest", path, years=years)
            yield made._replace(line=line, end_line=line)
            return


def _tree(root: Path, commit: str) -> Mapping[str, str]:
    """Return the object of every plain file of a commit, by path; empty files left out."""
    found = {}
    for field in ask(root, "ls-tree", "-r", "-z", "-l", commit).fields():
        about, _, path = field.partition("\t")
        mode, kind, blob, size = [*about.split(), "", "", "", ""][:4]
        if (
            kind == "blob"
            and mode.startswith("100")
            and size.isdigit()
            and 0 < int(size) < _LARGEST
        ):
            found[path] = blob
    return found


def _blob(root: Path, blob: str) -> bytes:
    return ask(root, "cat-file", "blob", blob).answer() or b""


def _common_line(then: bytes, now: bytes) -> int:
    """Return the number of the first line of any length that stood there from the beginning."""
    if b"\0" in then[:8000] or b"\0" in now[:8000]:
        return 0
    first = {line.strip() for line in then.splitlines() if len(line.strip()) >= _SHORTEST}
    lines = enumerate(now.splitlines(), 1)
    return next((number for number, line in lines if line.strip() in first), 0)


def _plainest(path: str) -> tuple[int, str]:
    return path.count("/"), path


def _numbers(texts: Sequence[str]) -> Sequence[int]:
    if "".join(texts).isdecimal() and all(texts):  # as they nearly always are
        return list(map(int, texts))
    return list(map(_number, texts))


def _number(text: str) -> int:
    return int(text) if text.lstrip("-").isdigit() else 0


@lru_cache(maxsize=1000)
def _minutes(zone: str) -> int:
    """Return the minutes of `+0130`; none where it is something else."""
    if len(zone) != 5 or not zone[1:].isdigit():
        return 0
    minutes = int(zone[1:3]) * 60 + int(zone[3:])
    return -minutes if zone.startswith("-") else minutes
