"""A pack goes as it came: its line, its pin and what was kept of it; all else stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.pack_stage import address, publish, sora, write_pack


@pytest.fixture
def root(little: Path, tmp_path: Path) -> Path:
    """Return a project that has added a pack from elsewhere, and keeps it."""
    publish(write_pack(tmp_path / "office"), "v1.0.0")
    (little / "sora.yaml").write_text(
        "packs: [slapstick/web]  # few\nfilm: {seconds: 60}\n", "utf-8"
    )
    assert sora(little, "pack", "add", f"{address(tmp_path / 'office')}@v1.0.0") == 0
    assert sora(little, "pack", "vendor") == 0
    return little


@pytest.mark.parametrize("called", ["acme/office", "{address}"])
def test_a_pack_is_taken_out_by_its_name_or_its_address(
    root: Path, tmp_path: Path, called: str
) -> None:
    name = called.format(address=address(tmp_path / "office"))
    assert sora(root, "pack", "remove", name) == 0
    assert (root / "sora.yaml").read_text("utf-8") == (
        "packs: [slapstick/web]  # few\nfilm: {seconds: 60}\n"
    )
    assert "acme/office" not in (root / "sora.lock").read_text("utf-8")
    assert not (root / "vendor/sora/acme/office").exists()
    assert sora(root, "pack", "lock", "--check") == 0


def test_what_still_speaks_of_the_pack_is_told_first_and_nothing_is_written(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (root / "sora.yaml").read_text("utf-8") + "rules:\n  acme/office/the-shutter: off\n"
    (root / "sora.yaml").write_text(text, "utf-8")
    assert sora(root, "pack", "remove", "acme/office") == 2
    told = capsys.readouterr().err
    assert "sora.yaml:4:3 SL040 'acme/office/the-shutter' is of the pack that is to go" in told
    assert (root / "sora.yaml").read_text("utf-8") == text


def test_a_name_of_no_pack_is_told_with_a_near_one(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sora(root, "pack", "remove", "acme/ofice") == 2
    told = capsys.readouterr().err
    assert "error SL202: no pack called 'acme/ofice' is in sora.yaml" in told
    assert "did you mean 'acme/office'?" in told


def test_a_pack_that_another_one_needs_goes_with_that_one(
    little: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(write_pack(tmp_path / "office"), "v1.0.0")
    needs = f"needs: {{acme/office: {{git: {address(tmp_path / 'office')}, rev: v1.0.0}}}}\n"
    write_pack(little / "gags", name="acme/shop", more=needs, stem="shop")
    (little / "gags/rules/shop.yaml").write_text(
        (little / "gags/rules/shop.yaml").read_text("utf-8").replace("the-shutter", "a-shutter"),
        "utf-8",
    )
    assert sora(little, "pack", "add", "./gags") == 0
    assert sora(little, "pack", "remove", "acme/office") == 2
    assert "another pack needs it" in capsys.readouterr().err
    assert sora(little, "pack", "remove", "./gags") == 0
    assert "acme/office" not in (little / "sora.lock").read_text("utf-8")
