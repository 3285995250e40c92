"""Compare the prompts of a plan with those that were reviewed; films nothing."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from slapstick.app.files import explained
from slapstick.app.planning import PROMPTS, Planned, reviewed_prompts
from slapstick.model import Prompt
from slapstick.review.snapshots import Change, compare, to_text, write_prompts


def snap_changes(planned: Planned) -> tuple[Change, ...]:
    """Return how the prompts of a plan differ from the reviewed ones; writes nothing."""
    return compare(reviewed_prompts(planned.workspace.root), planned.prompts)


def snap_update(planned: Planned) -> tuple[str, ...]:
    """Make the prompts of a plan the reviewed ones; return the files that changed."""
    folder = planned.workspace.root / PROMPTS
    with explained(folder):
        names = write_prompts(folder, planned.prompts, complete=True)
    return tuple(f"{PROMPTS}/{name}" for name in names)


def snap_diff(change: Change) -> Iterator[str]:
    """Yield the lines of a change as a unified diff of the pages."""
    before, after = _lines(change.before), _lines(change.after)
    yield from difflib.unified_diff(
        before, after, f"reviewed/{change.shot}", f"fresh/{change.shot}", n=1, lineterm=""
    )


def _lines(prompt: Prompt | None) -> list[str]:
    return to_text(prompt).splitlines() if prompt else []
