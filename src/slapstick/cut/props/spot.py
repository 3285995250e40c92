"""Place a prop: turned, scaled and mirrored around a point; draws nothing."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from slapstick.cut.motion import XY


@dataclass(frozen=True, slots=True)
class Spot:
    """A frame of reference: x to the right, y up, turned clockwise by `angle` radians."""

    at: XY
    angle: float = 0.0
    scale: float = 1.0
    facing: float = 1.0

    def place(self, x: float, y: float) -> XY:
        """Return the picture point of (right, up)."""
        c, s = math.cos(self.angle), math.sin(self.angle)
        x, y = x * self.facing * self.scale, -y * self.scale
        return (self.at[0] + x * c - y * s, self.at[1] + x * s + y * c)

    def path(self, points: Iterable[XY]) -> list[XY]:
        """Return the picture points of several."""
        return [self.place(x, y) for x, y in points]
