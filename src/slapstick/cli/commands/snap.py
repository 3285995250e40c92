"""Check, show and update the reviewed prompts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from slapstick.cli import words
from slapstick.cli.options import as_json, folder, workers

if TYPE_CHECKING:
    from slapstick.app.planning import Planned


@click.group()
def command() -> None:
    """Check, show and update the reviewed prompts in prompts/sora: one page per shot.

    Committed pages are what a reviewer saw; a gag keeps its place as long as its code lives.
    """


@command.command("check")
@folder
@workers
@as_json
def check_prompts(path: Path, workers: int | None, as_json: bool) -> None:
    """Say which prompts of the film of PATH differ from the reviewed ones; write nothing.

    Exits with 1 if one does.
    """
    from slapstick.app.snapping import snap_changes

    changes = snap_changes(_plan(path, workers))
    if as_json:
        words.say_json([{"shot": change.shot, "kind": change.kind} for change in changes])
    else:
        for change in changes:
            words.say(f"{change.kind:<8} {change.shot}")
    count = len(changes)
    words.note(
        f"{count} changed; see sora snap diff, then sora snap update" if count else "as reviewed"
    )
    click.get_current_context().exit(1 if changes else 0)


@command.command("diff")
@folder
@workers
def diff_prompts(path: Path, workers: int | None) -> None:
    """Show line by line how the prompts of PATH differ from the reviewed ones."""
    from slapstick.app.snapping import snap_changes, snap_diff

    for change in snap_changes(_plan(path, workers)):
        for line in snap_diff(change):
            words.say_diff(line)


@command.command("update")
@folder
@workers
def update_prompts(path: Path, workers: int | None) -> None:
    """Write the prompts of PATH as the reviewed ones, to be looked at and committed."""
    from slapstick.app.snapping import snap_update

    files = snap_update(_plan(path, workers))
    for file in files:
        words.say(file)
    words.note(f"{len(files)} changed")


def _plan(path: Path, workers: int | None) -> Planned:
    from slapstick.app.opening import open_project
    from slapstick.app.planning import plan, read_all

    workspace = open_project(path)
    with words.progress("reading") as tell:
        return plan(workspace, read_all(workspace, workers=workers, progress=tell))
