"""The group of all commands and the handler of every error; not for work of its own.

A module in `commands/` is a command: its file is its name, the first line of its docstring its
help, and `command` in it what runs.  Commands load when they are called, so `--help` stays fast.
"""

from __future__ import annotations

from collections.abc import Sequence

import click

from slapstick import __version__
from slapstick.cli.express import Express
from slapstick.cli.guard import guarded
from slapstick.cli.lazy import CommandFolder


@click.group(
    cls=CommandFolder,
    folder="slapstick.cli.commands",
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "SORA"},
    epilog="Exit codes: 0 well, 1 findings or failed shots, 2 usage or a bad file, 3 over budget, "
    "4 video service, 130 interrupted.",
)
@click.version_option(__version__, "--version", message="sora %(version)s")
def sora() -> None:
    """Turn any repository into a short silent comedy about its own code.

    Begin with `sora film PATH`: it needs no project file, no network and no key.
    """


def run(arguments: Sequence[str], kept: Express | None = None) -> int:
    """Run one command line and return its exit code; nothing but a bug passes with a traceback.

    `kept` is where a scan may keep what it shows.
    """
    return guarded(
        lambda: sora.main(args=arguments, prog_name="sora", standalone_mode=False, obj=kept)
    )
