"""Put text on a stream, in colour where that can be shown; not for what is said.

It does what click does, which takes longer to load than a small repository to read.
"""

from __future__ import annotations

import sys

from slapstick.read.expressions import later

_CODES = {"red": 31, "green": 32, "white": 37}
_COLOUR = later(r"\x1b\[[0-9;]*m")


def echo(text: str, *, err: bool = False, colour: bool | None = None) -> None:
    """Print text as it is; without its colours where `colour` is false, or left to a pipe."""
    if sys.platform == "win32":
        import click

        click.echo(text, nl=False, err=err, color=colour)
        return
    stream = sys.stderr if err else sys.stdout
    if not colour and (colour is False or not stream.isatty()) and "\x1b" in text:
        text = _COLOUR.sub("", text)
    stream.write(text)
    stream.flush()


def style(text: str, *, fg: str = "", bg: str = "", bold: bool = False) -> str:
    """Return text in a colour, on another, in bold."""
    codes = [*((_CODES[fg],) if fg else ()), *((_CODES[bg] + 10,) if bg else ())]
    before = "".join(f"\x1b[{code}m" for code in (*codes, *((1,) if bold else ())))
    return f"{before}{text}\x1b[0m"
