"""Say of a scan what a person wants to see first: what stands out, and where it shows best."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from slapstick.app.ground import Ground
from slapstick.match.evidence import in_tests
from slapstick.model import Fact, Scan
from slapstick.tell.usual import PER_MILLION_LINES, prevalence

_MEASURES = ("lines", "depth", "count", "parameters", "methods", "seconds", "value")
_TIMES = {1: "an eighth", 2: "a quarter", 3: "half", 4: "as usual", 5: "2 times", 6: "4 times",
          7: "8 times", 8: "16 times"}  # fmt: skip


class Habit(NamedTuple):
    """One kind of fact as a repository has it."""

    kind: str
    found: int
    stands_out: int  # as `tell.usual` counts: 4 is usual; 0 where nothing is known
    best: Fact

    @property
    def beside_others(self) -> str:
        """How often it is found, beside ordinary code."""
        return _TIMES.get(self.stands_out, "")


def habits(found: Scan, facts: Iterable[Fact]) -> tuple[Habit, ...]:
    """Return every kind of fact that was found, what stands out most before what is usual."""
    by_kind: dict[str, list[Fact]] = {}
    for fact in facts:
        by_kind.setdefault(fact.kind, []).append(fact)
    rows = (_habit(kind, group, found.lines) for kind, group in by_kind.items())
    return tuple(sorted(rows, key=lambda row: (-row.stands_out, row.kind)))


def evidence(fact: Fact) -> str:
    """Return what a fact is about and how much of it, in a few words."""
    measure = next(_measures(fact), None)
    told = f"{measure[1]:g} {measure[0]}" if measure and measure[0] != "value" else ""
    return ", ".join(filter(None, (fact.name, told)))


def may_be_kept(ground: Ground) -> bool:
    """Tell whether a scan depends on nothing but the repository and what is installed.

    Packs may bring languages; those that lie outside the repository are watched by nobody.
    """
    folders = (Path(pack.folder) for pack in ground.project.packs if pack.folder)
    inside = all(not folder.is_absolute() and ".." not in folder.parts for folder in folders)
    return inside and not any(pack.git for pack in ground.project.packs)


def grammar_folders(ground: Ground) -> tuple[str, ...]:
    """Return the folders that change when a grammar comes, goes or is replaced."""
    modules = {text.grammar.partition(":")[0] for text in ground.languages} | {"tree_sitter"}
    specs = (importlib.util.find_spec(module) for module in sorted(modules))
    return tuple(sorted({str(Path(s.origin).parent.parent) for s in specs if s and s.origin}))


def _habit(kind: str, group: list[Fact], lines: int) -> Habit:
    stands_out = prevalence(kind, len(group), lines) if kind in PER_MILLION_LINES else 0
    return Habit(kind, len(group), stands_out, max(group, key=_strength))


def _strength(fact: Fact) -> tuple[bool, float, bool]:
    """Order by code before tests, much before little, and a name before none; the first wins."""
    return (not in_tests(fact.path), next((n for _, n in _measures(fact)), 0.0), bool(fact.name))


def _measures(fact: Fact) -> Iterator[tuple[str, float]]:
    for word in _MEASURES:
        value = fact.get(word)
        if isinstance(value, int | float) and not isinstance(value, bool):
            yield word, float(value)
