"""Look at the machine: is all there that a film needs?  Repairs nothing, but empties the cache."""

from __future__ import annotations

import importlib
import importlib.util
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from slapstick import __version__, assets
from slapstick.read.cache import NAME
from slapstick.read.stores import cache_home
from slapstick.spec.language_text import read_language


class Finding(NamedTuple):
    """One thing that was looked at."""

    what: str
    well: bool
    seen: str
    remedy: str = ""


def examine() -> tuple[Finding, ...]:
    """Look at everything, in the order in which a film needs it."""
    return (
        Finding("slapstick", True, __version__),
        _python(),
        Finding("machine", True, f"{platform.system()} {platform.machine()}, {_processors()}"),
        _git(),
        _looked_at("encoder", _encoder, "pip install --force-reinstall av"),
        _looked_at("lettering", _lettering, "pip install --force-reinstall pillow slapstick"),
        _looked_at("piano", _piano, "pip install --force-reinstall slapstick"),
        _looked_at("gags and stories", _built_in, "pip install --force-reinstall slapstick"),
        _cache(os.environ),
        *_grammars(),
    )


def empty_cache(environ: Mapping[str, str]) -> int:
    """Throw away what was kept of folders that were read; return how many bytes it took."""
    stores = _stores(environ)
    size = _size(stores)
    for store in stores:
        shutil.rmtree(store, ignore_errors=True)
    return size - _size(_stores(environ))


def _python() -> Finding:
    seen = platform.python_version()
    return Finding("python", sys.version_info >= (3, 11), seen, "3.11 or newer is needed")


def _processors() -> str:
    count = os.cpu_count() or 1
    return f"{count} processor{'' if count == 1 else 's'}"


def _git() -> Finding:
    place = shutil.which("git")
    return Finding("git", True, place or "not there: folders are read as plain files")


def _cache(environ: Mapping[str, str]) -> Finding:
    home = cache_home(environ)
    if not home:
        return Finding("cache", True, "off: every scan reads every file")
    stores = _stores(environ)
    folders = f"{len(stores)} folder{'' if len(stores) == 1 else 's'}"
    seen = f"{_size(stores) / 1e6:,.1f} MB of {folders} in {home}; --clean empties it"
    return Finding("cache", True, seen)


def _stores(environ: Mapping[str, str]) -> list[Path]:
    home = cache_home(environ)
    place = Path(home) / "scans"
    if not home or not place.is_dir():
        return []
    return sorted(store for store in place.iterdir() if (store / NAME).is_file())


def _size(stores: Iterable[Path]) -> int:
    return sum(file.stat().st_size for store in stores for file in store.iterdir())


def _looked_at(what: str, look: Callable[[], str], remedy: str) -> Finding:
    """Turn what a look saw, or the failure it met, into a finding."""
    try:
        return Finding(what, True, look())
    except (ImportError, OSError, ValueError, LookupError) as error:
        return Finding(what, False, f"{type(error).__name__}: {error}", remedy)


def _encoder() -> str:
    av = importlib.import_module("av")
    names = ("libx264", "aac", "mov_text")
    missing = [name for name in names if name not in av.codecs_available]
    if missing:
        raise LookupError(f"this PyAV lacks {', '.join(missing)}")
    return f"PyAV {av.__version__} with {', '.join(names)}"


def _lettering() -> str:
    font = importlib.import_module("PIL.ImageFont")
    faces = sorted(assets.asset("fonts").glob("*.woff"))
    for face in faces:
        font.truetype(str(face), 24)
    if not faces:
        raise LookupError("no typefaces")
    return f"{len(faces)} typefaces"


def _piano() -> str:
    strings = [path for path in assets.asset("piano").iterdir() if path.stem.isdigit()]
    if not strings:
        raise LookupError("no strings")
    return f"{len(strings)} strings"


def _built_in() -> str:
    found = {
        folder: len(list(assets.builtin(folder).glob("*.yaml"))) for folder in ("rules", "stories")
    }
    if not all(found.values()):
        raise LookupError(f"{found['rules']} packs, {found['stories']} stories")
    return f"{found['rules']} files of rules, {found['stories']} of stories"


def _grammars() -> tuple[Finding, ...]:
    """Look for the grammar of every language; without it that language's files are only counted."""
    findings = []
    for path in sorted(assets.languages().glob("*.scm")):
        language, _ = read_language(path.read_text("utf-8"), path.name, ())
        module = language.grammar.partition(":")[0]
        package = module.replace("_", "-")
        well = importlib.util.find_spec(module) is not None
        seen = module if well else f"{module} is not installed: such files are counted, not read"
        findings.append(Finding(f"language {language.id}", well, seen, f"pip install {package}"))
    return tuple(findings)
