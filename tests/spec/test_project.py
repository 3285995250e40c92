from __future__ import annotations

import pytest

from slapstick.model import AspectRatio, PackAsk, Project, TokenBudgetLevel
from slapstick.spec.project import read_project

WHOLE = """\
# yaml-language-server: $schema=.sora/schema/project.schema.json
format: sora/1
story: ./stories/mine.yaml
packs: [slapstick/core, ./rules]
film: {seconds: 60, aspect: "16:9", level: ultra-low, quality: high}
provider: {use: openai-videos}
budget: {monthly: 12.5}
privacy: generic
scan: {exclude: ["vendor/**"]}
rules: {slapstick/core/*: off, slapstick/core/slip: on}
"""


def test_every_key_has_its_place() -> None:
    file, problems = read_project(WHOLE)

    project = file.project
    assert problems == []
    assert project.story == "./stories/mine.yaml"
    assert project.packs == (PackAsk("slapstick/core"), PackAsk(folder="./rules"))
    assert (project.seconds, project.quality) == (60.0, "high")
    assert project.aspect is AspectRatio.LANDSCAPE
    assert project.level is TokenBudgetLevel.ULTRA_LOW
    assert (project.provider, project.monthly_usd) == ("openai-videos", 12.5)
    assert (project.privacy, project.exclude) == ("generic", ("vendor/**",))
    assert [(each.pattern, each.switch) for each in project.overrides] == [
        ("slapstick/core/*", "off"),
        ("slapstick/core/slip", "on"),
    ]


@pytest.mark.parametrize("text", ["", "# only words\n", "{}\n", "---\n"])
def test_a_file_that_says_nothing_is_all_defaults(text: str) -> None:
    file, problems = read_project(text)

    assert (file.project, problems) == (Project(), [])


@pytest.mark.parametrize(
    ("written", "lengths"),
    [
        ("3-6", (3, 4, 5, 6)),
        ("5, 10", (5, 10)),
        ("12,4,8", (4, 8, 12)),
        ("30-28, 2", (2, 28, 29, 30)),
    ],
)
def test_the_lengths_that_a_model_films_are_read(written: str, lengths: tuple[int, ...]) -> None:
    file, problems = read_project(f"provider: {{use: openai-videos, seconds: '{written}'}}\n")

    assert (file.project.service.seconds, problems) == (lengths, [])


@pytest.mark.parametrize("written", ["0-4", "4-", "four", "5;10", "100"])
def test_lengths_that_are_none_are_a_mistake(written: str) -> None:
    _, problems = read_project(f"provider: {{use: openai-videos, seconds: '{written}'}}\n")

    assert [(problem.code, problem.place.line) for problem in problems] == [("SL015", 1)]


def test_all_mistakes_are_told_at_once_each_with_its_place() -> None:
    text = (
        "film: {secnds: 90, aspect: '4:4'}\n"
        "provder: {use: animatic}\n"
        "budget: {monthly: -5}\n"
        "packs: [3]\n"
        "rules: {a: no}\n"
        "privacy: names\n"
        "privacy: names\n"
    )
    _, problems = read_project(text)

    told = [(problem.code, problem.place.line, problem.place.column) for problem in problems]
    assert told == [
        ("SL010", 1, 8),
        ("SL013", 1, 28),
        ("SL010", 2, 1),
        ("SL014", 3, 19),
        ("SL012", 4, 9),
        ("SL013", 5, 12),
        ("SL002", 7, 1),
    ]
    assert problems[0].suggestion == "did you mean 'seconds'?"
    assert problems[2].suggestion == "did you mean 'provider'?"


@pytest.mark.parametrize(
    ("text", "told", "hint"),
    [
        ("privacy: {authors: 'yes'}", "found a mapping of keys", "write one of: names, generic"),
        ("privacy: [generic, names]", "found a list", "write one of: names, generic"),
        ("privacy: [generic]", "found a list", "write it without brackets: generic"),
        ("rules: {a/b: [off]}", "found a list", "write it without brackets: off"),
        ("film: {aspect: {wide: 4}}", "found a mapping of keys", "4:3, 16:9, 9:16, 1:1"),
    ],
)
def test_where_one_word_is_wanted_that_is_said_of_whatever_else_stands_there(
    text: str, told: str, hint: str
) -> None:
    (problem,) = read_project(f"{text}\n")[1]

    assert (problem.code, problem.message) == ("SL012", f"expected one word, {told}")
    assert problem.suggestion.endswith(hint)


def test_what_is_right_still_counts_beside_a_mistake() -> None:
    file, problems = read_project("story: ./mine.yaml\npacks: 3\n")

    assert len(problems) == 1
    assert file.project.story == "./mine.yaml"
    assert file.project.packs == Project().packs
