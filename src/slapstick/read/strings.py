"""Facts that stand in string literals: SQL and secrets; not for regular expressions.

The text is searched first and the tree asked only where something was found, so that a file
without such strings costs one scan of its bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tree_sitter import Node

from slapstick.read.expressions import later
from slapstick.read.reading import Found
from slapstick.read.source import Source, clean_name, clean_text

_MOST = 200
_SQL = later(
    rb"""["'`]\s*((?:SELECT\s+[\w*.,()\s"'`]{1,200}?\s+FROM\s+[\w."'`$%{(#\[]+"""
    rb"""|INSERT\s+INTO\s+[\w."'`$%{]+|UPDATE\s+[\w."'`$%{]+\s+SET\b"""
    rb"""|DELETE\s+FROM\s+[\w."'`$%{]+"""
    rb"""|(?:CREATE|DROP|ALTER)\s+(?:TABLE|INDEX|DATABASE|VIEW)\b)[^"`]{0,200})"""
)
# In small letters it must look like nothing else: names of columns, a condition, brackets.
_SMALL_SQL = later(
    rb"""["'`]((?:select\s+(?:(?:top|distinct)\s+)?(?:\*|\w+\(|[\w.\[\]]+\s*,|@)[^"'`;]{0,200}?\s*\sfrom\s"""
    rb"""|select\s+[\w.]+\s+from\s+[\w.#\[\]]+\s+(?:where|order\s+by|group\s+by|limit)\s"""
    rb"""|insert\s+into\s+[\w.#\[\]]+\s*(?:\(|values\b|select\b)|update\s+[\w.#\[\]]+\s+set\s+[\w.\[\]]+\s*="""
    rb"""|delete\s+from\s+[\w.#\[\]]+\s+where\s|create\s+table\s+(?:if\s+not\s+exists\s+)?[\w.#\[\]]+\s*\("""
    rb"""|drop\s+table\s+(?:if\s+exists\s+)?[\w.#\[\]]+["'`;])[^"`]{0,200})"""
)
_VERBS = (
    rb"(?:\s*+(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP)"
    rb"|select |insert into |update |delete from |create table |drop table )"
)
# A pattern for each quote: what begins with one letter is looked for three times as fast.
_OPENED = [(quote, later(quote + _VERBS)) for quote in (b'"', b"'", b"`")]
_SECRET = later(
    rb"""(?i)(?:password|passwd|secret|secret_?key|api_?key|access_?key|auth_?token|private_?key)"""
    rb"""["']?\s*(?::\s*(?:&?(?:'static )?str(?:ing)?)\s*)?(?:=|:=|:)\s*"""
    rb"""["'`]([^"'`\s{}$<>%]{6,200})["'`]"""
)
_STEM = later(rb"[A-Za-z_]\w*\Z")
_PLACEHOLDER = later(
    rb"(?i)^(?:x+|\*+|[A-Z_]+|[a-z]+|.*(?:your|example|changeme|placeholder|password|secret|token"
    rb"|_key|dummy|none|null|test|https?:).*)$"
)


class _Sought:
    """Words that are found by a letter they have in common: the rarer it is, the faster."""

    def __init__(self, letter: bytes, words: bytes) -> None:
        self._words = words.split()
        endings = [b"%b(?<=%b)" % (word.partition(letter)[2], word) for word in self._words]
        self._pattern = re.compile(letter + b"(?:%b)" % b"|".join(endings))

    def places(self, text: bytes) -> Iterator[int]:
        """Yield where the words stand in a text."""
        for match in self._pattern.finditer(text):
            end = match.end()
            yield next(end - len(word) for word in self._words if text.endswith(word, 0, end))


_SECRETS = (
    _Sought(b"w", b"password passwd"),
    _Sought(b"c", b"secret"),
    _Sought(
        b"k",
        b"apikey api_key accesskey access_key privatekey private_key authtoken auth_token",
    ),
)


def written(source: Source, root: Node) -> Iterator[Found]:
    """Yield the facts that stand in strings."""
    content = source.content
    opened = [found for quote, verbs in _OPENED if quote in content
              for found in verbs.finditer(content)]  # fmt: skip
    if opened:
        large = sorted([found.start() for found in opened if found[0].isupper()])
        small_ones = sorted([found.start() for found in opened if found[0].islower()])
        yield from _statements(content, root, large, _SQL)
        yield from _statements(content, root, small_ones, _SMALL_SQL)
    small = content.lower()
    secrets = sorted([at for sought in _SECRETS for at in sought.places(small)])
    if secrets:
        yield from _secrets(content, root, secrets)


def _statements(
    content: bytes, root: Node, quotes: Sequence[int], pattern: re.Pattern[bytes]
) -> Iterator[Found]:
    count, end = 0, 0
    for quote in quotes:
        match = pattern.match(content, quote) if quote >= end else None
        if match is None:
            continue
        count, end = count + 1, match.end()
        node = _string_at(root, match.start(1))
        if node is not None and count <= _MOST:
            yield Found("sql", node, "", {"text": clean_text(match.group(1), 80)})


def _secrets(content: bytes, root: Node, places: Sequence[int]) -> Iterator[Found]:
    for at in places[:_MOST]:
        match = _SECRET.match(content, at)
        if match is None or _PLACEHOLDER.match(match.group(1)):
            continue
        node = _string_at(root, match.start(1))
        if node is not None:
            stem = _STEM.search(content, max(0, at - 40), at)
            word = re.match(rb"\w+", match.group())
            name = (stem.group() if stem else b"") + (word.group() if word else b"")
            yield Found("secret.literal", node, clean_name(name))


def _string_at(root: Node, at: int) -> Node | None:
    """Return the string literal that holds a byte; `None` if it is a comment or code."""
    node = root.descendant_for_byte_range(at, at)
    for _ in range(3):
        if node is None or "comment" in node.type:
            return None
        if "string" in node.type or "template" in node.type:
            parent = node.parent
            inner = parent is not None and ("string" in parent.type or "template" in parent.type)
            return parent if inner else node
        node = node.parent
    return None
