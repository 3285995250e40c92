"""Read and write `sora.lock`, which pins what can change a prompt; compares it with nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from slapstick.model import Place, Problem
from slapstick.spec.pack_file import Address, Inner, Number, Revision, newer_format
from slapstick.spec.page import Page
from slapstick.spec.wording import form
from slapstick.spec.written import PackName, Written, read_written

LOCK = "sora.lock"
_HEAD = """\
# Written by `sora pack`; commit it. All that can change a prompt and is not in this repository.
"""
_Digest = Annotated[str, form(r"^sha256:[0-9a-f]{64}$", "sha256: and 64 hexadecimal digits", 71)]
_Commit = Annotated[str, form(r"^([0-9a-f]{40}|[0-9a-f]{64})$", "a commit's full hash", 64)]
_Text = Annotated[str, Field(min_length=1, max_length=300)]
Source = Literal["built-in", "folder", "git", "installed"]


class LockedPack(Written):
    """One pack as it was when it was locked."""

    from_: Source
    """Where it comes from."""
    git: Address | None = None
    """The repository's address."""
    rev: Revision | None = None
    """The tag or commit that was asked for."""
    path: Inner | None = None
    """The pack's folder in the repository."""
    commit: _Commit | None = None
    """The commit that the tag named."""
    folder: _Text | None = None
    """The folder, from the project on."""
    version: Number | None = None
    """The version that it says it has."""
    licence: _Text | None = None
    """The terms that it says it has."""
    needs: tuple[PackName, ...] = ()
    """Packs that came with it."""
    tree: _Digest | None = None
    """A digest of its files; none for a folder of this repository, which git keeps."""


class LockKeys(Written):
    """All that can change a prompt and is not in the repository."""

    format: Literal["lock/1"]
    """The version of this file's form."""
    slapstick: Annotated[str, Field(max_length=100)] = ""
    """The version of Slapstick."""
    rules_api: Annotated[int, Field(ge=1)] = 1
    """The version of the rule language."""
    grammars: dict[_Text, _Text] = Field(default_factory=dict)
    """The versions of the grammars that read source code."""
    built_in: dict[_Text, _Digest] = Field(default_factory=dict)
    """Digests of what ships with Slapstick: language files, and the story that is told."""
    packs: dict[_Text, LockedPack] = Field(default_factory=dict)
    """By name; a folder of loose rule files by its path."""


@dataclass(frozen=True, slots=True)
class LockFile:
    """A lock, read: its values, and where each of them stands."""

    keys: LockKeys
    page: Page


def read_lock(text: str, path: str = LOCK) -> tuple[LockFile | None, list[Problem]]:
    """Return what a lock pins, and every mistake in it."""
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if line.startswith("<<<<<<< "):
            hint = "take one of the two sides whole, then `sora pack lock`"
            return None, [
                Problem(Place(path, number), "SL001", "a merge left both sides", hint, line)
            ]
    keys, page, problems = read_written(text, path, LockKeys)
    newer = newer_format(page, "lock")
    if newer:
        return None, newer
    return (LockFile(keys, page) if keys else None), problems


def lock_text(keys: LockKeys) -> str:
    """Return the text of a lock: the same values are always the same bytes."""
    lines = [_HEAD.rstrip(), "format: lock/1", f"slapstick: {_quoted(keys.slapstick)}"]
    lines.append(f"rules-api: {keys.rules_api}")
    for name, values in (("grammars", keys.grammars), ("built-in", keys.built_in)):
        if values:
            lines += [
                f"{name}:",
                *(f"  {_quoted(k)}: {_quoted(values[k])}" for k in sorted(values)),
            ]
    if keys.packs:
        lines.append("packs:")
    for name in sorted(keys.packs):
        lines.append(f"  {_quoted(name)}:")
        lines += (f"    {key}: {value}" for key, value in _fields(keys.packs[name]))
    return "\n".join(lines) + "\n"


def _fields(pack: LockedPack) -> list[tuple[str, str]]:
    values: Mapping[str, Any] = pack.model_dump(by_alias=True, exclude_none=True)
    told = []
    for key, value in values.items():
        if isinstance(value, (list, tuple)):
            if value:
                told.append((key, f"[{', '.join(map(_quoted, sorted(value)))}]"))
        elif value != "":
            told.append((key, _quoted(str(value))))
    return told


def _quoted(text: str) -> str:
    """Return a text as YAML reads it back as a text: quoted where that is needed."""
    plain = all(letter.isalnum() or letter in "-_./:@+~^" for letter in text)
    safe = plain and text[:1].isalpha() and ": " not in text and not text.endswith(":")
    if safe and text.lower() not in ("true", "false", "null", "on", "off", "yes", "no"):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
