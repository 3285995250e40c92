"""Find the puppet gags; each is a module of `gags/`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from slapstick.cut.performance import PuppetGag


@cache
def repertoire() -> Mapping[str, PuppetGag]:
    """Return every puppet gag by the name that rules use, sorted."""
    package = importlib.import_module("slapstick.cut.gags")
    found = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(package.__path__)):
        gag: PuppetGag = importlib.import_module(f"{package.__name__}.{module}").GAG
        found[gag.name] = gag
    return MappingProxyType(dict(sorted(found.items())))
