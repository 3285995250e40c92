"""Show the film's page while you write: it follows sora.yaml, rules and stories."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from slapstick.cli import words
from slapstick.cli.options import folder, level, workers

if TYPE_CHECKING:
    from slapstick.app.ground import Ground
    from slapstick.app.preview.house import House
    from slapstick.model import Scan

_EVERY = 0.1  # seconds between two looks at the files


@click.command()
@folder
@click.option("--port", type=click.IntRange(0, 65535), default=0, show_default=True,
              help="Port to serve on; 0 takes any that is free.")  # fmt: skip
@level
@workers
def command(path: Path, port: int, level: str | None, workers: int | None) -> None:
    """Show the storyboard page of the film of PATH in a browser, and keep it true as you write.

    An edit of sora.yaml, a pack or a story shows within a second; a mistake shows with its place,
    over the last good film. Frames are drawn as you wind. Only this machine's browser can open it,
    and only by the address that is printed. Ctrl-C ends it.
    """
    import secrets

    from slapstick.app.opening import Wishes
    from slapstick.app.planning import read_all
    from slapstick.app.preview.house import House
    from slapstick.app.preview.server import serving
    from slapstick.model import TokenBudgetLevel

    def read(ground: Ground) -> Scan:
        with words.progress("reading") as tell:
            return read_all(ground, workers=workers, progress=tell)

    house = House(path, read, Wishes(level=TokenBudgetLevel(level) if level else None))
    with serving(house, secrets.token_urlsafe(18), port) as server, _followed(house):
        words.say(server.address)
        words.note("open it in a browser; Ctrl-C ends it")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            words.note("the lamp is out")


@contextmanager
def _followed(house: House) -> Iterator[None]:
    """Look at the files now and then, beside whatever else is done."""
    ended = threading.Event()

    def follow() -> None:
        while not ended.wait(_EVERY):
            try:
                house.look()
            except Exception as error:  # noqa: BLE001  # a bug is told, and the page stays
                words.report_unexpected(error)

    thread = threading.Thread(target=follow, name="follow", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
