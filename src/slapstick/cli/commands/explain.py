"""Explain a source line or a rule: why, why not, nearest misses."""

from __future__ import annotations

from pathlib import Path

import click

from slapstick.cli import words
from slapstick.cli.options import workers


@click.command()
@click.argument("what", help="A source line, FILE:LINE, or the id of a rule.")
@click.argument("path", default=".", type=click.Path(path_type=Path), help="Folder of a project.")
@workers
def command(what: str, path: Path, workers: int | None) -> None:
    """Explain WHAT: a source line as FILE:LINE, or a rule by its id.

    Of a line: its facts, the gags that they make, and the rules that nearly fired. Of a rule:
    where it fires, and where it nearly did and what was missing.
    """
    from slapstick.app.explaining import explain
    from slapstick.app.opening import open_project

    workspace = open_project(path)
    with words.progress("reading") as tell:
        told = explain(workspace, what, workers=workers, progress=tell)
    for line in told:
        words.say(line)
