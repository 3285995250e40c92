"""What people write in a rule pack."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal, NamedTuple

from slapstick.model.project import NOTHING_AVOIDED, Avoid, Override
from slapstick.model.source import Place, Scalar


class AttributeTest(NamedTuple):
    """One test on one attribute: `where: {limit: {absent: true}}`."""

    attribute: str
    word: str  # is in regex absent at-least at-most
    value: Scalar | tuple[Scalar, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Clause:
    """One node of a rule's `when`: a fact to find, or a word that joins clauses."""

    word: str  # fact, concept, all, any, not, path, language, count
    place: Place
    kind: str = ""  # of a fact or concept
    label: str = ""  # as
    tests: tuple[AttributeTest, ...] = ()
    relations: tuple[
        tuple[str, str, Place], ...
    ] = ()  # (inside|contains|after|same-file, label, place)
    at_least: int | None = None
    at_most: int | None = None
    values: tuple[str, ...] = ()  # of path and language
    clauses: tuple[Clause, ...] = ()  # of all, any, not


@dataclass(frozen=True, slots=True)
class GagScript:
    """The words and the staging of a gag; `{slots}` are still open."""

    prop: str
    puppet: str
    laugh: int
    tags: tuple[str, ...]
    setup: str
    escalate: str
    topper: str
    card: str = ""
    signs: tuple[str, ...] = ()
    reversed: bool = False  # the puppet gag is played the other way round
    hurt: Literal["", "none", "pride", "pratfall"] = ""  # what its tags say where empty
    card_in: tuple[tuple[str, str], ...] = ()  # "de" -> the card in another language

    def card_told(self, language: str) -> str:
        """Return the words of its card in a language; empty if it has none there."""
        return self.card if language == "en" else dict(self.card_in).get(language, "")


@dataclass(frozen=True, slots=True)
class Sample:
    """Code that a rule must or must not fire on."""

    language: str
    code: str
    place: Place


class Silence(NamedTuple):
    """Lines of source on which a rule may not fire, because a comment there says so."""

    path: str
    first: int
    last: int
    override: Override


@dataclass(frozen=True, slots=True)
class GagRule:
    """One stanza of a rule pack."""

    id: str  # pack/name, for instance slapstick/core/banana-peel-retry
    why: str
    when: Clause
    gag: GagScript
    place: Place
    weight: int = 50
    per_film: int = 1
    per_file: int = 1
    fires: tuple[Sample, ...] = ()
    quiet: tuple[Sample, ...] = ()
    marks: tuple[tuple[str, Place], ...] = ()  # "setup" -> where that text stands
    overrides: tuple[Override, ...] = ()  # what the project says of it, in the order it was said
    silenced: tuple[Silence, ...] = ()
    aliases: tuple[str, ...] = ()  # further ids that mean it, such as those it had before
    avoid: Avoid = NOTHING_AVOIDED  # what its pack lets no film say

    def goes_by(self, pattern: str) -> bool:
        """Tell whether a pattern of ids names it."""
        return any(fnmatchcase(name, pattern) for name in (self.id, *self.aliases))

    def silent_at(self, path: str, line: int) -> Silence | None:
        """Return the comment that keeps it quiet on a line, if there is one."""
        for each in self.silenced:
            if each.path == path and each.first <= line <= each.last:
                return each
        return None

    def mark(self, key: str) -> Place:
        """Return where a text of the gag stands."""
        return dict(self.marks).get(key, self.place)
