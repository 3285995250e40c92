"""What is read of a repository: places, facts, and the scan that holds them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

Scalar: TypeAlias = str | int | float | bool
Pairs: TypeAlias = tuple[tuple[str, Scalar], ...]


# ------------------------------------------------------------------ places and mistakes


class Place(NamedTuple):
    """Where something stands: a path with `/`, relative to the project; line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return (
            f"{self.path}:{self.line}"
            if self.column <= 1
            else f"{self.path}:{self.line}:{self.column}"
        )


class Problem(NamedTuple):
    """A mistake in a file that a person wrote."""

    place: Place
    code: str  # "SL012"; stable, documented
    message: str
    suggestion: str = ""  # "did you mean 'limit'?", or what to do next
    excerpt: str = ""  # the line itself, so that whoever prints needs no disk


# ------------------------------------------------------------------ read


class AttributeKind(NamedTuple):
    """One attribute that facts of a kind carry."""

    name: str
    type: Literal["name", "text", "number", "flag"]
    meaning: str


class FactKind(NamedTuple):
    """One word of the vocabulary that languages fill and rules ask for."""

    kind: str
    meaning: str
    attributes: tuple[AttributeKind, ...] = ()


class Fact(NamedTuple):
    """Something a reader of the code would point at, with its exact range."""

    kind: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    language: str
    name: str = ""  # the identifier it is about, as written; "" where it has none
    attributes: Pairs = ()  # sorted by name; an attribute that is absent is not there

    @property
    def place(self) -> Place:
        """Where it begins."""
        return Place(self.path, self.line, self.column)

    def get(self, attribute: str) -> Scalar | None:
        """Return an attribute's value, `None` where absent; `name` counts as an attribute."""
        if attribute == "name":
            return self.name or None
        for name, value in self.attributes:  # asked millions of times: a plain loop is fastest
            if name == attribute:
                return value
        return None


class Skipped(NamedTuple):
    """A file that was left out, and why."""

    path: str
    reason: str  # one of a few words that are counted: binary, not-utf-8, too-large, vendored ...
    detail: str = ""


class Identity(NamedTuple):
    """What a project says of itself in manifests, README and git."""

    name: str
    tagline: str = ""
    version: str = ""
    licence: str = ""
    dependencies: int = 0
    commit: str = ""  # full hash of HEAD; "" outside git
    changed: bool = False  # the work tree differs from HEAD


class Scan(NamedTuple):
    """All that was read of one repository, in a fixed order."""

    identity: Identity
    languages: tuple[tuple[str, int], ...] = ()  # (language, files), most files first
    lines: int = 0
    size: int = 0  # bytes read
    facts: Sequence[Fact] = ()  # by path, line, column, kind
    skipped: tuple[Skipped, ...] = ()
    no_history: str = ""  # why nothing is known of it; "" where something is, or nobody asked
