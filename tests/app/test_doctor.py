"""What the doctor says of the cache, and what it throws away."""

from __future__ import annotations

from pathlib import Path

from slapstick.app.doctor import empty_cache, examine
from slapstick.read.cache import Store
from slapstick.read.scan import scan
from slapstick.read.stores import cache_home, store_folder


def test_only_what_was_kept_of_folders_is_thrown_away(little: Path, tmp_path: Path) -> None:
    environ = {"SORA_CACHE": str(tmp_path / "kept")}
    store = Path(store_folder(str(little), environ))
    scan(little, store=Store(store))
    beside = tmp_path / "kept" / "scans" / "letters.txt"
    beside.write_text("dear aunt")

    assert empty_cache(environ) > 10_000
    assert not store.exists()
    assert beside.read_text() == "dear aunt"
    assert empty_cache(environ) == 0


def test_the_cache_is_said_to_be_off_where_it_is() -> None:
    seen = {finding.what: finding for finding in examine()}

    assert seen["cache"].well
    assert "off" in seen["cache"].seen


def test_the_cache_lies_with_the_user_and_apart_for_each_folder(tmp_path: Path) -> None:
    environ = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "x")}

    assert cache_home(environ).startswith(str(tmp_path))
    assert store_folder("/a/b", environ) != store_folder("/c/b", environ)
    assert cache_home({"SORA_CACHE": "off", **environ}) == cache_home({}) == ""
