"""Time the reading of a history beside `git log` on it: medians of interleaved runs.

    python benchmarks/history.py [PATH ...] [--commits 100000] [--runs 5]

Without paths, a repository is made by `git fast-import`, the same each time: 265 authors in ten
zones, 1,900 files, branches that come home, tags, reverts and messages of all kinds.  Beside the
whole scan stands the history alone, as the scan reads it, and `git log --format=%H%s`, which asks
for as little as can be.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from slapstick.read.history import History, read_history
from slapstick.read.questions import AskedHistory

AUTHORS, FILES, TAG_EVERY = 300, 2_000, 400
_ZONES = ("-1000", "-0800", "-0500", "-0330", "+0000", "+0100", "+0200", "+0530", "+0545", "+0900")
_VERBS = (
    "Add",
    "Move",
    "Rename",
    "Drop",
    "Document",
    "Test",
    "Speed up",
    "Simplify",
    "Fix",
    "fix:",
)
_THINGS = ("the lamp", "a ladder", "plates", "the ferry's timetable", "die Brücke", "帳簿", "it")
_WORDS = ("wip", "typo", "oops", "stuff", "fixes", "cleanup.")
_BODY = "It was in the way of what comes next.\n\nIt stood there for years; see the ledger.\n" * 3


class Made(NamedTuple):
    """How far the making of a history has come."""

    lot: random.Random
    content: dict[str, int]  # how often each file was written


def main() -> None:
    """Read what is asked for and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--commits", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    wanted = parser.parse_args()
    print(f"{'repository':<14} {'commits':>9} {'facts':>6} {'git log':>9} {'history':>9}", end=" ")
    print(f"{'processor':>10} {'git part':>9} {'sora scan':>10}")
    with tempfile.TemporaryDirectory() as room:
        paths = wanted.paths or [made(Path(room) / "made", wanted.commits)]
        for path in paths:
            print(_row(path.resolve(), wanted.runs), flush=True)


def made(folder: Path, commits: int) -> Path:
    """Return a repository with so many commits, the same each time."""
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", folder], check=True)
    command = ["git", "-C", str(folder), "fast-import", "--quiet"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as importing:
        if importing.stdin is None:
            raise SystemExit("git takes nothing in")
        for piece in _stream(commits):
            importing.stdin.write(piece.encode())
        importing.stdin.close()
    if importing.returncode:
        raise SystemExit("git could not make the repository")
    subprocess.run(["git", "-C", str(folder), "reset", "--quiet", "--hard"], check=True)
    return folder


def _stream(commits: int) -> Iterator[str]:
    """Yield what `git fast-import` reads: a main line, and a branch about every 20 commits."""
    lot = random.Random(f"history {commits}")
    state = Made(lot, {})
    mark, main, since = 0, 0, 1_100_000_000
    last = "Begin"
    while mark < commits:
        since += int(lot.expovariate(1 / 6000)) + 1
        branch = lot.randint(1, 6) if main and lot.random() < 0.05 else 0
        tip = main
        for number in range(branch):
            mark += 1
            begun = since - (branch - number) * lot.choice((900, 40_000, 600_000))
            yield _commit(state, mark, begun, (tip,), _message(lot, last))
            tip = mark
        mark += 1
        last = f"Merge branch 'topic-{mark}'" if branch else _message(lot, last)
        parents = (main, tip) if branch else (main,) if main else ()
        yield _commit(state, mark, since, parents, last)
        main = mark
        if mark % TAG_EVERY < 1 + branch:
            yield _tag(mark, since)
    yield f"reset refs/heads/main\nfrom :{main}\n\n"


def _message(lot: random.Random, last: str) -> str:
    drawn = lot.random()
    if drawn < 0.01:
        return f'Revert "{last}"'
    if drawn < 0.03:
        return lot.choice(_WORDS)
    subject = f"{lot.choice(_VERBS)} {lot.choice(_THINGS)} ({lot.randint(1, 9999)})"
    return f"{subject}\n\n{_BODY}" if drawn < 0.4 else subject


def _commit(state: Made, mark: int, at: int, parents: tuple[int, ...], message: str) -> str:
    lot = state.lot
    author = min(int(lot.expovariate(1 / 30)), AUTHORS - 1)
    person = f"Author {author} <author{author}@example.org> {at} {_ZONES[author % len(_ZONES)]}"
    lines = [f"commit refs/heads/{'main' if len(parents) > 1 else 'work'}", f"mark :{mark}"]
    lines += [f"author {person}", f"committer {person}"]
    lines += [f"data {len(message.encode())}", message]
    lines += [f"{'merge' if n else 'from'} :{parent}" for n, parent in enumerate(parents)]
    for _ in range(0 if len(parents) > 1 else lot.choice((1, 1, 1, 2, 3, 8))):
        number = min(int(lot.expovariate(1 / 300)), FILES - 1)
        path = f"part{number % 20}/unit{number % 7}/file{number}.py"
        state.content[path] = state.content.get(path, 0) + 1
        text = f"import time\n\nturn = {state.content[path]}\ntime.sleep({number})\n"
        lines += [f"M 100644 inline {path}", f"data {len(text)}", text]
    return "\n".join([*lines, ""])


def _tag(mark: int, at: int) -> str:
    message = f"Release {mark}"
    tagger = f"tagger Author 0 <author0@example.org> {at} +0000"
    return f"tag v{mark}\nfrom :{mark}\n{tagger}\ndata {len(message)}\n{message}\n"


def _row(path: Path, runs: int) -> str:
    listed = subprocess.run(
        ["git", "-C", str(path), "ls-files", "-z"], check=True, capture_output=True
    ).stdout.decode("utf-8", "surrogateescape")
    paths = frozenset(listed.split("\0"))
    scan = [str(Path(sys.executable).with_name("sora")), "scan", "--no-cache", str(path)]
    log = ["git", "-C", str(path), "log", "--format=%H%s"]
    count = subprocess.run(
        ["git", "-C", str(path), "rev-list", "--count", "HEAD"], check=True, capture_output=True
    ).stdout
    rounds = []
    for _ in range(runs):
        found: list[History] = []
        read = _timed(lambda: found.append(read_history(AskedHistory(str(path)), paths)))  # noqa: B023  # called at once
        rounds.append((_timed(lambda: _quietly(log))[0], *read, _timed(lambda: _quietly(scan))[0]))
    git, history, own, children, whole = (statistics.median(t) for t in zip(*rounds, strict=True))
    told = (
        f"{path.name:<14} {int(count):>9,} {len(found[0].facts):>6} {git:>7.2f} s {history:>7.2f} s"
    )
    return f"{told} {own + children:>8.2f} s {children:>7.2f} s {whole:>8.2f} s"


def _quietly(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _timed(work: Callable[[], object]) -> tuple[float, float, float]:
    """Return the seconds by the clock, and the processor's here and in processes that ended."""
    before, own, begun = _children(), time.process_time(), time.perf_counter()
    work()
    return time.perf_counter() - begun, time.process_time() - own, _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
