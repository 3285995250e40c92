"""Measure how long the best cast takes to find: up to 40 beats and 400 gags, from all sides.

python benchmarks/plot.py

Times `cast_gags` whole: the worth of every gag in every beat, the best choice of all and the
runner-up of each beat. Plots are drawn from a seeded lot, so that every run solves the same ones.
One processor does all of it; its own time is told too, which other work on a machine leaves alone.
"""

from __future__ import annotations

import os
import random
import statistics
import time
from collections.abc import Iterator
from typing import Literal

from slapstick.model import Clause, Fact, GagMatch, GagRule, GagScript, Place, Slot, Story
from slapstick.tell.casting import Casting, Stage, cast_gags

ROUNDS = 25
SCENES = ("street", "banquet", "archive", "workshop", "theatre")
TAGS = ("fall", "food", "door", "crowd", "flood", "pile", "machine", "chase", "street", "twins")
KINDS = ("error.swallowed", "loop.retry", "comment.todo", "import", "lock", "thread", "sql", "log")
Role = Literal["gag", "peak", "resolution"]
HERE = Place("benchmark", 1, 1)


def main() -> None:
    """Solve plots of several sizes and print the median and the worst time of each size."""
    print(f"{os.cpu_count()} processors; {ROUNDS} plots each")
    print(
        f"{'beats':>5} {'gags':>5} {'puppets':>8} {'median':>8} {'worst':>8} {'cpu worst':>10}  ms"
    )
    for beats, gags, puppets in ((6, 85, 21), (14, 150, 29), (40, 400, 29), (40, 400, 60)):
        times = [_seconds(casting) for casting in castings(beats, gags, puppets)]
        walls, own = zip(*times, strict=True)
        middle, worst = 1000 * statistics.median(walls), 1000 * max(walls)
        print(f"{beats:5} {gags:5} {puppets:8} {middle:8.0f} {worst:8.0f} {1000 * max(own):10.0f}")


def castings(beats: int, gags: int, puppets: int) -> Iterator[Casting]:
    """Yield plots drawn by lot: beats with ranges and wishes, gags with laughs and tags."""
    for seed in range(ROUNDS):
        lot = random.Random(f"{beats} {gags} {puppets} {seed}")
        names = [f"puppet-{number:02}" for number in range(puppets)]
        slots = tuple(_slot(lot, number, beats, names) for number in range(beats))
        matches = tuple(_match(lot, number, names) for number in range(gags))
        places = {name: tuple(lot.sample(SCENES, lot.randint(1, 3))) for name in names}
        story = Story("benchmark", "Benchmark", 90.0, 0.7, (), (), slots, HERE)
        seconds = {slot.id: 9.0 for slot in slots}
        yield Casting(story, slots, seconds, Stage(places), matches, lines=lot.randint(500, 500000))


def _slot(lot: random.Random, number: int, beats: int, puppets: list[str]) -> Slot:
    """Return a beat; the peak stands at 70 % and the resolution last."""
    role: Role = (
        "resolution" if number == beats - 1 else "peak" if number == beats * 7 // 10 else "gag"
    )
    low = lot.randint(1, 3)
    tags = ("resolution",) if role == "resolution" else tuple(lot.sample(TAGS, 4))
    return Slot(
        id=f"beat-{number:02}", section="all", role=role, seconds=(9.0, 9.0), place=HERE,
        laugh=(low, low + 1), tags=tags, scene=lot.choice(SCENES), filler=_gag(lot, puppets),
    )  # fmt: skip


def _match(lot: random.Random, number: int, puppets: list[str]) -> GagMatch:
    rule = GagRule(
        f"benchmark/gag-{number:03}", "why", Clause("fact", HERE), _gag(lot, puppets), HERE,
        lot.randint(20, 80),
    )  # fmt: skip
    path, kind = f"src/file_{lot.randint(0, 60)}.py", lot.choice(KINDS)
    fact = Fact(kind, path, number + 1, 1, number + 2, 1, "python", f"name_{number}")
    return GagMatch(rule, (("it.name", f"name_{number}"),), (fact,), lot.randint(1, 900), 1)


def _gag(lot: random.Random, puppets: list[str]) -> GagScript:
    tags = ("resolution",) if lot.random() < 0.1 else tuple(lot.sample(TAGS, 3))
    prop = f"prop {lot.randint(0, 90)}"
    return GagScript(prop, lot.choice(puppets), lot.randint(1, 4), tags, "He.", "He.", "He.")


def _seconds(casting: Casting) -> tuple[float, float]:
    """Return the seconds by the clock, and those of the processor."""
    clock, own = time.perf_counter(), time.process_time()
    cast_gags(casting)
    return time.perf_counter() - clock, time.process_time() - own


if __name__ == "__main__":
    main()
