from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from slapstick.model import Project
from slapstick.tell.hurt import SCALE, hurt_of, is_allowed, lint_hurt
from tests.tell.fakes import film, many, rule, story


def test_a_gag_says_itself_or_by_its_tags_how_much_it_hurts() -> None:
    falls, waits = rule("a", tags=("fall",)).gag, rule("b", tags=("door",)).gag
    assert hurt_of(falls) == "pratfall"
    assert hurt_of(waits) == "pride"
    assert hurt_of(replace(falls, hurt="none")) == "none"


@pytest.mark.parametrize("most", ["none", "pride", "pratfall"])
def test_no_gag_of_the_code_hurts_more_than_is_allowed(
    most: Literal["none", "pride", "pratfall"],
) -> None:
    gags = many()
    kind = [replace(gags[0].rule.gag, hurt=SCALE[n % 3]) for n in range(len(gags))]  # type: ignore[arg-type]  # one of its literals
    mixed = [
        replace(each, rule=replace(each.rule, gag=replace(each.rule.gag, hurt=gag.hurt)))
        for each, gag in zip(gags, kind, strict=True)
    ]
    plot = film(mixed, project=Project(hurt=most))
    shown = [beat.match.rule.gag for beat in plot.beats if beat.match]
    assert shown
    assert all(is_allowed(gag, most) for gag in shown)


def test_fillers_that_hurt_more_are_told_with_their_place() -> None:
    assert list(lint_hurt(story(), "pratfall")) == []
    found = list(lint_hurt(story(), "pride"))
    assert [problem.code for problem in found] == ["SL098"]
    assert "'arrival' is a pratfall" in found[0].message
    assert found[0].place.line > 1
