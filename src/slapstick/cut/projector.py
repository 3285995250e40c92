"""Draw single frames and poses of a film when they are asked for; encodes no film.

What has been drawn is kept for a while, and so is a stage that stands: who winds through a beat
asks for its neighbours next.
"""

from __future__ import annotations

import io
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

import numpy as np
from PIL import Image

from slapstick.cut.strip import Crew, Frame, Look, Stage, finished
from slapstick.cut.timeline import Cue

K = TypeVar("K")
V = TypeVar("V")
_FRAMES, _STAGES = 256, 6  # kept: about 25 MB of pictures, and 17 MB of sets
_QUALITY = 80
_THUMB = (384, 288)


class Projector:
    """Draws any picture of the beats that it is shown; one at a time, whoever asks."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._lock = threading.Lock()
        self._pictures: _Kept[tuple[str, int, bool], bytes] = _Kept(_FRAMES)
        self._stages: _Kept[str, Stage] = _Kept(_STAGES)
        self._looks: _Kept[int, Look] = _Kept(1)

    def frame(self, name: str, cue: Cue, seed: int, index: int) -> bytes:
        """Return the finished frame `index` of a beat as JPEG; `name` names all that decides it."""
        with self._lock:
            return self._pictures.get(
                (name, index, False), lambda: _jpeg(self._frame(name, cue, seed, index))
            )

    def pose(self, name: str, cue: Cue, seed: int, number: int) -> bytes:
        """Return the key pose `number` of a beat as a small clean JPEG; a card has one."""
        with self._lock:
            return self._pictures.get(
                (name, number, True), lambda: _jpeg(self._pose(name, cue, seed, number), _THUMB)
            )

    def _frame(self, name: str, cue: Cue, seed: int, index: int) -> Image.Image:
        look = self._looks.get(seed, lambda: self._crew.look(seed))
        if cue.beat.card:
            return _image(finished(look, cue, index, self._crew.draw_card(cue.beat.card, seed)))
        seen = self._stage(name, cue).seen(index)
        return _image(finished(look, cue, index, seen.picture, seen.focus))

    def _pose(self, name: str, cue: Cue, seed: int, number: int) -> Image.Image:
        if cue.beat.card:
            return _image(self._crew.draw_card(cue.beat.card, seed))
        stage = self._stage(name, cue)
        return stage.pose(stage.act.key_poses[number])

    def _stage(self, name: str, cue: Cue) -> Stage:
        return self._stages.get(name, lambda: Stage(self._crew, cue))


class _Kept(Generic[K, V]):
    """The last so many values, by what they were made from."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K, make: Callable[[], V]) -> V:
        if key not in self._values:
            self._values[key] = make()
            if len(self._values) > self._most:
                self._values.popitem(last=False)
        self._values.move_to_end(key)
        return self._values[key]


def _image(frame: Frame) -> Image.Image:
    return Image.fromarray(np.ascontiguousarray(frame))


def _jpeg(picture: Image.Image, size: tuple[int, int] | None = None) -> bytes:
    memory = io.BytesIO()
    (picture.resize(size) if size else picture).save(memory, "JPEG", quality=_QUALITY)
    return memory.getvalue()
