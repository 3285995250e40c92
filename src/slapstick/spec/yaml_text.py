"""Read YAML text into plain values that remember where they stand; not for writing YAML.

One pass over libyaml's events.  No node graph and no recursion in C, so neither alias bombs nor
deep nesting can hurt; anchors, tags and second documents are refused with their place.  Words mean
what YAML 1.2 says: `on`, `off` and `no` are strings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import yaml
from yaml import events

from slapstick.model import Place, Problem

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
# A number with a nought before it is of base eight for some readers and of ten for others.
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
# What YAML does not hold, and what hides or turns round the text that a reviewer sees.
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
    "|[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]"
)
_OTHER_SPACE = re.compile("[ \t]*([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])")
_OTHER_COLON = re.compile("[\uff1a\ufe55\u2236\ua789]")
_VALUE = re.compile(r"\s*(?:- )*[\w.-]+:\s+([{\"'])")
_QUOTE = "put a value that begins with '!' or '&' in quotes"
_DEEPEST = 64
_LONGEST = 8_000_000
_LONGEST_NUMBER = 40
_EXCERPT = 160
_EXCERPT_LIMIT = 400


class _Complaint(NamedTuple):
    """What libyaml says, where its cause stands, and what people understand."""

    cause: str
    context: str
    where: str  # "begun": where what was being read begins; "ended": where reading stopped
    message: str
    suggestion: str = ""

    def fits(self, cause: str, context: str) -> bool:
        """Tell whether libyaml's words are these."""
        return self.cause in cause and self.context in context


_COMPLAINTS = (
    _Complaint("escape", "", "ended", "no such escape", "use 'single quotes', or write \\\\"),
    _Complaint("", "quoted scalar", "begun", "the quote that begins here is never closed"),
    _Complaint("']'", "flow sequence", "begun", "the '[' is not closed", "add a ']' or a comma"),
    _Complaint("'}'", "flow mapping", "begun", "the '{{' is not closed", "add a '}' or a comma"),
    _Complaint("", "flow node", "ended", "something is missing before this"),
    _Complaint("':'", "simple key", "begun", "no ':' follows this key", "write `key: value`"),
    _Complaint(
        "mapping values", "", "ended", "a second ': ' on one line",
        "put a text that holds ': ' in quotes, or begin a new line",
    ),
    _Complaint(
        "expected key", "", "ended", "this is no key of the mapping{since}",
        "write all keys of a mapping in one column, as `key: value`",
    ),
    _Complaint(
        "'-'", "", "ended", "this is no item of the list{since}",
        "begin all items of a list in one column, with '- '",
    ),
    _Complaint(
        "cannot start any token", "", "ended", "no value begins with '{character}'",
        "put it in quotes",
    ),
    _Complaint("maximum nesting", "", "ended", f"nested deeper than {_DEEPEST}"),
    _Complaint("<document start>", "", "ended", "only one document per file"),
    _Complaint("", "scanning an alias", "begun", "'*' would be an alias", "put it in quotes"),
    _Complaint("", "scanning an anchor", "begun", "'&' would be an anchor", "put it in quotes"),
)  # fmt: skip


class Map(dict[str, Any]):
    """A mapping that knows the line and column of each key, and of each value."""

    __slots__ = ("at", "keys_at", "values_at")
    at: tuple[int, int]
    keys_at: dict[str, tuple[int, int]]
    values_at: dict[str, tuple[int, int]]


class Seq(list[Any]):
    """A sequence that knows the line and column of each item."""

    __slots__ = ("at", "values_at")
    at: tuple[int, int]
    values_at: list[tuple[int, int]]


def load(text: str, path: str) -> tuple[Any, list[Problem]]:
    """Return the value written in `text` and the mistakes that made it unreadable.

    Duplicate keys are mistakes that leave the rest readable; broken YAML gives `None`.
    """
    if len(text) > _LONGEST:
        return None, [Problem(Place(path), "SL001", f"larger than {_LONGEST:,} characters")]
    text = text.removeprefix("\ufeff")
    reader = _Reader(path, text.splitlines())
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        return None, [reader.forbidden(text, forbidden.start())]
    loader = _LOADER(text)
    try:
        while loader.check_event():
            reader.take(loader.get_event())
    except _Refused as refusal:
        return None, [*reader.problems, refusal.problem]
    except yaml.MarkedYAMLError as error:
        return None, [*reader.problems, reader.broken(error)]
    finally:
        loader.dispose()
    return reader.root, reader.problems


