"""Words of source are cleaned and capped, however they are written."""

from __future__ import annotations

import pytest

from slapstick.read.arguments import string_text
from slapstick.read.source import clean_name, clean_text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"stir\n\t the  pot", "stir the pot"),
        (b"stir\x00 the\x1b pot", "stir the pot"),
        ("sti\u200dr the\u00a0pot\u2028".encode(), "stir the pot"),
        ("stir thé pot".encode(), "stir thé pot"),
    ],
)
def test_words_have_single_spaces_and_nothing_unseen(raw: bytes, text: str) -> None:
    assert clean_text(raw) == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"stir the pot", "stir the"),
        (b"stirring" + b" " * 60 + b"the pot", "stirring"),
        (b"st" + b" " * 40 + b"ir the pot", "st ir the"),
        (b"stirringthepot", "stirringth"),
        ("é".encode() * 40, "é" * 10),
    ],
)
def test_words_are_capped_by_what_can_be_seen(raw: bytes, text: str) -> None:
    assert clean_text(raw, 10) == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b'"""stir"""', "stir"),
        (b"'''\n  stir\n'''", "stir"),
        (b'""" stir "it" """', 'stir "it"'),
        (b'r"""stir"""', "stir"),
        (b'""', ""),
        (b'""""""', ""),
    ],
)
def test_a_string_says_what_stands_between_its_quotes(raw: bytes, text: str) -> None:
    assert string_text(raw) == text


def test_the_name_of_a_test_is_kept_whole_and_a_chain_is_cut() -> None:
    word = b"a_pan_that_is_cold_" * 6
    assert clean_name(word) == word.decode()
    assert clean_name(word + b".fry()") == word.decode()[:80]
