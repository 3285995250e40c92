"""Show the facts that are found in the source."""

from __future__ import annotations

from pathlib import Path

import click

from slapstick.cli.options import as_json, folder, workers


@click.command()
@folder
@click.option("--facts", "every", is_flag=True, help="List every fact with its place.")
@click.option("--kind", "kinds", multiple=True, help="Only facts of this kind; may be repeated.")
@click.option("--no-cache", is_flag=True, help="Read every file anew.")
@click.option("-v", "--verbose", is_flag=True, help="Name each file that was left out, and why.")
@workers
@as_json
def command(  # click gives each option by itself
    path: Path,
    every: bool,
    kinds: tuple[str, ...],
    no_cache: bool,
    verbose: bool,
    workers: int | None,
    as_json: bool,
) -> None:
    """Show the facts that are found in the source at PATH, kind by kind.

    What stands out against ordinary code comes first, with the place where it shows best. What
    was left out is counted by reason; `--facts` lists each fact with file and line, `-v` what was
    left out.
    """
    from slapstick.cli.scan_line import ScanLine
    from slapstick.cli.scanning import show

    chosen = {"every": every, "no_cache": no_cache, "as_json": as_json, "verbose": verbose}
    flags = [name for name, on in chosen.items() if on]
    line = ScanLine(str(path), kinds=kinds, workers=workers, flags=flags)
    show(line, click.get_current_context().obj)
