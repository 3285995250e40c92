"""Fetch the public archives that benchmarks read: named, held to a digest, unpacked within bounds.

    python benchmarks/archives.py            # fetch all and say where each lies

Source distributions come from the package index that pip is set to, as files, so that none is
built; npm packages come by `npm pack` without their scripts.  What was fetched is kept in
`.sora/archives` and not fetched again.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import os
import re
import shutil
import ssl
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit
from urllib.request import Request, urlopen

KEPT = Path(__file__).resolve().parent.parent / ".sora" / "archives"
_LARGEST = 1_000_000_000  # bytes that an archive may unpack to
_MOST_MEMBERS = 100_000
_PEP_691 = "application/vnd.pypi.simple.v1+json"
_BY_ONE = {
    **{f"GIT_{who}_{what}": "benchmark" for who in ("AUTHOR", "COMMITTER") for what in ("NAME",)},
    **{f"GIT_{who}_EMAIL": "benchmark@example.org" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_DATE": "2020-01-01T00:00:00Z" for who in ("AUTHOR", "COMMITTER")},
}


class Archive(NamedTuple):
    """A public archive of source, and the language that it is here for."""

    source: str  # pip | npm
    name: str
    version: str
    file: str
    sha256: str
    language: str


ARCHIVES = (
    Archive("pip", "django", "5.1.4", "Django-5.1.4.tar.gz",
            "de450c09e91879fa5a307f696e57c851955c910a438a35e6b4c895e86bedc82a", "Python"),
    Archive("npm", "effect", "3.11.0", "effect-3.11.0.tgz",
            "71357e8b3d76a27533f593cb85fb792a94afd9e1d9b4fd2a8d9ae54d4658e5d0", "TypeScript"),
    Archive("pip", "wandb", "0.31.0", "wandb-0.31.0.tar.gz",
            "dcdaa635576ff17b18a757b39fc22b0db3d1c6e01d5ce090fe80f6adc776028d", "Go and Python"),
    Archive("pip", "ruff", "0.9.9", "ruff-0.9.9.tar.gz",
            "0062ed13f22173e85f8f7056f9a24016e692efeea8704d1a5e8011b8aa850933", "Rust"),
    Archive("npm", "react-native", "0.76.5", "react-native-0.76.5.tgz",
            "be687f5995f60ed535b05784fec6356dd1bfc78e371402747c78072edf6ad41c",
            "JavaScript, C++ and Java"),
    Archive("pip", "unicorn", "2.1.4", "unicorn-2.1.4.tar.gz",
            "00567a70e323f749b419cd86bee4f9115beab7ebba32194581c090cbb7c59cff", "C"),
)  # fmt: skip


def fetched(archive: Archive, kept: Path = KEPT) -> Path:
    """Return the folder of an unpacked archive, a git repository of one commit.

    Raises:
        SystemExit: it cannot be had, or is not the one that was pinned.
    """
    folder = kept / f"{archive.name.replace('/', '-')}-{archive.version}"
    if folder.is_dir():
        return folder
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept) as room:
        packed = Path(room) / archive.file
        (_by_pip if archive.source == "pip" else _by_npm)(archive, packed)
        digest = hashlib.sha256(packed.read_bytes()).hexdigest()
        if digest != archive.sha256:
            raise SystemExit(f"{archive.file} is not the archive that was pinned: {digest}")
        committed(_unpacked(packed, Path(room) / "tree")).rename(folder)
    return folder


def committed(folder: Path) -> Path:
    """Make a folder a git repository with one commit of all that is in it; return it."""
    git = ["git", "-C", str(folder), "-c", "core.autocrlf=false", "-c", "commit.gpgsign=false"]
    for words in (["init", "-q"], ["add", "-A", "-f"], ["commit", "-q", "-m", "As published"]):
        subprocess.run([*git, *words], check=True, env={**os.environ, **_BY_ONE})
    return folder


def _by_pip(archive: Archive, packed: Path) -> None:
    index = _pip_setting("index-url") or "https://pypi.org/simple"
    page = f"{index.rstrip('/')}/{archive.name}/"
    told, kind = _got(page, f"{_PEP_691}, text/html;q=0.1")
    if "json" in kind:
        links = {file["filename"]: file["url"] for file in json.loads(told)["files"]}
    else:
        found = re.findall(r"""href=["']([^"'#]+)[^>]*>([^<]+)</a>""", told.decode("utf-8"))
        links = {name.strip(): html.unescape(link) for link, name in found}
    if archive.file not in links:
        raise SystemExit(f"{index} has no {archive.file}")
    packed.write_bytes(_got(urljoin(page, links[archive.file]), "*/*")[0])


def _by_npm(archive: Archive, packed: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit(f"{archive.name} cannot be fetched: no npm on the PATH")
    words = [npm, "pack", "--silent", "--ignore-scripts", f"{archive.name}@{archive.version}"]
    done = subprocess.run(words, check=False, cwd=packed.parent, stdout=subprocess.DEVNULL)
    if done.returncode or not packed.exists():
        raise SystemExit(f"{archive.name} {archive.version} cannot be fetched")


def _got(address: str, accept: str) -> tuple[bytes, str]:
    """Return what an address gives and what kind that is; a name and password in it are used."""
    parts = urlsplit(address)
    headers = {"Accept": accept}
    login, _, host = parts.netloc.rpartition("@")
    if login:
        headers["Authorization"] = "Basic " + base64.b64encode(login.encode()).decode()
    request = Request(urlunsplit(parts._replace(netloc=host)), headers=headers)
    context = ssl.create_default_context(cafile=_pip_setting("cert"))
    try:
        with urlopen(request, timeout=300, context=context) as answer:
            return answer.read(), answer.headers.get_content_type()
    except OSError as error:
        raise SystemExit(f"{parts.hostname} does not answer: {error}") from error


def _pip_setting(name: str) -> str | None:
    """Return what pip is told, by its settings or its environment."""
    words = [sys.executable, "-m", "pip", "config", "list"]
    said = subprocess.run(words, check=False, capture_output=True, text=True).stdout
    found = re.findall(rf"(?m)^(?::env:\.|install\.|global\.){name}='(.*)'$", said)
    return found[-1] if found else None


def _unpacked(packed: Path, into: Path) -> Path:
    """Unpack an archive and return the folder that it holds; nothing may leave that folder."""
    with tarfile.open(packed) as tar:
        members = tar.getmembers()
        if len(members) > _MOST_MEMBERS or sum(member.size for member in members) > _LARGEST:
            raise SystemExit(f"{packed.name} is larger than it should be")
        tar.extractall(into, members, filter="data")
    (inner,) = into.iterdir()
    return inner


if __name__ == "__main__":
    for one in ARCHIVES:
        print(fetched(one))
