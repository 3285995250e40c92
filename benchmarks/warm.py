"""Time a scan of a work tree beside `git status` on it: medians of interleaved runs.

    python benchmarks/warm.py [PATH ...] [--runs 15] [--changed 10]

First nothing has changed; then, in a clone that shares the objects of the repository and is thrown
away, so many of its larger source files get a line more before each run.  Without paths, the public
archives of `archives.py` are read, each a repository of one commit.
"""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from archives import ARCHIVES, fetched

import slapstick

ENDINGS = {
    "py": "#",
    "rb": "#",
    "go": "//",
    "rs": "//",
    "js": "//",
    "ts": "//",
    "java": "//",
    "c": "//",
}
SETTLING = 2.5  # seconds after which a scan believes that files keep their times


def main() -> None:
    """Read what is asked for and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--changed", type=int, default=10)
    wanted = parser.parse_args()
    paths = wanted.paths or [fetched(archive) for archive in ARCHIVES]
    compare(paths, wanted.runs, wanted.changed)


def compare(paths: Sequence[Path], runs: int, changed: int = 10) -> None:
    """Print two rows for each repository: as it is, and with some files changed."""
    as_installed()
    print(f"{'repository':<20} {'files':>7} {'changed':>7}", end=" ")
    print(f"{'git status':>13} {'sora scan':>10} {'ratio':>6}")
    with tempfile.TemporaryDirectory() as work:
        os.environ["SORA_CACHE"] = f"{work}/cache"
        for path in paths:
            print(_row(path, runs, ()), flush=True)
            clone = Path(work) / path.resolve().name
            words = ["git", "clone", "--quiet", "--shared", str(path.resolve()), str(clone)]
            subprocess.run(words, check=True)
            print(_row(clone, runs, _larger(clone, changed)), flush=True)
            shutil.rmtree(clone)


def as_installed() -> None:
    """Compile Slapstick's modules, as pip does where it is installed."""
    compileall.compile_dir(Path(slapstick.__file__).parent, quiet=1)


def _larger(path: Path, number: int) -> tuple[Path, ...]:
    """Return files of the commonest ending, from larger ones down."""
    told = subprocess.run(
        ["git", "-C", str(path), "ls-files", "-z"], check=True, capture_output=True
    ).stdout.decode("utf-8", "replace")
    names = [name for name in told.split("\0") if name.rpartition(".")[2] in ENDINGS]
    ((ending, _),) = Counter(name.rpartition(".")[2] for name in names).most_common(1)
    files = [path / name for name in names if name.endswith(f".{ending}") and "/" in name]
    sized = sorted((f for f in files if f.is_file()), key=lambda f: -f.stat().st_size)
    return tuple(sized[len(sized) // 20 :: max(1, len(sized) // 40)][:number])


def _change(files: Sequence[Path], number: int) -> None:
    for file in files:
        with file.open("a", encoding="utf-8") as written:
            written.write(f"{ENDINGS[file.suffix[1:]]} changed {number}\n")


def _row(path: Path, runs: int, changed: Sequence[Path]) -> str:
    status = ["git", "-C", str(path), "status", "--porcelain"]
    scan = [str(Path(sys.executable).with_name("sora")), "scan", str(path)]
    subprocess.run(["git", "-C", str(path), "status"], check=True, capture_output=True)
    time.sleep(SETTLING)
    subprocess.run(scan, check=True, capture_output=True)
    pairs = []
    for number in range(runs):
        _change(changed, number)
        pairs.append((_once(status), _once(scan)))
    git, sora = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
    listed = subprocess.run(
        ["git", "-C", str(path), "ls-files", "-z"], check=True, capture_output=True
    )
    files = listed.stdout.count(b"\0")
    told = f"{path.resolve().name:<20} {files:>7,} {len(changed):>7,}"
    return f"{told} {git:>10.1f} ms {sora:>7.1f} ms {sora / git:>6.2f}"


def _once(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
