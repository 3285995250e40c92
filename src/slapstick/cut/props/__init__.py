"""Things that puppets carry, trip over and are hit by, and the marks that show a blow."""

from slapstick.cut.props.effects import (
    burst,
    dizzy_stars,
    dust,
    exclamation,
    flash_lines,
    question,
    speed_lines,
    splash,
    sweat,
)
from slapstick.cut.props.furniture import (
    chair,
    door,
    ladder,
    placard,
    rope,
    rug,
    table,
)
from slapstick.cut.props.portable import PORTABLE, Prop, draw_prop

__all__ = [
    "PORTABLE",
    "Prop",
    "burst",
    "chair",
    "dizzy_stars",
    "door",
    "draw_prop",
    "dust",
    "exclamation",
    "flash_lines",
    "ladder",
    "placard",
    "question",
    "rope",
    "rug",
    "speed_lines",
    "splash",
    "sweat",
    "table",
]
