"""A scan's command line that is read without click means what click takes it to mean."""

from __future__ import annotations

import pytest

from slapstick.cli.scan_line import read_scan_line


def test_what_is_asked_for_is_read() -> None:
    line = read_scan_line(["scan", "pies", "--json", "--no-cache", "--workers", "2"], {})

    assert line is not None
    assert (line.path, line.workers, line.kinds) == ("pies", 2, ())
    assert (line.as_json, line.no_cache, line.every) == (True, True, False)


def test_without_a_folder_this_one_is_meant() -> None:
    line = read_scan_line(["scan"], {})

    assert line is not None
    assert line.path == "."


@pytest.mark.parametrize(
    "words",
    [
        ["plan"],
        ["scan", "--help"],
        ["scan", "one", "two"],
        ["scan", "--workers"],
        ["scan", "--workers", "0"],
        ["scan", "--workers", "many"],
        ["scan", "--workers=2"],
        ["scan", "--kind", "comment.todo"],
        ["scan", "--jsno"],
        ["scan", "--", "pies"],
        ["scan", ""],
    ],
)
def test_what_is_unusual_is_left_to_click(words: list[str]) -> None:
    assert read_scan_line(words, {}) is None


def test_options_in_the_environment_are_left_to_click() -> None:
    assert read_scan_line(["scan"], {"SORA_SCAN_WORKERS": "2"}) is None
    assert read_scan_line(["scan"], {"SORA_CACHE": "off"})
