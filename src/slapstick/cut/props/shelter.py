"""An umbrella that opens, shuts and turns inside out; one that is only carried is in portable."""

from __future__ import annotations

from slapstick.cut import motion
from slapstick.cut.motion import XY
from slapstick.cut.pen import INK, Pen
from slapstick.cut.props.spot import Spot


def umbrella(pen: Pen, at: XY, angle: float, open_: float, scale: float = 1.0) -> None:
    """Draw it by its handle: `open_` 1 open, 0 shut, -1 blown inside out."""
    s = Spot(at, angle, scale)
    wide = 7 + 59 * abs(open_) if open_ >= 0 else 7 + 46 * -open_
    hem = motion.mix(36, 80, open_) if open_ >= 0 else motion.mix(36, 152, -open_)
    middle = (hem + 130) / 2 + (12 * open_ if open_ > 0 else -14 * -open_)
    pen.stroke(s.path([(0, 0), (0, 140)]), INK, 5)
    pen.curve(s.path([(0, 4), (2, -10), (12, -11), (14, 0)]), INK, 5)
    dip = 7 * open_
    outline = [(-wide, hem), (-wide * 0.72, middle), (0, 131), (wide * 0.72, middle), (wide, hem)]
    under = [(wide * 0.5, hem + dip * 0.9), (wide * 0.33, hem - dip * 0.4), (0, hem + dip * 0.6),
             (-wide * 0.33, hem - dip * 0.4), (-wide * 0.5, hem + dip * 0.9)]  # fmt: skip
    pen.polygon(s.path([*outline, *under]), 52)
    for x in (-0.45, 0.0, 0.45):
        pen.stroke(s.path([(0, 130), (wide * x, hem)]), 150, 2)
