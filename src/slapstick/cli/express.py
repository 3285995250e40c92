"""Show again what a scan showed, if nothing it depends on has changed; finds nothing itself.

A scan of a work tree that is as it was takes little more than `git status` and the start of Python,
so nothing is loaded here that takes time: no click, no rich, no pathlib.
"""

from __future__ import annotations

import os
import sys
import time

from slapstick.cli.readiness import Readiness
from slapstick.read.kept import keep, recall
from slapstick.read.looks import looks
from slapstick.read.state import AskedState, has_settled, have_stayed
from slapstick.read.stores import store_folder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any, TextIO

    from slapstick.read.amending import Ahead
    from slapstick.read.looks import Looks
    from slapstick.read.state import Entry

    Earlier = tuple[Any, Any, dict[str, Entry], tuple[Any, ...], Ahead | None]
    Witnesses = tuple[list[Looks], list[Looks]]

_FORM = 4
_FEW = 200  # paths that differ; what is read of more is not read ahead
_LARGE = 1_000_000  # bytes of an index; git takes longer with it than it takes to load anything
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120  # pathlib takes 8 ms
_CODE = ("read", "spec", "model", "languages", "cli", "cli/commands", "tell", ".")


class Express:
    """What one scan of a folder showed, and all that decided it."""

    def __init__(self, root: str, now: Callable[[], int] = time.time_ns) -> None:
        self._folder = folder = store_folder(root, os.environ)
        self._path = f"{folder}/shown-{_terminal()}" if folder else ""
        self._root, self._now = root, now
        self._tally = f"{folder}/tally" if folder else ""
        self._calm = f"{folder}/calm"  # is there where nothing had changed at the last scan
        self._told: tuple[Any, ...] | None = None  # what was kept in there
        self._state: tuple[object, ...] | None = None  # of the work tree, before the scan
        self._entries: dict[str, Entry] | None = None
        self._ahead: Ahead | None = None  # what is read already
        self._readiness = Readiness(root)
        self._begun = 0  # when the work tree was asked about, in nanoseconds
        self._seen: dict[tuple[str, ...], Witnesses] = {}  # by where grammars are installed

    def answer(self) -> bool:
        """Print what was shown, and tell whether it could be known to be true still."""
        if not self._path:
            return False
        self._begun = self._now()
        asked = AskedState(self._root, self._folder)
        kept = recall(self._path, _FORM)
        if kept is not None:
            self._make_ready_early(asked, kept)  # while git works
        whole = kept is not None and self._stand(kept[1])
        self._state = asked.answer()
        self._entries = asked.entries
        is_same = kept is not None and whole and self._state == kept[0]
        _set_mark(self._calm, is_same)
        if kept is not None and is_same:
            _say(sys.stdout, kept[2][0])
            _say(sys.stderr, kept[2][1])
        elif kept is not None and whole:
            self._make_ready_late(kept[0])
        self._readiness.end()
        return is_same

    def _make_ready_early(self, asked: AskedState, kept: tuple[Any, ...]) -> None:
        """Do so where files will certainly be read, and as far as time allows where they may be.

        On two processors git takes longer by a third for it, so something must have changed at the
        last scan, too.
        """
        if _is_over(self._root, kept[0]):
            self._make_ready([path for path, *_ in kept[0][1]])
        elif asked.size > _LARGE and _is_there(self._tally) and self._is_likely():
            self._readiness.grow(asked.is_answered, kept[3])
            if not asked.is_answered():
                self._told = recall(self._tally, _FORM)

    def _is_likely(self) -> bool:
        return _spare_cores() or not _is_there(self._calm)

    def _make_ready(self, paths: Sequence[str]) -> None:
        """Load what reads and counts, which will be needed, and begin with what differed."""
        worker = self._readiness.complete(paths if _is_there(self._tally) else ())
        from slapstick.app.surveying import read_ahead

        self._told = self._told or recall(self._tally, _FORM)
        if self._told is not None and self._stand(self._told[1]):
            self._ahead = read_ahead(self._root, self._told[2], paths, worker)
        if worker is not None and self._ahead is None:
            worker.close()

    def _make_ready_late(self, state: tuple[Any, Any, Any]) -> None:
        """Do so now that git has told what differs, if that is little and was not expected."""
        if self._readiness.is_whole or self._entries is None or self._state is None:
            return
        paths = sorted({path for path, *_ in state[1]} | set(self._entries))
        if len(paths) <= _FEW and state[0] == self._state[0]:
            self._make_ready(paths)

    def settle(self) -> None:
        """Wait for what was read ahead, where all is read in another way."""
        if self._ahead is not None:
            self._ahead.contents()

    def _stand(self, witnesses: Witnesses) -> bool:
        """Tell whether what is installed, and this code, look as they did."""
        return witnesses == self._witnesses(path for path, *_ in witnesses[0])

    def _witnesses(self, packages: Iterable[str]) -> Witnesses:
        """Look once in a scan: what is loaded later is what stood there at its beginning."""
        folders = tuple(sorted(set(packages)))
        if folders not in self._seen:
            self._seen[folders] = _witnesses(folders)
        return self._seen[folders]

    def earlier(self) -> Earlier | None:
        """Return what was kept of an earlier scan of this commit; `None` where nothing is of use.

        That is plain values, the state of the work tree then, what differs now, the state now, and
        what was read ahead.
        """
        if self._state is None or self._entries is None:
            return None
        # Mostly not before: an old answer does without, and git has use for all processors.
        self._told = self._told or recall(self._tally, _FORM)
        if self._told is None:
            return None
        state, witnesses, plain = self._told
        if state[0] != self._state[0] or not self._stand(witnesses):
            return None
        return plain, state, self._entries, self._state, self._ahead

    def packages(self) -> list[str]:
        """Return the folders of grammars that were looked at for what `earlier` returned."""
        return [path for path, *_ in self._told[1][0]] if self._told else []

    def now(self) -> tuple[dict[str, Entry], tuple[object, ...]] | None:
        """Return what differs from the commit, and the state of all; `None` if unknown."""
        if self._state is None or self._entries is None:
            return None
        return self._entries, self._state

    def keep_tally(self, plain: object, packages: Iterable[str]) -> None:
        """Keep what can be brought up to date; `keep` must have been well with it."""
        if self._state is not None:
            keep(self._tally, _FORM, (self._state, self._witnesses(packages), plain))

    def _may_keep(self, read: Iterable[str] | None) -> bool:
        """Tell whether what was read is still as it was before the scan, and will tell changes."""
        if self._state is None or not has_settled(self._state, self._now()):
            return False
        if read is not None:
            return have_stayed(self._root, self._state, read, self._begun)
        return AskedState(self._root, self._folder).answer() == self._state

    def keep(
        self,
        shown: Sequence[str],
        packages: Iterable[str],
        language: str = "",
        read: Iterable[str] | None = None,
    ) -> bool:
        """Keep what was shown, and tell whether the work tree stayed as it was meanwhile.

        `shown` is what went to stdout and to stderr; `packages` are the folders in which grammars
        are installed; `language` is the commonest; `read`, the paths that were looked at, where
        they are few: to ask git for all again would take longer.
        """
        if not self._may_keep(read):
            return False
        keep(self._path, _FORM, (self._state, self._witnesses(packages), tuple(shown), language))
        return True


