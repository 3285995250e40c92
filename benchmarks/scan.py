"""Time the scan of a folder: how long, how much, and what of it is parsing alone.

    python benchmarks/scan.py FOLDER [FOLDER ...] [--workers N] [--rounds N]

Prints one line per folder: files, megabytes, facts, the median wall time of a scan, and the time
that one process takes to parse the same files and do nothing else.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path

from slapstick.model import Scan
from slapstick.read.files import list_files
from slapstick.read.languages import builtin_texts, compile_language
from slapstick.read.scan import scan
from slapstick.read.syntax import parse


def main() -> None:
    """Scan each folder some times and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--workers", type=int)
    parser.add_argument("--rounds", type=int, default=3)
    words = parser.parse_args()
    print(f"{'folder':20} {'files':>6} {'MB':>6} {'facts':>7} {'scan s':>7} {'parse s':>8}")
    for folder in words.folders:
        seconds, found = [], None
        for _ in range(words.rounds):
            start = time.perf_counter()
            found = scan(folder, workers=words.workers)
            seconds.append(time.perf_counter() - start)
        if found is not None:
            print(_row(folder, found, statistics.median(seconds), _parse_only(folder)))


def _row(folder: Path, found: Scan, seconds: float, parsing: float) -> str:
    files = sum(count for _, count in found.languages)
    name = folder.resolve().name[:20]
    size = found.size / 1e6
    return f"{name:20} {files:6} {size:6.1f} {len(found.facts):7} {seconds:7.2f} {parsing:8.2f}"


def _parse_only(folder: Path) -> float:
    languages = {text.id: compile_language(text) for text in builtin_texts()}
    start = time.perf_counter()
    for file in list_files(folder, builtin_texts()).files:
        parse(languages[file.language], (folder / file.path).read_bytes())
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
