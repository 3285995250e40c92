"""Find the packs that a project asks for and those that they need; reads no rules."""

from __future__ import annotations

from pathlib import Path

from slapstick import __version__
from slapstick.app.pack_found import Asked, Found, Pack
from slapstick.app.pack_sources import Bring, Sources
from slapstick.model import PackAsk, Problem
from slapstick.spec.lock_file import LOCK, LockFile
from slapstick.spec.pack_file import allows, transport
from slapstick.spec.project import ProjectFile

_MOST = 100  # packs of one project


def find_packs(
    root: Path,
    file: ProjectFile,
    lock: LockFile | None,
    *,
    store: Path | None = None,
    bring: Bring | None = None,
) -> Found:
    """Return the packs that a project asks for, then those that they need, each once.

    `store` is the folder whose `.sora/packs` holds what was fetched, if it is not `root`; `bring`
    fetches what the lock does not pin, or what is not on this machine.
    """
    found = Found()
    search = _Search(Sources(root, store or root, lock, bring, found), found)
    named: set[PackAsk] = set()
    for index, ask in zip(file.asked, file.project.packs, strict=True):
        asked = Asked(file.page.place("packs", index), file.page.problem)
        if ask in named:
            found.problems.append(asked.problem("SL105", f"{ask} is named twice", "remove one"))
            continue
        named.add(ask)
        search.ask(ask, asked)
    for pack in found.packs:  # which grows on the way
        if pack.file is not None and len(found.packs) <= _MOST:
            search.needs_of(pack, pack.file.needs())
    if lock is not None and bring is None and not found.problems:
        found.drift += _left_over(found, lock)
    return found


class _Search:
    """Looks for packs, breadth first; what the project itself asks for goes before all needs."""

    def __init__(self, sources: Sources, found: Found) -> None:
        self.sources, self.found = sources, found

    def ask(self, ask: PackAsk, asked: Asked) -> None:
        """Add what is asked for; two packs of one name are a mistake."""
        for pack in self.sources.read(ask, asked):
            twin = self.found.named(pack.name)
            if twin is None:
                self.found.packs.append(pack)
            elif twin.ask != pack.ask:
                message = f"two packs are called '{pack.name}': {twin.ask} and {pack.ask}"
                self.found.problems.append(asked.problem("SL105", message, "remove one of them"))

    def needs_of(self, pack: Pack, needs: tuple[tuple[PackAsk, str], ...]) -> None:
        """Add what a pack needs, unless it is there; versions that do not fit are a mistake."""
        assert pack.file is not None  # noqa: S101  # else it had no needs
        page = pack.file.page
        for ask, wanted in needs:
            asked = Asked(page.place("needs", ask.name, key=True), page.problem, pack)
            there = self.found.named(ask.name)
            if there is None:
                self._bring_in(ask, asked)
                there = self.found.named(ask.name)
            elif ask.git and there.source == "git" and there.ask.name and _differ(ask, there.ask):
                message = (
                    f"'{ask.name}' is needed at {ask.rev}, and by another pack at {there.ask.rev}"
                )
                hint = f"decide in sora.yaml: packs: [{{git: {ask.git}, rev: {ask.rev}}}]"
                self.found.problems.append(asked.problem("SL104", message, hint))
                continue
            if there is not None:
                self._fit(there, wanted, asked)

    def _bring_in(self, ask: PackAsk, asked: Asked) -> None:
        by = asked.by
        near = by is not None and (
            by.source == "folder" or (by.source == "git" and transport(by.ask.git) == "file")
        )
        if ask.git and transport(ask.git) == "file" and not near:
            message = f"'{ask.git}' is on the disk of whoever uses the pack"
            hint = "a pack from elsewhere may need packs by https and ssh only"
            self.found.problems.append(asked.problem("SL104", message, hint))
        else:
            self.ask(ask, asked)

    def _fit(self, there: Pack, wanted: str, asked: Asked) -> None:
        version = there.file.keys.version if there.file else __version__
        if not allows(wanted, version):
            message = f"'{there.name}' {wanted} is needed, and {version} is there"
            hint = "`sora pack update` brings newer packs"
            self.found.problems.append(asked.problem("SL104", message, hint))


def _differ(one: PackAsk, other: PackAsk) -> bool:
    return (one.git, one.rev, one.path) != (other.git, other.rev, other.path)


def _left_over(found: Found, lock: LockFile) -> list[Problem]:
    """Return a problem for each pack that the lock pins and nobody asks for."""
    names = {pack.name for pack in found.packs if pack.pinned}
    hint = "`sora pack lock` takes it out"
    return [
        lock.page.problem(
            lock.page.place("packs", name, key=True),
            "SL108",
            f"'{name}' is in {LOCK}, and nothing asks for it",
            hint,
        )
        for name in lock.keys.packs
        if name not in names
    ]
