from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slapstick.errors import BadFiles
from slapstick.model import Line, Part, Place, Prompt, TokenBudgetLevel
from slapstick.review.snapshots import (
    compare,
    file_name,
    from_text,
    read_prompts,
    to_text,
    write_prompts,
)

RULE, SOURCE = Place("rules/core.yaml", 23, 14), Place("src/api.py", 42, 5)


def prompt(shot: str = "01-arrival", *texts: str, source: Place | None = SOURCE) -> Prompt:
    lines = tuple(Line(text, RULE, source) for text in texts or ("0.0-3.2 s: He slips.",))
    parts = (Part("style", (Line("A comedy.", RULE),)), Part("action", lines))
    return Prompt(
        shot, 8.5, TokenBudgetLevel.LOW, parts, "slapstick/core/peel", ("sound", "camera")
    )


def test_a_page_is_one_sentence_a_line_each_with_its_trace() -> None:
    assert to_text(prompt()).splitlines() == [
        "<!-- slapstick prompt 1 | shot: 01-arrival | seconds: 8.5 | level: low"
        " | gag: slapstick/core/peel | dropped: sound, camera -->",
        "",
        "# 01-arrival",
        "",
        "## style",
        "",
        "A comedy.",
        "<!-- rules/core.yaml:23:14 -->",
        "",
        "## action",
        "",
        "0.0-3.2 s: He slips.",
        "<!-- rules/core.yaml:23:14 < src/api.py:42:5 -->",
    ]


def test_a_page_is_read_back_as_it_was() -> None:
    read, problems = from_text(to_text(prompt()), "x")
    assert (read, problems) == (prompt(), [])


