"""One module per video service and nothing else; found by looking into this folder.

A module `xai.py` ends in `PROVIDER: Provider = ...`, and that is all: its card says its name, and
the contract test, the price list and the commands find it by that.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from slapstick.errors import BadRequest
from slapstick.shoot.protocol import Provider


@cache
def load_providers() -> dict[str, Provider]:
    """Return every service by its name, in the order of the names."""
    found = {}
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        provider: Provider = importlib.import_module(f"{__name__}.{module.name}").PROVIDER
        found[provider.card.name] = provider
    return dict(sorted(found.items()))


def find_provider(name: str) -> Provider:
    """Return a service by name; raise `BadRequest` naming those there are."""
    providers = load_providers()
    if name not in providers:
        raise BadRequest(
            f"no video service '{name}'", f"there are: {', '.join(providers)}", code="SL202"
        )
    return providers[name]
