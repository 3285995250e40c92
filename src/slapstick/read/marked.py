"""Read the marked samples of a language and hold what is found to them; not for those of rules.

They say what each line must and must not give.

A mark stands at a line's end, behind the language's comment sign, and is taken off before reading:

    # => KIND attribute=value ; KIND     these facts begin on this line
    # =| KIND                            this line looks like one and is none
    # =* 60 TEXT                         sixty lines of TEXT stand here
    # =~ KIND KIND                       facts of these kinds may stand unmarked in this file

Of a kind that is marked anywhere in a file no fact may stand unmarked.  `_` in a value is a space.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from slapstick.assets import samples
from slapstick.model import Fact, Scalar
from slapstick.read.languages import builtin_texts, vocabulary
from slapstick.spec.language_text import LanguageText, closest

SAMPLES = samples()
_SIGN = r"(?://|#|--|/\*|<!--|\(\*|;+|%|!)"
_MARK = re.compile(rf"[ \t]*{_SIGN}[ \t]*(?==[>|])(.*?)(?:\*/|-->|\*\))?[ \t]*$")
_REPEAT = re.compile(
    rf"^([ \t]*){_SIGN}[ \t]=\*[ \t](\d{{1,5}})[ \t](.*?)(?:[ \t]*(?:--->|\*\)))?$"
)
_FREE = re.compile(rf"^[ \t]*{_SIGN}[ \t]=~[ \t](.*?)(?:[ \t]*(?:\*/|-->|\*\)))?$")
_NEARLY = re.compile(rf"^[ \t]*{_SIGN}[ \t]*=\*(?:[ \t]|$)")  # a row meant to be repeated
_INSIDE = re.compile(r"\s=[|>][ \t]+([a-z]+(?:\.[a-z]+)*)[ \t]*$")  # a mark with other words before


class Expected(NamedTuple):
    """A fact that must begin on a line."""

    line: int
    kind: str
    attributes: tuple[tuple[str, str], ...]


class Misread(NamedTuple):
    """A line that gives something else than its mark says."""

    line: int
    missing: Expected | None  # what it should give; None: it should not
    found: tuple[Fact, ...]  # what it gives instead, or against the marks
    fault: str = ""  # why its mark says nothing


class MarkedSample(NamedTuple):
    """A sample without its marks."""

    path: str
    content: bytes
    facts: tuple[Expected, ...]
    quiet: tuple[tuple[int, str], ...]
    unjudged: set[str]
    rows: tuple[int, ...] = ()  # on which row of the marked file each line stands
    faults: tuple[Misread, ...] = ()  # marks that say nothing

    @property
    def judged(self) -> set[str]:
        """Return the kinds of which no fact may stand unmarked."""
        spoken = {fact.kind for fact in self.facts} | {kind for _, kind in self.quiet}
        return spoken - self.unjudged


def marked_files(text: LanguageText, root: Path) -> tuple[Path, ...]:
    """Return the marked samples of a language file, sorted: those that ship under its name.

    A person's own language of the project at `root` has more, in `samples/NAME/` beside the folder
    `languages/` that holds it.
    """
    folders = [SAMPLES / text.id]
    if text not in builtin_texts():
        own = (root / text.path).parent.parent / "samples" / text.id
        folders += [own] if own.resolve().is_relative_to(root.resolve()) else []
    found = (path for each in folders if each.is_dir() for path in sorted(each.iterdir()))
    return tuple(path for path in found if path.is_file() and not path.is_symlink())


def proved(samples: Iterable[MarkedSample]) -> frozenset[str]:
    """Return the kinds of which samples show some, and something that only looks like one."""
    samples = tuple(samples)
    near = {kind for sample in samples for _, kind in sample.quiet}
    return frozenset(mark.kind for sample in samples for mark in sample.facts if mark.kind in near)


def misread(sample: MarkedSample, facts: Sequence[Fact]) -> tuple[Misread, ...]:
    """Return where the facts that are found in a sample differ from its marks."""
    expected = {(mark.line, mark.kind) for mark in sample.facts}
    quiet = set(sample.quiet)
    wrong = [
        Misread(mark.line, mark, tuple(f for f in facts if (f.line, f.kind) == mark[:2]))
        for mark in sample.facts
        if not any(_fits(mark, fact) for fact in facts)
    ]
    wrong += [
        Misread(fact.line, None, (fact,))
        for fact in facts
        if (fact.kind in sample.judged and (fact.line, fact.kind) not in expected)
        or (fact.line, fact.kind) in quiet
    ]
    return tuple(sorted([*sample.faults, *wrong], key=lambda each: each.line))


def _fits(mark: Expected, fact: Fact) -> bool:
    return mark[:2] == (fact.line, fact.kind) and all(
        written(fact.get(name)) == value.removesuffix(".0") for name, value in mark.attributes
    )


def written(value: Scalar | None) -> str:
    """Return a value as marks write it."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value).replace(" ", "_").removesuffix(".0")


