"""Compile regular expressions when they are first asked; not for those asked in any case.

There are some sixty of them, of which few files need more than a third, and compiling all takes
longer than reading a few files.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def later(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what behaves as a compiled expression, for looking into texts and no more."""
    return cast("re.Pattern[AnyStr]", _Later(pattern, flags))


class _Later:
    """An expression that becomes what it stands for, method by method."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._written = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        """Take over a method; from then on it is found at once."""
        method = getattr(re.compile(*self._written), name)
        setattr(self, name, method)
        return method
