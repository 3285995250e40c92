"""Places in the code, and the addresses of their lines."""

from __future__ import annotations

import pytest

from slapstick.model import Place
from slapstick.review.links import linker

COMMIT = "1f2e3d4c"
HERE = Place("src/a b.py", 12, 5)


@pytest.mark.parametrize(
    "remote",
    [
        "https://github.com/tea/house.git",
        "https://github.com/tea/house/",
        "git@github.com:tea/house.git",
        "ssh://git@github.com:22/tea/house.git",
        "https://somebody:secret@github.com/tea/house.git\n",
    ],
)
def test_a_line_is_linked_at_its_commit_whatever_the_remote_is_called_by(remote: str) -> None:
    link = linker(remote, COMMIT)

    assert link(HERE) == "https://github.com/tea/house/blob/1f2e3d4c/src/a%20b.py#L12"


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("git@gitlab.example.org:tea/house/pot.git",
         "https://gitlab.example.org/tea/house/pot/-/blob/1f2e3d4c/src/a%20b.py#L12"),
        ("https://codeberg.org/tea/house",
         "https://codeberg.org/tea/house/src/commit/1f2e3d4c/src/a%20b.py#L12"),
        ("https://bitbucket.org/tea/house",
         "https://bitbucket.org/tea/house/src/1f2e3d4c/src/a%20b.py#lines-12"),
    ],
)  # fmt: skip
def test_each_forge_has_its_own_addresses(remote: str, address: str) -> None:
    assert linker(remote, COMMIT)(HERE) == address


@pytest.mark.parametrize(
    "remote",
    ["", "/home/me/house", "../house", "https://example.org/tea/house", "javascript:alert(1)",
     "https://github.com/tea", "file:///tmp/github.com/tea/house", "ext::sh -c github.com/a/b"],
)  # fmt: skip
def test_what_is_on_no_known_forge_is_not_linked(remote: str) -> None:
    assert linker(remote, COMMIT)(HERE) == ""


@pytest.mark.parametrize("path", ["/etc/passwd", "../a.py", "built-in:rules/a.yaml", ".sora/a", ""])
def test_what_is_not_of_the_repository_is_not_linked(path: str) -> None:
    assert linker("https://github.com/tea/house", COMMIT)(Place(path, 3)) == ""


def test_nothing_is_linked_without_a_commit() -> None:
    assert linker("https://github.com/tea/house", "")(HERE) == ""
