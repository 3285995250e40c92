"""The storyboard page in a real browser: played, wound, read on a phone and by a machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from slapstick.cut.film import make_film
from slapstick.model import Beat, Card, Plot, Staging
from slapstick.review.bill import packed
from slapstick.review.supplement import Supplement
from tests.browser import browsing, faults
from tests.cut.troupe import FAKES
from tests.review.test_page import CHANGED, HOSTILE, page
from tests.review.test_storyboard import film, poses

EARLIER = packed(poses(film())["one"][0])
ILLUSTRATED = replace(CHANGED, stills={"one": (EARLIER, EARLIER), "card": (EARLIER,)})
LONG = "AbstractSingletonProxyFactoryBeanIncomprehensibilities" * 3


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as found:
        yield found


@pytest.fixture(scope="module")
def reel(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a real film of twenty seconds, as long as the plot of the page."""
    staging = Staging("tumble", "peel", "street", laugh=4)
    beats = (
        Beat("title", "overture", "title", 0.0, 5.0, "stroll", card=Card("Film", "", "title")),
        Beat("one", "first-act", "gag", 5.0, 15.0, "stroll", staging=staging),
    )
    path = tmp_path_factory.mktemp("film") / "film.mp4"
    make_film(Plot("Film", "tale", beats, 1), path, fps=2, crew=FAKES)
    return path.read_bytes()


@contextmanager
def opened(
    browser: Browser, folder: Path, text: str, *, width: int = 1440, scheme: str = "light"
) -> Iterator[Page]:
    """Open a page from the disk, and let no error and no request pass unseen."""
    path = folder / "page.html"
    path.write_text(text, "utf-8")
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        permissions=["clipboard-read", "clipboard-write"],
        reduced_motion="reduce",
    )
    shown = context.new_page()
    complaints: list[str] = []
    shown.on("pageerror", lambda error: complaints.append(str(error)))
    shown.on("console", lambda told: complaints.append(told.text))
    shown.on("request", lambda asked: complaints.extend(_foreign(asked.url)))
    shown.goto(path.as_uri())
    yield shown
    context.close()
    assert complaints == []


def _foreign(address: str) -> list[str]:
    return [] if address.startswith(("file:", "data:", "blob:")) else [address]


