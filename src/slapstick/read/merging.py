"""Put the facts of files together, with those that only many files have; not for one file's."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from operator import attrgetter, eq
from typing import Any, overload

from slapstick.model import Fact, Pairs
from slapstick.read.packed import FileFacts, Packed, pack
from slapstick.read.themes import themes


class Facts(Sequence[Fact]):
    """The facts of many files in order, unpacked file by file whenever they are looked at.

    It compares, slices and iterates as a tuple of them would, whose memory it does without.
    """

    def __init__(self, files: Iterable[Packed], more: Mapping[str, Sequence[Fact]]) -> None:
        alone = [file for file in files if file.number]
        apart = [Packed(path, "", 0, 0, b"", b"") for path in {*more} - {f.path for f in alone}]
        self._files = sorted([*alone, *apart], key=attrgetter("path"))
        self._more = more
        self._ends: list[int] = []  # how many facts there are up to each file, when asked

    def added(self) -> Iterator[Fact]:
        """Yield the facts that were found in no single file."""
        for facts in self._more.values():
            yield from dict.fromkeys(facts)

    def __iter__(self) -> Iterator[Fact]:
        for file in self._files:
            yield from self._of(file)

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Yield the facts as plain tuples, for who only writes them down."""
        for file in self._files:
            yield from file.rows if file.number and file.path not in self._more else self._of(file)

    def __len__(self) -> int:
        return self._counted()[-1] if self._files else 0

    @overload
    def __getitem__(self, index: int) -> Fact: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Fact, ...]: ...

    def __getitem__(self, index: int | slice) -> Fact | tuple[Fact, ...]:
        """Return one fact, or a tuple of them."""
        if isinstance(index, slice):
            return tuple(self)[index]
        at = index + len(self) if index < 0 else index
        if not 0 <= at < len(self):
            raise IndexError(index)
        file = bisect_right(self._counted(), at)
        before = self._counted()[file - 1] if file else 0
        return self._of(self._files[file])[at - before]

    def __contains__(self, fact: object) -> bool:
        if not isinstance(fact, Fact):
            return False
        at = bisect_left(self._files, fact.path, key=attrgetter("path"))
        return at < len(self._files) and fact in self._of(self._files[at])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (Facts, tuple)):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"<{len(self)} facts of {len(self._files)} files>"

    def parts(self, most: int) -> Iterator[Facts]:
        """Yield the facts of files that follow each other and have about so many."""
        files: list[Packed] = []
        number = 0
        for file in self._files:
            if files and number + file.number > most:
                yield self._only(files)
                files, number = [], 0
            files.append(file)
            number += file.number
        if files:
            yield self._only(files)

    def _only(self, files: Iterable[Packed]) -> Facts:
        part = Facts((), {})
        part._files, part._more = list(files), self._more
        return part

    def _of(self, file: Packed) -> tuple[Fact, ...]:
        own = file.facts if file.number else ()
        more = self._more.get(file.path)
        return own if more is None else in_order({*own, *more})

    def _counted(self) -> Sequence[int]:
        if not self._ends:
            known = self._more
            numbers = (len(self._of(f)) if f.path in known else f.number for f in self._files)
            self._ends = list(accumulate(numbers))
        return self._ends


def parts_of(facts: Sequence[Fact], most: int) -> list[Sequence[Fact]]:
    """Return facts in stretches of about so many."""
    if isinstance(facts, Facts):
        return list(facts.parts(most))
    return [facts[at : at + most] for at in range(0, len(facts), most)]


def merge(files: Iterable[Packed], beside: Iterable[Fact] = ()) -> Facts:
    """Put the facts of files together, with those that stand beside and those of all together."""
    read = [file for file in files if file.number]
    more: dict[str, list[Fact]] = {}
    for fact in (*_twins(read), *themes(read), *beside):
        more.setdefault(fact.path, []).append(fact)
    return Facts(read, more)


def merged(files: Mapping[str, FileFacts]) -> tuple[Fact, ...]:
    """Return the facts of a few files by their paths, put together."""
    return tuple(merge(pack(path, found) for path, found in files.items()))


def duplicates(bodies: Iterable[tuple[str, Fact]]) -> Iterator[Fact]:
    """Yield a fact for every function whose body another function has too."""
    groups: dict[str, list[Fact]] = {}
    for digest, fact in bodies:
        groups.setdefault(digest, []).append(fact)
    for group in groups.values():
        twins = sorted(group, key=order_of)
        for index, fact in enumerate(twins if len(twins) > 1 else ()):
            other = twins[index - 1] if index else twins[1]
            pairs: Pairs = (("lines", fact.get("lines") or 0), ("other", other.name))
            yield fact._replace(kind="code.duplicate", attributes=pairs)


def in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return facts by path, line, column and kind."""
    return tuple(sorted(facts, key=order_of))


def order_of(fact: Fact) -> tuple[object, ...]:
    """Return what facts are put in order by: place, kind, name."""
    kind, path, line, column, end_line, end_column, _, name, attributes = fact
    return (path, line, column, kind, end_line, end_column, name, str(attributes))


def _twins(files: Sequence[Packed]) -> Iterator[Fact]:
    """Yield the duplicates of files, of which only those that have any are unpacked."""
    marks = marks_of(files)
    again = {mark for mark, following in pairwise(marks) if mark == following}
    some = (file for file in files if file.marks and not again.isdisjoint(marks_of([file])))
    return duplicates(pair for file in some for pair in file.bodies)


def marks_of(files: Iterable[Packed]) -> array[int]:
    """Return the marks of all bodies of files, in order."""
    return array("Q", sorted(array("Q", b"".join(file.marks for file in files))))
