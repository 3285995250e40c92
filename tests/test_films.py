"""Whole films, judged by the criteria that `sora film --verify` prints."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from slapstick.cut.verify import verify_film

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("source", ["this repository", "an empty one"])
def test_a_whole_film_passes_every_criterion(source: str, tmp_path: Path) -> None:
    empty = tmp_path / "blank"
    empty.mkdir()
    subprocess.run(
        [sys.executable, "-m", "slapstick", "film", ROOT if source == "this repository" else empty,
         "--out", tmp_path / "out", "--workers", "1"],
        check=True,
        capture_output=True,
    )  # fmt: skip
    (mp4,) = (tmp_path / "out").glob("*.mp4")

    checks = verify_film(mp4, seconds=90)

    assert len(checks) == 13
    assert [f"{each.id} {each.title}: {each.measured}" for each in checks if not each.passed] == []
