"""The set on which the tests of filming play."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.clock import Clock
from tests.fakes.film_set import FilmSet
from tests.fakes.video_service import VideoService


@pytest.fixture
def on_set(tmp_path: Path) -> Iterator[FilmSet]:
    clock = Clock()
    with VideoService(clock=clock.now, key="sk-secret").open() as service:
        made = FilmSet(tmp_path, service, clock)
        yield made
        made.studio.presence.leave()
