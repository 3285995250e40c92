"""Show the film's page while you write: it follows sora.yaml, rules, stories and the code."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from slapstick.cli import words
from slapstick.cli.options import folder, level, workers

if TYPE_CHECKING:
    from slapstick.app.ground import Ground
    from slapstick.app.preview.house import House
    from slapstick.model import Scan

_EVERY = 0.1  # seconds between two looks at what people write for the film
_AT_EASE = 0.3  # the same at the source, of which there may be much
_SHARE = 10  # looks at the source take one part in so many of the time, at most
_BUSY = 2  # reading it is followed by a rest of so many times what it took
_BRIEF = 1.0  # seconds that reading may take without a rest


@click.command()
@folder
@click.option("--port", type=click.IntRange(0, 65535), default=0, show_default=True,
              help="Port to serve on; 0 takes any that is free.")  # fmt: skip
@level
@workers
def command(path: Path, port: int, level: str | None, workers: int | None) -> None:
    """Show the storyboard page of the film of PATH in a browser, and keep it true as you write.

    An edit of sora.yaml, a pack or a story shows within a second, one of the code as soon as it is
    read. A mistake shows with its place, over the last good film. Frames are drawn as you wind.
    Only this machine's browser can open it, and only by the address that is printed.
    Ctrl-C ends it.
    """
    import secrets

    from slapstick.app.opening import Wishes
    from slapstick.app.planning import read_all
    from slapstick.app.preview.house import House
    from slapstick.app.preview.server import serving
    from slapstick.model import TokenBudgetLevel

    house: House | None = None

    def read(ground: Ground) -> Scan:
        if house is not None:
            return read_all(ground, workers=_crew() if workers is None else workers)
        with words.progress("reading") as tell:
            return read_all(ground, workers=workers, progress=tell)

    house = House(path, read, Wishes(level=TokenBudgetLevel(level) if level else None))
    with serving(house, secrets.token_urlsafe(18), port) as server, _followed(house):
        words.say(server.address)
        words.note("open it in a browser; Ctrl-C ends it")
        if house.edition.planned is None:
            words.report_problems(house.edition.problems)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            words.note("the lamp is out")


def _crew() -> int:
    """Return how many processes read beside the page: never none, lest a grammar's crash end it.

    No more of them are started than there are batches to read.
    """
    return max(2, min(os.cpu_count() or 1, 8))


@contextmanager
def _followed(house: House) -> Iterator[None]:
    """Look at the files now and then, beside whatever else is done."""
    ended = threading.Event()

    def written() -> float:
        house.look()
        return _EVERY

    def source() -> float:
        began = monotonic()
        soon = house.look_at_source()
        took = monotonic() - began
        return max(_EVERY, _BUSY * (took - _BRIEF)) if soon else max(_AT_EASE, _SHARE * took)

    def follow(look: Callable[[], float]) -> None:
        rest = _EVERY
        while not ended.wait(rest):
            try:
                rest = look()
            except Exception as error:  # noqa: BLE001  # a bug is told, and the page stays
                words.report_unexpected(error)

    threads = [threading.Thread(target=follow, args=(each,), daemon=True)
               for each in (written, source)]  # fmt: skip
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        ended.set()
        threads[0].join()  # what reads the source may take longer than one waits after Ctrl-C
