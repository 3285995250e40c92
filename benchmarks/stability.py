"""Measure how much of a film changes from commit to commit of real repositories.

    python benchmarks/stability.py CLONE [CLONE ...] [--commits 50]

Checks out the last commits of each clone one after another, oldest first, in a folder of its own;
the clone is left as it is. Two films are plotted at each commit: one that follows the prompts
reviewed at the commit before, as a project does that commits its snapshots, and one from nothing.
A shot counts as changed if a byte of its prompt is other than at the commit before. So that
standstill cannot pass for stability, it also tells how often facts and evidence changed, and how
far the first film of the row is from the last.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from slapstick.app.opening import open_project
from slapstick.app.planning import Planned, plan, read_all
from slapstick.model import Prompt


class Frame(NamedTuple):
    """The film at one commit, as far as it is compared."""

    prompts: Mapping[str, Prompt]  # by shot
    facts: frozenset[tuple[object, ...]]
    sources: tuple[str, ...]  # where what is shown stands


def main() -> None:
    """Follow each clone and print one line for it and one for its film from nothing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("clones", nargs="+", type=Path)
    parser.add_argument("--commits", type=int, default=50)
    words = parser.parse_args()
    print(
        f"{'repository':12} {'film':9} {'commits':>7} {'facts':>6} {'evidence':>8} "
        f"{'shots':>6} {'changed':>8} {'share':>7} {'gags':>5} {'first to last':>14}"
    )
    for clone in words.clones:
        follows, alone = [], []
        for frame, fresh in frames(clone, words.commits):
            follows.append(frame)
            alone.append(fresh)
        print(_row(clone.resolve().name, "follows", follows))
        print(_row(clone.resolve().name, "alone", alone), flush=True)


def frames(clone: Path, commits: int) -> Iterator[tuple[Frame, Frame]]:
    """Yield the two films of each commit, oldest first; one more than `commits`."""
    listed = _git(clone, "rev-list", "--first-parent", f"--max-count={commits + 1}", "HEAD")
    reviewed: Mapping[str, Prompt] = {}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / clone.resolve().name
        _git(clone, "worktree", "add", "--quiet", "--detach", str(root), "HEAD")
        try:
            for commit in reversed(listed.split()):
                _git(root, "checkout", "--quiet", "--force", "--detach", commit)
                workspace = open_project(root)
                found = read_all(workspace)
                frame = _frame(plan(workspace, found, reviewed))
                yield frame, _frame(plan(workspace, found, {}))
                reviewed = frame.prompts
        finally:
            _git(clone, "worktree", "remove", "--force", str(root))


def _frame(planned: Planned) -> Frame:
    facts = frozenset((f.kind, f.path, f.line, f.name) for f in planned.scan.facts)
    shown = [beat.match.evidence[0].place for beat in planned.plot.beats if beat.match]
    return Frame({p.shot: p for p in planned.prompts}, facts, tuple(map(str, shown)))


def _row(name: str, film: str, row: Sequence[Frame]) -> str:
    pairs = list(pairwise(row))
    facts = sum(before.facts != after.facts for before, after in pairs)
    moved = sum(before.sources != after.sources for before, after in pairs)
    shots = sum(len(after.prompts) for _, after in pairs)
    changed = sum(len(_changed(*pair)) for pair in pairs)
    gags = sum(_regagged(*pair) for pair in pairs)
    far = f"{len(_changed(row[0], row[-1]))} of {len(row[-1].prompts)}"
    return (
        f"{name:12} {film:9} {len(pairs):7} {facts:6} {moved:8} {shots:6} {changed:8} "
        f"{changed / max(1, shots):7.2%} {gags:5} {far:>14}"
    )


def _changed(before: Frame, after: Frame) -> list[str]:
    """Return the shots of the film after that are not word for word as before."""
    return [
        shot
        for shot, prompt in after.prompts.items()
        if shot not in before.prompts or before.prompts[shot].text != prompt.text
    ]


def _regagged(before: Frame, after: Frame) -> int:
    """Return how many shots show another gag."""
    both = before.prompts.keys() & after.prompts.keys()
    return sum(before.prompts[shot].gag != after.prompts[shot].gag for shot in both)


def _git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(folder), *words], check=True, capture_output=True, text=True
    )
    return done.stdout


if __name__ == "__main__":
    main()
