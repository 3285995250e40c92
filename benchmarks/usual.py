"""Measure how often facts are found in ordinary code: the table of `tell/usual.py`.

sora scan REPO --json > NAME.json    # for each of a dozen repositories or more
python benchmarks/usual.py *.json

For each kind of fact: what the table says, the median and the mean of the repositories' rates in a
million lines, and what the table would say.  The mean leaves out the repository with the highest
rate, so that one that is all about locks does not make locks usual.  A kind belongs half way
between median and mean, geometrically and rounded to 1, 2 or 5; the median counts as a quarter of
the mean at least, for kinds that only some languages have, and what is rarer than 10 counts as 10.
"""

from __future__ import annotations

import json
import math
import statistics
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from slapstick.tell.usual import PER_MILLION_LINES

LEAST = 10
FAR = 2.5  # a table's value that is so many times off is marked


class Counted(NamedTuple):
    """A repository's facts by kind."""

    name: str
    lines: int
    kinds: Counter[str]


def main(paths: Sequence[str]) -> None:
    """Print the repositories, and a row for each kind of the table."""
    found = [_counted(Path(path)) for path in paths]
    for each in found:
        print(f"{each.name} {each.lines:,}")
    print(f"\n{'kind':22} {'table':>7} {'median':>7} {'mean':>7} {'found':>7}  would be")
    for kind, table in sorted(PER_MILLION_LINES.items()):
        rates = sorted(1e6 * each.kinds[kind] / each.lines for each in found)
        median, mean = statistics.median(rates), statistics.fmean(rates[:-1])
        value = usual(median, mean)
        there = sum(rate > 0 for rate in rates)
        mark = "  <-" if not 1 / FAR < value / table < FAR else ""
        print(
            f"{kind:22} {table:7} {median:7.0f} {mean:7.0f} {there:4}/{len(found)}  {value}{mark}"
        )


def usual(median: float, mean: float) -> int:
    """Return what the table would say."""
    middle = max(LEAST, math.sqrt(max(median, mean / 4) * mean))
    steps = [step * scale for scale in (10, 100, 1000, 10_000, 100_000) for step in (1, 2, 5)]
    return min(steps, key=lambda step: abs(math.log(step / middle)))


def _counted(path: Path) -> Counted:
    told = json.loads(path.read_text("utf-8"))
    return Counted(told["name"], told["lines"], Counter(each["kind"] for each in told["facts"]))


if __name__ == "__main__":
    main(sys.argv[1:])
