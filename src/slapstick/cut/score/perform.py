"""Play a score into PCM: mix, room and mastering, the same samples every time."""

from __future__ import annotations

import hashlib

import numpy as np
import numpy.typing as npt

from slapstick.cut.score.instruments import Piano, drum, noise
from slapstick.cut.score.loudness import Sound, master
from slapstick.cut.score.notes import RATE, Score

Pcm = npt.NDArray[np.int16]  # (samples, 2) at RATE

LOUDNESS = -16.0  # LUFS
_CEILING = -2.2  # dBTP; AAC may overshoot by most of a decibel
_WET = 0.2
_ROOM = 0.7  # seconds until the room is quiet
_FADE = 0.12  # seconds at the film's end


def perform(score: Score) -> Pcm:
    """Return the film's sound, exactly as long as the score."""
    length = round(score.seconds * RATE)
    dry = _mixed(score, length)
    wet = _in_the_room(dry)
    loud = master(wet, RATE, loudness=LOUDNESS, ceiling=_CEILING)
    fade = min(length, round(_FADE * RATE))
    loud[length - fade :] *= np.linspace(1.0, 0.0, fade)[:, None]
    return np.clip(np.round(loud * 32767.0), -32768, 32767).astype(np.int16)


def digest(pcm: Pcm) -> str:
    """Return the name of this sound: of its samples, little-endian, left before right."""
    return hashlib.sha256(np.ascontiguousarray(pcm, dtype="<i2").tobytes()).hexdigest()


def _mixed(score: Score, length: int) -> Sound:
    sound = np.zeros((2, length))
    piano = Piano()
    for note in score.notes:
        pan = min(0.3, max(-0.3, (note.pitch - 62) / 110))
        _add(sound, note.start, piano.strike(note.pitch, note.velocity, note.seconds), pan)
    for stroke in score.strokes:
        _add(sound, stroke.start, drum(stroke.drum, stroke.velocity), 0.12)
    return sound.T


def _add(sound: Sound, start: float, line: Sound, pan: float) -> None:
    first = max(0, round(start * RATE))
    room = sound.shape[1] - first
    if room <= 0:
        return
    line = line[:room]
    sound[0, first : first + len(line)] += line * (0.7 - pan)
    sound[1, first : first + len(line)] += line * (0.7 + pan)


def _in_the_room(dry: Sound) -> Sound:
    """Return the sound in a small theatre, through the horn of an old machine."""
    length, tail = len(dry), round(_ROOM * RATE)
    size = 1 << (length + tail).bit_length()
    pitch = np.fft.rfftfreq(size, 1.0 / RATE)
    horn = 1.0 / (1.0 + (55.0 / np.maximum(pitch, 1.0)) ** 4) / (1.0 + (pitch / 9000.0) ** 6)
    decay = np.exp(-np.arange(tail) / RATE * 8.5)
    decay[: round(0.011 * RATE)] = 0.0
    played = np.empty_like(dry)
    for channel in range(2):
        echo = noise(tail, 21 + channel) * decay
        echo *= _WET / np.sqrt((echo**2).sum())
        echo[0] = 1.0
        heard = np.fft.rfft(dry[:, channel], size) * np.fft.rfft(echo, size) * horn
        played[:, channel] = np.fft.irfft(heard, size)[:length]
    return played
