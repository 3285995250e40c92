"""Time the scan of folders against ast-grep with rules for the same facts, and against parsing.

    python benchmarks/scan.py [FOLDER ...] [--ast-grep PROGRAM] [--rounds N] [--warm]

Without folders, the public archives of `archives.py` are read.  `--warm` sets scans of what has not
changed beside `git status` on the same folders, as `warm.py` does, instead.
The files that a scan reads are laid out as hard links, so that all read the same ones; then every
round runs, one after another, two workers each:

    sora       `sora scan --no-cache --json`, as a command
    parsing    the same walk, which does nothing but parse
    ast-grep   `ast-grep scan --json=stream` with the rules of `peer_rules.py`

Prints medians of seconds by the clock, the ratios by the clock and by the processor's seconds, and
the most memory that all processes of a command held together (PSS), sampled in a run of its own.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import warm
from archives import ARCHIVES, fetched
from peer_rules import rules_for, written
from peer_words import LANGUAGES
from peers import accepted, laid_out

from slapstick.read.languages import GrammarMissing, builtin_texts, compile_language
from slapstick.read.scan import scan
from slapstick.spec.language_text import LanguageText

_PARSE_ONLY = """
import sys
from pathlib import Path
from slapstick.read import facts
from slapstick.read.packed import FileFacts
from slapstick.read.scan import scan
from slapstick.read.syntax import parse

def parse_only(language, content, path):
    return None if parse(language, content) is None else FileFacts((), 0, (), ())

facts.read_source = parse_only
scan(Path(sys.argv[1]), workers=2)
"""
_SORA = "import sys; from slapstick.cli import main; sys.exit(main(sys.argv[1:]))"


class Run(NamedTuple):
    """What one run of a command took."""

    wall: float
    processor: float


def main() -> None:
    """Measure each folder and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--ast-grep", default=shutil.which("ast-grep"))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--warm", action="store_true")
    words = parser.parse_args()
    folders = words.folders or [fetched(archive) for archive in ARCHIVES]
    if words.warm:
        warm.compare(folders, words.rounds)
        return
    warm.as_installed()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as work:
        print(_head())
        for folder in folders:
            tree = Path(work) / "tree" / folder.resolve().name
            print(_row(folder, tree, words.ast_grep, words.rounds), flush=True)
            shutil.rmtree(tree)


def _head() -> str:
    names = ("folder", "files", "MB", "facts", "matches", "sora s", "parsing s", "ast-grep s",
             "sora to parsing", "sora to ast-grep", "sora MB", "ast-grep MB")  # fmt: skip
    return "| " + " | ".join(names) + " |\n|" + "---|" * len(names)


def _row(folder: Path, tree: Path, ast_grep: str | None, rounds: int) -> str:
    files, size = laid_out(folder, tree)
    facts = sum(1 for fact in scan(tree).facts if not fact.kind.startswith("history."))
    python = [sys.executable, "-c"]
    sora = [*python, _SORA, "scan", str(tree), "--no-cache", "--json", "--workers", "2"]
    commands = {"sora": sora, "parsing": [*python, _PARSE_ONLY, str(tree)]}
    matches = 0
    if ast_grep:
        rules = tree.with_suffix(".yml")
        rules.write_text(_rules(tree, ast_grep, tree.parent.parent), "utf-8")
        peer = [ast_grep, "scan", "--rule", str(rules), "--json=stream", "--threads", "2"]
        commands["ast-grep"] = [*peer, "--no-ignore", "hidden", "--no-ignore", "vcs", str(tree)]
        matches = _lines(commands["ast-grep"])
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(_timed(command))
    wall = {name: statistics.median(run.wall for run in found) for name, found in runs.items()}
    used = {name: statistics.median(run.processor for run in found) for name, found in runs.items()}
    held = {name: _memory(command) for name, command in commands.items() if name != "parsing"}
    peer_wall = wall.get("ast-grep", 0.0)
    cells = [folder.resolve().name, f"{files:,}", f"{size / 1e6:.1f}", f"{facts:,}", f"{matches:,}"]
    cells += [f"{wall[name]:.2f}" for name in ("sora", "parsing")] + [f"{peer_wall:.2f}"]
    for name in ("parsing", "ast-grep"):
        ratios = [took["sora"] / took[name] for took in (wall, used) if name in took]
        cells.append(" / ".join(f"{ratio:.2f}" for ratio in ratios) or "-")
    cells += [f"{held[name] / 1e6:.0f}" if name in held else "-" for name in ("sora", "ast-grep")]
    return "| " + " | ".join(cells) + " |"


def _rules(tree: Path, ast_grep: str, room: Path) -> str:
    present = dict(scan(tree).languages)
    texts = [text for text in builtin_texts() if text.id in present]
    asked = [rule for text in texts if _loads(text) for rule in rules_for(text)]
    return written(accepted(asked, ast_grep, room))


def _loads(text: LanguageText) -> bool:
    try:
        compile_language(text)
    except GrammarMissing:
        return False
    return text.id in LANGUAGES


def _timed(command: Sequence[str]) -> Run:
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    return Run(wall, usage.ru_utime + usage.ru_stime)


def _lines(command: Sequence[str]) -> int:
    said = subprocess.run(command, check=False, capture_output=True).stdout
    return said.count(b"\n")


def _memory(command: Sequence[str]) -> int:
    """Return the most bytes that a command and its children hold together; 0 where unknown."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0
    done = threading.Event()

    def sample() -> None:
        nonlocal most
        while not done.wait(0.05):
            most = max(most, sum(map(_share, _family(process.pid))))

    watcher = threading.Thread(target=sample)
    watcher.start()
    process.wait()
    done.set()
    watcher.join()
    return most


def _family(process: int) -> list[int]:
    try:
        told = Path(f"/proc/{process}/task/{process}/children").read_text("utf-8")
    except OSError:
        return [process]
    return [process, *(each for child in told.split() for each in _family(int(child)))]


def _share(process: int) -> int:
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text("utf-8")
    except OSError:
        return 0
    line = next((line for line in told.splitlines() if line.startswith("Pss:")), "Pss: 0 kB")
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    main()
