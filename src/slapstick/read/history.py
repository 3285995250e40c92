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
_FIELDS = 8
_DIFF = (  # the whole of the newer file, with signs before its lines, however git is set up
    "-c", "diff.suppressBlankEmpty=false",
    "diff", "--no-ext-diff", "--no-textconv", "--no-color", "--text", "--ignore-all-space",
    "--diff-algorithm=myers", "--indent-heuristic", f"-U{_LARGEST}",
)  # fmt: skip
_PAST, _FUTURE = 86_400, 4_102_444_800  # seconds since 1970: clocks that stand still, and 2100
_MOST_OF_TAGS = 200  # tags of tags, which few have


class History(NamedTuple):
    """What a history gives to the scan."""

    facts: tuple[Fact, ...] = ()
    missing: str = ""  # why there are none


class _Tagged(NamedTuple):
    """A tag, and what it names: a commit, or another tag."""

    target: str
    tag: Tag
    is_of_tag: bool


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
    tagged = tuple(_tagged(asked.tags.fields()))
    if shallow is None:
        why = "git refuses to read it" if has_git(root) else "no git"
        return History(missing=why)
    if shallow.strip() == b"true":
        return History(missing="the clone is shallow: `git fetch --unshallow` brings the rest")
    if (asked.log.has_failed or asked.touched.has_failed) and _has_begun(root):
        return History(missing="git cannot read all of it: `git fsck` says what is missing")
    if not everything:
        return History(missing="no commits")
    commits = everything[settled(len(everything)) :]
    known = {commit.id for commit in commits}
    tags = _on_the_way(root, tagged, {commit.id for commit in everything})
    last = max(commit.committed for commit in commits)
    annals = Annals(
        commits,
        dict(islice(((c, f) for c, f in touched.items() if c in known), MOST_TOUCHED)),
        [tag for tag in tags if tag.made <= last],
        tuple(_oldest(root, commits, frozenset(paths))),
        trunk(everything),
    )
    return History(chronicle(still_there(annals, frozenset(paths)), authors=authors))


def _has_begun(root: Path) -> bool:
    """Tell whether there is a first commit, be it readable or not."""
    return ask(root, "rev-parse", "--quiet", "--verify", "HEAD").answer() is not None


def _commits(fields: Iterator[str]) -> Iterator[Commit]:
    flat = list(fields)
    columns = [flat[start::_FIELDS] for start in range(_FIELDS)]
    ids, parents, committed, written, addresses, names, committers, subjects = columns
    moments = [each.partition(" ") for each in written]
    # Git failing in the middle leaves columns of unlike length: the last, broken row is dropped.
    rows = zip(
        ids,
        map(tuple, map(str.split, parents)),
        _plausible(_numbers(committed)),
        _numbers([moment for moment, _, _ in moments]),
        [_minutes(zone) for _, _, zone in moments],
        [(address or name).lower() for address, name in zip(addresses, names, strict=False)],
        subjects,
        names,
        committers,
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


def _tagged(fields: Iterator[str]) -> Iterator[_Tagged]:
    while len(row := list(islice(fields, 5))) == 5:
        own, target, kind, made, name = row
        if made.split():
            tag = Tag(name, _number(made.split()[0]))
            yield _Tagged(target or own.strip(), tag, is_of_tag=kind == "tag")


def _on_the_way(root: Path, tagged: Sequence[_Tagged], commits: Collection[str]) -> list[Tag]:
    """Return the tags of commits that were read; what tags a tag is followed to its end."""
    of_tags = list(dict.fromkeys(each.target for each in tagged if each.is_of_tag))[:_MOST_OF_TAGS]
    ends: dict[str, str] = {}
    if of_tags:
        said = ask(root, "rev-parse", *(f"{target}^{{}}" for target in of_tags)).answer() or b""
        ends = dict(zip(of_tags, said.decode().split(), strict=False))
    return [tag for target, tag, _ in tagged if ends.get(target, target) in commits]


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
        line = _lasting_line(root, then[path], now[path])
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


def _lasting_line(root: Path, then: str, now: str) -> int:
    """Return the number of the first line of any length that stood there from the beginning.

    Git compares, as for `git diff`: a line that was taken out and put back elsewhere is new.
    """
    said = ask(root, *_DIFF, then, now).answer() or b""
    _, _, body = said.partition(b"\n@@ ")
    number = 0
    for line in body.split(b"\n")[1:]:
        number += line[:1] in (b" ", b"+")
        if line[:1] == b" " and len(line.strip()) >= _SHORTEST:
            return 0 if b"\0" in said else number
    return 0


def _plainest(path: str) -> tuple[int, str]:
    return path.count("/"), path


def _numbers(texts: Sequence[str]) -> Sequence[int]:
    if "".join(texts).isdecimal() and all(texts):  # as they nearly always are
        return list(map(int, texts))
    return list(map(_number, texts))


def _plausible(moments: Sequence[int]) -> Sequence[int]:
    """Return moments, newest first, where the one before stands in for one that cannot be."""
    if not moments or (min(moments) >= _PAST and max(moments) < _FUTURE):
        return moments
    told, last = [], 0
    for moment in reversed(moments):
        last = moment if _PAST <= moment < _FUTURE else last
        told.append(last)
    return told[::-1]


def _number(text: str) -> int:
    return int(text) if text.lstrip("-").isdigit() else 0


@lru_cache(maxsize=1000)
def _minutes(zone: str) -> int:
    """Return the minutes of `+0130`; none where it is something else."""
    if len(zone) != 5 or not zone[1:].isdigit():
        return 0
    minutes = int(zone[1:3]) * 60 + int(zone[3:])
    return -minutes if zone.startswith("-") else minutes
