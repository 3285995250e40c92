from __future__ import annotations

from typing import Literal

import pytest
from pydantic import Field

from slapstick.model import Place
from slapstick.spec.wording import suggest
from slapstick.spec.written import Written, read_written


class Limits(Written):
    per_film: int = 1


class Fox(Written):
    name: str
    colour: Literal["red", "arctic"] = "red"
    at_least: int = 1
    limits: Limits = Limits()
    friends: tuple[Fox, ...] = ()
    homes: dict[str, Limits] = Field(default_factory=dict)


def mistakes(text: str) -> list[tuple[int, int, str]]:
    return [(p.place.line, p.place.column, p.code) for p in read_written(text, "f.yaml", Fox)[2]]


def test_a_good_file_becomes_the_model() -> None:
    fox, page, problems = read_written("name: Ann\nat-least: 3\n", "fox.yaml", Fox)
    assert problems == []
    assert fox is not None
    assert (fox.name, fox.at_least) == ("Ann", 3)
    assert page.place("at-least") == Place("fox.yaml", 2, 11)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (1, 1, "SL003")),
        ("# nothing here\n", (1, 1, "SL003")),
        ("- a\n", (1, 1, "SL003")),
        ("name: a\ncolor: x\n", (2, 1, "SL010")),
        ("name: a\nlimits: {per-fim: 2}\n", (2, 10, "SL010")),
        ("name: a\nhomes: {den: {per-fim: 2}}\n", (2, 15, "SL010")),
        ("colour: red\n", (1, 1, "SL011")),
        ("name: a\nfriends:\n  - colour: red\n", (3, 5, "SL011")),
        ("name: 5\n", (1, 7, "SL012")),
        ("name: a\nat-least: '5'\n", (2, 11, "SL012")),
        ("name: a\nat-least: true\n", (2, 11, "SL012")),
        ("name: a\nfriends: x\n", (2, 10, "SL012")),
        ("name: a\nlimits:\n", (2, 8, "SL012")),
        ("name: a\ncolour: green\n", (2, 9, "SL013")),
    ],
)
def test_each_mistake_is_told_once_and_exactly_where_it_stands(
    text: str, expected: tuple[int, int, str]
) -> None:
    assert mistakes(text) == [expected]


def test_all_mistakes_of_a_file_are_told_at_once_in_reading_order() -> None:
    text = "nmae: Ann\ncolour: rde\nlimits: {per-fim: 2}\nfriends:\n  - name: 5\n"
    assert mistakes(text) == [
        (1, 1, "SL010"),
        (2, 9, "SL013"),
        (3, 10, "SL010"),
        (5, 11, "SL012"),
    ]


def test_a_misspelt_key_is_suggested_and_not_reported_missing_too() -> None:
    (problem,) = read_written("nmae: Ann\n", "fox.yaml", Fox)[2]
    assert problem.suggestion == "did you mean 'name'?"
    assert problem.excerpt == "nmae: Ann"


def test_a_key_with_an_underscore_is_not_the_written_form() -> None:
    (problem,) = read_written("name: a\nat_least: 3\n", "fox.yaml", Fox)[2]
    assert problem.suggestion == "did you mean 'at-least'?"


def test_a_fragment_is_found_inside_the_text_it_belongs_to() -> None:
    text = "colour: red\nname: |\n  see {here}\n  and {there}\n"
    _, page, _ = read_written(text, "fox.yaml", Fox)
    assert page.within(["name"], "{there}") == Place("fox.yaml", 4, 7)


def test_without_a_near_word_a_short_list_is_shown() -> None:
    assert suggest("zzz", ["pie", "slip"], "puppets") == "puppets: pie, slip"
    assert suggest("Slipp", ["pie", "slip"], "puppets") == "did you mean 'slip'?"
