"""Keep packs on this machine and in the repository; writes whole folders or none."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from slapstick.app.files import explained
from slapstick.app.pack_found import VENDOR, Pack
from slapstick.app.pack_sources import Bring, store_of
from slapstick.errors import BadRequest
from slapstick.model import PackAsk
from slapstick.read.pack_folder import Contents
from slapstick.read.pack_git import commit_of, fetch
from slapstick.spec.lock_file import LOCK, LockedPack
from slapstick.spec.pack_contents import digest


def bringer(root: Path) -> Bring:
    """Return what fetches packs for a repository and keeps them in its `.sora/packs`."""

    def bring(ask: PackAsk, locked: LockedPack | None) -> tuple[str, Contents]:
        commit = (locked and locked.commit) or commit_of(ask, root)
        contents = fetch(ask, commit, root, f"pack:{ask.git}/")
        if contents.problems:
            return commit, contents
        tree = digest(contents.files)
        if locked and locked.tree != tree:
            message = f"{ask} holds other files than {LOCK} pins"
            raise BadRequest(
                message, "`sora pack update` shows what changes and takes it", code="SL216"
            )
        folder = store_of(root, tree)
        with explained(folder):
            (root / ".sora").mkdir(exist_ok=True)
            (root / ".sora" / ".gitignore").write_text("*\n", "utf-8")
            lay_out(folder, contents.files)
        return commit, contents

    return bring


def lay_out(folder: Path, files: Mapping[str, str]) -> None:
    """Write a pack into a folder of its own, in place of what is there."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.parent))
    try:
        for path, text in sorted(files.items()):
            target = fresh / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8", newline="\n")
        fresh.chmod(0o755)
        _exchange(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def vendor(root: Path, packs: tuple[Pack, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Keep packs from elsewhere in the repository; return the folders written and removed."""
    wanted = {pack.name: pack for pack in packs if pack.pinned and pack.source != "built-in"}
    written = []
    with explained(root / VENDOR):
        for name, pack in sorted(wanted.items()):
            if pack.file is not None:
                lay_out(root / VENDOR / name, pack.files)
                written.append(f"{VENDOR}/{name}")
        return tuple(written), tuple(_drop_others(root, set(wanted)))


def _drop_others(root: Path, wanted: set[str]) -> list[str]:
    """Remove the vendored packs that nobody asks for; only folders that hold a pack.yaml."""
    gone = []
    for file in sorted((root / VENDOR).glob("*/*/pack.yaml")):
        name = file.parent.relative_to(root / VENDOR).as_posix()
        if name not in wanted and not file.parent.is_symlink():
            shutil.rmtree(file.parent)
            gone.append(f"{VENDOR}/{name}")
            if not any(file.parent.parent.iterdir()):
                file.parent.parent.rmdir()
    return gone


def _exchange(fresh: Path, folder: Path) -> None:
    """Put a folder in another's place; the old one is whole until the new one stands there."""
    if not folder.exists():
        fresh.rename(folder)
        return
    old = Path(tempfile.mkdtemp(prefix=".old-", dir=folder.parent))
    folder.rename(old / "pack")
    try:
        fresh.rename(folder)
    except OSError:
        (old / "pack").rename(folder)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
