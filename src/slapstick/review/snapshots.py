"""Keep prompts as reviewed files: one Markdown file a shot, one sentence a line; spends nothing.

    <!-- slapstick prompt 1 | shot: 01-arrival | seconds: 9 | level: standard | gag: pack/rule -->

    # 01-arrival

    ## action

    0.0-3.2 s: He steps on the peel.
    <!-- rules/core.yaml:23:14 < src/api.py:42:5 -->

What stands between the comments is what a service receives.  Whatever letters a rule or a name
brings along, it stays one line of plain text.
"""

from __future__ import annotations

import re
import unicodedata
import urllib.parse
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from slapstick.errors import BadFiles
from slapstick.model import Line, Part, Place, Problem, Prompt, TokenBudgetLevel

SUFFIX = ".prompt.md"
_HEAD = "slapstick prompt 1"
_COMMENT = re.compile(r"<!-- (.*) -->")
_PLACE = re.compile(r"(.*?):([0-9]+)(?::([0-9]+))?")
_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~!#]")
_LEADING = re.compile(r"^(?=[-+=:>#]|[0-9]+[.)](?:\s|$))")
_ESCAPED = re.compile(r"\\(.)")
_UNSAFE_NAME = re.compile(r"[^a-z0-9-]")

Kind = Literal["added", "changed", "removed", "moved"]


class Change(NamedTuple):
    """How a fresh prompt differs from the reviewed one."""

    shot: str
    kind: Kind  # moved: the same words, from another line
    before: Prompt | None = None
    after: Prompt | None = None


class PageLine(NamedTuple):
    """A sentence on a page: on which line of it, under which heading, and where it is from."""

    number: int
    part: str
    line: Line


# ------------------------------------------------------------------ text, no disk


def to_text(prompt: Prompt) -> str:
    """Return a prompt as a Markdown page."""
    facts = {
        "shot": prompt.shot,
        "seconds": f"{prompt.seconds:g}",
        "level": prompt.level.value,
        "gag": prompt.gag,
        "dropped": ", ".join(prompt.dropped),
    }
    told = " | ".join(f"{key}: {_quote(value)}" for key, value in facts.items() if value)
    lines = [f"<!-- {_HEAD} | {told} -->", "", f"# {_escape(prompt.shot)}"]
    for part in prompt.parts:
        lines += ["", f"## {_escape(part.name)}"]
        for line in part.lines:
            lines += ["", _escape(line.text), f"<!-- {_trace(line)} -->"]
    return "\n".join(lines) + "\n"


def from_text(text: str, path: str) -> tuple[Prompt | None, list[Problem]]:
    """Return the prompt on a page; `None` and the mistake if it is no page of ours."""
    lines = text.removeprefix("\ufeff").splitlines()
    try:
        head = _head(lines[0] if lines else "")
        level = TokenBudgetLevel(head["level"])
        seconds = float(head["seconds"])
        parts = _parts(lines)
    except _Unreadable as fault:
        place = Place(path, fault.line)
        excerpt = lines[fault.line - 1] if fault.line <= len(lines) else ""
        return None, [Problem(place, "SL100", fault.message, _REMEDY, excerpt)]
    except (KeyError, ValueError):
        message = "the first line does not name shot, seconds and level"
        return None, [Problem(Place(path), "SL100", message, _REMEDY, lines[0] if lines else "")]
    dropped = tuple(filter(None, head.get("dropped", "").split(", ")))
    return Prompt(head["shot"], seconds, level, parts, head.get("gag", ""), dropped), []


def compare(reviewed: Mapping[str, Prompt], fresh: Iterable[Prompt]) -> tuple[Change, ...]:
    """Return what changed between reviewed prompts, by shot, and fresh ones; by shot."""
    changes: list[Change] = []
    seen = set()
    for prompt in fresh:
        seen.add(prompt.shot)
        before = reviewed.get(prompt.shot)
        if before is None:
            changes.append(Change(prompt.shot, "added", None, prompt))
        elif _said(before) != _said(prompt):
            changes.append(Change(prompt.shot, "changed", before, prompt))
        elif to_text(before) != to_text(prompt):
            changes.append(Change(prompt.shot, "moved", before, prompt))
    orphans = sorted(set(reviewed) - seen)
    changes += [Change(shot, "removed", reviewed[shot], None) for shot in orphans]
    return tuple(sorted(changes, key=lambda change: change.shot))


def _said(prompt: Prompt) -> tuple[str, ...]:
    """Return what a service would receive, as it is written on a page."""
    lines = (line for part in prompt.parts for line in part.lines)
    return (f"{prompt.seconds:g}", *(_escape(line.text) for line in lines))


def says_the_same(before: str, after: str) -> bool:
    """Tell whether two pages hold the same words; where these come from may differ."""
    old, new = from_text(before, "")[0], from_text(after, "")[0]
    return old is not None and new is not None and _said(old) == _said(new)


def file_name(shot: str) -> str:
    """Return the name of a shot's file, the same on every system."""
    return _UNSAFE_NAME.sub("-", shot.lower())[:80] + SUFFIX


# ------------------------------------------------------------------ disk


