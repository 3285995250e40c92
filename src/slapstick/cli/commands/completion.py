"""Print the script that completes `sora` in a shell.

It is what the shell reads at its start:

    sora completion bash >> ~/.bashrc
"""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from slapstick.cli import words


@click.command()
@click.argument("shell", type=click.Choice(["bash", "fish", "powershell", "zsh"]))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the script that completes `sora` in SHELL."""
    completion = get_completion_class(shell)
    if completion is None:
        raise click.UsageError(f"this click cannot complete in {shell}")
    words.say(completion(context.find_root().command, {}, "sora", "_SORA_COMPLETE").source())
