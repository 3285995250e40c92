"""Compare docs/facts.md with the vocabulary; run as a script it writes the page anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from slapstick.model import FactKind
from slapstick.read.languages import vocabulary
from slapstick.read.matrix import BESIDE_CODE, NEEDS
from slapstick.spec.language_text import capture_names

PAGE = Path(__file__).resolve().parents[2] / "docs" / "facts.md"
HEAD = """# Facts

Every kind of fact that a [language](languages.md) may find and a [rule](rules.md) may ask for.
Written from `src/slapstick/facts.yaml`: `make docs` writes it anew, a test compares it.

An attribute is what a rule tests in `where` and shows in a slot, `{label.name}`. In a language file
each is a part that a query may capture, `@call.sleep.seconds`, and so is what stands behind "also".
A part `unless` undoes the fact that it stands in, and a part `literal` has to hold one of the words
of `; literal KIND: WORDS`. What "follows" is found without a query of its own, where the language
file has what is named.
"""


def page() -> str:
    """Return docs/facts.md as it should be."""
    return "\n".join([HEAD, *map(_section, vocabulary())])


def _section(kind: FactKind) -> str:
    return "\n".join([f"## {kind.kind}\n", *_about(kind)]) + "\n"


def _about(kind: FactKind) -> Iterator[str]:
    yield kind.meaning
    if kind.attributes:
        yield ""
        yield "| attribute | type | means |\n|---|---|---|"
    for attribute in kind.attributes:
        yield f"| `{attribute.name}` | {attribute.type} | {attribute.meaning} |"
    if kind.kind.startswith(BESIDE_CODE):
        return
    told = {"unless", "literal", "", *(attribute.name for attribute in kind.attributes)}
    names = capture_names(tuple(vocabulary())).values()
    parts = [part for owner, part in names if owner == kind.kind and part not in told]
    if parts:
        yield f"\nAlso: {', '.join(f'`{part}`' for part in parts)}."
    if kind.kind in NEEDS:
        yield f"\nFollows {_needs(NEEDS[kind.kind])}."


def _needs(needs: tuple[str, ...]) -> str:
    told = " and ".join(" or ".join(f"`{one}`" for one in need.split("|")) for need in needs)
    return f"from {told}" if told else "in every language"


def test_every_fact_stands_in_the_docs_as_it_is() -> None:
    assert PAGE.read_text("utf-8") == page(), "run `make docs`"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8", newline="\n")
