"""Put macros out of a parser's way; not for what they stand for.

A grammar cannot know what a preprocessor would make of `class API_EXPORT Pan {` or of a line that
says `BEGIN_NAMESPACE`, and takes the whole class for something else.  Such names are overwritten
with spaces in what the parser reads, so that everything else stays where it is.
"""

from __future__ import annotations

from slapstick.read.expressions import later

_CAPITALS = rb"[A-Z][A-Z0-9_]{3,}+"
_GIVEN = rb"\((?:[^(){};\n]|\([^(){};\n]*+\))*+\)"  # to a macro, on one line
_ATTRIBUTE = rb"(?:\[\[[^\]\n]{0,100}\]\]\s*)?"
_BEFORE_NAME = tuple(  # each begins with a word to look for, which is found fast
    later(
        word + rb"\s+" + _ATTRIBUTE + rb"(" + _CAPITALS + rb"(?:" + _GIVEN + rb")?+)\s+(?="
        + _ATTRIBUTE + rb"[A-Za-z_][\w:<>, ]{0,200}\s*(?:\{|:[^:]))"
    )
    for word in (b"class", b"struct", b"union")
)  # fmt: skip
_BEFORE_BODY = later(
    rb"\)[\s\w]{0,40}?[ \t\n]((?:" + _CAPITALS + rb"(?:\([^(){};]*+\))?+\s*+)++)(?=\{)"
)
# On its own line; or before a type, and then perhaps with something in brackets, and no statement.
_BEFORE_LINE = later(
    rb"\n[ \t]*+(?:("
    + _CAPITALS
    + rb")[ \t]*+(?:\r?(?=\n)|(?=\{))|("
    + _CAPITALS
    + rb"(?:"
    + _GIVEN
    + rb")?+)\s+(?=~\w|(?:explicit\b|operator\b|(?!const\b|return\b|else\b|goto\b|case\b|throw\b"
    rb"|delete\b|new\b)(?:[A-Za-z_][\w:<>]*[&*]*[ \t]+[&*]*[A-Za-z_~]"
    rb"|[A-Za-z_]\w*+(?:::\w+)*(?:<[\w, ]*+>)?::~?[A-Za-z_]\w*+\())))"
)
_OF_A_TYPE = later(  # `ABSL_FLAG(bool, hot, false, "");`, at the start of a line
    rb"\n("
    + _CAPITALS
    + rb"\((?:unsigned|bool|char|short|int|long|float|double)\b[ \w]*+,[^;{}]{0,600}?\);)"
)
_BEHIND_TYPE = later(  # `void API_EXPORT kitchen::Pan::fry(`
    rb"\n[ \t]*+(?:(?:static|inline|virtual|constexpr)[ \t]+)*(?:void|bool|int|auto)[ \t]+("
    + _CAPITALS
    + rb")[ \t]+(?=[A-Za-z_][\w:]*+(?:<[\w, ]*+>[\w:]*+)?\()"
)
_BEFORE_END = later(rb"\)(?:[ \t]+const)?[ \t]+(" + _CAPITALS + rb")(?=;)")  # of a declaration
_CHOOSING = later(rb"[\s}]*(?:if|for|while|switch|else|return|case|do|#)\b")
# For a compiler of C++ alone; what it closes stands far below, under the same condition.
_LINKAGE = later(
    rb"\n#[ \t]*if(?:def[ \t]+|[ \t]+defined[ (]*)__cplusplus\b[^\n]*\n"
    rb"[ \t]*(extern[ \t]+\"C\"\s*\{|\}[ \t]*(?:/\*[^\n]*\*/|//[^\n]*)?)\s*\n#[ \t]*endif"
)
_LISTED = later(  # a list of what there is, made of what is then forgotten: `PAN_MAP(XX)`
    rb"\n[ \t]*+(" + _CAPITALS + rb"\(\w+\))[ \t]*+\r?(?=\n(?:#[ \t]*undef\b|\}))"
)
_ALONE = later(_CAPITALS + rb"\Z")
_ENDED = (b";", b"{", b"}", b">", b":", b"*/")  # lines after which a statement may begin
_SEEN = later(rb"\S")
_MOST_DIRECTIVES = 8  # lines that are looked over


def without_macros(content: bytes, *, in_classes: bool = True) -> bytes:
    """Return the source with spaces where names in capitals would mislead a parser."""
    named = (
        (*_BEFORE_NAME, _BEFORE_BODY, _OF_A_TYPE, _BEHIND_TYPE) if in_classes else _BEFORE_NAME[1:]
    )
    linkage = (_LINKAGE,) if b"__cplusplus" in content else ()
    listed = (_LISTED,) if b"undef" in content else ()
    spans = [
        match.span(1)
        for pattern in (*named, *linkage, *listed)
        for match in pattern.finditer(content)
    ]
    if in_classes:
        spans += [m.span(1) for m in _BEFORE_END.finditer(content) if _declares(content, m.start())]
    spans += [
        match.span(match.lastindex or 0)
        for match in _BEFORE_LINE.finditer(content)
        if _may_begin(content, match.start())
    ]
    if not spans:
        return content
    written = bytearray(content)
    for start, end in spans:
        written[start:end] = _SEEN.sub(b" ", content[start:end])
    return bytes(written)


def _declares(content: bytes, end: int) -> bool:
    """Tell whether a line up to its end is no statement that chooses."""
    start = content.rfind(b"\n", 0, end) + 1
    return _CHOOSING.match(content[start:end]) is None


def _may_begin(content: bytes, end: int) -> bool:
    """Tell whether a statement may begin behind the line that ends here."""
    for _ in range(_MOST_DIRECTIVES):
        start = content.rfind(b"\n", 0, end) + 1
        line = content[start:end].strip()
        if line.endswith(b"\\"):  # in the middle of a definition of a macro
            return False
        if not line.startswith(b"#") and not _ALONE.match(line):
            return not line or line.startswith(b"//") or line.endswith(_ENDED)
        if not start:
            return True
        end = start - 1  # what stands before a directive, or such a name, goes on behind it
    return True
