"""What was read of Slapstick's own files is read again as soon as they change."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from slapstick.read.kept import keep, recall
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


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_a_pipe_in_the_place_of_a_shelf_holds_nobody_up(recipes: Path) -> None:
    shelf = Shelf("pies", [str(recipes)])
    shelf.keep("kept")
    (kept,) = (recipes.parent / "cache").iterdir()
    kept.unlink()
    os.mkfifo(kept)

    assert shelf.recall() is None


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="needs a limit on the size of files")
def test_a_full_disk_leaves_nothing_behind(recipes: Path) -> None:
    code = (
        "import resource, sys; from slapstick.read.kept import keep\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000))\n"
        "keep(sys.argv[1] + '/kept', 1, 'x' * 50_000)\n"
    )
    cache = recipes.parent / "cache"

    subprocess.run([sys.executable, "-c", code, str(cache)], check=True)

    assert [*cache.iterdir()] == []


def test_damage_at_any_byte_is_seen(tmp_path: Path) -> None:
    path = str(tmp_path / "kept")
    keep(path, 1, ("cream", [3, None, 1.5], {"a": b"b"}))
    whole = Path(path).read_bytes()
    assert recall(path, 1) == ("cream", [3, None, 1.5], {"a": b"b"})
    assert recall(path, 2) is None
    for at in range(len(whole)):
        for bit in range(8):
            Path(path).write_bytes(whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :])
            assert recall(path, 1) is None


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
