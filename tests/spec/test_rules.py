from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slapstick.model import AttributeKind, FactKind, GagRule, Problem
from slapstick.spec.rules import load_rules

VOCABULARY = (
    FactKind(
        "loop.retry",
        "tries again",
        (
            AttributeKind("call", "name", "what is tried"),
            AttributeKind("limit", "number", "the bound"),
            AttributeKind("waits", "flag", "whether it waits"),
        ),
    ),
    FactKind("call.sleep", "waits", (AttributeKind("name", "name", "the call"),)),
    FactKind("comment.todo", "put off", (AttributeKind("text", "text", "what"),)),
)
PUPPETS = ("slip", "rug", "pie")
LANGUAGES = ("python", "go")

GOOD = """\
format: rules/1
pack: acme/office
rules:
  - id: peel
    why: It slips.
    when:
      all:
        - fact: loop.retry
          as: loop
          where: {limit: {absent: true}}
        - not: {fact: call.sleep, inside: loop}
    weight: 60
    gag:
      prop: banana peel
      puppet: slip
      laugh: 2
      tags: [fall]
      setup: A waiter with "{loop.call}" on his cap strides by.
      escalate: He slips.
      topper: The peel slips on him.
      card: Once more, with feeling.
    fires: {python: "retry()"}
    quiet: {go: "rest()"}
"""
WHEN = GOOD[GOOD.index("    when:") : GOOD.index("    weight:")]


def load(text: str, **more: str) -> tuple[tuple[GagRule, ...], list[Problem]]:
    return load_rules({"r.yaml": text, **more}, VOCABULARY, PUPPETS, LANGUAGES)


def when(text: str) -> str:
    """The good rule with another `when`."""
    indented = "".join(f"      {line}\n" for line in text.strip().splitlines())
    return GOOD.replace(WHEN, f"    when:\n{indented}")


def told(text: str) -> list[tuple[int, int, str, str]]:
    return [(p.place.line, p.place.column, p.code, p.suggestion) for p in load(text)[1]]


def test_a_good_rule_is_read_whole() -> None:
    (rule,), problems = load(GOOD)
    assert problems == []
    assert rule.id == "acme/office/peel"
    assert rule.weight == 60
    assert rule.fires[0].language == "python"
    assert rule.when.clauses[0].tests[0].word == "absent"
    assert str(rule.mark("setup")) == "r.yaml:18:14"
    assert str(rule.when.clauses[1].clauses[0].relations[0][2]) == "r.yaml:11:43"


