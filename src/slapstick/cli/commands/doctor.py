"""Look at this machine: is all there that a film needs."""

from __future__ import annotations

import os

import click

from slapstick.cli import words
from slapstick.cli.options import as_json


@click.command()
@click.option(
    "--clean", is_flag=True, help="Empty the cache of what was read, and look no further."
)
@as_json
def command(clean: bool, as_json: bool) -> None:
    """Look at this machine: is all there that a film needs?

    Exits with 1 if something is missing, and says what to do about it.
    """
    from slapstick.app.doctor import empty_cache, examine

    if clean:
        words.note(f"the cache is empty; it took {empty_cache(os.environ) / 1e6:,.1f} MB")
        return
    findings = examine()
    if as_json:
        words.say_json([finding._asdict() for finding in findings])
    else:
        rows = [
            (finding.what, "ok" if finding.well else "no", finding.seen) for finding in findings
        ]
        words.table(["what", "", "seen"], rows)
    ill = [finding for finding in findings if not finding.well]
    for finding in ill:
        words.note(f"{finding.what}: {finding.remedy}")
    click.get_current_context().exit(1 if ill else 0)
