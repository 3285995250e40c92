"""A small change of code changes a small part of the film."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slapstick.app.opening import open_project
from slapstick.app.planning import Planned, plan, read_all
from slapstick.model import Prompt

FILES = 8
BODY = '''
"""Serve tea."""
import os
import time

CUPS = []


class Kettle{n}Error(Exception):
    """The kettle is cold."""


def boil_{n}(kettle, water, fire, lid, spout, handle, cup):
    # TODO: warm the pot
    while True:
        try:
            return kettle.pour(water)
        except OSError:
            pass
        time.sleep(3)


def serve_{n}(guests):
    global CUPS
    for guest in guests:
        print("tea for", guest)
    if not guests:
        raise Kettle{n}Error("nobody came")
    return os.environ["TEA_ROOM"]


def test_boil_{n}():
    assert boil_{n}
    assert serve_{n}
'''
FUNCTIONS = (
    "def stir_{n}(spoon):\n    return spoon\n",
    "def drain_{n}(cup):\n    # TODO: find a towel\n    return cup\n",
    "def drop_{n}(cup):\n    try:\n        cup.fall()\n    except ValueError:\n        pass\n",
    "def wait_{n}():\n    time.sleep(60)\n",
    "def shout_{n}(guest):\n    print('more tea', guest)\n",
    "async def send_{n}(waiter):\n    await waiter.go()\n",
    "def test_stir_{n}():\n    assert stir_{n}\n",
)
EDITS = st.lists(
    st.tuples(st.integers(0, FILES), st.sampled_from(FUNCTIONS), st.booleans()),
    min_size=1,
    max_size=4,
)


def film(root: Path, reviewed: Mapping[str, Prompt]) -> Planned:
    workspace = open_project(root)
    return plan(workspace, read_all(workspace, workers=0), reviewed)


@given(EDITS)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_function_more_changes_one_shot_at_most(edits: list[tuple[int, str, bool]]) -> None:
    root = Path(tempfile.mkdtemp()) / "tea-room"
    root.mkdir()
    try:
        for number in range(FILES):
            (root / f"room_{number}.py").write_text(BODY.format(n=number), "utf-8")
        before = {prompt.shot: prompt for prompt in film(root, {}).prompts}
        assert len([prompt for prompt in before.values() if prompt.gag]) >= 6
        for step, (number, function, first) in enumerate(edits):
            path = root / f"room_{number}.py"  # the last is a new file
            text = path.read_text("utf-8") if path.exists() else ""
            more = function.format(n=f"{step}_more")
            at = text.find("class Kettle") if first and text else len(text)
            path.write_text(f"{text[:at]}\n\n{more}\n\n{text[at:]}", "utf-8")
            after = {prompt.shot: prompt for prompt in film(root, before).prompts}
            changed = [shot for shot in after if after[shot].text != before[shot].text]
            assert len(changed) <= 1, changed
            assert {shot: p.gag for shot, p in after.items() if shot not in changed} == {
                shot: p.gag for shot, p in before.items() if shot not in changed
            }
            before = after
    finally:
        shutil.rmtree(root.parent)
