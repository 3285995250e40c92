"""Keep beside the reviewed prompts what they were made with; decides nothing.

The record tells a change of Slapstick, of a grammar or of a built-in pack from the repository's
own changes, once another version of them is installed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

from slapstick import __version__, assets
from slapstick.app.desk import BUILT_IN
from slapstick.app.files import write_text
from slapstick.app.opening import Workspace
from slapstick.app.planning import PROMPTS

RECORD = f"{PROMPTS}/made-with.json"
_FORMAT = "slapstick made-with 1"
Made = Mapping[str, Mapping[str, str]]


def made_with(workspace: Workspace) -> Made:
    """Return versions and digests of all that is not in the repository and decides its prompts."""
    modules = {text.grammar.partition(":")[0] for text in workspace.languages}
    names = sorted({"tree-sitter", *(module.replace("_", "-") for module in modules)})
    paths = {workspace.story.place.path, *(rule.place.path for rule in workspace.rules)}
    shipped = sorted(path for path in paths if path.startswith(BUILT_IN))
    return {
        "slapstick": {"version": __version__},
        "grammars": {name: version for name in names if (version := _version(name))},
        "built-in": {path: digest for path in shipped if (digest := _digest(path))},
    }


def write_record(workspace: Workspace) -> bool:
    """Write what the prompts are made with, and tell whether that changed the file."""
    path = workspace.root / RECORD
    text = json.dumps({"format": _FORMAT, **made_with(workspace)}, indent=2) + "\n"
    if path.is_file() and path.read_text("utf-8", "replace") == text:
        return False
    write_text(path, text)
    return True


def read_record(root: Path) -> Made:
    """Return what the reviewed prompts were made with; nothing where that is not known."""
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


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _digest(path: str) -> str:
    folder, _, name = path.removeprefix(BUILT_IN).partition("/")
    file = assets.builtin(folder) / name
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16] if file.is_file() else ""
