"""Measure a film of a large repository: its scan, its plan and the whole of it, from a shell.

python benchmarks/film.py                 # 2,000 files of Python's own standard library
python benchmarks/film.py path/to/repository
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

FILES = 2000


def main() -> None:
    """Time `sora scan`, `sora plan` and `sora film` of one repository and print what they took."""
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        root = Path(sys.argv[1]) if len(sys.argv) > 1 else library(room / "library")
        facts = json.loads(_timed("scan", root, "--json"))
        files = sum(facts["languages"].values())
        _timed("plan", root)
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
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "slapstick", verb, str(root), *options],
        check=True,
        capture_output=True,
        text=True,
    )
    print(f"sora {verb:<6} {time.perf_counter() - begun:6.1f} s")
    return done.stdout


if __name__ == "__main__":
    main()
