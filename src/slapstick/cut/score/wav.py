"""Put sound into a WAV file; plays nothing."""

from __future__ import annotations

import io
import wave

import numpy as np

from slapstick.cut.score.notes import RATE
from slapstick.cut.score.perform import Pcm


def wav(pcm: Pcm) -> bytes:
    """Return the file: two channels of 16 bits at RATE."""
    memory = io.BytesIO()
    with wave.open(memory, "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.ascontiguousarray(pcm, dtype="<i2").tobytes())
    return memory.getvalue()
