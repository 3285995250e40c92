"""Tell whether a work tree is as it was, with one question to git; loads nothing else.

Not for what has changed, nor for folders without git: there it knows nothing, and all is looked at.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# The folder's own configuration must not be able to start anything.
SAFE = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=off")
ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ALLOW_PROTOCOL": "none",  # what a partial clone lacks is not fetched behind one's back
    "GIT_NO_REPLACE_OBJECTS": "1",
    "LC_ALL": "C",
}
# What a person ignores for all repositories is source all the same, so it is asked for too.
_STATUS = ("-c", "core.excludesFile=/dev/null", "status", "--porcelain=v2", "--branch", "-z",
           "--no-ahead-behind", "--untracked-files=all", "--ignore-submodules=all")  # fmt: skip
_REFS = ("packed-refs", "shallow", "info/exclude", "info/attributes")
_SPACES = {b"1": 8, b"2": 9, b"u": 10, b"?": 1}  # before the path, by kind of row
_SETTLED = 2_000_000_000  # nanoseconds after which a change shows in a file's times on any disk
_CHUNK = 1 << 16

Looks = tuple[str, int, int, int]  # path, bytes, nanoseconds of its content and of itself


class AskedState:
    """The question to git under way, so that others work while git does."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._pipe, self._process = _spawned(root)

    def answer(self) -> tuple[object, ...] | None:
        """Return the state of the work tree, to be compared with another; `None` if unknown.

        It holds the commit, how each file that differs from it looks, and how those files look
        that git does not answer for: tags, and what lies beside the source.
        """
        said = self._said()
        if said is None or _ignores_more(self._root):
            return None
        rows = said.split(b"\0")
        commit = next((row for row in rows if row.startswith(b"# branch.oid ")), b"")
        changed = tuple(looks(self._root, path) for path in sorted(_changed(rows)))
        return (commit, changed, tuple(_beside(self._root)))

    def _said(self) -> bytes | None:
        if self._process < 0:
            return None
        chunks = []
        while chunk := os.read(self._pipe, _CHUNK):
            chunks.append(chunk)
        os.close(self._pipe)
        _, status = os.waitpid(self._process, 0)
        self._process = -1
        return b"".join(chunks) if status == 0 else None


def looks(root: str, path: str) -> Looks:
    """Return how a file looks without opening it; one that is not there has a size below 0."""
    try:
        status = os.lstat(os.path.join(root, path))  # noqa: PTH118  # pathlib takes 8 ms to load
    except OSError:
        return (path, -1, 0, 0)
    return (path, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def has_settled(state: tuple[object, ...] | None, now: int) -> bool:
    """Tell whether the next change of any file is sure to show in its looks; `now` in ns."""
    if state is None:
        return False
    _, changed, beside = state
    times = [max(look[2:]) for part in (changed, beside) for look in part]  # type: ignore[attr-defined]  # as `answer` makes it
    return all(time < now - _SETTLED for time in times)


def _changed(rows: list[bytes]) -> Iterator[str]:
    entries = iter(rows)
    for row in entries:
        spaces = _SPACES.get(row[:1])
        if spaces is None:
            continue
        yield os.fsdecode(row.split(b" ", spaces)[-1])
        if row[:1] == b"2":
            next(entries, None)  # what it was called before


def _beside(root: str) -> Iterator[Looks]:
    """Yield the looks of what counts and is not in `git status`: tags, and files at the top.

    Manifests and READMEs at the top are read even where git ignores them.
    """
    git = f"{root}/.git"
    yield from (looks(git, name) for name in _REFS)
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


def _spawned(root: str) -> tuple[int, int]:
    """Start git; return the end of its pipe and its process, or -1 where that cannot be."""
    spawn = getattr(os, "posix_spawnp", None)
    if spawn is None or not os.path.isdir(f"{root}/.git"):  # noqa: PTH112  # as above
        return -1, -1
    reading, writing = os.pipe()
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_DUP2, writing, 1),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    words = ["git", "-C", root, *SAFE, *_STATUS]
    try:
        process = spawn("git", words, environment(os.environ), file_actions=actions)
    except OSError:
        os.close(reading)
        return -1, -1
    finally:
        os.close(writing)
    return reading, process


def environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment in which git is asked."""
    return {k: v for k, v in environ.items() if not k.startswith("GIT_")} | ENVIRONMENT
