"""Whoever wrote the commits is in no film, no prompt and no output."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import slapstick

_NAME, _ADDRESS = "Zebulon Quackenbush", "zebulon.q@marzipan.example"
_TELLING = ("zebulon", "quackenbush", "marzipan")


@pytest.fixture
def signed(little: Path) -> Path:
    """Return a little project with a history of one man's nights."""
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(little)], check=True)
    rows = []
    for number in range(1, 81):
        subject = ("zebulon", "stuff", 'Revert "quackenbush"', "Fix marzipan")[number % 4]
        at = f"{1_300_000_000 + number * 86_400} -0500"
        rows += [f"commit refs/heads/main\nmark :{number}\nauthor {_NAME} <{_ADDRESS}> {at}\n"]
        rows += [f"committer {_NAME} <{_ADDRESS}> {at}\ndata {len(subject)}\n{subject}\n"]
        rows += [f"from :{number - 1}\n"] if number > 1 else []
        rows += [f"M 100644 inline app.py\ndata 10\nn = {number:06}\n"]
    stream = "".join(["feature done\n", *rows, "done\n"]).encode()
    command = ["git", "-C", str(little), "fast-import", "--quiet"]
    subprocess.run(command, input=stream, check=True)
    subprocess.run(["git", "-C", str(little), "reset", "--quiet", "--mixed"], check=True)
    return little


def _told(folder: Path, *words: str) -> str:
    source = str(Path(slapstick.__file__).parents[1])
    home = {**os.environ, "HOME": str(folder / "home"), "NO_COLOR": "1", "PYTHONPATH": source}
    command = [sys.executable, "-m", "slapstick", *words]
    ran = subprocess.run(command, cwd=folder, env=home, check=True, capture_output=True, text=True)
    return (ran.stdout + ran.stderr).casefold()


def test_no_author_reaches_what_is_printed_planned_or_kept(signed: Path) -> None:
    told = _told(signed, "scan", "--facts", "--json")
    assert "history.night" in told
    told += _told(signed, "scan") + _told(signed, "plan", "--json") + _told(signed, "plan")
    told += _told(signed, "snap", "update")
    for path in signed.rglob("*"):
        if path.is_file() and ".git" not in path.parts:
            told += path.read_bytes().decode("utf-8", "replace").casefold()
    assert [word for word in _TELLING if word in told] == []


def test_who_signed_the_source_is_no_theme_of_it(little: Path) -> None:
    for number in range(4):
        python = f'# Author: {_NAME}\n"""A ferry with plates.\n\n@author: {_NAME}\n"""\n'
        (little / f"ferry{number}.py").write_text(python)
        java = f"/** The ferry carries plates.\n * @author {_NAME}\n */\nclass Ferry {{}}\n"
        (little / f"Ferry{number}.java").write_text(java)
    told = _told(little, "scan", "--facts", "--json", "--kind", "docs.theme")
    assert "plates" in told
    assert [word for word in _TELLING if word in told] == []


def test_a_project_may_allow_it(signed: Path) -> None:
    (signed / "sora.yaml").write_text("scan: {authors: true}\n")
    assert _NAME.casefold() in _told(
        signed, "scan", "--facts", "--json", "--kind", "history.author"
    )
