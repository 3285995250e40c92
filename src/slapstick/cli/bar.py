"""A bar of progress for what runs long; not for what is over before one could look at it."""

from __future__ import annotations

import time
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE = 0.4  # seconds; rich takes a tenth of one to load, which short work need not wait for


class Bar:
    """A bar that appears once its work has run for a moment, and goes with it."""

    def __init__(self, label: str) -> None:
        self._label, self._begun = label, time.monotonic()
        self._lock = Lock()  # workers' threads tell
        self._bars: Progress | None = None
        self._task: TaskID | None = None

    def tell(self, done: int, total: int) -> None:
        """Show how much is done of how much."""
        with self._lock:
            if self._bars is None and time.monotonic() - self._begun > _PATIENCE:
                self._show()
            if self._bars is not None and self._task is not None:
                self._bars.update(self._task, completed=done, total=total)

    def stop(self) -> None:
        """Take it away."""
        with self._lock:
            if self._bars is not None:
                self._bars.stop()

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeElapsedColumn,
        )

        console = Console(stderr=True)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        bars = Progress(*columns, TimeElapsedColumn(), console=console, transient=True)
        if console.is_terminal:
            bars.start()
        self._bars, self._task = bars, bars.add_task(self._label, total=None)
