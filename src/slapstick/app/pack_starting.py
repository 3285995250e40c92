"""Write the first files of a pack; changes none that are there."""

from __future__ import annotations

import re
from pathlib import Path

from slapstick.app.files import write_text
from slapstick.errors import BadRequest

_NAME = re.compile(r"[a-z][a-z0-9-]*/[a-z][a-z0-9-]*")
_FILES = {
    "pack.yaml": """\
# What this pack is. `sora check` reads it; `sora pack diff OLD` says which version comes next.
format: pack/1
name: {name}
version: 0.1.0
title: {title}
licence: CC-BY-4.0
rules-api: 1
""",
    "sora.yaml": """\
# For trying the pack out: sora check, sora rules test, sora film.
packs: [./]
""",
    "rules/{stem}.yaml": """\
# The gags. Each needs a sample on which it fires, and one on which it is quiet.
format: rules/1
pack: {name}
title: {title}
rules:
  - id: the-shutter-comes-down
    why: A wait is a window that is shut.
    when: {{fact: call.sleep, as: nap}}
    weight: 60
    gag:
      prop: letter
      puppet: queue
      laugh: 2
      tags: [waiting]
      setup: The apprentice joins the line at a window, and the shutter comes down.
      escalate: Another window opens across the hall, all run past him, and he is the last again.
      topper: When he is the first at last, the shutter comes down on his hand.
      card: "Five minutes, no more."
    fires: {{python: "import time\\ntime.sleep(5)\\n"}}
    quiet: {{python: "import time\\nprint(time.time())\\n"}}
""",
    "README.md": """\
# {title}

Gags for [Slapstick](https://pypi.org/project/slapstick/). In a project:

    sora pack add https://…@v0.1.0
""",
    ".gitignore": ".sora/\nout/\n",
}


def begin_pack(folder: Path, name: str) -> tuple[str, ...]:
    """Write a pack with one gag, ready to be changed and tested; return what was written."""
    if not _NAME.fullmatch(name) or name.startswith("slapstick/"):
        raise BadRequest(
            f"'{name}' cannot be a pack's name",
            "owner/name in lower case: acme/office",
            code="SL206",
        )
    if folder.exists() and any(folder.iterdir()):
        raise BadRequest(f"{folder} is not empty", "name a new folder", code="SL205")
    stem = name.partition("/")[2]
    words = {"name": name, "stem": stem, "title": stem.replace("-", " ").capitalize()}
    written = []
    for path, text in _FILES.items():
        target = folder / path.format(**words)
        write_text(target, text if path == ".gitignore" else text.format(**words))
        written.append(target.as_posix())
    return tuple(written)
