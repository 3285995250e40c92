"""Tell headers of C++ from those of C by what stands in them; not for finding them."""

from __future__ import annotations

from slapstick.read.expressions import later

_CPP_WORDS = {  # that begin a line of C++ with what follows them
    b"class": later(rb"\s+\w+[^;]*\{"),
    b"namespace": later(rb"\b"),
    b"template": later(rb"\s*<"),
    b"using": later(rb"\s+\w"),
    **dict.fromkeys((b"public", b"private", b"protected"), later(rb"\s*:")),
}
_CPP_NAMES = {  # that stand anywhere in it
    b"std::": later(rb"\bstd::"),
    b"constexpr": later(rb"\bconstexpr\b"),
    b"nullptr": later(rb"\bnullptr\b"),
}


def speaks_cpp(head: bytes) -> bool:
    """Tell whether what a header begins with is C++; words are sought first, as they are few."""
    if any(name in head and wanted.search(head) for name, wanted in _CPP_NAMES.items()):
        return True
    for word, following in _CPP_WORDS.items():
        at = head.find(word)
        while at >= 0:
            before = head[head.rfind(b"\n", 0, at) + 1 : at]
            if not before.strip(b" \t") and following.match(head, at + len(word)):
                return True
            at = head.find(word, at + 1)
    return False
