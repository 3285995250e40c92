"""The contact sheet shows the moments asked for."""

from pathlib import Path

from PIL import Image

from slapstick.cut import preview


def test_a_sheet_is_written_with_its_frames_in_a_grid(tmp_path: Path) -> None:
    out = tmp_path / "sheet.png"
    preview.main(["slip", str(out), "--frames", "3", "--columns", "2", "--joints"])
    with Image.open(out) as image:
        assert image.size == (960, 720)
