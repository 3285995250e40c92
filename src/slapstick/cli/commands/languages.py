"""List languages, the facts each gives, and check language files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from slapstick.cli import words
from slapstick.cli.options import as_json, folder

if TYPE_CHECKING:
    from slapstick.app.listing import FactRow


@click.group(invoke_without_command=True)
@click.option("--matrix", is_flag=True, help="Show which language gives which kind of fact.")
@as_json
@click.pass_context
def command(context: click.Context, matrix: bool, as_json: bool) -> None:
    """List the languages that are read, and the facts each gives."""
    if context.invoked_subcommand is not None:
        return
    if matrix:
        context.invoke(show_matrix, path=Path(), chosen=(), as_json=as_json)
    else:
        context.invoke(list_languages, path=Path(), as_json=as_json)


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
        ["language", "facts", "grammar", "from", "files"],
        [(row.id, len(row.kinds), row.grammar, row.path, " ".join(row.files)) for row in rows],
    )
    for row in rows:
        if row.missing:
            words.note(f"{row.id}: {row.missing}")


@command.command("matrix")
@folder
@click.option(
    "--language",
    "chosen",
    multiple=True,
    help="Say of this language only what it makes of each fact, and why; may be repeated.",
)
@as_json
def show_matrix(path: Path, chosen: tuple[str, ...], as_json: bool) -> None:  # fmt: skip
    """Show which language gives which kind of fact, for the languages that PATH is read in.

    +: samples prove it. o: a language file of your own says so, and no sample of this project
    proves it. !: unsupported. -: it has no meaning there. ?: the language file does not say.
    """
    from slapstick.app.listing import fact_matrix

    languages, rows = fact_matrix(path, chosen)
    if as_json:
        words.say_json(
            {
                row.kind: {cell.language: {"state": cell.state, "reason": cell.reason}
                           for cell in row.cells}
                for row in rows
            }
        )  # fmt: skip
        return
    if chosen:
        for name in languages:
            _say_column(name, rows)
        return
    for line in _grid(languages, rows):
        words.say(line)
    words.note(f"{_LEGEND}; why not: `sora languages matrix --language NAME`")


def _grid(languages: Sequence[str], rows: Sequence[FactRow]) -> Iterator[str]:
    """Yield a table with a letter for each cell, the languages' names set upright."""
    left = max(len(row.kind) for row in rows) + 1
    gap = " " if left + 2 * len(languages) <= words.width() else ""
    tallest = max(map(len, languages), default=0)
    for height in range(tallest):
        letters = gap.join(name.rjust(tallest)[height] for name in languages)
        yield f"{' ' * left}{letters}".rstrip()
    yield ""
    for row in rows:
        yield f"{row.kind:<{left}}{gap.join(_MARKS[cell.state] for cell in row.cells)}"


def _say_column(name: str, rows: Sequence[FactRow]) -> None:
    cells = [(row, cell) for row in rows for cell in row.cells if cell.language == name]
    words.table(
        [name, "", "what it means, or why it is not found"],
        [(row.kind, cell.state, cell.reason or row.meaning) for row, cell in cells],
    )


_MARKS = {"tested": "+", "untested": "o", "unsupported": "!", "meaningless": "-", "unsaid": "?"}
_LEGEND = ", ".join(f"{mark} {state}" for state, mark in _MARKS.items())


@command.command("test")
@folder
@as_json
def test_languages(path: Path, as_json: bool) -> None:
    """Hold the languages that PATH brings to their marked samples.

    The samples of mine/languages/zig.scm lie in mine/samples/zig/. Each line says at its end, in a
    comment, what must be found on it and what only looks like something. Exits with 1 if anything
    is found otherwise, or there was nothing to hold a language to.
    """
    from slapstick.app.proving import prove_languages
    from slapstick.cli import proofs

    found = prove_languages(path)
    if as_json:
        words.say_json([proofs.as_json(proof) for proof in found])
    else:
        for proof in found:
            for line in proofs.wrong(proof):
                words.say(line)
    for proof in found:
        for line in proofs.summary(proof):
            words.note(line)
    if not found:
        words.note("no pack of this project brings a language")
    click.get_current_context().exit(0 if found and all(each.whole for each in found) else 1)


@command.command("tree")
@click.argument("file", type=click.Path(path_type=Path), help="A file of source code.")
@click.option(
    "--grammar",
    default="",
    metavar="MODULE",
    help="The installed package that holds the grammar, `MODULE:function` where it has several;"
    " that of the built-in language, if it is not named.",
)
def show_tree(file: Path, grammar: str) -> None:
    """Show the syntax tree of FILE, for who writes queries: place, field, node and what it says."""
    from slapstick.app.listing import tree_of

    for line in tree_of(file, grammar):
        words.say(line)
