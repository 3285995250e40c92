from __future__ import annotations

import numpy as np
import pytest

from slapstick.cut.score.loudness import (
    SILENCE,
    Sound,
    curve,
    integrated,
    limit,
    master,
    true_peak,
)

RATE = 44_100


def sine(pitch: float, level: float, seconds: float = 4.0) -> Sound:
    time = np.arange(round(seconds * RATE)) / RATE
    line = 10 ** (level / 20) * np.sin(2 * np.pi * pitch * time)
    return np.stack([line, line], axis=1)


def test_the_standard_s_own_tone_has_the_standard_s_own_loudness() -> None:
    # EBU Tech 3341: a stereo sine of 1 kHz at -23 dBFS measures -23.0 LUFS.
    assert integrated(sine(1000, -23), RATE) == pytest.approx(-23.0, abs=0.1)
    assert integrated(sine(1000, -33), RATE) == pytest.approx(-33.0, abs=0.1)


def test_bass_counts_less_and_treble_more() -> None:
    assert integrated(sine(40, -23), RATE) < -27
    assert integrated(sine(6000, -23), RATE) > -21


def test_pauses_do_not_lower_the_loudness() -> None:
    loud = sine(1000, -20)
    paused = np.concatenate([loud, np.zeros_like(loud)])
    assert integrated(paused, RATE) == pytest.approx(-20, abs=0.3)
    assert integrated(np.zeros((RATE, 2)), RATE) == SILENCE


def test_a_peak_between_two_samples_is_found() -> None:
    time = np.arange(RATE) / RATE
    line = np.sin(2 * np.pi * RATE / 4 * time + np.pi / 4)  # samples at 0.707 of the peak
    peak = true_peak(np.stack([line, line], axis=1))
    assert peak == pytest.approx(0.0, abs=0.3)
    assert 20 * np.log10(np.abs(line).max()) < -2.9


def test_the_limiter_holds_the_ceiling_and_leaves_the_rest_alone() -> None:
    sound = sine(440, -12)
    sound[RATE : RATE + 300] *= 4
    held = limit(sound, -6.0)
    assert true_peak(held) <= -5.9
    assert np.array_equal(held[2 * RATE :], sound[2 * RATE :])


def test_mastering_reaches_the_loudness_under_the_ceiling() -> None:
    ticks = sine(300, -30)
    ticks[:: RATE // 2] += 0.9
    mastered = master(ticks, RATE, loudness=-16.0, ceiling=-2.0)
    assert integrated(mastered, RATE) == pytest.approx(-16.0, abs=0.7)
    assert true_peak(mastered) <= -1.9


def test_the_curve_follows_the_sound_in_time() -> None:
    sound = np.concatenate([sine(1000, -40), sine(1000, -20), sine(1000, -40)])
    levels = curve(sound, RATE, window=1.0, step=0.5)
    assert 4.0 <= float(np.argmax(levels)) * 0.5 + 0.5 <= 8.0
