"""Keep beside the reviewed prompts what they were made with; decides nothing.

The record tells a change of Slapstick, of a grammar or of a built-in pack from the repository's
own changes, once another version of them is installed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from slapstick.app.files import write_text
from slapstick.app.locking import pin_of, pinned_names
from slapstick.app.opening import Workspace
from slapstick.app.planning import PROMPTS
from slapstick.spec.lock_file import LOCK, LockKeys, read_lock

RECORD = f"{PROMPTS}/made-with.json"
_FORMAT = "slapstick made-with 1"
Made = Mapping[str, Mapping[str, str]]


def made_with(workspace: Workspace) -> Made:
    """Return versions and digests of all that is not in the repository and decides its prompts."""
    return _made(workspace.pins())


def write_record(workspace: Workspace) -> bool:
    """Write what the prompts are made with, and tell whether that changed the file."""
    path = workspace.root / RECORD
    text = json.dumps({"format": _FORMAT, **made_with(workspace)}, indent=2) + "\n"
    if path.is_file() and path.read_text("utf-8", "replace") == text:
        return False
    write_text(path, text)
    return True


def read_record(root: Path) -> Made:
    """Return what the reviewed prompts were made with; nothing where that is not known.

    A lock knows it for sure; without one the record that was written beside the prompts does.
    """
    lock = root / LOCK
    if lock.is_file():
        file, _ = read_lock(lock.read_text("utf-8", "replace"))
        return _made(file.keys) if file else {}
    try:
        found = json.loads((root / RECORD).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict) or found.pop("format", "") != _FORMAT:
        return {}
    return {
        str(key): {str(name): str(value) for name, value in each.items()}
        for key, each in found.items()
        if isinstance(each, dict)
    }


def _made(keys: LockKeys) -> Made:
    return {
        "slapstick": {"version": keys.slapstick},
        "grammars": dict(sorted(keys.grammars.items())),
        "packs": {
            name: pin_of(each)
            for name, each in sorted(keys.packs.items())
            if each.from_ != "built-in"
        },
        "built-in": dict(sorted(pinned_names(keys).items())),
    }
