"""Draw a plot as a line of characters in proportion to time; knows nothing of gags."""

from __future__ import annotations

from slapstick.model import Plot
from slapstick.review.programme import timecode

_INK = {"title": ".", "card": ".", "end": ".", "peak": "#", "resolution": "+"}
_GAG = "="


def ruler(plot: Plot, peak: float, width: int = 78) -> tuple[str, str, str]:
    """Return the mark at share `peak`, the numbers of the beats, and the beats themselves.

    Cards are dots, gags lines, the peak `#` and the resolution `+`; each beat begins at a bar.
    """
    if not plot.beats:
        return "", "", ""
    columns = [_column(beat.start, plot.seconds, width) for beat in plot.beats] + [width]
    numbers, line = "", ""
    for number, beat in enumerate(plot.beats, 1):
        first, last = columns[number - 1], columns[number]
        ink = _INK.get(beat.role, _GAG)
        line += ("|" + ink * (last - first - 1))[: last - first]
        numbers += str(number)[: last - first].ljust(last - first)
    at = _column(peak * plot.seconds, plot.seconds, width)
    mark = f"v {peak:.0%} ({timecode(peak * plot.seconds)})"
    return " " * at + mark, numbers.rstrip(), line + "|"


def _column(seconds: float, total: float, width: int) -> int:
    return int(seconds * width / total + 0.5)
