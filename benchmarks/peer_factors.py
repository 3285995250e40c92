"""Write the alternatives of a rule for ast-grep once; not for what they ask."""

from __future__ import annotations

import json
from typing import Any

from queries import Rule


def factored(asked: Any) -> Any:
    """Return a rule of which alternatives that differ in their kind alone are one.

    What is asked of a node's kind comes first, since that is what ast-grep sees at no cost.
    """
    if isinstance(asked, list):
        return [factored(one) for one in asked]
    if not isinstance(asked, dict):
        return asked
    made = {word: factored(one) for word, one in asked.items()}
    if isinstance(made.get("any"), list):
        made["any"] = _merged([_flat(one) for one in made["any"]])
        if len(made["any"]) == 1:
            (lone,) = made["any"]
            made = lone if len(made) == 1 else {**made, **lone} if set(lone) == {"any"} else made
    return _flat(made)


def _flat(one: Rule) -> Rule:
    """Return a rule with the conditions of an `all` in an `all` in one row."""
    if "all" not in one:
        return one
    row: list[Rule] = []
    for part in one["all"]:
        row += part["all"] if set(part) == {"all"} else [part]
    return row[0] if len(row) == 1 and len(one) == 1 else {**one, "all": row}


def _merged(alternatives: list[Rule]) -> list[Rule]:
    by_rest: dict[str, list[Rule]] = {}
    whole: dict[str, Rule] = {}
    for one in alternatives:
        kinds, rest = _parted(one)
        key = json.dumps(rest)
        whole[key] = rest
        by_rest.setdefault(key, []).extend(
            kind for kind in kinds if kind not in by_rest.get(key, [])
        )
    return [_joined(kinds, whole[key]) for key, kinds in by_rest.items()]


def _parted(one: Rule) -> tuple[list[Rule], Rule]:
    """Return the kinds that a rule asks for first, and what else it asks."""
    if "kind" in one:
        return [{"kind": one["kind"]}], {word: n for word, n in one.items() if word != "kind"}
    if _is_kinds(one.get("any")):
        return one["any"], {word: n for word, n in one.items() if word != "any"}
    if set(one) == {"all"}:
        kinds, rest = _parted(one["all"][0])
        if kinds:
            return kinds, _flat({"all": [*([rest] if rest else []), *one["all"][1:]]})
    return [], one


def _is_kinds(alternatives: object) -> bool:
    return isinstance(alternatives, list) and all(set(one) == {"kind"} for one in alternatives)


def _joined(kinds: list[Rule], rest: Rule) -> Rule:
    if not kinds:
        return rest
    first = kinds[0] if len(kinds) == 1 else {"any": kinds}
    return _flat({"all": [first, rest]}) if rest else first
