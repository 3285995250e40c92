"""The only place that prints: what was asked for on stdout, all that is said of it on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TextIO, TypeAlias

from slapstick.cli.ink import echo, style
from slapstick.errors import BadFiles, SlapstickError
from slapstick.read.expressions import later

if TYPE_CHECKING:
    import re

    import click

    from slapstick.model import Problem

Progress: TypeAlias = Callable[[int, int], None]  # done, of how many

_NUMBER = later(r"[\d,]+")
_SHORT = 20  # letters of a cell that is not broken, however narrow the terminal


def open_streams() -> None:
    """Let any character pass: UTF-8 into files and pipes, replacements on a poor terminal."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="replace")


@contextmanager
def heard() -> Iterator[list[str]]:
    """Listen to what is printed: the list holds what went to stdout and to stderr at the end."""
    told: list[str] = []
    streams = (_Tee(sys.stdout), _Tee(sys.stderr))
    before = (sys.stdout, sys.stderr)
    sys.stdout, sys.stderr = streams
    try:
        yield told
    finally:
        sys.stdout, sys.stderr = before
        told += ("".join(stream.said) for stream in streams)


class _Tee:
    """A stream that remembers what passes through it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.said: list[str] = []

    def write(self, text: str) -> int:
        """Pass a text on."""
        written = self._stream.write(text)  # first, as it refuses what is no text
        self.said.append(text)
        return written

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def close_streams() -> None:
    """Point stdout at nothing, so that leaving does not complain of a reader that is gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(text: str = "", end: str = "\n") -> None:
    """Print what was asked for."""
    echo(_harmless(text) + end, colour=_colour())


def width() -> int:
    """Return how many characters a line of the terminal has; 80 where there is none."""
    import shutil

    return shutil.get_terminal_size().columns


def say_text(text: str) -> None:
    """Print a paragraph, wrapped for reading."""
    import textwrap

    say(textwrap.fill(text, min(80, width())))


def say_verbatim(text: str) -> None:
    """Print what a build service is to take for commands; their writer has made them harmless."""
    echo(text, colour=True)


def note(text: str) -> None:
    """Print a remark, on stderr."""
    echo(f"{_harmless(text)}\n", err=True, colour=_colour())


def alarm(text: str) -> None:
    """Print what nobody may miss, on stderr."""
    note(style(f" {text} ", fg="white", bg="red", bold=True))


def say_json(value: Any) -> None:
    """Print a value for a program to read."""
    say(json_text(value))


BETWEEN_ROWS = ",\n    "


def json_row(value: Any) -> str:
    """Return JSON on one line."""
    return _encode()(value)


@cache
def _encode() -> Callable[[Any], str]:
    import json  # tables do without

    return json.JSONEncoder(ensure_ascii=False).encode


def say_json_rows(value: dict[str, Any], key: str, texts: Iterable[str]) -> None:
    """Print a value for a program to read, whose list under `key` has one row on each line.

    There may be hundreds of thousands of them: they are printed as `texts` come, each of which
    holds some with `BETWEEN_ROWS` between them, or none.
    """
    before, _, after = json_text({**value, key: []}).partition(f'"{key}": []')
    told = f'{before}"{key}": ['
    mark = "\n    "
    for rows in filter(None, texts):
        text = f"{told}{mark}{rows}"
        told, mark = "", BETWEEN_ROWS
        if _is_build():
            say(_escaped(text).replace("##", "#\\u0023"), end="")
        else:
            echo(text if _is_plain(text) else "\n".join(map(_harmless_row, text.split("\n"))))
    say(f"{told}{'' if told else chr(10) + '  '}]{after}")


def _harmless_row(row: str) -> str:
    return row if _is_plain(row) else _harmless(_escaped(row))


def _is_plain(text: str) -> bool:
    """Tell at little cost that JSON holds nothing to hide: it escapes most control characters."""
    return text.isascii() and "\x7f" not in text and not ("@" in text and "://" in text)


def json_text(value: Any) -> str:
    """Return JSON for a program, and for a person; a build service finds no command in it."""
    import json

    text = _escaped(json.dumps(value, ensure_ascii=False, indent=2))
    return text.replace("##", "#\\u0023") if _is_build() else text


def say_diff(line: str) -> None:
    """Print one line of a difference: green for new words, red for old ones."""
    colour = {"+": "green", "-": "red"}.get(line[:1])
    say(style(line, fg=colour) if colour else line)