def read_prompts(folder: Path, *, strict: bool = True) -> dict[str, Prompt]:
    """Return the reviewed prompts of a folder by shot; `BadFiles` if any cannot be read.

    Unless `strict`, a page that cannot be read is passed over, so that it can be written anew.
    """
    found: dict[str, Prompt] = {}
    problems: list[Problem] = []
    for path in _files(folder):
        prompt, faults = from_text(path.read_text("utf-8", "replace"), path.name)
        problems += faults
        if prompt:
            found[prompt.shot] = prompt
    if problems and strict:
        raise BadFiles(problems)
    return found


def write_prompts(folder: Path, prompts: Iterable[Prompt], *, complete: bool) -> tuple[str, ...]:
    """Write prompts, each file at once or not at all, and return the names that changed.

    `complete` says that these are all prompts of the film: files of other shots are removed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {file_name(prompt.shot): to_text(prompt).encode() for prompt in prompts}
    changed = []
    for name, content in wanted.items():
        if _replace(folder / name, content):
            changed.append(name)
    if complete:
        for path in _files(folder):
            if path.name not in wanted:
                path.unlink()
                changed.append(path.name)
    return tuple(sorted(changed))


def page_names(folder: Path) -> tuple[str, ...]:
    """Return the names of the pages that lie in a folder, by name."""
    return tuple(path.name for path in _files(folder))


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*{SUFFIX}"), key=lambda path: path.name)


def _replace(path: Path, content: bytes) -> bool:
    """Write a file beside its place and move it there; leave an equal one alone."""
    if path.is_file() and path.read_bytes() == content:
        return False
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(content)
    beside.replace(path)
    return True


# ------------------------------------------------------------------ escaping


_REMEDY = "write the prompts again with `sora snap update`"


class _Unreadable(Exception):
    """A line that no page of ours holds."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def _head(line: str) -> dict[str, str]:
    comment = _COMMENT.fullmatch(line)
    told = comment[1].split(" | ") if comment else []
    if not told or told[0] != _HEAD:
        raise _Unreadable(1, f"the first line is not '<!-- {_HEAD} ... -->'")
    pairs = (each.partition(": ") for each in told[1:])
    return {key: urllib.parse.unquote(value) for key, _, value in pairs}


def _parts(lines: list[str]) -> tuple[Part, ...]:
    """Return the parts on a page, in their order."""
    parts: dict[int, tuple[str, list[Line]]] = {}
    for number, line in enumerate(lines[1:], 2):
        if line.startswith("## "):
            parts[number] = (_unescape(line[3:]), [])
    for found in _sentences(lines):
        heads = [number for number in parts if number < found.number]
        if heads:
            parts[heads[-1]][1].append(found.line)
    return tuple(Part(name, tuple(told)) for name, told in parts.values())


def page_lines(text: str) -> tuple[PageLine, ...]:
    """Return the sentences of a page that can be read, each with where it stands on it."""
    try:
        return tuple(_sentences(text.removeprefix("\ufeff").splitlines()))
    except _Unreadable:
        return ()


def _sentences(lines: list[str]) -> Iterator[PageLine]:
    """Yield the sentences on a page; every one must be followed by its trace."""
    sentence: str | None = None
    part = ""
    for number, line in enumerate(lines[1:], 2):
        comment = _COMMENT.fullmatch(line)
        if comment and sentence is not None and part:
            yield PageLine(number - 1, part, _line(sentence, comment[1], number))
            sentence = None
        elif sentence is not None:
            raise _Unreadable(number, "the sentence before has lost its trace")
        elif line.startswith("## "):
            part = _unescape(line[3:])
        elif line and not line.startswith("# "):
            sentence = _unescape(line)
    if sentence is not None:
        raise _Unreadable(len(lines), "the last sentence has lost its trace")


def _line(sentence: str, trace: str, number: int) -> Line:
    rule, _, source = trace.partition(" < ")
    return Line(sentence, _place(rule, number), _place(source, number) if source else None)


def _trace(line: Line) -> str:
    source = f" < {_say_place(line.source)}" if line.source else ""
    return _say_place(line.rule) + source


def _say_place(place: Place) -> str:
    return f"{_quote(place.path)}:{place.line}:{place.column}"


def _place(text: str, number: int) -> Place:
    found = _PLACE.fullmatch(text)
    if not found:
        raise _Unreadable(number, f"'{text}' is not FILE:LINE:COLUMN")
    return Place(urllib.parse.unquote(found[1]), int(found[2]), int(found[3] or 1))


def _quote(text: str) -> str:
    """Return text that can neither end a comment nor hide in one."""
    plain = "".join(
        letter
        if letter.isalnum() or letter in "/._, " or (letter in ":-" and letter.isascii())
        else urllib.parse.quote(letter, safe="", errors="surrogatepass")
        for letter in text
    )
    return plain.replace("--", "-%2D").replace(" | ", "%20%7C%20").replace(": ", ":%20")


def _escape(text: str) -> str:
    """Return text as one line of Markdown that shows as written."""
    seen = text if text.isprintable() else "".join(map(_visible, text))
    line = " ".join(seen.split())
    return _LEADING.sub(r"\\", _SPECIAL.sub(lambda special: f"\\{special[0]}", line))


def _unescape(line: str) -> str:
    return _ESCAPED.sub(lambda escaped: escaped[1], line)


def _visible(letter: str) -> str:
    """Return a letter, a space for a break, nothing for what cannot be seen."""
    if letter.isspace():
        return " "
    return "" if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Cn") else letter
