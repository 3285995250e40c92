"""Say what became of jobs and what to do next, in words for people; changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from slapstick.budget.bookings import Row
from slapstick.budget.money import dollars
from slapstick.filming.studio import Told
from slapstick.model import Line, Place, Prompt
from slapstick.shoot.lifecycle import Kind, State
from slapstick.shoot.protocol import Reason
from slapstick.tell.lint import lint_prompts

ADVICE: Mapping[State, str] = {
    State.RESERVED: "nothing was sent; `sora film --real` goes on, `sora jobs release` gives up",
    State.SENDING: "it is being sent by another run; wait",
    State.DOUBTFUL: "it may have been started: `sora jobs reconcile`",
    State.ACCEPTED: "the service works on it; `sora film --real` or `sora jobs fetch` goes on",
    State.FILMED: "it is paid; `sora jobs fetch` tries again to get the clip",
    State.STORED: "",
    State.REFUSED: "change what was refused and film again",
    State.FAILED: "`sora film --real` films it anew",
    State.LOST: "it is paid and gone; `sora film --real --again` films and pays it anew",
    State.RELEASED: "`sora film --real` films it",
}
_PAID_FAILURE = "it was paid all the same; `sora film --real --again` films and pays it anew"
_MODERATED = "change its words (`sora jobs show`), or ask once more with `--again`"


def advice(row: Row) -> str:
    """Return what to do about a job."""
    state = State(row.state)
    if row.reason == Reason.MODERATION:
        return _MODERATED
    if state is State.FAILED and row.spent:
        return _PAID_FAILURE
    return ADVICE[state]


def tell(told: Told) -> str:
    """Return what happened as one line; empty for what only a log wants to hear."""
    event, job = told.event, told.job
    shot = job.take.shot
    lines: Mapping[Kind, str] = {
        Kind.POSTPONE: f"{shot}: put off: {event.text}",
        Kind.ACCEPT: f"{shot}: accepted as {event.remote}",
        Kind.REFUSE: f"{shot}: refused: {event.text}",
        Kind.DOUBT: f"{shot}: in doubt: {event.text}; {dollars(job.held)} stay held",
        Kind.ADOPT: f"{shot}: found at the service; {event.text}".rstrip("; "),
        Kind.ABSENT: f"{shot}: {event.text}",
        Kind.REPEAT: f"{shot}: asked again: {event.text}",
        Kind.FINISH: f"{shot}: filmed for {dollars(event.micros or 0)}",
        Kind.FAIL: f"{shot}: failed: {event.text}{_charged(event.micros)}",
        Kind.STORE: f"{shot}: {event.seconds:g} s kept",
        Kind.SPOIL: f"{shot}: not fetched: {event.text}",
        Kind.LOSE: f"{shot}: lost: {event.text}",
        Kind.RELEASE: f"{shot}: not filmed: {event.text}",
        Kind.OVERDUE: f"{shot}: {event.text}",
    }
    return lines.get(event.kind, "")


def refusal(prompt: Prompt, others: Sequence[Prompt]) -> Iterator[tuple[Line, str]]:
    """Yield the lines of a refused prompt that may be the cause, and what to change in each.

    Lines that stand in every prompt were not refused elsewhere, so they are left out.
    """
    common = {
        line.text
        for other in others
        if other.shot != prompt.shot
        for part in other.parts
        for line in part.lines
    }
    hints: dict[Place, str] = {
        problem.place: f"{problem.message} {problem.suggestion}".strip()
        for problem in lint_prompts([prompt])
    }
    for part in prompt.parts:
        for line in part.lines:
            if line.text not in common:
                yield line, hints.get(line.source or line.rule, "")


def remedy(prompt: Prompt, lines: Sequence[tuple[Line, str]]) -> str:
    """Say what can be changed about a refused prompt, given its lines and what is said of each."""
    marked = sum(bool(hint) for _, hint in lines)
    ways = ["reword what has a remark"] if marked else []
    if prompt.gag:
        ways.append(f"have another gag there: `rules: {{{prompt.gag}: off}}` in sora.yaml")
    elif not marked:
        ways.append("reword the story's lines")
    if not marked:
        again = "no line has words that are known to be refused, and filters are not of one mind"
        ways.append(f"ask once more with `--again`: {again}")
    return "; or ".join(ways)


def _charged(micros: int | None) -> str:
    return f"; it cost {dollars(micros)}" if micros else ""
