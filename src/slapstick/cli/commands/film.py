"""Make the film of a repository."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from slapstick.cli import words
from slapstick.cli.options import as_json, folder, level, out, quality, workers

if TYPE_CHECKING:
    from slapstick.app import Planned


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for on the command line."""

    path: Path
    out: Path
    level: str | None
    quality: str | None
    workers: int | None
    fps: int
    shots: str | None
    dry_run: bool
    real: bool
    verbose: bool
    as_json: bool


@click.command()
@folder
@out
@level
@quality
@workers
@click.option("--fps", type=click.IntRange(1, 60), default=18, show_default=True,
              help="Pictures in a second; 18 is the silent screen's.")  # fmt: skip
@click.option("--shots", help="Only these shots, by number: `3`, `1,4` or `2-5`.")
@click.option("--dry-run", is_flag=True, help="Walk the six steps, write and spend nothing.")
@click.option("--real", is_flag=True, help="Have the video service of sora.yaml film it.")
@click.option("--verify", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Measure a finished film instead of making one.")  # fmt: skip
@click.option("-v", "--verbose", is_flag=True, help="Say more: files left out, gags, places.")
@as_json
def command(verify: Path | None, **asked: Any) -> None:
    """Make the film of the repository at PATH: any folder, git or not, even an empty one.

    Six steps: extract and compile, validate cost, dry run, film, poll and fetch, cut and
    summarise. Without a video service the film is the animatic, drawn on this machine for free.
    """
    if verify is not None:
        _verify(verify, as_json=asked["as_json"])
        return
    _film(Request(**asked))


def _film(request: Request) -> None:
    planned = _extract(request)
    _validate_cost(request, planned)
    _dry_run(request, planned)
    if request.dry_run:
        _would(planned, request)
        return
    _draw(request, planned)
