"""Say which files were left out and what to do about it; not for finding them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from slapstick.cli import words

if TYPE_CHECKING:
    from slapstick.model import Skipped


def note_left_out(skipped: Iterable[Skipped]) -> None:
    """Name each file that was left out, and why."""
    for each in skipped:
        words.note(f"  left out {each.path}: {each.reason} {each.detail}".rstrip())


def note_missing_grammars(number: int) -> None:
    """Say how to have so many files read whose grammars are not installed."""
    if number:
        files = "1 file is" if number == 1 else f"{number:,} files are"
        words.note(
            f"{files} in languages to be installed: pip install 'slapstick[all-languages]'\n"
            "  `sora scan -v` names them"
        )


def note_unknown_languages() -> None:
    """Say what to do about a folder in which nothing is in a language that is read."""
    words.note(
        "nothing is in a language that is read: `sora languages` lists them\n"
        "  one of your own is a file, and `sora languages tree FILE --grammar MODULE` begins it"
    )
