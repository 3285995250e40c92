"""Draw lots that fall the same way on every machine; not for secrets and not for noise."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
_WORD = 0xFFFFFFFF


class Chance:
    """A xorshift generator of 32 bits, seeded by the digest of the words it is given."""

    def __init__(self, *words: object) -> None:
        digest = hashlib.sha256("\x1f".join(str(word) for word in words).encode()).digest()
        self._state = int.from_bytes(digest[:4], "big") or 1

    def below(self, limit: int) -> int:
        """Return an integer from 0 to `limit` - 1."""
        self._state ^= (self._state << 13) & _WORD
        self._state ^= self._state >> 17
        self._state ^= (self._state << 5) & _WORD
        return self._state % limit

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of `choices`."""
        return choices[self.below(len(choices))]

    def share(self) -> float:
        """Return a number from 0 up to 1."""
        return self.below(1 << 24) / (1 << 24)
