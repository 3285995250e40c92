"""Bring filmed clips of any size, shape and rate onto the film's own frames; ages and cuts nothing.

Whatever a service sends becomes exactly the frames of its beat: 960 x 720, grey, at the film's
rate, in the tones of the puppets' stage.  The look, the cards and the piano are the animatic's.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

import av
import numpy as np
from av.filter import Graph

from slapstick.cut.encode import Frame
from slapstick.cut.pen import HEIGHT, WIDTH
from slapstick.cut.timeline import Cue
from slapstick.errors import BadRequest
from slapstick.model import Beat

FOCUS: Final = (WIDTH / 2, HEIGHT * 0.45)  # nobody knows where a filmed face is: about there
# How many times faster than life: a camera cranked at 16 or so, a projector at 24.
_CRANK: Mapping[str, float] = {"chase": 1.4, "agitato": 1.25, "trouble": 1.15, "stroll": 1.15}
_SLOWEST = 0.9  # services round lengths; a clip is slowed by a tenth at most, never frozen
_SCALER = "flags=bicubic+accurate_rnd+bitexact"
_BASE = "1/90000"
_TURNS: Mapping[int, tuple[str, ...]] = {
    90: ("transpose=cclock",),
    180: ("hflip", "vflip"),
    270: ("transpose=clock",),
}  # a phone lies on its side and says so


class Origin(NamedTuple):
    """Where a clip comes from, as the film's record tells it."""

    shot: str
    provider: str
    model: str
    sha256: str


class Footage(NamedTuple):
    """A clip that is shown in place of a stretch of a beat's puppets."""

    path: Path
    origin: Origin
    begins: float = 0.0  # seconds of the beat
    ends: float = math.inf  # with the beat, at the latest


Reel: TypeAlias = tuple[Footage, ...]  # the clips of one beat: they fill it without a gap


class Filmed(NamedTuple):
    """A clip as it is shown: how much faster than it was filmed."""

    footage: Footage
    pace: float


class Unusable(ValueError):
    """A clip cannot stand for its beat."""


def measure(path: Path) -> float:
    """Return the seconds of pictures in a clip, by decoding all of them.

    Raise `Unusable` for what is no film, or is torn.
    """
    first = last = None
    try:
        with av.open(str(path)) as container:
            stream = container.streams.video[0]
            step = 1 / (stream.average_rate or Fraction(24))
            for frame in container.decode(stream):
                time = Fraction(frame.pts or 0) * (frame.time_base or 0)
                first, last = (time if first is None else first), time
    except (av.FFmpegError, IndexError, OSError) as error:
        raise Unusable(f"it cannot be read: {_plain(error)}") from error
    if first is None or last is None:
        raise Unusable("it shows nothing")
    return float(last - first + step)


def measured(footage: Footage, store: Path) -> float:
    """Return the seconds of pictures in a clip, which is decoded once for each store."""
    note = store / f"clip-{footage.origin.sha256}.json"
    try:
        seconds = float(json.loads(note.read_text("utf-8"))["seconds"])
    except (OSError, ValueError, KeyError, TypeError):
        seconds = measure(footage.path)
        note.write_text(json.dumps({"seconds": seconds}), "utf-8")
    return seconds


def speed(seconds: float, beat: Beat, part: Footage | None = None) -> float:
    """Return how many times faster than filmed a clip of `seconds` is shown in its part of a beat.

    It is undercranked as its mood wants, as far as there is film for it.  Raise `Unusable` where
    there is too little even for its own pace.
    """
    room = min(part.ends, beat.seconds) - part.begins if part else beat.seconds
    most = seconds / room
    if most < _SLOWEST:
        whole = part is None or room == beat.seconds
        holds = "its beat lasts" if whole else "what it shows lasts"
        raise Unusable(f"it plays {seconds:.1f} s, and {holds} {room:g} s")
    return round(min(_CRANK.get(beat.mood, 1.0), most), 4)