NEAR_SLIP = "did you mean 'slip'?"
MATRIX = {
    "broken YAML": (GOOD.replace("[fall]", "[fall"), (17, 13, "SL001", "add a ']' or a comma")),
    "tab indent": (GOOD.replace("    why", "\twhy"), (5, 1, "SL001", "use spaces")),
    "unknown top key": (GOOD.replace("pack:", "pakc:"), (2, 1, "SL010", "did you mean 'pack'?")),
    "unknown nested key": (
        GOOD.replace("topper:", "toper:"),
        (20, 7, "SL010", "did you mean 'topper'?"),
    ),
    "missing key": (GOOD.replace("    why: It slips.\n", ""), (4, 5, "SL011", "")),
    "bad enum": (GOOD.replace("rules/1", "rules/2"), (1, 9, "SL013", "did you mean 'rules/1'?")),
    "unknown language": (
        GOOD.replace("{python:", "{pyhton:"),
        (22, 13, "SL030", "did you mean 'python'?"),
    ),
    "duplicate key": (
        GOOD.replace("    weight: 60\n", "    weight: 60\n    weight: 61\n"),
        (13, 5, "SL002", "remove one of them"),
    ),
    "wrong type": (
        GOOD.replace("laugh: 2", "laugh: two"),
        (16, 14, "SL012", "write digits, such as 12, without quotes"),
    ),
    "invalid regex": (
        GOOD.replace("limit: {absent: true}", "call: {regex: 'go([a'}"),
        (10, 37, "SL023", ""),
    ),
    "slow regex": (
        GOOD.replace("limit: {absent: true}", "call: {regex: '(a+)+b'}"),
        (10, 34, "SL023", "write it without"),
    ),
    "value for tests": (
        GOOD.replace("limit: {absent: true}", "limit: 3"),
        (10, 26, "SL012", "write {is: 3}"),
    ),
    "flag for tests": (
        GOOD.replace("limit: {absent: true}", "limit: true"),
        (10, 26, "SL012", "write {is: true}"),
    ),
    "fact like none": (
        GOOD.replace("fact: loop.retry", "fact: xyzzy"),
        (8, 17, "SL020", "facts: call.sleep, comment.todo, loop.retry"),
    ),
    "unknown fact": (
        GOOD.replace("fact: loop.retry", "fact: loop.rety"),
        (8, 17, "SL020", "did you mean 'loop.retry'?"),
    ),
    "unknown attribute": (
        GOOD.replace("{limit:", "{limmit:"),
        (10, 19, "SL021", "did you mean 'limit'?"),
    ),
    "unknown attribute in a slot": (
        GOOD.replace("loop.call}", "loop.cal}"),
        (18, 29, "SL021", "did you mean 'call'?"),
    ),
    "unknown clause word": (
        GOOD.replace("not: {fact:", "not: {fcat:"),
        (11, 17, "SL010", "did you mean 'fact'?"),
    ),
    "unknown test": (
        GOOD.replace("{absent:", "{absnt:"),
        (10, 27, "SL010", "did you mean 'absent'?"),
    ),
    "undefined label": (
        GOOD.replace("inside: loop", "inside: lop"),
        (11, 43, "SL026", "did you mean 'loop'?"),
    ),
    "undefined clause": (when("{use: hot}"), (7, 13, "SL032", "")),
    "unbound slot": (
        GOOD.replace("{loop.call}", "{loup.call}"),
        (18, 29, "SL025", "did you mean 'loop'?"),
    ),
    "only negatives": (
        when("not: {fact: call.sleep}").replace("{loop.call}", "it"),
        (7, 7, "SL024", "add one beside it, under `all`"),
    ),
    "empty file": ("", (1, 1, "SL003", "")),
    "unknown puppet": (GOOD.replace("puppet: slip", "puppet: slipp"), (15, 15, "SL022", NEAR_SLIP)),
    "a test that no type allows": (
        GOOD.replace("{absent: true}", "{regex: x}"),
        (10, 27, "SL029", "use is, in, at-least, at-most, absent"),
    ),
    "a value of another type": (
        GOOD.replace("{absent: true}", "{is: many}"),
        (10, 31, "SL029", ""),
    ),
    "two sentences": (
        GOOD.replace("He slips.", "He slips. He rises."),
        (19, 17, "SL028", "join them, or move one to another beat"),
    ),
    "no full stop": (
        GOOD.replace("He slips.", "He slips"),
        (19, 17, "SL028", "end it with a full stop"),
    ),
    "a broken slot": (
        GOOD.replace("He slips.", "He {slips."),
        (19, 20, "SL028", "write {label.attribute} or {count}"),
    ),
    "a card of thirteen words": (
        GOOD.replace("Once more, with", "a b c d e f g h i j k l"),
        (21, 13, "SL028", "cut it"),
    ),
    "no samples": (GOOD.replace('{python: "retry()"}', "{}"), (22, 12, "SL014", "")),
}  # fmt: skip


@pytest.mark.parametrize("fault", MATRIX)
def test_each_fault_is_told_once_exactly_and_with_what_was_meant(fault: str) -> None:
    text, expected = MATRIX[fault]
    assert told(text) == [expected]


@pytest.mark.parametrize("fault", MATRIX)
def test_no_faulty_rule_is_ever_used(fault: str) -> None:
    text, (_, _, code, _) = MATRIX[fault]
    rules, problems = load(text)
    assert all(p.excerpt or not text for p in problems)
    assert code == "SL002" or not rules


def test_faults_of_all_kinds_are_told_in_one_run() -> None:
    text = (
        GOOD.replace("weight:", "wieght:")
        .replace("puppet: slip", "puppet: slap")
        .replace("fact: call.sleep", "fact: call.slep")
        .replace("{loop.call}", "{loop.cal}")
        .replace("{python:", "{pyhton:")
    )
    assert [code for _, _, code, _ in told(text)] == ["SL020", "SL010", "SL022", "SL021", "SL030"]


def test_a_fault_in_one_clause_hides_none_in_another() -> None:
    text = GOOD.replace("as: loop", "ass: loop").replace("call.sleep,", "call.slep,")
    assert [code for _, _, code, _ in told(text)] == ["SL010", "SL020"]


