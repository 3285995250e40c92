"""Facts and rules for the tests of this folder, written short."""

from __future__ import annotations

from slapstick.model import (
    AttributeKind,
    Fact,
    FactKind,
    GagRule,
    Identity,
    Scalar,
    Scan,
)
from slapstick.spec.rules import load_rules

KINDS = ("loop", "sleep", "todo", "lock", "test", "function")
VOCABULARY = tuple(
    FactKind(
        kind,
        kind,
        (AttributeKind("name", "name", "its name"), AttributeKind("size", "number", "its size")),
    )
    for kind in KINDS
)
_RULE = """\
  - id: {id}
    why: For the test.
    when:
{when}
    weight: {weight}
    limits: {limits}
    gag:
      prop: pie
      puppet: pie
      laugh: 2
      tags: [food]
      setup: {setup}
      escalate: It flies.
      topper: It lands.
    fires: {{python: "yes"}}
    quiet: {{python: "no"}}
"""


def rule(
    when: str,
    *,
    id: str = "pie",  # noqa: A002  # the written key
    weight: int = 50,
    limits: str = "{}",
    setup: str = "A pie rises.",
) -> GagRule:
    """Return one rule of this `when`, in YAML."""
    indented = "\n".join(f"      {line}" for line in when.strip("\n").splitlines())
    stanza = _RULE.format(id=id, when=indented, weight=weight, limits=limits, setup=setup)
    text = f"format: rules/1\npack: a/b\nrules:\n{stanza}"
    rules, problems = load_rules({"rules.yaml": text}, VOCABULARY, ["pie"])
    assert problems == []
    return rules[0]


def fact(kind: str, where: str, end: int = 0, name: str = "", **attributes: Scalar) -> Fact:
    """Return a fact at "path:line", down to the line `end`."""
    path, _, line = where.partition(":")
    language = "go" if path.endswith(".go") else "python"
    last = end or int(line)
    pairs = tuple(sorted(attributes.items()))
    return Fact(kind, path, int(line), 1, last, 80 if end else 10, language, name, pairs)


def scan(*facts: Fact) -> Scan:
    """Return a scan of these facts, in their order of place."""
    ordered = sorted(facts, key=lambda each: (each.path, each.line, each.column, each.kind))
    return Scan(Identity("teapot"), facts=tuple(ordered))