@pytest.fixture
def shown(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    with opened(browser, tmp_path, page(CHANGED)) as found:
        yield found


def here(shown: Page) -> str:
    """Return the title of the beat that the page says it is at."""
    return shown.locator("#now a").inner_text()


def test_next_and_previous_go_from_beat_to_beat(shown: Page) -> None:
    assert here(shown) == "No. 1 Title"
    shown.click("#on")
    assert here(shown) == "No. 2 Peel"
    assert shown.locator("#reel").input_value() == "5"
    shown.click("#on")
    assert here(shown) == "No. 3 Card"
    shown.click("#back")
    assert here(shown) == "No. 2 Peel"
    expect(shown.locator("article.now")).to_have_id("no-2")


def test_the_reel_is_wound_by_mouse_and_shows_the_pose_of_the_moment(shown: Page) -> None:
    shown.locator("#reel").fill("5.6")
    pose = shown.locator("#no-2 .pose img").nth(1)
    assert shown.locator("#still").get_attribute("src") == pose.get_attribute("src")
    assert shown.locator("#reel").get_attribute("aria-valuetext") == "0:05.6, No. 2, Peel"

    box = shown.locator("#reel").bounding_box()
    assert box
    shown.mouse.click(box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2)
    assert here(shown) == "No. 4 Slip"


def test_a_pose_is_brought_onto_the_screen(shown: Page) -> None:
    shown.locator("#no-4 .pose").nth(2).click()

    assert shown.locator("#now span").inner_text() == "0:16.0"
    expect(shown.locator(".pose.on")).to_have_count(1)


def test_all_is_done_with_the_keyboard(shown: Page) -> None:
    shown.keyboard.press("j")
    expect(shown.locator("article:focus")).to_have_id("no-1")
    shown.keyboard.press("ArrowRight")
    expect(shown.locator("article:focus")).to_have_id("no-2")
    assert here(shown) == "No. 2 Peel"
    opened_at_first = shown.locator("#no-2 details").get_attribute("open")
    shown.keyboard.press("o")
    assert shown.locator("#no-2 details").get_attribute("open") != opened_at_first
    shown.keyboard.press(".")
    assert shown.locator("#now span").inner_text() == "0:05.1"
    shown.keyboard.press(",")
    shown.keyboard.press("k")
    expect(shown.locator("article:focus")).to_have_id("no-1")
    shown.keyboard.press("c")
    assert shown.locator("#view-before").is_checked()
    shown.keyboard.press("Space")
    expect(shown.locator("#play")).to_have_text("Pause")
    shown.keyboard.press("Space")
    expect(shown.locator("#play")).to_have_text("Play")


def test_the_reel_itself_keeps_its_own_keys(shown: Page) -> None:
    shown.locator("#reel").focus()
    shown.keyboard.press("ArrowRight")

    assert shown.locator("#reel").input_value() == "0.1"
    assert here(shown) == "No. 1 Title"


def test_a_prompt_is_read_as_reviewed_as_it_is_now_and_with_what_changed(shown: Page) -> None:
    old, new = shown.locator("del", has_text="pencil"), shown.locator("ins", has_text="chisel")
    same = shown.get_by_text("A peel & a <hat>.")
    expect(old).to_be_visible()
    expect(new).to_be_visible()
    expect(same).to_be_hidden()
    shown.get_by_label("As reviewed").check()
    expect(old).to_be_visible()
    expect(new).to_be_hidden()
    expect(same).to_be_visible()
    shown.get_by_label("As it is now").check()
    expect(old).to_be_hidden()
    expect(new).to_be_visible()


def test_pictures_are_seen_as_reviewed_and_as_they_are_now(
    browser: Browser, tmp_path: Path
) -> None:
    with opened(browser, tmp_path, page(ILLUSTRATED)) as shown:
        was, now = shown.locator("#no-2 .strip.was"), shown.locator("#no-2 .strip.now")
        expect(was).to_be_visible()
        expect(now).to_be_visible()
        shown.get_by_label("As reviewed").check()
        expect(was).to_be_visible()
        expect(now).to_be_hidden()
        shown.get_by_label("As it is now").check()
        expect(was).to_be_hidden()
        expect(now).to_be_visible()
        expect(shown.locator("#no-4 .strip.now")).to_be_visible()


def test_the_command_is_copied(shown: Page) -> None:
    shown.click("#copy")

    expect(shown.locator("#copied")).to_have_text("Copied.")
    copied = shown.evaluate("navigator.clipboard.readText()")
    assert copied == "sora snap update . && git add prompts/sora"


def test_key_poses_play_without_a_film(shown: Page) -> None:
    shown.locator("#reel").fill("4.8")
    shown.click("#play")
    expect(shown.locator("#now a")).to_have_text("No. 2 Peel")
    shown.click("#play")
    expect(shown.locator("#play")).to_have_text("Play")


def test_the_film_plays_in_its_place_and_is_wound(
    browser: Browser, tmp_path: Path, reel: bytes
) -> None:
    with opened(browser, tmp_path, page(replace(CHANGED, film=reel))) as shown:
        expect(shown.locator("#film")).to_have_js_property("readyState", 4)
        assert round(shown.evaluate("document.getElementById('film').duration")) == 20
        shown.locator("#reel").fill("14.9")
        expect(shown.locator("#film")).to_have_js_property("currentTime", 14.9)
        shown.evaluate("document.getElementById('film').muted = true")
        shown.click("#play")
        expect(shown.locator("#now a")).to_have_text("No. 4 Slip")
        shown.click("#play")
        assert shown.evaluate("document.getElementById('film').paused")


@pytest.mark.parametrize(
    ("width", "scheme", "supplement"),
    [*product((360, 1440), ("light", "dark"), (ILLUSTRATED,)), (360, "dark", Supplement())],
)
def test_everybody_can_read_it(
    browser: Browser, tmp_path: Path, width: int, scheme: str, supplement: Supplement
) -> None:
    with opened(browser, tmp_path, page(supplement), width=width, scheme=scheme) as shown:
        for details in shown.locator("details:not([open]) summary").all():
            details.click()

        assert faults(shown) == []


@pytest.mark.parametrize("plot", [film(), film(LONG, f"p/{LONG}", f"src/{LONG}.java")],
                         ids=["usual", "long"])  # fmt: skip
def test_nothing_is_wider_than_a_phone(browser: Browser, tmp_path: Path, plot: Plot) -> None:
    with opened(browser, tmp_path, page(CHANGED, plot), width=360) as shown:
        shown.get_by_label("As it is now").check()

        assert shown.evaluate("document.documentElement.scrollWidth") == 360
        wide = "[...document.querySelectorAll('main *')].filter(e => e.scrollWidth > 360).length"
        assert shown.evaluate(wide) == 0


def test_paper_shows_the_poses_and_no_buttons(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, page(CHANGED)) as shown:
        shown.emulate_media(media="print")

        expect(shown.locator("#no-2 .pose img").first).to_be_visible()
        expect(shown.locator("h1")).to_be_visible()
        for hidden in ("#play", "#reel", "#copy", ".stage"):
            expect(shown.locator(hidden)).to_be_hidden()
        assert shown.pdf().startswith(b"%PDF")


def test_hostile_names_run_nothing(browser: Browser, tmp_path: Path) -> None:
    plot = film(HOSTILE, f"p/{HOSTILE}", HOSTILE)
    with opened(browser, tmp_path, page(replace(CHANGED, source=HOSTILE), plot)) as shown:
        assert shown.locator("img[src=x]").count() == 0
        assert shown.locator("h1").inner_text().startswith("</script></style><img")
        shown.click("#on")
        assert here(shown).startswith("No. 2")
