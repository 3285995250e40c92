"""The pages of docs/packs/ tell every gag that ships, with a picture of what plays it.

Run as a script it writes the pages and pictures anew: `make docs`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from slapstick.cut.pen import HEIGHT, WIDTH, Pen
from slapstick.cut.performance import PuppetGag
from slapstick.cut.repertoire import repertoire
from slapstick.match.explain import clause_text
from slapstick.model import GagRule, Staging
from slapstick.read.languages import builtin_texts, vocabulary
from slapstick.read.sampling import SOURCES
from slapstick.spec.arms import FINDERS, arms, first_finder
from slapstick.spec.proofs import walk
from slapstick.spec.rules import load_rules
from slapstick.spec.yaml_text import load
from tests.spec.sound_files import ROOT

PAGES, PICTURES = ROOT / "docs" / "packs", ROOT / "docs" / "images" / "puppets"
SIZE = (240, 180)
SECONDS = 8.0
_LAUGHS = ("titter", "chuckle", "belly laugh", "boffo")
_LINK = re.compile(r"\]\(([^)#]+)\)")
_LANGUAGES = {"git": "text", "manifest": "text", "csharp": "csharp", "tsx": "tsx"}


@cache
def packs() -> dict[str, tuple[str, str, tuple[GagRule, ...]]]:
    """Return title, first line and rules of each pack that ships, by its file's stem."""
    found = {}
    languages = {*(text.id for text in builtin_texts()), *SOURCES}
    for path in sorted((ROOT / "rules").glob("*.yaml")):
        text = path.read_text("utf-8")
        rules, problems = load_rules(
            {path.name: text}, vocabulary(), tuple(repertoire()), languages
        )
        assert problems == []
        root, _ = load(text, path.name)
        comments = [row[2:] for row in text.splitlines() if row.startswith("# ")]
        found[path.stem] = str(root.get("title", "")), " ".join(comments[:1]), rules
    return found


def picture(gag: PuppetGag) -> Image.Image:
    """Draw a puppet gag just after its strongest hit, small and in sixteen greys."""
    staging = Staging(gag.name, (gag.props or ("",))[0], gag.scenes[0], 3, 3, ("Open",), "", seed=7)
    performance = gag.perform(staging, max(SECONDS, gag.shortest))
    hit = max(performance.hits, key=lambda each: (each.strength, each.time))
    later = [moment for moment in performance.key_poses if moment >= hit.time]
    pen = Pen.blank()
    performance.backdrop(pen)
    performance.draw(pen, min(later, default=hit.time))
    large = Pen(pen.picture().resize((WIDTH * 2, HEIGHT * 2))).picture()
    return large.resize(SIZE, Image.Resampling.BOX).convert("L").quantize(16)


def page(stem: str) -> str:
    """Return the page of a pack as it should be."""
    title, about, rules = packs()[stem]
    return "\n".join(_page(stem, title, about, rules))


def _page(stem: str, title: str, about: str, rules: tuple[GagRule, ...]) -> Iterator[str]:
    yield f"# {title or stem.title()}: the pack `slapstick/{stem}`\n"
    yield f"{about}\n\n{len(rules)} gags. Written from `rules/{stem}.yaml` by `make docs`.\n"
    yield "| gag | what it is about | laugh |\n|---|---|---|"
    for rule in rules:
        name = rule.id.rpartition("/")[2]
        yield f"| [{name}](#{name}) | {rule.why} | {_LAUGHS[rule.gag.laugh - 1]} |"
    for rule in rules:
        yield from _gag(rule)


def _gag(rule: GagRule) -> Iterator[str]:
    gag = rule.gag
    yield f"\n## {rule.id.rpartition('/')[2]}\n\n{rule.why}\n"
    yield f"![{gag.puppet}](../images/puppets/{gag.puppet}.png)\n"
    yield f"> {gag.setup}\n> {gag.escalate}\n> {gag.topper}"
    if gag.card:
        yield f">\n> “{gag.card}”"
    finders = dict.fromkeys(
        clause_text(each) for each in walk(rule.when) if each.word in (*FINDERS, "count")
    )
    asked = "; ".join(f"`{each}`" for each in finders)
    laugh = _LAUGHS[gag.laugh - 1]
    yield f"\nAsks for {asked}. A {laugh}; prop: {gag.prop}; tags: {', '.join(gag.tags)}.\n"
    sample = rule.fires[0]
    fence = _LANGUAGES.get(sample.language, sample.language)
    yield f"```{fence}\n{sample.code.rstrip()}\n```"


def index() -> str:
    """Return the page that lists the packs."""
    rows = [
        f"| [{title or stem}]({stem}.md) | `slapstick/{stem}` | {len(rules)} | {about} |"
        for stem, (title, about, rules) in packs().items()
    ]
    count = sum(len(rules) for _, _, rules in packs().values())
    kinds = {
        finder.kind
        for _, _, rules in packs().values()
        for rule in rules
        for arm in arms(rule.when)
        if (finder := first_finder(arm))
    }
    head = (
        f"# The gags that ship\n\n{count} gags, shown for {len(kinds)} kinds of facts. "
        "`packs: [slapstick/core]` brings\nthem all; a pack's own name brings that pack alone. "
        "[How to write your own](../rules.md).\n\n| pack | name | gags | |\n|---|---|---|---|"
    )
    return "\n".join([head, *rows, ""])


@pytest.mark.parametrize("stem", packs())
def test_the_page_of_a_pack_tells_its_gags(stem: str) -> None:
    assert (PAGES / f"{stem}.md").read_text("utf-8") == page(stem) + "\n", "run `make docs`"


def test_the_list_of_packs_is_whole() -> None:
    assert (PAGES / "README.md").read_text("utf-8") == index(), "run `make docs`"
    assert {path.stem for path in PAGES.glob("*.md")} == {*packs(), "README"}


def test_the_links_of_the_pages_lead_somewhere() -> None:
    for path in PAGES.glob("*.md"):
        links = _LINK.findall(path.read_text("utf-8"))
        assert [link for link in links if not (path.parent / link).exists()] == [], path.name


@pytest.mark.parametrize("name", repertoire())
def test_the_picture_of_a_puppet_gag_is_still_like_what_is_drawn(name: str) -> None:
    shown = Image.open(PICTURES / f"{name}.png")
    assert shown.size == SIZE
    fresh = np.asarray(picture(repertoire()[name]).convert("L"), dtype=float)
    kept = np.asarray(shown.convert("L"), dtype=float)
    assert np.abs(fresh - kept).mean() < 25, "run `make docs`"


def test_every_puppet_gag_has_its_picture_and_none_is_left_over() -> None:
    assert {path.stem for path in PICTURES.glob("*.png")} == set(repertoire())
    assert all(path.stat().st_size < 20_000 for path in PICTURES.glob("*.png"))


def main() -> None:
    """Write pages and pictures anew."""
    for folder in (PAGES, PICTURES):
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.iterdir():
            if path.stem not in {*packs(), *repertoire(), "README"}:
                path.unlink()
    for stem in packs():
        (PAGES / f"{stem}.md").write_text(page(stem) + "\n", "utf-8", newline="\n")
    (PAGES / "README.md").write_text(index(), "utf-8", newline="\n")
    for name, gag in repertoire().items():
        _replace(PICTURES / f"{name}.png", picture(gag))


def _replace(path: Path, fresh: Image.Image) -> None:
    """Write a picture, but leave alone one that shows the same."""
    if path.exists():
        kept = np.asarray(Image.open(path).convert("L"))
        if np.array_equal(kept, np.asarray(fresh.convert("L"))):
            return
    fresh.save(path, optimize=True)


if __name__ == "__main__":
    main()
