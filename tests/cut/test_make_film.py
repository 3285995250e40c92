from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from slapstick.cut import sidecar
from slapstick.cut.encode import read_reel
from slapstick.cut.film import beside, make_film
from slapstick.errors import BadRequest
from slapstick.model import Film, Plot
from tests.cut.troupe import FAKES, card_beat, gag_beat, tiny_plot

FPS = 6


def make(out: Path, plot: Plot | None = None, workers: int = 1, cache: Path | None = None) -> Film:
    return make_film(plot or tiny_plot(), out, workers=workers, fps=FPS, cache=cache, crew=FAKES)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Film:
    """Return a film that nobody changes."""
    return make(tmp_path_factory.mktemp("film") / "out" / "trip.mp4")


def test_a_film_is_written_with_its_sidecar_its_captions_and_its_score(made: Film) -> None:
    film, out = made, Path(made.path).parent
    assert sorted(path.name for path in out.iterdir()) == [
        "trip.film.json",
        "trip.mid",
        "trip.mp4",
        "trip.vtt",
    ]
    assert (film.frames, film.seconds, film.rendered) == (24, 4.0, 24)
    assert film.size == Path(film.path).stat().st_size
    assert read_reel(Path(film.path)).frames == 24


def test_one_worker_and_two_make_the_same_film(tmp_path: Path) -> None:
    one, two = make(tmp_path / "a.mp4"), make(tmp_path / "b.mp4", workers=2)
    assert one.frames_digest == two.frames_digest
    assert one.pcm_digest == two.pcm_digest
    assert (tmp_path / "a.mp4").read_bytes() == (tmp_path / "b.mp4").read_bytes()
    assert (tmp_path / "a.film.json").read_bytes() == (tmp_path / "b.film.json").read_bytes()


def test_an_edited_card_is_the_only_segment_drawn_anew(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = make(tmp_path / "film.mp4", cache=cache)
    again = make(tmp_path / "film.mp4", cache=cache)
    edited = make(tmp_path / "film.mp4", tiny_plot("B trip"), cache=cache)
    assert (first.rendered, again.rendered, edited.rendered) == (24, 0, FPS)
    assert again.frames_digest == first.frames_digest != edited.frames_digest
    assert edited.pcm_digest == first.pcm_digest


def test_a_longer_card_moves_the_others_without_drawing_them(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    beats = (card_beat("title", 0.0, 2.0, "A"), gag_beat("gag", 2.0, 2.0))
    moved = (card_beat("title", 0.0, 3.0, "A"), gag_beat("gag", 3.0, 2.0))
    make(tmp_path / "film.mp4", Plot("x", "x", beats, 1), cache=cache)
    assert make(tmp_path / "film.mp4", Plot("x", "x", moved, 1), cache=cache).rendered == 3 * FPS


def test_a_damaged_segment_in_the_cache_is_drawn_again(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = make(tmp_path / "film.mp4", cache=cache)
    broken = min(cache.glob("*.mp4"))
    broken.write_bytes(broken.read_bytes()[:-100])
    again = make(tmp_path / "film.mp4", cache=cache)
    assert 0 < again.rendered < 24
    assert again.frames_digest == first.frames_digest


def test_progress_is_told_in_frames_up_to_the_last(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    make_film(
        tiny_plot(), tmp_path / "film.mp4", fps=FPS, crew=FAKES,
        progress=lambda done, total: heard.append((done, total)),
    )  # fmt: skip
    assert heard[0] == (0, 24)
    assert heard[-1] == (24, 24)
    assert heard == sorted(heard)


@pytest.mark.parametrize("workers", [1, 2])
def test_an_interrupted_film_leaves_the_old_one_whole(tmp_path: Path, workers: int) -> None:
    out = tmp_path / "film.mp4"
    make(out)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def interrupt(done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_film(
            tiny_plot("Other words"), out, workers=workers, fps=FPS, crew=FAKES, progress=interrupt
        )
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_puppet_gag_that_nobody_knows_is_named_with_the_nearest(tmp_path: Path) -> None:
    beat = gag_beat("gag", 0.0, 2.0)
    assert beat.staging is not None
    plot = Plot("x", "x", (replace(beat, staging=replace(beat.staging, puppet="tumbel")),), 1)
    with pytest.raises(BadRequest, match="tumbel") as caught:
        make(tmp_path / "film.mp4", plot)
    assert caught.value.help_text == "did you mean 'tumble'?"
    assert not list(tmp_path.iterdir())


def test_a_plot_without_beats_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="no beats"):
        make(tmp_path / "film.mp4", Plot("x", "x", (), 1))


def test_the_sidecar_tells_everything_and_names_no_place_on_this_machine(made: Film) -> None:
    film, out = made, Path(made.path)
    record_path, _ = beside(out)
    text = record_path.read_text("utf-8")
    told = json.loads(text)
    assert str(out.parent) not in text
    assert told["frames_digest"] == film.frames_digest
    (hit,) = told["beats"][1]["hits"]
    assert hit["frame"] == FPS + round(hit["time"] * FPS)
    assert told["beats"][1]["staging"]["puppet"] == "tumble"
    assert told["seed"] == 42


def test_a_sidecar_can_be_read_back_into_what_was_filmed(made: Film) -> None:
    text = beside(Path(made.path))[0].read_text("utf-8")
    record = sidecar.read(text)
    assert record.plot == tiny_plot()
    assert record.frames == 24
    assert sidecar.plot_digest(record.plot) == record.plot_digest
    assert sidecar.write(record) == text


@pytest.mark.parametrize("text", ["", "{}", '{"format": "slapstick-film/0"}', "[1, 2]"])
def test_what_is_no_sidecar_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="sidecar"):
        sidecar.read(text)