def test_a_good_rule_beside_a_bad_one_is_still_read() -> None:
    rule = GOOD[GOOD.index("  - id:") :]
    rules, problems = load(GOOD + rule.replace("peel", "peal").replace("He slips.", "He slips"))
    assert [each.id for each in rules] == ["acme/office/peel"]
    assert len(problems) == 1


def test_the_same_id_in_two_files_is_told_with_both_places() -> None:
    rules, (problem,) = load(GOOD, **{"s.yaml": GOOD})
    assert len(rules) == 1
    assert (str(problem.place), problem.code) == ("s.yaml:4:9", "SL027")
    assert "r.yaml:4:9" in problem.message


ARMS = {
    "an arm that finds nothing": (
        "any:\n  - {fact: loop.retry, as: loop}\n  - {language: go}",
        [(9, 22, "SL024")],
    ),
    "a slot bound on one arm only": (
        "any:\n  - {fact: loop.retry, as: loop}\n  - {fact: call.sleep, as: nap}",
        [(18, 29, "SL025")],
    ),
    "an arm that another covers": (
        "any:\n  - {fact: loop.retry, as: loop}\n"
        "  - {fact: loop.retry, as: loop, where: {limit: {at-least: 3}}}",
        [(9, 11, "SL031")],
    ),
    "a second fact without a tie": (
        "all:\n  - {fact: loop.retry, as: loop}\n  - {fact: call.sleep}",
        [(9, 11, "SL026")],
    ),
    "a relation to a concept": (
        "all:\n  - {concept: comment.todo, as: note}\n"
        "  - {fact: loop.retry, as: loop, inside: note}",
        [(9, 48, "SL026")],
    ),
    "a label bound twice": (
        "all:\n  - {fact: loop.retry, as: loop}\n  - {fact: call.sleep, as: loop, inside: loop}",
        [(9, 11, "SL026")],
    ),
    "nothing to show": ("{fact: loop.retry, as: loop, at-most: 0}", [(7, 7, "SL029")]),
    "an empty range": ("{fact: loop.retry, as: loop, at-least: 3, at-most: 2}", [(7, 7, "SL029")]),
    "a count of nothing in particular": (
        "all:\n  - {fact: loop.retry, as: loop}\n  - count: {fact: call.sleep}",
        [(9, 18, "SL011")],
    ),
}


@pytest.mark.parametrize("fault", ARMS)
def test_what_cannot_fire_or_be_filled_is_proved_at_load(fault: str) -> None:
    text, expected = ARMS[fault]
    found = [(line, column, code) for line, column, code, _ in told(when(text))]
    shift = text.count("\n") - WHEN.count("\n") + 2
    assert found == [
        (line + shift if code == "SL025" else line, column, code) for line, column, code in expected
    ]


def test_choices_that_multiply_beyond_reading_are_refused() -> None:
    choice = "  - any: [{path: a}, {path: b}, {path: c}]\n"
    text = "all:\n  - {fact: loop.retry, as: loop}\n" + choice * 5
    assert [code for _, _, code, _ in told(when(text))] == ["SL014"]


def test_a_named_clause_stands_where_it_is_used() -> None:
    text = when("all:\n  - {use: endless}\n  - not: {use: calm}").replace(
        "rules:\n",
        "clauses:\n  endless: {fact: loop.retry, as: loop}\n"
        "  calm: {fact: call.sleep, inside: loop}\nrules:\n",
    )
    (rule,), problems = load(text)
    assert problems == []
    assert rule.when.clauses[0].kind == "loop.retry"
    assert rule.when.clauses[0].place.line == 4


def _pack(**clauses: str) -> dict[str, str]:
    """Return a pack whose first file has a rule, and whose others have these clauses alone."""
    head = "format: rules/1\npack: acme/office\nclauses:\n"
    files = {f"{name}.yaml": f"{head}{lines}" for name, lines in clauses.items()}
    return {"r.yaml": when("all:\n  - {use: endless}\n  - not: {use: calm}"), **files}


def _told_in(files: dict[str, str]) -> list[tuple[str, int, int, str, str]]:
    _, problems = load_rules(files, VOCABULARY, PUPPETS, LANGUAGES)
    return [(p.place.path, p.place.line, p.place.column, p.code, p.excerpt) for p in problems]


ENDLESS = "  endless: {fact: loop.retry, as: loop}\n"
CALM = "  calm: {fact: call.sleep, inside: loop}\n"


