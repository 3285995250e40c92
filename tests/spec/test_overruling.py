from __future__ import annotations

from dataclasses import replace

import pytest

from slapstick.model import GagRule
from slapstick.read.languages import vocabulary
from slapstick.spec.overruling import Ruling, leaves, overrule
from slapstick.spec.project import read_project
from slapstick.spec.proofs import Known
from slapstick.spec.rules import load_rules
from tests.spec.test_schema import RULE

KNOWN = Known({kind.kind: kind for kind in vocabulary()}, ("slip", "queue"), ())


@pytest.fixture
def nap() -> GagRule:
    """Return the rule my/gags/nap."""
    ((rule,), problems) = load_rules({"gags.yaml": RULE}, vocabulary(), ("slip", "queue"))
    assert problems == []
    return rule


def ruled(text: str, *rules: GagRule) -> Ruling:
    """Return what a project file makes of rules."""
    file, problems = read_project(text)
    assert problems == []
    return overrule(file, rules, KNOWN, {"my/gags/doze": "my/gags/nap"})


def test_an_override_that_moves_nothing_is_a_mistake(nap: GagRule) -> None:
    (problem,) = ruled("rules:\n  my/gags/napp: off\n  my/gags/*: on\n", nap).problems

    assert (problem.code, problem.place.line, problem.place.column) == ("SL040", 2, 3)
    assert problem.suggestion == "did you mean 'my/gags/nap'?"


def test_a_rule_under_its_old_name_is_told_the_new_one(nap: GagRule) -> None:
    (problem,) = ruled("rules: {my/gags/doze: off}", nap).problems

    assert problem.suggestion == "it is called 'my/gags/nap' now"


def test_the_last_word_on_a_rule_decides(nap: GagRule) -> None:
    other = replace(nap, id="my/gags/walk")
    ruling = ruled("rules: {my/*: off, my/gags/nap: on}", nap, other)

    assert [rule.id for rule in ruling.in_force] == ["my/gags/nap"]
    assert [rule.id for rule in ruling.off] == ["my/gags/walk"]
    assert [str(each.place) for each in ruling.off[0].overrides] == ["sora.yaml:1:9"]


def test_a_change_sets_named_values_and_leaves_the_rest(nap: GagRule) -> None:
    text = (
        "rules:\n  my/gags/nap:\n    change: {gag.prop: stapler, weight: 70, limits.per-film: 2}\n"
        "    reason: we have no bench\n"
    )
    (rule,) = ruled(text, nap).in_force

    assert (rule.gag.prop, rule.weight, rule.per_film) == ("stapler", 70, 2)
    assert rule.gag.setup == nap.gag.setup
    assert rule.when == nap.when
    told = {leaf.name: leaf.place for leaf in leaves(rule)}
    assert str(told["gag.prop"]) == "sora.yaml:3:14"
    assert str(told["gag.setup"]) == str(nap.mark("setup"))
    assert told["limits.per-file"] is None
    assert rule.mark("prop") == told["gag.prop"]


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        ("gag.prpo: x", "SL010", (1, 25)),
        ("weight: 700", "SL014", (1, 33)),
        ("gag.puppet: slipp", "SL022", (1, 37)),
        ("gag.setup: 'A {nobody.name} waits.'", "SL025", (1, 39)),
        ("gag.setup: 'A {nap.colour} waits.'", "SL021", (1, 39)),
        ("weight: ~", "SL012", (1, 33)),
    ],
)
def test_a_wrong_change_is_told_where_it_stands(
    nap: GagRule, change: str, code: str, place: tuple[int, int]
) -> None:
    file, problems = read_project(f"rules: {{my/*: {{change: {{{change}}}, reason: so it is}}}}")
    problems = problems or list(overrule(file, [nap], KNOWN).problems)

    assert [(each.code, *each.place[1:]) for each in problems] == [(code, *place)]


@pytest.mark.parametrize(
    "text", ["{change: {weight: 3}}", "{change: {}, reason: x}", "{reason: x}", "true", "no"]
)
def test_a_change_says_what_and_why(text: str) -> None:
    _, problems = read_project(f"rules: {{my/*: {text}}}")

    assert len(problems) == 1
    assert problems[0].place.path == "sora.yaml"


def test_files_for_which_a_rule_is_off_become_a_clause_with_its_place(nap: GagRule) -> None:
    text = "paths:\n  - files: ['tests/**']\n    rules: {'*': off}\n"
    (rule,) = ruled(text, nap).in_force

    barred = rule.when.clauses[1].clauses[1]
    assert (barred.word, str(barred.place)) == ("not", "sora.yaml:3:13")
    assert barred.clauses[0].values == ("tests/**",)
