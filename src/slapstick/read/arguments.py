"""What a call is given: its first text or number; not for finding calls."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from tree_sitter import Node

from slapstick.model import Scalar
from slapstick.read.source import Source, clean_text

_MOST_LOOKUPS = 1000  # climbing to a call's parent costs its depth
_QUOTED = re.compile(rb"""^[A-Za-z@$]{0,3}(\"{3}|'{3}|["'`]|r?#+")(.*?)(\1|"#+)?$""", re.DOTALL)
_LONG = re.compile(rb"\[(=*)\[(.*)\]\1\]$", re.DOTALL)  # Lua's
_QUOTES = frozenset({b'"', b"'", b"`"})
_TRIPLE = (b'"""', b"'''")
_NUMERIC = tuple(bytes([sign]) for sign in b"0123456789_+-. \t\n\r\f\v")  # how a number begins
# Attributes that a call's first argument fills, and whether it is a text or a number.
FROM_ARGUMENT = {
    "message": str, "title": str, "text": str, "event": str, "pattern": str, "seconds": float,
}  # fmt: skip
_PLAIN_NUMBERS = frozenset(
    {*range(-10, 13), 16, 24, 32, 48, 60, 64, 90, 100, 128, 180, 255, 256, 360, 512, 1000, 1024,
     2048, 4096, 0.5, 0.25, 0.1, 1.5, 2.5}
)  # fmt: skip


class Arguments:
    """Reads the arguments of one file's calls, within bounds."""

    def __init__(self, source: Source, only_first: Collection[bytes] = ()) -> None:
        """`only_first` names the attributes that no second argument gives."""
        self._source = source
        self._only_first = {name.decode() for name in only_first}
        self._lookups = 0

    def attributes(self, callee: Node, wanted: tuple[str, ...]) -> dict[str, Scalar]:
        """Return those of the wanted attributes that the first such argument gives."""
        found: dict[str, Scalar] = {}
        parent = callee.parent
        if parent is not None and parent.type == _COMMAND:
            wanted = tuple(name for name in wanted if name in _OF_COMMANDS)
        given = self._first_given(callee)
        for name in wanted:
            able = given[:1] if name in self._only_first else given
            value = self._first_of(able, FROM_ARGUMENT[name])
            if value is not None and value != "":
                found[name] = value
        return found

    def labels(self, callee: Node) -> list[bytes] | None:
        """Return the label of each argument of a call, mostly empty; `None` if none can be told."""
        node = self._argument_list(callee)
        return None if node is None else [self._label(child) for child in node.named_children]

    def first(self, callee: Node) -> bytes:
        """Return a call's first argument as it is written, empty if there is none."""
        given = self._first_given(callee)
        return self._source.raw(given[0]) if given else b""

    def go_to(self, callee: Node, away: Collection[bytes]) -> bool:
        """Tell whether a print is given one of `away`: first, second or by name."""
        node = self._argument_list(callee)
        for index, child in enumerate(node.named_children if node is not None else ()):
            raw = self._source.raw(child)
            label, named, value = raw.partition(b"=")
            if named and label.strip() + b"=" in away and not value.endswith(_TERMINAL):
                return True
            if (index == 0 and raw in away) or (index == 1 and b"," + raw in away):
                return True
        return False

    def text(self, callee: Node) -> str:
        """Return the first string among a call's first two arguments; empty if there is none."""
        return str(self._first_of(self._first_given(callee), str) or "")

    def _first_given(self, callee: Node) -> list[Node]:
        """Return a call's first two arguments, without what stands around their values."""
        node = self._argument_list(callee)
        return [] if node is None else [_unwrapped(child) for child in node.named_children[:2]]

    def _first_of(self, given: Sequence[Node], kind: type) -> str | float | None:
        """Return the value of the first literal that is of a kind: `str` or `float`."""
        for node in given:
            is_text = "string" in node.type or node.type in _TEXTS
            if is_text and kind is str:
                return string_text(self._source.raw(node))
            if not is_text and kind is float:
                number = number_value(self._source.raw(node))
                if number is not None:
                    return float(number)
        return None

    def _label(self, argument: Node) -> bytes:
        """Return what tells functions of one name apart in Swift."""
        label = argument.child_by_field_name("name")
        is_label = label is not None and label.type == "value_argument_label"
        return self._source.raw(label) if label is not None and is_label else b""

    def _argument_list(self, callee: Node) -> Node | None:
        if self._lookups >= _MOST_LOOKUPS:
            return None
        self._lookups += 1
        parent = callee.parent
        if parent is not None and parent.type == _QUALIFIED:
            parent = parent.parent
        if parent is None:
            return None
        if parent.type == _COMMAND:
            return parent.parent
        found = parent.child_by_field_name("arguments")
        if found is not None:
            return found
        for child in parent.named_children:
            if child.type == "call_suffix":  # Swift's, around the list and a closure
                return next((c for c in child.named_children if c.type in _LISTS), None)
            if child.type in _LISTS:
                return child
        return parent if parent.type in _CURRIED else None


_TERMINAL = (b"stderr", b"stdout")
_COMMAND = "command_name"  # of a shell, beside which the arguments stand
_QUALIFIED = "qualified_name"  # of a class, where its last part is the callee
_OF_COMMANDS = frozenset({"message", "seconds", "text", "title"})  # `trap` has the event behind
_CURRIED = frozenset({"application_expression", "apply"})  # what is given stands beside the callee
_WRAPPERS = frozenset({"argument", "value_argument", "await", "literal"})
_KEYED = frozenset({"keyword_argument", "value_argument"})
_TEXTS = frozenset({"regex", "char_literal", "template_literal"})
_LISTS = frozenset(
    {"token_tree", "argument_list", "arguments", "value_arguments", "macro_argument_list"}
)


def _unwrapped(node: Node) -> Node:
    while node.named_child_count == 1 and node.type in _WRAPPERS:
        node = node.named_children[0]
    if node.type in _KEYED:
        return node.child_by_field_name("value") or node
    return node


def string_text(raw: bytes, longest: int = 160) -> str:
    """Return what stands between the quotes of a string, cleaned and capped."""
    mark = raw[:1]
    if mark in _QUOTES and len(raw) > 1 and raw[-1:] == mark and not raw.startswith(mark * 3):
        return clean_text(raw[1:-1], longest)  # as mostly, at a fraction of the cost
    if raw.startswith(_TRIPLE) and raw.endswith(raw[:3]) and len(raw) > len('"""' * 2):
        return clean_text(raw[3:-3], longest)
    if mark == b"[" and (long := _LONG.match(raw)):
        return clean_text(long.group(2), longest)
    match = _QUOTED.match(raw)
    return clean_text(match.group(2) if match else raw.strip(b"\"'`/"), longest)


@lru_cache(maxsize=1 << 12)
def telling_number(raw: bytes) -> bool:
    """Tell whether a number in the source is none of those that need no name."""
    value = number_value(raw)
    return value is not None and value not in _PLAIN_NUMBERS


def number_value(raw: bytes) -> int | float | None:
    """Return the value of a number as most languages write it, `None` where it is none."""
    if not raw.startswith(_NUMERIC):  # no need to try, which takes long with a long text
        return None
    text = raw.replace(b"_", b"").rstrip(b"uUlLnN") or b"x"
    for kind in (int, float):
        try:
            value = kind(text)
        except ValueError:
            continue
        return value if abs(value) < 1e300 else None
    return None
