"""Find the scripts inside mark-up, each as the whole file with all else blanked out.

So every line and column stays what it is.  Not for reading them.
"""

from __future__ import annotations

from collections.abc import Iterator

from slapstick.read.expressions import later

_OPENING = later(rb"(?i)<script\b([^<>]*)>")
_CLOSING = later(rb"(?i)</script\s*>")
_WRITTEN_IN = later(rb"""(?i)\b(?:lang|type)\s*=\s*["']?([\w./+-]+)""")
_ALL_ELSE = later(rb"[^\r\n]")
# What mark-up calls the languages of scripts; what is not here is a template or settings.
_CALLED = {
    b"": "javascript", b"js": "javascript", b"module": "javascript", b"jsx": "jsx",
    b"ts": "typescript", b"typescript": "typescript", b"tsx": "tsx",
    b"text/javascript": "javascript", b"application/javascript": "javascript",
    b"text/babel": "jsx", b"text/typescript": "typescript",
}  # fmt: skip


def embedded(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield each language that scripts of a file are in, and the file with nothing but those."""
    spans: dict[str, list[tuple[int, int]]] = {}
    at = 0
    while opening := _OPENING.search(content, at):
        closing = _CLOSING.search(content, opening.end())
        if closing is None:
            break  # nothing behind it can close either
        at = closing.end()
        said = _WRITTEN_IN.search(opening.group(1))
        language = _CALLED.get(said.group(1).lower() if said else b"")
        if language is not None and content[opening.end() : closing.start()].strip():
            spans.setdefault(language, []).append((opening.end(), closing.start()))
    for language, kept in sorted(spans.items()):
        yield language, b"".join(_alone(content, kept))


def _alone(content: bytes, kept: list[tuple[int, int]]) -> Iterator[bytes]:
    at = 0
    for start, end in kept:
        yield _ALL_ELSE.sub(b" ", content[at:start])
        yield content[start:end]
        at = end
    yield _ALL_ELSE.sub(b" ", content[at:])
