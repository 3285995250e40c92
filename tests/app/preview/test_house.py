"""A film that follows its files: what is read again, what stays, and what is said of mistakes."""

from __future__ import annotations

import io
import shutil
import threading
import wave
from functools import partial
from pathlib import Path

import pytest

from slapstick.app.ground import Ground
from slapstick.app.opening import Wishes
from slapstick.app.planning import Planned, read_all
from slapstick.app.preview.house import House
from slapstick.app.preview.watching import state_of
from slapstick.app.snapping import snap_update
from slapstick.errors import BadRequest
from slapstick.model import Scan
from tests.test_reviewing import git

TOP = Path(__file__).resolve().parents[3]


class Reader:
    """Reads source code, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, ground: Ground) -> Scan:
        self.times += 1
        return read_all(ground, workers=0)


class SlowReader(Reader):
    """Reads source code, and ends when it may."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.may_end = threading.Event(), threading.Event()
        self.may_end.set()

    def __call__(self, ground: Ground) -> Scan:
        found = super().__call__(ground)
        if not self.may_end.is_set():
            self.begun.set()
        assert self.may_end.wait(60)
        return found


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


def music_of(house: House) -> str:
    """Return the name of the music of the film that is shown."""
    assert house.edition.music
    return house.edition.music.name


def planned(house: House) -> Planned:
    """Return the plan of the film that is shown."""
    assert house.edition.planned
    return house.edition.planned


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


def test_new_source_is_read_once_it_has_been_still(
    root: Path, house: House, reader: Reader
) -> None:
    assert not house.look_at_source()
    edit(root / "kettle.py", "import time", "import time\n\nCUPS = 4")
    assert house.look_at_source()
    edit(root / "kettle.py", "CUPS = 4", "CUPS = 4\nPOTS = 2")
    assert house.look_at_source()
    assert reader.times == 1

    assert house.look_at_source()

    assert reader.times == 2
    assert "kettle.py:19:5" in house.edition.page
    assert not house.look_at_source()
    assert reader.times == 2


@pytest.mark.parametrize("name", ["new.py", "inner/new.py", "README", "go.mod"])
def test_files_of_source_that_come_and_go_are_seen(
    root: Path, house: House, reader: Reader, name: str
) -> None:
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text("CUPS = 4\n", "utf-8")
    house.look_at_source()
    house.look_at_source()
    assert reader.times == 2

    (root / name).unlink()
    house.look_at_source()
    house.look_at_source()
    assert reader.times == 3


def test_a_commit_is_seen(root: Path, reader: Reader) -> None:
    git(root, "init", "-q")
    git(root, "add", ".")
    house = House(root, reader, Wishes())
    git(root, "commit", "-q", "-m", "Boil water")
    commit = git(root, "rev-parse", "HEAD").strip()
    assert commit[:10] not in house.edition.page

    house.look_at_source()
    house.look_at_source()

    assert commit[:10] in house.edition.page


def test_an_edit_is_shown_while_source_is_read(root: Path) -> None:
    slow = SlowReader()
    house = House(root, slow, Wishes())
    edit(root / "kettle.py", "import time", "import time\n\nCUPS = 4")
    house.look_at_source()
    slow.may_end.clear()
    thread = threading.Thread(target=house.look_at_source, daemon=True)
    thread.start()
    assert slow.begun.wait(30)

    edit(root / "tale.yaml", "A pencil sits behind his ear", "A chisel sits behind his ear")
    page = settled(house)

    assert "A chisel sits" in page
    assert "kettle.py:16:5" in page
    edit(root / "kettle.py", "CUPS = 4", "CUPS = 4\nPOTS = 2")
    slow.may_end.set()
    thread.join(30)
    assert "A chisel sits" in house.edition.page
    house.look_at_source()
    house.look_at_source()
    assert "kettle.py:19:5" in house.edition.page


def test_source_is_read_again_under_mistakes_of_rules_and_stories(
    root: Path, house: House, reader: Reader
) -> None:
    edit(root / "tale.yaml", "\nid:", "\nidd:")
    assert "Erratum" in settled(house)
    edit(root / "kettle.py", "import time", "import time\n\nCUPS = 4")

    house.reread()

    assert "Erratum" in house.edition.page
    edit(root / "tale.yaml", "\nidd:", "\nid:")
    assert "kettle.py:18:5" in settled(house)
    assert reader.times == 2


