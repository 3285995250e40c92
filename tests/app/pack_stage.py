"""A pack in a git repository, as its authors keep it, and a project that uses it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from slapstick.cli import main

_WHEN = "2026-01-01T12:00:00+00:00"  # hashes of commits are always the same
GAG = """\
  - id: {name}
    why: A wait is a window that is shut.
    when: {{fact: call.sleep, as: nap}}
    weight: {weight}
    gag:
      prop: letter
      puppet: queue
      laugh: 2
      tags: [waiting]
      setup: The apprentice joins the line at a window, and the shutter comes down.
      escalate: {escalate}
      topper: When he is the first at last, the shutter comes down on his hand.
    fires: {{python: "import time\\ntime.sleep(5)\\n"}}
    quiet: {{python: "import time\\nprint(time.time())\\n"}}
"""
AT_FIRST = "Another window opens across the hall, and he is the last again."
LATER = "Another window opens upstairs, and he is the last again."


def git(root: Path, *words: str) -> str:
    """Run git as a person would whose own settings are of no matter."""
    done = subprocess.run(
        ["git", "-c", "user.name=Author", "-c", "user.email=author@example.org",
         "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always", *words],
        cwd=root, check=True, capture_output=True, text=True,
        env={k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        | {"GIT_AUTHOR_DATE": _WHEN, "GIT_COMMITTER_DATE": _WHEN},
    )  # fmt: skip
    return done.stdout.strip()


def gag(name: str = "the-shutter", escalate: str = AT_FIRST, weight: int = 90) -> str:
    """Return one stanza."""
    return GAG.format(name=name, escalate=escalate, weight=weight)


def write_pack(
    folder: Path,
    *gags: str,
    name: str = "acme/office",
    version: str = "1.0.0",
    more: str = "",
    stem: str = "office",
) -> Path:
    """Write a pack, over what is there."""
    (folder / "rules").mkdir(parents=True, exist_ok=True)
    head = f"format: pack/1\nname: {name}\nversion: {version}\nlicence: MIT\nrules-api: 1\n"
    (folder / "pack.yaml").write_text(head + more, "utf-8")
    rules = f"format: rules/1\npack: {name}\nrules:\n" + "".join(gags or [gag()])
    (folder / "rules" / f"{stem}.yaml").write_text(rules, "utf-8")
    return folder


def publish(folder: Path, tag: str) -> str:
    """Commit all that is there and tag it; return the commit."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet")
    git(folder, "add", "-A")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", f"Publish {tag}")
    git(folder, "tag", tag)
    return git(folder, "rev-parse", "HEAD")


def address(folder: Path) -> str:
    """Return how a project names a repository on this disk."""
    return folder.as_uri()


def sora(root: Path, *words: str) -> int:
    """Run a command in a folder and return its exit code."""
    before = Path.cwd()
    os.chdir(root)
    try:
        return main(words)
    finally:
        os.chdir(before)


def listing(folder: Path) -> Sequence[str]:
    """Return all files of a folder."""
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
