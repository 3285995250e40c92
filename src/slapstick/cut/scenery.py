"""Find the sets and paint one; the sets themselves are modules of `scenes/`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from slapstick.cut.pen import Pen
from slapstick.errors import BadRequest
from slapstick.model import Staging


@dataclass(frozen=True, slots=True)
class Scene:
    """A set: `SCENE` in a module of `cut/scenes/`."""

    name: str  # as stories write it: "street"
    summary: str  # one sentence: what is seen
    paint: Callable[[Pen, Staging], None]  # the whole sheet; nothing on it moves
    signs: tuple[str, ...] = ()  # what stands on its boards when the staging has no words


@cache
def scenes() -> Mapping[str, Scene]:
    """Return every set by name, sorted; each module of `cut/scenes/` brings one."""
    package = importlib.import_module("slapstick.cut.scenes")
    found = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(package.__path__)):
        scene: Scene = importlib.import_module(f"{package.__name__}.{module}").SCENE
        found[scene.name] = scene
    return MappingProxyType(dict(sorted(found.items())))


def paint(pen: Pen, staging: Staging) -> None:
    """Paint the set that a staging asks for; BadRequest names the sets there are."""
    known = scenes()
    if staging.scene not in known:
        raise BadRequest(
            f"there is no set '{staging.scene}'", "there are " + ", ".join(known), code="SL202"
        )
    known[staging.scene].paint(pen, staging)


def sign(staging: Staging, index: int, otherwise: str) -> str:
    """Return the words for a board: the staging's, or what always stands there."""
    words = staging.signs[index].strip() if index < len(staging.signs) else ""
    return words or otherwise
