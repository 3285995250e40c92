"""Facts that stand in string literals: SQL and secrets; not for regular expressions.

The text is searched first and the tree asked only where something was found, so that a file
without such strings costs one scan of its bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tree_sitter import Node

from slapstick.read.reading import Found
from slapstick.read.source import Source, clean_name, clean_text, positions

_MOST = 200
_SQL = re.compile(
    rb"""["'`]\s*((?:SELECT\s+[\w*.,()\s"'`]{1,200}?\s+FROM\s+[\w."'`$%{(]+"""
    rb"""|INSERT\s+INTO\s+[\w."'`$%{]+|UPDATE\s+[\w."'`$%{]+\s+SET\b"""
    rb"""|DELETE\s+FROM\s+[\w."'`$%{]+"""
    rb"""|(?:CREATE|DROP|ALTER)\s+(?:TABLE|INDEX|DATABASE|VIEW)\b)[^"`]{0,200})"""
)
_VERBS = (b"SELECT", b"INSERT", b"UPDATE", b"DELETE", b"CREATE", b"DROP", b"ALTER")
_QUOTES = b"\"'`"  # or, before a verb at the beginning of what is looked at, nothing
_BEFORE = 200  # bytes before a verb that are looked at
_NOT_CAPITAL = bytes(b for b in range(256) if not 65 <= b <= 90)
# What stands in every file that has such a word: as few as can be, as each is looked for in all.
_GUARDED = {
    b"passw": (b"password", b"passwd"),
    b"secret": (b"secret",),
    b"authtoken": (b"authtoken", b"auth_token"),
}
_KEYS = {
    b"apikey": (b"apikey", b"api_key"),
    b"accesskey": (b"accesskey", b"access_key"),
    b"privatekey": (b"privatekey", b"private_key"),
}
_SECRET = re.compile(
    rb"""(?i)(?:password|passwd|secret|secret_?key|api_?key|access_?key|auth_?token|private_?key)"""
    rb"""["']?\s*(?::\s*(?:&?(?:'static )?str(?:ing)?)\s*)?(?:=|:=|:)\s*"""
    rb"""["'`]([^"'`\s{}$<>%]{6,200})["'`]"""
)
_STEM = re.compile(rb"[A-Za-z_]\w*\Z")
_PLACEHOLDER = re.compile(
    rb"(?i)^(?:x+|\*+|[A-Z_]+|[a-z]+|.*(?:your|example|changeme|placeholder|password|secret|token"
    rb"|_key|dummy|none|null|test|https?:).*)$"
)


def written(source: Source, root: Node) -> Iterator[Found]:
    """Yield the facts that stand in strings."""
    content = source.content
    capitals = content.translate(None, _NOT_CAPITAL)
    if any(verb in capitals and _is_quoted(verb, content) for verb in _VERBS):
        yield from _statements(source, root)
    squeezed = source.squeezed
    stems = {**_GUARDED, **_KEYS} if b"key" in squeezed else _GUARDED
    words = [word for stem, words in stems.items() if stem in squeezed for word in words]
    if words:
        yield from _secrets(source, root, words)


def _is_quoted(verb: bytes, content: bytes) -> bool:
    """Tell whether a verb may begin a string."""
    befores = (content[max(0, at - _BEFORE) : at].rstrip() for at in positions(verb, content))
    return any(before[-1:] in _QUOTES for before in befores)


def _statements(source: Source, root: Node) -> Iterator[Found]:
    content = source.content
    for count, match in enumerate(_SQL.finditer(content)):
        node = _string_at(root, match.start(1))
        if node is None or count >= _MOST:
            continue
        yield Found("sql", node, "", {"text": clean_text(match.group(1), 80)})


def _secrets(source: Source, root: Node, words: Sequence[bytes]) -> Iterator[Found]:
    content = source.content
    small = content.lower()
    places = sorted({at for word in words for at in positions(word, small)})
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
