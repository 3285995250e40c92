"""Say which kind of change altered each line of a prompt; compiles nothing and asks no git.

A film is compiled once for each kind of change, in a fixed order, each time with one kind more
brought up to date.  A line belongs to the kinds at whose turns it altered, so that several causes
of one change, and even of one line, are told apart.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from slapstick.model import Line, Place, Prompt

Kind = Literal[
    "slapstick", "grammar", "pack", "rule", "story", "level", "provider", "project", "code",
    "unknown",
]  # fmt: skip
HEAD = "shot"  # the part that holds what a page says of the shot as a whole


class Stage(NamedTuple):
    """The film's prompts, by shot, after one more kind of change."""

    kind: Kind
    prompts: Mapping[str, Prompt]


class Cause(NamedTuple):
    """Why a line is not as it was."""

    kind: Kind
    detail: str = ""  # "film.level: standard to low"
    place: Place | None = None
    commit: str = ""  # "" where the change is not committed, or lies outside of the repository


@dataclass(frozen=True, slots=True)
class Edit:
    """One line of a prompt that is not as it was."""

    part: str
    before: Line | None
    after: Line | None
    kinds: tuple[Kind, ...]

    @property
    def moved(self) -> bool:
        """Whether the words are the same and only stand elsewhere."""
        return bool(self.before and self.after and self.before.text == self.after.text)


def edits_of(shot: str, before: Prompt | None, stages: Sequence[Stage]) -> tuple[Edit, ...]:
    """Return the lines of a shot that altered from `before` to the last stage, in their order."""
    slots = [_Slot(part, line, line, ()) for part, line in _rows(before)]
    for stage in stages:
        slots = _follow(slots, _rows(stage.prompts.get(shot)), stage.kind)
    return tuple(_edits(slots))


class _Slot(NamedTuple):
    """A line's whole life: what it was, what it is, and at whose turns it altered."""

    part: str
    before: Line | None
    now: Line | None
    kinds: tuple[Kind, ...]


def _follow(slots: list[_Slot], rows: list[tuple[str, Line]], kind: Kind) -> list[_Slot]:
    """Return the slots after one more stage; lines are compared within their part."""
    parts = dict.fromkeys([*(slot.part for slot in slots), *(part for part, _ in rows)])
    return [
        slot
        for part in parts
        for slot in _follow_part(
            part,
            [slot for slot in slots if slot.part == part],
            [line for own, line in rows if own == part],
            kind,
        )
    ]


def _follow_part(part: str, slots: list[_Slot], lines: list[Line], kind: Kind) -> list[_Slot]:
    live = [index for index, slot in enumerate(slots) if slot.now]
    old = [slots[index].now.text for index in live]  # type: ignore[union-attr]  # live has one
    new = [line.text for line in lines]
    follows = dict(_pairs(old, new))
    found: list[_Slot] = []
    taken = 0
    for index, slot in enumerate(slots):
        partner = follows.get(live.index(index)) if index in live else None
        if index not in live:
            found.append(slot)
        elif partner is None:
            found.append(slot._replace(now=None, kinds=_with(slot.kinds, kind)))
        else:
            found += (_Slot(part, None, line, (kind,)) for line in lines[taken:partner])
            taken = partner + 1
            same = slot.now is not None and slot.now.text == lines[partner].text
            kinds = slot.kinds if same else _with(slot.kinds, kind)
            found.append(slot._replace(now=lines[partner], kinds=kinds))
    found += (_Slot(part, None, line, (kind,)) for line in lines[taken:])
    return found


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[int, int]]:
    """Yield which new line follows which old one, in order; a reworded line follows its elder."""
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for _, start, end, fresh, fresh_end in matcher.get_opcodes():
        yield from zip(range(start, end), range(fresh, fresh_end), strict=False)


def _with(kinds: tuple[Kind, ...], kind: Kind) -> tuple[Kind, ...]:
    return kinds if kind in kinds else (*kinds, kind)


def _edits(slots: Iterable[_Slot]) -> Iterable[Edit]:
    for slot in slots:
        before, after = slot.before, slot.now
        if before == after:
            continue
        kinds = slot.kinds
        if before and after and before.text == after.text:
            kinds = ("code",) if before.source != after.source else ("rule",)
        yield Edit(slot.part, before, after, kinds)


def _rows(prompt: Prompt | None) -> list[tuple[str, Line]]:
    if prompt is None:
        return []
    place = Place("")
    told = [f"{prompt.seconds:g} seconds", f"level {prompt.level.value}"]
    told += [f"gag {prompt.gag}"] if prompt.gag else []
    head = [(HEAD, Line(text, place)) for text in told]
    return head + [(part.name, line) for part in prompt.parts for line in part.lines]