def find(root: Any, path: Sequence[str | int], *, key: bool = False) -> tuple[int, int]:
    """Return where the value at `path` stands, or its key; its nearest parent if absent."""
    at = getattr(root, "at", (1, 1))
    for depth, step in enumerate(path):
        last = depth == len(path) - 1
        if isinstance(root, Map) and step in root:
            name = str(step)
            at = root.keys_at[name] if key and last else root.values_at[name]
        elif isinstance(root, Seq) and isinstance(step, int) and step < len(root):
            at = root.values_at[step]
        else:
            break
        root = root[step]
    return at


def excerpt(lines: Sequence[str], place: Place) -> str:
    """Return the line at `place`, cut behind the place when it is very long."""
    line = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
    room = max(_EXCERPT, place.column + 20)
    if len(line) <= room:
        return line
    return f"{line[:room]}…" if room <= _EXCERPT_LIMIT else ""


class _Refused(Exception):
    """YAML that this project does not read."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Reader:
    """Builds values from events; holds the stack that libyaml would otherwise keep in C."""

    def __init__(self, path: str, lines: Sequence[str]) -> None:
        self.path = path
        self.lines = lines
        self.root: Any = None
        self.problems: list[Problem] = []
        self._open: list[Map | Seq] = []
        self._keys: list[tuple[str, tuple[int, int]] | None] = []
        self._documents = 0
        self._open_quote: tuple[int, int] | None = None  # of the last value, if of many lines

    def take(self, event: Any) -> None:
        """Take one event; raise `_Refused` for what is not allowed."""
        if isinstance(event, events.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, (events.MappingStartEvent, events.SequenceStartEvent)):
            self._start(event)
        elif isinstance(event, (events.MappingEndEvent, events.SequenceEndEvent)):
            self._open.pop()
            self._keys.pop()
        elif isinstance(event, events.AliasEvent):
            hint = "put a value that begins with '*' in quotes"
            raise self._refuse(event, "anchors and aliases are not allowed", hint)
        elif isinstance(event, events.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise self._refuse(event, "only one document per file")
            if event.version or event.tags:
                raise self._refuse(event, "lines that begin with '%' are not read", "remove it")

    def broken(self, error: yaml.MarkedYAMLError) -> Problem:
        """Put libyaml's complaint into words, at the place where the mistake was made."""
        cause, context = str(error.problem), str(error.context)
        told = next((each for each in _COMPLAINTS if each.fits(cause, context)), None)
        begun = told is not None and told.where == "begun"
        mark = (error.context_mark if begun else None) or error.problem_mark or error.context_mark
        place = Place(self.path, mark.line + 1, mark.column + 1) if mark else Place(self.path)
        line = excerpt(self.lines, place)
        if "\t" in line[: len(line) - len(line.lstrip())]:
            return Problem(place, "SL001", "indented with a tab", "use spaces", line)
        look_alike = self._look_alike(place)
        if look_alike is not None:
            return look_alike
        too_deep = "maximum nesting" in cause
        for opened, message, hint in (
            (
                None if begun or too_deep else self._open_quote,
                "the quote ends only further down",
                "close it",
            ),
            (
                None if line.strip() or too_deep else self._open_bracket(),
                "the bracket is not closed",
                "",
            ),
        ):
            if opened is not None:
                place = Place(self.path, *opened)
                return Problem(place, "SL001", message, hint, excerpt(self.lines, place))
        if told is None:
            message = ", ".join(filter(None, (error.context, error.problem)))
            return Problem(place, "SL001", f"not YAML: {message}", "", line)
        return Problem(place, "SL001", *_in_words(told, line, place, error.context_mark), line)

    def _look_alike(self, place: Place) -> Problem | None:
        """Return what only looks like a space or a colon, here or on the line above."""
        for number in (place.line - 1, place.line):
            line = self.lines[number - 1] if 0 < number <= len(self.lines) else ""
            space = _OTHER_SPACE.match(line)
            found = space.start(1) if space else -1
            message, hint = "indented with U+{:04X}, which is no plain space", "use spaces"
            if space is None and number == place.line and not re.search(r":(\s|$)", line):
                colon = _OTHER_COLON.search(line)
                found = colon.start() if colon else -1
                message, hint = "U+{:04X} only looks like a ':'", "write `key: value`"
            if found >= 0:
                at = Place(self.path, number, found + 1)
                return Problem(at, "SL001", message.format(ord(line[found])), hint, line)
        return None

    def _open_bracket(self) -> tuple[int, int] | None:
        """Return where the innermost bracket begins that is open."""
        if not self._open:
            return None
        line, column = self._open[-1].at
        return self._open[-1].at if self.lines[line - 1][column - 1] in "[{" else None

    def forbidden(self, text: str, position: int) -> Problem:
        """Name a character that no YAML file may hold."""
        before = text[:position].splitlines(keepends=True) or [""]
        ended = before[-1].splitlines() != [before[-1]] and before[-1] != ""
        line, column = (len(before) + 1, 1) if ended else (len(before), len(before[-1]) + 1)
        place = Place(self.path, line, column)
        message = f"the character U+{ord(text[position]):04X} is not allowed"
        return Problem(place, "SL001", message, "remove it", excerpt(self.lines, place))

    def _scalar(self, event: Any) -> None:
        at = (event.start_mark.line + 1, event.start_mark.column + 1)
        quoted = event.style in ("'", '"') and event.end_mark.line > event.start_mark.line
        self._open_quote = at if quoted else None
        if self._wants_key():
            if event.value == "<<" and event.implicit[0]:
                raise self._refuse(event, "merge keys are not read", "write the keys out")
            self._key(event.value, at)
            return
        if event.tag or event.anchor:
            raise self._refuse(event, "tags and anchors are not allowed", _QUOTE)
        self._put(_scalar(event.value) if event.implicit[0] else event.value, at)

    def _key(self, name: str, at: tuple[int, int]) -> None:
        mapping = self._open[-1]
        assert isinstance(mapping, Map)  # noqa: S101  # _wants_key said so
        if name in mapping:
            first = mapping.keys_at[name][0]
            message = f"the key '{name}' is there twice; it first stands on line {first}"
            place = Place(self.path, *at)
            line = excerpt(self.lines, place)
            self.problems.append(Problem(place, "SL002", message, "remove one of them", line))
        self._keys[-1] = (name, at)

    def _start(self, event: Any) -> None:
        at = (event.start_mark.line + 1, event.start_mark.column + 1)
        if self._wants_key():
            raise self._refuse(event, "a key must be a plain string")
        if event.anchor or event.tag:
            raise self._refuse(event, "tags and anchors are not allowed", _QUOTE)
        if len(self._open) >= _DEEPEST:
            raise self._refuse(event, f"nested deeper than {_DEEPEST}")
        new: Map | Seq
        if isinstance(event, events.MappingStartEvent):
            new = Map()
            new.keys_at, new.values_at = {}, {}
        else:
            new = Seq()
            new.values_at = []
        new.at = at
        self._put(new, at)
        self._open.append(new)
        self._keys.append(None)

    def _put(self, value: Any, at: tuple[int, int]) -> None:
        if not self._open:
            self.root = value
            return
        parent = self._open[-1]
        if isinstance(parent, Seq):
            parent.append(value)
            parent.values_at.append(at)
            return
        key = self._keys[-1]
        assert key is not None  # noqa: S101  # a value follows its key
        name, key_at = key
        if name not in parent:  # of two equal keys the first counts
            parent[name] = value
            parent.keys_at[name], parent.values_at[name] = key_at, at
        self._keys[-1] = None

    def _wants_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1], Map) and self._keys[-1] is None

    def _refuse(self, event: Any, message: str, suggestion: str = "") -> _Refused:
        mark = event.start_mark
        place = Place(self.path, mark.line + 1, mark.column + 1)
        return _Refused(Problem(place, "SL001", message, suggestion, excerpt(self.lines, place)))


