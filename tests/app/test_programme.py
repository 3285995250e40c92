"""What a storyboard page is told of a project: what changed, and the command that approves it."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

import pytest

from slapstick.app.opening import open_project
from slapstick.app.planning import Planned, plan, read_all
from slapstick.app.programme import supplement
from slapstick.app.snapping import snap_update
from slapstick.cli import main
from slapstick.model import Place
from tests.test_reviewing import git


def planned(root: Path) -> Planned:
    workspace = open_project(root)
    return plan(workspace, read_all(workspace, workers=0))


def test_words_that_nobody_reviewed_can_be_approved_and_then_ask_for_nothing(
    little: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(little, "init", "--quiet")
    monkeypatch.chdir(little)
    command = supplement(planned(little)).approve
    first, second = command.split(" && ")

    assert main(shlex.split(first)[1:]) == 0
    subprocess.run(shlex.split(second), check=True)

    assert supplement(planned(little)).approve == ""
    assert "prompts/sora/01-arrival.prompt.md" in git(little, "diff", "--cached", "--name-only")


def test_changed_words_are_told_and_can_be_approved(little: Path) -> None:
    snap_update(planned(little))
    (little / "sora.yaml").write_text("film: {level: low}\n", "utf-8")

    told = supplement(planned(little))

    assert {review.kind for review in told.changes.values()} == {"changed"}
    assert told.approve.startswith("sora snap update")


def test_lines_are_linked_at_the_commit_that_was_filmed(little: Path) -> None:
    git(little, "init", "--quiet")
    git(little, "remote", "add", "origin", "git@github.com:tea/house.git")
    git(little, "add", "-A")
    git(little, "commit", "--quiet", "-m", "Put the kettle on")
    commit = git(little, "rev-parse", "HEAD")

    told = supplement(planned(little))
    assert told.link(Place("kettle.py", 8)).endswith(f"/tea/house/blob/{commit}/kettle.py#L8")
    assert told.source.endswith(f" at {commit[:10]}")

    (little / "kettle.py").write_text("pass\n", "utf-8")
    assert supplement(planned(little)).source.endswith(", and changed since")


def test_a_beat_that_looks_otherwise_is_shown_as_it_was_reviewed(little: Path) -> None:
    git(little, "init", "--quiet")
    snap_update(planned(little))
    git(little, "add", "-A")
    git(little, "commit", "--quiet", "-m", "Review the film")
    now = planned(little)
    assert supplement(now).stills == {}
    gag = next(beat for beat in now.plot.beats if beat.id == "trouble").match
    assert gag
    (little / "sora.yaml").write_text(f"rules: {{{gag.rule.id}: off}}\n", "utf-8")

    told = supplement(planned(little))

    assert len(told.stills["trouble"]) >= 4
    assert all(still.address.startswith("data:image/webp") for still in told.stills["trouble"])
    assert "title" not in told.stills


def test_pictures_that_cannot_be_those_reviewed_are_not_shown(little: Path) -> None:
    git(little, "init", "--quiet")
    snap_update(planned(little))
    for path in (little / "prompts" / "sora").glob("*.md"):
        path.write_text(path.read_text("utf-8").replace("Painted sets", "Real streets"), "utf-8")
    git(little, "add", "-A")
    git(little, "commit", "--quiet", "-m", "Review what another Slapstick worded")
    (little / "sora.yaml").write_text("film: {seconds: 60}\n", "utf-8")

    assert supplement(planned(little)).stills == {}