HOSTILE = [
    "--> <script>alert(1)</script> <!--",
    "# A heading",
    "- a list",
    "1. a list",
    "``` fence",
    "![x](http://example.com/x.png) [y](z) <b>",
    "a | b | c & d &lt; \\ \\\\ * _ ~~x~~",
    "=====",
    "+ plus",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_plain_text_on_one_line(text: str) -> None:
    page = to_text(prompt("01-a", text))
    assert from_text(page, "x")[0] == prompt("01-a", text)
    body = [line for line in page.splitlines() if line and not line.startswith("<!--")]
    assert len(body) == 5  # three headings, two sentences
    assert "<script" not in page.replace("\\<", "")
    assert "](" not in page.replace("\\]", "")
    assert body[4][0] not in "#-+=`!>"


def test_what_no_eye_sees_is_on_no_page() -> None:
    page = to_text(prompt("01-a", "A \u202ewaiter\u200b slips\x07."))
    assert "A waiter slips." in page.splitlines()


@pytest.mark.parametrize(
    "path",
    [
        "a-->b.py",
        "--.py",
        "a\nb.py",
        "a <b>.py",
        "a | b: c.py",
        "ü:3:4.py",
        "\udcff.py",
        "\u202ex.py",
    ],
)
def test_a_hostile_path_cannot_end_its_comment(path: str) -> None:
    page = to_text(prompt(source=Place(path, 3, 4)))
    comments = [line for line in page.encode().decode().splitlines() if line.startswith("<!--")]
    assert len(comments) == 3
    for comment in comments:
        assert comment.count("-->") == 1
        assert "--" not in comment.removeprefix("<!--").removesuffix("-->")
    read, problems = from_text(page, "x")
    assert not problems
    assert read is not None
    found = read.parts[1].lines[0].source
    assert found is not None
    assert (found.line, found.column) == (3, 4)
    if not path.startswith("\udcff"):  # no page can hold a name that is no text
        assert found.path == path


@given(st.text(min_size=1, max_size=80), st.text(max_size=30))
@settings(max_examples=200)
def test_any_words_and_any_path_survive_a_page(text: str, path: str) -> None:
    page = to_text(prompt("01-a", text, source=Place(path, 1, 1)))
    read, problems = from_text(page, "x")
    if problems:  # a sentence of nothing that can be seen
        assert not "".join(letter for letter in text if letter.isprintable()).strip()
        return
    assert read is not None
    assert compare({"01-a": read}, [prompt("01-a", text, source=Place(path, 1, 1))]) == ()


@pytest.mark.parametrize(
    ("page", "line"),
    [
        ("", 1),
        ("# something else\n", 1),
        ("<!-- slapstick prompt 1 | shot: a -->\n", 1),
        ("<!-- slapstick prompt 1 | shot: a | seconds: x | level: low -->\n", 1),
        (to_text(prompt()).replace("<!-- rules/core.yaml:23:14 -->\n", ""), 8),
        (to_text(prompt()).replace(":23:14", ""), 8),
        (to_text(prompt()) + "\nOne more sentence.\n", 15),
    ],
)
def test_a_page_that_is_not_ours_is_refused_with_its_line(page: str, line: int) -> None:
    read, (problem,) = from_text(page, "prompts/a.prompt.md")
    assert read is None
    assert (problem.code, problem.place.path) == ("SL100", "prompts/a.prompt.md")
    assert problem.place.line == line


def test_changes_are_told_apart() -> None:
    same, moved = prompt("01-a"), prompt("02-b")
    changed, gone, new = prompt("03-c"), prompt("04-d"), prompt("05-e")
    reviewed = {each.shot: each for each in (same, moved, changed, gone)}
    fresh = [
        same,
        prompt("02-b", source=Place("src/api.py", 99)),
        prompt("03-c", "0.0-3.2 s: He rises."),
        new,
    ]
    assert [(change.shot, change.kind) for change in compare(reviewed, fresh)] == [
        ("02-b", "moved"),
        ("03-c", "changed"),
        ("04-d", "removed"),
        ("05-e", "added"),
    ]


def test_a_longer_shot_is_a_changed_one() -> None:
    (change,) = compare({"01-a": prompt("01-a")}, [replace(prompt("01-a"), seconds=9.0)])
    assert change.kind == "changed"


def test_files_are_written_with_line_feeds_and_only_when_they_change(tmp_path: Path) -> None:
    prompts = [prompt("01-a"), prompt("02-b")]
    assert write_prompts(tmp_path, prompts, complete=True) == ("01-a.prompt.md", "02-b.prompt.md")
    assert write_prompts(tmp_path, prompts, complete=True) == ()
    assert b"\r" not in (tmp_path / "01-a.prompt.md").read_bytes()
    assert read_prompts(tmp_path) == {"01-a": prompts[0], "02-b": prompts[1]}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["01-a.prompt.md", "02-b.prompt.md"]


def test_orphans_go_only_when_the_whole_film_is_written(tmp_path: Path) -> None:
    write_prompts(tmp_path, [prompt("01-a"), prompt("02-b")], complete=True)
    (tmp_path / "notes.md").write_text("mine")
    assert write_prompts(tmp_path, [prompt("01-a")], complete=False) == ()
    assert set(read_prompts(tmp_path)) == {"01-a", "02-b"}
    assert write_prompts(tmp_path, [prompt("01-a")], complete=True) == ("02-b.prompt.md",)
    assert (tmp_path / "notes.md").exists()


def test_a_page_checked_out_with_other_line_ends_is_read_the_same(tmp_path: Path) -> None:
    crlf = to_text(prompt()).replace("\n", "\r\n").encode()
    (tmp_path / "01-arrival.prompt.md").write_bytes(crlf)
    assert read_prompts(tmp_path) == {"01-arrival": prompt()}


def test_all_spoilt_pages_are_told_at_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.prompt.md").write_bytes(b"\xff nonsense")
    with pytest.raises(BadFiles) as bad:
        read_prompts(tmp_path)
    assert [problem.place.path for problem in bad.value.problems] == ["a.prompt.md", "b.prompt.md"]


def test_file_names_suit_every_system() -> None:
    assert file_name("01-arrival") == "01-arrival.prompt.md"
    assert file_name("A/B:C..\\") == "a-b-c---.prompt.md"
