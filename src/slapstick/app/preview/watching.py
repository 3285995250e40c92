"""Tell whether any file has changed that a film is made from; keeps nothing.

The few dozen files that people write for a film are asked for their dates ten times a second, which
costs less than a thousandth of a processor, works on every file system, and needs no library and no
thread of the system's: an editor that replaces a file, a pack on a network drive and a folder that
is not there yet are all the same to it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from slapstick import assets
from slapstick.app.desk import Desk
from slapstick.app.ground import Ground
from slapstick.app.pack_found import VENDOR
from slapstick.app.planning import PROMPTS
from slapstick.errors import SlapstickError
from slapstick.model import Project
from slapstick.read.files import SourceFile, list_files
from slapstick.read.git import ask
from slapstick.read.looks import looks
from slapstick.spec.lock_file import LOCK
from slapstick.spec.project import NAME, is_path

_ENDINGS = (".yaml", ".yml", ".scm", ".md")
_IN_PACKS = ("", "rules", "stories", "languages")
State = tuple[tuple[str, int, int, int], ...]  # path, when it changed, size, inode
Looks = tuple[object, ...]  # compared with another, and nothing else


def state_of(root: Path) -> State:
    """Return what the written files of a project look like from outside."""
    try:
        project = Desk(root).project_file().project
    except SlapstickError:  # the folder is gone for a moment
        return ()
    return tuple(sorted(_states(root, project)))


def looks_of(ground: Ground) -> Looks:
    """Return what all that is read of a repository looks like: its files, commit and tags.

    Files are listed as for a scan, which opens only what its name does not tell apart.
    """
    asked = ask(ground.root, "show-ref", "--head", "--tags")
    files: tuple[SourceFile, ...] = ()
    top: list[object] = []
    try:
        files = list_files(ground.root, ground.languages, ground.project.exclude).files
        with os.scandir(ground.root) as found:  # manifests count even where git ignores them
            names = sorted(each.name for each in found if each.is_file(follow_symlinks=False))
        top = [looks(os.fspath(ground.root), name) for name in names]
    except OSError:  # the folder is gone for a moment
        top = []
    return (asked.answer(), files, *top)


def _states(root: Path, project: Project) -> Iterator[tuple[str, int, int, int]]:
    single = [root / NAME, root / LOCK, *([root / project.story] if is_path(project.story) else [])]
    for path in single:
        yield from _state(path)
    for folder in _folders(root, project):
        yield from _inside(folder)


def _folders(root: Path, project: Project) -> Iterator[Path]:
    """Yield the folders in which a new file may change the film."""
    yield root / PROMPTS
    yield from (assets.builtin("rules"), assets.builtin("stories"))
    asked = [root / ask.folder for ask in project.packs if ask.folder]
    for pack in (*asked, *_kept(root)):
        yield from (pack / name for name in _IN_PACKS)


def _kept(root: Path) -> Iterator[Path]:
    """Yield the folders of packs that are kept in the repository or were fetched."""
    yield from (root / VENDOR).glob("*/*")
    yield from (root / ".sora" / "packs").glob("*")


def _inside(folder: Path) -> Iterator[tuple[str, int, int, int]]:
    try:
        with os.scandir(folder) as found:
            paths = [Path(each.path) for each in found if each.name.endswith(_ENDINGS)]
    except OSError:
        return
    for path in paths:
        yield from _state(path)


def _state(path: Path) -> Iterator[tuple[str, int, int, int]]:
    try:
        told = path.stat()
    except OSError:
        return
    yield str(path), max(told.st_mtime_ns, told.st_ctime_ns), told.st_size, told.st_ino
