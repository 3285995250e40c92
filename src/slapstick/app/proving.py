"""Hold the languages of a project to their marked samples; not the rules to theirs.

The samples of `mine/languages/zig.scm` lie in `mine/samples/zig/`.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from slapstick.app.opening import open_ground
from slapstick.errors import BadRequest
from slapstick.model import Place
from slapstick.read.facts import facts_in
from slapstick.read.languages import builtin_texts, compile_language, missing_grammar
from slapstick.read.marked import MarkedSample, Misread, marked_files, misread, proved, read_sample
from slapstick.read.matrix import matrix
from slapstick.spec.language_text import LanguageText


class Proof(NamedTuple):
    """What the marked samples of one language showed."""

    language: str
    samples: int
    marks: int
    wrong: tuple[tuple[Place, Misread], ...]
    unproved: tuple[str, ...]  # kinds that the file claims and no sample shows

    @property
    def whole(self) -> bool:
        """Whether there was something to hold it to, and all was as marked."""
        return bool(self.marks) and not self.wrong


def prove_languages(root: Path) -> tuple[Proof, ...]:
    """Read the marked samples of every language that the packs of a project bring.

    Raises:
        BadRequest: the grammar of such a language is not installed.
    """
    texts = open_ground(root).languages
    return tuple(_proof(root, text) for text in texts if text not in builtin_texts())


def _proof(root: Path, text: LanguageText) -> Proof:
    missing = missing_grammar(text)
    if missing:
        cause = f"{text.id} cannot be read here: {missing.cause}"
        raise BadRequest(cause, missing.install, code="SL069")
    read = [(path, read_sample(path)) for path in marked_files(text, root)]
    samples = [sample for _, sample in read]
    shown = proved(samples)
    claimed = [cell.kind for cell in matrix([text]) if cell.state == "untested"]
    return Proof(
        text.id,
        len(samples),
        sum(len(sample.facts) + len(sample.quiet) for sample in samples),
        tuple(each for path, sample in read for each in _wrong(root, text, path, sample)),
        tuple(kind for kind in claimed if kind not in shown),
    )


def _wrong(
    root: Path, text: LanguageText, path: Path, sample: MarkedSample
) -> list[tuple[Place, Misread]]:
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    facts = facts_in(compile_language(text), sample.content, path.name)
    return [(Place(shown, sample.rows[each.line - 1]), each) for each in misread(sample, facts)]
