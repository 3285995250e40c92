"""Tests of what becomes of captures: whose names and parts they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from slapstick.model import Fact
from slapstick.read import gather
from slapstick.read.facts import facts_in, read_source
from slapstick.read.languages import Language, builtin_texts, compile_language
from slapstick.read.structure import ASKED

_LONG = "".join(f"    pot.add('carrot number {n}', {n})\n" for n in range(8))


def _language(name: str) -> Language:
    return compile_language(next(text for text in builtin_texts() if text.id == name))


def _facts(language: str, source: str, kind: str) -> list[Fact]:
    found = facts_in(_language(language), source.encode(), "kitchen")
    return [fact for fact in found if fact.kind == kind]


def test_finders_ask_only_for_kinds_that_are_regions() -> None:
    finders = Path(gather.__file__).parent.glob("*.py")
    asked = {kind for path in finders for kind in re.findall(r'\.of\("(.+?)"\)', path.read_text())}
    assert "docs.docstring" in asked
    assert asked <= ASKED


@pytest.mark.parametrize(
    ("kind", "name"),
    [("null.check", "dynamic_cast<constPan*>(lid)"), ("type.cast", "constPan*")],
)
def test_facts_at_one_place_have_their_own_names(kind: str, name: str) -> None:
    source = "void cook() { if (dynamic_cast<const Pan*>(lid) == nullptr) { stir(); } }"
    assert [fact.name for fact in _facts("cpp", source, kind)] == [name]


def test_each_of_several_names_at_one_place_is_a_fact() -> None:
    found = _facts("python", "import pot, lid\nfrom kitchen import stove\n", "import")
    assert [fact.name for fact in found] == ["lid", "pot", "kitchen"]


def test_a_name_is_of_the_innermost_node_around_it() -> None:
    source = "let x = ((pot as Pan) as Lid) as Stove;"
    found = _facts("typescript", source, "type.cast")
    assert sorted((fact.end_column, fact.name) for fact in found) == [
        (21, "Pan"),
        (29, "Lid"),
        (39, "Stove"),
    ]


def test_a_remark_between_parameters_is_none() -> None:
    (stir,) = _facts(
        "javascript", "function stir(pot /* of tea */, spoon) {}", "definition.function"
    )
    assert stir.get("parameters") == 2


@pytest.mark.parametrize(
    ("call", "is_one"),
    [
        ("self.stir()", True),
        ("Pot.stir(self)", True),
        ("super().stir()", False),
        ("self.lid.stir()", False),
        ("lids[0].stir()", False),
        ("stir()", False),
    ],
)
def test_a_method_is_recursive_if_it_calls_its_own(call: str, is_one: bool) -> None:
    source = f"class Pot:\n    def stir(self):\n        {call}\n"
    assert bool(_facts("python", source, "recursion")) is is_one


def test_a_call_is_of_the_innermost_function_with_a_name() -> None:
    source = "def stir(pot):\n    def inner():\n        stir(pot)\n    return inner\n"
    assert not _facts("python", source, "recursion")


@pytest.mark.parametrize("choice", ["pot and stir(pot)", "[stir(p) for p in pot]"])
def test_a_choice_inside_an_expression_may_end_a_recursion(choice: str) -> None:
    (found,) = _facts("python", f"def stir(pot):\n    {choice}\n", "recursion")
    assert found.get("base") is True


def test_a_function_of_which_no_fact_is_kept_is_no_duplicate() -> None:
    functions = "".join(f"def stir_{n}(pot):\n{_LONG}" for n in range(2003))
    read = read_source(_language("python"), functions.encode(), "kitchen.py")
    assert read is not None
    assert len(read.bodies) == 2000
    assert {fact for _, fact in read.bodies} <= set(read.facts)
