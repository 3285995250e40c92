"""Write the first files of a project; changes none that a person wrote."""

from __future__ import annotations

import re
from pathlib import Path

from slapstick.app.files import write_text
from slapstick.app.naming import project_schemas
from slapstick.app.opening import story_text
from slapstick.errors import BadRequest
from slapstick.model import Scan
from slapstick.spec.project import NAME
from slapstick.spec.schema import schemas

_NAME = re.compile(r"[a-z][a-z0-9-]{0,59}")
_ATTRIBUTES = "*.prompt.md diff=markdown text eol=lf linguist-generated=false\n"
_PROJECT = """\
# yaml-language-server: $schema=.sora/schema/project.schema.json
#
# How {name} is filmed ({languages}).
# Every key is optional; what stands here is what happens without it. `sora check` reads it again.
format: sora/1

# The story that is told: a built-in one (`sora stories` lists them) or ./path.yaml of your own.
story: the-apprentice

# Where gags come from: slapstick/core (all the built-in packs), and folders of your own.
packs: [slapstick/core]

film:
  seconds: 90           # running time
  aspect: "4:3"         # "4:3" | "16:9" | "9:16" | "1:1"
  level: standard       # words per prompt: ultra-low | low | standard | high
  quality: draft        # draft | standard | high

# `animatic` draws the film on this machine and costs nothing.
provider: {{use: animatic}}

# US dollars that a calendar month may cost, all runs together.
budget: {{monthly: 50}}

# `names` lets names of the code into prompts, as words; `generic` keeps even those at home.
privacy: names

# Patterns, as in a .gitignore, of files that are not to be read.
scan: {{exclude: []}}

# Gags that you would rather not see: {{slapstick/core/banana-peel-retry: off}}
rules: {{}}
"""


_RULE = """\
# yaml-language-server: $schema=../.sora/schema/rules.schema.json
# One gag. Change it, then: sora rules test
format: rules/1
pack: my/gags
rules:
  - id: {name}
    why: A wait is a window that is shut.
    when:
      fact: call.sleep
      as: nap
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
"""


def begin(root: Path, found: Scan, *, force: bool = False) -> tuple[str, ...]:
    """Write sora.yaml, the editor's schemas and `.gitattributes`; return what was written."""
    project = root / NAME
    if project.exists() and not force:
        raise BadRequest(
            f"{NAME} is there already", "sora init --force writes it anew", code="SL205"
        )
    name = " ".join(found.identity.name.split()) or "this repository"
    write_text(project, _PROJECT.format(name=name, languages=_languages(found)))
    written = [NAME, *write_schemas(root)]
    if _add_attributes(root / ".gitattributes"):
        written.append(".gitattributes")
    return tuple(written)


def begin_rule(root: Path, name: str) -> Path:
    """Write `rules/NAME.yaml` with one gag, ready to be changed and tested; return its path."""
    path = new_file(root, "rules", name)
    write_text(path, _RULE.format(name=name))
    return path


def begin_story(root: Path, name: str, source: str = "the-apprentice") -> Path:
    """Write `stories/NAME.yaml`, a copy of a story that the project can name; return its path."""
    path = new_file(root, "stories", name)
    text = story_text(root, source)
    write_text(path, re.sub(r"(?m)^id: .*$", f"id: {name}", text, count=1))
    return path


def new_file(root: Path, folder: str, name: str) -> Path:
    """Return where a new file may be written; raise `BadRequest` where it may not."""
    if not _NAME.fullmatch(name):
        message = f"'{name}' cannot be a name"
        raise BadRequest(
            message, "lower-case letters, digits and hyphens, beginning with a letter", code="SL206"
        )
    path = root / folder / f"{name}.yaml"
    if path.exists():
        raise BadRequest(f"{path} is there already", "choose another name", code="SL205")
    return path


def write_schemas(root: Path, folder: Path | None = None) -> tuple[str, ...]:
    """Write the schemas, with the names that the project knows, and return their paths.

    Without `folder` they go where the first line of sora.yaml points, which git ignores.
    """
    if folder is None:
        folder = root / ".sora" / "schema"
        write_text(root / ".sora" / ".gitignore", "*\n")
    for file, text in project_schemas(root).items():
        write_text(folder / file, text)
    told = folder.relative_to(root) if folder.is_relative_to(root) else folder
    return tuple(f"{told.as_posix()}/{file}" for file in schemas())


def _languages(found: Scan) -> str:
    told = [f"{count} {language}" for language, count in found.languages[:4]]
    return f"files read: {', '.join(told)}" if told else "no source code yet"


def _add_attributes(path: Path) -> bool:
    """Let git show prompts as text, one sentence a line; leave all that stands there."""
    before = path.read_text("utf-8") if path.is_file() else ""
    if _ATTRIBUTES in before:
        return False
    gap = "" if not before or before.endswith("\n") else "\n"
    write_text(path, before + gap + _ATTRIBUTES)
    return True
