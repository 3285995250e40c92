"""Turn a plot into cues on the film's frame grid: hits, irises and fades; draws nothing."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from slapstick.cut.score.notes import Passage, summit
from slapstick.model import Beat, Hit, Plot

WIDEST = 900.0  # radius of an iris that hides nothing but corners
HOLD = 92.0  # radius at which a closing iris waits on the face
_IRIS_IN = 0.8  # seconds
_CLOSE, _WAIT, _SHUT = 0.45, 0.2, 0.25  # seconds of an iris out
_SEEN = 1.5  # seconds for which the strongest hit's havoc is seen before an iris closes on it
_FADE_IN, _FADE_OUT, _LAST_FADE = 0.28, 0.22, 0.6
# The catastrophe throws the camera itself about: pixels across and down, an eighteenth of a second
# each.  A table, not a formula, so that every machine shakes alike.  With what flies about it makes
# every peak livelier than any other gag: tests/cut/test_bustle.py.
_SHAKE = (
    (0, 17), (6, -16), (-6, 16), (-6, -15), (6, 14), (5, -14), (-5, 13), (-5, -13), (5, 12),
    (4, -11), (-4, 11), (-4, -10), (4, 9), (3, -9), (-3, 8), (-3, -8), (3, 7), (2, -6), (-2, 6),
    (-2, -5), (2, 4), (1, -4), (-1, 3), (-1, -3), (1, 2), (0, -1), (0, 1),
)  # fmt: skip
_SHAKES = 18  # a second


class Moment(NamedTuple):
    """What the shutter does in one frame; the gag itself moves the camera."""

    fade: float = 1.0  # 0 is black
    iris: float | None = None  # radius in pixels around the focus; None is open
    shake: tuple[int, int] = (0, 0)  # pixels across and down


@dataclass(frozen=True, slots=True)
class Cue:
    """One beat on the frame grid."""

    beat: Beat
    first: int  # frame of the film
    frames: int
    fps: int
    hits: tuple[Hit, ...] = ()  # seconds from the beat's first frame, on frames
    iris_in: bool = False
    iris_out: bool = False
    last: bool = False  # the film ends with it
    blow: float | None = None  # seconds to the film's strongest hit, in the one beat that has it

    @property
    def start(self) -> float:
        """Seconds from the film's start to its first frame."""
        return self.first / self.fps

    @property
    def seconds(self) -> float:
        """How long it lasts in whole frames."""
        return self.frames / self.fps

    @property
    def grain(self) -> int:
        """Where in the endless reel of grain it begins: the same wherever in the film it stands."""
        return int.from_bytes(hashlib.sha256(self.beat.id.encode()).digest()[:3], "big")

    @property
    def film_hits(self) -> tuple[Hit, ...]:
        """Hits in seconds from the film's start."""
        return tuple(Hit(self.start + hit.time, hit.strength) for hit in self.hits)

    def moment(self, index: int) -> Moment:
        """Return what the shutter does in the beat's frame `index`."""
        since, left = index / self.fps, (self.frames - 1 - index) / self.fps
        if self.beat.card:
            return Moment(fade=_card_fade(since, left, last=self.last))
        radius = None
        if self.iris_in and since < _IRIS_IN:
            radius = WIDEST * _eased((since + 0.5 / self.fps) / _IRIS_IN)
        if self.iris_out and left < _CLOSE + _WAIT + _SHUT:
            radius = _closing(left)
        return Moment(iris=radius, shake=_shaken(since, self.blow))


def first_frame(beat: Beat, fps: int) -> int:
    """Return the frame of the film with which a beat begins."""
    return math.floor(beat.start * fps + 0.5)


def frames_of(beat: Beat, fps: int) -> int:
    """Return how many frames a beat has; neighbours share no frame and leave none out."""
    return math.floor(beat.end * fps + 0.5) - first_frame(beat, fps)


def lay_out(plot: Plot, hits: Mapping[str, Sequence[Hit]], fps: int) -> tuple[Cue, ...]:
    """Return the cues of a plot; `hits` are each beat's own, in seconds from its start.

    The iris opens on the first scene and closes on the last one and on the strongest hit's, where
    that leaves time to see it; that hit shakes the camera.
    """
    cues = []
    for index, beat in enumerate(plot.beats):
        first, frames = first_frame(beat, fps), frames_of(beat, fps)
        snapped = {
            math.ceil(hit.time * fps - 1e-6): hit.strength
            for hit in sorted(hits.get(beat.id, ()), key=lambda hit: (hit.time, hit.strength))
        }
        on_frames = tuple(Hit(frame / fps, strength) for frame, strength in snapped.items())
        kept = tuple(hit for hit in on_frames if hit.time < frames / fps)
        cues.append(Cue(beat, first, frames, fps, kept, last=index == len(plot.beats) - 1))
    return _with_irises(cues)


def passages(cues: Sequence[Cue]) -> tuple[Passage, ...]:
    """Return what the pianist is told."""
    return tuple(
        Passage(
            start=cue.start,
            end=cue.start + cue.seconds,
            mood=cue.beat.mood,
            hits=cue.film_hits,
            card=cue.beat.card is not None,
            figure=cue.beat.staging.puppet if cue.beat.staging else "",
            reversed=cue.beat.staging.reversed if cue.beat.staging else False,
        )
        for cue in cues
    )


def _with_irises(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    scenes = [index for index, cue in enumerate(cues) if not cue.beat.card]
    if not scenes:
        return tuple(cues)
    whole = cues[-1].start + cues[-1].seconds
    peak = summit((hit for cue in cues for hit in cue.film_hits), whole)
    return tuple(
        replace(
            cue,
            iris_in=index == scenes[0],
            iris_out=index == scenes[-1] or _closes_on(peak, cue),
            blow=peak.time - cue.start if peak in cue.film_hits and peak else None,
        )
        for index, cue in enumerate(cues)
    )


def _closes_on(peak: Hit | None, cue: Cue) -> bool:
    """Tell whether the iris closes on the strongest hit: here, and with time to see its havoc."""
    end = cue.start + cue.seconds - (_CLOSE + _WAIT + _SHUT)
    return peak is not None and peak in cue.film_hits and end - peak.time >= _SEEN


def _shaken(since: float, blow: float | None) -> tuple[int, int]:
    step = -1 if blow is None else math.floor((since - blow) * _SHAKES + 1e-6)
    return _SHAKE[step] if 0 <= step < len(_SHAKE) else (0, 0)


def _card_fade(since: float, left: float, *, last: bool) -> float:
    out = _LAST_FADE if last else _FADE_OUT
    return max(0.0, min(1.0, (since + 0.02) / _FADE_IN, left / out))


def _closing(left: float) -> float:
    """Return the radius of a closing iris: down to the face, a wait, and shut."""
    if left > _WAIT + _SHUT:
        return HOLD + (WIDEST - HOLD) * _eased((left - _WAIT - _SHUT) / _CLOSE)
    if left > _SHUT:
        return HOLD
    return HOLD * left / _SHUT


def _eased(share: float) -> float:
    share = min(1.0, max(0.0, share))
    return share * share * (3 - 2 * share)
