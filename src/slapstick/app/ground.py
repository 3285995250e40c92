"""Read a repository's source: all that `sora scan` needs, which therefore loads little."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from slapstick.model import Scan
from slapstick.read.languages import builtin_texts, vocabulary
from slapstick.read.scan import Survey, survey
from slapstick.read.stores import store_folder
from slapstick.spec.language_text import LanguageText

if TYPE_CHECKING:
    from pathlib import Path

    from slapstick.model import Project
    from slapstick.read.cache import Store
    from slapstick.read.questions import Questions

Progress = Callable[[int, int], None]  # done, of how many
_WRITTEN = ("sora.yaml", "sora.lock")  # what may change how a repository is read


class Ground(Protocol):
    """A repository, and all that reading its source depends on."""

    @property
    def root(self) -> Path:
        """Its top folder."""

    @property
    def project(self) -> Project:
        """What people wrote in its project file."""

    @property
    def languages(self) -> tuple[LanguageText, ...]:
        """Those built in, and those brought by packs."""


class WrittenGround(NamedTuple):
    """A repository for which people wrote something."""

    root: Path
    project: Project
    languages: tuple[LanguageText, ...]


class BareGround(NamedTuple):
    """A repository for which nobody wrote anything."""

    root: Path
    languages: tuple[LanguageText, ...]

    @property
    def project(self) -> Project:
        """A project file in which nothing stands."""
        from slapstick.model import Project  # noqa: PLC0415  # takes 4 ms, and few scans ask

        return Project()


def bare_ground(root: Path) -> BareGround | None:
    """Return the ground of a folder for which nobody wrote anything; `None` for any other."""
    return BareGround(root, builtin_texts()) if is_bare_folder(os.fspath(root)) else None


def is_bare_folder(root: str) -> bool:
    """Tell whether a path is that of a folder for which nobody wrote anything."""
    return os.path.isdir(root) and not any(  # noqa: PTH112  # pathlib takes 4 ms to load
        os.path.exists(f"{root}/{name}")  # noqa: PTH110  # as above
        for name in _WRITTEN
    )


def fact_kinds() -> tuple[str, ...]:
    """Return every kind of fact there is, as rules write them."""
    return tuple(kind.kind for kind in vocabulary())


def read_all(
    ground: Ground,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
    cached: bool = True,
    asked: Questions | None = None,
) -> Scan:
    """Read the repository's source once; `progress` hears of files done, of how many.

    What was read before and is as it was is not read again, unless `cached` is false.
    `asked` are questions to git about the repository that are under way already.
    """
    found = survey_all(ground, workers=workers, progress=progress, cached=cached, asked=asked).scan
    return found._replace(facts=tuple(found.facts))  # a film looks at them again and again


def survey_all(
    ground: Ground,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
    cached: bool = True,
    asked: Questions | None = None,
) -> Survey:
    """Read as `read_all` does; return what the scan was put together from, too."""
    project = None if isinstance(ground, BareGround) else ground.project
    return survey(
        ground.root,
        languages=ground.languages,
        exclude=project.exclude if project else (),
        authors=project.authors if project else False,
        workers=workers,
        progress=progress,
        store=store_of(os.fspath(ground.root)) if cached else None,
        asked=asked,
    )


def store_of(root: str) -> Store | None:
    """Return where what was read of a folder is kept; `None` where nothing is."""
    from slapstick.read.cache import Store  # noqa: PLC0415  # only where something is kept

    folder = store_folder(root, os.environ)
    return Store(folder) if folder else None
