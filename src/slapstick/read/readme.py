"""What a README says first: title and sentence; not for manifests."""

from __future__ import annotations

import re
from collections.abc import Sequence

_READ, _FEWEST_WORDS = 20_000, 4
_RULE = re.compile(r"[=\-~*^]{3,}")
_WHAT_IS = re.compile(r"(?i)what(?: is|'s) (.+?)\??$")
_NO_TITLES = re.compile(
    r"(?i)(?:donations?|sponsors?|overview|about|introduction|installation|install|usage|licen[sc]e"
    r"|features|table of contents|contents|getting started|quick ?start|documentation|readme"
    r"|welcome|status|news|.{41,})"
)
_NO_TAGLINES = re.compile(
    r"(?i)(?:this (?:readme|document|file|page|is the (?:official )?(?:readme|repo))|see |please "
    r"|visit |for more|read |click |note|warning|build status|documentation|the documentation"
    r"|https?:|:\w+:|copyright|licen[sc]ed? )"
)


def read_readme(text: str) -> tuple[str, str]:
    """Return a README's title and its first sentence that says something; empty where none is."""
    text = re.sub(r"(?s)<!--.*?-->|```.*?```|^---\n.*?\n---\n", "", text[:_READ])
    rows = [row.strip() for row in text.splitlines()]
    lines = [_unmarked(row) for row in rows]
    titles = [
        _WHAT_IS.sub(r"\1", line)
        for line, row, below in zip(lines, rows, [*rows, ""][1:], strict=True)
        if line and (row.startswith("#") or "<h1" in row or _RULE.fullmatch(below))
    ]
    title = next((title for title in titles if not _NO_TITLES.fullmatch(title)), "")
    sentences = (
        _sentence(lines[index:]) for index, row in enumerate(rows) if _is_prose(rows, index)
    )
    return title, next((said for said in sentences if said), "")


def _is_prose(rows: Sequence[str], index: int) -> bool:
    above = rows[index - 1] if index else ""
    below = rows[index + 1] if index + 1 < len(rows) else ""
    starts = not above or above.startswith("#") or bool(_RULE.fullmatch(above))
    marked = rows[index].startswith(("#", "|", ">", "..", "=", "- ", "* ", "+ ", ":", "<img"))
    return starts and not marked and not _RULE.fullmatch(below)


def _sentence(lines: Sequence[str]) -> str:
    """Return the first sentence of a paragraph, nothing where it only points elsewhere."""
    words = []
    for line in lines:
        if not line:
            break
        words.append(line)
    said = " ".join(words)
    if len(said.split()) < _FEWEST_WORDS or _NO_TAGLINES.match(said):
        return ""
    ended = re.match(r".{20,}?[.!?](?=\s|$)", said)
    return ended.group() if ended else said


def _unmarked(line: str) -> str:
    line = re.sub(r"!\[[^\]]*\]\([^)]*\)|\[!\[[^\]]*\][^\]]*\]\([^)]*\)|<[^>]{0,500}>", "", line)
    line = re.sub(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])", r"\1", line)
    line = re.sub(r"^\s*#+\s*|\s#+\s*$|[*`]{1,3}|(?<!\w)_+|_+(?!\w)|\|[^|]*\||:[a-z_]+:", "", line)
    return line.strip()
