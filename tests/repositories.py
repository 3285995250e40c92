"""Run git on the repositories that tests make; not for what they hold."""

from __future__ import annotations

import subprocess
from pathlib import Path

WHO = ("-c", "user.name=Baker", "-c", "user.email=baker@example.org")


def git(root: Path, *words: str, check: bool = True) -> str:
    """Run git as somebody and return what it says."""
    done = subprocess.run(
        ["git", *WHO, "-c", "protocol.file.allow=always", *words],
        cwd=root, check=check, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout
