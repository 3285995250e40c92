from __future__ import annotations

import hashlib

import pytest
from PIL import Image

from slapstick.model import (
    Beat,
    Card,
    Clause,
    Fact,
    GagMatch,
    GagRule,
    GagScript,
    Hit,
    Line,
    Place,
    Plot,
    Staging,
)
from slapstick.review.lettering import BOOK, Face, legible
from slapstick.review.programme import Pose, entries, stretches, summary, timecode
from slapstick.review.storyboard import INNER, PAPER, draw_storyboard

HERE = Place("rules/core.yaml", 3)
HITS = (Hit(7.0, 1), Hit(12.5, 4))


def match(rule: str, path: str, count: int = 3) -> GagMatch:
    script = GagScript("peel", "slip", 2, (), "a", "b", "c")
    fact = Fact("loop.retry", path, 12, 5, 14, 1, "python")
    return GagMatch(GagRule(rule, "why", Clause("fact", HERE), script, HERE), (), (fact,), count, 5)


def film(title: str = "The Retry Loop", rule: str = "p/peel", path: str = "src/a.py") -> Plot:
    lines = tuple(Line(text, HERE) for text in ("He slips.", "He slips again.", "It slips."))
    staging = Staging("slip", "peel", "street")
    beats = (
        Beat("title", "overture", "title", 0.0, 5.0, "stroll", card=Card(title, "", "title")),
        Beat("one", "first-act", "gag", 5.0, 9.0, "stroll", staging=staging,
             match=match(rule, path), lines=lines),
        Beat("card", "first-act", "card", 14.0, 1.0, "stroll",
             card=Card("Far too many words <here>")),
        Beat("two", "finale", "peak", 15.0, 5.0, "stroll", staging=staging, lines=lines),
    )  # fmt: skip
    return Plot(title, "the-apprentice", beats, 0xABC)


def poses(plot: Plot) -> dict[str, list[Pose]]:
    picture = Image.linear_gradient("L").resize((320, 240))
    return {
        beat.id: [Pose(beat.start + 0.5 * index, picture) for index in range(1 if beat.card else 5)]
        for beat in plot.beats
    }


def test_an_entry_says_when_what_why_and_where() -> None:
    title, gag, card, filler = entries(film())

    assert title.title == "Title"
    assert (gag.when, gag.title) == ("0:05.0\N{EN DASH}0:14.0", "Peel")
    assert gag.credit == "p/peel, found 3 times"
    assert gag.place == "src/a.py:12:5"
    assert (card.pace, card.hurried) == ("5 words, 5.0 a second", True)
    assert (filler.title, filler.credit) == ("Slip", "the story's own gag")


def test_sections_are_numbered_as_acts_are() -> None:
    assert [(act.numeral, act.name, act.start, act.end) for act in stretches(film())] == [
        ("I", "Overture", 0.0, 5.0),
        ("II", "First act", 5.0, 15.0),
        ("III", "Finale", 15.0, 20.0),
    ]


def test_a_summary_counts_what_comes_from_the_code() -> None:
    told = "Running time 0:20.0 · 4 beats · 1 gag from the code · 2 laughs"

    assert summary(film(), HITS) == told
    assert timecode(63.5) == "1:03.5"


def test_the_sheet_is_the_same_twice_and_grows_with_its_words() -> None:
    once, twice = (draw_storyboard(film(), poses(film()), HITS) for _ in range(2))
    longer = film(rule="p/" + "a-name-that-never-ends-" * 12)

    assert _digest(once) == _digest(twice)
    assert draw_storyboard(longer, poses(longer), HITS).height > once.height


def test_no_word_leaves_the_sheet() -> None:
    plot = film("Incomprehensibilities" * 6, "p/" + "w" * 300, "src/" + "x" * 400 + ".java")
    sheet = draw_storyboard(plot, poses(plot), HITS)

    margins = [
        sheet.crop((70, 80, 94, sheet.height - 80)),
        sheet.crop((1706, 80, 1730, sheet.height - 80)),
    ]
    for margin in margins:
        assert margin.getcolors() == [(margin.width * margin.height, _rgb(PAPER))]


def test_a_beat_without_pictures_is_still_told() -> None:
    assert draw_storyboard(film(), {}, ()).height > 500


@pytest.mark.parametrize("text", ["a word", "w" * 500, "many " * 90, "", "ünïcödé " * 20])
def test_wrapped_lines_keep_every_letter_and_their_width(text: str) -> None:
    face = Face(BOOK, 28)
    lines = face.wrap(text, 200)

    assert all(face.width(line) <= 200 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_letters_the_face_lacks_lose_their_accents_before_they_are_lost() -> None:
    assert legible("Zürich, Łódź, 東京", Face(BOOK, 28)) == "Zürich, ·ódz, ··"


def _digest(image: Image.Image) -> str:
    return hashlib.sha256(image.tobytes()).hexdigest()


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def test_the_sheet_is_as_wide_as_its_margins_say() -> None:
    assert draw_storyboard(film(), {}, ()).width == INNER + 2 * 96
