"""Digest bytes without loading OpenSSL, which takes longer than a few files to digest; no secrets.

What Python brings itself says the same; where it is not found, `hashlib` finds what there is.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b
    from hashlib import sha1 as _sha1
else:
    try:
        from _blake2 import blake2b
        from _sha1 import sha1 as _sha1
    except ImportError:
        from hashlib import blake2b
        from hashlib import sha1 as _sha1

__all__ = ["blake2b", "expect_much", "sha1"]


def expect_much() -> None:
    """Load what takes a while to load and digests several times as fast."""
    import hashlib  # noqa: F401, PLC0415  # late is the point; found loaded below


def sha1(content: bytes) -> bytes:
    """Return the SHA-1 digest of bytes, as git names them."""
    loaded = sys.modules.get("hashlib")
    made: bytes = (_sha1 if loaded is None else loaded.sha1)(
        content, usedforsecurity=False
    ).digest()
    return made
