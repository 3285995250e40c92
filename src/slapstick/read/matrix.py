"""Which language has which facts: tested, untested, unsupported or not meaningful."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from slapstick.model import FactKind
from slapstick.read.languages import builtin_texts, vocabulary
from slapstick.spec.language_text import REST, LanguageText

NEEDS: dict[str, tuple[str, ...]] = {
    "function.long": ("definition.function",),
    "function.empty": ("definition.function.body",),
    "parameters.many": ("definition.function.parameter",),
    "class.large": ("definition.class",),
    "file.long": (),
    "nesting.deep": ("definition.function", "branch"),
    "recursion": ("definition.function.name", "call"),
    "callback.nested": ("function",),
    "code.dead": ("return",),
    "code.duplicate": ("definition.function.body",),
    "error.caught": ("handler",),
    "error.caught.bare": ("handler", "catch-all|handler.name"),
    "error.swallowed": ("handler.body",),
    "error.rethrown": ("handler", "handler.variable|error.raised"),
    "loop.retry": ("loop", "call"),
    "loop.infinite": ("loop",),
    "loop.nested": ("loop",),
    "loop.polling": ("loop", "call.sleep"),
    "comment.todo": ("comment",),
    "comment.fixme": ("comment",),
    "comment.hack": ("comment",),
    "comment.apology": ("comment",),
    "comment.warning": ("comment",),
    "comment.switch": ("comment",),
    "comment.code": ("comment",),
    "docs.docstring": ("doc-comment",),
    "deprecated": ("deprecating",),
    "docs.theme": ("comment",),
    "lint.silenced": ("silencers",),
    "sql": (),
    "secret.literal": (),
}
"""What a language must capture (or list, or name in a table) for the facts that are derived.

Of several behind `|` one will do.
"""


BESIDE_CODE = ("history.", "project.")  # kinds that no language finds


class Cell(NamedTuple):
    """What one language says of one kind of fact."""

    language: str
    kind: str
    state: str  # tested | untested | unsupported | meaningless | unsaid
    reason: str = ""


def matrix(
    texts: Sequence[LanguageText] | None = None, kinds: Collection[FactKind] | None = None
) -> tuple[Cell, ...]:
    """Return a cell for every language and kind, language by language.

    What a built-in language finds is `tested`: samples of this project prove each such cell.
    What a person's own language finds is `untested`; `unsaid` is neither found nor explained.
    """
    builtin = set(builtin_texts())
    asked = builtin_texts() if texts is None else texts
    return tuple(
        _cell(text, kind.kind, "tested" if text in builtin else "untested")
        for text in asked
        for kind in (vocabulary() if kinds is None else kinds)
        if not kind.kind.startswith(BESIDE_CODE)
    )


def _cell(text: LanguageText, kind: str, proof: str) -> Cell:
    reasons = {reason.kind: reason for reason in text.reasons}
    said = reasons.get(kind)
    if said is None and _finds(text, kind):
        return Cell(text.id, kind, proof)
    said = said or reasons.get(REST)
    return Cell(text.id, kind, said.word, said.reason) if said else Cell(text.id, kind, "unsaid")


def _finds(text: LanguageText, kind: str) -> bool:
    has = {*text.captures, *(word for word, _ in text.lists)}
    has |= {f"{named}.name" for named in text.list("named")}
    has |= {table.kind for table in text.tables if table.word not in ("only", "not", "with")}
    needs = [need.split("|") for need in NEEDS.get(kind, ())]
    return kind in has or (kind in NEEDS and all(not has.isdisjoint(need) for need in needs))
