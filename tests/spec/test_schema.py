from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from jsonschema.protocols import Validator

from slapstick.spec.schema import MODELS, schemas
from slapstick.spec.written import read_written
from slapstick.spec.yaml_text import load
from tests.spec.sound_files import SOUND

ROOT = Path(__file__).resolve().parents[2]

RULE = """\
format: rules/1
pack: my/gags
rules:
  - id: nap
    why: A wait is a nap.
    when:
      all:
        - {fact: call.sleep, as: nap, where: {name: {absent: false}}}
        - not: {fact: comment.todo, inside: nap}
        - path: ["src/**", lib/*]
    gag:
      prop: bench
      puppet: slip
      laugh: 2
      tags: [fall]
      setup: He sits down.
      escalate: The bench rises.
      topper: The bench sits on him.
    fires: {python: "sleep(1)"}
    quiet: {python: ["now()", "later()"]}
"""
# What is written, and whether it can be read.  Both must say the same of each.
PROJECTS = {
    "all defaults": ("{}", True),
    "some keys": ('film: {seconds: 90, aspect: "4:3"}\nrules: {a/*: off}\n', True),
    "a half second": ("film: {seconds: 62.5}", True),
    "unknown key": ("flim: {}", False),
    "unknown key within": ("film: {second: 3}", False),
    "wrong type": ("packs: slapstick/core", False),
    "number for text": ("story: 7", False),
    "text for number": ('film: {seconds: "90"}', False),
    "not an allowed word": ("privacy: all", False),
    "no half second": ("film: {seconds: 62.3}", False),
    "too short": ("film: {seconds: 1}", False),
    "too long": ("film: {seconds: 1e9}", False),
    "true for a switch": ("rules: {a: true}", False),
    "less than nothing": ("budget: {monthly: -1}", False),
    "wrong form": ("format: sora/2", False),
    "nothing for a mapping": ("film:", False),
    "a name that is none": ("provider: {use: Open AI}", False),
}
RULES = {
    "whole": (RULE, True),
    "unknown key": (RULE.replace("weight", "wait") + "title2: x\n", False),
    "unknown clause": (RULE.replace("fact: call.sleep", "fakt: call.sleep"), False),
    "two words in a clause": (RULE.replace("as: nap,", "as: nap, concept: x,"), False),
    "an empty list": (RULE.replace("tags: [fall]", "tags: []"), False),
    "a laugh of nine": (RULE.replace("laugh: 2", "laugh: 9"), False),
    "no samples": (RULE.replace('fires: {python: "sleep(1)"}', "fires: {}"), False),
    "a missing key": (RULE.replace("    why: A wait is a nap.\n", ""), False),
    "a test that is none": (RULE.replace("{absent: false}", "{absnt: false}"), False),
    "a list for a rule": (RULE.replace("rules:\n", "rules:\n  - []\n"), False),
}
GIT = "packs: [{git: https://example.org/gags, rev: v1.0.0"
PROJECTS |= {
    "a pack from git": (f"{GIT}, path: packs/office}}]", True),
    "a pack by ssh": ("packs: [{git: 'git@example.org:acme/gags', rev: v1}]", True),
    "a pack from git without a revision": ("packs: [{git: https://example.org/gags}]", False),
    "a pack by another way": ("packs: [{git: 'ext::sh -c true', rev: v1}]", False),
    "a pack by a way without a lock": ("packs: [{git: 'http://example.org/x', rev: v1}]", False),
    "a pack with a key in its address": (
        "packs: [{git: 'https://me:key@x.org/x', rev: v1}]",
        False,
    ),
    "a pack whose host is an option": (
        "packs: [{git: 'ssh://-oProxyCommand=x/y', rev: v1}]",
        False,
    ),
    "a revision that is an option": ("packs: [{git: https://example.org/x, rev: --upload}]", False),
    "a folder that leads out": (f"{GIT}, path: ../other}}]", False),
}
PACKS = {
    "whole": (SOUND["pack"], True),
    "everything": (
        SOUND["pack"] + "title: Office\nrenamed: {old: slips-on-it}\n" + "$schema: x\n",
        True,
    ),
    "a need from git": (
        SOUND["pack"].replace('"*"', "{git: https://example.org/x, rev: v1}"),
        True,
    ),
    "a range": (SOUND["pack"].replace('"*"', '">=1.2, <2"'), True),
    "a range that is none": (SOUND["pack"].replace('"*"', "latest"), False),
    "a version of two numbers": (SOUND["pack"].replace("1.2.0", "1.2"), False),
    "no licence": (SOUND["pack"].replace("licence: CC-BY-4.0\n", ""), False),
    "license for licence": (SOUND["pack"].replace("licence", "license"), False),
    "a name without owner": (SOUND["pack"].replace("acme/office", "office"), False),
    "an unknown key": (SOUND["pack"] + "scripts: [x]\n", False),
    "an export that is no name": (SOUND["pack"].replace("[slips-on-it]", "[Slips]"), False),
}
LOCKS = {
    "whole": (SOUND["lock"], True),
    "a pack": (SOUND["lock"] + "packs: {acme/x: {from: folder, folder: ../x}}\n", True),
    "a digest that is none": (SOUND["lock"] + "packs: {a/x: {from: git, tree: abc}}\n", False),
    "an unknown source": (SOUND["lock"] + "packs: {a/x: {from: web}}\n", False),
    "an unknown key": (SOUND["lock"] + "pakcs: {}\n", False),
}
CASES = [
    (name, *each)
    for name, cases in (("project", PROJECTS), ("rules", RULES), ("pack", PACKS), ("lock", LOCKS))
    for each in cases.items()
]


