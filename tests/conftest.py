"""Small repositories that several tests read."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long a case takes says how busy the machine is, not whether the code is right.
settings.register_profile("however-busy", deadline=None)
settings.load_profile("however-busy")

RETRIES = '''"""Fetch things, again and again."""

import time


def fetch_customer(client, name):
    # TODO: give up one day
    while True:
        try:
            return client.get(name)
        except Exception:
            pass


def wait_for_kettle():
    time.sleep(30)
    print("still waiting")


def test_nothing():
    assert True
'''


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int | None:
    """Use every processor this process may; by default two that share a core count as one."""
    if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ:
        return None
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_LONG = ("test_films.py", "test_wheel.py", "test_bustle.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no process waits for another at the end."""
    rank = {name: place for place, name in enumerate(_LONG)}
    items.sort(key=lambda item: rank.get(item.path.name, len(_LONG)))


def pytest_collection_finish() -> None:
    """Look no more through what stays to the end: it takes a third of a second each time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's own cache out of the tests."""
    monkeypatch.setenv("SORA_CACHE", "off")


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in the tests' own process, unless a test asks for others: starting one takes longer."""
    monkeypatch.setenv("SORA_WORKERS", "0")


@pytest.fixture
def little(tmp_path: Path) -> Path:
    """Return a folder with one Python file of bad habits."""
    root = tmp_path / "tea-house"
    root.mkdir()
    (root / "kettle.py").write_text(RETRIES, "utf-8")
    return root


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Return a folder with nothing in it."""
    root = tmp_path / "nothing"
    root.mkdir()
    return root
