"""Time a scan of a work tree beside `git status` on it: medians of interleaved runs.

    python benchmarks/warm.py [PATH ...] [--runs 15] [--changed 10] [--by-lot]

First nothing has changed; then, in a clone that shares the objects of the repository and is thrown
away, so many of its larger source files get a line more before each run.  By lot, these are others
each time, drawn from those of at most 60 KB, seconds after a scan, and a second row tells of the
next scan, before which nothing more is changed.  Without paths, the public archives of
`archives.py` are read, each a repository of one commit.
"""

from __future__ import annotations

import argparse
import compileall
import os
import random
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
LARGEST = 60_000  # bytes of a file that is drawn
SETTLING = 2.5  # seconds after which a scan believes that files keep their times


def main() -> None:
    """Read what is asked for and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--changed", type=int, default=10)
    parser.add_argument("--by-lot", action="store_true")
    wanted = parser.parse_args()
    paths = wanted.paths or [fetched(archive) for archive in ARCHIVES]
    compare(paths, wanted.runs, wanted.changed, by_lot=wanted.by_lot)


def compare(paths: Sequence[Path], runs: int, changed: int = 10, *, by_lot: bool = False) -> None:
    """Print rows for each repository: as it is, and with some files changed."""
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
            if by_lot:
                print(*_rows_by_lot(clone, runs, changed), sep="\n", flush=True)
            else:
                print(_row(clone, runs, _larger(clone, changed)), flush=True)
            shutil.rmtree(clone)


def as_installed() -> None:
    """Compile Slapstick's modules, as pip does where it is installed."""
    compileall.compile_dir(Path(slapstick.__file__).parent, quiet=1)


def _sources(path: Path) -> list[Path]:
    """Return the files of the commonest ending, the largest first."""
    told = subprocess.run(
        ["git", "-C", str(path), "ls-files", "-z"], check=True, capture_output=True
    ).stdout.decode("utf-8", "replace")
    names = [name for name in told.split("\0") if name.rpartition(".")[2] in ENDINGS]
    ((ending, _),) = Counter(name.rpartition(".")[2] for name in names).most_common(1)
    files = [path / name for name in names if name.endswith(f".{ending}") and "/" in name]
    return sorted((f for f in files if f.is_file()), key=lambda f: -f.stat().st_size)


def _larger(path: Path, number: int) -> tuple[Path, ...]:
    """Return some of the files, from larger ones down."""
    files = _sources(path)
    return tuple(files[len(files) // 20 :: max(1, len(files) // 40)][:number])


def _change(files: Sequence[Path], number: int) -> None:
    for file in files:
        with file.open("a", encoding="utf-8") as written:
            written.write(f"{ENDINGS[file.suffix[1:]]} changed {number}\n")


def _row(path: Path, runs: int, changed: Sequence[Path]) -> str:
    status, scan = _commands(path)
    _settle(path, scan)
    pairs = []
    for number in range(runs):
        _change(changed, number)
        pairs.append((_once(status), _once(scan)))
    return _told(path, str(len(changed)), pairs)


def _rows_by_lot(path: Path, runs: int, number: int) -> tuple[str, str]:
    """Return a row of scans after files were changed, and one of the scans after these."""
    status, scan = _commands(path)
    lot = random.Random(5)  # the same files for everybody
    files = [file for file in _sources(path) if file.stat().st_size <= LARGEST]
    first, again = [], []
    for turn in range(runs):
        _settle(path, scan)
        _change(lot.sample(files, number), turn)
        first.append((_once(status), _once(scan)))
        again.append((_once(status), _once(scan)))
    return _told(path, f"{number}", first), _told(path, "again", again)


def _commands(path: Path) -> tuple[list[str], list[str]]:
    status = ["git", "-C", str(path), "status", "--porcelain"]
    return status, [str(Path(sys.executable).with_name("sora")), "scan", str(path)]


def _settle(path: Path, scan: list[str]) -> None:
    subprocess.run(["git", "-C", str(path), "status"], check=True, capture_output=True)
    time.sleep(SETTLING)
    subprocess.run(scan, check=True, capture_output=True)


def _told(path: Path, changed: str, pairs: Sequence[tuple[float, float]]) -> str:
    git, sora = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
    listed = subprocess.run(
        ["git", "-C", str(path), "ls-files", "-z"], check=True, capture_output=True
    )
    files = listed.stdout.count(b"\0")
    told = f"{path.resolve().name:<20} {files:>7,} {changed:>7}"
    return f"{told} {git:>10.1f} ms {sora:>7.1f} ms {sora / git:>6.2f}"


def _once(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
