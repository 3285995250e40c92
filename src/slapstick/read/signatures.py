"""Find TypeScript's signatures and variances that its grammar misreads; not for other languages.

In a type, `<T>(it: T): T` on a line of its own is a member without a name.  The grammar takes it
for what the type at the end of the line before it is given, and may lose the whole file by that.
"""

from __future__ import annotations

from collections.abc import Iterator

from slapstick.read.expressions import later

Span = tuple[int, int]

_SIGNATURE = later(rb"\n[ \t]++<(?=\r?\n|[^\n]*>\()")
_GOES_ON = (b";", b",", b"{", b"=", b"=>", b"<", b"(", b"[", b"|", b"&", b"?", b":")
_TAKES = later(rb"<(?:const )?[A-Z]\w*(?:[ ,][^\n()]*)?>\(\s*(?:\.\.\.)?\w+\??:")
_TYPED = later(rb"\)(?::| =>) [\w.]+(?: \| [\w.]+)*\Z")  # how a signature may end
_VARIED = later(
    rb"\n(?:export |declare |default |abstract )*+(?:interface|class|type) \w+<(?:in|out) [A-Zo]"
)
_NEAR = 200  # bytes in which a line mostly ends
_TYPE = rb"(?=\s*(?:out\s+)?[A-Z]\w*\s*(?:[,>=]|extends\b))"
_IN = later(rb"(in\s)(?<=[<,\s]in\s)" + _TYPE)
_OUT = later(rb"(out\s)(?<=[<,\s]out\s)" + _TYPE)


def signatures(content: bytes) -> Iterator[Span]:
    """Yield a space before each signature without a name that begins a line, where one may end."""
    for match in _SIGNATURE.finditer(content):
        if not _before(content, match.start()).endswith(_GOES_ON):
            yield match.end() - 2, match.end() - 1


def surely_misread(content: bytes) -> bool:
    """Tell whether there is a signature or a variance that no parser of the grammar can pass.

    What such a signature takes is no expression, so that it is no call, and the type before it is
    complete.
    """
    if (b"<in " in content or b"<out " in content) and _VARIED.search(content):
        return True
    for match in _SIGNATURE.finditer(content):
        if _TAKES.match(content, match.end() - 1):
            before = _before(content, match.start())
            if before.endswith((b">", b"[]")) or _TYPED.search(before):
                return not before.endswith(b"=>")
    return False


def variances(content: bytes) -> Iterator[Span]:
    """Yield the words `in` and `out` before types that are taken."""
    for match in (*_IN.finditer(content), *_OUT.finditer(content)):
        before = _before(content, match.start())
        if before.endswith((b" in", b"<in", b",in")):
            before = before[:-2].rstrip()
        if before.endswith((b"<", b",")):
            yield match.span(1)


def _before(content: bytes, at: int) -> bytes:
    """Return the end of the code before a place, without comments."""
    while at > 0:
        text = content[max(0, at - _NEAR) : at].rstrip()
        last = text[text.rfind(b"\n") + 1 :].lstrip()
        if text.endswith(b"*/"):
            at = content.rfind(b"/*", 0, at)
        elif last.startswith(b"//"):
            at = content.rfind(b"//", 0, at)
        else:
            return text
    return b""
