"""What nobody approved is not paid for; approval is a committed file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from slapstick import SoraClient, VideoGenerationRequest
from slapstick.app.approval import UNREVIEWED, faults_of
from slapstick.app.planning import Planned
from slapstick.app.shooting import Terms, open_studio, reckon, shoot
from slapstick.app.snapping import snap_update
from slapstick.cli import main
from slapstick.errors import BadRequest
from slapstick.shoot.world import Patience
from tests.fakes.video_service import VideoService
from tests.test_reviewing import git, planned


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[VideoService]:
    monkeypatch.setattr("slapstick.app.shooting.PATIENCE", Patience(poll=0.01, backoff=0.01))
    monkeypatch.setenv("SORA_API_KEY", "sk-secret")
    with VideoService(key="sk-secret", polls=1).open() as opened:
        yield opened


@pytest.fixture
def root(little: Path, service: VideoService) -> Path:
    """Return a repository whose film was reviewed and committed."""
    write_project(little, service)
    git(little, "init", "--quiet")
    snap_update(planned(little))
    commit(little)
    return little


def write_project(root: Path, service: VideoService, budget: str = "monthly: 50") -> None:
    (root / "sora.yaml").write_text(
        f"film: {{seconds: 30}}\nprovider: {{use: openai-videos, base-url: '{service.base}/v1',"
        f" model: film, usd-per-second: 0.1}}\nbudget: {{{budget}}}\n",
        "utf-8",
    )


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "--quiet", "-m", "Review")


def film(plan: Planned, terms: Terms = Terms()) -> dict[str, list[str]]:  # noqa: B008  # frozen
    """Film a plan and return what the ledger says of each shot, from its first word on."""
    workspace = plan.workspace
    with open_studio(workspace.root, workspace.project) as studio:
        list(shoot(reckon(plan, terms, studio), plan, studio, terms))
        rows = studio.ledger.rows()
        return {
            row.shot: [str(each["note"]) for each in studio.ledger.history(row.key)] for row in rows
        }


def first_page(root: Path) -> Path:
    return min((root / "prompts" / "sora").glob("*.md"))


def reword(page: Path) -> None:
    page.write_text(page.read_text("utf-8").replace("1920s", "1930s"), "utf-8")


def test_what_is_committed_word_for_word_is_filmed(root: Path, service: VideoService) -> None:
    notes = film(planned(root))

    assert len(service.accepted) == len(notes) > 1
    assert not any(UNREVIEWED in note for told in notes.values() for note in told)


def test_a_fresh_compile_that_differs_is_refused_and_nothing_is_sent(
    root: Path, service: VideoService
) -> None:
    text = (root / "sora.yaml").read_text("utf-8")
    (root / "sora.yaml").write_text(text.replace("seconds: 30", "seconds: 30, level: low"), "utf-8")

    with pytest.raises(BadRequest, match="differs from its committed snapshot"):
        film(planned(root))
    snap_update(planned(root))  # to write a page is not to approve it
    with pytest.raises(BadRequest, match="differs from its committed snapshot"):
        film(planned(root))
    assert service.log == []

    commit(root)
    assert film(planned(root))


def test_a_page_of_the_work_tree_that_is_not_as_committed_is_refused(
    root: Path, service: VideoService
) -> None:
    reword(first_page(root))
    with pytest.raises(BadRequest, match="in the work tree is not as it is committed"):
        film(planned(root))

    first_page(root).unlink()
    with pytest.raises(BadRequest, match="gone from the work tree"):
        film(planned(root))
    assert service.log == []


def test_a_lock_that_is_not_as_committed_is_refused(root: Path) -> None:
    plan = planned(root)
    assert faults_of(plan) == ()

    (root / "sora.lock").write_text("# pins\n", "utf-8")
    assert faults_of(plan) == ("sora.lock is not as it is committed",)

    commit(root)
    assert faults_of(plan) == ()
    (root / "sora.lock").write_bytes(b"# pins\r\n")  # as git lays it out on Windows
    assert faults_of(plan) == ()
    (root / "sora.lock").unlink()
    assert faults_of(plan) == ("sora.lock is not as it is committed",)


def test_without_git_nothing_is_approved(root: Path, service: VideoService) -> None:
    shutil.rmtree(root / ".git")

    with pytest.raises(BadRequest, match="has no committed snapshot"):
        film(planned(root))
    assert service.log == []


def test_what_is_filmed_unreviewed_is_so_in_the_ledger(root: Path, service: VideoService) -> None:
    shutil.rmtree(root / "prompts")
    commit(root)

    notes = film(planned(root), Terms(allow_unreviewed=True))

    assert len(service.accepted) == len(notes) > 1
    assert {told[0] for told in notes.values()} == {UNREVIEWED}


def test_it_is_said_loudly_before_anything_is_sent(
    root: Path, service: VideoService, capsys: pytest.CaptureFixture[str]
) -> None:
    reword(first_page(root))
    asked = ["film", str(root), "--real", "--dry-run"]

    assert main([*asked, "--allow-unreviewed"]) == 0
    assert " NOT REVIEWED: nobody approved what is filmed now " in capsys.readouterr().err
    assert main(asked) == 0
    said = capsys.readouterr().err
    assert "is not as it is committed" in said
    assert "would not be filmed" in said
    assert service.log == []


@pytest.mark.parametrize("where", ["here", "at HEAD"])
def test_a_project_can_forbid_it(root: Path, service: VideoService, where: str) -> None:
    write_project(root, service, "monthly: 50, reviewed-only: true")
    if where == "at HEAD":
        commit(root)
        write_project(root, service)
    reword(first_page(root))

    with pytest.raises(BadRequest) as caught:
        film(planned(root), Terms(allow_unreviewed=True))

    assert "reviewed-only" in caught.value.help_text
    assert service.log == []


def test_where_it_is_forbidden_no_words_of_a_moment_are_filmed_either(
    root: Path, service: VideoService, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_project(root, service, "monthly: 50, reviewed-only: true")
    monkeypatch.chdir(root)

    with pytest.raises(BadRequest, match="reviewed-only"):
        SoraClient().generate_video(VideoGenerationRequest(prompt="He slips.", seconds=4))
    assert service.log == []
