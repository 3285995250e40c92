"""Put what is said to a database's client out of a parser's way; not for the statements.

A line behind a backslash is for psql, `GO` for sqlcmd, `DELIMITER` for mysql, and `@schema@.` for
whatever fills it in: no grammar knows them all, and each takes the statements around it with it.
They, and the brackets around the names of one dialect, are overwritten in what the parser reads,
so that everything else stays where it is.
"""

from __future__ import annotations

import re

_LINES = re.compile(
    rb"\n[ \t]*+(?:(\\[a-z!?][^\n]*)|((?i:GO))[ \t]*+\r?(?=\n|\Z)|((?i:DELIMITER)[ \t][^\n]*))"
)
_GO, _NEAR = 2, 200  # the group of what ends a statement, and bytes in which a statement ends
_SENT = re.compile(rb"\\g(?<=[ \t]\\g)(?:set|exec|x|desc)?\b[^\n]*")  # instead of a semicolon
_FILLED_IN = re.compile(rb"@\w+@\.?")
_BRACKETED = re.compile(rb"\[(?<![\w\])]\[)[A-Za-z_]\w*+(?: \w+)*+\]")
_SEEN = re.compile(rb"\S")


def without_client_words(content: bytes) -> bytes:
    """Return the source with only statements in it."""
    written = bytearray(content)
    for match in _LINES.finditer(b"\n" + content):  # the first line too
        start, end = (place - 1 for place in match.span(match.lastindex or 0))
        written[start:end] = _SEEN.sub(b" ", content[start:end])
        if match.lastindex == _GO and not content[max(0, start - _NEAR) : start].rstrip().endswith(
            b";"
        ):
            written[start] = ord(";")
    if b"\\g" in content:
        for match in _SENT.finditer(content):
            written[match.start() : match.end()] = b";".ljust(len(match.group()))
    if b"@" in content:
        for match in _FILLED_IN.finditer(content):
            written[match.start() : match.end()] = b" " * len(match.group())
    if b"[" in content:
        for match in _BRACKETED.finditer(content):
            name = match.group()[1:-1].replace(b" ", b"_")
            written[match.start() : match.end()] = b" " + name + b" "
    return bytes(written)
