"""Show what was spent, what is held, and what the month will come to."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from slapstick.cli import words
from slapstick.cli.options import as_json, folder

REPORT = "sora_budget_report.txt"


@click.command()
@folder
@click.option("--monthly-budget", type=click.FloatRange(0, 1_000_000), metavar="USD",
              help="The limit to compare with; sora.yaml's, if not said.")  # fmt: skip
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False), default=REPORT,
              show_default=True, help="File in which the report is written.")  # fmt: skip
@click.option("--no-report", is_flag=True, help="Write no file.")
@as_json
def command(
    path: Path, monthly_budget: float | None, report: Path, no_report: bool, as_json: bool
) -> None:
    """Show the money of the project at PATH: spent, held and forecast; by month and film.

    Months are months in UTC. Held is what services may still charge.
    """
    from slapstick.app.files import write_text
    from slapstick.app.opening import open_ground
    from slapstick.app.shooting import budget_report, open_studio
    from slapstick.budget.money import micros
    from slapstick.budget.report import page

    project = open_ground(path).project
    limit = micros(project.monthly_usd if monthly_budget is None else monthly_budget)
    with open_studio(path, project) as studio:
        told = budget_report(studio, limit)
    if as_json:
        words.say_json({**asdict(told), "left": told.left, "unit": "micro-dollars"})
    else:
        words.say(page(told).rstrip())
    if not no_report:
        write_text(report, page(told))
        words.note(f"written to {report}")
