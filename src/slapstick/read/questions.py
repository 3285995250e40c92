"""All that a scan asks git, at once and before it does anything; not for reading the answers."""

from __future__ import annotations

from slapstick.read.asking import Asked, ask_git

TYPE_CHECKING = False  # `typing` and `pathlib` take longer to load than git to start

MOST_TOUCHED = 2_000  # commits whose files are looked at, and what has not settled beside them
_MOST = 200_000  # commits; what is older is not looked at
_UNSETTLED = 512
# Who is one person says the project's own `.mailmap`, and no list of whoever makes the film.
_LOG = (
    "-c", "log.showSignature=false", "-c", "i18n.logOutputEncoding=UTF-8",
    "-c", "mailmap.file=", "-c", "mailmap.blob=",
    "log", "-z", "--date=raw",
)  # fmt: skip
_FORMAT = "--format=%H%x00%P%x00%ct%x00%ad%x00%aE%x00%aN%x00%cN%x00%s"
_FILES = ("ls-files", "-z", "-c", "-o", "--exclude-per-directory=.gitignore")
_HEAD = ("status", "--porcelain=v2", "--branch", "-z", "--ignore-submodules=all")
_SHALLOW = ("rev-parse", "--is-shallow-repository")
_COMMITS = (*_LOG, f"-n{_MOST}", _FORMAT, "HEAD", "--")
_TOUCHED = (
    *_LOG, f"-n{MOST_TOUCHED + _UNSETTLED}", "--no-merges", "--name-only", "--no-renames",
    "--no-ext-diff", "--ignore-submodules", "--relative", "--format=%x01%H", "HEAD", "--",
)  # fmt: skip
# Which of them are on the way, the log tells: git would walk over all commits a second time.
_TAGS = (
    "for-each-ref",
    "--format=%(objectname)%00%(*objectname)%00%(*objecttype)%00%(creatordate:raw)%00"
    "%(refname:short)%00",
    "refs/tags",
)


class AskedHistory:
    """Questions to git about a history, under way."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.shallow = ask_git(root, _SHALLOW)
        self.log = ask_git(root, _COMMITS)
        self.touched = ask_git(root, _TOUCHED)
        self.tags = ask_git(root, _TAGS)


class Questions:
    """The questions of one scan, so that git works while others do."""

    def __init__(self, root: str) -> None:
        self.files = ask_files(root)
        self.head = ask_git(root, _HEAD)  # the commit, and what differs from it
        self.history = AskedHistory(root)


def ask_files(root: str) -> Asked:
    """Ask for the files that are tracked, or new and not ignored by a .gitignore."""
    return ask_git(root, _FILES)
