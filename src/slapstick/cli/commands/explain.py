"""Explain a source line, a prompt line or a rule: why, why not, nearest misses."""

from __future__ import annotations

from pathlib import Path

import click

from slapstick.cli import words
from slapstick.cli.options import as_json, workers


@click.command()
@click.argument("what", help="A line of source or of a prompt, FILE:LINE, or the id of a rule.")
@click.argument("path", default=".", type=click.Path(path_type=Path), help="Folder of a project.")
@as_json
@workers
def command(what: str, path: Path, as_json: bool, workers: int | None) -> None:
    """Explain WHAT: a line of source or of a reviewed prompt as FILE:LINE, or a rule by its id.

    Of a line: its facts, the gags that they make, where these play or why they do not, and the
    rules that nearly fired. Of a line of prompts/: the rule and the source that it comes from. Of a
    rule: where it fires, and where it nearly did and what was missing.
    """
    from slapstick.app.answers import find_answer
    from slapstick.app.explaining import answer_json, answer_text
    from slapstick.app.opening import open_project

    workspace = open_project(path)
    with words.progress("reading") as tell:
        answer = find_answer(workspace, what, workers=workers, progress=tell)
    if as_json:
        words.say_json(answer_json(answer))
        return
    for line in answer_text(answer):
        words.say(line)
