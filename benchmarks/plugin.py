"""Measure what the pytest plugin costs a repository without a sora.yaml.

python benchmarks/plugin.py

Runs of pytest with the plugin and without it take turns, so that both meet the same machine; told
are the medians of their processor times, of the differences of each pair, and of the time that
importing the plugin takes.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path

RUNS = 21
_IMPORT = (
    "import pytest, time; begun = time.perf_counter(); import slapstick.testing.plugin;"
    "print(time.perf_counter() - begun)"
)


def main() -> None:
    """Time both, and print them with their difference."""
    with tempfile.TemporaryDirectory() as home:
        (Path(home) / "test_own.py").write_text("def test_own(): pass\n", "utf-8")
        ways = {"with the plugin": [], "without it": ["-p", "no:slapstick"]}
        spent: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(RUNS):
            for name, words in ways.items():
                spent[name].append(_processor_time([*words, "-q", "-p", "no:cacheprovider"], home))
        imports = sorted(_seconds(_IMPORT) for _ in range(RUNS))
    print(f"pytest {metadata.version('pytest')}, Python {sys.version.split()[0]}, {RUNS} runs each")
    for name, times in spent.items():
        print(f"{name:<16} {statistics.median(times) * 1000:6.1f} ms of processor time")
    pairs = [one - other for one, other in zip(*spent.values(), strict=True)]
    print(f"{'the plugin':<16} {statistics.median(pairs) * 1000:6.1f} ms")
    print(f"{'its import':<16} {statistics.median(imports) * 1000:6.1f} ms")


def _processor_time(words: list[str], folder: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "pytest", *words], cwd=folder, check=True, capture_output=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _seconds(code: str) -> float:
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return float(done.stdout)


if __name__ == "__main__":
    main()
