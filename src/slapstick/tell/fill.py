"""Fill the open slots of texts with safe words; not for choosing the texts.

A slot is `{loop.call}`, `{count}` or `{project}`.  Articles and numbers around a slot are put
right: "a {loop.call}" becomes "an open file", "{count} porters" with one becomes "one porter".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from slapstick.model import Line, Place
from slapstick.tell import words
from slapstick.tell.numbers import say_exactly, say_roughly

_SLOT = re.compile(r"\{([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_-]*)?)\}")
_ARTICLE = re.compile(r"\b([Aa])n?( [\"'“‘]?)$")
_OPENING = ('"', "“", "‘")
_NEXT_NOUN = re.compile(r"^( (?:\w+ )??)(\w+s)\b")
_END = re.compile(
    r"(?<=[.!?…])(?<!\bMr\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bMrs\.)(?<!\bCo\.)([)”\"’']*)\s+(?=[A-Z“\"‘'{(])"
)

_NUMBER = re.compile(r"-?[0-9][0-9_]{0,7}(?:\.[0-9]{1,4})?(?:e-?[0-9]{1,2})?")
_NUMBERS_AS_WRITTEN = ("name", "value")  # any other number is a measure, and is said in words

Voice = Literal["prompt", "card", "sign"]


@dataclass(frozen=True, slots=True)
class Names:
    """What may be filled into a text, raw, and how much of it may be told."""

    raw: Mapping[str, str] = field(default_factory=dict)  # "loop.call" -> "fetch_user"
    count: int = 1
    project: str = ""
    said: Mapping[str, str] = field(default_factory=dict)  # words that are safe already
    generic: bool = False  # names stay at home: role words stand for them

    def knows(self, slot: str) -> bool:
        """Tell whether there is something to say for a slot, be it a role word."""
        return slot in ("count", "project") or slot in self.said or slot in self.raw

    def say(self, slot: str, voice: Voice) -> str:
        """Return the words for one slot."""
        attribute = slot.rpartition(".")[2]
        if slot in self.said:
            return self.said[slot]
        if slot == "count":
            return say_roughly(self.count) if voice == "prompt" else say_exactly(self.count)
        raw = self.project if slot == "project" else self.raw.get(slot, "")
        if self.generic or not raw:
            role = words.role_word(attribute)
            return role if voice == "prompt" else words.title_case(role)
        if attribute in _NUMBERS_AS_WRITTEN and _NUMBER.fullmatch(raw):
            return raw.replace("_", "")
        if re.fullmatch(r"[0-9]{1,9}", raw):
            number = int(raw)
            return say_roughly(number) if voice == "prompt" else say_exactly(number)
        if attribute == "file":
            raw = raw.rstrip("/").rpartition("/")[2].split(".")[0] or raw
        if slot == "project":
            return words.as_its_authors_write(raw)
        if voice == "prompt":
            return words.say_name(raw, attribute)
        return words.on_sign(raw, attribute)


def fill(template: str, names: Names, voice: Voice = "prompt") -> str:
    """Return the text with every slot filled."""
    text = ""
    rest = template
    while found := _SLOT.search(rest):
        before, rest = rest[: found.start()], rest[found.end() :]
        # What stands in quotation marks is painted on something.
        painted = voice == "prompt" and before.endswith(_OPENING) and "count" not in found[1]
        said = names.say(found[1], "sign" if painted else voice)
        text = _agree(text + before, said)
        if found[1].rpartition(".")[2] == "count" and said == "one":
            rest = _NEXT_NOUN.sub(lambda noun: noun[1] + words.singular(noun[2]), rest, count=1)
        text += words.begin(said) if _begins(text) else said
    return text + rest


def slots_of(template: str) -> tuple[str, ...]:
    """Return the names of the slots of a text, each once."""
    return tuple(dict.fromkeys(_SLOT.findall(template)))


def sentences(template: str) -> tuple[str, ...]:
    """Return the sentences of a text; done before filling, so that "& Co." ends none."""
    parts = _END.split(" ".join(template.split()))
    # The pattern keeps closing quotes apart; they belong to the sentence before.
    joined = [parts[0]]
    for quotes, sentence in zip(parts[1::2], parts[2::2], strict=True):
        joined[-1] += quotes
        joined.append(sentence)
    return tuple(part for part in joined if part)


def lines(
    template: str, names: Names, rule: Place, source: Place | None = None
) -> tuple[Line, ...]:
    """Return the sentences of a text as lines of a prompt, filled and traced."""
    return tuple(Line(fill(each, names), rule, source) for each in sentences(template))


def _agree(text: str, said: str) -> str:
    """Put the article before a filled word right."""
    return _ARTICLE.sub(lambda a: f"{a[1]}{words.with_article(said)[1:]}{a[2]}", text)


def _begins(text: str) -> bool:
    return not text.strip()
