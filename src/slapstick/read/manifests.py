"""Read manifests of many languages: what a project calls itself, needs and runs; runs nothing.

They are read as plain text or data.  Whatever they say is cleaned and capped by those who use it.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from slapstick.model import Fact, Scalar
from slapstick.read.chronicle import rounded
from slapstick.read.files import read_regular
from slapstick.read.source import clean_name, clean_text

MANIFEST = "manifest"  # what stands in the place of a language
LARGEST = 400_000
_MOST_SCRIPTS = 60
_MOST_FILES = 40  # of one ending, as where a solution has a hundred projects


class Manifest(NamedTuple):
    """What one manifest says; empty where it says nothing."""

    name: str = ""
    tagline: str = ""
    version: str = ""
    licence: str = ""
    dependencies: int = 0
    scripts: tuple[tuple[str, str], ...] = ()  # name, command


class ManifestFile(NamedTuple):
    """A manifest, where it stands and as it is written."""

    path: str
    text: str
    said: Manifest


def read_manifests(root: Path) -> tuple[ManifestFile, ...]:
    """Return what each manifest of a folder says, the most telling first."""
    found = []
    for path in _paths(root):
        text = file_text(root / path)
        said = read_manifest(path, text)
        if said is not None:
            found.append(ManifestFile(path, text, said))
    return tuple(found)


def read_manifest(path: str, text: str) -> Manifest | None:
    """Return what one manifest says; `None` if it is broken, empty or none."""
    name = path.rpartition("/")[2]
    read = MANIFESTS.get(name) or _ENDINGS.get("." + name.rpartition(".")[2])
    if read is None or not text:
        return None
    try:
        return read(text)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None  # a broken manifest says nothing


def manifest_facts(file: ManifestFile) -> Iterator[Fact]:
    """Yield the facts of one manifest; numbers are rounded, so that they seldom change."""
    path, text, manifest = file
    name = clean_name(manifest.name.encode("utf-8", "replace"))
    if manifest.dependencies:
        count = rounded(manifest.dependencies)
        yield _fact("project.dependencies", (path, 1), name, count=count)
    if manifest.version:
        version = clean_text(manifest.version.encode("utf-8", "replace"), 40)
        zero = bool(re.match(r"v?0\.0(?:\.|$)", version))
        first = bool(re.match(r"v?0\.", version))
        at = (path, _line(text, version))
        yield _fact("project.version", at, name, text=version, unborn=zero, unfinished=first)
    if manifest.licence:
        licence = clean_text(manifest.licence.encode("utf-8", "replace"), 60)
        yield _fact("project.licence", (path, _line(text, licence)), name, text=licence)
    for script, command in manifest.scripts[:_MOST_SCRIPTS]:
        shown = clean_name(script.encode("utf-8", "replace"))
        said = clean_text(command.encode("utf-8", "replace"))
        yield _fact("project.script", (path, _line(text, script)), shown, text=said)


def file_text(path: Path) -> str:
    """Return a file's text; empty where it cannot be read or is no file."""
    try:
        return read_regular(str(path), LARGEST)[:LARGEST].decode("utf-8", "replace")
    except OSError:
        return ""


def _paths(root: Path) -> Iterator[str]:
    """Yield the manifests of a folder, and those of its .NET projects a folder or two below."""
    yield from (name for name in MANIFESTS if (root / name).is_file())
    for ending in _ENDINGS:
        found = [*root.glob(f"*{ending}")]
        if ending == ".csproj":
            found += [*root.glob(f"*/*{ending}"), *root.glob(f"src/*/*{ending}")]
        paths = sorted(path.relative_to(root).as_posix() for path in found)
        yield from sorted(paths, key=lambda path: path.count("/"))[:_MOST_FILES]


def _fact(kind: str, at: tuple[str, int], name: str, **attributes: Scalar) -> Fact:
    path, line = at
    return Fact(kind, path, line, 1, line, 1, MANIFEST, name, tuple(sorted(attributes.items())))