def test_the_clauses_of_a_pack_are_those_of_all_its_files() -> None:
    (rule,), problems = load_rules(_pack(a=ENDLESS, z=CALM), VOCABULARY, PUPPETS, LANGUAGES)
    assert problems == []
    assert str(rule.when.clauses[0].place) == "a.yaml:4:12"
    assert str(rule.when.clauses[1].clauses[0].place) == "z.yaml:4:9"


def test_the_clauses_of_another_pack_are_not_to_be_had() -> None:
    files = _pack(a=ENDLESS, z=CALM)
    files["z.yaml"] = files["z.yaml"].replace("acme/office", "acme/house")
    assert [each[:4] for each in _told_in(files)] == [
        ("r.yaml", 9, 22, "SL032"),
        ("z.yaml", 4, 3, "SL033"),
    ]


def test_a_mistake_in_a_shared_clause_is_told_once_in_its_own_file() -> None:
    files = _pack(a=ENDLESS, z=CALM.replace("inside: loop", "where: {nmae: {is: x}}"))
    line = "  calm: {fact: call.sleep, where: {nmae: {is: x}}}"
    assert _told_in(files) == [("z.yaml", 4, 36, "SL021", line)]

    files = _pack(a=ENDLESS, z=CALM.replace("inside: loop", "inside: lop"))
    assert [each[:4] for each in _told_in(files)] == [("z.yaml", 4, 36, "SL026")]


def test_a_clause_that_cannot_be_read_makes_no_mistake_of_its_use() -> None:
    files = _pack(a=ENDLESS, z="  calm: {fact: call.sleep, insid: loop}\n")
    assert [each[:4] for each in _told_in(files)] == [("z.yaml", 4, 28, "SL010")]
    files = _pack(a=ENDLESS, z="  calm: {fact: call.sleep\n")
    assert [each[0::3][:2] for each in _told_in(files)] == [("z.yaml", "SL001")]


def test_two_clauses_of_one_name_are_told_at_the_second() -> None:
    files = _pack(a=ENDLESS + CALM, z=CALM)
    assert [each[:4] for each in _told_in(files)] == [("z.yaml", 4, 3, "SL035")]


def test_a_file_without_rules_and_clauses_misses_its_rules() -> None:
    told = _told_in({"a.yaml": "format: rules/1\npack: acme/office\ntitle: 3\n"})
    assert [each[:4] for each in told] == [("a.yaml", 1, 1, "SL011"), ("a.yaml", 3, 8, "SL012")]
    told = _told_in({"a.yaml": "format: rules/1\npack: acme/office\nruels: []\n"})
    assert [each[:4] for each in told] == [("a.yaml", 3, 1, "SL010")]


def test_a_clause_that_uses_itself_is_refused() -> None:
    text = when("{use: a}").replace("rules:\n", "clauses:\n  a: {use: b}\n  b: {use: a}\nrules:\n")
    assert {code for _, _, code, _ in told(text)} == {"SL032"}


def test_a_regex_is_quoted_at_the_character_that_breaks_it() -> None:
    (problem,) = load(MATRIX["invalid regex"][0])[1]
    assert problem.excerpt[problem.place.column - 1] == "["


_BITS = (
    "{", "}", "[", "]", ": ", "- ", "\n", "  ", "'", '"', "|", "~", "true", "5", "1e999", "fact",
    "all", "any", "not", "use", "{loop.call}", "\t", "<fact>", "[key]", "{}", "[]", "*", "&a",
)  # fmt: skip
_EDIT = st.tuples(st.integers(0, len(GOOD)), st.integers(0, 12), st.sampled_from(_BITS))


@settings(deadline=None, max_examples=300)
@given(st.lists(_EDIT, min_size=1, max_size=5))
def test_whatever_is_spoilt_is_told_and_never_raises(edits: list[tuple[int, int, str]]) -> None:
    text = GOOD
    for at, cut, bit in edits:
        text = text[:at] + bit + text[at + cut :]
    rules, problems = load(text)
    assert rules or problems
    assert all(p.place.line >= 1 and p.place.column >= 1 and p.message for p in problems)


@pytest.mark.parametrize("value", ["5", "text", "[]", "[5]", "~", "{all: 5}", "{not: [x]}"])
def test_a_when_of_any_shape_is_told(value: str) -> None:
    rules, problems = load(when(value))
    assert rules == ()
    assert problems
