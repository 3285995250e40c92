"""Sound one key of the pub piano, or one stroke of the traps; knows nothing of scores."""

from __future__ import annotations

from functools import cache

import numpy as np

from slapstick.assets import asset
from slapstick.cut.encode import read_sound
from slapstick.cut.score.loudness import Sound
from slapstick.cut.score.notes import RATE

_SAMPLED = range(33, 97, 3)  # MIDI notes that were recorded
_DETUNE = 2.0 ** (7.0 / 1200.0)  # the second string of a piano nobody tunes
_SECOND = 0.55
_RELEASE = 0.16  # seconds a damper takes
_LAYERS = ((100, 1), (80, 3), (60, 5), (0, 9))  # (from this velocity, samples of blur)


class Piano:
    """The sampled piano: every key in four shades, each made once."""

    def __init__(self) -> None:
        self._keys: dict[tuple[int, int], Sound] = {}

    def strike(self, pitch: int, velocity: int, seconds: float) -> Sound:
        """Return the mono sound of a key held for `seconds` and then damped."""
        key = self._key(pitch, next(blur for least, blur in _LAYERS if velocity >= least))
        length = min(len(key), round((seconds + _RELEASE) * RATE))
        sound = key[:length] * (velocity / 127.0) ** 1.6
        fade = min(length, round(_RELEASE * RATE))
        sound[-fade:] *= np.linspace(1.0, 0.0, fade) ** 2
        return np.asarray(sound)

    def _key(self, pitch: int, blur: int) -> Sound:
        found = self._keys.get((pitch, blur))
        if found is None:
            found = self._tuned(pitch)
            if blur > 1:  # a soft hammer wakes fewer overtones
                found = np.convolve(found, np.full(blur, 1.0 / blur), mode="same")
            self._keys[pitch, blur] = found
        return found

    def _tuned(self, pitch: int) -> Sound:
        nearest = min(_SAMPLED, key=lambda note: (abs(note - pitch), note))
        sample = _sample(nearest)
        step = 2.0 ** ((pitch - nearest) / 12.0) * 48_000 / RATE
        one, two = _read(sample, step), _read(sample, step * _DETUNE)
        one[: len(two)] += _SECOND * two
        return np.asarray(one / (1.0 + _SECOND))


@cache  # 22 notes, 26 MB: what every film of a process is played from
def _sample(note: int) -> Sound:
    """Return a recorded note at 48 kHz, twice the rate it is kept at."""
    recorded, _ = read_sound(asset(f"piano/{note}.flac"))
    line = recorded[:, 0]
    size = 1 << (len(line) + 512).bit_length()
    wide = np.fft.irfft(np.fft.rfft(line, size), 2 * size) * 2.0
    return np.array(wide[: 2 * len(line)])  # a copy: the rest is let go


def drum(name: str, velocity: int) -> Sound:
    """Return the mono sound of a wood block, a bass drum or a cymbal."""
    return np.asarray(_DRUMS[name]() * (velocity / 127.0) ** 1.4)


def noise(length: int, seed: int) -> Sound:
    """Return white noise from -1 to 1 that is the same everywhere: hashed integers."""
    word = np.arange(length, dtype=np.uint64) + np.uint64(seed * 0x9E3779B9)
    word *= np.uint64(0x9E3779B97F4A7C15)
    word ^= word >> np.uint64(30)
    word *= np.uint64(0xBF58476D1CE4E5B9)
    word ^= word >> np.uint64(27)
    word *= np.uint64(0x94D049BB133111EB)
    word ^= word >> np.uint64(31)
    return np.asarray((word >> np.uint64(11)).astype(np.float64) / (1 << 52) - 1.0)


def _read(sample: Sound, step: float) -> Sound:
    places = np.arange(int((len(sample) - 2) / step)) * step
    return np.asarray(np.interp(places, np.arange(len(sample)), sample))


def _block() -> Sound:
    time = np.arange(round(0.12 * RATE)) / RATE
    ring = np.sin(2 * np.pi * 1180 * time) + 0.6 * np.sin(2 * np.pi * 1770 * time)
    knock = noise(len(time), 11) * np.exp(-time * 420)
    return np.asarray(0.22 * ring * np.exp(-time * 62) + 0.25 * knock)


def _bass_drum() -> Sound:
    time = np.arange(round(0.5 * RATE)) / RATE
    sweep = 2 * np.pi * (52 * time + 4.2 * (1 - np.exp(-time * 16)))
    skin = noise(len(time), 12) * np.exp(-time * 160)
    return np.asarray(0.5 * np.sin(sweep) * np.exp(-time * 9) + 0.16 * skin)


def _cymbal() -> Sound:
    time = np.arange(round(1.4 * RATE)) / RATE
    hiss = noise(len(time), 13)
    hiss = hiss - np.convolve(hiss, np.full(9, 1.0 / 9.0), mode="same")
    return np.asarray(0.17 * hiss * np.exp(-time * 4.2))


_DRUMS = {"block": _block, "drum": _bass_drum, "cymbal": _cymbal}
