"""Draw one beat frame by frame, from staging to grain; encodes nothing."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from slapstick.cut.debris import rain
from slapstick.cut.footage import FOCUS, Filmed, pictures
from slapstick.cut.look import Iris
from slapstick.cut.pen import Pen
from slapstick.cut.performance import Drawn, Performance, PuppetGag
from slapstick.cut.timeline import Cue
from slapstick.errors import BadRequest
from slapstick.model import Card, Staging

Frame = npt.NDArray[np.uint8]  # 720 x 960
# How far the camera goes towards a laugh: all the way is kept for the catastrophe.
_REACH = {0: 0.45, 1: 0.45, 2: 0.55, 3: 0.7}


class Look(Protocol):
    """What age and projector do to a picture."""

    def __call__(
        self,
        picture: Frame,
        index: int,
        iris: Iris | None = None,
        fade: float = 1.0,
    ) -> Frame:
        """Return the picture as it is seen in frame `index`."""
        ...


class Seen(NamedTuple):
    """One clean picture of a gag."""

    picture: Frame
    focus: tuple[float, float]
    drawn: Drawn
    leaps: tuple[tuple[float, float], ...]


class Crew(NamedTuple):
    """Who draws: functions of modules, so that another process can be told their names."""

    repertoire: Callable[[], Mapping[str, PuppetGag]]
    draw_card: Callable[[Card, int], Frame]
    look: Callable[[int], Look]


def performance(crew: Crew, staging: Staging, seconds: float) -> Performance:
    """Stage a gag; BadRequest names a puppet gag that nobody knows."""
    repertoire = crew.repertoire()
    gag = repertoire.get(staging.puppet)
    if gag is None:
        near = difflib.get_close_matches(staging.puppet, sorted(repertoire), 1)
        hint = f"did you mean '{near[0]}'?" if near else f"known: {', '.join(sorted(repertoire))}"
        raise BadRequest(f"no puppet gag is called '{staging.puppet}'", hint)
    return gag.perform(staging, seconds)


def strip(crew: Crew, cue: Cue, seed: int, filmed: Sequence[Filmed] = ()) -> Iterator[Frame]:
    """Yield the finished pictures of a beat: drawn, or filmed where there are clips."""
    look = crew.look(seed)
    if cue.beat.card:
        card = crew.draw_card(cue.beat.card, seed)
        for index in range(cue.frames):
            yield look(card, cue.grain + index, None, cue.moment(index).fade)
        return
    for index, (picture, focus) in enumerate(_clean(crew, cue, filmed)):
        moment = cue.moment(index)
        iris = Iris(*focus, moment.iris) if moment.iris is not None else None
        yield look(shaken(picture, moment.shake), cue.grain + index, iris, moment.fade)


def shaken(picture: Frame, shake: tuple[int, int]) -> Frame:
    """Return the picture moved by whole pixels across and down; its edges are drawn out."""
    across, down = shake
    if not (across or down):
        return picture
    reach = max(abs(across), abs(down))
    framed = np.pad(picture, reach, mode="edge")
    high, wide = picture.shape
    return framed[reach - down : reach - down + high, reach - across : reach - across + wide]


def _clean(
    crew: Crew, cue: Cue, filmed: Sequence[Filmed]
) -> Iterator[tuple[Frame, tuple[float, float]]]:
    """Yield the pictures of a gag before the look, and where the audience looks."""
    if filmed:
        return ((picture, FOCUS) for picture in pictures(filmed, cue))
    return ((seen.picture, seen.focus) for seen in scene(crew, cue))


def scene(crew: Crew, cue: Cue) -> Iterator[Seen]:
    """Yield each clean picture of a gag, before the look."""
    if cue.beat.staging is None:
        raise BadRequest(f"the beat '{cue.beat.id}' has neither a card nor a gag")
    act = performance(crew, cue.beat.staging, cue.seconds)
    stage = Pen.blank()
    act.backdrop(stage)
    staging = cue.beat.staging
    for index in range(cue.frames):
        pen = stage.copy(_REACH.get(staging.laugh, 1.0))
        drawn = act.draw(pen, index / cue.fps)
        if cue.blow is not None:
            rain(pen, staging.scene, staging.seed, index / cue.fps - cue.blow)
        picture = np.asarray(pen.picture(), dtype=np.uint8)
        yield Seen(picture, (drawn.focus.x, drawn.focus.y), drawn, act.leaps)
