"""Show what the program logs of itself while a command runs; writes no file."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from slapstick.cli import words


@contextmanager
def shown_logs(*, verbose: bool) -> Iterator[None]:
    """Print the log on stderr, each line with its time in UTC, if it is wanted."""
    logger = logging.getLogger("slapstick")
    handler, level = _Notes(), logger.level
    if verbose:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)


class _Notes(logging.Handler):
    """Prints records as remarks."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print one record."""
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        words.note(f"{time.removesuffix('+00:00')}Z {record.name} {record.getMessage()}")
