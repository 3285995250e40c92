"""Find packs in installed distributions without running any of their code."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata, util
from pathlib import Path

from slapstick.read.pack_folder import read_folder
from slapstick.spec.pack_file import PACK, read_pack

GROUP = "slapstick.packs"


def find_installed(name: str) -> tuple[Path, ...]:
    """Return the folders of installed packs of that name; more than one is a conflict."""
    return tuple(folder for found, folder in _installed() if found == name)


def installed_names() -> tuple[str, ...]:
    """Return the names of all installed packs."""
    return tuple(sorted({name for name, _ in _installed()}))


def _installed() -> Iterator[tuple[str, Path]]:
    """Yield names and folders; an entry point without a pack behind it is passed over."""
    values = sorted({point.value for point in metadata.entry_points(group=GROUP)})
    for value in values:
        folder = _folder(value.partition(":")[0].strip())
        if folder is not None and (folder / PACK).is_file():
            text = read_folder(folder, "").files.get(PACK, "")
            file, _ = read_pack(text, PACK)
            if file is not None:
                yield file.keys.name, folder


def _folder(module: str) -> Path | None:
    """Return a module's folder; only its top is looked up, which imports nothing."""
    top, *inner = module.split(".")
    try:
        spec = util.find_spec(top)
    except (ImportError, ValueError):
        return None
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0], *inner) if places else None
