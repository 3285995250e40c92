"""Draw a contact sheet (PNG) and a page (HTML) to review a film by."""

from __future__ import annotations

from pathlib import Path

import click

from slapstick.cli import words
from slapstick.cli.options import folder, level, out, workers


@click.command()
@folder
@out
@level
@workers
@click.option(
    "--strip",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also draw a strip of the film's best frames into this PNG.",
)
def command(
    path: Path, out: Path, level: str | None, workers: int | None, strip: Path | None
) -> None:
    """Draw a contact sheet and a page of the film of the repository at PATH.

    Both show every beat with its key poses, its words and its source line; the page also holds
    the prompts and needs no network.
    """
    from slapstick.app.filming import draw_boards
    from slapstick.app.opening import Wishes, open_project
    from slapstick.app.planning import plan, read_all
    from slapstick.model import TokenBudgetLevel

    workspace = open_project(path, Wishes(level=TokenBudgetLevel(level) if level else None))
    with words.progress("reading") as tell:
        planned = plan(workspace, read_all(workspace, workers=workers, progress=tell))
    for file in draw_boards(planned, out, strip=strip):
        words.say(str(file))
