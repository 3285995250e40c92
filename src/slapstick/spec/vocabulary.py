"""Read the vocabulary of facts from its YAML text; not for finding facts."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any, cast

from slapstick.model import AttributeKind, FactKind, Place, Problem
from slapstick.spec import yaml_text
from slapstick.spec.yaml_text import Map

_FORMAT = "facts/1"
_TYPES = ("name", "text", "number", "flag")
_KIND = re.compile(r"[a-z]+(\.[a-z]+)*")
_TOP = ("format", "kinds")
_STANZA = ("means", "attributes")
_ATTRIBUTE = ("type", "means")


def read_vocabulary(text: str, path: str) -> tuple[tuple[FactKind, ...], list[Problem]]:
    """Return the kinds of facts written in `text`, in their order, and all mistakes in it."""
    root, problems = yaml_text.load(text, path)
    reader = _Reader(path, text.splitlines(), problems)
    if problems and root is None:
        return (), problems
    if not isinstance(root, Map):
        reader.report((1, 1), "SL050", "expected 'format' and 'kinds'")
        return (), problems
    reader.check_keys(root, _TOP)
    if root.get("format") != _FORMAT:
        reader.report(yaml_text.find(root, ["format"]), "SL051", f"format must be {_FORMAT}")
    kinds = reader.mapping(root, "kinds")
    return tuple(filter(None, (reader.kind(kinds, name) for name in kinds))), problems


class _Reader:
    """Collects the mistakes of one file, each with its place and line."""

    def __init__(self, path: str, lines: list[str], problems: list[Problem]) -> None:
        self._path, self._lines, self._problems = path, lines, problems

    def report(self, at: tuple[int, int], code: str, message: str, suggestion: str = "") -> None:
        """Note a mistake."""
        excerpt = self._lines[at[0] - 1] if at[0] <= len(self._lines) else ""
        self._problems.append(Problem(Place(self._path, *at), code, message, suggestion, excerpt))

    def check_keys(self, value: Map, known: tuple[str, ...]) -> None:
        """Report keys that mean nothing."""
        for key in value:
            if key not in known:
                near = get_close_matches(key, known, 1)
                hint = f"did you mean '{near[0]}'?" if near else f"it may be: {', '.join(known)}"
                self.report(value.keys_at[key], "SL052", f"unknown key '{key}'", hint)

    def mapping(self, parent: Map, key: str) -> Map:
        """Return the mapping under `key`; an empty one, reported, if it is something else."""
        value = parent.get(key)
        if isinstance(value, Map):
            return value
        self.report(yaml_text.find(parent, [key]), "SL050", f"'{key}' must be a mapping")
        return Map()

    def words(self, parent: Map, key: str) -> str:
        """Return the text under `key`; empty, reported, if it is absent."""
        value = parent.get(key)
        if isinstance(value, str) and value:
            return value
        self.report(yaml_text.find(parent, [key]), "SL053", f"'{key}' must be a sentence")
        return ""

    def kind(self, kinds: Map, name: str) -> FactKind | None:
        """Return one kind, `None` if its name cannot be one."""
        if not _KIND.fullmatch(name):
            self.report(kinds.keys_at[name], "SL054", f"'{name}' is not words joined by dots")
            return None
        stanza = self.mapping(kinds, name)
        self.check_keys(stanza, _STANZA)
        meaning = self.words(stanza, "means")
        attributes = self.mapping(stanza, "attributes") if "attributes" in stanza else Map()
        return FactKind(name, meaning, tuple(self.attribute(attributes, a) for a in attributes))

    def attribute(self, attributes: Map, name: str) -> AttributeKind:
        """Return one attribute; text where its type is not known."""
        stanza = self.mapping(attributes, name)
        self.check_keys(stanza, _ATTRIBUTE)
        kind: Any = stanza.get("type")
        if kind not in _TYPES:
            near = get_close_matches(str(kind), _TYPES, 1)
            hint = f"did you mean '{near[0]}'?" if near else f"it may be: {', '.join(_TYPES)}"
            self.report(yaml_text.find(stanza, ["type"]), "SL055", f"no type '{kind}'", hint)
            kind = "text"
        # The membership test above narrows what the type checker cannot follow.
        return AttributeKind(name, cast("Any", kind), self.words(stanza, "means"))
