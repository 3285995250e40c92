"""A repository whose film changes for several reasons at once, each told from the others."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from slapstick.app.made_with import RECORD
from slapstick.app.opening import open_project
from slapstick.app.planning import Planned, plan, read_all
from slapstick.app.reviewing import review
from slapstick.app.snapping import orphans_of, snap_accept, snap_update
from slapstick.errors import BadRequest
from slapstick.review.reports import Review

BUILT_IN = Path(__file__).resolve().parents[1]


def git(root: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=Reviewer", "-c", "user.email=reviewer@example.org",
         "-c", "init.defaultBranch=main", *words],
        cwd=root, check=True, capture_output=True, text=True,
        env={k: v for k, v in os.environ.items() if not k.startswith("GIT_")},
    )  # fmt: skip
    return done.stdout.strip()


def planned(root: Path) -> Planned:
    workspace = open_project(root)
    return plan(workspace, read_all(workspace, workers=0))


@pytest.fixture
def root(little: Path) -> Path:
    """Return a repository with its own rules and story, reviewed and committed."""
    (little / "rules").mkdir()
    shutil.copy(BUILT_IN / "rules" / "concurrency.yaml", little / "rules" / "own.yaml")
    own = little / "rules" / "own.yaml"
    own.write_text(own.read_text("utf-8").replace("slapstick/concurrency", "tea/own"), "utf-8")
    shutil.copy(BUILT_IN / "stories" / "the-apprentice.yaml", little / "tale.yaml")
    (little / "sora.yaml").write_text(
        "story: ./tale.yaml\npacks: [./rules]\nfilm: {level: standard, seconds: 90}\n", "utf-8"
    )
    git(little, "init", "--quiet")
    snap_update(planned(little))
    git(little, "add", "-A")
    git(little, "commit", "--quiet", "-m", "Review the film")
    return little


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def apply(root: Path) -> None:
        path = root / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return apply


CHANGES = {
    "story": replaced(
        "tale.yaml", "with round cheeks, a flat cap", "with round cheeks, a tall cap"
    ),
    "level": replaced("sora.yaml", "level: standard", "level: low"),
    "project": replaced("sora.yaml", "seconds: 90", "seconds: 60"),
    "code": replaced("kettle.py", "while True:", "for _ in range(3):"),
    "rule": replaced("rules/own.yaml", "The apprentice", "The young apprentice"),
}


def kinds(found: Review) -> set[str]:
    return {cause.kind for shot in found.reworded for _, causes in shot.edits for cause in causes}


def edits(found: Review) -> dict[tuple[str, str, str, str], set[str]]:
    return {
        (
            shot.shot.partition("-")[2],  # its number may change
            edit.part,
            edit.before.text if edit.before else "",
            edit.after.text if edit.after else "",
        ): {cause.kind for cause in causes}
        for shot in found.reworded
        for edit, causes in shot.edits
    }


@pytest.mark.parametrize("kind", CHANGES)
def test_one_change_alone_is_the_only_cause_and_has_its_commit(root: Path, kind: str) -> None:
    CHANGES[kind](root)
    git(root, "commit", "--quiet", "-am", f"Change the {kind}")

    found = review(planned(root))

    assert kinds(found) == {kind}
    commits = {c.commit for s in found.reworded for _, causes in s.edits for c in causes}
    assert commits == {git(root, "rev-parse", "HEAD")}


def test_five_changes_at_once_are_told_apart(root: Path) -> None:
    alone: dict[tuple[str, str, str, str], set[str]] = {}
    for change in CHANGES.values():
        change(root)
        for edit, causes in edits(review(planned(root))).items():
            alone.setdefault(edit, set()).update(causes)
        git(root, "checkout", "--quiet", ".")
    commits = {}
    for kind, change in CHANGES.items():
        change(root)
        git(root, "commit", "--quiet", "-am", f"Change the {kind}")
        commits[kind] = git(root, "rev-parse", "HEAD")

    found = review(planned(root))

    assert kinds(found) == set(CHANGES)
    together = edits(found)
    assert any(len(causes) > 1 for causes in together.values())
    # What one change alone brings about is laid to one such change, and to no other.
    shared = {edit for edit in together if edit in alone}
    assert len(shared) > 10
    assert {e for e in shared if not (together[e] <= alone[e] and len(together[e]) == 1)} == set()
    # What no change alone brings about is laid to several.
    mixed = {edit for edit in together if edit not in alone and all(edit[2:])}
    assert {edit for edit in mixed if len(together[edit]) < 2} == set()
    told = {(c.kind, c.commit) for s in found.reworded for _, causes in s.edits for c in causes}
    shown = dict(told)
    assert len(told) == len(shown)
    # Level and length stand on one line of sora.yaml, and a line has one last commit.
    assert shown == commits | {"level": commits["project"]}


def test_another_service_in_the_same_words_is_told_by_its_price(root: Path) -> None:
    text = (root / "sora.yaml").read_text("utf-8")
    (root / "sora.yaml").write_text(text + "provider: {use: xai}\n", "utf-8")
    git(root, "commit", "--quiet", "-am", "Have it filmed")

    found = review(planned(root))

    assert found.reworded == ()
    assert {s.price_before for s in found.repriced} == {None}
    assert all(shot.price_after for shot in found.repriced)
    assert found.pricing is not None
    assert "provider.use: animatic to xai" in found.pricing.detail
    assert found.pricing.commit == git(root, "rev-parse", "HEAD")


def test_a_shot_with_another_number_is_compared_with_itself(root: Path) -> None:
    before = {prompt.shot for prompt in planned(root).prompts}
    CHANGES["project"](root)

    found = review(planned(root))

    renumbered = [s for s in found.shots if s.before and s.after and s.before.shot != s.after.shot]
    assert renumbered
    assert {shot.kind for shot in renumbered} == {"changed"}
    names = [shot.shot for shot in found.shots]
    assert len(names) == len(set(names))
    assert {s.before.shot for s in found.shots if s.before} == before


def test_code_that_is_gone_is_told_by_the_line_where_it_stood(root: Path) -> None:
    code = root / "kettle.py"
    lines = code.read_text("utf-8").splitlines(keepends=True)
    nap = next(n for n, line in enumerate(lines) if "time.sleep" in line)
    del lines[nap]
    code.write_text("".join(lines), "utf-8")
    git(root, "commit", "--quiet", "-am", "Wait no longer")

    found = review(planned(root))

    causes = {c for s in found.reworded for _, why in s.edits for c in why}
    assert {(str(c.place), c.commit) for c in causes} == {
        (f"kettle.py:{nap}", git(root, "rev-parse", "HEAD"))
    }


def test_what_slapstick_ships_is_told_by_the_record(little: Path) -> None:
    (little / "sora.yaml").write_text("format: sora/1\n", "utf-8")
    git(little, "init", "--quiet")
    snap_update(planned(little))
    for page in (little / "prompts" / "sora").glob("*.md"):
        text = page.read_text("utf-8")
        page.write_text(text.replace("Painted sets", "Real streets"), "utf-8")
    git(little, "add", "-A")
    git(little, "commit", "--quiet", "-m", "Review the film")
    assert kinds(review(planned(little))) == {"slapstick"}

    record = little / RECORD
    lines = record.read_text("utf-8").splitlines(keepends=True)
    told = [
        line.split(": ")[0] + ': "0000",\n' if "the-apprentice" in line and "," in line else
        line.split(": ")[0] + ': "0000"\n' if "the-apprentice" in line else line
        for line in lines
    ]  # fmt: skip
    record.write_text("".join(told), "utf-8")
    git(little, "commit", "--quiet", "-am", "Pretend an older story")
    assert kinds(review(planned(little))) == {"story"}


def test_without_git_the_cause_is_said_to_be_unknown(little: Path) -> None:
    snap_update(planned(little))
    (little / "sora.yaml").write_text("film: {level: low}\n", "utf-8")

    assert kinds(review(planned(little))) == {"unknown"}


def test_a_shallow_clone_blames_nobody(root: Path, tmp_path: Path) -> None:
    CHANGES["level"](root)
    git(root, "commit", "--quiet", "-am", "Change the level")
    git(tmp_path, "clone", "--quiet", "--depth=1", root.as_uri(), "shallow")

    found = review(planned(tmp_path / "shallow"))

    told = {cause for shot in found.reworded for _, why in shot.edits for cause in why}
    assert {(cause.kind, "fetch-depth: 0" in cause.detail) for cause in told} == {("unknown", True)}


def test_another_revision_is_compared_with_and_nothing_is_written(root: Path) -> None:
    CHANGES["level"](root)
    snap_update(planned(root))
    git(root, "commit", "--quiet", "-am", "Approve fewer words")

    assert review(planned(root)).reworded == ()
    assert kinds(review(planned(root), "HEAD~1")) == {"level"}
    assert git(root, "status", "--porcelain") == ""
    with pytest.raises(BadRequest):
        review(planned(root), "--output=x")


def test_accepting_a_shot_with_another_number_leaves_no_page_of_the_old_one(root: Path) -> None:
    CHANGES["project"](root)
    for shot in review(planned(root)).changes:
        snap_accept(planned(root), shot.shot, shot.before.shot if shot.before else "")

    assert orphans_of(planned(root)) == ()
    assert review(planned(root)).reworded == ()
