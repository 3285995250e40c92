"""What a project says of itself: manifests and README; not for its code.

Manifests are read as plain text or data, never run; whatever they say is cleaned and capped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from slapstick.model import Identity
from slapstick.read.git import Head
from slapstick.read.manifests import MANIFESTS, ManifestFile, file_text, read_manifests
from slapstick.read.readme import read_readme
from slapstick.read.source import clean_text

_NAME, _TAGLINE, _VERSION, _LICENCE = 60, 200, 40, 60
_FOR_BUILDS = ("parent", "root", "monorepo", "workspace", "aggregator", "reactor")


def read_identity(
    root: Path, head: Head, manifests: Sequence[ManifestFile] | None = None
) -> Identity:
    """Return what the folder says of itself; the first manifest that says a thing counts."""
    said = [file.said for file in (read_manifests(root) if manifests is None else manifests)]
    readme = next((t for t in (file_text(root / file) for file in _READMES) if t), "")
    title, sentence = read_readme(readme)

    def first(field: str) -> str:
        return next((str(getattr(m, field)) for m in said if getattr(m, field)), "")

    name = choose_name(first("name"), title, root.resolve().name, readme)
    return Identity(
        _clean(name, _NAME) or "untitled",
        _clean(first("tagline") or sentence, _TAGLINE),
        _clean(first("version"), _VERSION),
        _clean(first("licence") or _licence(root), _LICENCE),
        sum(manifest.dependencies for manifest in said),
        head.commit,
        head.changed,
    )


def telling_files() -> tuple[str, ...]:
    """Return the names of files at the top of a folder that say something of a project."""
    return (*MANIFESTS, *_READMES, *_LICENCES)


def choose_name(manifest: str, title: str, folder: str, readme: str = "") -> str:
    """Return what people call a project, of all that it says.

    A manifest's name counts most, without what only builds need ("gson-parent").  Without one, a
    README that speaks of its folder means that; else its title is the name, if it is short.
    """
    words = re.split(r"([-_ ]+)", manifest)  # names and what joins them, in turn
    while words and words[-1].lower() in _FOR_BUILDS:
        words = words[:-2]
    if words and words[0]:
        return _stylised("".join(words), title)
    spoken = re.search(rf"(?i)(?<!\w){re.escape(folder)}(?!\w)", f"{title}\n{readme[:4000]}")
    if folder and spoken:
        return spoken.group()
    short = 0 < len(title.split()) <= 4 and not title.endswith("?")
    return title if short else folder or title or "untitled"


def _stylised(name: str, title: str) -> str:
    """Return a name as the README spells it, if that has capitals inside: FastAPI, not fastapi."""
    same = re.sub(r"[\W_]", "", name).casefold() == re.sub(r"[\W_]", "", title).casefold()
    return title if same and title[1:] != title[1:].lower() else name


_READMES = (
    "README.md",
    "README.rst",
    "README.txt",
    "README",
    "readme.md",
    "Readme.md",
    "README.markdown",
)
_LICENCES = (
    "LICENSE",
    "LICENSE.md",
    "LICENSE.txt",
    "LICENCE",
    "COPYING",
    "LICENCE.md",
    "COPYING.txt",
)
_KNOWN_LICENCES = (
    ("MIT", r"\bMIT License|Permission is hereby granted, free of charge"),
    ("Apache-2.0", r"Apache License\s+Version 2\.0"),
    ("AGPL-3.0", r"AFFERO GENERAL PUBLIC LICENSE"),
    ("LGPL", r"LESSER GENERAL PUBLIC LICENSE"),
    ("GPL-3.0", r"GENERAL PUBLIC LICENSE\s+Version 3"),
    ("GPL-2.0", r"GENERAL PUBLIC LICENSE\s+Version 2"),
    ("MPL-2.0", r"Mozilla Public License,? [Vv]ersion 2\.0"),
    ("BSD", r"Redistribution and use in source and binary forms"),
    ("ISC", r"\bISC License|Permission to use, copy, modify, and/or distribute"),
    ("Unlicense", r"This is free and unencumbered software"),
)


def _licence(root: Path) -> str:
    text = next((t for t in (file_text(root / name) for name in _LICENCES) if t), "")[:8000]
    return next((name for name, sign in _KNOWN_LICENCES if re.search(sign, text)), "")


def _clean(text: str, longest: int) -> str:
    return clean_text(text.encode("utf-8", "replace"), longest)
