"""List languages, the facts each gives, and check language files."""

from __future__ import annotations

from pathlib import Path

import click

from slapstick.cli import words
from slapstick.cli.options import as_json, folder


@click.group(invoke_without_command=True)
@click.option("--matrix", is_flag=True, help="Show which language gives which kind of fact.")
@as_json
@click.pass_context
def command(context: click.Context, matrix: bool, as_json: bool) -> None:
    """List the languages that are read, and the facts each gives."""
    if context.invoked_subcommand is not None:
        return
    show = show_matrix if matrix else list_languages
    context.invoke(show, path=Path(), as_json=as_json)


@command.command("list")
@folder
@as_json
def list_languages(path: Path, as_json: bool) -> None:
    """List the languages that are read for PATH: files, grammar, kinds of facts."""
    from slapstick.app.listing import languages_of

    rows = languages_of(path)
    if as_json:
        words.say_json([row._asdict() for row in rows])
        return
    words.table(
        ["language", "files", "grammar", "facts", "from"],
        [(row.id, " ".join(row.files), row.grammar, len(row.kinds), row.path) for row in rows],
    )
    for row in rows:
        if row.missing:
            words.note(f"{row.id}: {row.missing}")


@command.command("matrix")
@folder
@as_json
def show_matrix(path: Path, as_json: bool) -> None:
    """Show which language gives which kind of fact, for the languages that PATH is read in.

    tested: samples prove it. untested: a language file of your own says so. no: unsupported.
    -: it has no meaning there. ?: the language file does not say.
    """
    from slapstick.app.listing import fact_matrix

    languages, rows = fact_matrix(path)
    if as_json:
        words.say_json(
            {
                row.kind: {cell.language: {"state": cell.state, "reason": cell.reason}
                           for cell in row.cells}
                for row in rows
            }
        )  # fmt: skip
        return
    words.table(
        ["fact", *languages, "means"],
        [
            (row.kind, *(_MARKS.get(cell.state, cell.state) for cell in row.cells), row.meaning)
            for row in rows
        ],
    )


_MARKS = {"unsupported": "no", "meaningless": "-", "unsaid": "?"}
