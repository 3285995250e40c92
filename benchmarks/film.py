"""Measure a film of a large repository: its scan, its plan and the whole of it, from a shell.

python benchmarks/film.py                 # the two below, one after the other
python benchmarks/film.py path/to/repository

ruff 0.9.9, as published (`archives.py`), is an ordinary repository of 2,000 source files.  Python's
own standard library, brought to 2,000 files, is the heavy case: more than twice the lines.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

from archives import ARCHIVES, fetched

FILES = 2000


def main() -> None:
    """Film one repository, or the two that stand for all, and print what that took."""
    if len(sys.argv) > 1:
        measure(Path(sys.argv[1]))
        return
    measure(fetched(next(archive for archive in ARCHIVES if archive.name == "ruff")))
    with tempfile.TemporaryDirectory() as folder:
        measure(library(Path(folder) / "library"))


def measure(root: Path) -> None:
    """Time `sora scan`, `sora plan` and `sora film` of a repository; nothing is known before."""
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        os.environ["SORA_CACHE"] = str(room / "cache")
        print(root.name)
        facts = json.loads(_timed("scan", root, "--json", "--no-cache"))
        files = sum(facts["languages"].values())
        _timed("plan", root)
        shutil.rmtree(room / "cache", ignore_errors=True)
        _timed("film", root, "--out", str(room / "out"))
        film = next((room / "out").glob("*.mp4"))
        print(f"{files:,} files, {facts['lines']:,} lines, {len(facts['facts']):,} facts")
        print(f"film of {film.stat().st_size / 1e6:.1f} MB, {os.cpu_count()} processors")


def library(root: Path) -> Path:
    """Copy modules of the standard library into `root` until there are enough; return it."""
    source = Path(sysconfig.get_path("stdlib"))
    modules = sorted(path for path in source.rglob("*.py") if "site-packages" not in path.parts)
    for number in range(FILES):
        module = modules[number % len(modules)]
        copy = root / str(number // len(modules)) / module.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(module, copy)
    return root


def _timed(verb: str, root: Path, *options: str) -> str:
    begun, before = time.perf_counter(), os.times()
    done = subprocess.run(
        [sys.executable, "-m", "slapstick", verb, str(root), *options],
        check=True,
        capture_output=True,
        text=True,
    )
    after = os.times()
    used = after[2] + after[3] - before[2] - before[3]
    took = time.perf_counter() - begun
    print(f"sora {verb:<6} {took:6.1f} s by the clock, {used:6.1f} s of the processors", flush=True)
    return done.stdout


if __name__ == "__main__":
    main()