def validator(name: str) -> Validator:
    """Return the committed schema as editors and CI use it."""
    schema = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("file", sorted(schemas()))
def test_the_committed_schemas_are_those_of_the_models(file: str) -> None:
    assert (ROOT / "schemas" / file).read_text("utf-8") == schemas()[file], "run `make schemas`"


def test_nothing_else_lies_among_the_schemas() -> None:
    assert {path.name for path in (ROOT / "schemas").glob("*.json")} == set(schemas())


@pytest.mark.parametrize(("name", "what", "case"), CASES, ids=lambda value: str(value)[:40])
def test_schema_and_model_give_the_same_verdict(
    name: str, what: str, case: tuple[str, bool]
) -> None:
    text, readable = case
    value, problems = load(text, what)
    assert problems == []

    assert (_model_problems(name, text) == []) is readable
    assert validator(name).is_valid(value) is readable


@pytest.mark.parametrize(
    ("name", "path"),
    [("project", ROOT / "sora.yaml")]
    + [("rules", path) for path in sorted((ROOT / "rules").glob("*.yaml"))]
    + [("story", path) for path in sorted((ROOT / "stories").glob("*.yaml"))],
    ids=lambda value: value.name if isinstance(value, Path) else value,
)
def test_the_files_that_ship_fit_their_schemas(name: str, path: Path) -> None:
    text = path.read_text("utf-8")
    value, _ = load(text, path.name)

    assert [error.message for error in validator(name).iter_errors(value)] == []
    assert _model_problems(name, text) == []


@pytest.mark.parametrize("key", ["id", "cast", "beats"])
def test_a_story_without_its_parts_fits_neither(key: str) -> None:
    (path,) = (ROOT / "stories").glob("the-apprentice.yaml")
    value, _ = load(path.read_text("utf-8"), path.name)
    broken: dict[str, Any] = {name: each for name, each in value.items() if name != key}

    assert not validator("story").is_valid(broken)
    assert _model_problems("story", json.dumps(broken)) != []


def _model_problems(name: str, text: str) -> list[str]:
    _, _, problems = read_written(text, f"{name}.yaml", MODELS[name])
    return [problem.message for problem in problems]
