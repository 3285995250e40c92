"""What a project says of the languages of its files counts for more than what their names say."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from slapstick.read.attributes import Attributes, read_attributes
from slapstick.read.files import Listing, list_files
from slapstick.read.languages import builtin_texts


def listed(root: Path) -> Listing:
    return list_files(root, builtin_texts())


def languages(root: Path) -> dict[str, str]:
    return {file.path: file.language for file in listed(root).files}


def reasons(root: Path) -> dict[str, str]:
    return {each.path: each.reason for each in listed(root).skipped}


@pytest.fixture(params=["git", "plain"])
def root(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a folder with some files, with git and without."""
    if request.param == "git":
        subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    for path in ("pan.py", "pan.inc", "lib/pot.js", "vendor/knife.go", "lid.min.js", "lib/spoon.h"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("x = 1\n")
    return tmp_path


def test_a_language_is_what_the_project_says(root: Path) -> None:
    (root / ".gitattributes").write_text(
        "*.inc linguist-language=PHP\nlib/*.h linguist-language=C++ text\n"
        "*.py linguist-language=COBOL\n"
    )

    assert languages(root) == {"lib/pot.js": "javascript", "lib/spoon.h": "cpp", "pan.inc": "php"}
    assert reasons(root)["pan.py"] == "no-language"


def test_what_is_vendored_or_generated_is_what_the_project_says(root: Path) -> None:
    (root / ".gitattributes").write_text(
        "pan.py linguist-generated\nlib/** linguist-vendored=true\n"
        "vendor/** -linguist-vendored\n*.min.js linguist-generated=false\n"
    )

    assert languages(root) == {"vendor/knife.go": "go", "lid.min.js": "javascript"}
    assert reasons(root)["pan.py"] == "generated"
    assert reasons(root)["lib/pot.js"] == "vendored"


def test_a_deeper_file_and_a_later_line_decide(root: Path) -> None:
    (root / ".gitattributes").write_text("*.js linguist-vendored\n*.py linguist-vendored\n")
    (root / "lib" / ".gitattributes").write_text(
        "*.js linguist-vendored\n*.js -linguist-vendored\n"
    )

    assert "lib/pot.js" in languages(root)
    assert reasons(root)["pan.py"] == "vendored"


def test_nothing_is_said_by_other_attributes_or_broken_lines() -> None:
    text = (
        "*.py text eol=lf\n# *.js linguist-vendored\n[attr]x linguist-vendored\n\n"
        "/ linguist-vendored\n"
    )
    said = Attributes(read_attributes(text))

    assert said.language("a.py") is None
    assert said.says("a.js", "vendored") is None


def test_headers_are_told_apart_by_what_is_in_them(tmp_path: Path) -> None:
    (tmp_path / "plain.h").write_text("struct pan { int heat; };\n")
    (tmp_path / "rich.h").write_text("namespace kitchen {\nclass Pan {\n public:\n};\n}\n")
    assert languages(tmp_path) == {"plain.h": "c", "rich.h": "c"}  # nothing else speaks of C++

    (tmp_path / "pan.cpp").write_text("int x;\n")
    assert languages(tmp_path) == {"pan.cpp": "cpp", "plain.h": "c", "rich.h": "cpp"}
