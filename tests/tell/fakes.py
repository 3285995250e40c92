"""Rules, matches and a stage, small enough to reason about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from slapstick.model import (
    Clause,
    Fact,
    GagMatch,
    GagRule,
    GagScript,
    Identity,
    Place,
    Plot,
    Project,
    Scan,
    Story,
)
from slapstick.spec.stories import read_story
from slapstick.tell.casting import Stage
from slapstick.tell.plot import plot

STORIES = Path(__file__).resolve().parents[2] / "stories"
SCENES = ("street", "banquet", "archive", "workshop", "theatre")
PUPPETS = (
    "slip", "revolving-door", "swinging-ladder", "pie", "falling-boxes", "plates", "chase",
    "wrong-doors", "conveyor", "seesaw", "jammed-door", "rug", "leaking-pipe", "coat-layers",
    "paper-roll", "umbrella", "queue", "letters", "mirror", "tug-of-war", "suitcase",
)  # fmt: skip
EVERYWHERE: Mapping[str, tuple[str, ...]] = dict.fromkeys(PUPPETS, SCENES)
SCAN = Scan(Identity(name="my-cool_project"), lines=20_000)
SHORTEST = dict.fromkeys(PUPPETS, 5.0)
STAGE = Stage(EVERYWHERE, SHORTEST)


@cache
def story(name: str = "the-apprentice") -> Story:
    path = f"stories/{name}.yaml"
    read, problems = read_story(
        (STORIES / f"{name}.yaml").read_text("utf-8"), path, PUPPETS, SCENES
    )
    assert read is not None, problems
    return read


def rule(
    name: str,
    puppet: str = "slip",
    laugh: int = 2,
    *,
    tags: tuple[str, ...] = ("fall",),
    weight: int = 50,
    card: str = "Once more, with feeling.",
    setup: str = 'The apprentice, "{loop.call}" on his cap, crosses the floor.',
    prop: str = "",
) -> GagRule:
    gag = GagScript(
        prop or f"{puppet} of {name}", puppet, laugh, tags, setup,
        "He falls {count} times.", "The inspector falls once.", card,
    )  # fmt: skip
    place = Place("rules/core.yaml", 10, 5)
    marks = (
        ("setup", Place("rules/core.yaml", 20, 12)),
        ("card", Place("rules/core.yaml", 23, 11)),
    )
    return GagRule(
        f"test/pack/{name}", "why", Clause("fact", place), gag, place, weight, marks=marks
    )


def match(
    of: GagRule,
    raw: str = "fetch_user",
    count: int = 3,
    path: str = "src/api.py",
    line: int = 42,
    kind: str = "loop.retry",
) -> GagMatch:
    fact = Fact(kind, path, line, 5, line + 3, 1, "python", raw)
    return GagMatch(of, (("loop.call", raw),), (fact,), count, of.weight * 10)


def many(number: int = 21, kind: str = "loop.retry") -> list[GagMatch]:
    """Gags that differ in all that matters; the last one is a good habit."""
    made = []
    for n in range(number):
        tags = ("resolution",) if n == number - 1 else ("fall", "door")[n % 2 :]
        own = rule(f"gag-{n:03}", PUPPETS[n % len(PUPPETS)], 1 + n % 4, tags=tags, weight=30 + n)
        made.append(match(own, f"handle_item_{n}", 1 + n * n, f"src/f{n % 5}.py", kind=kind))
    return made


def film(
    matches: Iterable[GagMatch] = (),
    *,
    name: str = "my-cool_project",
    project: Project | None = None,
    told: Story | None = None,
    kept: Mapping[str, str] | None = None,
) -> Plot:
    scan = Scan(Identity(name=name), lines=SCAN.lines)
    return plot(told or story(), tuple(matches), scan, project or Project(), STAGE, kept)
