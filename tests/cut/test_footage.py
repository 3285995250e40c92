from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt
import pytest

from slapstick.cut.encode import read_pictures, read_reel
from slapstick.cut.film import beside, make_film
from slapstick.cut.footage import (
    Filmed,
    Footage,
    Origin,
    Reel,
    Unusable,
    measure,
    pictures,
    speed,
)
from slapstick.cut.timeline import Cue, first_frame, frames_of
from slapstick.cut.verify import verify_film
from slapstick.errors import BadRequest
from slapstick.model import Film
from tests.cut.troupe import FAKES, gag_beat, tiny_plot

FPS = 6
Picture = npt.NDArray[np.uint8]


def gradual(index: int, high: int, wide: int) -> Picture:
    """Return a picture that gets lighter with every frame."""
    return np.full((high, wide), min(255, 20 + 4 * index), np.uint8)


def halves(index: int, high: int, wide: int) -> Picture:
    """Return a picture that is black above and white below."""
    picture = np.zeros((high, wide), np.uint8)
    picture[high // 2 :] = 255
    return picture


def film(
    path: Path,
    size: tuple[int, int] = (320, 240),
    fps: int = 24,
    seconds: float = 2.0,
    paint: Callable[[int, int, int], Picture] = gradual,
    codec: str = "mpeg4",
) -> Footage:
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream(codec, rate=fps)
        (stream.width, stream.height), stream.pix_fmt = size, "yuv420p"
        for index in range(round(seconds * fps)):
            grey = paint(index, size[1], size[0])
            frame = av.VideoFrame.from_ndarray(np.stack([grey] * 3, axis=2), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return footage_of(path)


def footage_of(path: Path) -> Footage:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Footage(path, Origin("01-gag", "openai-videos", "film", digest))


def shown(footage: Footage, seconds: float = 2.0, pace: float = 1.0, fps: int = FPS) -> Picture:
    frames = round(seconds * fps)
    cue = Cue(gag_beat("gag", 0.0, seconds), 0, frames, fps)
    return np.stack(list(pictures([Filmed(footage, pace)], cue)))


@pytest.mark.parametrize(
    ("size", "fps", "codec", "suffix"),
    [
        ((320, 180), 24, "mpeg4", "mp4"),
        ((208, 120), 16, "mpeg4", "mp4"),
        ((320, 180), 30, "libx264", "mov"),
        ((256, 256), 8, "mpeg4", "mkv"),
        ((320, 240), 25, "libvpx-vp9", "webm"),
        ((90, 160), 24, "mpeg4", "mp4"),
    ],
)
def test_any_size_rate_and_container_becomes_the_frames_of_the_beat(
    tmp_path: Path, size: tuple[int, int], fps: int, codec: str, suffix: str
) -> None:
    clip = film(tmp_path / f"clip.{suffix}", size, fps, 2.0, codec=codec)
    found = shown(clip)
    assert found.shape == (2 * FPS, 720, 960)
    tones = found[:, 360, 480].astype(int)
    assert (np.diff(tones) > 0).all()
    assert (found == shown(clip)).all()


def test_a_wide_clip_is_cropped_and_a_portrait_is_shown_whole_between_black(
    tmp_path: Path,
) -> None:
    wide = shown(film(tmp_path / "wide.mp4", (320, 180), paint=halves))[3]
    tall = shown(film(tmp_path / "tall.mp4", (90, 160), paint=halves))[3]
    assert wide[100].max() < 20 < 235 < wide[600].min()
    assert tall[600, 480] > 235
    assert tall[600, :250].max() < 20 > tall[600, -250:].max()


def test_black_stays_black_and_white_stays_white(tmp_path: Path) -> None:
    picture = shown(film(tmp_path / "clip.mp4", paint=halves))[2]
    assert (picture[100].min(), picture[600].max()) == (0, 255)


def test_a_clip_that_is_a_little_short_holds_its_last_picture(tmp_path: Path) -> None:
    found = shown(film(tmp_path / "clip.mp4", seconds=1.5))
    assert len(found) == 2 * FPS
    assert (found[-1] == found[-2]).all()


def test_undercranked_action_passes_faster(tmp_path: Path) -> None:
    clip = film(tmp_path / "clip.mp4", seconds=3.0)
    plain, fast = shown(clip), shown(clip, pace=1.5)
    assert abs(int(fast[6, 0, 0]) - int(plain[9, 0, 0])) <= 8 < plain[9, 0, 0] - plain[6, 0, 0]


@pytest.mark.parametrize("fps", [5, 6, 18])
@pytest.mark.parametrize("start", [0.0, 0.3, 7.9])
def test_several_clips_fill_a_beat_to_the_frame(tmp_path: Path, fps: int, start: float) -> None:
    """Each begins on the film's own grid where the one before it ends."""
    dark, light = (film(tmp_path / f"{name}.mp4", paint=flat(name)) for name in (0, 255))
    beat = gag_beat("gag", start, 2.9)
    cue = Cue(beat, first_frame(beat, fps), frames_of(beat, fps), fps)
    reel = [Filmed(dark._replace(ends=1.1), 1.0), Filmed(light._replace(begins=1.1), 1.0)]
    found = np.stack(list(pictures(reel, cue)))[:, 360, 480]
    cut = math.floor((start + 1.1) * fps + 0.5) - cue.first
    assert len(found) == cue.frames
    assert found[:cut].max(initial=0) < 20 < 235 < found[cut:].min()


def flat(tone: int) -> Callable[[int, int, int], Picture]:
    return lambda _, high, wide: np.full((high, wide), tone, np.uint8)


@pytest.mark.parametrize(
    ("mood", "seconds", "pace"),
    [
        ("chase", 8.0, 1.4),
        ("chase", 5.0, 1.25),
        ("stroll", 8.0, 1.15),
        ("pathos", 8.0, 1.0),
        ("pathos", 3.8, 0.95),
    ],
)
def test_a_clip_is_undercranked_as_its_mood_wants_and_its_length_allows(
    mood: str, seconds: float, pace: float
) -> None:
    assert speed(seconds, gag_beat("gag", 0.0, 4.0, mood)) == pace


def test_a_clip_much_shorter_than_its_beat_is_unusable() -> None:
    with pytest.raises(Unusable, match=r"plays 2\.0 s, and its beat lasts 4 s"):
        speed(2.0, gag_beat("gag", 0.0, 4.0))


def test_a_clip_of_a_part_of_a_beat_is_measured_by_that_part() -> None:
    beat = gag_beat("gag", 0.0, 4.0, "pathos")
    part = Footage(Path("x"), Origin("01-gag-b", "xai", "m", ""), 2.5, 4.0)
    assert speed(2.0, beat, part) == 1.0
    with pytest.raises(Unusable, match=r"plays 1\.0 s, and what it shows lasts 1\.5 s"):
        speed(1.0, beat, part)


def test_what_is_no_film_is_unusable(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(b'{"error": "not ready"}')
    with pytest.raises(Unusable, match="cannot be read") as caught:
        measure(path)
    assert str(tmp_path) not in str(caught.value)


def test_a_clip_that_breaks_while_it_is_printed_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "clip.mp4"
    broken.write_bytes(b"gone")
    with pytest.raises(BadRequest, match="clip of 01-gag"):
        shown(footage_of(broken))


# ------------------------------------------------------------------ whole films


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache that the films share, so that the piano is played once."""
    return tmp_path_factory.mktemp("store")


def make(folder: Path, footage: Footage | Reel | None, cache: Path) -> Film:
    reel = (footage,) if isinstance(footage, Footage) else footage
    clips = {"gag": reel} if reel else {}
    return make_film(
        tiny_plot(), folder / "trip.mp4", fps=FPS, crew=FAKES, cache=cache, footage=clips
    )


def test_a_film_shows_its_clip_between_the_same_cards(tmp_path: Path, store: Path) -> None:
    clip = film(tmp_path / "clip.mp4", (320, 180), paint=halves, seconds=4.0)
    drawn, filmed = make(tmp_path / "a", None, store), make(tmp_path / "b", clip, store)
    one, two = (list(read_pictures(Path(each.path))) for each in (drawn, filmed))
    assert len(one) == len(two) == 24
    assert all((one[i] == two[i]).all() for i in (2, 3, 20))
    assert two[10][600, 480] > 200 > one[10][600, 200]
    reel = read_reel(Path(filmed.path))
    assert [chapter.title for chapter in reel.chapters] == ["A trip", "one: the pie", "The End"]
    assert reel.captions == read_reel(Path(drawn.path)).captions
    comment = dict(reel.metadata)["comment"]
    assert "1 of 1 shots generated by openai-videos film" in comment


def test_the_sidecar_tells_who_filmed_what(tmp_path: Path, store: Path) -> None:
    clip = film(tmp_path / "clip.mp4")
    made = make(tmp_path, clip, store)
    text = beside(Path(made.path))[0].read_text("utf-8")
    title, gag, _ = json.loads(text)["beats"]
    assert gag["filmed"] == [clip.origin._asdict()]
    assert "filmed" not in title
    assert str(tmp_path) not in text
    checks = {check.id: check for check in verify_film(Path(made.path), crew=FAKES)}
    assert checks["A12"].passed, checks["A12"]
    assert checks["A10"].passed, checks["A10"]
    assert checks["A8"].measured == "hero seen in 100 % of 0 frames"


def test_another_clip_costs_one_segment_and_the_same_one_none(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    one, two = film(tmp_path / "1.mp4"), film(tmp_path / "2.mp4", paint=halves)
    first = make(tmp_path, one, cache)
    again = make(tmp_path, one, cache)
    other = make(tmp_path, two, cache)
    assert (first.rendered, again.rendered, other.rendered) == (24, 0, 2 * FPS)
    assert first.frames_digest == again.frames_digest != other.frames_digest


def test_the_piano_keeps_up_with_an_undercranked_clip(tmp_path: Path) -> None:
    clip = film(tmp_path / "clip.mp4", seconds=4.0)
    plot = tiny_plot()
    title, gag, end = plot.beats
    chase = replace(plot, beats=(title, replace(gag, mood="chase"), end))
    times = []
    for name, clips in (("a", {}), ("b", {"gag": (clip,)})):
        made = make_film(chase, tmp_path / f"{name}.mp4", fps=FPS, crew=FAKES, footage=clips)
        told = json.loads(beside(Path(made.path))[0].read_text("utf-8"))
        times.append(told["beats"][1]["hits"][0]["time"])
    assert times[1] == pytest.approx(times[0] / 1.4, abs=1 / FPS)


def torn(path: Path) -> Footage:
    whole = film(path, paint=lambda i, high, wide: np.random.default_rng(i).integers(
        0, 255, (high, wide), np.uint8))  # fmt: skip
    # The index is moved to the front, as services do: the file opens, and ends too early.
    front = path.with_name("front.mp4")
    with (
        av.open(str(whole.path)) as source,
        av.open(str(front), "w", options={"movflags": "+faststart"}) as target,
    ):
        stream = target.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(video=0):
            if packet.dts is not None:
                packet.stream = stream
                target.mux(packet)
    path.write_bytes(front.read_bytes()[: front.stat().st_size // 2])
    return footage_of(path)


def short(path: Path) -> Footage:
    return film(path, seconds=1.0)


def text(path: Path) -> Footage:
    path.write_bytes(b"<html>busy</html>")
    return footage_of(path)


def test_a_beat_is_filmed_whole_or_drawn_whole(tmp_path: Path, store: Path) -> None:
    good = film(tmp_path / "good.mp4")._replace(ends=0.8)
    bad = text(tmp_path / "bad.mp4")._replace(begins=0.8)
    made = make(tmp_path, (good, bad), store)
    assert [shot for shot, _ in made.unusable] == ["01-gag"]
    assert made.frames_digest == make(tmp_path / "drawn", None, store).frames_digest


@pytest.mark.parametrize("bad", [torn, short, text])
def test_an_unusable_clip_is_named_and_its_beat_is_drawn(
    tmp_path: Path, store: Path, bad: Callable[[Path], Footage]
) -> None:
    made = make(tmp_path, bad(tmp_path / "clip.mp4"), store)
    ((shot, why),) = made.unusable
    assert shot == "01-gag"
    assert "its beat lasts 2 s" in why or "cannot be read" in why
    assert made.frames_digest == make(tmp_path / "drawn", None, store).frames_digest
