"""Compile one prompt a shot: style, cast, place, action, camera, sound, continuity; pure.

Every sentence stands on its own line and is traced to the rule or story that holds its words and,
where the repository has a hand in it, to the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from slapstick.model import (
    Beat,
    Character,
    Line,
    Part,
    Plot,
    Project,
    Prompt,
    Shot,
    Slot,
    Story,
    TokenBudgetLevel,
)
from slapstick.tell.levels import MOST_WORDS, LevelRow, fit, row
from slapstick.tell.shots import shots_of
from slapstick.tell.takes import ACTION, actions_of, write_time

_ALSO_CALLED = {"twins": ("brother",)}  # what texts call a figure besides its name


def build_prompts(
    plot: Plot, story: Story, project: Project, level: TokenBudgetLevel | None = None
) -> tuple[Prompt, ...]:
    """Return the prompts of all shots at a level, by default the project's."""
    return tuple(build_prompt(shot, story, level or project.level) for shot in shots_of(plot))


def build_prompt(shot: Shot, story: Story, level: TokenBudgetLevel) -> Prompt:
    """Return the prompt of one shot."""
    beat = shot.beats[0]
    parts, dropped = fit(parts_of(beat, story, tuple(_action(beat))), MOST_WORDS[level])
    match = shot.beats[0].match
    return Prompt(shot.id, shot.seconds, level, parts, match.rule.id if match else "", dropped)


def level_table(plot: Plot, story: Story) -> tuple[LevelRow, ...]:
    """Return words, tokens and what is left out for every shot at every level."""
    return tuple(
        row(build_prompt(shot, story, level))
        for shot in shots_of(plot)
        for level in TokenBudgetLevel
    )


def figures_in(beat: Beat, story: Story) -> tuple[Character, ...]:
    """Return who is in the picture: those whom its words name, or those the story puts there."""
    text = " ".join(line.text for line in beat.lines).lower()
    named = [each for each in story.cast if _names(each.id, text)]
    wanted = named or [each for each in story.cast if each.id in beat.cast]
    return tuple(wanted or story.cast[:1])


def parts_of(beat: Beat, story: Story, action: tuple[Line, ...]) -> tuple[Part, ...]:
    """Return all that can be said of a beat, part by part, around the lines of its action."""
    slot = next(each for each in story.slots if each.id == beat.id)
    scene = beat.staging.scene if beat.staging else slot.scene
    places = [each for each in story.places if each.id == scene]
    return (
        Part("style", tuple(Line(text, place) for text, place in story.look)),
        Part("cast", tuple(_described(figures_in(beat, story)))),
        Part("place", tuple(_described(places))),
        Part(ACTION, action),
        Part("camera", _one(beat.camera, slot, "camera")),
        Part("sound", _one(beat.sound, slot, "sound")),
        Part("continuity", tuple(Line(text, place) for text, place in story.continuity)),
    )


def _action(beat: Beat) -> Iterable[Line]:
    """Yield the gag's sentences, each with the seconds it fills: `0.0-3.0 s: He strides in.`."""
    for action in actions_of(beat):
        yield action.line._replace(text=f"{write_time(action)}{action.line.text}")


def _described(described: Iterable[Character]) -> Iterable[Line]:
    return (Line(text, place) for each in described for text, place in each.bible)


def _one(text: str, slot: Slot, key: str) -> tuple[Line, ...]:
    return (Line(text, slot.mark(key)),) if text else ()


def _names(figure: str, text: str) -> bool:
    names = (figure.replace("-", " "), *_ALSO_CALLED.get(figure, ()))
    return any(re.search(rf"\b{re.escape(name)}s?\b", text) for name in names)
