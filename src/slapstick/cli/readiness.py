"""Load what reads and counts while git works, and start what reads; decides nothing.

Git keeps all processors busy at first, and one of them at the end.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from slapstick.read.processes import Worker

# In small portions: what one needs comes before it.
_STARTS = (
    "contextlib", "enum", "re", "typing", "tree_sitter", "slapstick.model",
    "slapstick.spec.language_text", "slapstick.read.names", "slapstick.read.languages", "hashlib",
    "slapstick.read.contents", "slapstick.read.workers",
)  # fmt: skip
_COUNTS = (
    "slapstick.app.ground", "slapstick.cli.scanning", "sqlite3", "slapstick.read.tally",
    "slapstick.read.amending", "slapstick.app.surveying",
)  # fmt: skip


class Readiness:
    """What is loaded and started of what reads the files of one folder."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._worker: Worker | None = None
        self.is_whole = False

    def grow(self, is_enough: Callable[[], bool], language: str) -> None:
        """Load until that is enough; start a worker that gets ready for a language."""
        if _load(_STARTS, is_enough):
            self._start(filter(None, [language]))
            _load(_COUNTS, is_enough)

    def complete(self, paths: Sequence[str]) -> Worker | None:
        """Load the rest and return a worker that gets ready for some paths, where there is one."""
        from slapstick.read.languages import builtin_texts
        from slapstick.read.workers import languages_of

        if paths:
            self._start(languages_of(paths, builtin_texts()))  # it compiles while all loads
        import slapstick.app.surveying
        import slapstick.cli.scanning
        import slapstick.read.amending  # noqa: F401  # found loaded later

        self.is_whole = True
        worker, self._worker = self._worker, None
        return worker

    def _start(self, languages: Iterable[str]) -> None:
        from slapstick.read.languages import builtin_texts
        from slapstick.read.workers import start_early

        if self._worker is None:
            self._worker = start_early(self._root, builtin_texts())
        names = sorted(languages)
        if self._worker is not None and names:
            self._worker.prepare(names)

    def end(self) -> None:
        """End what was started for nothing."""
        if self._worker is not None:
            self._worker.close()
            self._worker = None


def _load(names: Iterable[str], is_enough: Callable[[], bool]) -> bool:
    """Load modules until that is enough; tell whether it never was."""
    for name in names:
        if is_enough():
            return False
        __import__(name)
    return not is_enough()
