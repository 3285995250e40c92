"""Gather what a reviewer must know of changed prompts: lines, causes, seconds, prices; no words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from slapstick.app.blaming import Blame
from slapstick.app.desk import Draft
from slapstick.app.made_with import read_record
from slapstick.app.opening import Workspace, open_project
from slapstick.app.planning import PROMPTS, Planned, reviewed_prompts
from slapstick.app.pricing import prices_of
from slapstick.app.stages import Remaking, beat_of, by_beat
from slapstick.errors import BadRequest, SlapstickError
from slapstick.model import Plot, Prompt
from slapstick.read.revisions import is_cut_off, laid_out, last_change, resolve
from slapstick.review.causes import Stage, edits_of
from slapstick.review.reports import Review, ShotKind, ShotReview
from slapstick.review.snapshots import compare


def review(planned: Planned, against: str = "") -> Review:
    """Return how a film differs from the reviewed one, and why.

    The reviewed prompts are those that lie in the folder, or those of the revision `against`.
    Causes are told by the commit in which they were last changed; without one they are unknown.
    """
    root = planned.workspace.root
    tip = resolve(root, against or "HEAD")
    if against and not tip:
        raise BadRequest(
            f"there is no revision '{against}'", "name a commit, a branch or a tag", code="SL211"
        )
    base = last_change(root, PROMPTS, tip) if tip else ""
    with laid_out(root, base or tip) if base or against else _nowhere() as folder:
        if against:
            before = reviewed_prompts(folder, strict=False) if folder and base else {}
        else:
            before = reviewed_prompts(root, strict=False)
        cut_off = bool(base) and is_cut_off(root, base)
        old = _opened(folder, root) if folder and before and not cut_off else None
        remaking = Remaking(old, planned) if old and _differs(before, planned) else None
        blame = Blame(planned, base, old, read_record(folder) if folder else {}, cut_off)
        shots = tuple(_shots(before, planned, remaking, blame if before else None))
        plot = _plot_of(before, remaking) if remaking else None
        found = Review(base, shots, plot)
        return replace(found, pricing=blame.pricing() if found.repriced else None)


def _plot_of(before: Mapping[str, Prompt], remaking: Remaking) -> Plot | None:
    """Return the film that was reviewed, if today's Slapstick still makes it of the same words."""
    remade = remaking.prompts(frozenset())
    same = {shot: remade.get(beat_of(shot)) for shot in before}
    faithful = all(now and now.text == before[shot].text for shot, now in same.items())
    return remaking.plot if faithful and len(remade) == len(before) else None


def compared(planned: Planned) -> Review:
    """Return how a film differs from the prompts that lie in the folder, without asking why."""
    before = reviewed_prompts(planned.workspace.root, strict=False)
    return Review("", tuple(_shots(before, planned, None, None)))


def _differs(before: Mapping[str, Prompt], planned: Planned) -> bool:
    return bool(compare(before, planned.prompts))


@contextmanager
def _nowhere() -> Iterator[None]:
    yield None


def _opened(folder: Path, root: Path) -> Workspace | None:
    """Open an earlier state; None if today's Slapstick finds mistakes in it.

    Packs that it pinned are taken from what was ever fetched for the repository at `root`.
    """
    try:
        return open_project(folder, draft=Draft(store=root))
    except SlapstickError:
        return None


def _shots(
    before: Mapping[str, Prompt], planned: Planned, remaking: Remaking | None, blame: Blame | None
) -> Iterator[ShotReview]:
    prices = prices_of(planned)
    old_prices = _old_prices(before, planned, blame.old if blame else None)
    steps = list(remaking.stages()) if remaking else [Stage("unknown", by_beat(planned.prompts))]
    remake = remaking.prompts if remaking else None
    reviewed, now = _paired(before, planned.prompts), by_beat(planned.prompts)
    for beat in sorted({*reviewed, *now}, key=lambda beat: _order(reviewed, now, beat)):
        was, then = reviewed.get(beat), now.get(beat)
        kind = _kind(was, then)
        edits = edits_of(beat, was, steps, remake) if kind != "same" else ()
        yield ShotReview(
            shot=(then or reviewed[beat]).shot,
            kind=kind,
            before=was,
            after=then,
            edits=tuple((edit, blame.causes(edit, was, then) if blame else ()) for edit in edits),
            price_before=old_prices.get(was.shot) if was else None,
            price_after=prices.get(then.shot) if then else None,
        )


def _paired(before: Mapping[str, Prompt], now: Iterable[Prompt]) -> dict[str, Prompt]:
    """Return reviewed prompts by beat; a page beside the one of the same number stands alone."""
    numbers = {prompt.shot for prompt in now}
    found: dict[str, Prompt] = {}
    for shot, prompt in sorted(before.items(), key=lambda item: item[0] not in numbers):
        beat = beat_of(shot)
        found[shot if beat in found else beat] = prompt
    return found


def _order(
    reviewed: Mapping[str, Prompt], now: Mapping[str, Prompt], beat: str
) -> tuple[str, bool, str]:
    """Return the place of a shot in the film of now; one that is gone stands where it stood."""
    prompt = now.get(beat) or reviewed[beat]
    return prompt.shot.partition("-")[0], beat in now, beat


def _kind(was: Prompt | None, now: Prompt | None) -> ShotKind:
    """Return how a shot changed; one that only has another number now has changed."""
    if was is None or now is None:
        return "added" if was is None else "removed"
    if was.shot != now.shot:
        return "changed"
    found = compare({was.shot: was}, [now])
    return found[0].kind if found else "same"


def _old_prices(
    before: Mapping[str, Prompt], planned: Planned, old: Workspace | None
) -> Mapping[str, int]:
    reviewed = replace(planned, prompts=tuple(before.values()))
    if old:
        reviewed = replace(reviewed, workspace=replace(planned.workspace, project=old.project))
    return prices_of(reviewed)
