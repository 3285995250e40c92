from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from slapstick.cut.captions import Caption
from slapstick.cut.encode import (
    Chapter,
    Frame,
    Sheet,
    playable_seconds,
    print_segment,
    read_pictures,
    read_reel,
    read_sound,
    splice,
)
from slapstick.cut.score.notes import RATE


def frames(count: int, tone: int) -> Iterator[Frame]:
    for index in range(count):
        picture = np.full((720, 960), tone, np.uint8)
        picture[100:200, 20 * index : 20 * index + 60] = 255 - tone
        yield picture


def sheet(seconds: float) -> Sheet:
    time = np.arange(round(seconds * RATE)) / RATE
    line = np.round(8000 * np.sin(2 * np.pi * 440 * time)).astype(np.int16)
    return Sheet(
        fps=18,
        pcm=np.stack([line, line], axis=1),
        chapters=[Chapter("The ladder", 0.0, 0.5), Chapter("The pie", 0.5, seconds)],
        captions=[Caption(0.0, 0.5, "He {climbs}."), Caption(0.5, seconds, "Ça alors “!”")],
        metadata=[("title", "A Trip"), ("comment", "generator: slapstick")],
    )


def film(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    parts = [folder / "a.mp4", folder / "b.mp4"]
    print_segment(parts[0], frames(9, 60), 18)
    print_segment(parts[1], frames(18, 200), 18)
    splice(folder / "film.mp4", parts, sheet(1.5))
    return folder / "film.mp4"


def test_a_film_says_what_it_holds(tmp_path: Path) -> None:
    reel = read_reel(film(tmp_path))
    assert (reel.seconds, reel.frames, reel.fps) == (1.5, 27, Fraction(18))
    assert reel.sound_seconds == pytest.approx(1.5, abs=0.001)
    assert reel.size == (1280, 720)
    assert reel.codecs[:3] == ("h264", "aac", "mov_text")
    assert reel.chapters == (Chapter("The ladder", 0.0, 0.5), Chapter("The pie", 0.5, 1.5))
    assert reel.captions == (Caption(0.0, 0.5, "He (climbs)."), Caption(0.5, 1.5, "Ça alors “!”"))
    assert dict(reel.metadata)["title"] == "A Trip"
    assert reel.faststart


def test_pictures_come_back_in_order_as_they_were_drawn(tmp_path: Path) -> None:
    seen = list(read_pictures(film(tmp_path)))
    drawn = [*frames(9, 60), *frames(18, 200)]
    assert len(seen) == len(drawn)
    for ours, theirs in zip(drawn, seen, strict=True):
        assert np.abs(ours.astype(int) - theirs).mean() < 3


def test_sound_comes_back_where_it_was(tmp_path: Path) -> None:
    sound, rate = read_sound(film(tmp_path))
    first = np.flatnonzero(np.abs(sound[:, 0]) > 0.1)[0]
    assert rate == RATE
    assert first / rate < 0.01
    assert np.abs(sound).max() == pytest.approx(8000 / 32768, abs=0.03)


def test_the_same_film_is_the_same_bytes(tmp_path: Path) -> None:
    assert film(tmp_path / "one").read_bytes() == film(tmp_path / "two").read_bytes()


def test_segments_of_other_making_are_not_spliced(tmp_path: Path) -> None:
    parts = [tmp_path / "a.mp4", tmp_path / "b.mp4"]
    print_segment(parts[0], frames(4, 60), 18)
    print_segment(parts[1], frames(4, 60), 25)
    with pytest.raises(ValueError, match="other options"):
        splice(tmp_path / "film.mp4", parts, sheet(0.5))


def test_what_is_no_film_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"not a film at all")
    with pytest.raises(ValueError, match="no film"):
        read_reel(path)


@pytest.mark.parametrize(
    ("bound", "words"),
    [("_MOST_PICTURES", "more than 3 pictures"), ("_MOST_POINTS", "pictures are 1280 x 720")],
)
def test_a_clip_that_is_far_too_large_is_not_decoded_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str, words: str
) -> None:
    path = tmp_path / "clip.mp4"
    print_segment(path, frames(8, 60), 4)
    assert playable_seconds(path) == 2.0
    monkeypatch.setattr(f"slapstick.cut.encode.{bound}", 3)
    with pytest.raises(ValueError, match=words):
        playable_seconds(path)