def test_new_source_is_shown_when_it_is_asked_for(root: Path, house: House, reader: Reader) -> None:
    edit(root / "kettle.py", "import time", "import time\n\nCUPS = 4")
    assert "kettle.py:16:5" in settled(house)

    house.reread()

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

    snap_update(planned(house))

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


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("sora.yaml", "story:", "storry:", "<code>sora.yaml:1:1</code> SL010"),
        ("tale.yaml", "\nid:", "\nidd:", "<code>tale.yaml:"),
        ("pack/rules/own.yaml", "gag:", "gagg:", "<code>pack/rules/own.yaml:"),
        ("sora.yaml", "story:", "scan: {exclude: ['!']}\nstory:", "<code>sora.yaml:1:"),
    ],
)
def test_a_project_that_begins_with_mistakes_shows_them_and_then_the_film(
    root: Path, name: str, old: str, new: str, told: str
) -> None:
    good = House(root, Reader(), Wishes()).edition
    text = (root / name).read_text("utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), "utf-8")

    house = House(root, Reader(), Wishes())

    assert told in house.edition.page
    assert "last good" not in house.edition.page
    assert house.edition.planned is None
    assert house.score(good.music.name if good.music else "") is None
    (root / name).write_text(text, "utf-8")
    assert settled(house) == good.page


def test_source_is_read_while_mistakes_are_mended(root: Path, reader: Reader) -> None:
    edit(root / "tale.yaml", "\nid:", "\nidd:")
    house = House(root, reader, Wishes())
    assert reader.times == 0

    house.look_at_source()

    assert house.edition.planned is None
    edit(root / "tale.yaml", "\nidd:", "\nid:")
    assert "kettle.py:16:5" in settled(house)
    assert reader.times == 1


def test_source_waits_for_a_project_file_that_says_what_to_read(root: Path, reader: Reader) -> None:
    edit(root / "sora.yaml", "story:", "storry:")
    house = House(root, reader, Wishes())

    assert not house.look_at_source()

    assert reader.times == 0
    edit(root / "sora.yaml", "storry:", "story:")
    assert "kettle.py:16:5" in settled(house)


def test_other_mistakes_take_the_place_of_the_first(root: Path) -> None:
    edit(root / "sora.yaml", "story:", "storry:")
    house = House(root, Reader(), Wishes())
    first = house.edition

    edit(root / "sora.yaml", "storry:", "storrry:")

    assert "storrry" in settled(house)
    assert house.next_edition(first.name, 0) == house.edition.name != first.name


def test_a_vendored_pack_is_followed(root: Path) -> None:
    before = state_of(root)
    rules = root / "vendor" / "sora" / "tea" / "shop" / "rules"
    rules.mkdir(parents=True)
    (rules.parent / "pack.yaml").write_text("format: pack/1\n", "utf-8")
    with_pack = state_of(root)
    (rules / "cups.yaml").write_text("format: rules/1\n", "utf-8")

    assert len({before, with_pack, state_of(root)}) == 3
    shutil.rmtree(root / "vendor")
    assert state_of(root) == before


def test_what_is_no_folder_is_refused(root: Path) -> None:
    with pytest.raises(BadRequest, match="is not there"):
        House(root / "nowhere", Reader(), Wishes())


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
    pages = {House(root, partial(read_all, workers=0), Wishes()).edition.page for _ in range(2)}

    assert len(pages) == 1


def test_a_page_of_an_earlier_edition_still_gets_its_pictures(root: Path, house: House) -> None:
    names = set(house.edition.cues)
    edit(root / "sora.yaml", "story:", "film: {seconds: 60}\nstory:")
    settled(house)

    (gone, *_) = names - set(house.edition.cues)
    assert house.frame(gone, 0)


def test_the_music_of_what_is_shown_is_played_once(root: Path, house: House) -> None:
    edit(root / "sora.yaml", "story:", "film: {seconds: 30}\nstory:")
    earlier = music_of(house)
    settled(house)
    name = music_of(house)

    sound = house.score(name)

    assert sound
    with wave.open(io.BytesIO(sound)) as file:
        assert file.getnframes() / file.getframerate() == planned(house).plot.seconds
    assert house.score(name) is sound
    assert house.score(earlier) is None
    assert earlier != name


def test_new_words_leave_the_music_as_it_is(root: Path, house: House) -> None:
    before = music_of(house)
    edit(root / "tale.yaml", "A pencil sits behind his ear", "A chisel sits behind his ear")
    settled(house)

    assert music_of(house) == before
