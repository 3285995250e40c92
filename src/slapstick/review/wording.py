"""Tell which words of a sentence changed; compares no lines and shows nothing."""

from __future__ import annotations

import difflib
from typing import NamedTuple


class Word(NamedTuple):
    """A word of a sentence, and whether the other sentence does not have it there."""

    text: str
    is_new: bool


def compared(text: str, other: str) -> list[Word]:
    """Return the words of a text beside another; none is new in what is another sentence."""
    mine, theirs = text.split(), other.split()
    blocks = difflib.SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    kept = sum(block.size for block in blocks)
    same = [not theirs or kept * 4 < len(mine) + len(theirs)] * len(mine)
    for block in blocks:
        same[block.a : block.a + block.size] = [True] * block.size
    return [Word(word, not as_was) for word, as_was in zip(mine, same, strict=True)]
