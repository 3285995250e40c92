"""Change one thing in the text of a `sora.yaml` and leave all else as a person wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml import events

from slapstick.model import PackAsk
from slapstick.spec.project import read_project

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9:/._~@+-]*|\.{1,2}/[A-Za-z0-9/._-]*")


def with_pack(text: str, ask: PackAsk) -> str:
    """Return the text with one more pack; "" where the text cannot be changed safely."""
    file, problems = read_project(text)
    if problems:
        return ""
    entry = entry_of(ask)
    span = _span(text)
    if "packs" not in file.page.root:
        there = ", ".join(map(entry_of, file.project.packs))
        gap = "" if not text or text.endswith("\n") else "\n"
        changed = f"{text}{gap}packs: [{there}, {entry}]\n"
    elif span is None:
        return ""
    elif span.flow:
        before = text[: span.end - 1].rstrip()
        comma = "" if before.endswith(("[", ",")) else ","
        changed = f"{before}{comma}{' ' if comma else ''}{entry}{text[span.end - 1 :]}"
    else:
        end = text.find("\n", span.last)
        end = len(text) if end < 0 else end
        changed = f"{text[:end]}\n{' ' * span.indent}- {entry}{text[end:]}"
    return changed if _packs(changed) == (*file.project.packs, ask) else ""


def without_pack(text: str, index: int) -> str:
    """Return the text without the pack at `index`; "" where that is not safe."""
    file, problems = read_project(text)
    span = None if problems else _span(text)
    if span is None or index >= len(span.items):
        return ""
    (begin, end), last = span.items[index], index == len(span.items) - 1
    if span.flow:
        if not last:
            end = span.items[index + 1][0]
        elif index:
            begin = span.items[index - 1][1]
    else:
        lines = [text.rfind("\n", 0, each) + 1 for each, _ in span.items]
        begin = lines[index]
        newline = text.find("\n", end)
        end = lines[index + 1] if not last else len(text) if newline < 0 else newline + 1
    gap = "" if span.flow or len(span.items) > 1 else f"{' ' * max(span.indent, 2)}[]\n"
    changed = text[:begin] + gap + text[end:]
    wanted = list(file.project.packs)
    del wanted[index]
    return changed if _packs(changed) == tuple(wanted) else ""


def with_revision(text: str, index: int, revision: str) -> str:
    """Return the text with another revision of the pack at `index`; "" where that is not safe."""
    file, _ = read_project(text)
    ask = file.project.packs[index]
    place = file.page.place("packs", index, "rev")
    lines = text.split("\n")
    line, start = lines[place.line - 1], place.column - 1
    found = re.compile(rf"([\"']?){re.escape(ask.rev)}\1").match(line, start)
    if found is None:
        return ""
    lines[place.line - 1] = line[:start] + _quoted(revision) + line[found.end() :]
    changed = "\n".join(lines)
    wanted = list(file.project.packs)
    wanted[index] = ask._replace(rev=revision)
    return changed if _packs(changed) == tuple(wanted) else ""


def entry_of(ask: PackAsk) -> str:
    """Return a pack as a line of `packs` names it."""
    if not ask.git:
        return _quoted(ask.folder or ask.name)
    inner = f", path: {_quoted(ask.path)}" if ask.path else ""
    return f"{{git: {_quoted(ask.git)}, rev: {_quoted(ask.rev)}{inner}}}"


@dataclass
class _Span:
    """Where the list of packs stands: characters from the start of the text."""

    flow: bool  # [a, b]; else a line each
    indent: int
    last: int  # where its last item ends
    end: int  # where the list ends
    items: list[tuple[int, int]] = field(default_factory=list)  # where each begins and ends


def _span(text: str) -> _Span | None:
    """Find the list that is the value of the top key `packs`."""
    depth, after, span = 0, False, None
    stream: Any = yaml.parse(text, Loader=yaml.SafeLoader)
    for event in stream:
        begin: Any = event.start_mark
        end: Any = event.end_mark
        closes = isinstance(event, events.CollectionEndEvent)
        depth -= closes
        if span and closes and depth == 1:
            span.end = end.index
            return span
        if span and depth == 2 and not closes:
            span.items.append((begin.index, end.index))
        if span and end.index > begin.index and not isinstance(event, events.CollectionStartEvent):
            span.last = end.index  # the end of a block has no width, and stands too far below
            span.items[-1] = (span.items[-1][0], end.index)
        if depth == 1 and after and isinstance(event, events.SequenceStartEvent):
            span = _Span(bool(event.flow_style), begin.column, end.index, end.index)
        after = depth == 1 and isinstance(event, events.ScalarEvent) and event.value == "packs"
        depth += isinstance(event, events.CollectionStartEvent)
    return None


def _packs(text: str) -> tuple[PackAsk, ...] | None:
    file, problems = read_project(text)
    return None if problems else file.project.packs


def _quoted(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in ("true", "false", "null"):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
