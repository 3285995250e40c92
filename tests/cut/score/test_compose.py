from __future__ import annotations

from itertools import pairwise

import pytest

from slapstick.cut.score import stings
from slapstick.cut.score.compose import compose
from slapstick.cut.score.moods import MOODS, chord_of, is_chord, mood_named
from slapstick.cut.score.notes import Passage, Score
from slapstick.model import Hit


def film(*, seed: int = 7) -> tuple[list[Passage], Score]:
    passages = [
        Passage(0.0, 4.0, "title", card=True),
        Passage(4.0, 14.0, "stroll", (Hit(8.0, 1), Hit(12.0, 2)), figure="slip"),
        Passage(14.0, 17.0, "misterioso", card=True),
        Passage(17.0, 29.0, "chase", (Hit(21.2, 2), Hit(26.5, 4)), figure="chase"),
        Passage(29.0, 36.0, "pathos", (Hit(33.0, 1),), figure="slip", reversed=True),
        Passage(36.0, 40.0, "finale", card=True),
    ]
    return passages, compose(passages, seed)


def hits_of(passages: list[Passage]) -> list[Hit]:
    return [hit for passage in passages for hit in passage.hits]


def test_the_piano_strikes_exactly_on_every_hit() -> None:
    passages, score = film()
    for hit in hits_of(passages):
        blow = [note for note in score.notes if note.start == hit.time]
        assert len(blow) >= 4
        assert min(note.velocity for note in blow) > 100
        assert [stroke for stroke in score.strokes if stroke.start == hit.time]


def test_a_harder_hit_is_struck_with_more_keys() -> None:
    _, score = film()
    keys = {
        strength: sum(note.start == time for note in score.notes)
        for time, strength in ((8.0, 1), (12.0, 2), (26.5, 4))
    }
    assert keys[1] < keys[2] < keys[4]


def test_the_piano_rests_after_a_hit_so_that_the_audience_can_laugh() -> None:
    passages, score = film()
    for hit in hits_of(passages):
        quiet = hit.time + stings.breath(hit)
        assert stings.breath(hit) >= 0.42
        assert not [note for note in score.notes if hit.time < note.start < quiet - 0.01]


def test_hands_run_up_to_a_hit() -> None:
    _, score = film()
    run = [note for note in score.notes if 26.5 - 0.3 <= note.start < 26.5]
    steps = [b.pitch - a.pitch for a, b in pairwise(run)]
    assert len(run) >= 5
    assert all(step > 0 for step in steps) or all(step < 0 for step in steps)
    assert [note.velocity for note in run] == sorted(note.velocity for note in run)


def test_every_hit_begins_an_eighth_and_every_passage_a_bar() -> None:
    passages, score = film()
    for passage in passages:
        assert any(abs(bar - passage.start) < 1e-9 for bar in score.bars)
    for hit in hits_of(passages):
        before = max(bar for bar in score.bars if bar <= hit.time + 1e-9)
        after = min((bar for bar in score.bars if bar > hit.time + 1e-9), default=score.seconds)
        assert 0.3 < after - before < 3.0


def test_the_film_is_played_loudest_around_its_strongest_hit() -> None:
    _, score = film()
    plain = [note for note in score.notes if note.velocity < 112]
    weight = {
        window: sum(note.velocity**2 for note in plain if window <= note.start < window + 2)
        for window in range(0, 38, 2)
    }
    loudest = max(weight, key=lambda window: weight[window])
    assert abs(loudest + 1 - 26.5) <= 3


def test_words_are_read_over_softer_music_than_gags_are_played_to() -> None:
    _, score = film()

    def mean(start: float, end: float) -> float:
        played = [note.velocity for note in score.notes if start <= note.start < end]
        return sum(played) / len(played)

    assert mean(14.0, 17.0) < mean(4.0, 7.0) < mean(23.0, 26.0)


def test_no_second_is_without_a_note_but_the_last() -> None:
    _, score = film()
    starts = [0.0, *(note.start for note in score.notes)]
    assert max(b - a for a, b in pairwise(starts)) < 1.5


def test_a_seed_gives_the_same_score_twice_and_another_seed_another_one() -> None:
    assert film()[1] == film()[1]
    scores = [film(seed=seed)[1] for seed in range(8)]
    assert len({score.notes for score in scores}) == 8
    assert len({score.key for score in scores}) >= 3


def test_a_gag_that_returns_brings_its_tune_and_a_reversed_one_turns_it_round() -> None:
    def tune(reverse: bool) -> list[int]:
        passages = [
            Passage(0.0, 8.0, "stroll", (Hit(4.0, 1),), figure="slip"),
            Passage(8.0, 20.0, "stroll", (Hit(12.0, 1),), figure="slip", reversed=reverse),
        ]
        score = compose(passages, 3)
        return [note.pitch for note in score.notes if 12.5 < note.start < 16]

    assert tune(False) != tune(True)


@pytest.mark.parametrize("mood", sorted(MOODS))
def test_each_mood_sounds_unlike_the_others_and_stays_on_the_keyboard(mood: str) -> None:
    score = compose([Passage(0.0, 12.0, mood, (Hit(8.4, 3),))], 5)
    assert all(28 <= note.pitch <= 96 and 1 <= note.velocity <= 127 for note in score.notes)
    assert all(note.seconds > 0 and 0 <= note.start < 12 for note in score.notes)
    others = {
        tuple(compose([Passage(0.0, 12.0, other, (Hit(8.4, 3),))], 5).notes)
        for other in MOODS
        if other != mood
    }
    assert score.notes not in others


@pytest.mark.parametrize("seconds", [0.5, 1.0, 1.5, 2.5, 30.0])
def test_passages_of_any_length_can_be_played(seconds: float) -> None:
    hit = Hit(0.6 * seconds, 2)
    score = compose([Passage(0.0, seconds, "chase", (hit,), figure="slip")], 1)
    assert score.notes
    assert score.seconds == seconds


def test_the_table_of_moods_uses_only_chords_that_exist() -> None:
    symbols = {
        half
        for mood in MOODS.values()
        for progression in mood.progressions
        for bar in progression.split()
        for half in bar.split("/")
    }
    assert all(is_chord(symbol) for symbol in symbols)
    assert chord_of("V7", 5).root == 0
    assert not is_chord("XIII")


def test_a_word_nobody_knows_is_a_stroll() -> None:
    assert mood_named("boisterous") is MOODS["stroll"]
    assert mood_named("hurry") is MOODS["chase"]
