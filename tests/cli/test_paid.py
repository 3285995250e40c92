"""The commands on money and jobs, against a service on loopback."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from slapstick import SoraClient, VideoGenerationRequest
from slapstick.app.approval import committed_prompts
from slapstick.app.shooting import ledger_url
from slapstick.cli import main
from slapstick.errors import OverBudget, ProviderFailure
from slapstick.model import Project, Prompt
from slapstick.review.snapshots import write_prompts
from slapstick.shoot.world import Patience
from tests.fakes.film_set import prompt
from tests.fakes.video_service import VideoService

KEY = "sk-secret-of-mine"


@pytest.fixture
def service() -> Iterator[VideoService]:
    with VideoService(key=KEY, polls=1).open() as opened:
        yield opened


@pytest.fixture
def project(tmp_path: Path, service: VideoService, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "tea-house"
    root.mkdir()
    (root / "sora.yaml").write_text(
        f"provider: {{use: openai-videos, base-url: '{service.base}/v1', model: film,"
        " usd-per-second: 0.1}\n"
    )
    monkeypatch.chdir(root)
    quick = Patience(poll=0.01, backoff=0.01)
    monkeypatch.setattr("slapstick.app.shooting.PATIENCE", quick)
    monkeypatch.setenv("SORA_API_KEY", KEY)
    return root


def ask(words: str, **changes: float) -> str:
    request = VideoGenerationRequest(prompt=words, seconds=4)
    return SoraClient(**changes).generate_video(request).id  # type: ignore[arg-type]


def test_one_clip_is_filmed_from_python_and_paid_once(project: Path, service: VideoService) -> None:
    request = VideoGenerationRequest(prompt="A waiter slips.", seconds=4)
    client = SoraClient(api_key=KEY, monthly_budget_usd=1.0)
    made = client.generate_video(request)
    assert made.path.read_bytes()[4:8] == b"ftyp"
    assert (made.seconds, made.cost_usd) == (4.0, 0.4)
    assert client.generate_video(request) == made
    assert service.accepted == ["A waiter slips."]
    assert KEY not in repr(client)


def test_a_clip_over_budget_is_not_asked_for(project: Path, service: VideoService) -> None:
    with pytest.raises(OverBudget):
        ask("A waiter slips.", monthly_budget_usd=0.39)
    assert service.log == []


def test_a_clip_that_does_not_come_is_a_failure_that_says_what_next(
    project: Path, service: VideoService
) -> None:
    service.create_faults = ["400-moderation"]
    with pytest.raises(ProviderFailure) as caught:
        ask("A bank is robbed.")
    assert "--again" in caught.value.help_text


def test_jobs_and_budget_tell_what_happened(
    project: Path, service: VideoService, capsys: pytest.CaptureFixture[str]
) -> None:
    ask("A waiter slips.")
    service.create_faults, service.lists = ["drop-after"], False
    with pytest.raises(ProviderFailure):
        ask("He slips again.")
    assert main(["jobs", "list", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(job["state"], job["held"]) for job in told] == [("doubtful", 400_000)]
    assert main(["budget", "--json"]) == 0
    money = json.loads(capsys.readouterr().out)
    assert (money["spent"], money["held"]) == (400_000, 400_000)
    report = (project / "sora_budget_report.txt").read_text("utf-8")
    assert "spent     $0.40" in report
    assert "█" in report


def test_a_doubt_is_settled_by_a_persons_word(
    project: Path, service: VideoService, capsys: pytest.CaptureFixture[str]
) -> None:
    service.create_faults, service.lists = ["drop-after"], False
    with pytest.raises(ProviderFailure):
        ask("He slips again.")
    assert main(["jobs", "reconcile"]) == 1
    assert main(["jobs", "reconcile", "clip", "--arrived", "video_0001=="]) == 0
    assert main(["jobs", "fetch"]) == 0
    assert main(["jobs", "show", "clip"]) == 0
    out = capsys.readouterr().out
    assert "1 of 1 fetched or settled" in out
    assert "He slips again." in out
    assert main(["jobs", "reconcile", "clip", "--paid"]) == 2
    assert main(["jobs", "reconcile", "--paid"]) == 2
    assert main(["jobs", "show", "nobody"]) == 2


def test_nothing_that_is_written_or_said_holds_the_key(
    project: Path,
    service: VideoService,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(0)
    service.create_faults = ["429-bare", "400", "500"]
    for words in ("One.", "Two.", "Three."):
        caught: list[str] = []
        try:
            ask(words)
        except ProviderFailure as failure:
            caught += [str(failure), failure.help_text]
        assert KEY not in "".join(caught)
    main(["jobs", "list", "--all"])
    main(["jobs", "show", "clip"])
    main(["budget"])
    said = capsys.readouterr()
    assert KEY not in said.out + said.err + caplog.text
    written = [path for path in project.rglob("*") if path.is_file()]
    assert len(written) > 3
    assert not [path for path in written if KEY.encode() in path.read_bytes()]


def test_only_what_the_last_commit_has_counts_as_reviewed(tmp_path: Path) -> None:
    prompts = (prompt(1), prompt(2))
    assert committed_prompts(tmp_path, prompts) == {}
    write_prompts(tmp_path / "prompts" / "sora", prompts[:1], complete=True)
    environment = {**os.environ, "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b.example",
                   "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b.example"}  # fmt: skip
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True, env=environment)
    write_prompts(tmp_path / "prompts" / "sora", prompts, complete=True)
    found: dict[str, Prompt] = committed_prompts(tmp_path, prompts)
    assert {shot: found[shot].text for shot in found} == {"shot-01": prompts[0].text}


def test_the_book_is_where_the_environment_or_the_project_says(tmp_path: Path) -> None:
    own = ledger_url(tmp_path, Project(), {})
    assert own.endswith("/.sora/ledger.db")
    team = Project(ledger="postgresql+psycopg://films/money")
    assert ledger_url(tmp_path, team, {}) == "postgresql+psycopg://films/money"
    assert ledger_url(tmp_path, team, {"SORA_LEDGER": "books/own.db"}).endswith("/books/own.db")


def test_check_warns_of_a_model_before_it_retires_and_refuses_it_after(
    little: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(little)
    (little / "sora.yaml").write_text("provider: {use: xai, model: grok-imagine-video}\n")
    prices = little / ".sora" / "tariffs"
    prices.mkdir(parents=True)
    (prices / "xai.yaml").write_text(
        "provider: xai\nas_of: 2026-11-01\nsource: here\nmodels:\n"
        "  grok-imagine-video: {usd_per_second: {720p: 0.07}, retires_on: 2026-12-24}\n"
        "  grok-imagine-video-1.5: {usd_per_second: {720p: 0.14}}\n"
    )
    for today, status in ((date(2026, 12, 1), 0), (date(2026, 12, 24), 2)):
        monkeypatch.setattr("slapstick.app.shooting.today", lambda today=today: today)
        assert main(["check"]) == status
        assert "alive: grok-imagine-video-1.5" in capsys.readouterr().err


def test_plan_says_what_it_would_cost_and_what_is_paid(
    little: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(little)
    (little / "sora.yaml").write_text("provider: {use: xai}\n")
    assert main(["plan"]) == 0
    out = capsys.readouterr().out
    assert "at xai grok-imagine-video-1.5-lite; 8 takes of 70 s for" in out
    assert "0 of 8 shots are paid for already" in out
    assert main(["plan", "--takes", "--provider", "runway"]) == 0
    said = capsys.readouterr().out
    assert "cast: one sentence a figure" in said  # it reads no more than 1,000 units
    assert "at runway gen4.5; 8 takes" in said
    assert not (little / ".sora").exists()


def test_a_whole_film_is_reviewed_budgeted_shot_and_not_shot_again(
    little: Path,
    service: VideoService,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(little)
    monkeypatch.setenv("SORA_API_KEY", KEY)
    monkeypatch.setattr("slapstick.app.shooting.PATIENCE", Patience(poll=0.01))
    (little / "sora.yaml").write_text(
        f"provider: {{use: openai-videos, base-url: '{service.base}/v1', model: film,"
        " usd-per-second: 0.1}\nfilm: {seconds: 30}\n"
    )
    _git(little, "init", "-q")
    assert main(["film", "--real"]) == 2
    assert "has no committed snapshot" in capsys.readouterr().err
    assert main(["snap", "update"]) == 0
    _git(little, "add", "-A")
    _git(little, "commit", "-qm", "x")
    assert main(["film", "--real", "--dry-run"]) == 0
    for more in ([], ["--dry-run"]):
        assert main(["film", "--real", "--monthly-budget", "0.5", *more]) == 3
        assert "but of $0.50 a month $0.50 are left" in capsys.readouterr().err
    assert service.log == []
    quickly = ["film", "--real", "--fps", "1", "--workers", "1"]
    capsys.readouterr()
    assert main([*quickly, "-v"]) == 0
    shots = len(service.accepted)
    assert shots == len(list((little / "out").glob("*.clips/*.mp4"))) > 3
    said = capsys.readouterr()
    assert f"{shots} of {shots} shots filmed" in said.out
    exchange = (
        rf"Z slapstick\.wire method=POST url={service.base}/v1/videos status=200 bytes=\d+ ms="
    )
    assert len(re.findall(exchange, said.err)) == shots
    change = r"Z slapstick\.jobs job=\w+/1 shot=01-\w+ event=accept before=sending after=accepted"
    assert len(re.findall(change, said.err)) == 1
    assert KEY not in said.err
    first = (little / "out" / "tea-house.mp4").read_bytes()
    assert main(quickly) == 0
    assert len(service.accepted) == shots
    assert (little / "out" / "tea-house.mp4").read_bytes() == first


def test_a_refused_shot_is_named_and_played_by_the_puppets(
    little: Path,
    service: VideoService,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(little)
    monkeypatch.setenv("SORA_API_KEY", KEY)
    monkeypatch.setattr("slapstick.app.shooting.PATIENCE", Patience(poll=0.01))
    (little / "sora.yaml").write_text(
        f"provider: {{use: openai-videos, base-url: '{service.base}/v1', model: film,"
        " usd-per-second: 0.1}\nfilm: {seconds: 30}\n"
    )
    assert main(["snap", "update"]) == 0
    _git(little, "init", "-q")
    _git(little, "add", "-A")
    _git(little, "commit", "-qm", "x")
    service.create_faults = ["400-moderation"]
    capsys.readouterr()
    asked = ["film", "--real", "--shots", "1,2", "--fps", "1", "--workers", "1"]
    assert main(asked) == 1
    said = capsys.readouterr()
    assert "1 of 2 shots filmed, the others drawn" in said.out
    assert "01-arrival: there is no clip; the puppets play it" in said.err
    record = json.loads((little / "out" / "tea-house.film.json").read_text("utf-8"))
    assert ["filmed" in beat for beat in record["beats"]] == [False, True]


def _git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@b.example")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)
