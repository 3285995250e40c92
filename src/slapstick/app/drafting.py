"""Begin a rule from a line of real code: its fact, and samples that are taken from the source."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from slapstick.app.desk import Desk
from slapstick.app.files import write_text
from slapstick.app.ground import Ground, WrittenGround
from slapstick.app.starting import new_file
from slapstick.errors import BadRequest
from slapstick.model import Fact
from slapstick.read.files import LARGEST, list_files
from slapstick.read.languages import find_language, vocabulary
from slapstick.read.sampling import sample_facts
from slapstick.spec.language_text import LanguageText
from slapstick.spec.wording import suggest

_LINE = re.compile(r"(?P<path>.+?):(?P<line>[0-9]+)(?::[0-9]+)?")
_FUNCTION = "definition.function"
_PLAIN = (_FUNCTION, "definition.class", "comment.switch")  # shown only for want of better
_LONGEST = 80  # lines of a sample
_MOST_FILES = 60  # in which something quiet is looked for
_TEXT = """\
# yaml-language-server: $schema=../.sora/schema/rules.schema.json
# Begun from {source}. Tell your own gag, then: sora rules test
format: rules/1
pack: my/gags
rules:
  - id: {name}
    why: {why}
    when:
      fact: {kind}
      as: it
    weight: 60
    gag:
      prop: banana peel
      puppet: slip
      laugh: 2
      tags: [fall]
      setup: The apprentice, a parcel for "{{it.{slot}}}" in his arms, slips on a banana peel.
      escalate: He rises, takes a high and clever step, and slips on the very same peel.
      topper: The peel flies up, turns over, and slips on him.
    fires:
      {language}: {fires}
    quiet:
      {language}: {quiet}
