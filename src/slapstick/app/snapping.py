"""Compare the prompts of a plan with those that were reviewed; films nothing."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from slapstick.app.files import explained
from slapstick.app.made_with import RECORD, write_record
from slapstick.app.planning import PROMPTS, Planned, reviewed_prompts
from slapstick.model import Prompt
from slapstick.read.git import ask
from slapstick.review.snapshots import (
    Change,
    compare,
    file_name,
    page_names,
    to_text,
    write_prompts,
)
from slapstick.spec.lock_file import LOCK
from slapstick.spec.project import NAME


def snap_changes(planned: Planned) -> tuple[Change, ...]:
    """Return how the prompts of a plan differ from the reviewed ones; writes nothing."""
    return compare(reviewed_prompts(planned.workspace.root), planned.prompts)


def snap_update(planned: Planned) -> tuple[str, ...]:
    """Make the prompts of a plan the reviewed ones; return the files that changed."""
    folder = planned.workspace.root / PROMPTS
    with explained(folder):
        names = write_prompts(folder, planned.prompts, complete=True)
    written = [f"{PROMPTS}/{name}" for name in names]
    if write_record(planned.workspace):
        written.append(RECORD)
    return tuple(sorted(written))


def snap_accept(planned: Planned, shot: str, was: str = "") -> None:
    """Make the prompt of one shot the reviewed one; of a shot that is gone, remove it.

    `was` is the name under which it was reviewed, if that was another.
    """
    folder = planned.workspace.root / PROMPTS
    with explained(folder):
        prompts = [prompt for prompt in planned.prompts if prompt.shot == shot]
        write_prompts(folder, prompts, complete=False)
        living = {prompt.shot for prompt in planned.prompts}
        for name in {shot, was} - living - {""}:
            (folder / file_name(name)).unlink(missing_ok=True)
    if not snap_changes(planned):  # the last page: the record is of all of them
        write_record(planned.workspace)


def ignored_files(planned: Planned) -> tuple[str, ...]:
    """Return which files of a film git leaves out of every commit, so that none can approve it."""
    root = planned.workspace.root
    pages = [f"{PROMPTS}/{file_name(prompt.shot)}" for prompt in planned.prompts[:1]]
    there = [name for name in (NAME, LOCK, *pages) if (root / name).is_file()]
    said = ask(root, "check-ignore", "--", *there).answer() if there else b""
    return tuple((said or b"").decode("utf-8", "replace").splitlines())


def orphans_of(planned: Planned) -> tuple[str, ...]:
    """Return the reviewed pages that belong to no shot of the film."""
    living = {file_name(prompt.shot) for prompt in planned.prompts}
    names = page_names(planned.workspace.root / PROMPTS)
    return tuple(f"{PROMPTS}/{name}" for name in names if name not in living)


def drop_orphans(planned: Planned) -> None:
    """Remove the reviewed pages that belong to no shot of the film."""
    for page in orphans_of(planned):
        path = planned.workspace.root / page
        with explained(path):
            path.unlink(missing_ok=True)


def snap_diff(change: Change, old: str = "reviewed", new: str = "fresh") -> Iterator[str]:
    """Yield the lines of a change as a unified diff of the pages; `old` and `new` name them."""
    before, after = _lines(change.before), _lines(change.after)
    yield from difflib.unified_diff(
        before, after, f"{old}/{change.shot}", f"{new}/{change.shot}", n=1, lineterm=""
    )


def _lines(prompt: Prompt | None) -> list[str]:
    return to_text(prompt).splitlines() if prompt else []