def _line(text: str, words: str) -> int:
    """Return the number of the line on which words first stand whole; the first, if nowhere."""
    found = re.search(rf"(?<![\w.-]){re.escape(words)}(?![\w-])", text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


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
        _pairs(project.get("scripts") or poetry.get("scripts")),
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
        _pairs(table.get("scripts")),
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


def _gradle_build(text: str) -> Manifest:
    def find(key: str) -> str:
        match = re.search(rf"(?m)^\s*{key}\s*=?\s*['\"]([^'\"\n$]{{1,200}})['\"]", text)
        return match.group(1) if match else ""

    kinds = r"(?:api|implementation|compile(?:Only)?|runtimeOnly|testImplementation|kapt|ksp)"
    count = len(re.findall(rf"(?m)^\s*{kinds}\s*[( ]\s*\S", text))
    scripts = re.findall(r"(?m)^\s*(?:task\s+|tasks\.register(?:<\w+>)?\(['\"])([\w-]{1,60})", text)
    return Manifest(
        "", find("description"), find("version"), "", count, tuple((each, "") for each in scripts)
    )


def _gradle_properties(text: str) -> Manifest:
    match = re.search(r"(?mi)^\s*(?:version|version_?name)\s*=\s*(\S{1,40})", text)
    return Manifest(version=match.group(1) if match else "")


def _gemspec(text: str) -> Manifest:
    def find(key: str) -> str:
        match = re.search(rf"\.{key}\s*=\s*%?[qQ]?(['\"{{(])([^'\"\n}})#]{{1,300}})['\"}})]", text)
        return match.group(2) if match else ""

    count = len(re.findall(r"\.add_(?:runtime_|development_)?dependency\b", text))
    scripts = re.findall(r"\.executables\s*(?:=|<<)[^\n]*?['\"\[(]([\w-]{2,60})['\"\])]", text)
    return Manifest(
        find("name"), find("summary") or find("description"), find("version"),
        find("license") or find("licenses"), count, tuple((each, "") for each in scripts),
    )  # fmt: skip


def _gemfile(text: str) -> Manifest:
    return Manifest(dependencies=len(re.findall(r"(?m)^\s*gem[ (]+['\"]", text)))


def _csproj(text: str) -> Manifest:
    def find(*keys: str) -> str:
        for key in keys:
            match = re.search(rf"<{key}>\s*([^<$]{{1,400}}?)\s*</{key}>", text)
            if match:
                return match.group(1)
        return ""

    count = len(re.findall(r"<PackageReference\b", text))
    return Manifest(
        find("PackageId", "AssemblyName", "Product"), find("Description"),
        find("Version", "VersionPrefix"), find("PackageLicenseExpression"), count,
    )  # fmt: skip


def _colons(text: str) -> Manifest:
    def find(key: str) -> str:
        match = re.search(rf"(?mi)^{key}:[ \t]*(\S[^\n]{{0,200}})$", text)
        return match.group(1) if match else ""

    return Manifest(find("name"), find("synopsis"), find("version"), find("license"))


def _composer(text: str) -> Manifest:
    table = json.loads(text)
    return Manifest(
        _str(table.get("name")).rpartition("/")[2],
        _str(table.get("description")),
        _str(table.get("version")),
        _str(table.get("license")),
        len(table.get("require") or ()),
        _pairs(table.get("scripts")),
    )


def _cmake(text: str) -> Manifest:
    match = re.search(
        r"(?i)\bproject\s*\(\s*\"?([\w.+-]{1,60})(?:[^)]*?\bVERSION\s+([\d.]+))?", text
    )
    return Manifest(match.group(1), version=match.group(2) or "") if match else Manifest()


MANIFESTS: Mapping[str, Callable[[str], Manifest]] = {
    "pyproject.toml": _pyproject,
    "setup.cfg": _setup_cfg,
    "setup.py": _setup_py,
    "Cargo.toml": _cargo,
    "go.mod": _go_mod,
    "pom.xml": _pom,
    "settings.gradle": _gradle,
    "settings.gradle.kts": _gradle,
    "build.gradle": _gradle_build,
    "build.gradle.kts": _gradle_build,
    "gradle.properties": _gradle_properties,
    "composer.json": _composer,
    "package.json": _package_json,
    "CMakeLists.txt": _cmake,
    "Gemfile": _gemfile,
    "Directory.Build.props": _csproj,
}
_ENDINGS: Mapping[str, Callable[[str], Manifest]] = {
    ".gemspec": _gemspec,
    ".csproj": _csproj,
    ".cabal": _colons,
}


def _str(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _pairs(table: Any) -> tuple[tuple[str, str], ...]:
    """Return the scripts of a table of names and commands."""
    if not isinstance(table, dict):
        return ()
    return tuple((str(name), _command(value)) for name, value in table.items())


def _command(value: Any) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else _str(value)
