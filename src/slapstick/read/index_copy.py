"""Keep a copy of a repository's index in which git notes what it saw; writes in no repository.

In its own index git rarely notes what it found in a folder, and so lists every folder anew.  In a
copy it may (its "untracked cache", `git help update-index`): then it looks at the folders' times.
A copy that git has not noted anything in yet takes longer than none, so it is made when the index
is met a second time.  Loads next to nothing, as git is asked before anything else is done.
"""

from __future__ import annotations

import os
import time
import zlib

from slapstick.read.asking import ask_git
from slapstick.read.kept import keep, recall
from slapstick.read.looks import looks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from slapstick.read.looks import Looks

    Entries = tuple[int, int, int]  # what tells all that an index lists from another such list

_NAME, _MARK = "index", "index-seen"
_FORM = 1
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_TRIED = hasattr(os, "posix_spawnp")  # not on Windows, whose folders' times were never tried
_LEAST = 250_000  # bytes; of two thousand files git knows as soon without
_MOST = 64_000_000  # bytes; that is half a million files

# All that git must be told to ask a copy; whatever the repository says, it must stand alone.
WORDS = ("-c", "core.untrackedCache=true", "-c", "core.splitIndex=false",
         "-c", "index.skipHash=false", "-c", "status.showUntrackedFiles=all")  # fmt: skip
ENTRIES = ("ls-files", "-z", "--stage", "-v")
"""What asks git for all that the index lists, but for how files looked."""


class IndexCopy:
    """What stands for the index of one repository, in a folder of the user's cache."""

    def __init__(self, root: str, folder: str) -> None:
        """Find the copy, or make it where the index is met again."""
        self.index = looks(f"{root}/.git", "index")
        self._folder = folder if _TRIED and _LEAST <= self.index[1] < _MOST else ""
        self._moves = looks(f"{root}/.git/logs", "HEAD")  # of the head: with it, entries change
        self.is_there = self.must_be_proved = False
        self._entries: Entries | None = None
        if self._folder:
            self._find(root)

    def _find(self, root: str) -> None:
        kept = recall(f"{self._folder}/{_MARK}", _FORM) or (None, None, None, None)
        index, moves, copy, entries = kept
        stands = copy is not None and copy == looks(self._folder, _NAME)
        if stands and (index == self.index or moves == self._moves):
            self._entries, self.is_there = entries, True
            self.must_be_proved = index != self.index
        elif index == self.index and _may_note(root):
            self.is_there = self.must_be_proved = _copied(f"{root}/.git/index", self._folder, index)

    def variables(self) -> dict[str, str]:
        """Return what the environment tells git, so that it reads the copy and may write to it.

        Not where the index changes: that takes as long as looking, and will be due again soon.
        """
        may_write = not (self.must_be_proved and self._entries)
        return {"GIT_INDEX_FILE": f"{self._folder}/{_NAME}", "GIT_OPTIONAL_LOCKS": f"{may_write:d}"}

    def proved(self, listed: bytes) -> bool:
        """Tell whether the copy lists what the index does, by what git says that one lists."""
        entries = (len(listed), zlib.crc32(listed), zlib.adler32(listed))
        known, self._entries = self._entries, entries
        return known in (None, entries)  # of a copy that was just made, nothing was known

    def note(self) -> None:
        """Note how all looks now that git is done."""
        if not self._folder:
            return
        copy = looks(self._folder, _NAME) if self.is_there else None
        seen = (self.index, self._moves, copy, self._entries)
        if recall(f"{self._folder}/{_MARK}", _FORM) != seen:
            keep(f"{self._folder}/{_MARK}", _FORM, seen)

    def drop(self) -> None:
        """Do without; it is made anew when this index is met again."""
        self.is_there = self.must_be_proved = False
        self._entries = None
        for name in (_NAME, f"{_NAME}.lock"):
            _remove(f"{self._folder}/{name}")


def _may_note(root: str) -> bool:
    """Tell whether nobody told git that the times of folders tell nothing, as on some disks."""
    told = ask_git(root, ("config", "--type=bool", "--get", "core.untrackedCache")).answer()
    return told is None or told.strip() != b"false"


def _copied(source: str, folder: str, index: Looks) -> bool:
    """Copy the index, with its time: git looks again at files that are as young as the index."""
    beside = f"{folder}/{_NAME}.{os.getpid()}"
    try:
        content = _content(source)
        with open(beside, "wb") as file:  # noqa: PTH123  # pathlib takes 8 ms
            file.write(content)
        is_sane = os.stat(beside).st_mtime_ns <= time.time_ns()  # noqa: PTH116  # as above
        os.utime(beside, ns=(index[2], index[2]))
        is_sane &= os.stat(beside).st_mtime_ns <= index[2]  # noqa: PTH116  # as above
        if not is_sane or len(content) != index[1]:
            _remove(beside)  # a clock or a disk by which times tell nothing
            return False
        os.replace(beside, f"{folder}/{_NAME}")  # noqa: PTH105  # as above
    except OSError:
        _remove(beside)
        return False
    return True


def _content(path: str) -> bytes:
    with os.fdopen(os.open(path, _FLAGS), "rb") as file:
        return file.read(_MOST)


def _remove(path: str) -> None:
    try:
        os.unlink(path)  # noqa: PTH108  # as above
    except OSError:
        return  # it is not there
