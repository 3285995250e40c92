"""Read tree-sitter queries as trees, and turn parts of them into rules of ast-grep.

Not for deciding what is asked for: that is `peer_rules.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import tree_sitter

Rule = dict[str, Any]
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|;[^\n]*|[()\[\]]|@[\w.-]+|!?[\w.-]+:?|[.*+?]')


@dataclass
class Node:
    """A node of a query: of a kind, a token, a choice, or several that stand side by side."""

    kind: str = ""  # "" for any node, a choice and a row
    token: str = ""  # of an anonymous node
    part: str = ""  # the field of its parent that it is
    captures: list[str] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    choices: list[Node] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)  # fields that are not there
    is_row: bool = False
    is_optional: bool = False
    is_first: bool = False  # of its parent's named nodes
    is_last: bool = False

    def all_captures(self) -> set[str]:
        """Return what is captured in it and below."""
        below = (node.all_captures() for node in (*self.children, *self.choices))
        return set(self.captures).union(*below)


def patterns(text: str) -> Iterator[Node]:
    """Yield the patterns of a query; its header is left out."""
    tokens = [token for token in _TOKEN.findall(text) if not token.startswith(";")]
    at = 0
    while at < len(tokens):
        part = tokens[at][:-1] if tokens[at].endswith(":") else ""
        node, at = _node(tokens, at + bool(part), part)
        yield Node(children=[node]) if part else node  # what has the field may be of any kind


def of_kinds(node: Node, grammar: tree_sitter.Language, trees: Sequence[tree_sitter.Tree]) -> Node:
    """Return a pattern in which a node of any kind is one of those that have such parts.

    ast-grep asks for the kind of what it looks for; a query that names a field does not.  What the
    grammar lets pass is far more than what is ever written: where `trees` show such parts in nodes
    of some kinds, it is those.
    """
    children = [of_kinds(child, grammar, trees) for child in node.children]
    choices = [of_kinds(choice, grammar, trees) for choice in node.choices]
    node = replace(node, children=children, choices=choices)
    if node.kind or node.token or node.is_row or choices or not children:
        return node
    inner = " ".join(map(_outline, children))
    kinds = [kind for kind in _named(grammar) if _is_possible(grammar, f"({kind} {inner})")]
    kinds = [kind for kind in kinds if _is_seen(grammar, f"({kind} {inner})", trees)] or kinds
    if len(kinds) == 1:
        return replace(node, kind=kinds[0])
    bare = [replace(node, kind=kind, part="", captures=[]) for kind in kinds]
    return replace(node, children=[], lacks=[], choices=bare) if bare else node


def _outline(child: Node) -> str:
    shape = f'"{child.token}"' if child.token else f"({child.kind or '_'})"
    return f"{child.part}: {shape}" if child.part else shape


def _named(grammar: tree_sitter.Language) -> list[str]:
    there = range(grammar.node_kind_count)
    visible = (
        i for i in there if grammar.node_kind_is_named(i) and grammar.node_kind_is_visible(i)
    )
    return sorted({grammar.node_kind_for_id(i) or "" for i in visible} - {"", "ERROR"})


@cache
def _is_possible(grammar: tree_sitter.Language, pattern: str) -> bool:
    try:
        tree_sitter.Query(grammar, pattern)
    except tree_sitter.QueryError:
        return False
    return True


def _is_seen(
    grammar: tree_sitter.Language, pattern: str, trees: Sequence[tree_sitter.Tree]
) -> bool:
    query = tree_sitter.Query(grammar, f"{pattern} @seen")
    return any(tree_sitter.QueryCursor(query).captures(tree.root_node) for tree in trees)


def _node(tokens: list[str], at: int, part: str) -> tuple[Node, int]:
    node, opened = Node(part=part), tokens[at]
    at += 1
    if opened.startswith('"'):
        node.token = opened[1:-1].replace('\\"', '"')
    elif opened in "([":
        if opened == "(" and tokens[at] not in "([" and not tokens[at].startswith('"'):
            node.kind = "" if tokens[at] == "_" else tokens[at]
            at += 1
        else:
            node.is_row = opened == "("
        at = _inner(tokens, at, node, opened)
    while at < len(tokens) and (tokens[at].startswith("@") or tokens[at] in "*+?"):
        if tokens[at].startswith("@"):
            node.captures.append(tokens[at][1:])
        node.is_optional = node.is_optional or tokens[at] in "*?"
        at += 1
    if node.is_row and len(node.children) == 1:  # brackets round one node mean nothing
        lone = node.children[0]
        lone.part, lone.captures = part, lone.captures + node.captures
        return lone, at
    return node, at


def _inner(tokens: list[str], at: int, node: Node, opened: str) -> int:
    inner, is_first = "", False
    while tokens[at] not in ")]":
        token = tokens[at]
        if token.endswith(":"):
            inner, at = token[:-1], at + 1
        elif token.startswith("!"):
            node.lacks.append(token[1:])
            at += 1
        elif token in ".*+?":
            is_first = token == "." and not node.children and opened == "(" and not node.is_row
            at += 1
            if token == "." and tokens[at] == ")" and node.kind and node.children:
                node.children[-1].is_last = not node.children[-1].token
        else:
            child, at = _node(tokens, at, inner)
            child.is_first = is_first and not child.token
            is_first = False
            (node.choices if opened == "[" else node.children).append(child)
            inner = ""
    return at + 1


def rule(node: Node, more: Mapping[str, Rule]) -> Rule:
    """Return a rule for a node and what is in it; {} where any node will do.

    `more` holds what is further asked of captured nodes.
    """
    found: Rule = {}
    if node.choices:
        choices = [rule(choice, more) for choice in node.choices]
        if all(choice.token and not choice.captures for choice in node.choices):
            tokens = "|".join(re.escape(choice.token) for choice in node.choices)
            found["regex"] = f"^(?:{tokens})$"
        elif all(choices):
            found["any"] = choices
    elif node.token:
        found["regex"] = f"^{re.escape(node.token)}$"
    elif node.kind:
        found["kind"] = node.kind
    asked = [{"has": part} for part in _parts(node, more)]
    asked += [{"not": {"has": {"field": part, "regex": "."}}} for part in node.lacks]
    asked += [more[name] for name in node.captures if name in more]
    return {**found, "all": asked} if asked else found


def _parts(node: Node, more: Mapping[str, Rule]) -> Iterator[Rule]:
    for child in node.children:
        inner = rule(child, more)
        if child.is_optional or not (inner or child.part or child.is_first or child.is_last):
            continue
        inner = {**(inner or {"regex": "."}), **({"field": child.part} if child.part else {})}
        yield inner if "nthChild" in inner else {**inner, **_place(child)}


def focused(pattern: Node, capture: str, more: Mapping[str, Rule]) -> list[Rule]:
    """Return rules for the nodes that a pattern captures so, each with what stands around it.

    Where the node may be of any kind, the rule is for what it stands in, which must have it.
    """
    paths = _paths(pattern, capture)
    found = (_placed(path[:-1], path[-1], rule(path[-1], more), more) for path in paths)
    return [made for made in found if made]


def _placed(above: list[Node], slot: Node, made: Rule, more: Mapping[str, Rule]) -> Rule:
    """Return the rule for what stands at a slot with what is asked around and beside it."""
    if not above:
        return made
    around, rest = above[-1], above[:-1]
    if around.choices:
        return _placed(rest, around, made, more)
    if around.is_row:
        at = next(n for n, child in enumerate(around.children) if child is slot)
        asked = [*_row(around.children[:at][::-1], "follows", more),
                 *_row(around.children[at + 1 :], "precedes", more)]  # fmt: skip
        return _placed(rest, around, _and(made, asked), more)
    if not _is_kind(made):
        return _placed(rest, around, rule(around, more), more)
    made = {**made, **_place(slot)}
    outer = _placed(rest, around, rule(_without(around, slot), more), more)
    if not outer:
        return made
    return _and(made, [{"inside": {**outer, **({"field": slot.part} if slot.part else {})}}])


def _row(nodes: list[Node], word: str, more: Mapping[str, Rule]) -> list[Rule]:
    """Return what is asked of the neighbours on one side, the next one first."""
    if not nodes:
        return []
    beside = {**rule(nodes[0], more)}
    beyond = _row(nodes[1:], word, more)
    return [{word: _and(beside or {"regex": "."}, beyond)}] if beside or beyond else []


def _place(slot: Node) -> Rule:
    """Return what is asked of a node's place among the named ones."""
    if slot.is_first:
        return {"nthChild": 1}
    return {"nthChild": {"position": 1, "reverse": True}} if slot.is_last else {}


def _and(made: Rule, asked: list[Rule]) -> Rule:
    return {**made, "all": [*made.get("all", []), *asked]} if asked else made


def _without(around: Node, slot: Node) -> Node:
    rest = [child for child in around.children if child is not slot]
    return replace(around, children=rest)


def _is_kind(made: Rule) -> bool:
    return "kind" in made or ("any" in made and all(map(_is_kind, made["any"])))


def _paths(node: Node, capture: str) -> Iterator[list[Node]]:
    if capture in node.captures:
        yield [node]
    for child in (*node.children, *node.choices):
        for path in _paths(child, capture):
            yield [node, *path]
