"""Stand in for a video service on this machine: rehearse filming without money."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from slapstick.cli import words
from slapstick.cli.options import folder, workers


def _list_faults(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print the switches there are, and end."""
    if not wanted:
        return
    from slapstick.app.standin.faults import FAULTS

    words.table(
        ["fault", "strikes", "and then"],
        [(name, str(step), told) for name, (step, told) in FAULTS.items()],
    )
    context.exit()


@click.command()
@folder
@click.option("--port", type=click.IntRange(0, 65535), default=8077, show_default=True,
              help="Port to serve on; 0 takes any that is free.")  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True,
              help="Address of this machine; others are refused.")  # fmt: skip
@click.option("--fps", type=click.IntRange(1, 60), default=24, show_default=True,
              help="Pictures in a second of its clips.")  # fmt: skip
@click.option("--usd-per-second", type=click.FloatRange(0, 100), default=0.0, metavar="USD",
              help="What it says that a second costs; nothing is ever paid.")  # fmt: skip
@click.option("--fault", "faults", multiple=True, metavar="NAME[=TIMES]",
              help="Fail so many times, or NAME=always; may be repeated.")  # fmt: skip
@click.option("--faults", "list_faults", is_flag=True, is_eager=True, expose_value=False,
              callback=_list_faults, help="Show the faults there are.")  # fmt: skip
@click.option("--log", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write each request into this file, a line of JSON each.")  # fmt: skip
@workers
def command(
    path: Path,
    port: int,
    host: str,
    fps: int,
    usd_per_second: float,
    faults: tuple[str, ...],
    log: Path | None,
    workers: int | None,
) -> None:
    """Serve /v1/videos for rehearsals; its clips are played by the puppets of the film of PATH.

    Any key will do, nothing costs anything, and nobody but this machine can reach it. Name it in
    sora.yaml as provider.base-url and film with `sora film --real`. OpenRouter's form is spoken
    under /api/v1. Ctrl-C ends it.
    """
    from slapstick.app.opening import open_project
    from slapstick.app.planning import plan, read_all
    from slapstick.app.standin.faults import read_switches
    from slapstick.app.standin.playhouse import Playhouse, scenes_of
    from slapstick.app.standin.server import serving

    switches = read_switches(faults)
    workspace = open_project(path)
    planned = plan(workspace, read_all(workspace, workers=workers))
    with _noted(log) as note:
        playhouse = Playhouse(
            scenes_of(planned),
            fps=fps,
            usd_per_second=usd_per_second,
            switches=switches,
            tell=words.note,
            note=note,
        )
        with serving(playhouse, host, port) as server:
            _introduce(server.base_url, usd_per_second)
            try:
                server.serve_forever()
            except KeyboardInterrupt:
                words.note("the puppets rest")


def _introduce(base_url: str, usd_per_second: float) -> None:
    words.say(base_url)
    words.note("in sora.yaml:")
    words.note(f"  provider: {{use: openai-videos, base-url: '{base_url}',")
    words.note(f"    model: puppets, usd-per-second: {usd_per_second:g}}}")


@contextmanager
def _noted(log: Path | None) -> Iterator[Callable[[Mapping[str, Any]], None]]:
    """Give something that writes lines of JSON; without a file they are forgotten."""
    if log is None:
        yield lambda _: None
        return
    from slapstick.app.files import explained

    lock = threading.Lock()
    with explained(log):
        file = log.open("a", encoding="utf-8", newline="\n")
    with file:

        def note(told: Mapping[str, Any]) -> None:
            with lock:
                file.write(json.dumps(told) + "\n")
                file.flush()

        yield note
