"""Draw one beat frame by frame, from staging to grain; encodes nothing."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt
from PIL.Image import Image

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
        raise BadRequest(f"no puppet gag is called '{staging.puppet}'", hint, code="SL202")
    return gag.perform(staging, seconds)


def strip(crew: Crew, cue: Cue, seed: int, filmed: Sequence[Filmed] = ()) -> Iterator[Frame]:
    """Yield the finished pictures of a beat: drawn, or filmed where there are clips."""
    look = crew.look(seed)
    if cue.beat.card:
        card = crew.draw_card(cue.beat.card, seed)
        for index in range(cue.frames):
            yield finished(look, cue, index, card)
        return
    for index, (picture, focus) in enumerate(_clean(crew, cue, filmed)):
        yield finished(look, cue, index, picture, focus)


def finished(
    look: Look, cue: Cue, index: int, picture: Frame, focus: tuple[float, float] = FOCUS
) -> Frame:
    """Return a clean picture as it is seen in the beat's frame `index`: shaken, aged, masked."""
    moment = cue.moment(index)
    if cue.beat.card:
        return look(picture, cue.grain + index, None, moment.fade)
    iris = Iris(*focus, moment.iris) if moment.iris is not None else None
    return look(shaken(picture, moment.shake), cue.grain + index, iris, moment.fade)


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
    stage = Stage(crew, cue)
    for index in range(cue.frames):
        yield stage.seen(index)


class Stage:
    """A gag whose set stands: any of its pictures can be drawn, in any order."""

    def __init__(self, crew: Crew, cue: Cue) -> None:
        if cue.beat.staging is None:
            raise BadRequest(f"the beat '{cue.beat.id}' has neither a card nor a gag", code="SL230")
        self._cue, self._staging = cue, cue.beat.staging
        self.act = performance(crew, self._staging, cue.seconds)
        self._set = Pen.blank()
        self.act.backdrop(self._set)

    def seen(self, index: int) -> Seen:
        """Draw the beat's frame `index`, before the look."""
        cue, since = self._cue, index / self._cue.fps
        pen = self._set.copy(_REACH.get(self._staging.laugh, 1.0))
        drawn = self.act.draw(pen, since)
        if cue.blow is not None:
            rain(pen, self._staging.scene, self._staging.seed, since - cue.blow)
        picture = np.asarray(pen.picture(), dtype=np.uint8)
        return Seen(picture, (drawn.focus.x, drawn.focus.y), drawn, self.act.leaps)

    def pose(self, moment: float) -> Image:
        """Draw a moment, in seconds of the beat, as it is shown on paper: without loose things."""
        pen = self._set.copy()
        self.act.draw(pen, moment)
        return pen.picture()
