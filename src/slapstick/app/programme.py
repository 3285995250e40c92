"""Gather what a storyboard page says besides the plan; draws nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from slapstick.app.planning import Planned, reviewed_prompts
from slapstick.app.pricing import prices_of
from slapstick.app.reviewing import compared, review
from slapstick.model import Identity
from slapstick.read.git import ask
from slapstick.review.alterations import is_reworded
from slapstick.review.links import linker
from slapstick.review.reports import SHORT, ShotReview
from slapstick.review.supplement import Live, Supplement

APPROVE = "sora snap update . && git add prompts/sora"


def supplement(planned: Planned, film: Path | None = None) -> Supplement:
    """Return the supplement of a plan, with the film if one was made."""
    root = planned.workspace.root
    reviewed = reviewed_prompts(root, strict=False)
    more = _told(planned, review(planned).shots if reviewed else ())
    return replace(more, film=film.read_bytes()) if film else more


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
