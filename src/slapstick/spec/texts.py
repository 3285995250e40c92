"""Check the words of gags: one plain sentence, slots well-formed; not for filling slots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST_CARD = 12
LONGEST_SENTENCE = 36
_SLOT = re.compile(r"\{([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_-]*)?)\}")
_BRACE = re.compile(r"\{[^{}]*\}|[{}]")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
_SENTENCE_END = re.compile(r"[.!?…]+[)”\"’']*(?=\s+\S)")
_ENDS = re.compile(r"[.!?…][)”\"’']*$")


class Slot(NamedTuple):
    """A place in a text that a name of the code fills: `{loop.call}`, `{count}`."""

    label: str
    attribute: str  # "" where the slot is a single word

    def __str__(self) -> str:
        return f"{{{self.label}.{self.attribute}}}" if self.attribute else f"{{{self.label}}}"


class Flaw(NamedTuple):
    """What is wrong with a text, where in it (this and what follows), and what to do."""

    message: str
    fragment: str = ""
    suggestion: str = ""


def slots_in(text: str) -> tuple[Slot, ...]:
    """Return the slots of a text in reading order, each once."""
    found = (match[1].partition(".") for match in _SLOT.finditer(text))
    return tuple(dict.fromkeys(Slot(label, attribute) for label, _, attribute in found))


def flaws(text: str, *, sentence: bool, most_words: int) -> Iterator[Flaw]:
    """Yield what keeps a text from being filmed or shown."""
    yield from _braces(text)
    words = len(_SLOT.sub("two words", text).split())
    if words > most_words:
        yield Flaw(f"{words} words (a slot counts as two), at most {most_words} fit", "", "cut it")
    if "\n" in text.strip():
        yield Flaw("more than one line", "", "write it on one line, or fold it with >-")
    elif sentence:
        yield from _sentence(text.strip())


def _braces(text: str) -> Iterator[Flaw]:
    for match in _BRACE.finditer(text):
        if not _SLOT.fullmatch(match[0]):
            yield Flaw(f"'{match[0]}' is no slot", match[0], "write {label.attribute} or {count}")


def _sentence(text: str) -> Iterator[Flaw]:
    bare = _QUOTED.sub("“”", _SLOT.sub("it", text))
    if not _ENDS.search(bare):
        yield Flaw("the sentence does not end", "", "end it with a full stop")
    elif _SENTENCE_END.search(bare):
        yield Flaw("more than one sentence", "", "join them, or move one to another beat")
