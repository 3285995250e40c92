"""The key to a service: found in the environment, shown to nobody."""

from __future__ import annotations

from collections.abc import Mapping

from slapstick.errors import ProviderFailure
from slapstick.shoot.protocol import Card

EVERYWHERE = "SORA_API_KEY"


class Key:
    """A secret that prints as nothing; `reveal` is called where a request is built only."""

    __slots__ = ("_secret",)

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def reveal(self) -> str:
        """Return the key itself."""
        return self._secret

    def scrub(self, text: bytes) -> bytes:
        """Return foreign text without the key in it."""
        return text.replace(self._secret.encode(), b"[key]") if self._secret else text

    def __repr__(self) -> str:
        return "Key(****)"

    def __reduce__(self) -> str:
        raise TypeError("a key is not written down")


def find_key(card: Card, environ: Mapping[str, str]) -> Key:
    """Return the key for a service; raise `ProviderFailure` naming the variables it looked for."""
    names = (EVERYWHERE, *card.key_names)
    for name in names:
        secret = environ.get(name, "").strip()
        if secret:
            if not secret.isascii() or not secret.isprintable():
                raise ProviderFailure(f"{name} holds letters that no key has", code="SL223")
            return Key(secret)
    raise ProviderFailure(
        f"no key for {card.title}",
        f"set {' or '.join(names)} in the environment; nothing was sent",
        code="SL223",
    )
