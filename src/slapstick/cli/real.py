"""Have a film shot by a video service, step by step; the animatic is drawn elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from slapstick.cli import words
from slapstick.errors import ProviderFailure

if TYPE_CHECKING:
    from slapstick.app.planning import Planned
    from slapstick.app.shooting import Terms
    from slapstick.filming.orders import Plan
    from slapstick.filming.studio import Studio, Told

Say = Callable[[int, str, str], None]


def film_real(planned: Planned, terms: Terms, out: Path, *, dry_run: bool, say: Say) -> int:
    """Have a plan filmed and return the exit code: 0, or 1 if shots are missing."""
    from slapstick.app.shooting import open_studio, reckon, shoot, write_clips

    if (terms.provider or planned.workspace.project.provider) == "animatic":
        raise ProviderFailure(
            "no video service can film this: sora.yaml names none",
            "set provider.use (`sora providers`); without --real the film is drawn here, for free",
        )
    root, project = planned.workspace.root, planned.workspace.project
    with open_studio(root, project, planned.scan.identity.commit) as studio:
        reckoned = reckon(planned, terms, studio)
        say(2, "validate cost", _cost(reckoned))
        say(3, "dry run", _unpaid(reckoned))
        if dry_run:
            say(4, "film", "would send what is not yet paid for; nothing was sent")
            return 0
        told = _watched(shoot(reckoned, planned, studio))
        say(4, "film", f"{sum(t.event.kind == 'accept' for t in told)} shots were accepted")
        say(5, "poll and fetch", f"{sum(t.event.kind == 'store' for t in told)} clips fetched")
        clips = write_clips(reckoned, studio, out / f"{planned.name}.clips")
        there = f"{len(clips)} of {len(reckoned.takes)} clips"
        say(6, "cut and summarise", f"{there} in {out / planned.name}.clips")
        _advise(reckoned, studio)
    return 0 if len(clips) == len(reckoned.takes) else 1


def _watched(events: Iterator[Told]) -> Sequence[Told]:
    from slapstick.filming.telling import tell

    told: list[Told] = []
    try:
        for each in events:
            told.append(each)
            if line := tell(each):
                words.note(f"  {line}")
    except KeyboardInterrupt:
        words.note("  stopped: what was sent goes on over there; the same command goes on here")
        raise
    return told


def _cost(reckoned: Plan) -> str:
    from slapstick.budget.money import dollars

    for notice in reckoned.notices:
        words.note(f"  {notice}")
    estimate, service = reckoned.estimate, reckoned.service
    told = f"{dollars(estimate.due)} for {estimate.seconds} s of {service.model}"
    return f"{told} at {service.resolution}; {estimate.paid} shots are paid for already"


def _unpaid(reckoned: Plan) -> str:
    return f"{len(reckoned.takes)} shots, {len(reckoned.takes) - reckoned.estimate.paid} to film"


def _advise(reckoned: Plan, studio: Studio) -> None:
    """Say what to do about each shot that has no clip."""
    from slapstick.filming.telling import advice, refusal

    prompts = {prompt.shot: prompt for prompt in reckoned.order.prompts}
    for row in studio.ledger.rows([take.digest for take in reckoned.takes]):
        if row.state == "stored":
            continue
        words.note(f"  {row.shot} is {row.state}: {row.note}; {advice(row)}")
        if row.reason == "moderation" and row.shot in prompts:
            for line, hint in refusal(prompts[row.shot], reckoned.order.prompts):
                words.note(f"    {line.source or line.rule}: {line.text} {hint}".rstrip())