"""


class _Code(NamedTuple):
    """The source of one file, and how to find the facts of a part of it."""

    text: str
    language: LanguageText

    def facts(self, text: str) -> tuple[Fact, ...]:
        return sample_facts({self.language.id: self.language}, self.language.id, text)

    def has(self, text: str, kind: str) -> bool:
        return any(fact.kind == kind for fact in self.facts(text))


def draft_rule(root: Path, name: str, source: str, kind: str = "") -> Path:
    """Write `rules/NAME.yaml` about the fact at `source`, FILE:LINE; return its path.

    `kind` chooses among several facts on the line.

    Raises:
        BadRequest: there is no such line, no fact on it, or no code on which the rule is quiet.
    """
    place = _LINE.fullmatch(source)
    if place is None:
        raise BadRequest(
            f"'{source}' is no line of source", "write FILE:LINE, as src/api.py:42", code="SL204"
        )
    path, line = place["path"], int(place["line"])
    ground = _ground(root)
    code = _code(ground, path)
    fact = _fact_on(code, path, line, kind)
    found = next(each for each in vocabulary() if each.kind == fact.kind)
    named = any(attribute.name == "name" for attribute in found.attributes)
    target = new_file(root, "rules", name)
    text = _TEXT.format(
        source=f"{path}:{fact.line}",
        name=name,
        why=json.dumps(found.meaning, ensure_ascii=False),
        kind=fact.kind,
        slot="name" if named else "file",
        language=code.language.id,
        fires=_block(_firing(code, fact)),
        quiet=_block(_quiet(ground, code, path, fact.kind)),
    )
    write_text(target, text)
    return target


def _ground(root: Path) -> Ground:
    """Return what reading depends on; mistakes elsewhere stand in no rule's way.

    The pack that the rule begins may be named in sora.yaml already, and not be there yet.
    """
    desk = Desk(root)
    file = desk.project_file()
    desk.packs(file)
    return WrittenGround(root, file.project, desk.languages())


def _code(ground: Ground, path: str) -> _Code:
    file = ground.root / path
    if not file.is_file():
        raise BadRequest(
            f"there is no file '{path}'", "name it from the project's folder on", code="SL201"
        )
    content = file.read_bytes()[:LARGEST]
    name, first = file.name, content.partition(b"\n")[0]
    language = find_language(ground.languages, name, first)
    if language is None:
        raise BadRequest(f"no language reads '{path}'", "`sora languages` lists them", code="SL204")
    text = content.decode("utf-8", "replace").removeprefix("\ufeff")
    return _Code("\n".join(text.splitlines()) + "\n", language)


def _fact_on(code: _Code, path: str, line: int, kind: str) -> Fact:
    """Return the most telling fact that begins on a line, else the narrowest around it."""
    facts = code.facts(code.text)
    here = [fact for fact in facts if fact.line <= line <= fact.end_line]
    here.sort(key=lambda fact: (fact.line != line, fact.kind in _PLAIN, fact.end_line - fact.line))
    wanted = [fact for fact in here if kind in ("", fact.kind)]
    if wanted:
        return wanted[0]
    if here:
        hint = suggest(kind, {fact.kind for fact in here}, "there are")
        raise BadRequest(f"no {kind} stands on {path}:{line}", hint, code="SL204")
    near = sorted(facts, key=lambda fact: (abs(fact.line - line), fact.line))[:3]
    told = ", ".join(f"{fact.kind} on line {fact.line}" for fact in near)
    raise BadRequest(
        f"no fact stands on {path}:{line}", f"near it: {told}" if told else "", code="SL204"
    )


def _firing(code: _Code, fact: Fact) -> str:
    """Return the least of the file in which the fact is found: its lines, a function, or all."""
    lines = code.text.splitlines()
    around = [
        each
        for each in code.facts(code.text)
        if each.kind in _PLAIN and each.line <= fact.line and fact.end_line <= each.end_line
    ]
    around.sort(key=lambda each: each.end_line - each.line)
    for part in (fact, *around):
        text = _dedented(lines[part.line - 1 : part.end_line])
        if code.has(text, fact.kind):
            return text
    return code.text


def _quiet(ground: Ground, code: _Code, path: str, kind: str) -> str:
    """Return real code without the fact: a function of the file, or of another one."""
    for each in _others(ground, code, path):
        for text in _parts(each):
            if not code.has(text, kind):
                return text
    hint = "write one by hand: sora rules new NAME, without --from"
    raise BadRequest(f"every piece of {code.language.id} here has a {kind}", hint, code="SL204")


def _others(ground: Ground, code: _Code, path: str) -> Iterator[_Code]:
    yield code
    files = list_files(ground.root, ground.languages, ground.project.exclude).files
    same = [f.path for f in files if f.language == code.language.id and f.path != path]
    for each in same[:_MOST_FILES]:
        yield _code(ground, each)


def _parts(code: _Code) -> Iterator[str]:
    """Yield functions, shortest of some substance first, then the top of the file."""
    lines = code.text.splitlines()
    functions = [fact for fact in code.facts(code.text) if fact.kind == _FUNCTION]
    functions.sort(key=lambda fact: (fact.end_line - fact.line < 2, fact.end_line - fact.line))
    for fact in functions:
        if fact.end_line - fact.line < _LONGEST:
            yield _dedented(lines[fact.line - 1 : fact.end_line])
    for length in (20, 5, 1):
        yield "\n".join(lines[:length]) + "\n"


def _dedented(lines: Iterable[str]) -> str:
    """Return lines as far to the left as the first of them lets them go."""
    rows = list(lines)
    margin = rows[0][: len(rows[0]) - len(rows[0].lstrip())] if rows else ""
    return "\n".join(row.removeprefix(margin) for row in rows).rstrip() + "\n"


def _block(text: str) -> str:
    """Return code as YAML: a block where that keeps every character, else in quotes."""
    plain = text.strip() and all(row == row.rstrip() for row in text.splitlines())
    if not plain or text[0].isspace() or not all(c.isprintable() or c in "\n\t" for c in text):
        return json.dumps(text, ensure_ascii=True)
    return "|\n" + "\n".join(f"        {row}" if row else "" for row in text.splitlines())