def _in_words(told: _Complaint, line: str, place: Place, opened: Any) -> tuple[str, str]:
    """Return a complaint and what to do, as the line suggests."""
    first = line[place.column - 1 : place.column]
    if told.cause == "expected key" and first in ("]", "}"):
        return f"this '{first}' closes nothing", "remove it"
    if told.cause == "mapping values" and ": " not in line[: place.column - 1]:
        message = "the value of the line above goes on here, and this ': ' is in the way"
        return message, "begin keys in the column of the keys around them"
    value = _VALUE.match(line[: place.column - 1])
    if told.cause == "expected key" and value and value[1] == "{":
        return "this goes on behind the '}'", "put a text that begins with '{' in quotes"
    if told.cause == "expected key" and value:
        hint = "write '' for a ' inside" if value[1] == "'" else 'write \\" for a " inside'
        return "this goes on behind the closing quote", hint
    since = f" that begins on line {opened.line + 1}" if opened else ""
    return told.message.format(character=first, since=since), told.suggestion


def _scalar(text: str) -> Any:
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "-+.0123456789" and len(text) <= _LONGEST_NUMBER:
        if _INTEGER.fullmatch(text):
            base = {"0o": 8, "0x": 16}.get(text[:2], 10)
            return int(text, base)
        if _FLOAT.fullmatch(text):
            return float(text)
    return text
