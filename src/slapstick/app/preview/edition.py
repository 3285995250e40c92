"""Set the page of a film as it is written now, with addresses for pictures not yet drawn."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slapstick.app.outputs import prompts_by_beat
from slapstick.app.planning import Planned
from slapstick.app.poses import cues_of
from slapstick.app.preview.pianist import Music
from slapstick.app.programme import live_supplement
from slapstick.cut.crew import HOUSE
from slapstick.cut.film import FPS
from slapstick.cut.segment import key
from slapstick.cut.strip import performance
from slapstick.cut.timeline import Cue, passages
from slapstick.model import Problem
from slapstick.review.page import storyboard_page, waiting_page
from slapstick.review.supplement import Live, Still

_SHORT = 20  # letters of a digest that name a beat


@dataclass(frozen=True, slots=True)
class Edition:
    """What is shown until something is written anew."""

    name: str
    page: str
    planned: Planned | None  # none as long as mistakes let no film be made
    cues: Mapping[str, Cue]  # by the digest of all that decides the beat's picture
    music: Music | None
    problems: tuple[Problem, ...] = ()


def set_edition(planned: Planned, problems: Sequence[Problem] = ()) -> Edition:
    """Set the page of a plan; `problems` are why what was written last is not shown."""
    plot = planned.plot
    cues = cues_of(plot)
    names = {cue.beat.id: key(cue, plot.seed)[:_SHORT] for cue in cues}
    frames = {cue.beat.id: (f"frame/{names[cue.beat.id]}", cue.frames) for cue in cues}
    music = Music(passages(cues), plot.seed)
    live = Live("", FPS, frames, f"score/{music.name}.wav", tuple(problems))
    supplement = live_supplement(planned, live)
    draft = storyboard_page(
        plot,
        {cue.beat.id: tuple(_stills(cue, names[cue.beat.id])) for cue in cues},
        tuple(hit for cue in cues for hit in cue.film_hits),
        prompts_by_beat(planned),
        supplement,
    )
    by_name = {names[cue.beat.id]: cue for cue in cues}
    return Edition(*_named(draft), planned, by_name, music, tuple(problems))


def set_notice(problems: Sequence[Problem]) -> Edition:
    """Set the page of a film that cannot be made yet; `problems` are why."""
    return Edition(*_named(waiting_page(problems)), None, {}, None, tuple(problems))


def _named(draft: str) -> tuple[str, str]:
    """Return the name of a page, which is the digest of all of it, and the page that bears it."""
    name = hashlib.sha256(draft.encode()).hexdigest()[:_SHORT]
    return name, draft.replace('data-edition=""', f'data-edition="{name}"', 1)


def key_poses(cue: Cue) -> tuple[float, ...]:
    """Return the moments of a beat, in its own seconds, that are shown on paper."""
    if cue.beat.staging is None:
        return (cue.seconds / 2,)
    return tuple(performance(HOUSE, cue.beat.staging, cue.seconds).key_poses)


def _stills(cue: Cue, name: str) -> list[Still]:
    return [
        Still(cue.start + moment, f"pose/{name}/{number}.jpg")
        for number, moment in enumerate(key_poses(cue))
    ]
