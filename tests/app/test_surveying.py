"""What is shown first of a scan says how much of it there is, in words that hold."""

from __future__ import annotations

import pytest

from slapstick.app.surveying import evidence
from slapstick.model import Fact, Scalar


@pytest.mark.parametrize(
    ("name", "attributes", "told"),
    [
        ("view", (("lines", 2752),), "view, 2,752 lines"),
        ("", (("lines", 1),), "1 line"),
        ("match", (("count", 15),), "match, 15 of them"),
        ("walk", (("depth", 3),), "walk, 3 deep"),
        ("setTimeout", (("seconds", 3000),), "setTimeout, given 3,000"),
        ("sleep", (("seconds", 0.5),), "sleep, given 0.5"),
        ("", (("commits", 500), ("years", 21)), "21 years"),
        ("", (("count", 50), ("days", 10)), "50 of them"),
        ("", (("authors", 200), ("half", 2)), "200 authors"),
        ("limit", (("value", 42),), "limit"),
        ("Test", (), "Test"),
    ],
)
def test_evidence_is_a_name_and_a_measure(
    name: str, attributes: tuple[tuple[str, Scalar], ...], told: str
) -> None:
    assert evidence(Fact("kind", "a.py", 1, 1, 1, 1, "python", name, attributes)) == told
