"""Measure how long `sora --help` takes from a shell: median of 25 runs on a warm disk.

python benchmarks/startup.py
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 25


def main() -> None:
    """Time python alone, then the command, and print both."""
    sora = Path(sys.executable).with_name("sora")
    commands: tuple[tuple[str, list[str | Path]], ...] = (
        ("python -c pass", [sys.executable, "-c", "pass"]),
        ("sora --version", [sora, "--version"]),
        ("sora --help", [sora, "--help"]),
    )
    for name, command in commands:
        times = sorted(_once(command) for _ in range(RUNS + 2))[: RUNS + 1]
        print(f"{name:<16} {statistics.median(times) * 1000:6.1f} ms (best {times[0] * 1000:.1f})")


def _once(command: list[str | Path]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