def heading(text: str) -> None:
    """Print the name of what follows."""
    say(style(text, bold=True))


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under their columns; a pipe gets every word, a terminal wraps what is long."""
    cells = [[_one_line(str(cell)) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        _plain_table(columns, cells)
        return
    from rich import box
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for name, column in zip(columns, zip(*cells, strict=True) if cells else columns, strict=True):
        is_number = bool(cells) and all(map(_NUMBER.fullmatch, column))
        stays_whole = max(map(len, column), default=0) <= _SHORT
        justify: Literal["left", "right"] = "right" if is_number else "left"
        grid.add_column(name, overflow="fold", justify=justify, no_wrap=stays_whole)
    for row in cells:
        grid.add_row(*map(escape, row))
    Console().print(grid)


def step(number: int, name: str, outcome: str, *, on_stderr: bool = False) -> None:
    """Print one of the six steps of a film."""
    tell = note if on_stderr else say
    tell(f"{number} {style(f'{name:<21}', bold=True)} {outcome}")


@contextmanager
def progress(label: str) -> Iterator[Progress]:
    """Show a bar while something long runs; silence unless stderr is a terminal."""
    if not (sys.stderr.isatty() or "FORCE_COLOR" in os.environ):
        yield lambda _done, _total: None
        return
    from slapstick.cli.bar import Bar

    bar = Bar(label)
    try:
        yield bar.tell
    finally:
        bar.stop()


# ------------------------------------------------------------------ what went wrong

USAGE = "SL240"  # a command line that is none
BUG = "SL250"  # what is no fault of whoever runs it


def report(error: SlapstickError) -> None:
    """Say what went wrong, where, and what to do next."""
    if isinstance(error, BadFiles):
        report_problems(error.problems)
        return
    note(f"{_red(f'error {error.code}:')} {error}")
    if error.help_text:
        note(f"  {style('help:', bold=True)} {error.help_text}")


def report_problems(problems: Sequence[Problem]) -> None:
    """Say each mistake with its place, its line and a caret, and count them."""
    for problem in problems:
        note(problem_text(problem))
    count = len(problems)
    files = len({problem.place.path for problem in problems})
    note(
        f"{_red('found')} {count} mistake{_s(count)} in {files} file{_s(files)}"
        if count
        else "no mistakes"
    )
    if count:
        note(f"  `sora help {problems[0].code}` says more of a code")


def problem_text(problem: Problem) -> str:
    """Put one mistake into words: place, code, message, suggestion; then the line and a caret."""
    path, line, column = problem.place
    place = style(f"{path}:{line}:{column}", bold=True)
    lines = [f"{place} {_red(problem.code)} {problem.message}"]
    if problem.excerpt:
        shown, caret = _excerpt(problem.excerpt, column)
        lines += [f"{line:>6} | {shown}", f"{'':>6} | {caret}"]
    if problem.suggestion:
        lines.append(f"{'':>6} = {style('help:', bold=True)} {problem.suggestion}")
    return "\n".join(lines)


def problem_json(problem: Problem) -> dict[str, Any]:
    """Return one mistake as a program reads it."""
    told = {"path": problem.place.path, "line": problem.place.line, "column": problem.place.column}
    return {**told, "code": problem.code, "message": problem.message, "help": problem.suggestion}


def report_usage(mistake: click.ClickException) -> None:
    """Say what is wrong with a command line."""
    import click

    if isinstance(mistake, click.UsageError) and mistake.ctx:
        note(mistake.ctx.get_usage())
    note(f"{_red(f'error {USAGE}:')} {mistake.format_message()}")
    if isinstance(mistake, click.UsageError) and mistake.ctx:
        note(f"  {style('help:', bold=True)} {mistake.ctx.command_path} --help")


def report_unexpected(error: Exception) -> None:
    """Say that a bug was met, where, and how to see the whole of it."""
    import traceback

    if os.environ.get("SORA_TRACEBACK"):
        note("".join(traceback.format_exception(error)).rstrip())
        return
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({frames[-1].filename}:{frames[-1].lineno})" if frames else ""
    note(f"{_red(f'unexpected {BUG}:')} {type(error).__name__}: {error}{place}")
    note("  This is a fault of Slapstick, not yours. Set SORA_TRACEBACK=1 and run it again to see")
    note("  the whole traceback; please report it with that.")


# ------------------------------------------------------------------ small print

_CONTROL = later(
    r"\x1b(?!\[[0-9;]*m)|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f]"
    r"|[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"  # hide or turn round text
)
_SECRET = later(r"(?<=://)([^/\s@'\"]*:[^/\s@'\"]+|(?<=https://)[^/\s@'\"]+)(?=@)")
# What GitHub Actions and Azure Pipelines take for a command: `::set-output`, `##[group]`, `##vso[`.
_COMMAND = later(r"(?m)(^[^\S\n]*:|##)(:|\w*\[)")
_WIDEST_EXCERPT = 160


def _colour() -> bool | None:
    """Say what the environment wants: NO_COLOR, FORCE_COLOR, or whatever the stream can show."""
    if os.environ.get("NO_COLOR"):
        return False
    return True if os.environ.get("FORCE_COLOR") else None


def _harmless(text: str) -> str:
    """Show control characters that a name or a line brings along; colours of ours pass.

    What stands before the '@' of an address may be a password, and is never shown.

    Where a build service reads what is printed for commands, nothing printed is one.
    """
    shown = text
    if not (text.isascii() and text.replace("\n", "").isprintable()):  # as mostly
        shown = _CONTROL.sub(_code_of, text)
    if "://" in shown:
        shown = _SECRET.sub(lambda found: "*" * len(found[0]), shown)
    if _is_build():
        shown = _COMMAND.sub(lambda found: f"{found[1]} {found[2]}", shown)
    return shown


def _code_of(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _escaped(text: str) -> str:
    """Hide in JSON what `_harmless` shows otherwise: a program reads it as it was."""
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _is_build() -> bool:
    return bool(os.environ.get("GITHUB_ACTIONS") or os.environ.get("TF_BUILD"))


def _one_line(text: str) -> str:
    return _harmless(text.replace("\n", "\\n").replace("\t", "\\t"))


def _excerpt(line: str, column: int) -> tuple[str, str]:
    """Return a line and the caret under its column; a very long line is cut around it."""
    start = max(0, column - 1 - _WIDEST_EXCERPT // 2) if len(line) > _WIDEST_EXCERPT else 0
    shown = line[start : start + _WIDEST_EXCERPT].rstrip("\r\n")
    before = line[start : column - 1]
    return shown, "".join("\t" if character == "\t" else " " for character in before) + "^"


def _plain_table(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    for row in (columns, *cells):
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        say("  ".join(padded).rstrip())


def _red(text: str) -> str:
    return style(text, fg="red", bold=True)


def _s(count: int) -> str:
    return "" if count == 1 else "s"
