"""The vocabulary of facts: complete, typed, and its mistakes placed."""

from __future__ import annotations

from importlib import resources

import pytest

from slapstick.spec.vocabulary import read_vocabulary

_TEXT = "format: facts/1\nkinds:\n  {}"


def test_the_vocabulary_that_ships_has_fifty_kinds_and_no_mistake() -> None:
    text = resources.files("slapstick").joinpath("facts.yaml").read_text("utf-8")
    kinds, problems = read_vocabulary(text, "facts.yaml")
    assert problems == []
    assert len(kinds) >= 50
    assert len({kind.kind for kind in kinds}) == len(kinds)
    assert all(kind.meaning.endswith(".") for kind in kinds)
    assert all(attribute.meaning for kind in kinds for attribute in kind.attributes)


def test_a_kind_is_read_with_its_attributes() -> None:
    text = _TEXT.format("a.b: {means: It is., attributes: {n: {type: number, means: how many}}}")
    kinds, problems = read_vocabulary(text, "facts.yaml")
    assert problems == []
    assert kinds[0] == ("a.b", "It is.", (("n", "number", "how many"),))


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("format: facts/2\nkinds: {}", "f.yaml:1:9", "format must be facts/1"),
        ("format: facts/1\nkind: {}", "f.yaml:2", "unknown key 'kind'"),
        (_TEXT.format("a.b: {mean: x, means: y}"), "f.yaml:3:9", "unknown key 'mean'"),
        (_TEXT.format("a.b: {}"), "f.yaml:3:8", "'means' must be a sentence"),
        (_TEXT.format("A b: {means: x}"), "f.yaml:3:3", "is not words joined by dots"),
        (_TEXT.format("a.b: 3"), "f.yaml:3:8", "'a.b' must be a mapping"),
        (
            _TEXT.format("a: {means: x, attributes: {n: {type: nmber, means: y}}}"),
            "f.yaml:3:40",
            "no type 'nmber'",
        ),
        ("[]", "f.yaml:1", "expected 'format' and 'kinds'"),
        ("a: [", "f.yaml:1:4", "the bracket is not closed"),
    ],
)
def test_a_mistake_is_placed(text: str, place: str, said: str) -> None:
    _, problems = read_vocabulary(text, "f.yaml")
    assert said in problems[0].message
    assert str(problems[0].place) == place


def test_a_wrong_type_gets_the_near_one() -> None:
    text = _TEXT.format("a: {means: x, attributes: {n: {type: nmber, means: y}}}")
    _, problems = read_vocabulary(text, "f.yaml")
    assert problems[0].suggestion == "did you mean 'number'?"
