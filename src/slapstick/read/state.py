"""Tell whether a work tree is as it was, by what git says; loads nothing else.

Not for what has changed, nor for folders without git: there it knows nothing, and all is looked at.
"""

from __future__ import annotations

import os

from slapstick.read.asking import ask_git
from slapstick.read.index_copy import ENTRIES, WORDS, IndexCopy
from slapstick.read.looks import looks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from slapstick.read.asking import Asked
    from slapstick.read.looks import Looks

# What a person ignores for all repositories is source all the same, so it is asked for too.
_UNIGNORED = ("-c", "core.excludesFile=/dev/null")
_STATUS = ("status", "--porcelain=v2", "--branch", "-z", "--no-renames", "--no-ahead-behind",
           "--ignore-submodules=all")  # fmt: skip
_ALL = (*WORDS, *_UNIGNORED, *_STATUS, "--untracked-files=all")
# Without a copy of the index, git looks at what it tracks and looks for what it does not one after
# the other, so both are asked at once.
_TRACKED = (*_STATUS, "--untracked-files=no")
_UNTRACKED = (*_UNIGNORED, "ls-files", "-z", "--others", "--exclude-standard")
BESIDE = ("packed-refs", "shallow", "info/exclude", "info/attributes")
_SPACES = {b"1": 8, b"2": 9, b"u": 10, b"?": 1}  # before the path, by kind of row
_NOTHING = b"000000"  # the mode of a path that is not there
_SETTLED = 2_000_000_000  # nanoseconds after which a change shows in a file's times on any disk


# Of a path that differs from the commit: whether it is tracked now or may be, and whether the
# commit has it.
Entry = tuple[bool, bool]


class AskedState:
    """The questions to git under way, so that others work while git does."""

    def __init__(self, root: str, folder: str = "") -> None:
        """Ask about the work tree at `root`; `folder` is where a copy of its index may be kept."""
        self._root = root
        self.entries: dict[str, Entry] | None = None  # once answered; `None` if one is odd
        self._is_linked = not os.path.isdir(f"{root}/.git")  # noqa: PTH112  # as below
        self._copy = IndexCopy(root, "" if self._is_linked else folder)
        self._asked = self._ask()

    def _ask(self) -> tuple[Asked, ...]:
        if self._is_linked:
            return ()
        if not self._copy.is_there:
            return (ask_git(self._root, _TRACKED), ask_git(self._root, _UNTRACKED))
        status = ask_git(self._root, _ALL, self._copy.variables())
        return (status, ask_git(self._root, ENTRIES)) if self._copy.must_be_proved else (status,)

    @property
    def size(self) -> int:
        """The bytes of the index, which tell how long git will take."""
        return self._copy.index[1]

    def is_answered(self) -> bool:
        """Tell whether git has begun to answer, which it does when it knows all."""
        return all(asked.is_answered() for asked in self._asked)

    def answer(self) -> tuple[object, ...] | None:
        """Return the state of the work tree, to be compared with another; `None` if unknown.

        It holds the commit, how each file that differs from it looks, and how those files look
        that git does not answer for: tags, and what lies beside the source.
        """
        rows = self._rows()
        if rows is None or _ignores_more(self._root):
            return None
        commit = next((row for row in rows if row.startswith(b"# branch.oid ")), b"")
        changed = tuple(looks(self._root, path) for path in sorted(_changed(rows)))
        self.entries = _entries(rows)
        return (commit, changed, tuple(_beside(self._root)))

    def _rows(self) -> list[bytes] | None:
        """Return the rows that `git status` would print; `None` if git refused."""
        rows = self._rows_by_copy() if self._copy.is_there else self._rows_by_index()
        if rows is None or looks(f"{self._root}/.git", "index") != self._copy.index:
            return None  # a file may have been added behind the one and before the other
        self._copy.note()
        return rows

    def _rows_by_copy(self) -> list[bytes] | None:
        said = [asked.answer() for asked in self._asked]
        status, *listed = said
        if status is not None and all(each and self._copy.proved(each) for each in listed):
            return status.split(b"\0")
        self._copy.drop()
        self._asked = self._ask()
        return self._rows_by_index()

    def _rows_by_index(self) -> list[bytes] | None:
        said = [asked.answer() for asked in self._asked]
        tracked, untracked = said or (None, None)
        if tracked is None or untracked is None:
            return None
        return [*tracked.split(b"\0"), *(b"? " + path for path in untracked.split(b"\0") if path)]


def has_settled(state: tuple[object, ...] | None, now: int) -> bool:
    """Tell whether the next change of any file is sure to show in its looks; `now` in ns."""
    if state is None:
        return False
    _, changed, beside = state
    times = [max(look[2:]) for part in (changed, beside) for look in part]  # type: ignore[attr-defined]  # as `answer` makes it
    return all(time < now - _SETTLED for time in times)


def have_stayed(root: str, state: tuple[object, ...], paths: Iterable[str], begun: int) -> bool:
    """Tell whether files are as they were when git was asked for `state`, at `begun` in ns.

    What differs from the commit must look as it did; all must have settled before.
    """
    known = {look[0]: look for look in state[1]}  # type: ignore[attr-defined]  # as above
    for path in paths:
        look = looks(root, path)
        if known.get(path, look) != look or max(look[2:]) >= begun - _SETTLED:
            return False
    return True


def _changed(rows: list[bytes]) -> Iterator[str]:
    entries = iter(rows)
    for row in entries:
        spaces = _SPACES.get(row[:1])
        if spaces is None:
            continue
        yield os.fsdecode(row.split(b" ", spaces)[-1])
        if row[:1] == b"2":
            next(entries, None)  # what it was called before


def _entries(rows: list[bytes]) -> dict[str, Entry] | None:
    """Return every path that differs from the commit; `None` where one does in an unusual way.

    Submodules, conflicts, what is only intended to be added, and repositories in the repository.
    """
    entries: dict[str, Entry] = {}
    for row in rows:
        if row[:1] == b"?":
            path, entry = row[2:], (True, False)
            if path.endswith(b"/"):
                return None
        elif row[:1] == b"1":
            _, how, submodule, in_head, in_index, _, _, _, path = row.split(b" ", 8)
            if submodule[:1] != b"N" or how == b".A":
                return None
            entry = (in_index != _NOTHING, in_head != _NOTHING)
        elif row[:1] in (b"2", b"u"):
            return None
        else:
            continue
        known = entries.get(os.fsdecode(path), (False, False))
        entries[os.fsdecode(path)] = (known[0] or entry[0], known[1] or entry[1])
    return entries


def _beside(root: str) -> Iterator[Looks]:
    """Yield the looks of what counts and is not in `git status`: tags, and files at the top.

    Manifests and READMEs at the top are read even where git ignores them.
    """
    git = f"{root}/.git"
    yield from (looks(git, name) for name in BESIDE)
    yield from sorted(_folders(f"{git}/refs/tags"))
    with os.scandir(root) as found:
        names = sorted(entry.name for entry in found if entry.is_file(follow_symlinks=False))
    yield from (looks(root, name) for name in names)


def _folders(path: str) -> Iterator[Looks]:
    yield looks(path, "")
    try:
        with os.scandir(path) as found:
            inner = [entry.path for entry in found if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return
    for folder in inner:
        yield from _folders(folder)


def _ignores_more(root: str) -> bool:
    """Tell whether git leaves out files that this project reads: those of `.git/info/exclude`."""
    try:
        with open(f"{root}/.git/info/exclude", "rb") as file:  # noqa: PTH123  # as above
            return any(line.strip() and not line.startswith(b"#") for line in file)
    except OSError:
        return False
