"""Kill the filming process at every step it takes, go on, and count at the service."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.fakes.video_service import VideoService

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="forks, so that 60 deaths take seconds")
def test_a_death_at_any_step_costs_nothing_twice_and_loses_no_clip(tmp_path: Path) -> None:
    with VideoService(key="sk-secret", polls=1).open() as service:
        told = subprocess.run(
            [sys.executable, "-m", "tests.shoot.breaking", str(tmp_path), service.base],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert told.returncode == 0, told.stderr
        said = json.loads(told.stdout)
    asked = Counter(service.accepted)
    assert set(asked.values()) == {1}, [words for words, times in asked.items() if times > 1]
    assert said["whole"]["spent"] == 800_000
    assert len(said["results"]) > 20
    for number, result in enumerate(said["results"], 1):
        assert result["killed"], number
        after = result["after"]
        assert after["states"] == ["stored", "stored"], (number, after)
        assert (after["held"], after["spent"]) == (0, 800_000), (number, after)
        assert len(after["clips"]) == 2, (number, after)
    assert len(asked) == 2 * (len(said["results"]) + 1)
