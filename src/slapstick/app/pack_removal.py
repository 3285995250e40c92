"""Take a pack out of a project: its line of sora.yaml, its pin, what is kept of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from slapstick.app.files import text_of
from slapstick.app.packing import Proposal, locked, propose_project
from slapstick.errors import BadFiles, BadRequest
from slapstick.model import PackAsk, Problem
from slapstick.spec.lock_file import LockKeys
from slapstick.spec.project import NAME, ProjectFile, read_project
from slapstick.spec.project_edit import without_pack
from slapstick.spec.wording import suggest


def propose_removal(root: Path, name: str) -> Proposal:
    """Take a pack out, by its name, its folder or its address; fetches nothing that is not pinned.

    Raises:
        BadFiles: sora.yaml has mistakes, or still speaks of what the pack brings.
        BadRequest: nothing of that name is asked for, or the file cannot be changed safely.
    """
    text = text_of(root / NAME)
    file, problems = read_project(text)
    if problems:
        raise BadFiles(problems)
    old = locked(root)
    index = _asked_for(file, name, old)
    left_over = tuple(_left_over(file, _named(file.project.packs[index], name, old)))
    if left_over:
        raise BadFiles(left_over)
    changed = without_pack(text, index)
    if not changed:
        hint = f"take it out of `packs` yourself: {file.project.packs[index]}"
        message = f"{NAME} is written in a way that cannot be changed here"
        raise BadRequest(message, hint, code="SL217")
    return propose_project(root, changed)


def _asked_for(file: ProjectFile, name: str, lock: LockKeys | None) -> int:
    """Return which of the packs that sora.yaml asks for is meant."""
    asks = file.project.packs
    for index, ask in enumerate(asks):
        if name.rstrip("/") in (ask.name, ask.folder.rstrip("/"), ask.git, str(ask)):
            return index
    pin = lock.packs.get(name) if lock else None
    for index, ask in enumerate(asks):
        if pin and ask == PackAsk(git=pin.git or "", rev=pin.rev or "", path=pin.path or ""):
            return index
        if pin and pin.folder and pin.folder == ask.folder:
            return index
    if pin is not None:
        message = f"{NAME} does not ask for '{name}': another pack needs it"
        raise BadRequest(message, "remove that one", code="SL202")
    known = [each.name or each.folder or each.git for each in asks]
    hint = suggest(name, [*known, *(lock.packs if lock else ())], "packs")
    raise BadRequest(f"no pack called '{name}' is in {NAME}", hint, code="SL202")


def _named(ask: PackAsk, name: str, lock: LockKeys | None) -> str:
    """Return what a pack calls itself, as far as the lock tells."""
    for each, pin in (lock.packs if lock else {}).items():
        if ask.git and (pin.git, pin.rev, pin.path or "") == (ask.git, ask.rev, ask.path):
            return each
        if ask.folder and pin.folder == ask.folder:
            return each
    return ask.name or name


def _left_over(file: ProjectFile, pack: str) -> Iterator[Problem]:
    """Yield each line of sora.yaml that would speak of nothing once the pack is gone."""
    for override in file.project.overrides:
        if override.pattern.startswith(f"{pack}/"):
            message = f"'{override.pattern}' is of the pack that is to go"
            hint = "take this out first"
            yield file.page.problem(override.place, "SL040", message, hint)
    if file.project.story.startswith(f"{pack}/"):
        message = f"the story '{file.project.story}' is of the pack that is to go"
        place = file.page.place("story")
        yield file.page.problem(place, "SL042", message, "name another story first")
