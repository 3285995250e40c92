"""A click group whose commands are the modules of a folder, loaded when they are called."""

from __future__ import annotations

import importlib
import importlib.util
from pathlib import Path
from typing import Any

import click


class CommandFolder(click.Group):
    """A group with one module per command; a module's docstring is its line in `--help`."""

    def __init__(self, *args: Any, folder: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.folder = folder

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Name the commands: what stands in the folder."""
        return sorted(_command_name(path) for path in self._modules())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command; `None` where there is no such module."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"{self.folder}.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002  # click's own signature
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the list of commands from the first lines of their files, importing none."""
        rows = sorted((_command_name(path), _first_line(path)) for path in self._modules())
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called; a near name is suggested where there is none."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:  # click looks only at commands that are loaded
            raise click.NoSuchCommand(
                error.command_name, possibilities=self.list_commands(ctx), ctx=ctx
            ) from None

    def _modules(self) -> list[Path]:
        spec = importlib.util.find_spec(self.folder)
        places = spec.submodule_search_locations if spec else None
        return [
            path
            for place in places or ()
            for path in Path(place).glob("*.py")
            if not path.name.startswith("_")
        ]


def _command_name(path: Path) -> str:
    return path.stem.replace("_", "-")


def _first_line(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        return file.readline().strip().strip('"').rstrip(".")
