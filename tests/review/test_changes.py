from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from slapstick.review.changes import to_html
from slapstick.review.reports import Review
from tests.review.hostile import NASTY, Shown
from tests.review.test_comment import reworded

nasty = st.lists(st.sampled_from([*NASTY, "peel", '"', "'"]), max_size=6).map("".join)
_OURS = {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "table",
         "thead", "tbody", "tr", "th", "td", "section", "del", "ins", "b", "ul", "li"}  # fmt: skip
_VOID = re.compile(r"<meta [^>]*>|<!doctype html>")


@given(st.lists(st.tuples(nasty, nasty, nasty, nasty), min_size=1, max_size=3))
def test_whatever_a_repository_says_stays_text(words: list[tuple[str, str, str, str]]) -> None:
    shots = tuple(
        reworded(f"{number:02d}-{name}", old, new, place)
        for number, (name, old, new, place) in enumerate(words)
    )
    page = Shown(_VOID.sub("", to_html(Review("", shots))))

    assert page.tags <= _OURS
    assert page.stack == []
    assert page.comments == []


def test_changed_words_are_set_off_and_a_reason_is_said_once() -> None:
    shot = reworded("02-errand", "He slips on a peel.", "He slips on two peels.")
    page = to_html(Review("", (shot,)))

    assert "<del>He slips on <b>a peel.</b></del>" in page
    assert "<ins>He slips on <b>two peels.</b></ins>" in page
    assert page.count("a.py:7 in 0123456789") == 2  # among the causes, and below the words
