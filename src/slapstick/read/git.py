"""Ask git about a folder, if there is a git; not for history."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from slapstick.read.asking import Asked, ask_git
from slapstick.read.expressions import later

if TYPE_CHECKING:
    from pathlib import Path

_OID = later(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class Head(NamedTuple):
    """Which commit is checked out."""

    commit: str = ""  # "" outside git and before the first commit
    changed: bool = False


def has_git(root: Path) -> bool:
    """Tell whether the folder is the top of a git work tree."""
    return (root / ".git").exists()


def ask_ignored(root: Path) -> Asked:
    """Ask for what a .gitignore leaves out, folders as one."""
    words = ("ls-files", "-z", "-o", "-i", "--exclude-per-directory=.gitignore", "--directory")
    return _ask(root, words)


def ask_committed(root: Path, path: str) -> Asked:
    """Ask for a file as the last commit has it; `path` is from the top, with `/`."""
    return _ask(root, ("show", "--no-textconv", f"HEAD:{path}"))


def ask(root: Path, *words: str) -> Asked:
    """Ask anything that writes nothing; `words` are fixed or object names, never read text."""
    return _ask(root, words)


def read_head(root: Path, asked: Asked) -> Head:
    """Return the commit and whether the work tree differs; read from files if git is silent."""
    said = asked.answer()
    if said is None:
        return Head(_commit_in(root / ".git"))
    rows = said.decode("utf-8", "replace").split("\0")
    commit = next((r.split()[-1] for r in rows if r.startswith("# branch.oid")), "")
    changed = any(row and not row.startswith("#") for row in rows)
    return Head(commit if _OID.fullmatch(commit) else "", changed)


def _ask(root: Path, words: Sequence[str]) -> Asked:
    return ask_git(os.fspath(root), words)


def _commit_in(folder: Path) -> str:
    """Return HEAD's commit as the files of a repository say it."""
    try:
        if folder.is_file():  # a linked work tree
            target = folder.read_text("utf-8", "replace").partition("gitdir:")[2].strip()
            folder = (folder.parent / target).resolve()
        head = (folder / "HEAD").read_text("utf-8", "replace").strip()
        if not head.startswith("ref:"):
            return head if _OID.fullmatch(head) else ""
        name = head.partition(":")[2].strip()
        common = folder / "commondir"
        base = folder / common.read_text("utf-8").strip() if common.is_file() else folder
        return _ref_in(base, name)
    except OSError:
        return ""


def _ref_in(base: Path, name: str) -> str:
    if not re.fullmatch(r"refs/[\w./-]+", name) or ".." in name:
        return ""
    loose = base / name
    if loose.is_file():
        commit = loose.read_text("utf-8", "replace").strip()
        return commit if _OID.fullmatch(commit) else ""
    packed = base / "packed-refs"
    rows = packed.read_text("utf-8", "replace").splitlines() if packed.is_file() else []
    commit = next((row.split()[0] for row in rows if row.endswith(f" {name}")), "")
    return commit if _OID.fullmatch(commit) else ""
