"""What was read of Slapstick's own files is read again as soon as they change."""

from __future__ import annotations

from pathlib import Path

import pytest

from slapstick.read.languages import builtin_texts, language_text, plain_text
from slapstick.read.shelf import Shelf

LONG_AGO = 1_000_000_000  # nanoseconds since 1970


@pytest.fixture
def recipes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a file in it that has been there for long, and a cache beside it."""
    monkeypatch.setenv("SORA_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "recipes"
    folder.mkdir()
    (folder / "pie.txt").write_text("cream")
    monkeypatch.setattr("slapstick.read.shelf.looks", _old)
    return folder


def _old(root: str, path: str) -> tuple[str, int, int, int]:
    """Look at a file as if nothing but its size could change."""
    return (path, (Path(root) / path).stat().st_size, LONG_AGO, LONG_AGO)


def test_what_is_kept_comes_back(recipes: Path) -> None:
    Shelf("pies", [str(recipes)]).keep(("cream", 3))

    assert Shelf("pies", [str(recipes)]).recall() == ("cream", 3)


def test_a_changed_file_a_new_one_and_another_name_bring_nothing_back(recipes: Path) -> None:
    Shelf("pies", [str(recipes)]).keep("kept")

    assert Shelf("cakes", [str(recipes)]).recall() is None
    (recipes / "pie.txt").write_text("custard")
    assert Shelf("pies", [str(recipes)]).recall() is None
    (recipes / "pie.txt").write_text("cream")
    (recipes / "tart.txt").write_text("jam")
    assert Shelf("pies", [str(recipes)]).recall() is None


def test_what_was_just_written_is_not_kept(recipes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("SORA_CACHE", str(recipes.parent / "cache"))
    Shelf("pies", [str(recipes)]).keep("kept")

    assert Shelf("pies", [str(recipes)]).recall() is None


def test_a_damaged_shelf_is_empty(recipes: Path) -> None:
    shelf = Shelf("pies", [str(recipes)])
    shelf.keep("kept")
    (kept,) = (recipes.parent / "cache").iterdir()
    whole = kept.read_bytes()
    for harmed in (b"", whole[:9], whole[:-2] + b"xy", b"\xff" * 40):
        kept.write_bytes(harmed)
        assert shelf.recall() is None


def test_without_a_cache_nothing_is_kept(recipes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SORA_CACHE", "off")
    Shelf("pies", [str(recipes)]).keep("kept")

    assert Shelf("pies", [str(recipes)]).recall() is None
    assert not [*recipes.parent.glob("cache/*")]


def test_a_language_survives_being_made_plain() -> None:
    for text in builtin_texts():
        assert language_text(plain_text(text)) == text


def test_languages_that_are_kept_are_those_that_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from slapstick.read import languages

    read = languages._builtin.__wrapped__()
    monkeypatch.setenv("SORA_CACHE", str(tmp_path))
    monkeypatch.setattr("slapstick.read.shelf._SETTLED", -(10**18))
    languages._builtin.__wrapped__()

    assert list(tmp_path.iterdir())
    monkeypatch.setattr(languages, "_read_vocabulary", None)  # nothing is read again
    assert languages._builtin.__wrapped__() == read
