"""Show the film on paper: beats, gags, cards, seconds, cost; write nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from slapstick.cli import words
from slapstick.cli.options import as_json, folder, level, workers

if TYPE_CHECKING:
    from slapstick.app.planning import Planned


@click.command()
@folder
@level
@workers
@click.option("--prompts", is_flag=True, help="Show the words of every prompt as well.")
@as_json
def command(
    path: Path, level: str | None, workers: int | None, prompts: bool, as_json: bool
) -> None:
    """Show the film of the repository at PATH on paper; write nothing.

    What is shown here is what `sora film` makes: both run on the same plan.
    """
    from slapstick.app.opening import Wishes, open_project
    from slapstick.app.outputs import plan_json
    from slapstick.app.planning import plan, read_all
    from slapstick.model import TokenBudgetLevel

    workspace = open_project(path, Wishes(level=TokenBudgetLevel(level) if level else None))
    with words.progress("reading") as tell:
        planned = plan(workspace, read_all(workspace, workers=workers, progress=tell))
    if as_json:
        words.say_json(plan_json(planned))
        return
    show_plan(planned)
    if prompts:
        _show_prompts(planned)


def show_plan(planned: Planned) -> None:
    """Print the plot as a table, a beat per row, and what it adds up to."""
    from slapstick.review.programme import entries, summary

    words.heading(planned.plot.title)
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
    words.say(_cost(planned))


def _cost(planned: Planned) -> str:
    from slapstick.app.shooting import cost_on_paper
    from slapstick.budget.money import dollars
    from slapstick.errors import BadRequest

    try:
        reckoned = cost_on_paper(planned)
    except BadRequest as fault:  # the film can be shown, and drawn, all the same
        return f"cost: not known: {fault}; {fault.help_text}"
    if reckoned is None:
        return "cost: 0.00 USD; the animatic is drawn on this machine"
    told, service = reckoned.estimate, reckoned.service
    paid = f"{told.paid} of {len(told.quotes)} shots are paid for already"
    return f"cost: {dollars(told.due)} at {service.provider} {service.model}; {paid}"


def _show_prompts(planned: Planned) -> None:
    for prompt in planned.prompts:
        words.say()
        words.heading(f"{prompt.shot} ({prompt.seconds:g} s, {prompt.words} words)")
        words.say(prompt.text)
