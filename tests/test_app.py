from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from slapstick.app.filming import film_plan
from slapstick.app.listing import find_rule
from slapstick.app.opening import Wishes, open_project, survey_project
from slapstick.app.planning import Planned, file_name, only_shots, plan, read_all
from slapstick.errors import BadFiles, BadRequest
from slapstick.model import TokenBudgetLevel


def planned(root: Path) -> Planned:
    workspace = open_project(root)
    return plan(workspace, read_all(workspace, workers=0))


def test_a_folder_without_a_project_file_has_all_it_needs(little: Path) -> None:
    workspace = open_project(little)

    assert not workspace.has_project_file
    assert workspace.story.id == "the-apprentice"
    assert len(workspace.rules) >= 24


def test_mistakes_in_all_files_are_told_in_one_run(little: Path) -> None:
    (little / "sora.yaml").write_text(
        "packs: [slapstick/core, slapstick/cor, ./mine, ./nowhere]\nstory: ./tale.yaml\nflim: {}\n",
        "utf-8",
    )
    (little / "mine").mkdir()
    (little / "mine" / "gags.yaml").write_text("format: rules/1\nruls: []\n", "utf-8")
    (little / "mine" / "broken.yaml").write_text("a: [\n", "utf-8")
    (little / "tale.yaml").write_text("id: tale\ncats: {}\n", "utf-8")

    with pytest.raises(BadFiles) as caught:
        open_project(little)

    problems = caught.value.problems
    assert {problem.place.path for problem in problems} == {
        "sora.yaml", "mine/gags.yaml", "mine/broken.yaml", "tale.yaml",
    }  # fmt: skip
    own = [problem for problem in problems if problem.place.path == "sora.yaml"]
    assert [problem.place[1:] for problem in own] == [(1, 25), (1, 48), (3, 1)]
    assert own[0].suggestion == "did you mean 'slapstick/core'?"
    assert all(problem.excerpt for problem in own)


def test_a_story_that_is_not_there_is_a_mistake_with_a_suggestion(little: Path) -> None:
    (little / "sora.yaml").write_text("story: the-aprentice\n", "utf-8")

    (problem,) = survey_project(little).problems
    assert (problem.place.line, problem.place.column) == (1, 8)
    assert problem.suggestion == "did you mean 'the-apprentice'?"


def test_a_length_that_the_story_cannot_have_is_a_mistake_in_its_place(little: Path) -> None:
    (little / "sora.yaml").write_text("film:\n  seconds: 500\n", "utf-8")

    (problem,) = survey_project(little).problems
    assert (problem.place.line, problem.place.column) == (2, 12)
    assert "500 s" in problem.message


def test_a_project_file_that_is_no_text_is_a_mistake(little: Path) -> None:
    (little / "sora.yaml").write_bytes(b"story: \xff\n")

    (problem,) = survey_project(little).problems
    assert (problem.place.path, problem.code) == ("sora.yaml", "SL004")


def test_a_path_that_is_no_folder_is_refused(little: Path) -> None:
    with pytest.raises(BadRequest, match="is not a folder"):
        open_project(little / "kettle.py")
    with pytest.raises(BadRequest, match="is not there"):
        open_project(little / "nowhere")


def test_a_rule_that_is_switched_off_does_not_play(little: Path) -> None:
    rule = planned(little).matches[0].rule.id
    (little / "sora.yaml").write_text(f"rules: {{{rule}: off}}\n", "utf-8")

    after = planned(little)
    assert rule not in {match.rule.id for match in after.matches}


def test_a_rule_is_found_by_the_last_part_of_its_id(little: Path) -> None:
    workspace = open_project(little)
    rule = workspace.rules[0]

    assert find_rule(workspace, rule.id.rpartition("/")[2]) == rule
    with pytest.raises(BadRequest, match="no rule is called"):
        find_rule(workspace, "no-such-gag")


def test_a_wish_goes_before_the_project_file(little: Path) -> None:
    (little / "sora.yaml").write_text("film: {level: high}\n", "utf-8")

    wished = open_project(little, Wishes(level=TokenBudgetLevel.LOW))
    assert open_project(little).project.level is TokenBudgetLevel.HIGH
    assert wished.project.level is TokenBudgetLevel.LOW


