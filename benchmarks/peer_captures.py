"""Turn what a language file captures and names into rules for ast-grep; not for structure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import translate
from functools import cached_property
from pathlib import Path

import tree_sitter
from peer_words import BAD_VALUE, CALLS, IN_COMMENTS, IN_STRINGS, PLAIN, SECRET, STRINGS
from queries import Node, Rule, focused, of_kinds, patterns, rule

from slapstick.read.languages import compile_language, vocabulary
from slapstick.spec.language_text import LanguageText, capture_names

_SAMPLES = Path(__file__).resolve().parents[1] / "tests" / "samples"
_JOINT = r"\s*(?:::|->|\?\.|!\.|\.)\s*"


class Captured:
    """What one language's queries and tables ask for, as rules."""

    def __init__(self, text: LanguageText) -> None:
        self._text = text
        grammar = compile_language(text).grammar
        parser, files = tree_sitter.Parser(grammar), sorted((_SAMPLES / text.id).rglob("*.*"))
        trees = [parser.parse(file.read_bytes()) for file in files]
        self._patterns = [of_kinds(pattern, grammar, trees) for pattern in patterns(text.text)]

    def _list(self, word: str) -> list[str]:
        return list(self._text.list(word))

    def _all(self, capture: str, more: dict[str, Rule] | None = None) -> list[Rule]:
        """Return rules for all nodes that the language captures so."""
        found = (focused(p, capture, more or {}) for p in self._patterns)
        return [*(one for some in found for one in some), *self._whole_calls(capture)]

    def _whole_calls(self, kind: str) -> list[Rule]:
        """Return rules for calls that, as a whole, are what others have words for."""
        names = [
            n for t in self._text.tables if (t.word, t.kind) == ("whole", kind) for n in t.names
        ]
        called = {"call": {"regex": regex_of("call", [name.removeprefix(".") for name in names])}}
        return self._whole("call", more=called) if names else []

    def _rooted(self, owner: str, part: str, more: dict[str, Rule]) -> list[Rule]:
        """Return rules for the nodes captured as `owner` with a part of which `more` is true."""
        owners = {p.kind for p in self._patterns if owner in p.captures and p.kind}
        found = []
        for pattern in self._patterns:
            if part not in pattern.all_captures() or not pattern.kind:
                continue
            one = rule(pattern, more)
            reach: Rule = {"stopBy": self._bodies} if self._bodies else {}
            reach = reach if owner == "definition.function" else {}
            far: Rule = {**one, **reach}
            inner: Rule = {"any": self._all(owner), "has": far} if self._all(owner) else one
            found.append(one if pattern.kind in owners else inner)
        if owner in self._list("named") and part == f"{owner}.name":
            named: Rule = more.get(part, {"regex": "."})
            asked: Rule = {"has": {**named, "field": "name"}}
            found += [{**one, **asked} for one in self._all(owner)]
        return found

    def _whole(self, *captures: str, more: dict[str, Rule] | None = None) -> list[Rule]:
        """Return rules for the patterns, as a whole, that capture all of these."""
        asked = (p for p in self._patterns if set(captures) <= p.all_captures() and p.kind)
        return [rule(pattern, more or {}) for pattern in asked]

    @cached_property
    def _functions(self) -> Rule:
        return {"any": self._all("definition.function")}

    @cached_property
    def _stop(self) -> Rule:
        """Functions, named or not, and nothing asked of what is in them."""
        kinds = {p.kind for p in self._patterns
                 if {"definition.function", "function"} & set(p.captures) and p.kind}  # fmt: skip
        return {"any": [{"kind": kind} for kind in sorted(kinds)]}

    @cached_property
    def _bodies(self) -> Rule:
        """Where the head of a function ends."""
        body = "definition.function.body"
        kinds = {kind for p in self._patterns for kind in kinds_of(p, body)}
        return {"any": [{"kind": kind} for kind in sorted(kinds)]} if kinds else {}

    @cached_property
    def _loops(self) -> Rule:
        return {"any": self._all("loop")}

    def _captured(self) -> dict[str, list[Rule]]:
        facts = {kind.kind for kind in vocabulary()}
        roles = capture_names(vocabulary())
        asked = {}
        kinds = {roles[n][0] for p in self._patterns for n in p.all_captures()}
        kinds |= {table.kind for table in self._text.tables if table.word == "whole"}
        for kind in sorted(kinds & facts):
            more = self._vetoes(kind)
            found = self._all(kind, more)
            unless = [rule(p, {}) for p in self._patterns if f"{kind}.unless" in p.all_captures()]
            if unless:
                found = [{"all": [one, {"not": {"any": unless}}]} for one in found]
            asked[kind] = found
        numbers = [
            {"all": [one, {"not": {"regex": PLAIN}}]} for one in asked.get("number.magic", [])
        ]
        asked["number.magic"] = numbers
        asked.pop("definition.function", None), asked.pop("definition.class", None)
        return asked

    def _vetoes(self, kind: str) -> dict[str, Rule]:
        """Return what is asked of the names and literals of a kind."""
        asked: dict[str, Rule] = {}
        if kind == "error.swallowed":
            asked["error.swallowed.into"] = {"regex": "^_$"}
        for table in self._text.tables:
            if table.kind != kind or table.word not in ("not", "only", "literal"):
                continue
            if table.word == "literal":
                asked[f"{kind}.literal"] = {"regex": regex_of("call", table.names)}
                continue
            one: Rule = {"regex": regex_of("class", table.names)}
            one = one if table.word == "only" else {"not": one}
            name = asked.get(f"{kind}.name", {"all": []})
            asked[f"{kind}.name"] = {"all": [*name["all"], one]}
        return asked

    def _named(self) -> dict[str, list[Rule]]:
        captures = {"function": "definition.function.name", "class": "definition.class.name"}
        by_last = "last" in self._list("callee")
        asked: dict[str, list[Rule]] = {}
        for table in self._text.tables:
            if table.word not in ("call", "type", "annotation", "mention", *captures):
                continue
            capture, found = captures.get(table.word, table.word), asked.setdefault(table.kind, [])
            if table.word == "call" and by_last:
                found += self._by_last(table.names)
            elif table.word in captures:
                named = {capture: {"regex": regex_of(table.word, table.names)}}
                found += self._rooted(capture.removesuffix(".name"), capture, named)
            else:
                found += self._all(capture, {capture: {"regex": regex_of(table.word, table.names)}})
        return asked

    def _by_last(self, names: Iterable[str]) -> list[Rule]:
        """Return rules where a call's name and its owner are two nodes."""
        by_owner: dict[str, list[str]] = {}
        for name in names:
            owner, joint, last = re.match(r"(.*?)(\.|::|->)?([^.:>]+)$", name).groups()  # type: ignore[union-attr]  # matches all
            by_owner.setdefault("." if joint and not owner else owner, []).append(last)
        bare = by_owner.pop("", [])
        found: list[Rule] = []
        for kind, called, owner in CALLS[self._text.id]:
            one: Rule = {"kind": kind}
            if bare:
                unowned = [{"not": {"has": {"field": owner, "regex": "."}}}] if owner else []
                found.append(
                    {"all": [one, _has(called, rf"(?:^|\\)(?:{_any_of(bare)})$"), *unowned]}
                )
            if owner and by_owner:
                found.append({"all": [one, {"any": _owned(by_owner, called, owner)}]})
        return found

    def _written(self) -> dict[str, list[Rule]]:
        comments = self._all("comment")
        asked = {kind: [{"all": [one, {"regex": regex}]} for one in comments]
                 for kind, regex in IN_COMMENTS.items()}  # fmt: skip
        silencers = [re.escape(word.replace("_", " ")) for word in self._list("silencers")]
        if silencers:
            looks = {"regex": rf"^\W*(?:{'|'.join(silencers)})"}
            asked["lint.silenced"] = [{"all": [one, looks]} for one in comments]
        marks = [re.escape(word.replace("_", " ")) for word in self._list("doc-comment")]
        if marks:
            documented = {
                "any": [*self._all("definition.function"), *self._all("definition.class")]
            }
            marked = {"not": {"regex": r"^(#\[|@|\[)"}}  # else what stands between is an annotation
            above = {"precedes": {**documented, "stopBy": marked}}
            asked["docs.docstring"] = [
                {"all": [one, {"regex": f"^(?:{'|'.join(marks)})"}, above]} for one in comments
            ]
        strings = [{"kind": kind} for kind in STRINGS.get(self._text.id, ["string"])]
        for kind, regex in IN_STRINGS.items():
            asked[kind] = [{"all": [one, {"regex": regex}]} for one in strings]
        held: list[Rule] = [
            {"regex": r"^.{8,202}$"},
            {"not": {"regex": BAD_VALUE}},
            {"inside": {"regex": SECRET}},
        ]
        asked["secret.literal"] = [{"all": [one, *held]} for one in strings]
        return asked


