"""Picture shapes: pixels of a resolution, and the offered shape nearest to the wanted one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from slapstick.model import AspectRatio

_A = AspectRatio
# Shapes that can be cut down to the wanted one, least loss first.
_INSTEAD: Mapping[AspectRatio, Sequence[AspectRatio]] = {
    _A.CLASSIC: (_A.CLASSIC, _A.SQUARE, _A.LANDSCAPE, _A.PORTRAIT),
    _A.LANDSCAPE: (_A.LANDSCAPE, _A.CLASSIC, _A.SQUARE, _A.PORTRAIT),
    _A.PORTRAIT: (_A.PORTRAIT, _A.SQUARE, _A.CLASSIC, _A.LANDSCAPE),
    _A.SQUARE: (_A.SQUARE, _A.CLASSIC, _A.LANDSCAPE, _A.PORTRAIT),
}
_EXACT: Mapping[tuple[str, AspectRatio], tuple[int, int]] = {
    ("1024p", _A.LANDSCAPE): (1792, 1024),
    ("1024p", _A.PORTRAIT): (1024, 1792),
    ("480p", _A.LANDSCAPE): (848, 480),
    ("480p", _A.PORTRAIT): (480, 848),
}


def nearest(wanted: AspectRatio, offered: Sequence[AspectRatio]) -> AspectRatio:
    """Return the offered shape from which the wanted one is cut with the least loss."""
    return next(shape for shape in _INSTEAD[wanted] if shape in offered)


def pixels(resolution: str, shape: AspectRatio) -> tuple[int, int]:
    """Return width and height; the resolution names the shorter side ("720p", "4k")."""
    if (resolution, shape) in _EXACT:
        return _EXACT[resolution, shape]
    short = {"2k": 1440, "4k": 2160}.get(resolution) or int(resolution.rstrip("p"))
    across, down = (int(part) for part in shape.split(":"))
    long = short * max(across, down) // min(across, down)
    return (long, short) if across >= down else (short, long)
