"""What was left out is named where it is asked for, and what can be done about it always."""

from __future__ import annotations

from pathlib import Path

import pytest

from slapstick.cli import main
from slapstick.cli.left_out import note_missing_grammars


def test_a_verbose_scan_names_each_file_that_was_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tea.py").write_text("# TODO: boil\n")
    (tmp_path / "pot.py").write_bytes(b"\0\0\0")
    (tmp_path / "list.txt").write_text("milk\n")

    assert main(["scan", str(tmp_path), "--no-cache"]) == 0
    assert "left out pot.py" not in capsys.readouterr().err
    for asked in ("-v", "--verbose"):
        assert main(["scan", str(tmp_path), asked]) == 0
        told = capsys.readouterr()
        assert "  left out list.txt: no-language\n" in told.err
        assert "  left out pot.py: binary\n" in told.err
        assert "comment.todo" in told.out


def test_files_in_languages_that_are_not_installed_get_the_command_that_installs_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    note_missing_grammars(0)
    assert capsys.readouterr().err == ""
    note_missing_grammars(1)
    note_missing_grammars(1_200)
    one, _, many, names = capsys.readouterr().err.splitlines()
    assert "sora scan -v" in names
    assert one.startswith("1 file is in ")
    assert many.startswith("1,200 files are in ")
    assert many.endswith("pip install 'slapstick[all-languages]'")


def test_a_folder_in_no_language_that_is_read_leads_to_the_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "deploy.ps1").write_text("Start-Sleep 5\n")
    assert main(["scan", str(tmp_path)]) == 0
    assert "`sora languages` lists them" in capsys.readouterr().err

    (tmp_path / "tea.py").write_text("# TODO: boil\n")
    assert main(["scan", str(tmp_path)]) == 0
    assert "`sora languages` lists them" not in capsys.readouterr().err
