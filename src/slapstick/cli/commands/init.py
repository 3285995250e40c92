"""Write a commented sora.yaml that fits this repository."""

from __future__ import annotations

from pathlib import Path

import click

from slapstick.cli import words
from slapstick.cli.options import folder


@click.command()
@folder
@click.option("--force", is_flag=True, help="Write sora.yaml anew even if it is there.")
def command(path: Path, force: bool) -> None:
    """Write a commented sora.yaml that fits the repository at PATH.

    Beside it: the schemas that let editors complete and check it, in .sora/ which git ignores,
    and a line in .gitattributes that makes prompts easy to review.
    """
    from slapstick.app.planning import read_plainly
    from slapstick.app.starting import begin

    with words.progress("reading") as tell:
        found = read_plainly(path, tell)
    for file in begin(path, found, force=force):
        words.say(file)
    words.note("next: sora plan, then sora film")
