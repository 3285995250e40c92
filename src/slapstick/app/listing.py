"""Find one rule, story or language by its name, and list them all; reads no source code."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from slapstick.app.opening import (
    Workspace,
    open_ground,
    open_project,
    survey_project,
)
from slapstick.errors import BadRequest
from slapstick.model import GagRule, Problem
from slapstick.read.languages import (
    GrammarMissing,
    builtin_texts,
    find_language,
    missing_grammar,
    vocabulary,
)
from slapstick.read.marked import marked_files, proved, read_sample
from slapstick.read.matrix import BESIDE_CODE, Cell, matrix
from slapstick.read.trees import tree_lines
from slapstick.spec.language_text import LanguageText
from slapstick.spec.wording import suggest


class LanguageRow(NamedTuple):
    """What is known of one language."""

    id: str
    files: tuple[str, ...]
    grammar: str
    kinds: tuple[str, ...]
    path: str
    missing: str  # why it cannot be read here; "" if it can


class FactRow(NamedTuple):
    """One kind of fact, and what each language makes of it."""

    kind: str
    meaning: str
    cells: tuple[Cell, ...]


def find_rule(workspace: Workspace, name: str) -> GagRule:
    """Return a rule by its id, or by the last part of it where that is clear."""
    rules = (*workspace.rules, *workspace.rules_off)
    ids = {rule.id: rule for rule in rules}
    if name in ids:
        return ids[name]
    known_as = [rule for rule in rules if name in rule.aliases]
    if known_as:
        return known_as[0]
    ends = [rule for rule in rules if rule.id.rpartition("/")[2] == name]
    if len(ends) == 1:
        return ends[0]
    if ends:
        told = ", ".join(rule.id for rule in ends)
        raise BadRequest(f"'{name}' may be any of {told}", "name the whole id", code="SL203")
    known = [*ids, *(rule_id.rpartition("/")[2] for rule_id in ids)]
    raise BadRequest(
        f"no rule is called '{name}'", suggest(name, known) or "see `sora rules`", code="SL202"
    )


def languages_of(root: Path) -> tuple[LanguageRow, ...]:
    """Return what is known of each language that is read for a project."""
    return tuple(_language_row(text) for text in open_ground(root).languages)


def fact_matrix(
    root: Path, chosen: Collection[str] = ()
) -> tuple[tuple[str, ...], tuple[FactRow, ...]]:
    """Return the names of the languages, and for each kind of fact what they make of it.

    Raises:
        BadRequest: a chosen language is none that `root` is read in.
    """
    texts = open_ground(root).languages
    known = [text.id for text in texts]
    for name in chosen:
        if name not in known:
            hint = suggest(name, known) or "see `sora languages`"
            raise BadRequest(f"no language is called '{name}'", hint, code="SL202")
    texts = tuple(text for text in texts if not chosen or text.id in chosen)
    cells = {(cell.kind, cell.language): cell for cell in _proved_cells(root, texts)}
    rows = tuple(
        FactRow(kind.kind, kind.meaning, tuple(cells[kind.kind, text.id] for text in texts))
        for kind in vocabulary()
        if not kind.kind.startswith(BESIDE_CODE)
    )
    return tuple(text.id for text in texts), rows


def _proved_cells(root: Path, texts: Sequence[LanguageText]) -> Iterator[Cell]:
    """Yield the cells of languages, those tested for which a person's own samples have marks."""
    shown = {
        text.id: proved(map(read_sample, marked_files(text, root)))
        for text in texts
        if text not in builtin_texts()
    }
    for cell in matrix(texts):
        own = cell.state == "untested" and cell.kind in shown[cell.language]
        yield cell._replace(state="tested") if own else cell


def tree_of(file: Path, grammar: str = "") -> Iterator[str]:
    """Yield the syntax tree of a file, a node on each line.

    Language files of the project are not read: a tree is for whoever is writing one.

    Raises:
        BadRequest: the file cannot be read, or no grammar is known or installed for it.
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        message = f"'{file}' cannot be read: {error.strerror}"
        raise BadRequest(message, "name a file", code="SL201") from None
    if not grammar:
        text = find_language(builtin_texts(), file.as_posix(), content.partition(b"\n")[0])
        if text is None:
            hint = "name its grammar: `--grammar tree_sitter_zig`, say"
            raise BadRequest(f"no built-in language reads '{file.name}'", hint, code="SL202")
        grammar = text.grammar
    try:
        yield from tree_lines(grammar, content)
    except GrammarMissing as missing:
        raise BadRequest(missing.cause, missing.install, code="SL202") from None


def lint_rules(root: Path) -> tuple[Problem, ...]:
    """Return the words of a project's rules that would be better otherwise."""
    own = {rule.place.path for rule in open_project(root).rules}
    findings = survey_project(root, lint=True).findings
    return tuple(finding for finding in findings if finding.place.path in own)


def _language_row(text: LanguageText) -> LanguageRow:
    missing = str(missing_grammar(text) or "")
    kinds = tuple(cell.kind for cell in matrix([text]) if cell.state in ("tested", "untested"))
    return LanguageRow(text.id, text.list("files"), text.grammar, kinds, text.path, missing)
