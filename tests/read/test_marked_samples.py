"""Every claim of the matrix is proved by a sample that has the fact and one that nearly has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from slapstick.cli.proofs import told
from slapstick.read.facts import facts_in
from slapstick.read.languages import builtin_texts, compile_language
from slapstick.read.marked import SAMPLES, MarkedSample, misread, read_sample
from slapstick.read.matrix import matrix
from slapstick.spec.language_text import LanguageText


def _family(text: LanguageText) -> list[str]:
    """Return a language and those whose samples it must pass as well."""
    texts = {other.id: other for other in builtin_texts()}
    names = [text.id]
    while texts[names[-1]].extends:
        names.append(texts[names[-1]].extends)
    return names


def _samples() -> list[tuple[str, Path]]:
    return [
        (text.id, path)
        for text in builtin_texts()
        for name in _family(text)
        for path in sorted((SAMPLES / name).iterdir())
    ]


@pytest.mark.parametrize(
    ("language", "path"), _samples(), ids=lambda value: getattr(value, "name", value)
)
def test_a_sample_gives_what_its_marks_say_and_no_more(language: str, path: Path) -> None:
    sample = read_sample(path)
    text = next(text for text in builtin_texts() if text.id == language)
    facts = facts_in(compile_language(text), sample.content, sample.path)
    wrong = [f"{sample.rows[each.line - 1]}: {told(each)}" for each in misread(sample, facts)]
    assert not wrong, "\n".join(["", *wrong])


@pytest.mark.parametrize("text", builtin_texts(), ids=lambda text: text.id)
def test_every_cell_is_proved_or_explained(text: LanguageText) -> None:
    samples: list[MarkedSample] = [
        read_sample(path) for name in _family(text) for path in sorted((SAMPLES / name).iterdir())
    ]
    positive = {fact.kind for sample in samples for fact in sample.facts}
    near = {kind for sample in samples for _, kind in sample.quiet}
    unproved = [
        f"{cell.kind}: {_lack(cell.state, cell.kind in positive)}"
        for cell in matrix([text])
        if cell.state == "unsaid"
        or (cell.state == "tested" and not (cell.kind in positive and cell.kind in near))
    ]
    assert not unproved, "\n".join(["", *unproved])


def _lack(state: str, is_shown: bool) -> str:
    if state == "unsaid":
        return "neither found nor explained"
    return "no sample has what only looks like one" if is_shown else "no sample has one"
