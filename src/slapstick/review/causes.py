"""Say which kind of change altered each line of a prompt; compiles nothing and asks no git.

A film is compiled once for each kind of change, in a fixed order, each time with one kind more
brought up to date.  A line is first laid to the kinds at whose turns it altered.  That can be too
many: what one kind reworded, the next may have dropped.  So each alteration is asked for once more
with fewer kinds brought up to date, and the fewest that bring it about are its causes.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, zip_longest
from typing import Literal, NamedTuple, TypeAlias

from slapstick.model import Line, Place, Prompt

Kind = Literal[
    "slapstick", "grammar", "pack", "rule", "story", "level", "provider", "project", "code",
    "unknown",
]  # fmt: skip
_Row: TypeAlias = tuple[str, Line]  # a part's name, and a line of it
HEAD = "shot"  # the part that holds what a page says of the shot as a whole


class Stage(NamedTuple):
    """The film's prompts, by shot, after one more kind of change."""

    kind: Kind
    prompts: Mapping[str, Prompt]


# Returns the prompts, by shot, with these kinds of change brought up to date and no other.
Remake = Callable[[frozenset[Kind]], Mapping[str, Prompt]]


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


def edits_of(
    shot: str, before: Prompt | None, stages: Sequence[Stage], remake: Remake | None = None
) -> tuple[Edit, ...]:
    """Return the lines of a shot that altered from `before` to the last stage, in their order.

    With `remake` an edit is laid to the fewest kinds that bring it about; a kind that brings it
    about alone is its only cause.
    """
    rows, now = _rows(before), _rows(stages[-1].prompts.get(shot))
    slots = [_Slot(part, line, line, ()) for part, line in rows]
    for stage in stages:
        slots = _follow(slots, _rows(stage.prompts.get(shot)), stage.kind)
    active = tuple(stage.kind for stage in stages)
    trials = _Trials(shot, rows, now, active, remake)
    return tuple(
        Edit(part, old, new, _kinds(part, old, new, slots, trials))
        for part, old, new in _altered(rows, now)
        if old != new
    )


def _kinds(
    part: str, old: Line | None, new: Line | None, slots: list[_Slot], trials: _Trials
) -> tuple[Kind, ...]:
    """Return the causes of one edit."""
    if old and new and old.text == new.text:
        return ("code",) if old.source != new.source else ("rule",)
    turns = _turns(part, old, new, slots) or trials.active[-1:]
    return trials.fewest(part, old, new, turns)


def _turns(part: str, old: Line | None, new: Line | None, slots: list[_Slot]) -> tuple[Kind, ...]:
    """Return the kinds at whose turns a line altered, in the order of the turns."""
    mine = [slot for slot in slots if slot.part == part]
    whole = [slot for slot in mine if (slot.before, slot.now) == (old, new)]
    ends = [s for s in mine if (old and s.before == old) or (new and s.now == new)]
    return tuple(dict.fromkeys(kind for slot in whole[:1] or ends for kind in slot.kinds))


class _Trials(NamedTuple):
    """Tells whether fewer kinds of change bring an edit about."""

    shot: str
    before: Sequence[_Row]
    now: Sequence[_Row]
    active: tuple[Kind, ...]
    remake: Remake | None

    def fewest(
        self, part: str, old: Line | None, new: Line | None, turns: tuple[Kind, ...]
    ) -> tuple[Kind, ...]:
        """Return the fewest kinds that bring an edit about; its turns where none are fewer."""
        edit = _Words(part, old.text if old else None, new.text if new else None)
        if self.remake is None or self.active == ("unknown",) or self._only_moves(edit):
            return turns
        others = tuple(kind for kind in self.active if kind not in turns)
        singles = [(kind,) for kind in (*turns, *others)]
        several = [
            *(kinds for size in range(2, len(turns) + 1) for kinds in combinations(turns, size)),
            *(tuple(k for k in self.active if k in turns or k == other) for other in others),
        ]
        tried = chain(
            (kinds for kinds in singles if self._makes(edit, kinds)),
            (kinds for kinds in singles if self._settles(edit, kinds)),
            (kinds for kinds in several if self._settles(edit, kinds)),
        )
        return next(tried, turns)

    def _only_moves(self, edit: _Words) -> bool:
        """Tell whether a line has been there all the time and only changed places."""
        before, now = _counted(self.before), _counted(self.now)
        return any(before[each] == now[each] for each in edit.lines)

    def _makes(self, edit: _Words, kinds: tuple[Kind, ...]) -> bool:
        """Tell whether some kinds make just this edit."""
        altered = _altered(self.before, self._then(kinds))
        return any(
            edit == (part, old.text if old else None, new.text if new else None)
            for part, old, new in altered
        )

    def _settles(self, edit: _Words, kinds: tuple[Kind, ...]) -> bool:
        """Tell whether some kinds take the old line away and bring the new one, anywhere."""
        then, now = _counted(self._then(kinds)), _counted(self.now)
        gone = edit.old is None or then[edit.part, edit.old] <= now[edit.part, edit.old]
        return gone and (edit.new is None or then[edit.part, edit.new] >= now[edit.part, edit.new])

    def _then(self, kinds: tuple[Kind, ...]) -> list[_Row]:
        return _rows(self.remake(frozenset(kinds)).get(self.shot)) if self.remake else []


class _Words(NamedTuple):
    """The words of an edit."""

    part: str
    old: str | None
    new: str | None

    @property
    def lines(self) -> list[tuple[str, str]]:
        return [(self.part, text) for text in (self.old, self.new) if text is not None]


def _altered(
    rows: Sequence[_Row], now: Sequence[_Row]
) -> Iterator[tuple[str, Line | None, Line | None]]:
    """Yield old and new lines side by side, part by part; what is as it was goes along."""
    for part in dict.fromkeys(part for part, _ in (*rows, *now)):
        old = [line for own, line in rows if own == part]
        new = [line for own, line in now if own == part]
        matcher = difflib.SequenceMatcher(
            None, [line.text for line in old], [line.text for line in new], autojunk=False
        )
        for _, start, end, fresh, fresh_end in matcher.get_opcodes():
            pairs = zip_longest(old[start:end], new[fresh:fresh_end])
            yield from ((part, left, right) for left, right in pairs)


class _Slot(NamedTuple):
    """A line's whole life: what it was, what it is, and at whose turns it altered."""

    part: str
    before: Line | None
    now: Line | None
    kinds: tuple[Kind, ...]


def _follow(slots: list[_Slot], rows: list[_Row], kind: Kind) -> list[_Slot]:
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


def _rows(prompt: Prompt | None) -> list[_Row]:
    if prompt is None:
        return []
    place = Place("")
    told = [f"called {prompt.shot}", f"{prompt.seconds:g} seconds", f"level {prompt.level.value}"]
    told += [f"gag {prompt.gag}"] if prompt.gag else []
    head = [(HEAD, Line(text, place)) for text in told]
    return head + [(part.name, line) for part in prompt.parts for line in part.lines]


def _counted(rows: Iterable[_Row]) -> Counter[tuple[str, str]]:
    return Counter((part, line.text) for part, line in rows)
