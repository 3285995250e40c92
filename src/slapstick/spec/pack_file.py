"""Read `pack.yaml`, which says what a pack is, needs and promises; not for what is in the pack."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from packaging.specifiers import SpecifierSet
from packaging.version import Version
from pydantic import Discriminator, Field, Tag

from slapstick.model import PackAsk, Problem
from slapstick.spec.page import Page
from slapstick.spec.wording import form
from slapstick.spec.written import Name, PackName, Written, read_written

PACK = "pack.yaml"
RULES_API = 1  # raised when packs that were right before would not be any more

_HOST = r"[A-Za-z0-9][A-Za-z0-9.-]*"
_ADDRESS = (
    rf"^(https://{_HOST}(:[0-9]+)?/\S+|ssh://([A-Za-z0-9_.-]+@)?{_HOST}(:[0-9]+)?/\S+"
    rf"|[A-Za-z0-9_][A-Za-z0-9_.-]*@{_HOST}:[A-Za-z0-9_./~]\S*|file:///\S+|\.{{1,2}}/\S+)$"
)
_PART = r"[A-Za-z0-9_][A-Za-z0-9._-]*"
ADDRESSES = "https://host/…, ssh://host/…, user@host:path, file:///… or ./path"
Address = Annotated[str, form(_ADDRESS, ADDRESSES, 300)]
Revision = Annotated[
    str, form(r"^[A-Za-z0-9][A-Za-z0-9._/+-]*$", "a tag, or a commit's full hash", 100)
]
Inner = Annotated[
    str, form(rf"^({_PART}(/{_PART})*)?$", "folders of the repository, like 'packs/office'", 200)
]
Number = Annotated[
    str,
    form(r"^[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}$", "three numbers joined by dots, like '1.2.0'", 30),
]


class GitKeys(Written):
    """A pack in a git repository."""

    git: Address
    """Its address: https://…, ssh://…, user@host:path, file:///… or ./path."""
    rev: Revision
    """A tag, or a commit's full hash; a branch is refused, because it moves."""
    path: Inner = ""
    """The folder of the pack in the repository; its top if not said."""


_BOUND = r"(>=|<=|==|!=|>|<) ?[0-9]{1,6}(\.[0-9]{1,6}){0,2}"
Range = Annotated[
    str,
    form(rf"^(\*|{_BOUND}(, ?{_BOUND}){{0,3}})$", """such as ">=1.2", ">=1.2,<2" or "*\"""", 60),
]
_Need = Annotated[
    Annotated[Range, Tag("<range>")] | Annotated[GitKeys, Tag("<git>")],
    Discriminator(lambda value: "<git>" if isinstance(value, (dict, GitKeys)) else "<range>"),
]


class PackKeys(Written):
    """What a pack says of itself."""

    schema_: Annotated[str, Field(alias="$schema")] = ""
    """Where editors find this schema; not read."""
    format: Literal["pack/1"]
    """The version of this file's form."""
    name: PackName
    """What it is called everywhere: owner/name; its rules are owner/name/rule."""
    version: Number
    """MAJOR.MINOR.PATCH; `sora pack diff` says which part a change has to raise."""
    title: Annotated[str, Field(max_length=80)] = ""
    """What its gags have in common."""
    licence: Annotated[str, Field(min_length=1, max_length=80)]
    """Under which terms it may be used: an SPDX name, such as MIT or CC-BY-4.0."""
    rules_api: Annotated[int, Field(ge=1, le=1000)]
    """Which version of the rule language it is written in: 1."""
    needs: Annotated[dict[PackName, _Need], Field(max_length=20)] = Field(default_factory=dict)
    """Packs that come with it: a range of versions, or {git, rev} for where to find one."""
    exports: Annotated[tuple[Name, ...], Field(max_length=1000)] = ()
    """Rules whose ids others may rely on; all of them if not said."""
    renamed: dict[Name, Name] = Field(default_factory=dict)
    """Old ids of rules and their new ones; old ones keep working, with a warning."""


@dataclass(frozen=True, slots=True)
class PackFile:
    """A `pack.yaml`, read: its values, and where each of them stands."""

    keys: PackKeys
    page: Page

    def needs(self) -> tuple[tuple[PackAsk, str], ...]:
        """Return what the pack needs, each with the versions that will do."""
        return tuple(
            (PackAsk(name, git=need.git, rev=need.rev, path=need.path), "*")
            if isinstance(need, GitKeys)
            else (PackAsk(name), need)
            for name, need in self.keys.needs.items()
        )


def read_pack(text: str, path: str) -> tuple[PackFile | None, list[Problem]]:
    """Return what a `pack.yaml` says; of one for a newer Slapstick nothing but that."""
    keys, page, problems = read_written(text, path, PackKeys)
    newer = newer_format(page, "pack")
    if newer:
        return None, newer
    wanted = page.value("rules-api")
    if isinstance(wanted, int) and wanted > RULES_API:
        message = f"the pack is written in rules-api {wanted}; this Slapstick reads {RULES_API}"
        hint = "install a newer Slapstick, or an older version of the pack"
        return None, [page.problem(page.place("rules-api"), "SL103", message, hint)]
    return (PackFile(keys, page) if keys else None), problems


def newer_format(page: Page, kind: str) -> list[Problem]:
    """Return a mistake if a file is of a later form than is read here, such as `pack/2`."""
    said = page.value("format")
    if not (isinstance(said, str) and re.fullmatch(rf"{kind}/([2-9]|[1-9][0-9]+)", said)):
        return []
    message = f"the file is of the form {said}; this Slapstick reads {kind}/1"
    return [page.problem(page.place("format"), "SL103", message, "install a newer Slapstick")]


def allows(wanted: str, version: str) -> bool:
    """Tell whether a version lies in a range."""
    return SpecifierSet("" if wanted == "*" else wanted).contains(Version(version), True)


def is_address(text: str) -> bool:
    """Tell the address of a git repository from other texts."""
    return re.fullmatch(_ADDRESS, text) is not None


def transport(address: str) -> str:
    """Return how git reaches an address: https, ssh or file."""
    scheme = address.partition("://")[0] if "://" in address else ""
    if scheme in ("https", "ssh", "file"):
        return scheme
    return "file" if address.startswith(".") else "ssh"
