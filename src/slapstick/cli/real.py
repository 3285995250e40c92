"""Have a film shot by a video service, step by step; the animatic is drawn elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from slapstick.cli import words
from slapstick.errors import ProviderFailure

if TYPE_CHECKING:
    from slapstick.app.filming import Filmed
    from slapstick.app.planning import Planned
    from slapstick.app.shooting import Terms
    from slapstick.filming.orders import Plan
    from slapstick.filming.studio import Studio, Told
    from slapstick.model import Prompt

Say = Callable[[int, str, str], None]


@dataclass(frozen=True, slots=True)
class Cut:
    """How the film is to be put together."""

    out: Path
    fps: int
    workers: int | None
    dry_run: bool


def film_real(planned: Planned, terms: Terms, cut: Cut, say: Say) -> tuple[Filmed | None, int]:
    """Have a plan filmed and cut; return the film and the exit code, 1 if clips are missing."""
    from slapstick.app.shooting import open_studio, reckon, shoot
    from slapstick.filming.film import check_room

    if (terms.provider or planned.workspace.project.provider) == "animatic":
        raise ProviderFailure(
            "no video service can film this: sora.yaml names none",
            "set provider.use (`sora providers`); without --real the film is drawn here, for free",
            code="SL223",
        )
    root, project = planned.workspace.root, planned.workspace.project
    with open_studio(root, project, planned.scan.identity.commit) as studio:
        reckoned = reckon(planned, terms, studio)
        say(2, "validate cost", _cost(reckoned))
        say(3, "dry run", _unpaid(reckoned))
        _warn_of_unreviewed(planned, terms, cut)
        if cut.dry_run:
            check_room(reckoned, studio)
            say(4, "film", "would send what is not yet paid for; nothing was sent")
            return None, 0
        events = _watched(shoot(reckoned, planned, studio, terms))
        say(4, "film", f"{sum(t.event.kind == 'accept' for t in events)} takes were accepted")
        say(5, "poll and fetch", f"{sum(t.event.kind == 'store' for t in events)} clips fetched")
        filmed, shown = _cut(planned, reckoned, studio, cut)
        wanted, film = len(reckoned.estimate.shots), filmed.film
        told = f"{film.seconds:.1f} s, {film.size / 1e6:.1f} MB, {shown} of {wanted} shots filmed"
        say(6, "cut and summarise", told + (", the others drawn" if shown < wanted else ""))
        _advise(reckoned, studio)
    return filmed, 0 if shown == wanted else 1


def _cut(planned: Planned, reckoned: Plan, studio: Studio, cut: Cut) -> tuple[Filmed, int]:
    """Cut the clips there are into the film, name those it does without, and count the others."""
    from slapstick.app.filming import film_plan
    from slapstick.app.shooting import footage_of, write_clips

    clips = write_clips(reckoned, studio, cut.out / f"{planned.name}.clips")
    with words.progress("cutting") as tell:
        filmed = film_plan(
            planned,
            cut.out,
            workers=cut.workers,
            fps=cut.fps,
            progress=tell,
            footage=footage_of(planned, reckoned, studio),
        )
    unusable = dict(filmed.film.unusable)
    missing: set[str] = set()
    for slate, _, take in reckoned.cast:
        whose = "the puppets play it" if take.shot == slate.reviewed.shot else (
            f"the puppets play all of {slate.reviewed.shot}"
        )  # fmt: skip
        if take.shot not in clips:
            words.note(f"  {take.shot}: there is no clip; {whose}")
        elif take.shot in unusable:
            words.note(f"  {take.shot}: the clip is not used: {unusable[take.shot]}; {whose}")
        else:
            continue
        missing.add(slate.reviewed.shot)
    return filmed, len(reckoned.estimate.shots) - len(missing)


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


def _warn_of_unreviewed(planned: Planned, terms: Terms, cut: Cut) -> None:
    """Say loudly that what nobody reviewed is filmed all the same, and at a dry run that it is not.

    Where it is refused, the refusal says it.
    """
    from slapstick.app.approval import faults_of, is_forbidden

    allowed = terms.allow_unreviewed and not is_forbidden(planned)
    faults = faults_of(planned) if allowed or cut.dry_run else ()
    if not faults:
        return
    for fault in faults:
        words.note(f"  {fault}")
    if allowed:
        words.alarm("NOT REVIEWED: nobody approved what is filmed now")
        words.note("  the ledger keeps that of each shot: `sora jobs show SHOT`")
    else:
        words.note("  they would not be filmed: `sora snap review`, then commit prompts/sora")


def _cost(reckoned: Plan) -> str:
    from slapstick.budget.money import dollars

    for notice in reckoned.notices:
        words.note(f"  {notice}")
    estimate, service = reckoned.estimate, reckoned.service
    told = f"{dollars(estimate.due)} for {estimate.seconds} s of {service.model}"
    paid = f"{estimate.paid} of {len(estimate.shots)} shots are paid for already"
    return f"{told} at {service.resolution}; {paid}"


def _unpaid(reckoned: Plan) -> str:
    left = [quote for quote in reckoned.estimate.quotes if not quote.paid]
    shots = len({quote.shot for quote in left})
    return f"{len(reckoned.estimate.shots)} shots, {shots} to film in {len(left)} takes"


def _advise(reckoned: Plan, studio: Studio) -> None:
    """Say what to do about each shot that has no clip."""
    from slapstick.filming.telling import advice

    prompts = {prompt.shot: prompt for _, prompt, _ in reckoned.cast}
    for row in studio.ledger.rows([take.digest for take in reckoned.takes]):
        if row.state == "stored":
            continue
        words.note(f"  {row.shot} is {row.state}: {row.note}; {advice(row)}")
        if row.reason == "moderation" and row.shot in prompts:
            _tell_refusal(prompts[row.shot], tuple(prompts.values()))


def _tell_refusal(prompt: Prompt, others: Sequence[Prompt]) -> None:
    """Name the lines that may be the cause, and what can be changed."""
    from slapstick.filming.telling import refusal, remedy

    lines = list(refusal(prompt, others))
    for line, hint in lines:
        words.note(f"    {line.source or line.rule}: {line.text} {hint}".rstrip())
    words.note(f"    to change it: {remedy(prompt, lines)}")
