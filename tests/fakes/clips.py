"""Real playable clips, small and grey; each length is drawn once."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import av
import numpy as np


@cache
def clip(seconds: float, shade: int = 128) -> bytes:
    """Return an MP4 of that length."""
    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as container:
        stream = container.add_stream("mpeg4", rate=8)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for number in range(int(seconds * 8)):
            pixels = np.full((48, 64, 3), (shade + number * 5) % 256, dtype=np.uint8)
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return out.getvalue()


def probe(path: Path) -> float:
    """Return how long a clip plays, by reading all of it."""
    try:
        with av.open(str(path)) as container:
            stream = container.streams.video[0]
            frames = sum(1 for _ in container.decode(stream))
            return float(frames / (stream.average_rate or 1))
    except (av.FFmpegError, IndexError) as error:
        raise ValueError(str(error)) from error
