"""Chance that a seed decides, the same on every machine; not for anything secret."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

_T = TypeVar("_T")
_ALL = (1 << 64) - 1


class Chance:
    """A stream of numbers that follows from its keys alone (splitmix64)."""

    def __init__(self, *keys: int | str) -> None:
        self._state = 0x9E3779B97F4A7C15
        for key in keys:
            for byte in (key.encode() if isinstance(key, str) else str(key).encode()) + b"/":
                self._state = ((self._state ^ byte) * 0x100000001B3) & _ALL

    def unit(self) -> float:
        """Return the next number in [0, 1)."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _ALL
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _ALL
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _ALL
        return (mixed ^ (mixed >> 31)) / (_ALL + 1)

    def between(self, low: float, high: float) -> float:
        """Return the next number in [low, high)."""
        return low + (high - low) * self.unit()

    def whole(self, low: int, high: int) -> int:
        """Return the next whole number from low to high, both included."""
        return low + int(self.unit() * (high - low + 1))

    def pick(self, choices: Sequence[_T]) -> _T:
        """Return one of the choices."""
        return choices[int(self.unit() * len(choices))]