def _spare_cores() -> bool:
    """Tell whether there is more to compute with than git and this process use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) > 2
    return (os.cpu_count() or 1) > 2


def _is_there(path: str) -> bool:
    return os.path.exists(path)  # noqa: PTH110  # pathlib takes 4 ms


def _set_mark(path: str, is_there: bool) -> None:
    """Let there be an empty file, or none."""
    if is_there == _is_there(path):
        return
    try:
        if is_there:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
        else:
            os.unlink(path)  # noqa: PTH108  # as above
    except OSError:
        return  # it only spares time


def plain_scan(arguments: list[str]) -> Express | None:
    """Return what is kept for `sora scan [PATH]`; `None` for any other command line."""
    if arguments[:1] != ["scan"] or len(arguments) > 2 or arguments[-1].startswith("-"):
        return None
    return Express(arguments[1] if len(arguments) == 2 else ".")


def _is_over(root: str, state: tuple[Any, Any, Any]) -> bool:
    """Tell whether a work tree is certainly not in a state: what differed then looks otherwise."""
    return any(looks(root, look[0]) != look for look in state[1])


def _say(stream: TextIO, text: str) -> None:
    """Print as the other commands do: UTF-8 into files and pipes; a reader may have gone."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None and not stream.isatty():
        reconfigure(encoding="utf-8", errors="replace")
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _terminal() -> str:
    """Name what decides how a table looks: whether it is a terminal, its width and its colours."""
    if not sys.stdout.isatty():
        return "plain"
    told = (os.environ.get(name, "") for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM"))
    try:
        width = os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        width = 0
    letters = "-".join(map(str, (width, sys.stderr.isatty(), *told)))
    return "".join(letter if letter.isalnum() or letter == "-" else "_" for letter in letters)[:80]


def _witnesses(packages: Iterable[str]) -> Witnesses:
    """Return the looks of where grammars are installed, and of the code that decides what is shown.

    Grammars come and go with a folder; of our own code each file counts, as it may be worked on.
    """
    code = []
    for folder in _CODE:
        with os.scandir(f"{_PACKAGE}/{folder}") as entries:
            names = [e.path for e in entries if e.name.endswith((".py", ".scm", ".yaml", ".txt"))]
        code += [looks("", name) for name in names]
    return sorted(looks("", folder) for folder in set(packages)), sorted(code)
