"""Say of a scan what a person wants to see first: what stands out, and where it shows best."""

from __future__ import annotations

import importlib.util
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from slapstick.app.ground import BareGround, Ground, is_bare_folder, store_of
from slapstick.errors import SlapstickError
from slapstick.match.evidence import in_tests, measures, strongest_measure
from slapstick.model import Fact, Scan
from slapstick.read.languages import builtin_texts
from slapstick.read.overview import Counted, Overview
from slapstick.tell.usual import PER_MILLION_LINES, prevalence

if TYPE_CHECKING:
    from slapstick.read.amending import Again, Ahead
    from slapstick.read.processes import Worker
    from slapstick.read.scan import Survey

Earlier: TypeAlias = tuple[Any, Any, Any, Any, Any]
Now: TypeAlias = tuple[Any, Any]
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


def habits(counted: Iterable[Counted], lines: int) -> tuple[Habit, ...]:
    """Return every kind of fact that was found, what stands out most before what is usual."""
    rows = (Habit(c.kind, c.found, _stands_out(c, lines), c.best) for c in counted)
    return tuple(sorted(rows, key=lambda row: (-row.stands_out, row.kind)))


def count(facts: Iterable[Fact]) -> Iterator[Counted]:
    """Yield how many facts there are of each kind, and the one that shows best."""
    numbers: Counter[str] = Counter()
    best: dict[str, tuple[tuple[bool, float, bool], Fact]] = {}
    for fact in facts:
        kind, strength = fact.kind, _strength(fact)
        numbers[kind] += 1
        if kind not in best or strength > best[kind][0]:
            best[kind] = (strength, fact)
    for kind, (_, fact) in best.items():
        yield Counted(kind, numbers[kind], fact)


def seen_at_first(found: Scan, facts: Iterable[Fact]) -> Overview:
    """Return what is seen first of a scan, with some of its facts."""
    reasons = Counter(each.reason for each in found.skipped)
    counted = tuple(count(facts))
    return Overview(
        found.identity.name, found.languages, found.lines, dict(reasons), found.no_history, counted
    )


def seen_again(root: str, earlier: Earlier) -> Again | None:
    """Return what is seen first of a repository in which few files changed; `None` if unsure.

    `earlier` is what was kept of it, how its work tree was then, what differs now, how it is, and
    what was read ahead.
    """
    values, then, entries, now, ahead = earlier
    store = store_of(root)
    if store is None or not is_bare_folder(root):
        return None
    from slapstick.read.amending import amended, is_as_it_was, kept_from  # noqa: PLC0415  # seldom

    kept = kept_from(values)
    if not is_as_it_was(kept, now[2], then[2]):
        return None
    return amended(root, builtin_texts(), kept, entries, now[1], store, ahead)


def read_ahead(root: str, values: Any, paths: Iterable[str], early: Worker | None) -> Ahead | None:
    """Begin to read paths that look changed; `None` where nothing is.

    `values` are what was kept of the repository; `early`, a worker that was started before.
    """
    store = store_of(root)
    if store is None or not is_bare_folder(root):
        return None
    from slapstick.read.amending import kept_from, read_ahead  # noqa: PLC0415  # as below

    try:
        return read_ahead(root, builtin_texts(), kept_from(values), paths, store, early)
    except (SlapstickError, OSError):
        return None  # what is wrong is told when all is read


def to_be_kept(ground: Ground, found: Survey, now: Now | None) -> tuple[object, ...] | None:
    """Return what can be brought up to date when few files change; `None` where nothing can."""
    store = store_of(os.fspath(ground.root))
    if store is None or now is None or not is_bare(ground):
        return None
    from slapstick.read.amending import kept_of, plain  # noqa: PLC0415  # as above

    entries, state = now
    kept = kept_of(found, ground.languages, store, entries, state[1])
    return None if kept is None else plain(kept)


def is_bare(ground: Ground) -> bool:
    """Tell whether nobody wrote anything that decides how a repository is read."""
    if isinstance(ground, BareGround):
        return True
    from slapstick.model import Project  # noqa: PLC0415  # for what is bare it need not be loaded

    return ground.languages is builtin_texts() and ground.project == Project()


_OF_HISTORY = ("days", "years", "authors")  # measures that none but facts of the history have


def evidence(fact: Fact) -> str:
    """Return what a fact is about and how much of it, in a few words."""
    beside = ((word, fact.get(word)) for word in _OF_HISTORY)
    numbers = ((word, float(value)) for word, value in beside if isinstance(value, int))
    measure = next(chain(measures(fact), numbers), None)
    return ", ".join(filter(None, (fact.name, _measured(*measure) if measure else "")))


def _measured(word: str, number: float) -> str:
    """Put a measure of a fact into words; numbers that a call is given are in its own unit."""
    if word == "value":
        return ""
    told = {"count": "{} of them", "depth": "{} deep", "seconds": "given {}"}.get(word)
    if told:
        return told.format(f"{number:,g}")
    return f"{number:,g} {word.removesuffix('s') if number == 1 else word}"


def may_be_kept(ground: Ground) -> bool:
    """Tell whether a scan depends on nothing but the repository and what is installed.

    Packs may bring languages; those that lie outside the repository are watched by nobody.
    """
    if isinstance(ground, BareGround):
        return True
    from pathlib import Path  # noqa: PLC0415  # as above

    folders = (Path(pack.folder) for pack in ground.project.packs if pack.folder)
    inside = all(not folder.is_absolute() and ".." not in folder.parts for folder in folders)
    return inside and not any(pack.git for pack in ground.project.packs)


def grammar_folders(ground: Ground) -> tuple[str, ...]:
    """Return the folders that change when a grammar comes, goes or is replaced."""
    modules = {text.grammar.partition(":")[0] for text in ground.languages} | {"tree_sitter"}
    specs = (importlib.util.find_spec(module) for module in sorted(modules))
    origins = {spec.origin for spec in specs if spec and spec.origin}
    return tuple(sorted({origin.rsplit(os.sep, 2)[0] for origin in origins}))


def _stands_out(counted: Counted, lines: int) -> int:
    known = counted.kind in PER_MILLION_LINES
    return prevalence(counted.kind, counted.found, lines) if known else 0


def _strength(fact: Fact) -> tuple[bool, float, bool]:
    """Order by code before tests, much before little, and a name before none; the first wins."""
    return (not in_tests(fact.path), strongest_measure(fact), bool(fact.name))
