"""Clips appear whole or not at all, and are only used while they are what they were."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from slapstick.shoot.clips import Clip, ClipStore, NotAClip
from tests.fakes.clips import clip, probe

TAKE = "a" * 64


def keep(store: ClipStore, content: bytes, wanted: float = 4.0, take: str = TAKE) -> Clip:
    with store.incoming() as (file, path):
        file.write(content)
        file.close()
        return store.keep(take, path, wanted, probe)


def test_a_clip_is_kept_under_its_content_and_found_by_its_take(tmp_path: Path) -> None:
    store = ClipStore(tmp_path)
    kept = keep(store, clip(4))
    assert store.find(TAKE) == kept
    assert kept.path.stem == kept.sha256
    assert kept.seconds == 4.0


def test_two_takes_with_the_same_film_share_one_file(tmp_path: Path) -> None:
    store = ClipStore(tmp_path)
    assert keep(store, clip(4)).path == keep(store, clip(4), take="b" * 64).path
    assert len(list(tmp_path.glob("objects/*/*"))) == 1


@pytest.mark.parametrize(
    "content",
    [b"", b'{"error": "not ready"}', b"<html></html>", clip(4)[:900], b"\0\0\0\x18ftypmp42" * 9],
)
def test_what_is_no_film_is_not_kept(tmp_path: Path, content: bytes) -> None:
    store = ClipStore(tmp_path)
    with pytest.raises(NotAClip):
        keep(store, content)
    assert store.find(TAKE) is None
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_film_that_is_much_too_short_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(NotAClip, match="torn"):
        keep(ClipStore(tmp_path), clip(2), wanted=4)


@pytest.mark.parametrize("damage", ["flip", "cut", "gone", "pointer"])
def test_a_damaged_clip_is_not_used(tmp_path: Path, damage: str) -> None:
    store = ClipStore(tmp_path)
    kept = keep(store, clip(4))
    content = bytearray(kept.path.read_bytes())
    content[len(content) // 2] ^= 1
    pointer = tmp_path / "takes" / f"{TAKE}.json"
    deeds: dict[str, Callable[[], object]] = {
        "flip": lambda: kept.path.write_bytes(bytes(content)),
        "cut": lambda: kept.path.write_bytes(bytes(content[:100])),
        "gone": kept.path.unlink,
        "pointer": lambda: pointer.write_text('{"sha256": "../../etc/passwd"}'),
    }
    deeds[damage]()
    assert store.find(TAKE) is None
