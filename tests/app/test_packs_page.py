"""Play docs/packs.md: its commands, in order, print what it says; as a script write it anew."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from slapstick.cli import main
from slapstick.spec.pack_file import read_pack
from slapstick.spec.project import read_project
from tests.app.pack_stage import LATER, gag, git, publish, write_pack
from tests.conftest import RETRIES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "packs.md"
_BLOCK = re.compile(r"(?ms)(?:^<!-- play: (?P<scene>[^>]*) -->\n)?^```console\n(?P<text>.*?)^```$")
_OF_LANGUAGES = re.compile(r"; \d+ in further languages.*")  # there are more every month
_YAML = re.compile(r"(?ms)^```yaml\n(.*?)^```$")


def _office(place: Path) -> None:
    publish(write_pack(place / "office", version="0.1.0"), "v0.1.0")


def _newer_office(place: Path) -> None:
    publish(write_pack(place / "office", gag(escalate=LATER), version="0.2.0"), "v0.2.0")


def _furniture(place: Path) -> None:
    folder = place / "furniture"
    git(folder, "init", "--quiet")
    git(folder, "add", "-A")
    git(folder, "commit", "--quiet", "-m", "Begin")


def _other_words(place: Path) -> None:
    rules = place / "furniture" / "rules" / "furniture.yaml"
    text = rules.read_text("utf-8")
    rules.write_text(text.replace("comes down on his hand", "goes up with his hat"), "utf-8")


SCENES: dict[str, Callable[[Path], None]] = {
    "office": _office,
    "office 0.2.0": _newer_office,
    "furniture in git": _furniture,
    "other words": _other_words,
}


def played(text: str, place: Path) -> str:
    """Return the page with what its commands print in `place`."""
    (place / "tea-house").mkdir()
    (place / "tea-house" / "kettle.py").write_text(RETRIES, "utf-8")
    (place / "tea-house" / "sora.yaml").write_text("packs: [slapstick/web]\n", "utf-8")
    git(place / "tea-house", "init", "--quiet")
    here = [place]

    def block(found: re.Match[str]) -> str:
        if found["scene"]:
            SCENES[found["scene"]](place)
        commands = [line[2:] for line in found["text"].splitlines() if line.startswith("$ ")]
        shown = "".join(f"$ {each}\n{_run(each, here)}" for each in commands)
        head = f"<!-- play: {found['scene']} -->\n" if found["scene"] else ""
        return f"{head}```console\n{shown}```"

    return _BLOCK.sub(block, text)


def _run(command: str, here: list[Path]) -> str:
    name, *words = shlex.split(command)
    if name == "cd":
        here[0] = (here[0] / words[0]).resolve()
        return ""
    if name == "cat":
        return (here[0] / words[0]).read_text("utf-8")
    if name == "git":
        told = git(here[0], *words)
        return f"{told}\n" if told else ""
    assert name == "sora"
    said = io.StringIO()
    before = Path.cwd()
    os.chdir(here[0])
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            main(words)
    finally:
        os.chdir(before)
    return _OF_LANGUAGES.sub("", said.getvalue())


@contextlib.contextmanager
def _plain_terminal() -> Iterator[None]:
    kept = dict(os.environ)
    os.environ |= {"COLUMNS": "80", "SORA_CACHE": "off", "NO_COLOR": "1"}
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(kept)


def test_the_page_says_what_its_commands_print(tmp_path: Path) -> None:
    text = PAGE.read_text("utf-8")
    with _plain_terminal():
        assert played(text, tmp_path) == text, "run `make docs`"


@pytest.mark.parametrize("text", _YAML.findall(PAGE.read_text("utf-8")))
def test_what_it_shows_is_right(text: str) -> None:
    read = read_pack if text.startswith("format: pack/1") else read_project
    assert read(text, "shown.yaml")[1] == []


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, _plain_terminal():
        new = played(PAGE.read_text("utf-8"), Path(folder))
    PAGE.write_text(new, "utf-8", newline="\n")
    sys.stdout.write(f"wrote {PAGE.name}\n")
