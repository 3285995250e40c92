from __future__ import annotations

import pytest

from slapstick.spec.regexes import fault


@pytest.mark.parametrize(
    "pattern",
    [
        "^get_",
        "(?i)retry|again",
        "^(foo|bar)_.*$",
        ".*foo.*bar",
        "[a-z]+Error$",
        "(ab)*c",
        "a?b?c?",
    ],
)
def test_what_people_write_for_names_is_let_through(pattern: str) -> None:
    assert fault(pattern) is None


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+b",
        "(a|a)*b",
        "(a|aa)+$",
        "(.*a){12}",
        "(?:a?){30}a{30}",
        "a?" * 40 + "a" * 40,
        "a*a*a*a*a*b",
        "(?=a)b",
        r"(a)\1",
        "((a{0,9}){0,9}){0,9}",
        "[[a]",
    ],
)
def test_what_could_hang_or_change_meaning_is_refused(pattern: str) -> None:
    assert fault(pattern) is not None


def test_a_broken_pattern_is_placed() -> None:
    found = fault("go([a")
    assert found is not None
    assert found.position == 3