def read_sample(path: Path) -> MarkedSample:
    """Return a sample and its marks; marks that say nothing are among its faults."""
    content = path.read_bytes()
    marks = _Marks({kind.kind for kind in vocabulary()})
    for number, row in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
        marks.read(number, row)
    if not _is_utf_8(content):
        marks.fault("the file is not UTF-8", 1)
    told = ("\n".join(marks.lines) + "\n").encode()
    return MarkedSample(
        path.name,
        told,
        tuple(marks.facts),
        tuple(marks.quiet),
        marks.unjudged,
        tuple(marks.rows),
        tuple(marks.faults),
    )


class _Marks:
    """What the rows of a sample say, and the lines that are left without their marks."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self.facts: list[Expected] = []
        self.quiet: list[tuple[int, str]] = []
        self.lines: list[str] = []
        self.unjudged: set[str] = set()
        self.rows: list[int] = []
        self.faults: list[Misread] = []

    def read(self, number: int, row: str) -> None:
        """Take the row of this number."""
        repeat = _REPEAT.match(row)
        if repeat:
            self.lines += [repeat.group(1) + repeat.group(3)] * int(repeat.group(2))
            self.rows += [number] * int(repeat.group(2))
            return
        self.rows.append(number)
        if free := _FREE.match(row):
            self.lines.append("")
            self.unjudged |= {kind for kind in free.group(1).split() if self._is_known(kind)}
            return
        mark = _MARK.search(row)
        self.lines.append(row[: mark.start()] if mark else row)
        if mark:
            for item in mark.group(1).split(" ; "):
                self._take(item)
        elif _NEARLY.match(row):
            self.fault("'=*' wants a number below 100,000 and a text")
        elif (inside := _INSIDE.search(row)) and inside[1] in self._known:
            self.fault("a mark stands alone in its comment: no words before it")

    def fault(self, why: str, line: int = 0) -> None:
        """Note that a mark says nothing; where no line is given, that of the last row."""
        self.faults.append(Misread(line or len(self.lines), None, (), why))

    def _take(self, item: str) -> None:
        sign, *words = item.split() if item[:2] in ("=>", "=|") else ["=>", *item.split()]
        if not words:
            self.fault(f"no kind of fact behind '{sign}'")
        elif self._is_known(words[0]) and sign == "=|":
            self.quiet.append((len(self.lines), words[0]))
        elif words[0] in self._known:
            pairs = tuple((name, value) for name, _, value in (w.partition("=") for w in words[1:]))
            self.facts.append(Expected(len(self.lines), words[0], pairs))

    def _is_known(self, kind: str) -> bool:
        if kind in self._known:
            return True
        near = closest(kind, self._known)
        self.fault(f"no fact '{kind}'" + (f": did you mean '{near}'?" if near else ""))
        return False


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
