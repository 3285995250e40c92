"""Write rules for ast-grep that ask for the facts that a language file finds; for `scan.py`.

Each table of names becomes a rule with a regular expression on the name, each query for a fact a
rule of kinds and relations, and what is read in comments and strings a rule with an expression.
What only counting could find (nesting, dead code, retries, duplicates, themes) has no rule: there
ast-grep is spared the work.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import translate
from typing import Any

from slapstick.read.languages import vocabulary
from slapstick.spec.language_text import LanguageText, capture_names

# As ast-grep calls the languages.  Those that it lacks are left out on both sides, and so are those
# whose queries name tokens and parts without their parents, which its rules cannot.
LANGUAGES = {
    "c": "C", "go": "Go", "java": "Java", "javascript": "JavaScript", "php": "Php",
    "python": "Python", "rust": "Rust", "scala": "Scala", "tsx": "Tsx", "typescript": "TypeScript",
}  # fmt: skip
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|;[^\n]*|[()\[\]]|@[\w.-]+|!?[\w.-]+:?|[.*+?]')
_IN_COMMENTS = {
    "comment.todo": r"\bTODO\b",
    "comment.fixme": r"\b(FIXME|BUG|BROKEN)\b",
    "comment.hack": r"\b(HACK|KLUDGE|XXX)\b|(?i)(dirty|ugly) (hack|trick)|workaround for|hacky",
    "comment.apology": r"(?i)\bsorry\b|apologi[sz]e|no idea why|for some reason|black magic|wtf",
    "comment.warning": r"(?i)\b(do not|don'?t|never) (touch|change|remove|edit|move)\b|\bbeware\b",
    "comment.code": r"[;{}]\s*\n|\w+\(.*\)\s*$",
    "lint.silenced": r"(?i)^\W*(noqa|nolint|eslint-disable|ts-ignore|type: ignore|rubocop:disable)",
    "docs.docstring": r"^(/\*\*|///|\"\"\")",
}
_IN_STRINGS = {
    "sql": r"(SELECT\s.*\sFROM|INSERT\s+INTO|UPDATE\s.*\sSET|DELETE\s+FROM|CREATE\s+TABLE)\s",
    "secret.literal": r"(?i)(password|passwd|secret|api_?key|auth_?token)",
}


@dataclass
class _Node:
    kind: str = ""  # "" for any node, and for a choice
    token: str = ""  # of an anonymous node
    part: str = ""  # the field of its parent that it is
    captures: list[str] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)
    choices: list[_Node] = field(default_factory=list)

    def all_captures(self) -> set[str]:
        """Return what is captured in it and below."""
        below = (node.all_captures() for node in (*self.children, *self.choices))
        return set(self.captures).union(*below)


def rules_for(text: LanguageText) -> list[dict[str, Any]]:
    """Return the rules for one language, ready to be written as JSON, which is YAML."""
    patterns = list(_patterns(text.text))
    roles = capture_names(vocabulary())
    facts = {kind.kind for kind in vocabulary()}
    asked: dict[str, list[dict[str, Any]]] = {}
    for pattern in patterns:
        captured = pattern.all_captures()
        for kind in sorted({roles[name][0] for name in captured} & facts):
            if not any(name.endswith(".unless") for name in captured):
                asked.setdefault(kind, []).append(_rule(pattern, {}))
        if "handler" in captured:
            asked.setdefault("error.caught", []).append(_rule(pattern, {}))
    for table in text.tables:
        capture = {"function": "definition.function.name", "class": "definition.class.name"}
        name = capture.get(table.word, table.word)
        if table.word not in ("call", "type", "annotation", "mention", "function", "class"):
            continue
        regex = _regex(table.word, table.names)
        found = (_rule(p, {name: regex}) for p in patterns if name in p.all_captures())
        asked.setdefault(table.kind, []).extend(found)
    comments = [_rule(p, {}) for p in patterns if "comment" in p.all_captures()]
    for kind, regex in _IN_COMMENTS.items():
        asked.setdefault(kind, []).extend({"all": [rule, {"regex": regex}]} for rule in comments)
    strings = [{"kind": kind} for kind in _string_kinds(text)]
    for kind, regex in _IN_STRINGS.items():
        asked.setdefault(kind, []).extend({"all": [rule, {"regex": regex}]} for rule in strings)
    functions = [_rule(p, {}) for p in patterns if "definition.function" in p.all_captures()]
    long = {"regex": r"^(?:[^\n]*\n){60}"}
    asked["function.long"] = [{"all": [rule, long]} for rule in functions]
    return [
        {"id": f"{kind}", "language": LANGUAGES[text.id], "rule": {"any": rules}}
        for kind, rules in sorted(asked.items())
        if rules and all(rule for rule in rules)
    ]


def written(rules: Iterable[dict[str, Any]]) -> str:
    """Return rules as one file."""
    return "\n---\n".join(json.dumps(rule) for rule in rules) + "\n"


def _string_kinds(text: LanguageText) -> list[str]:
    return {
        "go": ["interpreted_string_literal", "raw_string_literal"],
        "java": ["string_literal"],
        "rust": ["string_literal", "raw_string_literal"],
        "c": ["string_literal"],
        "csharp": ["string_literal"],
    }.get(
        text.id,
        ["string"] if text.id in ("python", "javascript", "typescript", "tsx", "ruby") else [],
    )


def _regex(word: str, names: Iterable[str]) -> str:
    if word in ("function", "class"):
        globs = (translate(name).removeprefix("(?s:").removesuffix(r")\Z") for name in names)
        return "|".join(f"^(?:{glob.replace('(?>', '(?:')})$" for glob in globs)
    alternatives = []
    for name in names:
        if name.endswith(".*"):
            alternatives.append(rf"(?:.*\.)?{re.escape(name[:-2])}\..*")
        elif name.startswith("."):
            alternatives.append(rf".*{re.escape(name)}")
        else:
            alternatives.append(re.escape(name))
    return f"^(?:{'|'.join(alternatives)})$".replace("\\-", "-").replace("\\ ", " ")


def _rule(node: _Node, regexes: dict[str, str]) -> dict[str, Any]:
    """Return an ast-grep rule for a node of a query; {} where any node will do."""
    rule: dict[str, Any] = {}
    if node.choices:
        found = [_rule(choice, regexes) for choice in node.choices]
        if all(found):
            rule["any"] = found
    elif node.token:
        rule["regex"] = f"^{re.escape(node.token)}$"
    elif node.kind:
        rule["kind"] = node.kind
    for name in node.captures:
        if name in regexes:
            rule["regex"] = regexes[name]
    inside = []
    for child in node.children:
        inner = _rule(child, regexes)
        if inner:
            inside.append({"has": {**inner, **({"field": child.part} if child.part else {})}})
    if inside:
        rule["all"] = inside
    return rule


def _patterns(text: str) -> Iterator[_Node]:
    """Yield the patterns of a query, predicates and anchors left out."""
    tokens = [token for token in _TOKEN.findall(text) if not token.startswith(";")]
    at = 0
    while at < len(tokens):
        node, at = _node(tokens, at, "")
        yield node


def _node(tokens: list[str], at: int, part: str) -> tuple[_Node, int]:
    node, opened = _Node(part=part), tokens[at]
    at += 1
    if opened.startswith('"'):
        node.token = opened[1:-1].replace('\\"', '"')
    elif opened in "([":
        if opened == "(" and tokens[at] not in "([" and not tokens[at].startswith('"'):
            node.kind = "" if tokens[at] == "_" else tokens[at]
            at += 1
        inner = ""
        while tokens[at] not in ")]":
            token = tokens[at]
            if token.endswith(":"):
                inner, at = token[:-1], at + 1
            elif token in ".*+?" or token.startswith("!"):
                at += 1
            elif token.startswith("@"):
                (node.children or node.choices or [node])[-1].captures.append(token[1:])
                at += 1
            else:
                child, at = _node(tokens, at, inner)
                (node.choices if opened == "[" else node.children).append(child)
                inner = ""
        at += 1
        if (
            opened == "("
            and not node.kind
            and len(node.children) == 1
            and not node.children[0].part
        ):
            lone = node.children[0]
            lone.part = part
            node = lone
    while at < len(tokens) and (tokens[at].startswith("@") or tokens[at] in "*+?"):
        if tokens[at].startswith("@"):
            node.captures.append(tokens[at][1:])
        at += 1
    return node, at
