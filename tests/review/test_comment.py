from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from slapstick.model import Line, Part, Place, Prompt, TokenBudgetLevel
from slapstick.review.causes import Cause, Edit
from slapstick.review.comment import MARKER, to_markdown
from slapstick.review.reports import Review, ShotReview
from tests.review.hostile import INVISIBLE, NASTY, foreign_tags, shown

GITHUB = 65_536  # characters that a comment may have
nasty = st.lists(st.sampled_from([*NASTY, "peel", " ", "x" * 40]), max_size=8).map("".join)


def prompt(shot: str, seconds: float, *texts: str) -> Prompt:
    lines = tuple(Line(text, Place("rules/own.yaml", 3)) for text in texts)
    return Prompt(shot, seconds, TokenBudgetLevel.LOW, (Part("action", lines),))


def reworded(shot: str, old: str, new: str, place: str = "a.py", **keys: int | None) -> ShotReview:
    before, after = prompt(shot, 8, old), prompt(shot, 6, new)
    edit = Edit("action", before.parts[0].lines[0], after.parts[0].lines[0], ("code",))
    cause = Cause("code", "", Place(place, 7), "0123456789abcdef")
    return ShotReview(shot, "changed", before, after, ((edit, (cause,)),), **keys)


def moved(shot: str, text: str) -> ShotReview:
    """Return a shot whose words stand elsewhere now: they are told without a sign before them."""
    before, after = prompt(shot, 8, text), prompt(shot, 8, text)
    line = after.parts[0].lines[0]._replace(rule=Place("rules/own.yaml", 9))
    edit = Edit("action", before.parts[0].lines[0], line, ("rule",))
    return ShotReview(shot, "moved", before, after, ((edit, (Cause("rule", "", line.rule),)),))


def test_a_reviewer_reads_shots_seconds_prices_causes_and_words() -> None:
    shot = reworded(
        "02-errand", "He slips.", "He glides.", price_before=800_000, price_after=600_000
    )
    same = ShotReview("01-arrival", "same", shot.before, shot.after)

    page = shown(to_markdown(Review("fedcba9876543210", (same, shot))))

    assert "1 of 2 shots would be filmed otherwise since" in page.prose
    assert "8 → 6" in page.prose
    assert "0.80 USD → 0.60 USD" in page.prose
    assert "a.py:7 in 0123456789" in page.code
    assert "- He slips.\n+ He glides.\n      # code: a.py:7 in 0123456789" in page.code
    assert page.comments == [MARKER.removeprefix("<!--").removesuffix("-->").strip()]


def test_nothing_changed_is_said_in_a_line() -> None:
    assert "Every shot is as it was reviewed." in to_markdown(Review("", ()))


def test_a_price_that_changes_alone_is_seen_with_its_reason() -> None:
    one = prompt("01-arrival", 8, "He slips.")
    shot = ShotReview("01-arrival", "same", one, one, (), None, 800_000)
    cause = Cause("provider", "provider.use: animatic to xai", Place("sora.yaml", 2), "0123456789")

    page = shown(to_markdown(Review("", (shot,), pricing=cause)))

    assert "Every shot is as it was reviewed. 1 cost something else in the same words" in page.prose
    assert "free → 0.80 USD" in page.prose
    assert "provider.use: animatic to xai in 0123456789" in page.code


def test_a_film_that_is_new_is_said_to_be() -> None:
    after = prompt("01-arrival", 8, "He slips.")
    edit = Edit("action", None, after.parts[0].lines[0], ("unknown",))
    shot = ShotReview("01-arrival", "added", None, after, ((edit, ()),))

    page = shown(to_markdown(Review("", (shot,))))

    assert "Every shot is new: no prompts of this film were reviewed before." in page.prose
    assert "+ He slips.\n" in page.code
    assert "unknown" not in page.code


@example([("peel", "`" * 10, "new", "a.py")])
@given(st.lists(st.tuples(nasty, nasty, nasty, nasty), min_size=1, max_size=4))
def test_whatever_a_repository_says_stays_text(words: list[tuple[str, str, str, str]]) -> None:
    shots = [
        reworded(f"{number:02d}-{name}", old, new, place)
        for number, (name, old, new, place) in enumerate(words)
    ]
    shots += [moved(f"9{shot.shot}", words[0][1]) for shot in shots]
    text = to_markdown(Review("fedcba9876543210", tuple(shots)))
    page = shown(text)

    assert foreign_tags(page) == set()
    assert page.stack == []
    assert page.comments == [MARKER.removeprefix("<!--").removesuffix("-->").strip()]
    assert not re.search(r"evil|octocat|everyone|onerror|set-output|vso|task", page.prose)
    assert not set(text) & set(INVISIBLE)
    assert text.count("<details>\n") == len(shots)
    # Nothing that stands alone on a line is a command to a build service.
    assert not re.search(r"(?m)^\s*::|##\w*\[", text)


@pytest.mark.parametrize("count", [1, 40, 400, 4_000])
@pytest.mark.parametrize("letter", ["x", "字", "`", "&"])
def test_a_comment_keeps_under_the_limit_whatever_the_film(count: int, letter: str) -> None:
    shots = [
        reworded(f"{number:04d}-{letter * 60}", letter * 900, letter * 800, letter * 200)
        for number in range(count)
    ]
    text = to_markdown(Review("fedcba9876543210", tuple(shots)))
    page = shown(text)

    assert len(text) <= GITHUB
    assert len(text.encode("utf-8")) <= GITHUB
    assert foreign_tags(page) == set()
    assert f"{count} of {count} shots" in page.prose
    if count >= 400:
        assert "more differences do not fit here" in page.prose


def test_shots_that_only_moved_are_counted_apart() -> None:
    moved = ShotReview("01-arrival", "moved", prompt("a", 8, "x"), prompt("a", 8, "x"))
    text = to_markdown(Review("", (moved, reworded("02-errand", "a", "b"))))

    assert "1 of 2 shots would be filmed otherwise, 1 only name code that has moved." in text
