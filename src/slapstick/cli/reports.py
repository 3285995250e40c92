"""Write findings in the form that a tool of code review reads; finds nothing itself."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from slapstick.cli import words

if TYPE_CHECKING:
    from slapstick.review.findings import Finding

TOOLS = ("github", "codequality", "sarif")
form = click.option(
    "--format", "form", type=click.Choice(("text", "json", *TOOLS)), default="text",
    show_default=True,
    help="For a person, a program, GitHub's annotations, GitLab's Code Quality, or SARIF.",
)  # fmt: skip
out_file = click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write there instead of on stdout.",
)


def tool_text(findings: Iterable[Finding], form: str) -> str:
    """Return findings as one of `TOOLS` reads them."""
    from slapstick import __version__
    from slapstick.review.findings import to_codequality, to_github, to_sarif

    found = list(findings)
    if form == "github":
        return "".join(f"{line}\n" for line in to_github(found))
    return words.json_text(
        to_sarif(found, __version__) if form == "sarif" else to_codequality(found)
    )


def hand_over(text: str, form: str, out: Path | None) -> None:
    """Write a report into a file, or print it."""
    from slapstick.app.files import write_text

    if out is not None:
        write_text(out, text if text.endswith("\n") or not text else f"{text}\n")
    elif form == "github":
        words.say_verbatim(text)
    elif text:
        words.say(text.rstrip("\n"))
