"""What nobody wrote is not read: minified files, wherever their long lines stand."""

from __future__ import annotations

import pytest

from slapstick.read.contents import unreadable

_LONG, _SHORT = b"stir(pot);" * 1_000, b"stir\n"


@pytest.mark.parametrize("content", [_LONG, _SHORT * 10 + _LONG, _LONG + _SHORT * 10])
def test_a_file_of_long_lines_is_taken_for_generated(content: bytes) -> None:
    assert unreadable(content) == "generated"


@pytest.mark.parametrize("content", [_LONG[:4_000], _SHORT * 2_000, _LONG + _SHORT * 30])
def test_a_long_line_among_others_is_read(content: bytes) -> None:
    assert unreadable(content) == ""
