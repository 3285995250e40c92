"""Open a project for a command, and say what is not as it was locked; prints through `words`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from slapstick.app.opening import Wishes, open_project
from slapstick.cli import words

if TYPE_CHECKING:
    from slapstick.app.opening import Workspace

_MOST = 3


def opened(path: Path, wishes: Wishes) -> Workspace:
    """Return the project at PATH; warn of drift from the lock, and of old names of rules."""
    workspace = open_project(path, wishes)
    for warning in (*workspace.old_names, *workspace.drift[:_MOST]):
        words.note(f"{warning.place} {warning.code} {warning.message}")
    if len(workspace.drift) > _MOST:
        words.note(f"and {len(workspace.drift) - _MOST} more; `sora pack lock --check` tells all")
    return workspace
