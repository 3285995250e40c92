"""Turn a place in the code into the address of its line on a forge; asks no network."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

from slapstick.model import Place

Link = Callable[[Place], str]  # "" where there is none

# git@host:owner/name.git, ssh://git@host:22/owner/name, https://user:word@host/owner/name/
_REMOTE = re.compile(
    r"(?:(?:https?|ssh|git)://)?(?:[^@/\s]*@)?(?P<host>[\w.-]+)(?::\d+(?=/))?[:/]/*"
    r"(?P<path>[\w.~-]+(?:/[\w.~-]+)+)/*"
)
_BLOB = {"gitlab": "/-/blob/", "bitbucket": "/src/", "codeberg": "/src/commit/"}
_FORGES = ("github", "gitlab", "codeberg", "bitbucket")


def linker(remote: str, commit: str) -> Link:
    """Return what links a place; nothing is linked without a commit on a forge that is known.

    What a remote's address holds of names and passwords goes nowhere.
    """
    found = _REMOTE.fullmatch(remote.strip())
    forge = _forge(found["host"]) if found else ""
    if not found or not forge or not commit:
        return unlinked
    name = found["path"].removesuffix(".git")
    middle = _BLOB.get(forge, "/blob/")
    base = f"https://{found['host']}/{name}{middle}{commit}/"
    mark = "#lines-" if forge == "bitbucket" else "#L"
    return lambda place: f"{base}{quote(place.path)}{mark}{place.line}" if _inside(place) else ""


def unlinked(_place: Place) -> str:
    """Link nothing."""
    return ""


def _forge(host: str) -> str:
    """Return which forge a host is, by its name: `gitlab` for `gitlab.example.org`."""
    labels = host.lower().split(".")
    return next((forge for forge in _FORGES if forge in labels), "")


def _inside(place: Place) -> bool:
    outside = place.path.startswith(("/", "../", ".sora/")) or ":" in place.path
    return bool(place.path) and place.line > 0 and not outside
