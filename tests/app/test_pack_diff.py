"""What a change to a pack asks of its version, told from its own samples and fixtures."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from slapstick.app.pack_diff import diff_packs
from slapstick.app.pack_starting import begin_pack
from slapstick.errors import BadFiles, BadRequest
from tests.app.pack_stage import LATER, gag, publish, sora, write_pack

TWO = (gag("the-shutter"), gag("the-bench"))


def older(folder: Path) -> Path:
    return write_pack(folder / "old", *TWO)


def story(folder: Path) -> None:
    (folder / "stories").mkdir()
    (folder / "stories" / "tale.yaml").write_text("id: tale\n", "utf-8")


Edit = Callable[[Path], object]
CHANGES: dict[str, tuple[str, Edit]] = {
    "nothing": ("none", lambda new: write_pack(new, *TWO)),
    "a comment": (
        "patch",
        lambda new: write_pack(new, f"  # the first\n{TWO[0]}", TWO[1]),
    ),
    "a reason": (
        "patch",
        lambda new: write_pack(new, TWO[0].replace("A wait is", "A wait is but"), TWO[1]),
    ),
    "a title": ("patch", lambda new: write_pack(new, *TWO, more="title: Office\n")),
    "other words": ("minor", lambda new: write_pack(new, gag("the-shutter", LATER), TWO[1])),
    "another weight": (
        "minor",
        lambda new: write_pack(new, gag("the-shutter", weight=10), TWO[1]),
    ),
    "another puppet": (
        "minor",
        lambda new: write_pack(new, TWO[0].replace("puppet: queue", "puppet: slip"), TWO[1]),
    ),
    "a new gag": ("minor", lambda new: write_pack(new, *TWO, gag("the-stamp"))),
    "a story": ("minor", lambda new: story(write_pack(new, *TWO))),
    "a new name that is told": (
        "minor",
        lambda new: write_pack(
            new, gag("the-window"), TWO[1], more="renamed: {the-shutter: the-window}\n"
        ),
    ),
    "a new name that is not told": (
        "major",
        lambda new: write_pack(new, gag("the-window"), TWO[1]),
    ),
    "a gag less": ("major", lambda new: write_pack(new, TWO[0])),
    "a gag less, and a promise less": (
        "major",
        lambda new: write_pack(new, TWO[0], more="exports: [the-shutter]\n"),
    ),
    "other facts": (
        "major",
        lambda new: write_pack(
            new,
            TWO[0].replace("fact: call.sleep", "concept: call.sleep"),
            TWO[1].replace("as: nap", "as: doze"),
        ),
    ),
    "other slots": (
        "major",
        lambda new: write_pack(
            new, TWO[0].replace("and the shutter", 'of "{nap.file}" and it'), TWO[1]
        ),
    ),
    "other terms": (
        "major",
        lambda new: (write_pack(new, *TWO) / "pack.yaml").write_text(
            (new / "pack.yaml").read_text("utf-8").replace("MIT", "GPL-3.0-only"), "utf-8"
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_asks_for_its_part_of_the_version(what: str, tmp_path: Path) -> None:
    needed, edit = CHANGES[what]
    edit(tmp_path / "new")

    verdict = diff_packs(str(older(tmp_path)), tmp_path / "new")
    assert verdict.needed == needed, verdict.changes
    assert verdict.enough is (needed == "none")


@pytest.mark.parametrize(
    ("version", "enough"),
    [("1.0.1", False), ("1.1.0", True), ("2.0.0", True), ("1.0.0", False), ("0.9.0", False)],
)
def test_a_version_must_rise_enough(tmp_path: Path, version: str, enough: bool) -> None:
    older(tmp_path)
    write_pack(tmp_path / "new", *TWO, gag("the-stamp"), version=version)

    assert sora(tmp_path, "pack", "diff", "old", "new") == (0 if enough else 1)


def test_a_gag_that_was_not_exported_may_go_without_a_major_version(tmp_path: Path) -> None:
    write_pack(tmp_path / "old", *TWO, more="exports: [the-shutter]\n")
    write_pack(tmp_path / "new", TWO[0], more="exports: [the-shutter]\n")

    assert diff_packs(str(tmp_path / "old"), tmp_path / "new").needed == "minor"


def test_a_whole_file_fixture_tells_what_samples_do_not(tmp_path: Path) -> None:
    at_most = TWO[0].replace("as: nap}", "as: nap, at-most: 1}")
    for name, stanza in (("old", TWO[0]), ("new", at_most)):
        folder = write_pack(tmp_path / name, stanza)
        case = folder / "fixtures" / "the-shutter" / "fires-often"
        case.mkdir(parents=True)
        (case / "tea.py").write_text("import time\ntime.sleep(1)\ntime.sleep(2)\n", "utf-8")

    verdict = diff_packs(str(tmp_path / "old"), tmp_path / "new")
    assert [each.change for each in verdict.changes] == ["fires on other samples than before"]


def test_the_older_edition_may_be_a_tag_of_the_repository(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_pack(tmp_path / "packs" / "office", *TWO)
    publish(tmp_path / "packs", "v1.0.0")
    write_pack(folder, TWO[0], version="1.0.1")

    assert sora(folder, "pack", "diff", "v1.0.0", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["needed"] == "major"
    assert told["changes"] == [
        {"level": "major", "what": "gag the-bench", "change": "is gone"},
    ]
    assert sora(folder, "pack", "diff", "v1.0.0") == 1
    assert "call it 2.0.0" in capsys.readouterr().out


def test_what_is_no_edition_is_refused(tmp_path: Path) -> None:
    older(tmp_path)
    write_pack(tmp_path / "other", name="acme/other")
    (tmp_path / "empty").mkdir()

    with pytest.raises(BadRequest, match="no folder and no revision"):
        diff_packs("v9", tmp_path / "old")
    with pytest.raises(BadRequest, match="two packs"):
        diff_packs(str(tmp_path / "old"), tmp_path / "other")
    with pytest.raises(BadRequest, match=r"no pack\.yaml"):
        diff_packs(str(tmp_path / "old"), tmp_path / "empty")
    write_pack(tmp_path / "broken", TWO[0].replace("call.sleep", "call.slep"))
    with pytest.raises(BadFiles):
        diff_packs(str(tmp_path / "old"), tmp_path / "broken")


def test_a_new_pack_is_sound_as_it_is_written(tmp_path: Path) -> None:
    begin_pack(tmp_path / "office", "acme/office")

    assert sora(tmp_path / "office", "check") == 0
    assert sora(tmp_path / "office", "rules", "test") == 0
    with pytest.raises(BadRequest, match="not empty"):
        begin_pack(tmp_path / "office", "acme/office")
    for name in ("office", "slapstick/office", "Acme/Office", "acme/../x"):
        with pytest.raises(BadRequest, match="cannot be a pack's name"):
            begin_pack(tmp_path / "else", name)
