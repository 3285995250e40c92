"""What is known of the packs in use, and of who asks for them; finds none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from slapstick.model import PackAsk, Place, Problem
from slapstick.spec.lock_file import Source
from slapstick.spec.pack_contents import digest
from slapstick.spec.pack_file import PackFile

CORE = "slapstick/core"  # brings all packs that ship with Slapstick, and addresses their rules
BUILT_IN = "built-in:"  # stands before the paths of files that ship with Slapstick
VENDOR = "vendor/sora"  # where packs are kept in the repository


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack in use: where it is from, and its texts."""

    name: str  # owner/name; of a folder without a pack.yaml its path
    source: Source
    ask: PackAsk
    files: Mapping[str, str]  # by their path from the pack's top on
    shown: str  # what stands before these paths: "gags/", "pack:acme/office/", "built-in:"
    lies: str = ""  # the same where a person finds the files; "" where nobody should look
    file: PackFile | None = None
    commit: str = ""
    pinned: bool = True  # by the lock; what lies in the repository is kept by git itself

    @property
    def tree(self) -> str:
        """The digest of its texts."""
        return digest(self.files)

    def texts(self, folder: str, *suffixes: str) -> dict[str, str]:
        """Return the texts of one of its folders, by the names that are shown."""
        loose = folder == "rules" and self.file is None
        return {
            f"{self.shown}{path}": text
            for path, text in sorted(self.files.items())
            if path.endswith(suffixes)
            and (path.startswith(f"{folder}/") or (loose and "/" not in path))
        }


@dataclass
class Found:
    """The packs of a project, in order, and all that is wrong with them."""

    packs: list[Pack] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    drift: list[Problem] = field(default_factory=list)  # what is not as it was locked

    def named(self, name: str) -> Pack | None:
        """Return a pack by its name."""
        return next((pack for pack in self.packs if pack.name == name), None)


class Asked(NamedTuple):
    """Who asks for a pack, and how a mistake is told there."""

    place: Place
    tell: Callable[[Place, str, str, str], Problem]
    by: Pack | None = None  # nobody but the project where empty

    def problem(self, code: str, message: str, hint: str = "") -> Problem:
        """Return a mistake at the place where the pack is asked for."""
        return self.tell(self.place, code, message, hint)
