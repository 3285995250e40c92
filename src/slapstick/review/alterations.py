"""Set a prompt with what changed in it since it was reviewed, line by line and word by word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from slapstick.model import Line, Prompt
from slapstick.review.causes import HEAD, Cause, Edit
from slapstick.review.markup import shown
from slapstick.review.reports import ShotReview, said_cause

_WORDS = re.compile(r"\s+|[^\s]+")


class Row(NamedTuple):
    """One line of a prompt: as it was, as it is, and why that differs; the same where it does not.

    A line that only moved to another place in the code has the same words twice.
    """

    part: str
    before: Line | None
    after: Line | None
    causes: tuple[Cause, ...] = ()

    @property
    def reworded(self) -> bool:
        """Whether a service would be told something else."""
        return not (self.before and self.after and self.before.text == self.after.text)


def is_reworded(review: ShotReview | None) -> bool:
    """Tell whether a shot is not as it was reviewed; new places alone do not count."""
    return review is not None and review.kind not in ("same", "moved")


def rows(prompt: Prompt, review: ShotReview | None = None) -> tuple[Row, ...]:
    """Return a prompt's lines in order, with the lines that are gone where they once stood."""
    before = review.before if review and is_reworded(review) else None
    edits = review.edits if review and is_reworded(review) else ()
    if before is None:
        return tuple(Row(part.name, line, line) for part in prompt.parts for line in part.lines)
    names = [HEAD, *(part.name for part in prompt.parts), *(part.name for part in before.parts)]
    return tuple(
        row
        for name in dict.fromkeys(names)
        for row in _part_rows(name, _lines(before, name), _lines(prompt, name), edits)
    )


def _part_rows(
    name: str,
    old: Sequence[Line],
    new: Sequence[Line],
    edits: Iterable[tuple[Edit, tuple[Cause, ...]]],
) -> Iterator[Row]:
    own = [(edit, causes) for edit, causes in edits if edit.part == name]
    fresh = {edit.after: (edit, causes) for edit, causes in own if edit.after}
    gone = {edit.before: causes for edit, causes in own if edit.before and not edit.after}
    if name == HEAD:  # it has no lines of its own: seconds, level and gag
        yield from (Row(name, edit.before, edit.after, causes) for edit, causes in own)
        return
    passed = 0
    for line in new:
        edit, causes = fresh.get(line, (None, ()))
        was = edit.before if edit else line
        if was in old[passed:]:
            stop = old.index(was, passed) if was else passed
            yield from _gone(name, old[passed:stop], gone)
            passed = stop + 1
        yield Row(name, was, line, causes)
    yield from _gone(name, old[passed:], gone)


def _gone(name: str, lines: Sequence[Line], causes: dict[Line, tuple[Cause, ...]]) -> Iterator[Row]:
    return (Row(name, line, None, causes[line]) for line in lines if line in causes)


def _lines(prompt: Prompt, name: str) -> tuple[Line, ...]:
    return next((part.lines for part in prompt.parts if part.name == name), ())


def told(row: Row) -> str:
    """Return the words of a row; of two lines that follow each other, the words that differ."""
    if not row.reworded:
        return shown(row.after.text) if row.after else ""
    old, new = _marked(row.before.text if row.before else "", row.after.text if row.after else "")
    return (f"<del>{old}</del>" if row.before else "") + (f"<ins>{new}</ins>" if row.after else "")


def why(row: Row) -> str:
    """Return the causes of a change in words; empty where none are known."""
    return "; ".join(map(said_cause, row.causes)) if row.reworded else ""


def _marked(before: str, after: str) -> tuple[str, str]:
    """Return both lines as HTML with the words that only one of them has marked."""
    if not (before and after):
        return shown(before), shown(after)
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    first: list[str] = []
    second: list[str] = []
    for tag, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        first.append(_span(old[i:j], marked=tag != "equal"))
        second.append(_span(new[k:m], marked=tag != "equal"))
    return "".join(first), "".join(second)


def _span(words: Sequence[str], *, marked: bool) -> str:
    text = "".join(words)
    core = text.strip()
    if not marked or not core:
        return shown(text)
    before, _, after = text.partition(core)
    return f"{before}<mark>{shown(core)}</mark>{after}"
