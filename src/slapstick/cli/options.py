"""The arguments and options that several commands share, said once."""

from __future__ import annotations

from pathlib import Path

import click

folder = click.argument(
    "path",
    default=".",
    type=click.Path(path_type=Path),
    help="Folder of a repository; here, if it is not named.",
)
frozen = click.option(
    "--frozen", is_flag=True, help="Refuse to go on unless all is as sora.lock pins it; for CI."
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for a program to read.")
out = click.option(
    "--out",
    default="out",
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for what is made.",
)
level = click.option(
    "--level",
    "--budget",
    "level",
    type=click.Choice(["ultra-low", "low", "standard", "high"]),
    help="How many words a prompt may take.",
)
quality = click.option(
    "--quality",
    type=click.Choice(["draft", "standard", "high"]),
    help="How much is spent on the picture.",
)
workers = click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="Processes that work at once; as many as there are processors, if not said.",
)
