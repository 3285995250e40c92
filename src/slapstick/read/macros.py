"""Put macros out of a parser's way; not for what they stand for.

A grammar cannot know what a preprocessor would make of `class API_EXPORT Pan {` or of a line that
says `BEGIN_NAMESPACE`, and takes the whole class for something else.  Such names are overwritten
with spaces in what the parser reads, so that everything else stays where it is.
"""

from __future__ import annotations

from slapstick.read.expressions import later

_CAPITALS = rb"([A-Z][A-Z0-9_]{3,})"
_BEFORE_NAME = tuple(  # each begins with a word to look for, which is found fast
    later(rb"\b" + word + rb"\s+" + _CAPITALS + rb"\s+(?=[A-Za-z_][\w:<>, ]*\s*(?:\{|:[^:]))")
    for word in (b"class", b"struct", b"union")
)
_ON_ITS_OWN = later(rb"\n[ \t]*" + _CAPITALS + rb"[ \t]*\r?(?=\n)")
_BEFORE_TYPE = later(
    rb"\n[ \t]*" + _CAPITALS + rb"\s+(?=~\w|(?:explicit\b|operator\b|(?!const\b)"
    rb"[A-Za-z_][\w:<>]*[&*]*[ \t]+[&*]*[A-Za-z_~]))"
)
_BEFORE_BODY = later(rb"\)[\s\w]{0,40}?[ \t\n]((?:[A-Z][A-Z0-9_]{3,}\([^(){};]*\)\s*)+)(?=\{)")
_ENDED = (b";", b"{", b"}", b">", b":", b"*/")  # lines after which a statement may begin
_SEEN = later(rb"\S")
_BESIDE = (b"//", b"#")


def without_macros(content: bytes) -> bytes:
    """Return the source with spaces where names in capitals would mislead a parser."""
    named = (*_BEFORE_NAME, _BEFORE_BODY)
    spans = [match.span(1) for pattern in named for match in pattern.finditer(content)]
    for pattern in (_ON_ITS_OWN, _BEFORE_TYPE):
        found = pattern.finditer(content)
        spans += [match.span(1) for match in found if _may_begin(content, match.start())]
    if not spans:
        return content
    written = bytearray(content)
    for start, end in spans:
        written[start:end] = _SEEN.sub(b" ", content[start:end])
    return bytes(written)


def _may_begin(content: bytes, end: int) -> bool:
    """Tell whether a statement may begin behind the line that ends here."""
    line = content[content.rfind(b"\n", 0, end) + 1 : end].strip()
    if line.endswith(b"\\"):  # in the middle of a definition of a macro
        return False
    return not line or line.endswith(_ENDED) or line.startswith(_BESIDE)
