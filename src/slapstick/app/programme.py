"""Gather what a storyboard page says and shows besides the plan; sets no page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from slapstick.app.planning import Planned, reviewed_prompts
from slapstick.app.poses import cues_of, looks_like, poses_of
from slapstick.app.pricing import prices_of
from slapstick.app.reviewing import compared, review
from slapstick.model import Identity
from slapstick.read.git import ask
from slapstick.review.alterations import is_reworded
from slapstick.review.bill import packed
from slapstick.review.links import linker
from slapstick.review.reports import SHORT, Review, ShotReview
from slapstick.review.supplement import Live, Still, Supplement

APPROVE = "sora snap update . && git add prompts/sora"


def supplement(planned: Planned, film: Path | None = None) -> Supplement:
    """Return the supplement of a plan, with the film if one was made."""
    more = _told(planned, ())
    if reviewed_prompts(planned.workspace.root, strict=False):
        found = review(planned)
        more = replace(_told(planned, found.shots), stills=dict(_earlier(found, planned)))
    return replace(more, film=film.read_bytes()) if film else more


def _earlier(found: Review, planned: Planned) -> Iterator[tuple[str, tuple[Still, ...]]]:
    """Yield the pictures of each beat that looked otherwise when it was reviewed."""
    if found.plot is None:
        return
    now = {beat.id: beat for beat in planned.plot.beats}
    for cue in cues_of(found.plot):
        beat = now.get(cue.beat.id)
        if beat is None or not looks_like(cue.beat, beat):
            yield cue.beat.id, tuple(map(packed, poses_of(cue, found.plot.seed)))


def live_supplement(planned: Planned, live: Live) -> Supplement:
    """Return what a page tells that is set anew at every stroke: no film, and no causes.

    To find causes the earlier source is read and the film compiled many times.
    """
    reviewed = reviewed_prompts(planned.workspace.root, strict=False)
    return replace(_told(planned, compared(planned).shots if reviewed else ()), live=live)


def _told(planned: Planned, shots: tuple[ShotReview, ...]) -> Supplement:
    identity = planned.scan.identity
    changed = any(map(is_reworded, shots))
    return Supplement(
        link=linker(_remote(planned.workspace.root), identity.commit),
        source=_source(identity),
        language=planned.workspace.project.language,
        changes={shot.shot: shot for shot in shots},
        prices=prices_of(planned),
        approve="" if shots and not changed else APPROVE,
    )


def _remote(root: Path) -> str:
    said = ask(root, "config", "--get", "remote.origin.url").answer() or b""
    return said.decode("utf-8", "replace")


def _source(identity: Identity) -> str:
    if not identity.commit:
        return ""
    since = ", and changed since" if identity.changed else ""
    return f"After the code of {identity.name} at {identity.commit[:SHORT]}{since}"
