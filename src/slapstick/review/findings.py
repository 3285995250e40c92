"""Hand changed prompts to tools of code review: GitLab Code Quality and SARIF 2.1.0.

Both show a finding beside a line of a file, so each edit is a finding at the line that caused it.
"""

from __future__ import annotations

import hashlib
import urllib.parse
from collections.abc import Iterator
from typing import Any, NamedTuple

from slapstick.model import Place
from slapstick.review.causes import Cause, Edit
from slapstick.review.reports import NAMES, Review, ShotReview, said_cause
from slapstick.review.snapshots import file_name

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class _Finding(NamedTuple):
    """One changed line of a prompt, at one of its causes."""

    shot: str
    cause: Cause
    message: str
    path: str
    line: int
    print: str  # the same for the same change, wherever its code stands


def to_codequality(review: Review) -> list[dict[str, Any]]:
    """Return the report in the form of GitLab's Code Quality."""
    return [
        {
            "description": finding.message,
            "check_name": f"slapstick/{finding.cause.kind}",
            "fingerprint": finding.print,
            "severity": "minor",
            "location": {"path": finding.path, "lines": {"begin": finding.line}},
        }
        for finding in _findings(review)
    ]


def to_sarif(review: Review, version: str) -> dict[str, Any]:
    """Return the report in the form of SARIF 2.1.0; `version` is Slapstick's own."""
    rules = [
        {"id": f"slapstick/{kind}", "shortDescription": {"text": f"A prompt changed: {name}."}}
        for kind, name in sorted(NAMES.items())
    ]
    driver = {"name": "Slapstick", "version": version, "rules": rules}
    results = [
        {
            "ruleId": f"slapstick/{finding.cause.kind}",
            "level": "warning",
            "message": {"text": finding.message},
            "partialFingerprints": {"slapstickEdit/v1": finding.print},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": urllib.parse.quote(finding.path)},
                        "region": {"startLine": finding.line},
                    }
                }
            ],
        }
        for finding in _findings(review)
    ]
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }


def _findings(review: Review) -> Iterator[_Finding]:
    seen: dict[str, int] = {}
    for shot in review.reworded:
        for edit, causes in shot.edits:
            for cause in causes:
                found = _finding(shot, edit, cause)
                seen[found.print] = seen.get(found.print, 0) + 1
                yield found._replace(print=_digest(found.print, str(seen[found.print])))


def _finding(shot: ShotReview, edit: Edit, cause: Cause) -> _Finding:
    page = Place(f"prompts/sora/{file_name(shot.shot)}")
    place = cause.place if cause.place and _in_repository(cause.place.path) else page
    before = f"'{edit.before.text}'" if edit.before else "nothing"
    after = f"'{edit.after.text}'" if edit.after else "nothing"
    message = f"{shot.shot}, {edit.part}: {before} becomes {after} ({said_cause(cause)})"
    mark = _digest(shot.shot, edit.part, before, after, cause.kind)
    return _Finding(shot.shot, cause, message, place.path, max(1, place.line), mark)


def _in_repository(path: str) -> bool:
    return bool(path) and ":" not in path and not path.startswith(("/", "../"))


def _digest(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:32]
