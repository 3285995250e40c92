"""`sora film --real`, ended at any step: the same command goes on, and the film is the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from slapstick.app.opening import open_project
from slapstick.app.planning import plan, read_all
from slapstick.app.standin.playhouse import Playhouse, scenes_of
from slapstick.app.standin.server import Server, serving
from slapstick.budget.ledger import Ledger
from slapstick.cli import main
from tests import preloaded
from tests.fakes.clips import clip

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals end a process elsewhere")


@dataclass
class Set:
    """A project that is reviewed, and the stand-in that films it."""

    root: Path
    server: Server

    def film(self, step: int = 0, number: str = "SIGKILL") -> subprocess.CompletedProcess[str]:
        words = ["film", "--real", "--fps", "1", "--workers", "1"]
        env = os.environ | {"PYTHONPATH": str(ROOT), "SORA_API_KEY": "sk-any"}
        return preloaded.run(
            "tests.cli.quick_sora", [str(step), number, *words], cwd=self.root, env=env
        )

    def accepted(self) -> Counter[str]:
        return Counter(job.shot for job in self.server.playhouse.newest())

    def money(self) -> list[tuple[int, int]]:
        with Ledger(f"sqlite:///{self.root / '.sora' / 'ledger.db'}") as ledger:
            return [(month.held, month.spent) for month in ledger.months()]


@pytest.fixture
def on_set(little: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Set]:
    monkeypatch.chdir(little)
    (little / "sora.yaml").write_text("film: {seconds: 30}\n")
    workspace = open_project(little)
    scenes = scenes_of(plan(workspace, read_all(workspace, workers=0)))
    playhouse = Playhouse(
        scenes, lambda beat, wanted: clip(wanted.seconds, len(beat.id)), usd_per_second=0.1
    )
    with serving(playhouse) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        (little / "sora.yaml").write_text(
            f"film: {{seconds: 30}}\nprovider: {{use: openai-videos, base-url: '{server.base_url}',"
            " model: puppets, resolution: 480p, usd-per-second: 0.1}\n"
        )
        assert main(["snap", "update", "--workers", "1"]) == 0
        for asked in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
            who = ("-c", "user.name=a", "-c", "user.email=a@b.example")
            subprocess.run(["git", *who, *asked], check=True, capture_output=True)
        yield Set(little, server)
        server.shutdown()
        thread.join()


def test_a_film_whose_runs_were_killed_is_the_same_film_paid_once(on_set: Set) -> None:
    """One death after another, each later than the one before; then the run that ends well."""
    deaths = [on_set.film(step).returncode for step in (2, 11, 18, 24)]
    assert set(deaths) == {-signal.SIGKILL}
    told = on_set.film()
    assert told.returncode == 0, told.stderr
    once = on_set.accepted()
    assert set(once.values()) == {1}
    billed = on_set.server.playhouse.billed()
    assert on_set.money() == [(0, billed)]
    film = on_set.root / "out" / "tea-house.mp4"
    whole = film.read_bytes()
    for kept in (on_set.root / ".sora", on_set.root / "out"):
        kept.rename(kept.with_name(f"{kept.name}-killed"))
    assert on_set.film().returncode == 0
    assert on_set.accepted() == once + once  # another book: it was asked for anew
    assert film.read_bytes() == whole


def test_ctrl_c_says_what_to_do_and_loses_nothing(on_set: Set) -> None:
    told = on_set.film(10, "SIGINT")
    assert told.returncode == 130, told.stderr
    assert "stopped: what was sent goes on over there; the same command goes on here" in told.stderr
    assert "Traceback" not in told.stderr
    assert main(["jobs", "list", "--all"]) == 0
    sent = sum(on_set.accepted().values())
    with Ledger(f"sqlite:///{on_set.root / '.sora' / 'ledger.db'}") as ledger:
        held = [row for row in ledger.rows() if row.held]
        assert sent <= len(held) <= sent + 1  # the one in doubt may not have been sent
    assert on_set.film().returncode == 0
    assert set(on_set.accepted().values()) == {1}
