"""Look at an earlier commit of a repository: its files, and who changed what since; writes nothing.

An earlier commit is laid out in a folder of its own, so that it can be read as any repository is.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from slapstick.read.git import ask, has_git

_OID = re.compile(r"[0-9a-f]{40,64}")
_REVISION = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_./@^~{}-]{0,200}")  # never an option
_SECONDS = 300


def resolve(root: Path, revision: str) -> str:
    """Return the commit that a revision names; "" if there is none."""
    if not _REVISION.fullmatch(revision):
        return ""
    said = ask(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").answer() or b""
    found = said.decode("ascii", "replace").strip()
    return found if _OID.fullmatch(found) else ""


def last_change(root: Path, path: str, span: str = "HEAD") -> str:
    """Return the last commit of a span that changed a path; "" if none did."""
    said = ask(root, "log", "-1", "--no-show-signature", "--format=%H", span, "--", path).answer()
    found = (said or b"").decode("ascii", "replace").strip()
    return found if _OID.fullmatch(found) else ""


def line_commit(root: Path, path: str, line: int) -> str:
    """Return the commit that wrote a line of the work tree; "" if it is not committed."""
    said = (
        ask(
            root, "blame", "--no-textconv", "--porcelain", "-L", f"{line},{line}", "--", path
        ).answer()
        or b""
    )
    found = said.decode("utf-8", "replace").partition(" ")[0]
    return found if _OID.fullmatch(found) and set(found) != {"0"} else ""


def is_since(root: Path, commit: str, base: str) -> bool:
    """Tell whether a commit came after another."""
    return ask(root, "merge-base", "--is-ancestor", commit, base).answer() is None


def is_cut_off(root: Path, commit: str) -> bool:
    """Tell whether a commit is the first of a shallow clone: what it seems to change, older did."""
    said = ask(root, "rev-parse", "--git-path", "shallow").answer() or b""
    path = root / said.decode("utf-8", "replace").strip()
    return bool(said) and path.is_file() and commit in path.read_text("ascii", "replace").split()


@contextmanager
def laid_out(root: Path, commit: str) -> Iterator[Path | None]:
    """Lay out a commit in a folder that is gone afterwards; None where git cannot."""
    with tempfile.TemporaryDirectory(prefix="sora-", ignore_cleanup_errors=True) as home:
        folder = Path(home) / (root.resolve().name or "repository")
        yield folder if has_git(root) and _clone(root, commit, folder) else None


def _clone(root: Path, commit: str, folder: Path) -> bool:
    """Copy a commit with its history; the original lends its objects and is not written to."""
    safe = ("-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "gc.auto=0",
            "-c", "advice.detachedHead=false", "-c", "protocol.file.allow=always")  # fmt: skip
    environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    environment |= {"GIT_TERMINAL_PROMPT": "0", "GIT_LFS_SKIP_SMUDGE": "1", "LC_ALL": "C"}
    clone = ["clone", "--quiet", "--shared", "--no-checkout", "--template=", str(root.resolve()),
             str(folder)]  # fmt: skip
    for words in (clone, ["-C", str(folder), "checkout", "--quiet", "--detach", commit]):
        try:
            done = subprocess.run(  # noqa: S603  # fixed words, and a commit's own name
                ["git", *safe, *words],  # noqa: S607  # whichever git the person uses
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
        if done.returncode:
            return False
    return True
