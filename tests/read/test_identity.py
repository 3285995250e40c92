"""What a project says of itself, in whichever manifest it says it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from slapstick.model import Identity
from slapstick.read.git import Head
from slapstick.read.identity import read_identity

_COMMIT = "a" * 40


def _read(root: Path, **files: str) -> Identity:
    for name, text in files.items():
        (root / name).write_text(text, "utf-8")
    return read_identity(root, Head())


@pytest.mark.parametrize(
    ("manifest", "text", "expected"),
    [
        (
            "pyproject.toml",
            '[project]\nname = "soup"\ndescription = "Cooks."\nversion = "1.2"\nlicense = "MIT"\n'
            'dependencies = ["pan", "lid"]\n',
            ("soup", "Cooks.", "1.2", "MIT", 2),
        ),
        (
            "pyproject.toml",
            '[tool.poetry]\nname = "soup"\nversion = "1"\n[tool.poetry.dependencies]\npan = "*"\n',
            ("soup", "", "1", "", 1),
        ),
        (
            "setup.cfg",
            "[metadata]\nname = soup\nversion = attr: soup.v\ndescription = Cooks.\n"
            "[options]\ninstall_requires =\n    pan\n    lid>=2\n",
            ("soup", "Cooks.", "", "", 2),
        ),
        ("setup.py", "setup(name='soup', version=\"2\", **more)\n", ("soup", "", "2", "", 0)),
        (
            "package.json",
            json.dumps(
                {"name": "@inn/soup", "description": "Cooks.", "version": "3", "license": "ISC",
                 "dependencies": {"pan": "1"}, "devDependencies": {"lid": "1"}}
            ),
            ("soup", "Cooks.", "3", "ISC", 2),
        ),
        (
            "Cargo.toml",
            '[package]\nname = "soup"\nversion = "0.4.0"\nlicense = "MIT OR Apache-2.0"\n'
            '[dependencies]\npan = "1"\n',
            ("soup", "", "0.4.0", "MIT OR Apache-2.0", 1),
        ),
        (
            "go.mod",
            "module example.org/inn/soup/v2\n\ngo 1.22\n\nrequire (\n\texample.org/pan v1.0.0\n"
            "\texample.org/lid v1.0.0 // indirect\n)\n",
            ("soup", "", "", "", 1),
        ),
        (
            "pom.xml",
            "<project><parent><version>9</version></parent><artifactId>soup</artifactId>"
            "<version>5</version><description>Cooks.</description><licenses><license>"
            "<name>MIT</name></license></licenses><dependencies><dependency><version>7</version>"
            "</dependency></dependencies></project>",
            ("soup", "Cooks.", "5", "MIT", 1),
        ),
        ("setup.py", "NAME = 'soup'\nsetup(name=NAME)\n", ("soup", "", "", "", 0)),
        ("package.json", '{"name": "root"}', ("Folder", "", "", "", 0)),
        ("pom.xml", "<project><name>Soup Parent</name></project>", ("Soup", "", "", "", 0)),
        ("settings.gradle", "rootProject.name = 'soup'\n", ("soup", "", "", "", 0)),
        ("composer.json", '{"name": "inn/soup", "license": "MIT"}', ("soup", "", "", "MIT", 0)),
        ("CMakeLists.txt", "project(soup VERSION 6.1 LANGUAGES C)\n", ("soup", "", "6.1", "", 0)),
    ],
)  # fmt: skip
def test_a_manifest_is_read(
    tmp_path: Path, manifest: str, text: str, expected: tuple[str, str, str, str, int]
) -> None:
    found = _read(tmp_path, **{manifest: text, "README.md": "# Folder\n"})
    assert (
        found.name, found.tagline, found.version, found.licence, found.dependencies
    ) == expected  # fmt: skip


@pytest.mark.parametrize("manifest", ["pyproject.toml", "package.json", "Cargo.toml", "pom.xml"])
@pytest.mark.parametrize("text", ["", "{", "[[[", "\x00", "[]", "null", "project = 3", '"soup"'])
def test_a_broken_manifest_says_nothing(tmp_path: Path, manifest: str, text: str) -> None:
    assert _read(tmp_path, **{manifest: text}).name == tmp_path.name


def test_a_deeply_nested_manifest_says_nothing(tmp_path: Path) -> None:
    assert _read(tmp_path, **{"package.json": "[" * 100_000}).name == tmp_path.name


@pytest.mark.parametrize(
    ("text", "title", "sentence"),
    [
        ("# Soup\n\nIt cooks what you bring. It is hot.\n", "Soup", "It cooks what you bring."),
        (
            "Soup\n====\n\nIt cooks what you\nbring, every day.\n",
            "Soup",
            "It cooks what you bring, every day.",
        ),
        (
            "<h1 align='center'>Soup</h1>\n\n[![built](a.svg)](b)\n\n> a saying of the cook\n\n"
            "The *soup* is [hot](http://x) today.\n",
            "Soup",
            "The soup is hot today.",
        ),
        (
            "Donations\n=========\n\nPlease give us all you have.\n\n# What is Soup?\n\n"
            "This README is short and dry.\n\n:Version: 3 of the best\n\nSoup is hot and wet.\n",
            "Soup",
            "Soup is hot and wet.",
        ),
        ("```\n# not a title here\n```\n\n## Soup\n", "Soup", ""),
    ],
)
def test_a_readme_gives_title_and_first_sentence(
    tmp_path: Path, text: str, title: str, sentence: str
) -> None:
    found = _read(tmp_path, **{"README.md": text})
    assert (found.name, found.tagline) == (title, sentence)


def test_the_first_manifest_that_says_a_thing_counts(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        **{
            "pyproject.toml": '[project]\nname = "soup"\n',
            "package.json": '{"name": "site", "description": "Cooks.", "version": "1"}',
        },
    )
    assert (found.name, found.tagline, found.version) == ("soup", "Cooks.", "1")


def test_a_licence_file_is_known_by_its_words(tmp_path: Path) -> None:
    text = "Permission is hereby granted, free of charge, to any person"
    assert _read(tmp_path, LICENSE=text).licence == "MIT"


def test_hostile_words_are_cleaned_and_capped(tmp_path: Path) -> None:
    name = "so\u202eup\x1b[31m\x00" + "x" * 5000
    found = _read(
        tmp_path, **{"package.json": json.dumps({"name": name, "description": "a\nb " * 9000})}
    )
    assert found.name.startswith("soup[31mxxx")
    assert (len(found.name), len(found.tagline)) == (60, 199)
    assert found.tagline.isprintable()


def test_a_manifest_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.json"
    outside.write_text('{"name": "secret"}', "utf-8")
    root = tmp_path / "inside"
    root.mkdir()
    (root / "package.json").symlink_to(outside)
    assert read_identity(root, Head()).name == "inside"


def test_commit_and_change_are_kept(tmp_path: Path) -> None:
    found = read_identity(tmp_path, Head(_COMMIT, changed=True))
    assert (found.commit, found.changed) == (_COMMIT, True)
