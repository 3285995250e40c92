"""Say what changed in the prompts of a film, and why: as text and as JSON; asks nobody.

Other forms of the same report: `comment` for Markdown, `changes` for HTML, `findings` for tools.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from slapstick.model import Line, Place, Plot, Prompt
from slapstick.review.causes import Cause, Edit

SHORT = 10  # letters of a commit that are shown
NAMES = {
    "slapstick": "Slapstick itself",
    "grammar": "grammar",
    "pack": "pack update",
    "rule": "rule",
    "story": "story",
    "level": "level",
    "provider": "provider profile",
    "project": "sora.yaml",
    "code": "code",
    "unknown": "unknown",
}


ShotKind = Literal["same", "added", "changed", "removed", "moved"]


@dataclass(frozen=True, slots=True)
class ShotReview:
    """A shot as it was reviewed and as it would be filmed now.

    Before and after may have another number: a shot is known by what it tells.
    """

    shot: str
    kind: ShotKind
    before: Prompt | None
    after: Prompt | None
    edits: tuple[tuple[Edit, tuple[Cause, ...]], ...] = ()
    price_before: int | None = None  # micro-dollars; None where it is drawn, or nobody knows
    price_after: int | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """All shots of a film, and the commit whose prompts they are compared with."""

    base: str  # "" where the prompts were never committed
    shots: tuple[ShotReview, ...]
    plot: Plot | None = None  # the film as it was reviewed, where it could be plotted again
    pricing: Cause | None = None  # why the same words cost something else, if they do

    @property
    def changes(self) -> tuple[ShotReview, ...]:
        """The shots that are not as reviewed, or whose code has moved."""
        return tuple(shot for shot in self.shots if shot.kind != "same")

    @property
    def reworded(self) -> tuple[ShotReview, ...]:
        """The shots for which a service would be told something else."""
        return tuple(shot for shot in self.changes if shot.kind != "moved")

    @property
    def repriced(self) -> tuple[ShotReview, ...]:
        """The shots whose words are as reviewed, and whose price is not."""
        same = (shot for shot in self.shots if shot.kind in ("same", "moved"))
        return tuple(shot for shot in same if shot.price_before != shot.price_after)


def said_cause(cause: Cause) -> str:
    """Put a cause into words: `code: src/a.py:3 in 1f2e3d4c5b`."""
    where = said_place(cause)
    return f"{NAMES[cause.kind]}: {where}" if where else NAMES[cause.kind]


def said_place(cause: Cause) -> str:
    """Put where a cause lies into words: `src/a.py:3 in 1f2e3d4c5b`."""
    where = str(cause.place) if cause.place and cause.place.path else ""
    if cause.kind in ("level", "provider", "project"):
        where = ""  # the key says it
    told = [part for part in (where, cause.detail) if part]
    told += [f"in {cause.commit[:SHORT]}"] if cause.commit else []
    return " ".join(told)


def said_kind(shot: ShotReview) -> str:
    """Put how a shot changed into words, with its earlier number if that was another."""
    old = shot.before.shot if shot.before and shot.after else shot.shot
    return shot.kind if old == shot.shot else f"{shot.kind}, was {old}"


def said_money(amount: int | None) -> str:
    """Put micro-dollars into words; `free` where nobody is paid."""
    return "free" if amount is None else f"{amount / 1_000_000:.2f} USD"


def said_seconds(prompt: Prompt | None) -> str:
    """Return the seconds of a prompt, `-` where there is none."""
    return f"{prompt.seconds:g}" if prompt else "-"


def to_text(review: Review) -> Iterator[str]:
    """Yield the lines of the report as a difference that a person reads on a terminal."""
    if review.repriced:
        yield f"@@ {said_repricing(review)} @@"
        yield ""
    for shot in review.changes:
        yield f"@@ {said_change(shot)} @@"
        yield from edit_lines(shot)
        yield ""


def said_change(shot: ShotReview) -> str:
    """Put a changed shot into a line: name, how it changed, seconds and price."""
    seconds = _said_change(said_seconds(shot.before), said_seconds(shot.after))
    price = _said_change(said_money(shot.price_before), said_money(shot.price_after))
    return f"{shot.shot}: {said_kind(shot)}, {seconds} s, {price}"


def said_repricing(review: Review) -> str:
    """Say how many shots cost something else, in the same words, and why."""
    count = len(review.repriced)
    told = f"the same words cost something else in {count} shot{'' if count == 1 else 's'}"
    return f"{told} ({said_cause(review.pricing)})" if review.pricing else told


def edit_lines(shot: ShotReview) -> Iterator[str]:
    """Yield the edits of a shot: old and new lines, and after them why they are not as they were.

    A reason is said once for a run of edits that share it.
    """
    part = ""
    for (own, causes, moved), run in groupby(shot.edits, key=told_together):
        edits = [edit for edit, _ in run]
        if own != part:
            part = own
            yield f"  [{part}]"
        why = list(map(said_cause, causes))
        if moved:
            yield from _moved_lines(edits, "; ".join(why))
            continue
        for edit in edits:
            if edit.before:
                yield f"- {edit.before.text}"
            if edit.after:
                yield f"+ {edit.after.text}"
        count = f"all {len(edits)}: " if len(edits) > 1 else ""
        yield from (f"      # {'and ' if n else count}{each}" for n, each in enumerate(why))


def told_together(pair: tuple[Edit, tuple[Cause, ...]]) -> tuple[str, tuple[Cause, ...], bool]:
    """Return what edits have in common whose reason is said once: part, causes, whether moved."""
    edit, causes = pair
    return edit.part, causes, edit.moved


def _moved_lines(edits: Iterable[Edit], why: str) -> Iterator[str]:
    for edit in edits:
        if edit.before and edit.after:
            yield f"  {edit.after.text}"
            yield f"      # from {_origin(edit.before)} to {_origin(edit.after)} ({why})"


def cause_counts(review: Review) -> list[tuple[Cause, int, int]]:
    """Return each cause with the number of lines and of shots it altered, the most lines first."""
    lines: Counter[Cause] = Counter()
    shots: dict[Cause, set[str]] = {}
    for shot in review.reworded:
        for edit, causes in shot.edits:
            for cause in () if edit.moved else causes:
                lines[cause] += 1
                shots.setdefault(cause, set()).add(shot.shot)
    ranked = sorted(lines, key=lambda cause: (-lines[cause], said_cause(cause)))
    return [(cause, lines[cause], len(shots[cause])) for cause in ranked]


def to_json(review: Review) -> dict[str, Any]:
    """Return the report as a program reads it."""
    return {
        "format": "slapstick review 1",
        "base": review.base,
        "pricing": _cause_json(review.pricing) if review.pricing else None,
        "shots": [_shot_json(shot) for shot in review.shots],
    }


def _shot_json(shot: ShotReview) -> dict[str, Any]:
    return {
        "shot": shot.shot,
        "kind": shot.kind,
        "seconds": {"before": _seconds(shot.before), "after": _seconds(shot.after)},
        "micro_usd": {"before": shot.price_before, "after": shot.price_after},
        "edits": [
            {
                "part": edit.part,
                "before": _line_json(edit.before),
                "after": _line_json(edit.after),
                "causes": [_cause_json(cause) for cause in causes],
            }
            for edit, causes in shot.edits
        ],
    }


def _cause_json(cause: Cause) -> dict[str, Any]:
    return {
        "kind": cause.kind,
        "detail": cause.detail,
        "place": str(cause.place) if cause.place else "",
        "commit": cause.commit,
    }


def _line_json(line: Line | None) -> dict[str, str] | None:
    if line is None:
        return None
    source = str(line.source) if line.source else ""
    return {"text": line.text, "rule": str(line.rule) if line.rule.path else "", "source": source}


def _seconds(prompt: Prompt | None) -> float | None:
    return prompt.seconds if prompt else None


def _origin(line: Line) -> str:
    place: Place = line.source or line.rule
    return str(place)


def _said_change(before: str, after: str) -> str:
    return after if before == after else f"{before} to {after}"
