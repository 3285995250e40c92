from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from slapstick.cut.score.compose import compose
from slapstick.cut.score.instruments import Piano, noise
from slapstick.cut.score.loudness import integrated, true_peak
from slapstick.cut.score.midi import midi
from slapstick.cut.score.notes import RATE, Passage, Score
from slapstick.cut.score.perform import Pcm, digest, perform
from slapstick.cut.verify.reel import onset, silence
from slapstick.model import Hit

HITS = (Hit(2.5, 1), Hit(4.5, 2), Hit(7.0, 4))


@cache
def score() -> Score:
    passages = [
        Passage(0.0, 5.5, "stroll", HITS[:2], figure="slip"),
        Passage(5.5, 10.0, "chase", HITS[2:], figure="pie"),
    ]
    return compose(passages, 11)


@cache
def sound() -> Pcm:
    return perform(score())


def test_the_sound_is_as_long_as_the_score() -> None:
    assert sound().shape == (10 * RATE, 2)
    assert sound().dtype == np.int16


def test_it_is_as_loud_as_it_should_be_and_never_clips() -> None:
    line = sound() / 32768.0
    assert integrated(line, RATE) == pytest.approx(-16.0, abs=1.0)
    assert true_peak(line) <= -2.0
    assert silence(line) < 0.5


@pytest.mark.parametrize("hit", HITS)
def test_the_blow_is_heard_on_the_hit(hit: Hit) -> None:
    assert abs(onset(sound() / 32768.0, hit.time)) < 0.02


def test_the_same_score_is_the_same_sound() -> None:
    assert digest(perform(score())) == digest(sound())


def test_noise_is_made_of_integers_that_are_the_same_everywhere() -> None:
    made = noise(4, 1)
    assert [round(float(value), 6) for value in made] == [0.234688, -0.454518, -0.454704, -0.263936]
    assert abs(float(noise(10_000, 5).mean())) < 0.03


def test_a_key_struck_harder_is_louder_and_one_held_longer_is_longer() -> None:
    piano = Piano()
    soft, hard = piano.strike(60, 50, 0.5), piano.strike(60, 110, 0.5)
    assert np.abs(hard).max() > 2 * np.abs(soft).max()
    assert len(piano.strike(60, 80, 1.0)) > len(piano.strike(60, 80, 0.5))


@pytest.mark.parametrize("pitch", [31, 45, 60, 74, 90])
def test_each_key_sounds_at_its_pitch(pitch: int) -> None:
    struck = Piano().strike(pitch, 100, 1.5)
    spectrum = np.abs(np.fft.rfft(struck * np.hanning(len(struck)), 1 << 18))
    wanted = 440 * 2 ** ((pitch - 69) / 12)
    # Low strings speak through their overtones: compare the sum over the first five.
    cents = np.arange(-60, 61, 5)

    def strength(off: float) -> float:
        tone = wanted * 2 ** (off / 1200)
        bins = [round(tone * k * (1 << 18) / RATE) for k in range(1, 6)]
        return float(sum(spectrum[one] for one in bins if one < len(spectrum)))

    best = cents[int(np.argmax([strength(float(off)) for off in cents]))]
    assert -25 <= best <= 35


def test_the_score_can_be_written_for_those_who_own_a_piano() -> None:
    written = midi(score())
    assert written[:4] == b"MThd"
    assert written[14:18] == b"MTrk"
    assert int.from_bytes(written[18:22], "big") == len(written) - 22
    assert written.endswith(b"\x00\xff\x2f\x00")
    assert written.count(b"\x99") >= len(score().strokes)
