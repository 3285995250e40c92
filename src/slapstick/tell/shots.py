"""Turn beats into shots: one take for each gag; cards are drawn here and never filmed."""

from __future__ import annotations

from slapstick.model import Plot, Shot


def shots_of(plot: Plot) -> tuple[Shot, ...]:
    """Return the shots of a film in order, called `01-arrival`, `02-errand` ..."""
    gags = [beat for beat in plot.beats if beat.staging is not None]
    return tuple(
        Shot(f"{number:02d}-{beat.id}", (beat,), beat.seconds)
        for number, beat in enumerate(gags, 1)
    )
