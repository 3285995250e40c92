from __future__ import annotations

from pathlib import Path

import pytest

from slapstick.model import Problem, Story
from slapstick.spec.stories import read_story

FOLDER = Path(__file__).resolve().parents[2] / "stories"
FILE = FOLDER / "the-apprentice.yaml"
TEXT = FILE.read_text("utf-8")
SCENES = ("street", "banquet", "archive", "workshop", "theatre")
PUPPETS = (
    "slip", "revolving-door", "swinging-ladder", "pie", "falling-boxes", "plates", "chase",
    "wrong-doors", "conveyor", "seesaw", "jammed-door", "rug", "leaking-pipe", "coat-layers",
    "paper-roll", "umbrella", "queue", "letters", "mirror", "tug-of-war", "suitcase",
)  # fmt: skip


def read(text: str) -> tuple[Story | None, list[Problem]]:
    return read_story(text, "stories/x.yaml", PUPPETS, SCENES)


def without(start: str, end: str) -> str:
    """Return the story without the lines from one that begins so, up to one that does."""
    lines = TEXT.splitlines(keepends=True)
    first = next(n for n, line in enumerate(lines) if line.startswith(start))
    last = next(n for n, line in enumerate(lines[first + 1 :], first + 1) if line.startswith(end))
    return "".join([*lines[:first], *lines[last:]])


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_stories_that_ship_can_be_told_at_every_length(path: Path) -> None:
    story, problems = read_story(path.read_text("utf-8"), path.name, PUPPETS, SCENES)
    assert problems == []
    assert story is not None
    assert story.id == path.stem
    assert set(story.lengths) >= {30.0, 60.0, 90.0}
    assert len({slot.section for slot in story.slots}) == 5
    assert story.peak == 0.7
    assert {place.id for place in story.places} <= set(SCENES)


def test_texts_remember_where_they_stand() -> None:
    story, _ = read(TEXT)
    assert story is not None
    lines = TEXT.splitlines()
    sentence, place = story.look[0]
    assert lines[place.line - 1][place.column - 1 :] == sentence
    slot = next(each for each in story.slots if each.id == "arrival")
    assert slot.filler is not None
    assert lines[slot.mark("topper").line - 1].strip() == f"topper: {slot.filler.topper}"
    assert lines[slot.mark("camera").line - 1].strip() == f"camera: {slot.camera}"


# (what is changed, into what, code, what the line of the mistake holds, in the suggestion)
MISTAKES = [
    ("    mood: stroll", "    moood: stroll", "SL010", "moood", "mood"),
    ("    mood: chase", "    mood: chaze", "SL013", "chaze", "chase"),
    ("    scene: archive", "    scene: archvie", "SL080", "archvie", "archive"),
    ("      puppet: plates", "      puppet: plate", "SL022", "puppet: plate", "plates"),
    ("      puppet: plates", "      puppet: slip", "SL083", "puppet: slip", "callbacks"),
    ("    cast: [apprentice, waiter]", "    cast: [waitor]", "SL080", "waitor", "waiter"),
    ("    callback: arrival", "    callback: arival", "SL086", "arival", "arrival"),
    ("    role: resolution", "    role: peak", "SL081", "id: rescue", ""),
    ("  - id: errand", "  - id: arrival", "SL027", "id: arrival", ""),
    ("      - \"{next.card}\"", "      - \"{nxt.card}\"", "SL025", "nxt.card", "next.card"),
    ("      - \"{next.card}\"", "      - \"{next card}\"", "SL028", "next card", ""),
    ("greeting every shop window.", "greeting. Every window.", "SL028", "Every window", ""),
    ("lengths: [30, 60, 90]", "lengths: [30, 60, 200]", "SL084", "200", ""),
    ("    seconds: [6, 10]", "    seconds: [10, 6]", "SL084", "[10, 6]", ""),
    ("    card: The End", "    card: And so they all went home and lived", "SL085", "And so", ""),
    ("  theatre:", "  cinema:", "SL080", "cinema", "theatre"),
    ("    seconds: 3.5", "    seconds: 3.3", "SL014", "3.3", ""),
    ("    laugh: [1, 2]", "    laugh: [1, 7]", "SL014", "[1, 7]", ""),
    ("format: story/1", "format: story/2", "SL013", "story/2", "story/1"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "on_line", "hint"), MISTAKES)
def test_a_mistake_is_told_with_its_place(
    old: str, new: str, code: str, on_line: str, hint: str
) -> None:
    assert old in TEXT
    story, problems = read(TEXT.replace(old, new, 1))
    assert story is None
    found = [each for each in problems if each.code == code]
    assert [each for each in found if on_line in each.excerpt and hint in each.suggestion]


def test_all_mistakes_are_told_at_once_in_order() -> None:
    text = TEXT.replace("callback: arrival", "callback: nowhere").replace(
        "puppet: plates", "puppet: platez"
    )
    _, problems = read(text.replace("scene: workshop", "scene: workshp"))
    assert {problem.code for problem in problems} >= {"SL022", "SL080", "SL086"}
    assert problems == sorted(problems, key=lambda problem: problem.place)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (without("  - id: title", "  - id: arrival"), "SL081"),
        (without("  - id: catastrophe", "  # ---"), "SL081"),
        (without("    again:", "  # ---"), "SL082"),
        (without("    filler:", "  - id: errand"), "SL082"),
        (without("  any:", "  error:"), "SL082"),
        (TEXT.replace("peak: 0.7", "peak: 0.85"), "SL084"),
    ],
)
def test_a_film_that_is_not_whole_is_refused(text: str, code: str) -> None:
    story, problems = read(text)
    assert story is None
    assert code in {problem.code for problem in problems}


def test_a_callback_may_not_outlive_its_gag() -> None:
    text = TEXT.replace("  - id: arrival\n", "  - id: arrival\n    drop-below: 80\n")
    _, problems = read(text)
    assert [problem.code for problem in problems] == ["SL086", "SL086"]
    assert problems[0].suggestion == "add drop-below: 80"


@pytest.mark.parametrize(
    "text", ["", "[]", "a: [", "format: story/1\n", "\t- x", "beats: {}\nlook: 3"]
)
def test_what_is_no_story_is_told_not_raised(text: str) -> None:
    story, problems = read(text)
    assert story is None
    assert problems
