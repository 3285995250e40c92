"""Gather what a storyboard page says besides the plan; draws nothing."""

from __future__ import annotations

from pathlib import Path

from slapstick.app.planning import Planned, reviewed_prompts
from slapstick.app.pricing import prices_of
from slapstick.app.reviewing import review
from slapstick.read.git import ask
from slapstick.review.links import linker
from slapstick.review.page import Supplement

_APPROVE = "sora snap update . && git add prompts/sora"


def supplement(planned: Planned, film: Path | None = None) -> Supplement:
    """Return the supplement of a plan, with the film if one was made."""
    root = planned.workspace.root
    changes = {}
    if reviewed_prompts(root, strict=False):
        changes = {shot.shot: shot for shot in review(planned).shots}
    changed = any(shot.kind not in ("same", "moved") for shot in changes.values())
    remote = ask(root, "config", "--get", "remote.origin.url").answer() or b""
    return Supplement(
        film=film.read_bytes() if film else b"",
        link=linker(remote.decode("utf-8", "replace"), planned.scan.identity.commit),
        changes=changes,
        prices=prices_of(planned),
        approve=_APPROVE if changed else "",
    )
