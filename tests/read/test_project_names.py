"""What a project is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from slapstick.read.git import Head
from slapstick.read.identity import choose_name, read_identity

NO_GIT = Head("", False)


@pytest.mark.parametrize(
    ("manifest", "title", "folder", "readme", "name"),
    [
        ("gson-parent", "Gson", "gson", "", "gson"),
        ("Gson Parent", "Gson", "gson", "", "Gson"),
        ("root", "tRPC", "trpc", "tRPC moves fast", "tRPC"),
        ("", "What is Redis?", "redis", "Redis is fast", "Redis"),
        ("", "Donations", "celery", "Celery is a queue", "Celery"),
        ("", "My Tool", "download-17", "it does things", "My Tool"),
        ("", "How to use this repository of mine", "notes", "", "notes"),
        ("", "", "", "", "untitled"),
        ("my-lib", "Other", "elsewhere", "", "my-lib"),
    ],
)
def test_a_project_is_called_what_people_call_it(
    manifest: str, title: str, folder: str, readme: str, name: str
) -> None:
    assert choose_name(manifest, title, folder, readme) == name


def test_all_manifests_speak_and_the_first_word_counts(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname = "parcel"\ndescription = "Carries parcels."\nversion = "2.1"\n'
        'dependencies = ["a", "b"]\n'
    )
    (tmp_path / "package.json").write_text('{"name": "parcel-web", "dependencies": {"c": "1"}}')
    (tmp_path / "LICENSE").write_text("MIT License\n")
    said = read_identity(tmp_path, NO_GIT)
    assert (said.name, said.tagline, said.version) == ("parcel", "Carries parcels.", "2.1")
    assert (said.licence, said.dependencies) == ("MIT", 3)


@pytest.mark.parametrize("broken", ["{", "[" * 5000, '{"name": ["list"]}', "\x00\x01"])
def test_a_broken_manifest_says_nothing(tmp_path: Path, broken: str) -> None:
    (tmp_path / "package.json").write_text(broken)
    (tmp_path / "pyproject.toml").write_text(broken)
    assert read_identity(tmp_path, NO_GIT).name == tmp_path.name


def test_control_characters_and_length_are_cut_from_what_a_project_says(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Tidy\n\nA tool\u202e that \x1b[31mcleans" + " x" * 900)
    said = read_identity(tmp_path, NO_GIT)
    assert "\x1b" not in said.tagline
    assert "\u202e" not in said.tagline
    assert len(said.tagline) <= 200
