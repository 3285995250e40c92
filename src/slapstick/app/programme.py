"""Gather what a storyboard page says besides the plan; draws nothing."""

from __future__ import annotations

from pathlib import Path

from slapstick.app.planning import Planned, reviewed_prompts
from slapstick.app.pricing import prices_of
from slapstick.app.reviewing import review
from slapstick.model import Identity
from slapstick.read.git import ask
from slapstick.review.alterations import is_reworded
from slapstick.review.links import linker
from slapstick.review.reports import SHORT
from slapstick.review.supplement import Supplement

APPROVE = "sora snap update . && git add prompts/sora"


def supplement(planned: Planned, film: Path | None = None) -> Supplement:
    """Return the supplement of a plan, with the film if one was made."""
    root, identity = planned.workspace.root, planned.scan.identity
    changes = {}
    if reviewed_prompts(root, strict=False):
        changes = {shot.shot: shot for shot in review(planned).shots}
    return Supplement(
        film=film.read_bytes() if film else b"",
        link=linker(_remote(root), identity.commit),
        source=_source(identity),
        language=planned.workspace.project.language,
        changes=changes,
        prices=prices_of(planned),
        approve="" if changes and not any(map(is_reworded, changes.values())) else APPROVE,
    )


def _remote(root: Path) -> str:
    said = ask(root, "config", "--get", "remote.origin.url").answer() or b""
    return said.decode("utf-8", "replace")


def _source(identity: Identity) -> str:
    if not identity.commit:
        return ""
    since = ", and changed since" if identity.changed else ""
    return f"After the code of {identity.name} at {identity.commit[:SHORT]}{since}"
