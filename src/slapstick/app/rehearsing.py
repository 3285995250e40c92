"""Tell stories on paper at every length they are written for, and say what is wrong then.

Each is told with the code of the project, and with no code at all, when its fillers play.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from slapstick.app.opening import Workspace, open_project, open_stories, open_story
from slapstick.app.planning import Planned, Progress, plan, read_all, stage_of
from slapstick.model import Identity, Problem, Scan, Story
from slapstick.spec.story_words import in_language
from slapstick.spec.timing import CARD_ROLES
from slapstick.tell.lint import lexicon_of, lint_plot, lint_prompts, lint_rule, lint_story

NO_CODE = Scan(Identity(name=""))


class Rehearsal(NamedTuple):
    """One telling of a story."""

    story: str
    seconds: float
    code: bool  # the project's; else none at all
    beats: int
    gags: int  # from the code
    peak: float  # the share of the running time at which its middle stands
    cards: float  # the share of the running time that cards stand
    laughs: tuple[int, ...]  # of the gags, in their order
    problems: tuple[Problem, ...]


def rehearse(
    root: Path, name: str = "", *, workers: int | None = None, progress: Progress | None = None
) -> tuple[Rehearsal, ...]:
    """Tell the story called `name`, or all that the project can name.

    Raise `BadFiles` for a story that holds mistakes.
    """
    stories = [(name, open_story(root, name))] if name else open_stories(root)
    workspace = open_project(root)
    found = read_all(workspace, workers=workers, progress=progress)
    return tuple(
        _told(name, story, replace(workspace, story=story), seconds, scan)
        for name, story in stories
        for seconds in story.lengths
        for scan in (found, NO_CODE)
    )


def _told(name: str, story: Story, workspace: Workspace, seconds: float, scan: Scan) -> Rehearsal:
    project = replace(workspace.project, seconds=seconds)
    shown = in_language(story, project.language)
    planned = plan(replace(workspace, story=shown, project=project), scan, {})
    plot = planned.plot
    peak = next(beat for beat in plot.beats if beat.role == "peak")
    cards = sum(beat.seconds for beat in plot.beats if beat.role in CARD_ROLES)
    return Rehearsal(
        name,
        seconds,
        scan is not NO_CODE,
        len(plot.beats),
        len({beat.match.rule.id for beat in plot.beats if beat.match}),
        (peak.start + peak.seconds / 2) / seconds,
        cards / seconds,
        tuple(beat.staging.laugh for beat in plot.beats if beat.staging),
        tuple(_problems(planned, story)),
    )


def _problems(planned: Planned, story: Story) -> Iterator[Problem]:
    workspace = planned.workspace
    yield from lint_plot(planned.plot, stage_of(workspace.repertoire).shortest)
    words = lexicon_of([workspace.project.avoid, *(rule.avoid for rule in workspace.rules)])
    own = lint_story(story, words)
    yield from own
    rules = [finding for rule in workspace.rules for finding in lint_rule(rule, words)]
    yield from lint_prompts(planned.prompts, [*own, *rules], words)
