"""Check a finished film against the house rules, from its file and its sidecar; mends nothing.

Each rule is a criterion with a number; each can fail.  What is measured on the file is read from
the file.  What only the stage knows (who moved when) is performed again from the sidecar, and A12
proves that this performance is the one in the file.
"""

from __future__ import annotations

from pathlib import Path

from slapstick.cut.crew import HOUSE
from slapstick.cut.strip import Crew
from slapstick.cut.verify import reel, stage
from slapstick.cut.verify.evidence import Check, Evidence

CHECKS = (
    reel.length,
    reel.summit,
    stage.timing,
    reel.sync,
    stage.cards,
    reel.flashes,
    stage.look,
    stage.acting,
    reel.loudness,
    reel.words,
    reel.weight,
    stage.sameness,
    stage.thrift,
)

__all__ = ["CHECKS", "Check", "verify_film"]


def verify_film(
    mp4: Path, *, seconds: float | None = None, crew: Crew = HOUSE
) -> tuple[Check, ...]:
    """Return every check of a film; BadRequest when it or its sidecar cannot be read.

    `seconds` is the running time that was asked for; by default the one its sidecar declares.
    """
    evidence = Evidence(mp4, crew, seconds)
    return tuple(check(evidence) for check in CHECKS)
