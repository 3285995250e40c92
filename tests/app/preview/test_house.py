"""A film that follows its files: what is read again, what stays, and what is said of mistakes."""

from __future__ import annotations

import io
import shutil
import wave
from functools import partial
from pathlib import Path

import pytest

from slapstick.app.ground import Ground
from slapstick.app.opening import Wishes
from slapstick.app.planning import read_all
from slapstick.app.preview.house import House
from slapstick.app.snapping import snap_update
from slapstick.errors import BadFiles
from slapstick.model import Scan

TOP = Path(__file__).resolve().parents[3]


class Reader:
    """Reads source code, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, ground: Ground) -> Scan:
        self.times += 1
        return read_all(ground, workers=1)


@pytest.fixture
def root(little: Path) -> Path:
    """Return a repository with a story and a pack of its own."""
    shutil.copy(TOP / "stories" / "the-apprentice.yaml", little / "tale.yaml")
    (little / "pack" / "rules").mkdir(parents=True)
    own = (TOP / "rules" / "concurrency.yaml").read_text("utf-8")
    (little / "pack" / "rules" / "own.yaml").write_text(
        own.replace("slapstick/concurrency", "tea/own"), "utf-8"
    )
    (little / "sora.yaml").write_text("story: ./tale.yaml\npacks: [./pack]\n", "utf-8")
    return little


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def house(root: Path, reader: Reader) -> House:
    return House(root, reader, Wishes())


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def settled(house: House) -> str:
    """Look at the files until they have been still, and return the page."""
    house.look()
    house.look()
    return house.edition.page


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("tale.yaml", "A pencil sits behind his ear", "A chisel sits behind his ear"),
        ("pack/rules/own.yaml", "The apprentice", "The weary apprentice"),
        ("sora.yaml", "story:", "film: {level: low}\nstory:"),
    ],
)
def test_an_edit_is_shown_and_the_source_is_not_read_again(
    root: Path, house: House, reader: Reader, name: str, old: str, new: str
) -> None:
    before = house.edition
    edit(root / name, old, new)

    assert settled(house) != before.page
    assert house.edition.name != before.name
    assert house.edition.problems == ()
    assert reader.times == 1


def test_what_changes_what_is_read_has_the_source_read_again(
    root: Path, house: House, reader: Reader
) -> None:
    edit(root / "sora.yaml", "story:", "scan: {exclude: ['kettle.py']}\nstory:")

    assert "kettle.py" not in settled(house)
    assert reader.times == 2


def test_new_source_is_shown_when_it_is_asked_for(root: Path, house: House, reader: Reader) -> None:
    edit(root / "kettle.py", "import time", "import time\n\nCUPS = 4")
    assert "kettle.py:16:5" in settled(house)

    house.renew(reread=True)

    assert "kettle.py:18:5" in house.edition.page
    assert reader.times == 2


def test_mistakes_are_shown_with_their_place_over_the_last_good_film(
    root: Path, house: House
) -> None:
    good = house.edition
    edit(root / "sora.yaml", "story:", "storry:")

    page = settled(house)

    assert "Erratum" in page
    assert "<code>sora.yaml:1:1</code> SL010 unknown key &#x27;storry&#x27;" in page
    assert house.edition.cues == good.cues
    edit(root / "sora.yaml", "storry:", "story:")
    assert settled(house) == good.page


def test_a_file_that_is_still_being_written_is_waited_for(root: Path, house: House) -> None:
    before = house.edition
    edit(root / "sora.yaml", "story:", "film: {level: low}\nstory:")
    house.look()
    assert house.edition is before
    edit(root / "sora.yaml", "level: low", "level: high")
    house.look()
    assert house.edition is before
    house.look()
    assert "level high" in house.edition.page


def test_files_that_come_and_go_count_as_edits(root: Path, house: House) -> None:
    rules = root / "pack" / "rules"
    (rules / "own.yaml").rename(rules / "renamed.yaml")
    assert "pack/rules/renamed.yaml" in settled(house)

    shutil.move(root / "pack", root / "away")
    assert "there is no folder" in settled(house)
    shutil.move(root / "away", root / "pack")
    assert "Erratum" not in settled(house)


def test_an_approval_is_seen(root: Path, house: House) -> None:
    assert "Nobody has reviewed its words yet." in house.edition.page

    snap_update(house.edition.planned)

    assert "shots are as they were reviewed." in settled(house)


def test_an_unchanged_beat_keeps_the_address_of_its_pictures(root: Path, house: House) -> None:
    before = set(house.edition.cues)
    edit(root / "tale.yaml", "A pencil sits behind his ear", "A chisel sits behind his ear")
    settled(house)

    assert set(house.edition.cues) == before


def test_pictures_are_drawn_for_what_the_film_has_and_nothing_else(house: House) -> None:
    name = next(iter(house.edition.cues))

    for picture in (house.frame(name, 0), house.pose(name, 0)):
        assert picture
        assert picture.startswith(b"\xff\xd8")
    assert house.frame(name, 99_999) is None
    assert house.pose(name, 50) is None
    assert house.frame("0" * 20, 0) is None


def test_a_project_with_mistakes_is_not_opened(root: Path, reader: Reader) -> None:
    edit(root / "sora.yaml", "story:", "storry:")

    with pytest.raises(BadFiles):
        House(root, reader, Wishes())


def test_who_watches_is_told_once_of_each_edition(root: Path, house: House) -> None:
    first = house.next_edition("", 0)
    assert first == house.edition.name
    assert house.next_edition(first, 0) == ""
    edit(root / "sora.yaml", "story:", "film: {level: low}\nstory:")
    settled(house)
    assert house.next_edition(first, 0) == house.edition.name != first
    house.close()
    assert house.next_edition("", 0) is None


def test_the_same_files_give_the_same_page(root: Path) -> None:
    pages = {House(root, partial(read_all, workers=1), Wishes()).edition.page for _ in range(2)}

    assert len(pages) == 1


def test_a_page_of_an_earlier_edition_still_gets_its_pictures(root: Path, house: House) -> None:
    names = set(house.edition.cues)
    edit(root / "sora.yaml", "story:", "film: {seconds: 60}\nstory:")
    settled(house)

    (gone, *_) = names - set(house.edition.cues)
    assert house.frame(gone, 0)


def test_the_music_of_what_is_shown_is_played_once(root: Path, house: House) -> None:
    edit(root / "sora.yaml", "story:", "film: {seconds: 30}\nstory:")
    earlier = house.edition.music.name
    settled(house)
    name = house.edition.music.name

    sound = house.score(name)

    assert sound
    with wave.open(io.BytesIO(sound)) as file:
        assert file.getnframes() / file.getframerate() == house.edition.planned.plot.seconds
    assert house.score(name) is sound
    assert house.score(earlier) is None
    assert earlier != name


def test_new_words_leave_the_music_as_it_is(root: Path, house: House) -> None:
    before = house.edition.music.name
    edit(root / "tale.yaml", "A pencil sits behind his ear", "A chisel sits behind his ear")
    settled(house)

    assert house.edition.music.name == before
