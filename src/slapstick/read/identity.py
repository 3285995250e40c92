"""What a project says of itself: manifests and README; not for its code.

Manifests are read as plain text or data, never run; whatever they say is cleaned and capped.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from slapstick.model import Identity
from slapstick.read.files import read_regular
from slapstick.read.git import Head
from slapstick.read.readme import read_readme
from slapstick.read.source import clean_text

_LARGEST = 400_000
_NAME, _TAGLINE, _VERSION, _LICENCE = 60, 200, 40, 60
_FOR_BUILDS = ("parent", "root", "monorepo", "workspace", "aggregator", "reactor")


class Manifest(NamedTuple):
    """What one manifest says; empty where it says nothing."""

    name: str = ""
    tagline: str = ""
    version: str = ""
    licence: str = ""
    dependencies: int = 0


def read_identity(root: Path, head: Head) -> Identity:
    """Return what the folder says of itself; the first manifest that says a thing counts."""
    said = [manifest for manifest in (_manifest(root, file) for file in _MANIFESTS) if manifest]
    readme = next((t for t in (_text(root / file) for file in _READMES) if t), "")
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


def choose_name(manifest: str, title: str, folder: str, readme: str = "") -> str:
    """Return what people call a project, of all that it says.

    A manifest's name counts most, without what only builds need ("gson-parent").  Without one, a
    README that speaks of its folder means that; else its title is the name, if it is short.
    """
    words = re.split(r"([-_ ]+)", manifest)  # names and what joins them, in turn
    while words and words[-1].lower() in _FOR_BUILDS:
        words = words[:-2]
    if words and words[0]:
        return "".join(words)
    spoken = re.search(rf"(?i)(?<!\w){re.escape(folder)}(?!\w)", f"{title}\n{readme[:4000]}")
    if folder and spoken:
        return spoken.group()
    short = 0 < len(title.split()) <= 4 and not title.endswith("?")
    return title if short else folder or title or "untitled"


def _manifest(root: Path, name: str) -> Manifest | None:
    text = _text(root / name)
    if not text:
        return None
    try:
        return _MANIFESTS[name](text)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None  # a broken manifest says nothing


def _pyproject(text: str) -> Manifest:
    table = tomllib.loads(text)
    project = table.get("project") or {}
    poetry = (table.get("tool") or {}).get("poetry") or {}
    merged = {**poetry, **project}
    licence = merged.get("license")
    counted = project.get("dependencies") or poetry.get("dependencies") or ()
    return Manifest(
        _str(merged.get("name")),
        _str(merged.get("description")),
        _str(merged.get("version")),
        _str(licence.get("text")) if isinstance(licence, dict) else _str(licence),
        len(counted),
    )


def _setup_cfg(text: str) -> Manifest:
    def find(key: str) -> str:
        match = re.search(rf"(?m)^{key}\s*=\s*(\S.*)$", text)
        return match.group(1) if match else ""

    block = re.search(r"(?m)^install_requires\s*=((?:\n[ \t]+\S.*)+)", text)
    count = len(block.group(1).strip().splitlines()) if block else 0
    version = find("version")
    return Manifest(
        find("name"), find("description"), "" if ":" in version else version, find("license"), count
    )


def _setup_py(text: str) -> Manifest:
    def find(key: str) -> str:
        match = re.search(rf"(?i)\b{key}\s*=\s*(['\"])([^'\"\n]{{1,200}})\1", text)
        return match.group(2) if match else ""

    return Manifest(find("name"), find("description"), find("version"), find("license"))


def _package_json(text: str) -> Manifest:
    table = json.loads(text)
    licence = table.get("license")
    return Manifest(
        _str(table.get("name")).rpartition("/")[2] or _str(table.get("name")),
        _str(table.get("description")),
        _str(table.get("version")),
        _str(licence.get("type")) if isinstance(licence, dict) else _str(licence),
        sum(len(table.get(key) or ()) for key in ("dependencies", "devDependencies")),
    )


def _cargo(text: str) -> Manifest:
    table = tomllib.loads(text)
    package = table.get("package") or {}
    workspace = table.get("workspace") or {}
    merged = {**(workspace.get("package") or {}), **package}
    return Manifest(
        _str(merged.get("name")),
        _str(merged.get("description")),
        _str(merged.get("version")),
        _str(merged.get("license")),
        len(table.get("dependencies") or workspace.get("dependencies") or ()),
    )


def _go_mod(text: str) -> Manifest:
    module = re.search(r"(?m)^module\s+(\S+)", text)
    parts = [p for p in (module.group(1) if module else "").split("/") if p]
    if len(parts) > 1 and re.fullmatch(r"v\d+", parts[-1]):
        parts.pop()
    count = len(re.findall(r"(?m)^(?:require)?[ \t]+\S+[ \t]+v\d\S*(?![^\n]*// indirect)", text))
    return Manifest(parts[-1] if parts else "", dependencies=count)


def _pom(text: str) -> Manifest:
    # Regular expressions, not an XML parser: entities in a hostile file have nothing to expand.
    outer = re.sub(
        r"(?s)<!--.*?-->|<(parent|dependencies|dependencyManagement|build|profiles|modules|developers"
        r"|licenses|organization|scm|issueManagement)>.*?</\1>",
        "",
        text,
    )

    def find(key: str, where: str = outer) -> str:
        match = re.search(rf"<{key}>\s*([^<$]{{1,400}}?)\s*</{key}>", where)
        return match.group(1) if match else ""

    licences = re.search(r"(?s)<licenses>(.*?)</licenses>", text)
    licence = find("name", licences.group(1)) if licences else ""
    count = text.count("<dependency>")
    name = find("name") or find("artifactId")
    return Manifest(name, find("description"), find("version"), licence, count)


def _gradle(text: str) -> Manifest:
    match = re.search(r"rootProject\.name\s*=\s*['\"]([^'\"\n]{1,100})['\"]", text)
    return Manifest(match.group(1) if match else "")


def _composer(text: str) -> Manifest:
    table = json.loads(text)
    return Manifest(
        _str(table.get("name")).rpartition("/")[2],
        _str(table.get("description")),
        _str(table.get("version")),
        _str(table.get("license")),
        len(table.get("require") or ()),
    )


def _cmake(text: str) -> Manifest:
    match = re.search(
        r"(?i)\bproject\s*\(\s*\"?([\w.+-]{1,60})(?:[^)]*?\bVERSION\s+([\d.]+))?", text
    )
    return Manifest(match.group(1), version=match.group(2) or "") if match else Manifest()


_MANIFESTS: Mapping[str, Callable[[str], Manifest]] = {
    "pyproject.toml": _pyproject,
    "setup.cfg": _setup_cfg,
    "setup.py": _setup_py,
    "Cargo.toml": _cargo,
    "go.mod": _go_mod,
    "pom.xml": _pom,
    "settings.gradle": _gradle,
    "settings.gradle.kts": _gradle,
    "composer.json": _composer,
    "package.json": _package_json,
    "CMakeLists.txt": _cmake,
}
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
    text = next((t for t in (_text(root / name) for name in _LICENCES) if t), "")[:8000]
    return next((name for name, sign in _KNOWN_LICENCES if re.search(sign, text)), "")


def _text(path: Path) -> str:
    try:
        return read_regular(str(path), _LARGEST)[:_LARGEST].decode("utf-8", "replace")
    except OSError:
        return ""


def _clean(text: str, longest: int) -> str:
    return clean_text(text.encode("utf-8", "replace"), longest)


def _str(value: Any) -> str:
    return value if isinstance(value, str) else ""
