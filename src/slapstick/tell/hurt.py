"""Say how much a gag hurts, and hold that it is no more than a project allows; pure.

Nobody in these films is ever hurt for good: `none` is luck and kindness, `pride` costs dignity,
and `pratfall` also a seat on the floor.
"""

from __future__ import annotations

from collections.abc import Iterator

from slapstick.model import GagScript, Problem, Story

SCALE = ("none", "pride", "pratfall")
_FALL = "fall"  # the tag of gags in which somebody sits down hard


def hurt_of(gag: GagScript) -> str:
    """Return what the gag says of itself; else a pratfall if it is tagged `fall`, else pride."""
    return gag.hurt or ("pratfall" if _FALL in gag.tags else "pride")


def is_allowed(gag: GagScript, most: str) -> bool:
    """Tell whether a gag hurts no more than is allowed."""
    return SCALE.index(hurt_of(gag)) <= SCALE.index(most)


def lint_hurt(story: Story, most: str) -> Iterator[Problem]:
    """Yield the fillers that hurt more than is allowed; where code offers nothing they play."""
    for slot in story.slots:
        if slot.filler and slot.filler.puppet and not is_allowed(slot.filler, most):
            message = f"the filler of '{slot.id}' is a {hurt_of(slot.filler)}, above '{most}'"
            hint = "choose another story, or allow more: film.hurt"
            yield Problem(slot.mark("filler.puppet"), "SL098", message, hint)