def kinds_of(node: Node, capture: str) -> set[str]:
    """Return of what kinds the nodes are that a pattern captures so."""
    own = {node.kind} if capture in node.captures and node.kind else set()
    if capture in node.captures:
        own |= {choice.kind for choice in node.choices if choice.kind}
    return own.union(*(kinds_of(child, capture) for child in (*node.children, *node.choices)))


def _has(part: Rule, regex: str) -> Rule:
    return {"has": {**part, "regex": regex}}


def _any_of(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in names)


def _owned(by_owner: dict[str, list[str]], called: Rule, owner: str) -> list[Rule]:
    """Return what is asked of a call that has an owner: owners with the same names together."""
    by_names: dict[str, list[str]] = {}
    for before, lasts in by_owner.items():
        by_names.setdefault("" if "*" in lasts else _any_of(lasts), []).append(before)
    found: list[Rule] = []
    for names, owners in by_names.items():
        named = [_has(called, f"^(?:{names})$")] if names else []
        words = [one for one in owners if one[0].isalpha()]
        marks = [one for one in owners if one != "." and one not in words]
        asked = [rf"\b(?:{_any_of(words)})$"] if words else []
        asked += [f"(?:{_any_of(marks)})$"] if marks else []
        asked += ["."] if "." in owners else []
        found += [{"all": [*named, _has({"field": owner}, regex)]} for regex in asked]
    return found


def regex_of(word: str, names: Iterable[str]) -> str:
    """Return an expression for the names of a table, joined in whatever way.

    It ends where the text does, so that it is read from there and given up at the first letter
    that no name has.
    """
    if word in ("function", "class"):
        globs = (translate(name).removeprefix("(?s:").removesuffix(r")\Z") for name in names)
        return "|".join(f"^(?:{glob.replace('(?>', '(?:')})$" for glob in globs)
    plain: list[str] = []
    after: list[str] = []
    joined: list[str] = []
    for name in names:
        parts = [re.escape(part) for part in re.split(r"::|->|\?\.|\.", name)]
        if parts[-1] in ("\\*", ""):
            plain.append(_JOINT.join(parts[:-1]) + f"{_JOINT}.*")
        elif len(parts) == 1:
            plain.append(parts[0])
        else:
            (joined if parts[0] else after).append(_JOINT.join(parts if parts[0] else parts[1:]))
    asked = [("^", plain), (f"(?:^|{_JOINT})", joined), (_JOINT, after)]
    dotted = "|".join(f"{before}(?:{'|'.join(some)})" for before, some in asked if some)
    return rf"(?:{dotted})(?:<.*>)?$".replace("\\-", "-").replace("\\ ", " ")
