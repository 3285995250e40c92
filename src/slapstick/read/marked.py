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
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from slapstick.assets import samples
from slapstick.model import Fact, Scalar
from slapstick.read.languages import builtin_texts
from slapstick.spec.language_text import LanguageText

SAMPLES = samples()
_SIGN = r"(?://|#|--|/\*|<!--|\(\*|;+|%|!)"
_MARK = re.compile(rf"[ \t]*{_SIGN}[ \t]*(?==[>|])(.*?)(?:\*/|-->|\*\))?[ \t]*$")
_REPEAT = re.compile(rf"^([ \t]*){_SIGN}[ \t]=\*[ \t](\d+)[ \t](.*?)(?:[ \t]*(?:--->|\*\)))?$")
_FREE = re.compile(rf"^{_SIGN}[ \t]=~[ \t](.*?)(?:[ \t]*\*\))?$")


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


class MarkedSample(NamedTuple):
    """A sample without its marks."""

    path: str
    content: bytes
    facts: tuple[Expected, ...]
    quiet: tuple[tuple[int, str], ...]
    unjudged: set[str]
    rows: tuple[int, ...] = ()  # on which row of the marked file each line stands

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
        folders.append((root / text.path).parent.parent / "samples" / text.id)
    return tuple(path for folder in folders if folder.is_dir() for path in sorted(folder.iterdir()))


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
    return tuple(sorted(wrong, key=lambda each: each.line))


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
    """Return a sample and its marks."""
    facts: list[Expected] = []
    quiet: list[tuple[int, str]] = []
    lines: list[str] = []
    unjudged: set[str] = set()
    rows: list[int] = []
    for number, row in enumerate(path.read_text("utf-8").splitlines(), 1):
        repeat = _REPEAT.match(row)
        if repeat:
            lines += [repeat.group(1) + repeat.group(3)] * int(repeat.group(2))
            rows += [number] * int(repeat.group(2))
            continue
        rows.append(number)
        if free := _FREE.match(row):
            lines.append("")
            unjudged |= set(free.group(1).split())
            continue
        mark = _MARK.search(row)
        lines.append(row[: mark.start()] if mark else row)
        for item in mark.group(1).split(" ; ") if mark else ():
            sign, kind, *values = (
                item.split() if item[:2] in ("=>", "=|") else ["=>", *item.split()]
            )
            if sign == "=|":
                quiet.append((len(lines), kind))
            else:
                pairs = (value.partition("=")[::2] for value in values)
                facts.append(Expected(len(lines), kind, tuple((k, v) for k, v in pairs)))
    content = ("\n".join(lines) + "\n").encode()
    return MarkedSample(path.name, content, tuple(facts), tuple(quiet), unjudged, tuple(rows))
