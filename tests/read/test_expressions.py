"""Expressions that are compiled late find what those find that are compiled at once."""

from __future__ import annotations

import re

import pytest

from slapstick.read.expressions import later


def test_a_late_expression_finds_the_same() -> None:
    now, late = re.compile(rb"(?i)t(ea)s?"), later(rb"(?i)t(ea)s?")
    for text in (b"Teas, tea", b"", b"coffee"):
        assert late.findall(text) == now.findall(text)
        assert late.sub(b"x", text) == now.sub(b"x", text)
        assert (late.search(text) is None) == (now.search(text) is None)


def test_flags_count() -> None:
    assert later("tea", re.IGNORECASE).match("TEA")
    assert not later("tea").match("TEA")


def test_nothing_is_compiled_before_it_is_asked() -> None:
    broken = later("(")
    with pytest.raises(re.error):
        broken.match("(")
