"""Stand in for a video service on this machine: rehearse filming without money."""

from __future__ import annotations

from pathlib import Path

import click

from slapstick.cli import words
from slapstick.cli.options import folder, workers


@click.command()
@folder
@click.option("--port", type=click.IntRange(0, 65535), default=8077, show_default=True,
              help="Port to serve on; 0 takes any that is free.")  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True,
              help="Address of this machine; others are refused.")  # fmt: skip
@click.option("--fps", type=click.IntRange(1, 60), default=24, show_default=True,
              help="Pictures in a second of its clips.")  # fmt: skip
@workers
def command(path: Path, port: int, host: str, fps: int, workers: int | None) -> None:
    """Serve /v1/videos for rehearsals; its clips are played by the puppets of the film of PATH.

    Any key will do, nothing costs anything, and nobody but this machine can reach it. Name it in
    sora.yaml as provider.base-url and film with `sora film --real`. Ctrl-C ends it.
    """
    from slapstick.app.opening import open_project
    from slapstick.app.planning import plan, read_all
    from slapstick.app.standin import Playhouse, scenes_of, serving

    workspace = open_project(path)
    planned = plan(workspace, read_all(workspace, workers=workers))
    playhouse = Playhouse(scenes_of(planned), fps=fps, tell=words.note)
    with serving(playhouse, host, port) as server:
        words.say(server.base_url)
        words.note("in sora.yaml:")
        words.note(f"  provider: {{use: openai-videos, base-url: '{server.base_url}',")
        words.note("    model: puppets, usd-per-second: 0}")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            words.note("the puppets rest")
