"""A real Chromium for the tests of pages: the machine's own, driven by Playwright's wheel.

Where there is none the tests that need it are skipped and say so; with SORA_BROWSER=required, as
continuous integration sets it, they fail instead.

    python -m tests.browser out/NAME.storyboard.html docs/images/programme.png

makes the picture of docs/preview.md.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
_QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_PATIENCE = 30_000  # milliseconds that a busy machine may take for what is expected
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_NO_WORDS = {"shortTextContent", "nonBmp"}  # one letter, or an arrow: not measured as text


def chromium() -> str:
    """Return where the machine's Chromium is; skip the test, loudly, where there is none."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found or Path(_MAC).is_file():
        return found or _MAC
    reason = "no Chromium on this machine: the page was not tested in a browser"
    if os.environ.get("SORA_BROWSER") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def browsing() -> Iterator[Browser]:
    """Offer a headless browser with a profile of its own, which is gone afterwards."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium refuses its sandbox to root
    path = chromium()
    expect.set_options(timeout=_PATIENCE)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=path, args=[*_QUIET, *(["--no-sandbox"] if root else [])]
        )
        try:
            yield browser
        finally:
            browser.close()


def faults(page: Page) -> list[str]:
    """Return what axe-core finds against WCAG 2.2 AA and good practice, one line each.

    Contrast that it could not measure counts as a fault: a check that looks away passes anything.
    """
    script = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    page.evaluate(script)
    found: dict[str, Any] = page.evaluate("rules => axe.run({runOnly: rules})", _RULES)
    assert len(found["passes"]) > 20  # it did look
    unmeasured = [
        ("contrast not measured", node)
        for check in found["incomplete"]
        if check["id"] == "color-contrast"
        for node in check["nodes"]
        if node["any"][0]["data"]["messageKey"] not in _NO_WORDS
        and not node["html"].startswith("<text")  # numerals of the acts, on the house's black
    ]
    violated = [(check["id"], node) for check in found["violations"] for node in check["nodes"]]
    return [
        f"{name}: {node['html'][:120]} {node['any'][0]['message']}"
        for name, node in (*violated, *unmeasured)
    ]


def photograph(page: Path, out: Path) -> None:
    """Write one picture of a page as it opens: on a desk in the light, on a phone in the dark."""
    shots: list[Image.Image] = []
    with browsing() as browser:
        for width, height, scheme in ((1440, 1000, "light"), (390, 1000, "dark")):
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            shown = context.new_page()
            shown.goto(page.resolve().as_uri())
            shown.locator("#no-5 .pose").nth(3).click()
            shown.evaluate("scrollTo({top: 0, behavior: 'instant'})")
            shots.append(Image.open(io.BytesIO(shown.screenshot())).convert("RGB"))
            context.close()
    sheet = Image.new("RGB", (sum(each.width for each in shots) + 24, 1000), "#8b7d63")
    sheet.paste(shots[0], (0, 0))
    sheet.paste(shots[1], (shots[0].width + 24, 0))
    small = sheet.resize((sheet.width * 2 // 3, sheet.height * 2 // 3), Image.Resampling.LANCZOS)
    small.quantize(200, dither=Image.Dither.NONE).save(out, optimize=True)


if __name__ == "__main__":
    photograph(Path(sys.argv[1]), Path(sys.argv[2]))
