"""Each criterion passes on a film that keeps it, and fails on one that does not."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from slapstick.cut.captions import Caption
from slapstick.cut.film import beside, make_film
from slapstick.cut.look import Iris
from slapstick.cut.strip import Frame
from slapstick.cut.timeline import Cue
from slapstick.cut.verify import CHECKS, reel, stage, verify_film
from slapstick.cut.verify.evidence import Check, Evidence
from slapstick.errors import BadRequest
from slapstick.model import Card, Hit
from tests.cut.troupe import PRINTED, PlainLook, rushing, short_plot

FPS = 9


@pytest.fixture(scope="module")
def mp4(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("film") / "trip.mp4"
    make_film(short_plot(), out, fps=FPS, crew=PRINTED)
    return out


@pytest.fixture
def film(mp4: Path, tmp_path: Path) -> Evidence:
    """Return a film that may be damaged."""
    for path in (mp4, *beside(mp4)):
        shutil.copy(path, tmp_path)
    return Evidence(tmp_path / mp4.name, PRINTED)


def with_cues(film: Evidence, change: Callable[[Cue], Cue]) -> Evidence:
    cues = tuple(change(cue) for cue in film.record.cues)
    film.record = replace(film.record, cues=cues)
    return film


def with_card(film: Evidence, **changes: Any) -> Evidence:
    def changed(cue: Cue) -> Cue:
        if cue.beat.id != "title" or cue.beat.card is None:
            return cue
        return replace(cue, beat=replace(cue.beat, card=replace(cue.beat.card, **changes)))

    return with_cues(film, changed)


def with_seen(film: Evidence, name: str, value: object) -> Evidence:
    film.__dict__[name] = value
    return film


def refused(check: Check, words: str = "") -> bool:
    return not check.passed and words in check.measured


def test_a_good_film_passes_every_check(mp4: Path) -> None:
    checks = verify_film(mp4, crew=PRINTED)
    assert [check.id for check in checks] == [f"A{number}" for number in range(1, 14)]
    assert all(check.passed for check in checks), [c for c in checks if not c.passed]
    assert all(check.measured and check.limit and check.title for check in checks)
    assert len(CHECKS) == 13


def test_a_film_without_its_sidecar_cannot_be_verified(film: Evidence) -> None:
    beside(film.mp4)[0].unlink()
    with pytest.raises(BadRequest, match="cannot verify"):
        verify_film(film.mp4, crew=PRINTED)


def test_a1_fails_on_a_film_of_another_length(film: Evidence) -> None:
    assert refused(reel.length(Evidence(film.mp4, PRINTED, 90.0)))
    film.reel = replace(film.reel, sound_seconds=15.8)
    assert refused(reel.length(film))


def test_a1_fails_when_the_sidecar_counts_other_frames(film: Evidence) -> None:
    assert refused(reel.length(with_cues(film, lambda cue: replace(cue, frames=cue.frames - 1))))


def test_a2_fails_when_the_strongest_hit_stands_elsewhere(film: Evidence) -> None:
    def weakened(cue: Cue) -> Cue:
        return replace(
            cue, hits=tuple(Hit(hit.time, 1 if cue.beat.id == "peak" else 2) for hit in cue.hits)
        )

    assert refused(reel.summit(with_cues(film, weakened)), "hit at ")


def test_a2_fails_when_the_noise_is_elsewhere(film: Evidence) -> None:
    film.sound[: 3 * 44_100] *= 8
    assert refused(reel.summit(film), "loudest at 1.")


def test_a2_fails_when_the_bustle_is_elsewhere(film: Evidence) -> None:
    film.motion[3 * FPS : 6 * FPS] = 99
    assert refused(reel.summit(film), "loudest at 11")


def test_a3_fails_on_a_gag_without_a_hit(film: Evidence) -> None:
    assert refused(stage.timing(with_cues(film, lambda cue: replace(cue, hits=()))), "no hit")


def test_a3_fails_on_a_hit_without_a_wind_up(film: Evidence) -> None:
    early = with_cues(film, lambda cue: replace(cue, hits=(Hit(1 / FPS, 2),)))
    assert refused(stage.timing(early), "before its hit")


def test_a3_fails_when_bodies_move_after_the_hit(film: Evidence) -> None:
    film.crew = film.crew._replace(repertoire=rushing)
    assert refused(stage.timing(film), "bodies move")


def test_a4_fails_when_the_sound_lags(film: Evidence) -> None:
    late = np.roll(film.sound, round(0.15 * 44_100), axis=0)
    assert refused(reel.sync(with_seen(film, "sound", late)))


def test_a4_fails_on_a_silent_film(film: Evidence) -> None:
    assert refused(reel.sync(with_seen(film, "sound", film.sound[:100])))


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"text": "One two three four five six seven"}, "stands 2.0 s"),
        ({"text": " ".join(["a"] * 13)}, "13 words"),
        ({"text": "Incomprehensibilities Counterrevolutionaries"}, "letters a second"),
        ({"text": "字幕"}, "no font can print"),
    ],
)
def test_a5_fails_on_a_card_that_cannot_be_read(
    film: Evidence, changes: dict[str, str], complaint: str
) -> None:
    check = stage.cards(with_card(film, **changes))
    assert refused(check, complaint), check.measured


def _grey_card(card: Card, seed: int) -> Frame:
    picture = np.full((720, 960), 40, np.uint8)
    picture[300:400, 300:600] = 216
    return picture


def _wide_card(card: Card, seed: int) -> Frame:
    picture = np.full((720, 960), 12, np.uint8)
    picture[300:400, 20:600] = 240
    return picture


def _blank_card(card: Card, seed: int) -> Frame:
    return np.full((720, 960), 12, np.uint8)


@pytest.mark.parametrize(
    ("draw", "complaint"),
    [(_grey_card, "contrast"), (_wide_card, "title-safe"), (_blank_card, "no words")],
)
def test_a5_fails_on_a_card_that_is_drawn_badly(
    film: Evidence, draw: Callable[[Card, int], Frame], complaint: str
) -> None:
    film.crew = film.crew._replace(draw_card=draw)
    assert refused(stage.cards(film), complaint)


def test_a5_fails_on_a_film_of_cards(film: Evidence) -> None:
    film.reel = replace(film.reel, seconds=10.0)
    assert refused(stage.cards(film), "40 % of the film")


def test_a6_fails_when_a_quarter_of_the_picture_flashes(film: Evidence) -> None:
    tiles = film.tiles.copy()
    tiles[20:40:2, :45, :60] = 255
    tiles[21:40:2, :45, :60] = 0
    assert refused(reel.flashes(with_seen(film, "tiles", tiles)))


class _Flicker(PlainLook):
    def __call__(
        self, picture: Frame, index: int, iris: Iris | None = None, fade: float = 1.0
    ) -> Frame:
        return (picture * (1.0 if index % 2 else 0.85)).astype(np.uint8)


class _Weave(PlainLook):
    def __call__(
        self, picture: Frame, index: int, iris: Iris | None = None, fade: float = 1.0
    ) -> Frame:
        return np.roll(picture, 3 * (index % 2), axis=1)


class _Scratch(PlainLook):
    def __call__(
        self, picture: Frame, index: int, iris: Iris | None = None, fade: float = 1.0
    ) -> Frame:
        aged = picture.copy()
        aged[:, 480] = 200
        return aged


class _Snow(PlainLook):
    def __call__(
        self, picture: Frame, index: int, iris: Iris | None = None, fade: float = 1.0
    ) -> Frame:
        noise = np.random.default_rng(index).normal(0, 9, picture.shape)
        return np.clip(picture + noise, 0, 255).astype(np.uint8)


@pytest.mark.parametrize(
    ("look", "complaint"),
    [
        (PlainLook, "grain 0.0"),
        (_Flicker, "flicker 8"),
        (_Weave, "weave 3 px"),
        (_Scratch, "scratches 100 %"),
        (_Snow, "grain 8.9"),
    ],
)
def test_a7_fails_on_another_look(film: Evidence, look: type[PlainLook], complaint: str) -> None:
    film.crew = film.crew._replace(look=look)
    check = stage.look(film)
    assert refused(check, complaint), check.measured


def test_a8_fails_when_joints_jump_and_feet_skate(film: Evidence) -> None:
    film.crew = film.crew._replace(repertoire=rushing)
    check = stage.acting(film)
    assert refused(check, "jumps")
    assert "skates" in check.measured


def test_a8_fails_when_the_hero_is_small_or_away_or_frozen(film: Evidence) -> None:
    acted = film.acted[0]
    assert refused(stage.acting(with_seen(film, "acted", (acted._replace(drawn=()),))))
    still = acted._replace(motion=np.zeros(len(acted.drawn)))
    assert refused(stage.acting(with_seen(film, "acted", (still,))), "frozen")


def test_a9_fails_when_too_loud_too_soft_clipped_or_silent(film: Evidence) -> None:
    sound = film.sound
    assert reel.loudness(film).passed
    for wrong in (sound * 1.4, sound * 0.7):
        assert refused(reel.loudness(with_seen(film, "sound", wrong)))
    gap = sound.copy()
    gap[44_100 : 3 * 44_100] = 0
    assert refused(reel.loudness(with_seen(film, "sound", gap)), "2.0 s of silence")
    peak = sound.copy()
    peak[1000] = 1.2
    assert refused(reel.loudness(with_seen(film, "sound", peak)))


def test_a10_fails_when_chapters_captions_or_metadata_are_missing(film: Evidence) -> None:
    whole = film.reel
    film.reel = replace(whole, chapters=whole.chapters[1:])
    assert refused(reel.words(film), "4 chapters for 5 beats")
    film.reel = replace(whole, captions=whole.captions[:-1])
    assert refused(reel.words(film), "'end' is not captioned in the file")
    film.reel = replace(whole, metadata=())
    assert refused(reel.words(film), "names no generator")
    film.reel = replace(whole, faststart=False)
    assert refused(reel.words(film), "index")


def test_a10_fails_when_the_caption_file_is_broken_gone_or_another_s(film: Evidence) -> None:
    text = film.caption_path.read_text("utf-8")
    film.caption_path.write_text(text.replace("WEBVTT", "CAPTIONS"), "utf-8")
    assert refused(reel.words(film), "WEBVTT")
    film.caption_path.write_text(text.replace("struck", "kissed"), "utf-8")
    assert refused(reel.words(film), "other words")
    film.caption_path.unlink()
    assert refused(reel.words(film), "trip.vtt")


def test_a11_fails_on_a_file_that_is_too_large(film: Evidence) -> None:
    with film.mp4.open("r+b") as file:
        file.truncate(10_000_001)
    assert refused(reel.weight(film))


def test_a12_fails_when_pictures_or_sound_are_not_those_of_the_record(film: Evidence) -> None:
    record = film.record
    wrong = ("0" * 64, *record.digests[1:])
    film.record = replace(record, digests=wrong, pcm_digest="0" * 64)
    check = stage.sameness(film)
    assert refused(check, "'title' is drawn differently")
    assert "digest is not that of its beats" in check.measured
    assert "score is played differently" in check.measured


def test_a13_fails_when_segments_cannot_be_told_apart(film: Evidence) -> None:
    assert stage.thrift(film).passed
    one = film.record.cues[0]
    film.record = replace(film.record, cues=(one, one))
    assert refused(stage.thrift(film))


def test_captions_of_the_record_are_those_of_the_file(film: Evidence) -> None:
    assert [caption.text for caption in film.reel.captions] == [
        caption.text for caption in film.record.captions
    ]
    assert isinstance(film.reel.captions[0], Caption)