def pictures(reel: Sequence[Filmed], cue: Cue) -> Iterator[Frame]:
    """Yield the clean pictures of a beat, 720 x 960, as many as its cue has frames."""
    for filmed in reel:
        first = _frame_at(filmed.footage.begins, cue)
        yield from _stretch(filmed, _frame_at(filmed.footage.ends, cue) - first, cue.fps)


def _frame_at(seconds: float, cue: Cue) -> int:
    """Return the frame of a beat at a moment of it, on the film's own grid."""
    if seconds <= 0 or seconds >= cue.beat.seconds:
        return 0 if seconds <= 0 else cue.frames
    return min(cue.frames, math.floor((cue.beat.start + seconds) * cue.fps + 0.5) - cue.first)


def _stretch(filmed: Filmed, frames: int, fps: int) -> Iterator[Frame]:
    footage, count = filmed.footage, 0
    shown: Frame | None = None
    try:
        for shown in _normalised(footage, fps, filmed.pace):
            if count == frames:
                return
            count += 1
            yield shown
    except (av.FFmpegError, IndexError, OSError) as error:
        told = f"the clip of {footage.origin.shot} cannot be read: {_plain(error)}"
        raise BadRequest(
            told, "run the same command again: it is fetched anew", code="SL230"
        ) from error
    while shown is not None and count < frames:  # what rounding left over
        count += 1
        yield shown


def _normalised(footage: Footage, fps: int, pace: float) -> Iterator[Frame]:
    with av.open(str(footage.path)) as container:
        stream: Any = container.streams.video[0]
        graph: Graph | None = None
        for frame in container.decode(stream):
            if graph is None:
                graph = _graph(stream, frame, fps, pace)
            graph.vpush(frame)
            yield from _pulled(graph)
        if graph is not None:
            graph.vpush(None)
            yield from _pulled(graph)


def _graph(stream: Any, frame: Any, fps: int, pace: float) -> Graph:
    """Return the filters that make a clip's frames ours.

    What is wider or squarer than the film is cropped in the middle.  Of what is taller than wide
    a crop would leave less than half: it is shown whole between black.
    """
    turn = round(frame.rotation) % 360
    wide, high = (frame.height, frame.width) if turn in (90, 270) else (frame.width, frame.height)
    tall = high > wide
    fit = "decrease" if tall else "increase"
    frame_it = f"pad={WIDTH}:{HEIGHT}:-1:-1" if tall else f"crop={WIDTH}:{HEIGHT}"
    filters = [
        f"settb={_BASE}",
        f"setpts=(PTS-STARTPTS)/{pace:.4f}",
        f"fps={fps}",
        *_TURNS.get(turn, ()),
        *([f"scale=iw*sar:ih:{_SCALER}"] if (stream.sample_aspect_ratio or 1) != 1 else []),
        f"scale={WIDTH}:{HEIGHT}:force_original_aspect_ratio={fit}:{_SCALER}",
        "format=gray",
        frame_it,
    ]
    graph = Graph()
    chain: list[Any] = [graph.add_buffer(template=stream)]
    for each in filters:
        name, _, arguments = each.partition("=")
        chain.append(graph.add(name, arguments) if arguments else graph.add(name))
    chain.append(graph.add("buffersink"))
    graph.link_nodes(*chain).configure()
    return graph


def _pulled(graph: Graph) -> Iterator[Frame]:
    while True:
        try:
            frame = graph.vpull()
        except (BlockingIOError, av.EOFError):  # it wants more, or has no more
            return
        grey = np.ascontiguousarray(frame.to_ndarray())
        yield np.frombuffer(grey.tobytes().translate(_TONES), np.uint8).reshape(grey.shape)


def _toned(tone: int) -> int:
    """Return a tone as old film has it: darker shadows and lighter lights, in whole numbers."""
    curve = tone * tone * (765 - 2 * tone) // (255 * 255)  # 0 and 255 stay
    return (2 * tone + curve) // 3


_TONES = bytes(map(_toned, range(256)))


def _plain(error: Exception) -> str:
    """Return an error's words without the path that it may name."""
    return str(getattr(error, "strerror", "") or type(error).__name__)
