"""Hand what was found to tools of code review: GitHub, GitLab Code Quality and SARIF 2.1.0.

All three show a finding beside a line of a file: a mistake where it stands, a changed prompt at
the line that caused the change.  Text of a repository stays text in each of them.
"""

from __future__ import annotations

import hashlib
import unicodedata
import urllib.parse
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, NamedTuple

from slapstick.model import Place, Problem
from slapstick.review.causes import Cause, Edit
from slapstick.review.reports import NAMES, Review, ShotReview, cause_counts, said_cause
from slapstick.review.snapshots import file_name

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_PROJECT = Place("sora.yaml")
_SEVERITIES = {"error": "major", "warning": "minor"}  # as GitLab calls them
_LONGEST = 1_000  # letters of a message


class Finding(NamedTuple):
    """What a person should look at beside a line of a file of the repository."""

    check: str  # "slapstick/code" for a changed prompt, "SL012" for a mistake
    title: str  # what such findings have in common
    message: str
    place: Place
    severity: Literal["error", "warning"]
    print: str  # the same for the same finding, wherever its line stands


def of_review(review: Review) -> Iterator[Finding]:
    """Yield a finding for each cause of each changed shot, at the line that is the cause."""
    found: list[Finding] = [*_news(review)]
    for shot in review.reworded:
        caused: dict[Cause, list[Edit]] = {}
        for edit, causes in shot.edits:
            for cause in () if edit.moved else causes:
                caused.setdefault(cause, []).append(edit)
        found += (_shot_finding(shot, cause, edits) for cause, edits in caused.items())
    yield from _told_apart(found)


def of_causes(review: Review) -> Iterator[Finding]:
    """Yield a finding for each cause, whatever the number of shots: GitHub shows few of a kind."""
    yield from _news(review)
    for cause, lines, shots in cause_counts(review):
        told = f"alters {lines} line{_s(lines)} of {shots} shot{_s(shots)} of the film"
        message = f"{said_cause(cause)} {told}; see `sora snap diff`"
        print_ = _digest(cause.kind, said_cause(cause._replace(place=None, commit="")))
        yield _finding_at(cause, message, _PROJECT, print_)


def _news(review: Review) -> Iterator[Finding]:
    """Yield a finding for a film of which nothing was reviewed yet: all of it has no cause."""
    new = [shot for shot in review.shots if shot.before is None]
    if new and len(new) == len(review.shots):
        message = f"no prompts of this film were reviewed yet: {len(new)} shots, `sora snap update`"
        yield Finding(
            "slapstick/new", "A film is new.", message, _PROJECT, "warning", _digest("new")
        )


def of_problems(problems: Iterable[Problem], advice: Iterable[Problem]) -> Iterator[Finding]:
    """Yield a finding for each mistake, and for each word that would be better otherwise."""
    mistakes = [_problem_finding(problem, "error") for problem in problems]
    yield from _told_apart([*mistakes, *(_problem_finding(each, "warning") for each in advice)])


def to_codequality(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return the report in the form of GitLab's Code Quality."""
    return [
        {
            "description": finding.message,
            "check_name": finding.check,
            "fingerprint": finding.print,
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": finding.place.path, "lines": {"begin": finding.place.line}},
        }
        for finding in findings
    ]


def to_sarif(findings: Sequence[Finding], version: str) -> dict[str, Any]:
    """Return the report in the form of SARIF 2.1.0; `version` is Slapstick's own."""
    titles = {finding.check: finding.title for finding in findings}
    rules = [
        {"id": check, "shortDescription": {"text": title}}
        for check, title in sorted(titles.items())
    ]
    driver = {"name": "Slapstick", "version": version, "rules": rules}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_sarif_result(finding) for finding in findings],
            }
        ],
    }


def to_github(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield a workflow command for each finding, one a line; GitHub shows it beside the code."""
    for finding in findings:
        path, line, column = finding.place
        where = {"file": path, "line": str(line), "col": str(column), "title": finding.check}
        told = ",".join(f"{key}={_property(value)}" for key, value in where.items())
        yield f"::{finding.severity} {told}::{_escaped(finding.message)}"


def _sarif_result(finding: Finding) -> dict[str, Any]:
    # Square brackets would make a link of what stands between them.
    text = finding.message.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    uri = urllib.parse.quote(finding.place.path, errors="replace")
    region = {"startLine": finding.place.line, "startColumn": finding.place.column}
    return {
        "ruleId": finding.check,
        "level": finding.severity,
        "message": {"text": text},
        "partialFingerprints": {"slapstick/v1": finding.print},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}],
    }


def _told_apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Give findings that are alike prints of their own: of equal ones only the first is shown."""
    seen: dict[str, int] = {}
    for finding in findings:
        seen[finding.print] = seen.get(finding.print, 0) + 1
        yield finding._replace(print=_digest(finding.print, str(seen[finding.print])))


def _shot_finding(shot: ShotReview, cause: Cause, edits: Sequence[Edit]) -> Finding:
    first, more = edits[0], len(edits) - 1
    before = f"'{first.before.text}'" if first.before else "nothing"
    after = f"'{first.after.text}'" if first.after else "nothing"
    told = f", and {more} more line{_s(more)}" if more else ""
    message = f"{shot.shot}: {before} becomes {after}{told} ({said_cause(cause)})"
    words = [text for each in edits for text in _texts(each)]
    page = Place(f"prompts/sora/{file_name(shot.shot)}")
    return _finding_at(cause, message, page, _digest(shot.shot, cause.kind, *words))


def _finding_at(cause: Cause, message: str, otherwise: Place, print_: str) -> Finding:
    return Finding(
        f"slapstick/{cause.kind}",
        f"A prompt changed: {NAMES[cause.kind]}.",
        _one_line(message),
        _here(cause.place or otherwise, otherwise),
        "warning",
        print_,
    )


def _texts(edit: Edit) -> list[str]:
    return [edit.part, *(line.text if line else "" for line in (edit.before, edit.after))]


def _s(count: int) -> str:
    return "" if count == 1 else "s"


def _problem_finding(problem: Problem, severity: Literal["error", "warning"]) -> Finding:
    message = ": ".join(filter(None, (problem.message, problem.suggestion))).strip()
    return Finding(
        problem.code,
        f"A file people write for Slapstick: {problem.code}.",
        _one_line(message) or problem.code,
        _here(problem.place, _PROJECT),
        severity,
        _digest(problem.place.path, problem.code, problem.message),
    )


def _here(place: Place, otherwise: Place) -> Place:
    """Return a place that lies in the repository; what lies elsewhere is shown `otherwise`."""
    inside = bool(place.path) and ":" not in place.path
    inside = inside and not place.path.startswith(("/", "../", ".sora/"))
    path, line, column = place if inside else otherwise
    return Place(path, max(1, line), max(1, column))


def _one_line(text: str) -> str:
    """Return a message of one line, without what cannot be seen."""
    shown = (" " if letter.isspace() else letter for letter in text)
    kept = "".join(letter for letter in shown if unicodedata.category(letter)[0] != "C")
    return kept if len(kept) <= _LONGEST else f"{kept[: _LONGEST - 1]}…"


def _escaped(text: str) -> str:
    """Return text that ends no workflow command and begins none, in the old form either."""
    plain = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return plain.replace("##[", "## [")


def _property(text: str) -> str:
    shown = "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )
    return _escaped(shown).replace(":", "%3A").replace(",", "%2C")


def _digest(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:32]
