"""Put a question to git and wait for its answer; not for what is asked or what it means.

Loads next to nothing: git is asked before anything else is done, so that it works meanwhile.
"""

from __future__ import annotations

import os
import time

from slapstick.read.children import ended, kill

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

# The folder's own configuration must not be able to start anything.
SAFE = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=off")
ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_FLUSH": "0",  # or a log is written, and read, commit by commit
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ALLOW_PROTOCOL": "none",  # what a partial clone lacks is not fetched behind one's back
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,  # which no clone has, no more than what replaces objects
    "LC_ALL": "C",
}
# What compares the work tree turns each changed file by a program first, if a filter says so.
_COMPARING = frozenset({"status", "diff", "blame"})
_FILTERING = (b"filter", b"include", b"worktreeconfig")  # words of a configuration with a filter
_FILTERS = ("config", "-z", "--show-scope", "--name-only", "--get-regexp", r"^filter\..*\.")
_OWN = ("local", "worktree")  # a person's other filters are theirs: git runs them all day
_AT_TOP = (".gitattributes", ".gitignore", ".mailmap")  # what git opens, and waits if it is a pipe
_KINDS, _PIPE = 0o170000, 0o010000  # bits of a mode; the module that names them loads late
_SECONDS = 120.0
_CHUNK = 1 << 20


class Asked:
    """A question to git under way, asked early and answered when it is needed."""

    def __init__(self, pipe: int, kill: Callable[[], object], wait: Callable[[], int]) -> None:
        self._pipe, self._kill, self._wait = pipe, kill, wait  # a pipe below 0: nobody is asked
        self.has_failed = pipe < 0  # known once `fields` has come to its end

    def is_answered(self) -> bool:
        """Tell whether there is something to read already; where that cannot be told, there is."""
        return self._pipe < 0 or _says_more(self._pipe, 0)

    def answer(self) -> bytes | None:
        """Return what git said; `None` if it could not be asked or refused."""
        if self._pipe < 0:
            return None
        said = b"".join(self._chunks())
        return said if self._ended() == 0 else None

    def fields(self) -> Iterator[str]:
        """Yield what stands between NUL bytes while git says it; nothing more once it fails."""
        if self._pipe < 0:
            return
        carried, is_whole = b"", False
        try:
            for chunk in self._chunks():
                whole, found, rest = chunk.rpartition(b"\0")
                carried, whole = (rest, carried + whole) if found else (carried + chunk, b"")
                if found:
                    yield from whole.decode("utf-8", "replace").split("\0")
            if carried:
                yield carried.decode("utf-8", "replace")
            is_whole = True
        finally:
            if not is_whole:
                self._kill()
            self.has_failed = self._ended() != 0 or not is_whole

    def _chunks(self) -> Iterator[bytes]:
        deadline = time.monotonic() + _SECONDS
        while _says_more(self._pipe, deadline - time.monotonic()):
            chunk = os.read(self._pipe, _CHUNK)
            if not chunk:
                return
            yield chunk
        self._kill()

    def _ended(self) -> int:
        os.close(self._pipe)
        self._pipe = -1
        return self._wait()


def ask_git(root: str, words: Sequence[str], variables: Mapping[str, str] | None = None) -> Asked:
    """Ask git about a folder; what is asked must be safe for the folder of a stranger.

    `variables` are of its environment, beside those that all questions have.
    """
    if not os.path.exists(f"{root}/.git") or _would_wait(root):  # noqa: PTH110  # pathlib is slow
        return Asked(-1, bool, int)
    without = () if _COMPARING.isdisjoint(words) else _without_filters(root)
    if without is None:
        return Asked(-1, bool, int)
    return _asked(root, (*without, *words), variables or {})


def environment(environ: Mapping[str, str], root: str) -> dict[str, str]:
    """Return the environment in which git is asked about a folder, and about none above it."""
    above = {"GIT_CEILING_DIRECTORIES": os.path.dirname(os.path.realpath(root))}  # noqa: PTH120
    return {k: v for k, v in environ.items() if not k.startswith("GIT_")} | ENVIRONMENT | above


def _would_wait(root: str) -> bool:
    """Tell whether git would wait for ever for one of its own files."""
    for name in _AT_TOP:
        try:
            if os.lstat(f"{root}/{name}").st_mode & _KINDS == _PIPE:
                return True
        except OSError:
            continue  # mostly there is none
    return False


def _asked(root: str, words: Sequence[str], variables: Mapping[str, str]) -> Asked:
    environ = environment(os.environ, root) | dict(variables)
    command = ["git", "-C", root, *SAFE, *words]
    try:
        if hasattr(os, "posix_spawnp"):
            return _spawned(command, environ)
        return _started(command, environ)
    except OSError:
        return Asked(-1, bool, int)


def _without_filters(root: str) -> tuple[str, ...] | None:
    """Return words that put out the filters of the folder's own configuration; `None` if none do.

    Nearly no configuration has any, and one that cannot have is not asked about.
    """
    try:
        with open(f"{root}/.git/config", "rb") as file:  # noqa: PTH123  # as above
            text = file.read().lower()
    except OSError:  # as in a linked work tree
        text = b"include"
    if not any(word in text for word in _FILTERING):
        return ()
    told = (_asked(root, _FILTERS, {}).answer() or b"").decode("utf-8", "replace").split("\0")
    keys = [key for scope, key in zip(told[::2], told[1::2], strict=False) if scope in _OWN]
    names = {key.partition(".")[2].rpartition(".")[0] for key in keys}
    if any("=" in name for name in names):
        return None  # git would take it for a shorter name
    off = ("clean=", "smudge=", "process=", "required=false")
    return tuple(w for n in sorted(names) for each in off for w in ("-c", f"filter.{n}.{each}"))


def _says_more(pipe: int, seconds: float) -> bool:
    """Wait until there is something to read, or no more; false if that takes too long."""
    import select  # noqa: PLC0415  # as late as all here

    if not hasattr(select, "poll"):
        return True  # Windows, where a timer ends what takes too long
    poll = select.poll()
    poll.register(pipe, select.POLLIN | select.POLLHUP)
    return seconds >= 0 and bool(poll.poll(seconds * 1000))


def _spawned(command: list[str], environ: Mapping[str, str]) -> Asked:
    reading, writing = os.pipe()
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_DUP2, writing, 1),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    _widen(reading)
    try:
        process = os.posix_spawnp(command[0], command, environ, file_actions=actions)
    except OSError:
        os.close(reading)
        raise
    finally:
        os.close(writing)

    return Asked(reading, lambda: kill(process), lambda: ended(process)[0])


def _widen(pipe: int) -> None:
    """Let a pipe hold more than usual, so that git need not wait for its reader; on Linux."""
    try:
        from fcntl import F_SETPIPE_SZ, fcntl  # noqa: PLC0415  # as above

        fcntl(pipe, F_SETPIPE_SZ, _CHUNK)
    except (ImportError, OSError):
        return


def _started(command: list[str], environ: Mapping[str, str]) -> Asked:
    """Start git where nothing can be spawned: on Windows."""
    import subprocess  # noqa: PLC0415  # as above
    import threading  # noqa: PLC0415

    process = subprocess.Popen(  # noqa: S603  # fixed words; the folder is only one of them
        command,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    watchdog = threading.Timer(_SECONDS, process.kill)
    watchdog.daemon = True
    watchdog.start()

    def wait() -> int:
        watchdog.cancel()
        return process.wait()

    if process.stdout is None:  # it is a pipe, as asked for
        return Asked(-1, process.kill, wait)
    with process.stdout:
        return Asked(os.dup(process.stdout.fileno()), process.kill, wait)
