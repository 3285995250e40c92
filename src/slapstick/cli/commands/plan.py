"""Show the film on paper: beats, gags, cards, seconds, cost; write nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from slapstick.cli import words
from slapstick.cli.options import as_json, folder, frozen, level, workers

if TYPE_CHECKING:
    from slapstick.app.choosing import Sent
    from slapstick.app.planning import Planned
    from slapstick.model import GagMatch


@click.command()
@folder
@level
@workers
@click.option("--prompts", is_flag=True, help="Show the words of every prompt as well.")
@click.option("--levels", is_flag=True, help="Show words and tokens of every shot at every level.")
@click.option("--egress", is_flag=True, help="Show exactly what filming would send.")
@click.option("--takes", is_flag=True, help="Show what a service would be asked for, take by take.")
@click.option("--provider", metavar="NAME", help="Another video service than sora.yaml's.")
@frozen
@as_json
def command(
    path: Path,
    level: str | None,
    workers: int | None,
    prompts: bool,
    levels: bool,
    egress: bool,
    takes: bool,
    provider: str | None,
    frozen: bool,
    as_json: bool,
) -> None:
    """Show the film of the repository at PATH on paper; write nothing.

    What is shown here is what `sora film` makes: both run on the same plan.
    """
    from slapstick.app.opening import Wishes
    from slapstick.app.outputs import plan_json
    from slapstick.app.planning import plan, read_all
    from slapstick.cli.opened import opened
    from slapstick.model import TokenBudgetLevel

    wishes = Wishes(TokenBudgetLevel(level) if level else None, frozen=frozen)
    workspace = opened(path, wishes)
    with words.progress("reading") as tell:
        planned = plan(workspace, read_all(workspace, workers=workers, progress=tell))
    if as_json:
        words.say_json(plan_json(planned))
        return
    if levels or egress or takes:
        if levels:
            _show_levels(planned)
        if takes:
            _show_takes(planned, provider)
        if egress:
            _show_egress(planned, provider)
        return
    show_plan(planned, provider)
    _show_choices(planned)
    if prompts:
        _show_prompts(planned)


def show_plan(planned: Planned, provider: str | None = None) -> None:
    """Print the plot as a table, a beat per row, and what it adds up to."""
    from slapstick.review.programme import entries, summary
    from slapstick.review.ruler import ruler

    words.heading(planned.plot.title)
    for line in ruler(planned.plot, planned.workspace.story.peak):
        words.say(line)
    rows = [
        (
            entry.number,
            entry.when,
            entry.beat.role,
            entry.title,
            entry.words or entry.credit,
            entry.place,
        )
        for entry in entries(planned.plot)
    ]
    words.table(["no.", "time", "role", "what", "words or rule", "source"], rows)
    words.say(summary(planned.plot))
    count = sum(prompt.words for prompt in planned.prompts)
    level = planned.workspace.project.level.value
    words.say(f"{len(planned.prompts)} prompts, {count:,} words at level {level}")
    words.say(_cost(planned, provider))


def _cost(planned: Planned, provider: str | None) -> str:
    from slapstick.app.shooting import cost_on_paper
    from slapstick.budget.money import dollars
    from slapstick.errors import BadRequest

    try:
        reckoned = cost_on_paper(planned, provider)
    except BadRequest as fault:  # the film can be shown, and drawn, all the same
        return f"cost: not known: {fault}; {fault.help_text}"
    if reckoned is None:
        return "cost: 0.00 USD; the animatic is drawn on this machine"
    for notice in reckoned.notices:
        words.note(notice)
    told, service = reckoned.estimate, reckoned.service
    asked = sum(take.seconds for take in reckoned.takes)
    shown = asked - sum(each.slate.waste for each in reckoned.cast)
    paid = f"{told.paid} of {len(told.shots)} shots are paid for already"
    takes = f"{len(reckoned.cast)} takes of {asked} s for {shown:g} s of film"
    return f"cost: {dollars(told.due)} at {service.provider} {service.model}; {takes}; {paid}"


def _show_takes(planned: Planned, provider: str | None) -> None:
    """Print each take: what is shown of it, what is asked for, and what it costs."""
    from slapstick.app.shooting import cost_on_paper
    from slapstick.budget.money import dollars

    reckoned = cost_on_paper(planned, provider)
    if reckoned is None:
        words.say("there are no takes: the animatic is drawn on this machine")
        words.note("to see what a service would be asked for: sora plan --takes --provider NAME")
        return
    rows = [
        (
            slate.id,
            f"{slate.start:g}-{slate.end:g} s",
            f"{slate.seconds} s",
            f"{slate.waste:g} s",
            "paid for already" if quote.paid else dollars(slate.price),
            ", ".join(prompt.dropped[len(slate.reviewed.dropped) :]),
        )
        for (slate, prompt, _), quote in zip(reckoned.cast, reckoned.estimate.quotes, strict=True)
    ]
    words.table(["take", "of its shot", "asked", "trimmed", "costs", "left out"], rows)
    words.say(_cost(planned, provider))


def _show_choices(planned: Planned) -> None:
    """Print for each beat its gag, its points, and who came second and why."""
    from slapstick.app.choosing import choices_of

    words.say()
    rows = [
        (
            part.slot.id,
            _gag(part.match),
            part.worth.points if part.match else "",
            _gag(part.runner_up) if part.runner_up else "nothing else can play here",
            part.why_not,
        )
        for part in choices_of(planned)
    ]
    words.table(["beat", "gag", "points", "runner-up", "why not"], rows)


def _gag(match: GagMatch | None) -> str:
    if match is None:
        return "the story's own"
    place = f" ({match.evidence[0].place})" if match.evidence else ""
    return f"{match.rule.id}{place}"


def _show_levels(planned: Planned) -> None:
    """Print what each level makes of each shot, and what it saves against the full prompts."""
    from slapstick.app.choosing import levels_of

    table = levels_of(planned)
    rows = [(row.shot, row.level, row.words, row.tokens, ", ".join(row.dropped)) for row in table]
    words.table(["shot", "level", "words", "tokens", "left out"], rows)
    full = sum(row.words for row in table if row.level == "high")
    for name in dict.fromkeys(row.level for row in table):
        count = sum(row.words for row in table if row.level is name)
        saved = 100 * (full - count) // full if full else 0
        words.say(f"{name}: {count:,} words, {saved} % fewer than at high")


def _show_egress(planned: Planned, provider: str | None) -> None:
    """Print every request, whole but for the API key."""
    from slapstick.app.choosing import egress_of

    requests = egress_of(planned, provider)
    if not requests:
        words.say("nothing is sent: the animatic is drawn on this machine")
        words.note("to see what a service would get: sora plan --egress --provider NAME")
        return
    for sent in requests:
        _show_request(sent)
    words.note(f"{len(requests)} requests; nothing was sent; only the API key is not shown")


def _show_request(sent: Sent) -> None:
    ask = sent.ask
    words.heading(f"{sent.shot}: {ask.method} {ask.url}")
    for name, value in ask.headers:
        words.say(f"{name}: {value}")
    if ask.json is not None:
        words.say_json(ask.json)
    for name, value in ask.form:
        words.say(f"{name}: {value}")
    for field, name, mime, content in ask.files:
        words.say(f"{field}: the picture {name} ({mime}, {len(content):,} bytes)")
    words.say()


def _show_prompts(planned: Planned) -> None:
    for prompt in planned.prompts:
        words.say()
        words.heading(f"{prompt.shot} ({prompt.seconds:g} s, {prompt.words} words)")
        words.say(prompt.text)
