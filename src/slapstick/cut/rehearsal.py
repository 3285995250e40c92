"""Have puppets play a beat the way a video service would send it: a plain clip of any size.

No look, no cards, no sound: what comes out is what goes through the cut like any other clip.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

import av
import numpy as np
from PIL import Image

from slapstick.cut.encode import Frame
from slapstick.cut.strip import Crew, scene
from slapstick.cut.timeline import Cue, frames_of
from slapstick.model import Beat


class Wanted(NamedTuple):
    """What a clip is asked to be; width and height are even."""

    seconds: float
    wide: int
    high: int
    fps: int = 24
    begins: float = 0.0  # seconds of the beat from which on it is played
    ends: float = math.inf  # and up to which


def rehearse(crew: Crew, beat: Beat, wanted: Wanted) -> bytes:
    """Return a clip of a beat as an MP4.

    The puppets keep to the beat's own time.  A clip that is longer than what is played holds their
    last picture, as a service lets the action run out; a shorter one ends before they do.
    """
    memory = io.BytesIO()
    with av.open(memory, "w", format="mp4") as container:
        stream: Any = container.add_stream("libx264", rate=wanted.fps)
        stream.width, stream.height, stream.pix_fmt = wanted.wide, wanted.high, "yuv420p"
        stream.options = {"preset": "ultrafast", "crf": "23"}
        stream.codec_context.thread_count = 1
        for picture in _pictures(crew, beat, wanted):
            container.mux(stream.encode(_framed(picture, wanted)))
        container.mux(stream.encode(None))
    return memory.getvalue()


def _pictures(crew: Crew, beat: Beat, wanted: Wanted) -> Iterator[Frame]:
    count = max(1, round(wanted.seconds * wanted.fps))
    cue = Cue(beat, 0, frames_of(beat, wanted.fps), wanted.fps)
    first = min(round(wanted.begins * wanted.fps), cue.frames - 1)
    last = min(cue.frames, max(first + 1, math.floor(min(wanted.ends, 1e6) * wanted.fps)))
    picture: Frame | None = None
    for seen in islice(scene(crew, cue), first, min(last, first + count)):
        picture = seen.picture
        yield picture
    for _ in range(count - (last - first) if picture is not None else 0):
        assert picture is not None  # noqa: S101  # the loop would not run
        yield picture


def _framed(picture: Frame, wanted: Wanted) -> av.VideoFrame:
    """Return a picture of the size that was asked for, the whole stage in its middle."""
    high, wide = picture.shape
    scale = min(wanted.wide / wide, wanted.high / high)
    size = (max(1, round(wide * scale)), max(1, round(high * scale)))
    image = Image.fromarray(picture)
    if size != image.size:
        image = image.resize(size, Image.Resampling.BILINEAR)
    canvas = Image.new("L", (wanted.wide, wanted.high), 0)
    canvas.paste(image, ((wanted.wide - size[0]) // 2, (wanted.high - size[1]) // 2))
    return av.VideoFrame.from_ndarray(np.asarray(canvas), format="gray").reformat(
        format="yuv420p", src_color_range="JPEG", dst_color_range="MPEG"
    )
