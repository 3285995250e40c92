"""Time a scan of an unchanged work tree beside `git status` on it: medians of interleaved runs.

python benchmarks/warm.py [PATH ...] [--runs 15]

Without paths, the public archives of `archives.py` are read, each a repository of one commit.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from archives import ARCHIVES, fetched

SETTLING = 2.5  # seconds after which a scan believes that files keep their times


def main() -> None:
    """Read what is asked for and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=15)
    wanted = parser.parse_args()
    compare(wanted.paths or [fetched(archive) for archive in ARCHIVES], wanted.runs)


def compare(paths: Sequence[Path], runs: int) -> None:
    """Print a row for each repository."""
    print(f"{'repository':<20} {'files':>7} {'git status':>11} {'sora scan':>10} {'ratio':>6}")
    with tempfile.TemporaryDirectory() as cache:
        os.environ["SORA_CACHE"] = cache
        for path in paths:
            print(_row(path, runs))


def _row(path: Path, runs: int) -> str:
    status = ["git", "-C", str(path), "status", "--porcelain"]
    scan = [str(Path(sys.executable).with_name("sora")), "scan", str(path)]
    subprocess.run(["git", "-C", str(path), "status"], check=True, capture_output=True)
    time.sleep(SETTLING)
    subprocess.run(scan, check=True, capture_output=True)
    pairs = [(_once(status), _once(scan)) for _ in range(runs)]
    git, sora = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
    listed = subprocess.run(
        ["git", "-C", str(path), "ls-files", "-z"], check=True, capture_output=True
    )
    files = listed.stdout.count(b"\0")
    return f"{path.name:<20} {files:>7,} {git:>8.1f} ms {sora:>7.1f} ms {sora / git:>6.2f}"


def _once(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
