"""The live page in a real browser: edits come in without a reload, and frames as one winds."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from slapstick.app.opening import Wishes
from slapstick.app.planning import read_all
from slapstick.app.preview.house import House
from slapstick.app.preview.server import serving
from tests.browser import browsing, faults
from tests.test_reviewing import BUILT_IN


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as found:
        yield found


@pytest.fixture
def root(little: Path) -> Path:
    story = (BUILT_IN / "stories" / "the-apprentice.yaml").read_text("utf-8")
    (little / "tale.yaml").write_text(story, "utf-8")
    (little / "sora.yaml").write_text("story: ./tale.yaml\n", "utf-8")
    return little


@pytest.fixture
def house(root: Path) -> House:
    return House(root, partial(read_all, workers=0), Wishes())


@pytest.fixture
def shown(browser: Browser, house: House) -> Iterator[Page]:
    """Open the page of a film."""
    with opened(browser, house) as page:
        yield page


@contextmanager
def opened(browser: Browser, house: House) -> Iterator[Page]:
    """Open the page as its server gives it, and let no error and no foreign request pass."""
    complaints: list[str] = []
    with serving(house, "token-of-a-test") as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda told: complaints.append(told.text))
        page.goto(server.address)
        expect(page.locator("#lamp")).to_contain_text("follows the files")
        yield page
        context.close()
        server.shutdown()
        thread.join()
    assert complaints == []


def edit(house: House, path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    house.look()
    house.look()


def test_an_edit_comes_in_without_a_reload_and_leaves_the_reader_where_he_was(
    shown: Page, house: House, root: Path
) -> None:
    shown.evaluate("window.neverReloaded = true")
    details = shown.locator("#no-5 details")
    details.locator("summary").click()
    shown.locator("#reel").fill("30")
    shown.locator("#no-5").scroll_into_view_if_needed()
    top = shown.locator("#no-5").bounding_box()

    edit(house, root / "tale.yaml", "A pencil sits behind", "A chisel sits behind")

    expect(details).to_contain_text("A chisel sits behind")
    assert details.get_attribute("open") is not None
    assert shown.locator("#reel").input_value() == "30"
    assert shown.locator("#no-5").bounding_box() == top
    assert shown.evaluate("window.neverReloaded")


def test_frames_are_drawn_as_one_winds_and_plays(shown: Page, house: House) -> None:
    shown.locator("#reel").fill("6")
    beat = next(cue for cue in house.edition.cues.values() if cue.start == 4)
    expect(shown.locator("#still")).to_have_attribute("src", re.compile(r"frame/\w+/36\.jpg"))
    assert shown.locator("#still").evaluate("image => image.naturalWidth") == 960
    assert beat.frames > 36

    shown.click("#play")
    expect(shown.locator("#still")).not_to_have_attribute("src", re.compile(r"/36\.jpg"))
    shown.click("#play")
    expect(shown.locator("#play")).to_have_text("Play")


def test_the_piano_joins_in_when_it_is_ready(shown: Page, house: House, root: Path) -> None:
    edit(house, root / "sora.yaml", "story:", "film: {seconds: 30}\nstory:")
    expect(shown.locator("#reel")).to_have_attribute("max", "30")
    with shown.expect_response(re.compile(r"/score/\w+\.wav"), timeout=120_000) as asked:
        shown.click("#play")

    assert asked.value.headers["content-type"] == "audio/wav"
    if shown.locator("#play").text_content() == "Play":  # on a busy machine the film is over
        shown.click("#play")
    piano = shown.locator("audio")
    expect(piano).to_have_js_property("paused", False)
    assert round(piano.evaluate("piano => piano.duration")) == 30
    shown.click("#play")
    expect(piano).to_have_js_property("paused", True)


def test_a_mistake_is_pasted_over_the_last_good_film_and_taken_off(
    shown: Page, house: House, root: Path
) -> None:
    edit(house, root / "sora.yaml", "story:", "storry:")

    slip = shown.locator("#errata")
    expect(slip).to_contain_text("unknown key 'storry'")
    assert house.edition.planned
    expect(shown.locator("article")).to_have_count(len(house.edition.planned.plot.beats))
    assert faults(shown) == []

    edit(house, root / "sora.yaml", "storry:", "story:")
    expect(slip).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1440])
def test_mistakes_that_were_there_first_make_way_for_the_film(
    browser: Browser, root: Path, width: int
) -> None:
    text = (root / "sora.yaml").read_text("utf-8")
    (root / "sora.yaml").write_text("storry: ./tale.yaml\n", "utf-8")
    house = House(root, partial(read_all, workers=0), Wishes())
    with opened(browser, house) as page:
        page.set_viewport_size({"width": width, "height": 800})
        expect(page.locator("#errata")).to_contain_text("unknown key 'storry'")
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
        edit(house, root / "sora.yaml", "storry: ./tale", "story: ./tail")
        expect(page.locator("#errata")).to_contain_text("there is no file './tail.yaml'")

        (root / "sora.yaml").write_text(text, "utf-8")
        house.look()
        house.look()

        expect(page.locator("article").first).to_be_visible()
        expect(page.locator("#errata")).to_be_hidden()
        expect(page.locator("#lamp")).to_contain_text("follows the files")


def test_another_length_gives_another_reel(shown: Page, house: House, root: Path) -> None:
    edit(house, root / "sora.yaml", "story:", "film: {seconds: 60}\nstory:")

    expect(shown.locator(".facts")).to_contain_text("Running time 1:00.0")
    expect(shown.locator("#reel")).to_have_attribute("max", "60")


def test_the_code_is_read_again_at_a_click(shown: Page, house: House, root: Path) -> None:
    kettle = root / "kettle.py"
    kettle.write_text("CUPS = 4\n" + kettle.read_text("utf-8"), "utf-8")
    shown.click("#reread")

    expect(shown.locator("main")).to_contain_text("kettle.py:17:5")
    expect(shown.locator("#reread")).to_be_enabled()


def test_the_page_says_when_nobody_shows_it_any_more(shown: Page, house: House) -> None:
    house.close()

    expect(shown.locator("#lamp")).to_contain_text("The lamp is out")


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("beat", [1, 9])
def test_a_mistake_is_in_sight_wherever_one_reads(
    shown: Page, house: House, root: Path, width: int, beat: int
) -> None:
    shown.set_viewport_size({"width": width, "height": 700})
    if beat > 1:
        shown.locator(f"#no-{beat}").scroll_into_view_if_needed()
    edit(house, root / "sora.yaml", "story:", "storry:")

    expect(shown.locator("#errata")).to_be_in_viewport()
    if width == 1440:  # on a phone the slip lies over the page, and contrast cannot be measured
        assert faults(shown) == []
    assert shown.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", [360, 1440])
def test_everybody_can_read_the_live_page(shown: Page, width: int) -> None:
    shown.set_viewport_size({"width": width, "height": 800})

    assert faults(shown) == []
    assert shown.evaluate("document.documentElement.scrollWidth") == width
