"""Gather what the checks of a film look at, each thing once; judges nothing."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image

from slapstick.cut import sidecar
from slapstick.cut.encode import Frame, Reel, read_pictures, read_reel, read_sound
from slapstick.cut.film import beside
from slapstick.cut.performance import Drawn
from slapstick.cut.strip import Crew, scene
from slapstick.cut.timeline import Cue
from slapstick.errors import BadRequest

Numbers = npt.NDArray[np.float64]
_TILE = 8  # pixels a side; their mean knows no grain


class Check(NamedTuple):
    """One criterion and what was found."""

    id: str
    title: str
    passed: bool
    measured: str
    limit: str


class Acted(NamedTuple):
    """One gag performed again."""

    cue: Cue
    drawn: tuple[Drawn, ...]  # one a frame
    motion: Numbers  # greatest change of a tile since the frame before, 0 to 255
    leaps: tuple[tuple[float, float], ...]


class Evidence:
    """A film, its sidecar and what can be measured on them."""

    def __init__(self, mp4: Path, crew: Crew, seconds: float | None = None) -> None:
        self.mp4, self.crew = mp4, crew
        record_path, self.caption_path = beside(mp4)
        try:
            self.reel: Reel = read_reel(mp4)
            self.record = sidecar.read(record_path.read_text("utf-8"))
        except (OSError, ValueError) as error:
            hint = f"a film needs {record_path.name} beside it: make it with `sora film`"
            raise BadRequest(f"cannot verify {mp4.name}: {error}", hint, code="SL230") from error
        self.seconds = self.record.plot.seconds if seconds is None else seconds

    @cached_property
    def sound(self) -> Numbers:
        """The decoded sound, (samples, channels)."""
        return read_sound(self.mp4)[0]

    @cached_property
    def tiles(self) -> npt.NDArray[np.uint8]:
        """Every decoded picture as means of tiles: (frames, 90, 120)."""
        pictures = [tiled(picture) for picture in read_pictures(self.mp4)]
        return np.stack(pictures) if pictures else np.zeros((0, 90, 120), np.uint8)

    @cached_property
    def motion(self) -> Numbers:
        """How much each picture differs from the one before; 0 at cuts, irises and fades."""
        tiles = self.tiles.astype(np.int16)
        moved = np.zeros(len(tiles))
        moved[1:] = np.abs(np.diff(tiles, axis=0)).mean(axis=(1, 2))
        for cue in self.record.cues:
            for index in range(cue.frames):
                moment = cue.moment(index)
                hidden = index == 0 or moment.iris is not None or moment.fade < 1
                if hidden and cue.first + index < len(moved):
                    moved[cue.first + index] = 0.0
        return moved

    @cached_property
    def acted(self) -> tuple[Acted, ...]:
        """Every gag that puppets play, performed again; what was filmed cannot be."""
        cues = zip(self.record.cues, self.record.drawn, strict=True)
        return tuple(_act(self.crew, cue) for cue, drawn in cues if cue.beat.staging and drawn)


def tiled(picture: Frame) -> npt.NDArray[np.uint8]:
    """Return the means of a picture's tiles."""
    return np.asarray(Image.fromarray(picture).reduce(_TILE))


def _act(crew: Crew, cue: Cue) -> Acted:
    before: npt.NDArray[np.uint8] | None = None
    drawn, motion = [], []
    leaps: tuple[tuple[float, float], ...] = ()
    for shot in scene(crew, cue):
        now = tiled(shot.picture)
        change = np.abs(now.astype(np.int16) - before) if before is not None else np.zeros(1)
        motion.append(float(change.max()))
        drawn.append(shot.drawn)
        leaps, before = shot.leaps, now
    return Acted(cue, tuple(drawn), np.array(motion), leaps)
