"""Read what is known of each kind of mistake, from its YAML text; not for finding mistakes.

    format: mistakes/1
    mistakes:
      SL010: {title: ..., cause: ..., in: rules, wrong: ..., right: ...}

`wrong` and `right` are excerpts of a file of the kind `in`, or command lines.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from slapstick.model import Problem
from slapstick.spec.written import Written, read_written

Kind = Literal[
    "project", "rules", "story", "own story", "language", "pack", "lock",
    "comment", "prompt", "facts", "tariff", "bytes", "command", "none",
]  # fmt: skip


class Mistake(Written):
    """One kind of mistake: what it is, why it is one, and how it looks."""

    title: Annotated[str, Field(max_length=60)]
    """What it is called."""
    cause: Annotated[str, Field(max_length=600)]
    """What leads to it, in a sentence or two."""
    in_: Kind
    """In what kind of file they stand, or `command`; `none` where nothing shows it alone."""
    wrong: str
    """Lines with the mistake."""
    right: str
    """The same lines without."""


class Mistakes(Written):
    """All kinds of mistakes."""

    format: Literal["mistakes/1"]
    """The version of this file's form."""
    mistakes: dict[Annotated[str, Field(pattern="^SL[0-9]{3}$")], Mistake]
    """By their codes."""


def read_mistakes(text: str, path: str) -> tuple[dict[str, Mistake], list[Problem]]:
    """Return every kind of mistake by its code, and what is wrong with the text."""
    told, _, problems = read_written(text, path, Mistakes)
    return (dict(told.mistakes) if told else {}), problems
