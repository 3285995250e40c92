"""Say where what was read of a folder is kept between scans; loads nothing, as start-up waits.

It lies in the user's own cache folder, never in the repository: what a stranger's repository
brings along is not believed.  `SORA_CACHE` names another folder, or is `off`.
"""

from __future__ import annotations

import os
import sys
import zlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE = "SORA_CACHE"
OFF = "off"


def cache_home(environ: Mapping[str, str]) -> str:
    """Return the folder of all stores; "" where nothing is to be kept."""
    told = environ.get(VARIABLE, "")
    if told:
        return "" if told == OFF else os.path.abspath(told)  # noqa: PTH100  # pathlib takes 8 ms
    home = environ.get("HOME") or environ.get("USERPROFILE") or ""
    if sys.platform == "win32":
        base = environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = f"{home}/Library/Caches" if home else ""
    else:
        base = environ.get("XDG_CACHE_HOME") or (f"{home}/.cache" if home else "")
    return f"{base}/slapstick" if base and os.path.isabs(base) else ""  # noqa: PTH117  # as above


def store_folder(root: str, environ: Mapping[str, str]) -> str:
    """Return the folder in which what was read of `root` is kept; "" where nothing is."""
    home = cache_home(environ)
    if not home:
        return ""
    path = os.path.realpath(root)
    return f"{home}/scans/{os.path.basename(path)[:40] or 'root'}-{_digest(path)}"  # noqa: PTH119


def _digest(path: str) -> str:
    """Return what tells folders of one name apart; checksums do, and load in no time."""
    raw = os.fsencode(path)
    return f"{zlib.crc32(raw):08x}{zlib.adler32(raw):08x}"
