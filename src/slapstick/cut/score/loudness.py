"""Measure loudness and true peak as ITU-R BS.1770-4 does, and hold both; makes no music.

Sound is float64 of shape (samples, channels), full scale 1.0.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Sound = npt.NDArray[np.float64]

SILENCE = -120.0  # LUFS or dB reported for digital silence
_BLOCK = 64  # samples that share one gain
_GAIN_STEPS = 2.0**24
_REACH = 24  # blocks the limiter looks ahead and lets go: 35 ms
_PHASES, _TAPS = 4, 12  # of the oversampling filter


def integrated(sound: Sound, rate: int) -> float:
    """Return the programme loudness in LUFS, gated at -70 LUFS and 10 LU below the rest."""
    power = _gliding(sound, rate, window=0.4, step=0.1)
    loud = power[power > _power(-70.0)]
    if not loud.size:
        return SILENCE
    kept = loud[loud > _power(_level(float(loud.mean())) - 10.0)]
    return _level(float(kept.mean())) if kept.size else SILENCE


def curve(sound: Sound, rate: int, *, window: float, step: float) -> Sound:
    """Return the ungated loudness in LUFS of windows that begin `step` seconds apart."""
    power = np.maximum(_gliding(sound, rate, window=window, step=step), _power(SILENCE))
    return np.asarray(10.0 * np.log10(power) - 0.691)


def true_peak(sound: Sound) -> float:
    """Return the highest level between the samples, in dBTP."""
    highest = float(_peaks(sound).max(initial=0.0))
    return 20.0 * math.log10(highest) if highest > 0 else SILENCE


def master(sound: Sound, rate: int, *, loudness: float, ceiling: float) -> Sound:
    """Return the sound at `loudness` LUFS with no peak above `ceiling` dBTP."""
    level = integrated(sound, rate)
    if level <= SILENCE:
        return sound
    peaks = _peaks(sound)
    gain, held = 10.0 ** ((loudness - level) / 20.0), sound
    for _ in range(2):  # the limiter takes a little loudness away; the second round gives it back
        held = sound * (gain * _held(peaks * gain, len(sound), ceiling))[:, None]
        gain *= 10.0 ** ((loudness - integrated(held, rate)) / 20.0)
    return held


def limit(sound: Sound, ceiling: float) -> Sound:
    """Return the sound with its gain lowered smoothly around every peak above `ceiling` dBTP."""
    return np.asarray(sound * _held(_peaks(sound), len(sound), ceiling)[:, None])


def _held(peaks: Sound, length: int, ceiling: float) -> Sound:
    """Return the gain of each of `length` samples that keeps block peaks under the ceiling."""
    highest = 10.0 ** (ceiling / 20.0)
    wanted = np.minimum(1.0, highest / np.maximum(peaks, 1e-9))
    padded = np.pad(wanted, 2 * _REACH, mode="edge")
    lowest = np.lib.stride_tricks.sliding_window_view(padded, 2 * _REACH + 1).min(axis=1)
    window = np.hanning(2 * _REACH + 3)[1:-1]
    smooth = np.convolve(lowest, window / window.sum(), mode="valid")
    smooth = np.round(smooth * _GAIN_STEPS) / _GAIN_STEPS  # processors differ in the last bits
    centres = (np.arange(len(smooth)) + 0.5) * _BLOCK
    return np.asarray(np.interp(np.arange(length) + 0.5, centres, smooth))


def _peaks(sound: Sound) -> Sound:
    """Return the true peak of each block of samples, over all channels."""
    blocks = -(-len(sound) // _BLOCK)
    peaks = np.zeros(blocks)
    for channel in range(sound.shape[1]):
        line = np.zeros(blocks * _BLOCK)
        line[: len(sound)] = sound[:, channel]
        for filtered in (line, *(np.convolve(line, taps, mode="same") for taps in _between())):
            np.maximum(peaks, np.abs(filtered).reshape(blocks, _BLOCK).max(axis=1), out=peaks)
    return peaks


def _between() -> list[Sound]:
    """Return the filters that read the sound a quarter, a half, three quarters on."""
    filters = []
    for phase in range(1, _PHASES):
        place = np.arange(-_TAPS, _TAPS + 1) - phase / _PHASES
        taps = np.sinc(place) * np.cos(np.pi * place / (2 * _TAPS + 2)) ** 2
        filters.append(np.asarray(taps / taps.sum()))
    return filters


def _gliding(sound: Sound, rate: int, *, window: float, step: float) -> Sound:
    """Return the power of all channels behind the K filter: a shelf and a high pass."""
    size = 1 << (len(sound) + rate // 2).bit_length()
    weight = _weight(size, rate)
    squares = np.zeros(len(sound))
    for channel in range(sound.shape[1]):
        heard = np.fft.irfft(np.fft.rfft(sound[:, channel], size) * weight, size)
        squares += heard[: len(sound)] ** 2
    total = np.concatenate(([0.0], np.cumsum(squares)))
    width, stride = round(window * rate), round(step * rate)
    starts = np.arange(0, max(1, len(sound) - width + 1), stride)
    ends = np.minimum(starts + width, len(sound))
    return np.asarray((total[ends] - total[starts]) / width)


@lru_cache(maxsize=1)  # a film is measured three times while it is mastered
def _weight(size: int, rate: int) -> npt.NDArray[np.complex128]:
    """Return the K filter as what each frequency of a transform is multiplied with."""
    turn = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    return _shelf(rate, turn) * _high_pass(rate, turn)


def _shelf(rate: int, turn: npt.NDArray[np.complex128]) -> npt.NDArray[np.complex128]:
    k = math.tan(math.pi * 1681.974450955533 / rate)
    quality, high = 0.7071752369554196, 10.0 ** (3.999843853973347 / 20.0)
    band = high**0.4996667741545416
    b = (high + band * k / quality + k * k, 2 * (k * k - high), high - band * k / quality + k * k)
    a = (1 + k / quality + k * k, 2 * (k * k - 1), 1 - k / quality + k * k)
    return _response(b, a, turn)


def _high_pass(rate: int, turn: npt.NDArray[np.complex128]) -> npt.NDArray[np.complex128]:
    k = math.tan(math.pi * 38.13547087602444 / rate)
    quality = 0.5003270373238773
    a = (1 + k / quality + k * k, 2 * (k * k - 1), 1 - k / quality + k * k)
    scale = a[0]  # the standard's numerator is 1, -2, 1 over a normalised denominator
    return _response((scale, -2 * scale, scale), a, turn)


def _response(
    b: tuple[float, float, float],
    a: tuple[float, float, float],
    turn: npt.NDArray[np.complex128],
) -> npt.NDArray[np.complex128]:
    top = b[0] + turn * (b[1] + turn * b[2])
    return np.asarray(top / (a[0] + turn * (a[1] + turn * a[2])))


def _power(level: float) -> float:
    return float(10.0 ** ((level + 0.691) / 10.0))


def _level(power: float) -> float:
    return -0.691 + 10.0 * math.log10(power)
