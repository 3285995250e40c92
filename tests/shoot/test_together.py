"""Several real processes with one book: each shot is asked for once, whoever asks."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from slapstick.budget.ledger import Ledger
from tests.fakes.video_service import VideoService

ROOT = Path(__file__).parents[2]


def film_together(folder: Path, base: str, numbers: list[int], limit: int) -> list[dict[str, Any]]:
    """Start all processes, let them go at the same moment, and return what each told."""
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.shoot.filming_process", str(folder), base, str(number),
             str(limit)],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True,
        )
        for number in numbers
    ]  # fmt: skip
    for run in runs:
        assert run.stderr
        assert run.stderr.readline() == "ready\n"
    for run in runs:
        assert run.stdin
        run.stdin.write("go\n")
        run.stdin.flush()
    told = []
    for run in runs:
        out, err = run.communicate(timeout=120)
        told.append(json.loads(out) if run.returncode == 0 else {"error": err})
    return told


def test_two_processes_with_the_same_film_ask_for_each_shot_once(tmp_path: Path) -> None:
    with VideoService(key="sk-secret").open() as service:
        told = film_together(tmp_path, service.base, [7, 7], 50_000_000)
        assert sorted(service.accepted) == ["Film 7: fall 1.", "Film 7: fall 2."]
    assert [run.get("clips") for run in told] == [["shot-1", "shot-2"]] * 2, told
    with Ledger(f"sqlite:///{tmp_path / 'ledger.db'}") as ledger:
        month = ledger.month(time.time())
    assert (month.held, month.spent) == (0, 800_000)


def test_processes_with_different_films_share_one_limit(tmp_path: Path) -> None:
    with VideoService(key="sk-secret").open() as service:
        told = film_together(tmp_path, service.base, [1, 2, 3], 1_600_000)
        assert len(service.accepted) == 4
    assert sum("OverBudget" in str(run.get("error")) for run in told) == 1, told
    with Ledger(f"sqlite:///{tmp_path / 'ledger.db'}") as ledger:
        month = ledger.month(time.time())
    assert (month.held, month.spent) == (0, 1_600_000)