def test_a_plan_has_its_time_its_peak_and_gags_from_the_code(little: Path) -> None:
    plot = planned(little).plot

    assert plot.seconds == 90.0
    peak = next(beat for beat in plot.beats if beat.role == "peak")
    assert peak.start <= 63.0 <= peak.end
    assert any(
        beat.evidence is not None and beat.evidence.path == "kettle.py" for beat in plot.beats
    )


def test_an_empty_folder_gets_a_whole_film(empty: Path) -> None:
    plot = planned(empty).plot

    assert plot.seconds == 90.0
    assert all(beat.match is None for beat in plot.beats)


def test_other_code_is_another_film(little: Path, empty: Path) -> None:
    one, other = planned(little), planned(empty)

    assert one.plot.title != other.plot.title
    assert one.plot.seed != other.plot.seed


def test_some_shots_make_a_film_without_gaps(little: Path) -> None:
    whole = planned(little)
    some = only_shots(whole, "2,4-5")

    assert [shot.id for shot in some.shots] == [whole.shots[each].id for each in (1, 3, 4)]
    assert some.plot.beats[0].start == 0.0
    assert all(
        second.start == pytest.approx(first.end)
        for first, second in zip(some.plot.beats, some.plot.beats[1:], strict=False)
    )
    assert {prompt.shot for prompt in some.prompts} <= {shot.id for shot in some.shots}


@pytest.mark.parametrize("wanted", ["0", "99", "x", "3-", "5-2", ""])
def test_shots_that_are_not_there_are_refused(little: Path, wanted: str) -> None:
    with pytest.raises(BadRequest, match="shot"):
        only_shots(planned(little), wanted)


def test_what_was_planned_is_what_is_filmed(little: Path, tmp_path: Path) -> None:
    before = only_shots(planned(little), "1")
    pages = tmp_path / "out" / "tea-house.prompts"
    pages.mkdir(parents=True)
    (pages / "99-old.prompt.md").write_text("of an earlier film", "utf-8")
    (pages / "notes.txt").write_text("mine", "utf-8")

    filmed = film_plan(before, tmp_path / "out", workers=1, fps=4)

    told = json.loads((tmp_path / "out" / "tea-house.film.json").read_text("utf-8"))
    assert [(beat["id"], beat["start"], beat["seconds"]) for beat in told["beats"]] == [
        (beat.id, beat.start, beat.seconds) for beat in before.plot.beats
    ]
    assert told["frames_digest"] == filmed.film.frames_digest
    assert {path.name for path in filmed.files} == {
        "tea-house.mp4",
        "tea-house.vtt",
        "tea-house.storyboard.png",
        "tea-house.storyboard.html",
        "tea-house.film.json",
        "tea-house.prompts",
    }
    assert all(path.exists() for path in filmed.files)
    kept = {path.name for path in pages.iterdir()}
    assert kept == {f"{before.prompts[0].shot}.prompt.md", "notes.txt"}


def test_the_same_code_gives_the_same_film_anywhere(little: Path, tmp_path: Path) -> None:
    (little / "sora.yaml").write_text("film: {seconds: 30}\n", "utf-8")
    places = [
        ("1", {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"}),
        ("2", {"PYTHONHASHSEED": "1", "LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo"}),
    ]
    told = []
    for workers, place in places:
        out = tmp_path / workers
        subprocess.run(
            [sys.executable, "-m", "slapstick", "film", little, "--out", out, "--fps", "2",
             "--shots", "1-2", "--workers", workers],
            env={**os.environ, **place},
            check=True,
            capture_output=True,
        )  # fmt: skip
        told.append({path.relative_to(out): path.read_bytes() for path in _files(out)})

    assert told[0].keys() == told[1].keys()
    assert [path for path, content in told[0].items() if content != told[1][path]] == []


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Tea House", "tea-house"),
        ("@scope/pkg_name", "scope-pkg-name"),
        ("東京", "film"),
        ("", "film"),
        ("../../etc", "etc"),
    ],
)
def test_a_file_name_fits_every_disk(name: str, file: str) -> None:
    assert file_name(name) == file


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
