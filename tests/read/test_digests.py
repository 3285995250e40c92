"""Digests are those of `hashlib`, loaded or not."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest

from slapstick.read.digests import blake2b, expect_much, sha1


@pytest.mark.parametrize("content", [b"", b"tea\n", bytes(100_000)])
def test_digests_are_those_of_the_library(content: bytes) -> None:
    expected = hashlib.sha1(content, usedforsecurity=False).digest()

    assert sha1(content) == expected
    assert (
        blake2b(content, digest_size=16).digest()
        == hashlib.blake2b(content, digest_size=16).digest()
    )
    expect_much()
    assert sha1(content) == expected


def test_openssl_is_loaded_where_much_is_expected() -> None:
    script = (
        "import sys; from slapstick.read import digests; few = digests.sha1(b'tea');"
        "print('_hashlib' in sys.modules); digests.expect_much();"
        "print('_hashlib' in sys.modules, digests.sha1(b'tea') == few)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert told.stdout.split() == ["False", "True", "True"]
