"""Compare docs/commands.md with the commands; run as a script it writes the page anew."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import click

from slapstick.cli import sora

PAGE = Path(__file__).resolve().parents[2] / "docs" / "commands.md"
HEAD = """# Commands

Written from the commands' own help: `make docs` writes it anew, a test compares it.

Data goes to stdout and all else to stderr; `--json` is there where a program may read. Progress
shows on a terminal only. `NO_COLOR` and `FORCE_COLOR` are honoured. Every option can also be set
in the environment: `SORA_FILM_WORKERS=1` is `sora film --workers 1`.

| exit code | means |
|---|---|
| 0 | well |
| 1 | findings, or shots that failed |
| 2 | a mistake in the command line or in a file that a person wrote |
| 3 | over budget |
| 4 | a video service failed, or none is configured |
| 130 | interrupted |
"""


def page() -> str:
    """Return docs/commands.md as it should be."""
    with click.Context(sora, info_name="sora") as context:
        parts = [_section(sora.get_command(context, name), f"sora {name}") for name in _names(sora)]
    return "\n".join([HEAD, *parts])


def _names(group: click.Group) -> list[str]:
    return group.list_commands(click.Context(group))


def _section(command: click.Command | None, name: str, depth: int = 2) -> str:
    assert command is not None
    usage = " ".join([name, *command.collect_usage_pieces(click.Context(command))])
    about = inspect.cleandoc(command.help or "").replace("\b\n", "")
    parts = [f"{'#' * depth} {name}\n", f"`{usage}`\n", f"{about}\n", *_options(command)]
    if isinstance(command, click.Group):
        parts += [_section(command.commands[each], f"{name} {each}", 3) for each in _names(command)]
    return "\n".join(parts)


def _options(command: click.Command) -> Iterator[str]:
    rows = [_row(each) for each in command.params if getattr(each, "help", None)]
    if rows:
        yield "| argument or option | |\n|---|---|"
        yield "\n".join(rows) + "\n"


def _row(parameter: click.Parameter) -> str:
    told = parameter.to_info_dict()
    names = ", ".join(told["opts"]) if isinstance(parameter, click.Option) else told["name"].upper()
    values = ""
    if isinstance(parameter.type, click.Choice):
        values = " " + " / ".join(parameter.type.choices)
    default = f" Without it: `{told['default']}`." if told.get("show_default") else ""
    return f"| `{names}{values}` | {told['help']}{default} |"


def test_every_command_stands_in_the_docs_as_it_is() -> None:
    assert PAGE.read_text("utf-8") == page(), "run `make docs`"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8", newline="\n")
