"""Read one listed file and find its facts, or say why not; runs in workers too."""

from __future__ import annotations

import os
import re
from typing import NamedTuple

from slapstick.model import Skipped
from slapstick.read.facts import FileFacts, read_source
from slapstick.read.files import LARGEST, SourceFile, read_regular
from slapstick.read.languages import GrammarMissing, compile_language
from slapstick.spec.language_text import LanguageText

_GENERATED = re.compile(
    rb"""(?im)^[ \t]*(?:\#|//|/?\*|--|;|<!--|"|\(\*)[^\n]{0,200}?(?:@generated\b|code generated (?:by|from)
    |(?:auto|automatically)[ -]?generated|do\ not\ edit|generated\ by\ (?:the\ )?(?:protoc|swig|cython|bison|flex|antlr|thrift|lemon)
    |this\ file\ (?:was|is)\ (?:auto)?generated|machine[ -]generated)""",
    re.VERBOSE,
)
_HEAD = 1500  # bytes in which a file may say that it was generated
_MINIFIED = (20_000, 400)  # bytes, and bytes in a line on average


class Contents(NamedTuple):
    """What came of one file."""

    path: str
    size: int = 0
    facts: FileFacts | None = None
    skipped: Skipped | None = None


def read_contents(root: str, file: SourceFile, language: LanguageText) -> Contents:
    """Return the facts of one file, or why there are none."""
    try:
        content = read_regular(os.path.join(root, file.path), LARGEST)  # noqa: PTH118  # bytes in, bytes out
    except FileNotFoundError:
        return _skipped(file, "vanished")
    except OSError as error:
        return _skipped(file, "unreadable", error.strerror or "")
    reason = unreadable(content)
    if reason:
        return _skipped(file, reason)
    if content.startswith(b"\xef\xbb\xbf"):
        content = content[3:]
    try:
        facts = read_source(compile_language(language), content, file.path)
    except GrammarMissing as missing:
        return _skipped(file, "no-grammar", str(missing))
    return Contents(file.path, len(content), facts)


def unreadable(content: bytes) -> str:
    """Return why these bytes are not to be read as source; empty if they are."""
    if len(content) > LARGEST:
        return "too-large"
    if b"\0" in content:
        return "binary"
    if not content.isascii():
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            return "not-utf-8"
    if _GENERATED.search(content[:_HEAD]):
        return "generated"
    if len(content) > _MINIFIED[0] and len(content) > _MINIFIED[1] * (content.count(b"\n") + 1):
        return "generated"
    return ""


def _skipped(file: SourceFile, reason: str, detail: str = "") -> Contents:
    return Contents(file.path, 0, None, Skipped(file.path, reason, detail))
