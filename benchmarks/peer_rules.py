"""Write rules for ast-grep that ask for the facts that a language file finds; for `scan.py`.

Each table of names becomes a rule with a regular expression on the name, each query for a fact a
rule of kinds and relations, and what follows from structure (nesting, dead code, retries,
recursion, empty functions) a rule of relations over the same queries.  Left out are the kinds that
need more than one place of the code: duplicates, themes, and what switches rules off.  Where a rule
cannot say all that a query does, it says less, and finds more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import tree_sitter
from peer_captures import Captured, kinds_of
from peer_factors import factored
from peer_words import BEHIND, BY_HAND, IN_MANY_PLACES, LANGUAGES, RETRY
from queries import Rule, focused, rule

from slapstick.read.languages import compile_language
from slapstick.spec.language_text import LanguageText


class Peer(Captured):
    """The rules for one language."""

    def rules(self) -> dict[str, list[Rule]]:
        """Return alternatives for each kind of fact, those by hand where the grammars differ."""
        asked: dict[str, list[Rule]] = {}
        for finder in (self._captured, self._named, self._written, self._definitions,
                       self._handled, self._looped, self._structured):  # fmt: skip
            for kind, rules in finder().items():
                asked.setdefault(kind, []).extend(rules)
        asked |= BY_HAND.get(self._text.id, {})
        return {kind: rules for kind, rules in asked.items() if rules}

    @property
    def _empty(self) -> Rule:
        """What a body is that does nothing."""
        words = [re.escape(word) for word in self._list("empty") if word != "..."]
        nothing = "|".join([r"//[^\n]*", r"#[^\n]*", r"/\*(?s:.*?)\*/", ";", r"\s", *words])
        return {"regex": rf"^(?:\{{|do\b)?(?:{nothing})*(?:\}}|end)?$"}

    def _definitions(self) -> dict[str, list[Rule]]:
        classes = self._all("definition.class")
        functions = self._called("definition.function") or self._all("definition.function")
        many = {"nthChild": {"position": 21, "ofRule": self._functions}}
        methods = {"has": {"all": [self._functions, many], "stopBy": "end"}}
        large = {"any": [self._longer(300), methods]}
        body = "definition.function.body"
        allowed = {"any": self._called("function.empty")}
        bodies = self._rooted("definition.function", body, {body: self._empty})
        bodies = [{"all": [one, allowed]} for one in bodies] if allowed["any"] else bodies
        root = tree_sitter.Parser(compile_language(self._text).grammar).parse(b"").root_node.type
        return {
            "definition.function": functions,
            "definition.class": classes,
            "function.long": [{"all": [one, self._longer(60)]} for one in functions],
            "function.empty": bodies,
            "class.large": [{"all": [one, large]} for one in classes],
            "file.long": [{"kind": root, **self._longer(1000)}],
            "parameters.many": self._many_parameters(),
        }

    def _called(self, kind: str) -> list[Rule]:
        """Return rules for functions whose names the language lets a kind of fact have."""
        name = "definition.function.name"
        allowed = self._vetoes(kind).get(f"{kind}.name")
        return self._rooted("definition.function", name, {name: allowed} if allowed else {})

    @staticmethod
    def _longer(lines: int) -> Rule:
        return {"regex": rf"^(?:.*\n){{{lines}}}"}

    def _many_parameters(self) -> list[Rule]:
        capture = "definition.function.parameter"
        kinds = {kind for p in self._patterns for kind in kinds_of(p, capture)}
        one: Rule = {"any": [{"kind": kind} for kind in sorted(kinds)]} if kinds else {}
        sixth: Rule = {"nthChild": {"position": 6, "ofRule": one} if one else 6}
        nested = any(
            capture not in p.captures for p in self._patterns if capture in p.all_captures()
        )
        if nested:
            return self._rooted("definition.function", capture, {capture: sixth})
        has = {"has": {"all": [one, sixth] if one else [sixth], "stopBy": self._stop}}
        return [{"all": [function, has]} for function in self._all("definition.function")]

    def _handled(self) -> dict[str, list[Rule]]:
        caught, every, name = self._all("handler"), self._list("catch-all"), "handler.name"
        allowed = self._vetoes("error.caught").get("error.caught.name")
        if allowed:
            held_as = self._rooted("handler", "handler.variable", {"handler.variable": allowed})
            caught = [*self._rooted("handler", name, {name: allowed}), *held_as]
        parts = (name, "handler.variable")
        named = [one for part in parts for one in self._rooted("handler", part, {})]
        all_there_is = {"regex": f"^(?:{'|'.join(re.escape(word) for word in every)})$"}
        bare = self._rooted("handler", name, {name: all_there_is}) if every else []
        nameless = [{"not": {"any": named}}] if named else []
        if "*" in every:
            nameless = [{"not": {"any": self._rooted("handler", name, {})}}] if named else []
        bare += [{"all": [one, *nameless]} for one in caught]
        held = self._rooted(
            "handler", "handler.variable", {"handler.variable": {"pattern": "$HELD"}}
        )
        raised = self._all("error.raised")
        again = [{"all": [one, {"has": {"pattern": "$HELD"}}, {"inside": {**h, "stopBy": "end"}}]}
                 for one in raised for h in held]  # fmt: skip
        inside = {"inside": {"any": caught, "stopBy": "end"}}
        again += [
            {"all": [one, {"regex": r"^(raise|throw|rethrow);?$"}, inside]}
            for one in raised
            if caught
        ]
        return {
            "error.caught": caught,
            "error.caught.bare": bare,
            "error.swallowed": self._rooted(
                "handler", "handler.body", {"handler.body": self._empty}
            ),
            "error.rethrown": again,
        }

    def _looped(self) -> dict[str, list[Rule]]:
        loops, stop = self._all("loop"), self._stop
        if not loops:
            return {}
        leaves = [
            one
            for kind in ("break", "return", "yield", "error.raised", "goto")
            for one in self._all(kind)
        ]
        leaves += self._calls("call.exit")
        ends = {"has": {"any": leaves, "stopBy": stop}}
        endless = self._endless()
        naps = {"any": self._calls("call.sleep")} if self._calls("call.sleep") else None
        risky = [*self._all("try"), *self._all("handler"), *(naps["any"] if naps else [])]
        says_so: Rule = {"any": [{"regex": RETRY}, *([{"any": endless}] if endless else [])]}
        each = self._all("loop.each")
        retry: list[Rule] = [says_so, {"has": {"any": risky, "stopBy": stop}}, ends]
        counted = "|".join(re.escape(word) for word in self._list("counts")) or "$^"
        over = {"loop.over": {"not": {"regex": rf"^(?:{counted})\b"}}}
        each += self._whole("loop.over", more=over)
        retry += [{"not": {"any": each}}] if each else []
        rows = [one for p in self._patterns if p.is_row for one in focused(p, "loop.over", over)]
        retry += [{"not": {"has": {"any": rows}}}] if rows else []
        tried = [{"all": [one, *retry]} for one in loops] if risky else []
        polled = (
            [{"has": {**naps, "stopBy": self._loops}}, {"not": {"all": retry}}] if naps else None
        )
        nested = [
            {"has": {**self._loops, "stopBy": stop}},
            {"not": {"inside": {**self._loops, "stopBy": stop}}},
        ]
        return {
            "loop.nested": [{"all": [one, *nested]} for one in loops],
            "loop.infinite": [{"all": [one, {"not": ends}]} for one in endless],
            "loop.retry": tried,
            "loop.polling": [{"all": [one, *polled]} for one in loops] if polled else [],
        }

    def _endless(self) -> list[Rule]:
        always = self._list("always") or ["true", "True", "1"]
        true = {"loop.constant": {"regex": f"^(?:{'|'.join(map(re.escape, always))})$"}}
        found = [one for one in self._all("loop.endless") if one not in self._all("loop.constant")]
        whole = [p for p in self._patterns if "loop.constant" in p.all_captures()]
        found = [
            one for p in self._patterns if p not in whole for one in focused(p, "loop.endless", {})
        ]
        for pattern in whole:
            if pattern.kind:
                found.append(rule(pattern, true))
                continue
            parts = [rule(child, true) for child in pattern.children]
            asked = [{"has": part} for part in parts if part]
            found += [{"all": [one, *asked]} for one in self._all("loop")]
        return found

    def _calls(self, kind: str) -> list[Rule]:
        return self._named().get(kind, []) + self._captured().get(kind, [])

    def _structured(self) -> dict[str, list[Rule]]:
        blocks = [one for kind in ("branch", "loop", "try") for one in self._all(kind)]
        chained = self._all("branch.chained")
        block: Rule = {"any": blocks}
        if chained:
            block = {"any": blocks, "not": {"any": chained}}
        deep = block
        for _ in range(4):
            deep = {**block, "inside": {**deep, "stopBy": self._stop}}
        lambdas = self._all("function")
        named = {"any": self._all("definition.function")}
        lone: Rule = {"any": lambdas}
        inner = {**lone, "inside": {**lone, "inside": {**lone, "stopBy": named}, "stopBy": named}}
        leaves = [
            one
            for kind in ("return", "break", "continue", "goto", "error.raised")
            for one in self._all(kind)
        ]
        behind = {"precedes": {"not": {"regex": BEHIND}}}
        everyone = [*self._all("definition.function"), *lambdas]
        return {
            "nesting.deep": [
                {"all": [one, {"has": {**deep, "stopBy": self._stop}}]} for one in everyone
            ]
            if blocks
            else [],
            "callback.nested": [{**inner, "not": {"has": {**lone, "stopBy": "end"}}}]
            if lambdas
            else [],
            "code.dead": [{"all": [one, behind]} for one in leaves],
            "recursion": self._recursive(),
        }

    def _recursive(self) -> list[Rule]:
        owners = [
            re.escape(word) for word in self._list("receiver") if word not in ("none", "bare")
        ]
        name = "definition.function.name"
        heads = self._rooted("definition.function", name, {name: {"pattern": "$SELF"}})
        called = self._all("call", {"call": {"pattern": "$SELF"}})
        if "last" in self._list("callee"):  # else the name stands before the receiver
            owned = {"not": {"follows": {"regex": r"^(\.|&\.|->|\?->|::)$"}}}
            called = [{"all": [one, owned]} for one in called]
        classes = {"any": self._all("definition.class")}
        alone = [{"not": {"inside": {**classes, "stopBy": "end"}}}] if classes["any"] else []
        alone = [] if "bare" in self._list("receiver") else alone
        found = [
            {"all": [one, *alone, {"has": {"any": called, "stopBy": "end"}}]}
            for one in heads
            if called
        ]
        if owners:
            mine = {
                "all": [
                    {"regex": rf"^(?:{'|'.join(owners)})(?:\.|::|->)\w+$"},
                    {"has": {"pattern": "$SELF"}},
                ]
            }
            theirs = self._all("call", {"call": mine})
            found += [
                {"all": [one, {"has": {"any": theirs, "stopBy": "end"}}]} for one in heads if theirs
            ]
        return found


def rules_for(text: LanguageText) -> list[dict[str, Any]]:
    """Return the rules for one language, ready to be written as JSON, which is YAML."""
    found = Peer(text).rules()
    return [
        {"id": f"{kind}-{text.id}", "language": LANGUAGES[text.id], "rule": {"any": rules}}
        for kind, rules in sorted(found.items())
        if kind not in IN_MANY_PLACES
    ]


def written(rules: Iterable[dict[str, Any]]) -> str:
    """Return rules as one file, in which nothing is asked twice."""
    once = ({**rule, "rule": factored(rule["rule"])} for rule in rules)
    return "\n---\n".join(json.dumps(rule) for rule in once) + "\n"
