"""What a call is given: its first text or number; not for finding calls."""

from __future__ import annotations

import re
from functools import lru_cache

from tree_sitter import Node

from slapstick.model import Scalar
from slapstick.read.source import Source, clean_text

_MOST_LOOKUPS = 1000  # climbing to a call's parent costs its depth
_QUOTED = re.compile(rb"""^[A-Za-z@$]{0,3}(\"{3}|'{3}|["'`]|r?#+")(.*?)(\1|"#+)?$""", re.DOTALL)
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

    def __init__(self, source: Source) -> None:
        self._source = source
        self._lookups = 0

    def attributes(self, callee: Node, wanted: tuple[str, ...]) -> dict[str, Scalar]:
        """Return those of the wanted attributes that the first argument gives."""
        names = [name for name in wanted if name in FROM_ARGUMENT]
        if not names:
            return {}
        found: dict[str, Scalar] = {}
        literals = self._literals(callee)
        for name in names:
            value = next((v for v in literals if isinstance(v, FROM_ARGUMENT[name])), None)
            if value is not None and value != "":
                found[name] = value
        if "length" in wanted and "pattern" in found:
            found["length"] = len(str(found["pattern"]))
        return found

    def labels(self, callee: Node) -> list[bytes] | None:
        """Return the label of each argument of a call, mostly empty; `None` if none can be told."""
        node = self._argument_list(callee)
        return None if node is None else [self._label(child) for child in node.named_children]

    def texts(self, callee: Node) -> list[str]:
        """Return the strings among a call's first two arguments."""
        return [value for value in self._literals(callee) if isinstance(value, str)]

    def _literals(self, callee: Node) -> list[str | float]:
        node = self._argument_list(callee)
        if node is None:
            return []
        literals: list[str | float] = []
        for child in node.named_children[:2]:
            while child.named_child_count == 1 and child.type in _WRAPPERS:
                child = child.named_children[0]  # noqa: PLW2901  # unwrapping is the loop
            if child.type in _KEYED:
                child = child.child_by_field_name("value") or child  # noqa: PLW2901  # as above
            if "string" in child.type or child.type in _TEXTS:
                literals.append(string_text(self._source.raw(child)))
            elif (number := number_value(self._source.raw(child))) is not None:
                literals.append(float(number))
        return literals

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
        if parent is None:
            return None
        found = parent.child_by_field_name("arguments")
        if found is not None:
            return found
        for child in parent.named_children:
            if child.type == "call_suffix":  # Swift's, around the list and a closure
                return next((c for c in child.named_children if c.type in _LISTS), None)
            if child.type in _LISTS:
                return child
        return parent if parent.type in _CURRIED else None


_CURRIED = frozenset({"application_expression", "apply"})  # what is given stands beside the callee
_WRAPPERS = frozenset({"argument", "value_argument", "await", "literal"})
_KEYED = frozenset({"keyword_argument", "value_argument"})
_TEXTS = frozenset({"regex", "char_literal", "template_literal"})
_LISTS = frozenset(
    {"token_tree", "argument_list", "arguments", "value_arguments", "macro_argument_list"}
)


def string_text(raw: bytes, longest: int = 160) -> str:
    """Return what stands between the quotes of a string, cleaned and capped."""
    match = _QUOTED.match(raw)
    return clean_text(match.group(2) if match else raw.strip(b"\"'`/"), longest)


@lru_cache(maxsize=1 << 12)
def telling_number(raw: bytes) -> bool:
    """Tell whether a number in the source is none of those that need no name."""
    value = number_value(raw)
    return value is not None and value not in _PLAIN_NUMBERS


def number_value(raw: bytes) -> int | float | None:
    """Return the value of a number as most languages write it, `None` where it is none."""
    text = raw.replace(b"_", b"").rstrip(b"uUlLnN") or b"x"
    for kind in (int, float):
        try:
            value = kind(text)
        except ValueError:
            continue
        return value if abs(value) < 1e300 else None
    return None
