"""Read the command line of a scan without click; anything unusual in it is left to click.

Loads nothing: git is asked before anything else is, and most scans are asked for like this.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FLAGS = {
    "--facts": "every", "--no-cache": "no_cache", "--json": "as_json",
    "-v": "verbose", "--verbose": "verbose",
}  # fmt: skip
_VARIABLES = "SORA_SCAN_"  # where click looks for options that are not given


class ScanLine:
    """What one `sora scan` is asked to do."""

    def __init__(
        self,
        path: str = ".",
        *,
        kinds: Sequence[str] = (),
        workers: int | None = None,
        flags: Sequence[str] = (),
    ) -> None:
        self.path = path
        self.kinds = tuple(kinds)
        self.workers = workers
        self.every, self.no_cache, self.as_json, self.verbose = (
            word in flags for word in ("every", "no_cache", "as_json", "verbose")
        )


def read_scan_line(arguments: Sequence[str], environ: Mapping[str, str]) -> ScanLine | None:
    """Return what is asked for; `None` for other commands, and where click must look at it."""
    if arguments[:1] != ["scan"] or any(name.startswith(_VARIABLES) for name in environ):
        return None
    words = iter(arguments[1:])
    paths, flags = [], []
    workers: int | None = None
    for word in words:
        if word in _FLAGS:
            flags.append(_FLAGS[word])
        elif word == "--workers":
            told = next(words, "")
            if not (told.isascii() and told.isdigit() and int(told) > 0):
                return None
            workers = int(told)
        else:
            paths.append(word)
    if len(paths) > 1 or any(not word or word.startswith("-") for word in paths):
        return None
    return ScanLine(*paths, workers=workers, flags=flags)
