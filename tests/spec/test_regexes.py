from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slapstick.spec.regexes import LONGEST, fault


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
        "^.*a.*b.*$",
        "^(get|set|is)_.*_(by|for)_.*$",
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
        ".*.*.*b",
        "(?m)^.*a.*b.*c$",
        "(x|yy|z)+$",
        "(?:(?:a+)b)+c",
        "([a-z]+)*@",
        "(.|a)*?b",
        "a{0,99}a{0,99}a{0,99}b",
        "(?P<n>a)(?P=n)",
        "(?<!a)b",
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


# The worst that is let through, on names made to hurt it: a search that hangs ends in a time-out.
_HURT = """
import re
from slapstick.spec.regexes import LONGEST, fault
patterns = ["^a*a*a*b", "a*a*b", ".*a.*b", "a?a?a?a?a?a?a?b", "[ab]+[bc]+d",
            "^(a|ab)(c|bcd)(d*)$", "(?i)a+b?c"]
names = ["a" * LONGEST, "ab" * (LONGEST // 2), "aab" * (LONGEST // 3), "abc" * (LONGEST // 3)]
for pattern in patterns:
    assert fault(pattern) is None, pattern
    for name in names * 25:
        re.search(pattern, name)
"""


def test_the_worst_that_is_let_through_ends() -> None:
    subprocess.run([sys.executable, "-c", _HURT], check=True, timeout=60)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            ["a", "b", ".", "a*", "a+", "b?", "(", ")", "|", "*", "+", "{2,9}", "^", "$"]
        ),
        max_size=12,
    )
)
def test_whatever_is_let_through_searches_a_hostile_name(pieces: list[str]) -> None:
    pattern = "".join(pieces)
    if fault(pattern) is None:
        for name in ("a" * LONGEST, "ab" * (LONGEST // 2)):
            re.search(pattern, name)
