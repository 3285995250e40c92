"""Draw the time line of a film as SVG: acts, beats, hits and the peak; plays nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slapstick.model import Beat, Hit, Plot
from slapstick.review.markup import shown
from slapstick.review.programme import PEAK, Stretch, stretches, timecode

_TOP, _HIGH = 30, 26  # pixels: where the film begins below the stars, and how high it is


def reel(plot: Plot, hits: Sequence[Hit]) -> str:
    """Return the time line; all across is told in shares of its width, so that any fits."""
    whole = max(plot.seconds, 0.1)
    label = f"{len(hits)} laughs over {timecode(plot.seconds)}; the peak is due at {PEAK:.0%}"
    shapes = [*_beats(plot, whole), *_acts(plot, whole), *_hits(hits, whole), _PEAK]
    return f'<svg class="line" role="img" aria-label="{shown(label)}">{"".join(shapes)}</svg>'


def _beats(plot: Plot, whole: float) -> Iterator[str]:
    for beat in plot.beats:
        x, wide = _share(beat.start, whole), _share(beat.seconds, whole)
        yield (f'<rect class="{_kind(beat)}" x="{x}" y="{_TOP}" width="{wide}" height="{_HIGH}"/>')


def _kind(beat: Beat) -> str:
    if beat.card:
        return "card"
    return "best" if beat.role == "peak" else "gag"


def _acts(plot: Plot, whole: float) -> Iterator[str]:
    for act in stretches(plot):
        x = _share(act.start, whole)
        yield f'<line class="act" x1="{x}" x2="{x}" y1="{_TOP - 4}" y2="{_TOP + _HIGH + 16}"/>'
        yield _numeral(act, whole)


def _numeral(act: Stretch, whole: float) -> str:
    x = _share((act.start + act.end) / 2, whole)
    return f'<text x="{x}" y="{_TOP + _HIGH + 15}" text-anchor="middle">{act.numeral}</text>'


def _hits(hits: Sequence[Hit], whole: float) -> Iterator[str]:
    for hit in hits:
        size = 7 + 3 * hit.strength
        yield (
            f'<use class="hit" href="#star" x="{_share(hit.time, whole)}" '
            f'y="{_TOP - 6 - size}" width="{size}" height="{size}" '
            f'transform="translate({-size / 2:g} 0)"/>'
        )


def _share(seconds: float, whole: float) -> str:
    return f"{seconds / whole * 100:.2f}%"


_PEAK = (
    f'<line class="peak" x1="{PEAK:.0%}" x2="{PEAK:.0%}" y1="{_TOP - 6}" y2="{_TOP + _HIGH + 4}"/>'
)
